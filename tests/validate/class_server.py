"""A class over real sockets for what is measured: the server in a process of its own, trainees as a browser would be."""

import asyncio
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import websockets
from websockets.typing import Origin

from game.serve.running import bound
from game.serve.wire import Shown

STARTED: Final = 60.0
"""Seconds within which a server has to be up."""
SIZES: Final = ((1280, 720), (1920, 1080), (390, 844), (1440, 900))
FAMILIES: Final = ("KeyC", "KeyI", "KeyN", "KeyO", "KeyP")
DESK: Final = re.compile(r"Week (\d+).*?Hours left ([\d.]+) h")


@dataclass
class Server:
    """`finalkick serve` in a process of its own, at the same port each time."""

    folder: Path
    scenario: str
    port: int
    code: str = ""
    process: "subprocess.Popen[str] | None" = None

    def start(self) -> float:
        """Start it, and wait until it is up. Returns the seconds that took."""
        where = ["--dir", self.folder, "--port", self.port]
        words = ["-m", "game", "serve", self.scenario, *where, "--room", "class", "--lang", "en"]
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *map(str, words)], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=os.environ
        )
        assert self.process.stderr
        told = ""
        while "Ctrl-C" not in told:
            line = self.process.stderr.readline()
            assert line, f"the server did not come up ({self.process.wait(10)}): {told}"
            assert time.monotonic() - began < STARTED
            told += line
        found = re.search(r"code of the room: ([A-Z]{6})", told)
        assert found
        self.code = found[1]
        return time.monotonic() - began

    def end(self, how: int = signal.SIGINT) -> None:
        """End it: by Ctrl-C, or kill it."""
        assert self.process
        self.process.send_signal(how)
        self.process.wait(30)
        if self.process.stderr:
            self.process.stderr.close()

    def seconds(self) -> float:
        """CPU that it has used so far."""
        assert self.process
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def waited(self) -> float:
        """Seconds for which it was ready to work, and others had the cores."""
        assert self.process
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[1]) for one in threads) / 1e9

    def memory(self) -> float:
        """MB that it holds."""
        assert self.process
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def join(self, name: str) -> str:
        """Somebody comes in by the code. Returns their cookie."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", "/join", urlencode({"code": self.code, "name": name}), headers)
        made = line.getresponse().getheader("Set-Cookie")
        line.close()
        assert made
        return made.split(";")[0]

    @property
    def origin(self) -> str:
        """Where our pages are from."""
        return f"http://127.0.0.1:{self.port}"


@dataclass
class Trainee:
    """Somebody at a seat, and what their browser shows."""

    server: Server
    number: int
    cookie: str
    luck: random.Random
    socket: Any = None
    shown: Shown = field(default_factory=Shown)
    frames: int = 0
    bytes: int = 0
    desk: tuple[int, float] = (0, 0.0)  # the week and the hours that were seen last
    follows: bool = True  # is the week on the screen read off each picture?
    waits: list[float] = field(default_factory=list)

    async def connect(self) -> None:
        """Sit down, and wait for the first picture."""
        self.socket = await websockets.connect(
            f"ws://127.0.0.1:{self.server.port}/seat/live",
            additional_headers={"Cookie": self.cookie},
            origin=Origin(self.server.origin),
            max_size=None,
            open_timeout=5,
        )
        take = self.socket.protocol.receive_data

        def counted(data: bytes) -> None:
            self.bytes += len(data)
            take(data)

        self.socket.protocol.receive_data = counted
        w, h = SIZES[self.number % len(SIZES)]
        hello = {"do": "hello", "w": w, "h": h, "language": "en", "window": f"trainee{self.number:04d}"}
        await self.socket.send(json.dumps(hello))
        self.shown = Shown()
        while not await self.hear(20.0):
            pass

    async def hear(self, within: float) -> bool:
        """The next thing that is said; was it a picture?"""
        told = json.loads(await asyncio.wait_for(self.socket.recv(), within))
        if "note" in told:
            return False
        self.shown.take(told)
        self.frames += 1
        found = DESK.search(self.words) if self.follows else None
        if self.follows and self.over:
            self.desk = 0, 0.0  # another game may be begun from here
        elif found:
            self.desk = int(found[1]), float(found[2])
        return True

    async def press(self, code: str, within: float = 30.0) -> None:
        """Press a key, and wait for the picture that comes of it: one is asked for, as some keys change nothing."""
        began = time.monotonic()
        await self.socket.send(json.dumps({"do": "key", "code": code}))
        await self.socket.send('{"do":"draw"}')
        while not await self.hear(within):
            pass
        self.waits.append(time.monotonic() - began)

    async def quiet(self, seconds: float) -> None:
        """Look on for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                await self.hear(left)
            except TimeoutError:
                return

    def way(self, week_ends: bool) -> Sequence[str]:
        """The keys of one choice: the end of a week, or a move on some client, answered and confirmed if it asks."""
        if week_ends:
            return ("Escape", "KeyE", "Enter")
        first = ("Tab",) if self.luck.random() < 0.5 else ()
        return (*first, self.luck.choice(FAMILIES), f"Digit{self.luck.randint(1, 3)}", *(("Enter",) if self.asks else ()))

    @property
    def over(self) -> bool:
        """Is it the result of a game that is shown?"""
        return "Debrief" in self.words

    @property
    def asks(self) -> bool:
        """Does something lie there that is to be confirmed?"""
        return "Enter" in self.words.split("Week", 1)[-1]

    @property
    def words(self) -> str:
        """All that stands on the screen."""
        inner = [one[5] if one[0] == "k" else one for one in self.shown.strokes]
        return " ".join(str(one[7]) for one in inner if one[0] == "t")  # type: ignore[index]  # strokes are tuples of many kinds; the first says which


@contextmanager
def served(scenario: str) -> Iterator[Server]:
    """A server of a class in a folder of its own, not yet started; whatever happens, it does not outlive this."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FINALKICK_HOME"] = folder
        free = bound()
        server = Server(Path(folder) / "class", scenario, free.getsockname()[1])
        free.close()
        try:
            yield server
        finally:
            if server.process and server.process.poll() is None:
                server.process.kill()
                server.process.wait()


def told(line: str) -> None:
    """Progress."""
    print(line, file=sys.stderr, flush=True)
