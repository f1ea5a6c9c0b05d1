"""Ten thousand statements to a real LRS (ralph-malph), through everything that can go wrong: none is lost, none doubled.

`python -m tests.validate.lrs [--statements 10000] [--kills 12]`. The LRS is put into an environment of its own, `.lrs`
(`tests/validate/lrs.txt` says what), as it wants other versions of much that is used here. Between it and the pusher sits a
proxy that breaks lines, answers 500 and is slow, before and after the LRS has taken what it was sent. The pusher is the real
command; it is begun with a wrong password, killed −9 in the middle again and again, and the LRS itself once. Every statement is
checked against xAPI's rules here (`tests/lrs/rules.py`) and by the LRS's own models; then the games are pushed a second time.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import venv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game.lrs.games import from_file
from game.lrs.statements import Learner, Telling, statements_of
from game.play.session import new_session
from sim_core.batch.recorded import bot_steps
from sim_core.engine.record import END_WEEK, to_json
from sim_core.scenario.library import find_scenario, load_scenario
from tests.commands import ROOT, environment
from tests.lrs.rules import faults

NEEDED: Final = Path(__file__).with_name("lrs.txt")
PLACE: Final = ROOT / ".lrs"
USER, PASSWORD = "trainer", "s3cret"
SCENARIO: Final = "final-quarter"
ODDS: Final = 0.35
"""Of a fault, for each request."""
SERVER: Final = """
import os, sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND  # else every write but the first is answered with 500
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""
MODELS: Final = """
import json, sys
from ralph.models.xapi.base.statements import BaseXapiStatement
wrong = 0
for line in sys.stdin:
    try:
        BaseXapiStatement.model_validate(json.loads(line))
    except Exception as error:
        wrong += 1
        print(str(error)[:500], file=sys.stderr)
print(wrong)
"""


def python_of_lrs() -> Path:
    """The Python that has the LRS: made and filled if need be."""
    python = PLACE / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists() or subprocess.run([python, "-c", "import ralph"], capture_output=True).returncode:
        venv.create(PLACE, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", str(NEEDED)], check=True)
    return python


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@dataclass
class Lrs:
    """A real LRS with its folder. `kept` reads what it has on disk, past all its answers."""

    python: Path
    folder: Path
    port: int
    process: subprocess.Popen | None = None

    @property
    def file(self) -> Path:
        return self.folder / "statements" / "lrs.jsonl"

    def environment(self) -> dict[str, str]:
        own = {
            "RALPH_APP_DIR": str(self.folder),
            "RALPH_AUTH_FILE": str(self.folder / "auth.json"),
            "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(self.file.parent),
            "RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE": self.file.name,
        }  # fmt: skip
        return {**{name: value for name, value in os.environ.items() if name != "PYTHONPATH"}, **own}

    def prepare(self) -> None:
        self.file.parent.mkdir(parents=True)
        self.file.touch()
        words = ["auth", "-u", USER, "-p", PASSWORD, "-s", "all", "-M", "mailto:trainer@example.org", "-N", "trainer", "-w"]
        subprocess.run([self.python, "-m", "ralph", *words], env=self.environment(), check=True, capture_output=True)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [self.python, "-c", SERVER, str(self.port)], env=self.environment(), cwd=self.folder, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 0.2):
                return
            time.sleep(0.05)
        raise AssertionError("the LRS did not come up")

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def count(self) -> int:
        """How many statements are on its disk."""
        return self.file.read_bytes().count(b"\n")

    def kept(self) -> list[dict]:
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines() if line.strip()]


