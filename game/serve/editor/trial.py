"""What is written tried out: played in the game's own window, and played by bots for a report card. Each in its own process."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from game.play.display import has_display
from sim_core.public.balance import EPISODES
from sim_core.public.scenarios import made_whole

LONGEST_LINE: Final = 40_000_000
"""Bytes of a line of the process that makes a report card: the page is one."""
TOLD_OF_FAILURE: Final = 400
"""Characters of what a game said before it failed."""
OURSELVES: Final = "finalkick: "
"""How the line begins in which the game says why it failed."""
Tell = Callable[[dict[str, Any]], Awaitable[None]]


def _apart() -> dict[str, Any]:
    """How a process is started that Ctrl-C in our terminal does not end."""
    return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}  # type: ignore[attr-defined]


async def play(file: Path, language: str, tell: Tell) -> asyncio.Task[None] | None:
    """Play a file in the game's window; it goes on when the form has ended. None where this machine has no screen."""
    if not has_display():
        return None
    said = tempfile.TemporaryFile()  # noqa: SIM115 -- the one who waits closes it
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "game", "play", str(file), "--window", "--lang", language,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, **_apart(),
    )  # fmt: skip
    return asyncio.create_task(_played(process, said, tell))


async def _played(process: asyncio.subprocess.Process, said: IO[bytes], tell: Tell) -> None:
    with said:
        code = await process.wait()
        said.seek(0)
        last = said.read()[-TOLD_OF_FAILURE:].decode("utf-8", "replace").strip().splitlines()[-1:]
    if code:
        await tell({"kind": "game_failed", "problem": " ".join(last).removeprefix(OURSELVES) or str(code)})


@dataclass
class Card:
    """The report card that was asked for last: being made, or made."""

    process: asyncio.subprocess.Process | None = None
    waiting: asyncio.Task[None] | None = None
    page: str = ""

    async def begin(self, text: str, file: Path, language: str, quick: bool, tell: Tell) -> None:
        """Make one; whatever was being made is broken off."""
        await self.stop()
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "game.serve.editor.card_process",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, limit=LONGEST_LINE, **_apart(),
        )  # fmt: skip
        whole = made_whole(text.encode(), file).decode()
        wish = {"text": whole, "path": str(file), "language": language, "quick": quick, "episodes": EPISODES}
        self.waiting = asyncio.create_task(self._made(self.process, json.dumps(wish).encode(), tell))

    @property
    def under_way(self) -> bool:
        """Is one being made?"""
        return self.process is not None

    async def stop(self) -> None:
        """Break off what is being made."""
        process, waiting = self.process, self.waiting
        self.process = self.waiting = None
        if waiting:
            waiting.cancel()
        if process and process.returncode is None:
            _end(process)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(process.wait(), 5)

    async def _made(self, process: asyncio.subprocess.Process, wish: bytes, tell: Tell) -> None:
        assert process.stdin
        assert process.stdout
        last: dict[str, Any] = {"failed": ""}
        with suppress(ConnectionError):
            process.stdin.write(wish)
            await process.stdin.drain()
            process.stdin.close()
        async for line in process.stdout:
            last = json.loads(line)
            if "done" in last:
                await tell({"kind": "card_progress", **last})
        await process.wait()
        self.process = self.waiting = None
        if "page" in last:
            self.page = last["page"]
            await tell({"kind": "card_made", "passed": last["passed"]})
        else:
            await tell({"kind": "card_failed", "problem": last.get("failed", "")})


def _end(process: asyncio.subprocess.Process) -> None:
    """End a process with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "nt":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
