"""What hurts the class most so far, looked up beside the server: a process plays what has been chosen again and says so.

It is asked at most once a minute, only while a trainer looks and something has been chosen since, and gives way to all else.
"""

import asyncio
import json
import logging
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from game.language.locale import LANGUAGES
from game.serve.rooms.places import folder_of
from game.serve.seats.hall import Hall

EVERY: Final = 60.0
"""Seconds between two looks."""
LARGEST: Final = 1_000_000
LOG: Final = logging.getLogger("finalkick.serve")


@dataclass(eq=False)
class Hurts:
    """The lines that were found last, by language."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    _asked: float = float("-inf")
    _choices: int = 0
    _process: asyncio.subprocess.Process | None = None
    _task: "asyncio.Task[None] | None" = None

    def told(self, language: str) -> list[str]:
        """The lines in a language; none where nothing is known yet."""
        return self.lines.get(language, [])

    def look(self, hall: Hall) -> None:
        """Have it looked up, if it is time."""
        now = time.monotonic()
        if now - self._asked < EVERY or (self._task and not self._task.done()):
            return
        choices = sum(row.choices for row in hall.rows())
        if choices == self._choices:
            return
        self._asked, self._choices = now, choices
        self._task = asyncio.create_task(self._look(hall))

    async def stop(self) -> None:
        """End the process."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if self._process and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def _look(self, hall: Hall) -> None:
        chairs = hall.book.chairs(hall.room.id)
        wish = {"seats": [[str(folder_of(hall.book.folder, one)), one.name] for one in chairs], "languages": list(LANGUAGES)}
        try:
            answer = await self._ask(json.dumps(wish))
        except (OSError, ValueError) as error:  # it is told when it is asked next
            LOG.error("what hurts the class: %s", error)
            self._process = None
            return
        self.lines = {language: [str(one) for one in lines] for language, lines in answer.items()}
        hall.changed()

    async def _ask(self, wish: str) -> dict[str, Any]:
        if self._process is None or self._process.returncode is not None:
            pipe = asyncio.subprocess.PIPE
            words = (sys.executable, "-m", "game.serve.pages.hurts_process")
            self._process = await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe, limit=LARGEST)
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(wish.encode() + b"\n")
        await process.stdin.drain()
        answer: dict[str, Any] = json.loads(await process.stdout.readline())
        return answer