@dataclass
class Proxy:
    """Between pusher and LRS: passes requests on, or does to them what a bad day does. In a thread of its own."""

    behind: int
    luck: random.Random
    odds: float  # of a fault, for each request
    slow: float = 0.0  # seconds added to each
    port: int = field(default_factory=free_port)
    did: Counter[str] = field(default_factory=Counter)
    lines: set[asyncio.Task | None] = field(default_factory=set)  # or they would be collected as rubbish
    ways: tuple[str, ...] = ("500", "500 after", "503", "cut", "cut after", "half", "stall", "html")

    def start(self) -> None:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port))
        threading.Thread(target=loop.run_forever, daemon=True).start()

    async def _serve(self, read: asyncio.StreamReader, write: asyncio.StreamWriter) -> None:
        self.lines.add(asyncio.current_task())
        with suppress(OSError, asyncio.IncompleteReadError, ConnectionError):
            while request := await self._message(read):
                way = self.luck.choice(self.ways) if self.luck.random() < self.odds else "passed on"
                self.did[way] += 1
                await asyncio.sleep(self.slow)
                answer = b"" if way in ("500", "503", "cut", "html") else await self._passed_on(request)
                match way:
                    case "500" | "500 after":
                        answer = b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\n\r\n"
                    case "503":
                        answer = b"HTTP/1.1 503 Busy\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n"
                    case "html":
                        answer = b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 6\r\n\r\n<html>"
                    case "cut" | "cut after":
                        break
                    case "half":
                        write.write(answer[: len(answer) // 2])
                        await write.drain()
                        break
                    case "stall":
                        await asyncio.sleep(3)
                write.write(answer)
                await write.drain()
        write.close()

    async def _passed_on(self, request: bytes) -> bytes:
        try:
            read, write = await asyncio.open_connection("127.0.0.1", self.behind)
            write.write(request)
            await write.drain()
            answer = await self._message(read)
            write.close()
        except OSError:
            answer = b""
        return answer or b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"

    @staticmethod
    async def _message(read: asyncio.StreamReader) -> bytes:
        """A request or an answer: its head, and as much as that announces."""
        head = await read.readuntil(b"\r\n\r\n")
        lengths = [line.partition(b":")[2] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
        return head + (await read.readexactly(int(lengths[0])) if lengths else b"")


def games_for(count: int, folder: Path) -> tuple[list[Path], dict[str, dict]]:
    """As many games as make at least so many statements, as files, and what has to arrive of them."""
    files: list[Path] = []
    wanted: dict[str, dict] = {}
    scenario, text = load_scenario(SCENARIO), find_scenario(SCENARIO).read_text("utf-8")
    while len(wanted) < count:
        seed = 100 + len(files)
        session = new_session(text, seed, None)
        for step in bot_steps(scenario, ("textbook", "nag")[seed % 2], seed):
            session.end_week() if step.move == END_WEEK else session.play(step)
        file = folder / f"{seed}.json"
        file.write_text(to_json(session.exported(f"2026-03-02T09:{seed % 60:02d}:00+00:00", f"学员 {seed}")), "utf-8")
        files.append(file)
        for one in statements_of(from_file(str(file)), Telling(Learner("https://lms.example.org/", f"学员 {seed}"))):
            wanted[one["id"]] = one
    return files, wanted


def pusher(port: int, home: Path, files: list[Path], password: str = PASSWORD, patience: int = 600) -> subprocess.Popen:
    """The real command under way."""
    url = f"http://127.0.0.1:{port}/xAPI/"
    words = ["records", "push", *map(str, files), "--to", url, "--user", USER, "--home-page", "https://lms.example.org/"]
    own = {"FINALKICK_HOME": str(home), "FINALKICK_LANG": "en", "FINALKICK_LRS_PASSWORD": password}
    return subprocess.Popen(
        [sys.executable, "-m", "game", *words, "--timeout", "2", "--wait", str(patience)],
        cwd=ROOT, env=environment(own), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


@contextmanager
def running(lrs: Lrs) -> Iterator[None]:
    lrs.prepare()
    lrs.start()
    try:
        yield
    finally:
        lrs.kill()


def through_all_that(lrs: Lrs, home: Path, files: list[Path], count: int, kills: int, luck: random.Random) -> list[str]:
    """Push with everything that can go wrong. Returns what was wrong about the pushers."""
    proxy, wrong = Proxy(lrs.port, luck, odds=0.0), []
    proxy.start()
    refused = pusher(proxy.port, home, files, "wr0ng-pass")
    out, told = refused.communicate()
    proxy.odds = ODDS
    print(f"wrong password: {told.strip()}", flush=True)
    if refused.returncode != 1 or "401" not in told or lrs.kept() or "wr0ng" in told + out:
        wrong.append(f"a wrong password: {refused.returncode} {told!r}, {len(lrs.kept())} arrived")
    for number in range(kills):
        process, goal = pusher(proxy.port, home, []), (number + 1) * count // (kills + 2)
        while process.poll() is None and lrs.count() < goal:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if number == kills // 2:  # and the LRS itself, with whoever is pushing at that moment
            process = pusher(proxy.port, home, [])
            time.sleep(luck.uniform(1.5, 3))
            lrs.kill()
            time.sleep(2)
            lrs.start()
            process.kill()
            process.communicate()
        print(f"kill {number + 1}: {lrs.count()} there", flush=True)
    proxy.slow = 0.4
    last = pusher(proxy.port, home, [])
    out, told = last.communicate()
    print(out.strip(), told.strip(), dict(proxy.did), sep="\n", flush=True)
    if last.returncode != 0 or "Traceback" in told:
        wrong.append(f"the last pusher: {last.returncode} {told!r}")
    return wrong


def compared(kept: list[dict], wanted: dict[str, dict]) -> list[str]:
    """What is lost, doubled, other than it was sent, or against the rules."""
    ids = Counter(one["id"] for one in kept)
    by_id = {one["id"]: one for one in kept}
    added = ("stored", "authority", "version")
    other = [
        name for name, one in wanted.items()
        if name in by_id and {key: value for key, value in by_id[name].items() if key not in added} != one
    ]  # fmt: skip
    return [
        *([f"{len(lost)} lost"] if (lost := set(wanted) - set(ids)) else []),
        *([f"{len(more)} that nobody sent"] if (more := set(ids) - set(wanted)) else []),
        *([f"{len(twice)} doubled"] if (twice := [name for name, times in ids.items() if times > 1]) else []),
        *([f"{len(other)} changed"] if other else []),
        *[f"{one['id']}: {faults(one)}" for one in wanted.values() if faults(one)],
    ]


def main() -> int:
    """0 if every statement is there once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=12, help="how often the pusher is killed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    python, luck = python_of_lrs(), random.Random(asked.seed)
    with TemporaryDirectory() as place:
        folder = Path(place)
        files, wanted = games_for(asked.statements, folder)
        lines = "\n".join(json.dumps(one) for one in wanted.values())
        checked = subprocess.run([python, "-c", MODELS], input=lines, capture_output=True, text=True)
        print(f"{len(files)} games, {len(wanted)} statements; {checked.stdout.strip()} against the LRS's models", flush=True)
        wrong = [] if checked.stdout.strip() == "0" else [checked.stderr]
        lrs = Lrs(python, folder / "lrs", free_port())
        with running(lrs):
            began = time.monotonic()
            wrong += through_all_that(lrs, folder / "home", files, len(wanted), asked.kills, luck)
            wrong += compared(lrs.kept(), wanted)
            print(f"{len(lrs.kept())} of {len(wanted)} there after {time.monotonic() - began:.0f} s", flush=True)
            again = pusher(lrs.port, folder / "elsewhere", files)  # from another machine, which knows nothing of the first
            out, told = again.communicate()
            print(f"a second time: {out.strip()}", told.strip(), flush=True)
            wrong += compared(lrs.kept(), wanted) + ([] if again.returncode == 0 else [f"the second time: {told}"])
    for one in wrong:
        print(one)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
