"""Commands that work in several processes, ended in every way at many moments: nothing of theirs may be left.

`python -m tests.validate.deaths [--times N] [--only COMMAND] [--way WAY]`. Each case starts a real command on a terminal of its
own, waits for a moment between its very start and well into its work, ends it, and looks for what is left: processes, files in
shared memory, an open end of the pipe that its errors went to. Linux only.
"""

import argparse
import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sim_core import record
from tests.commands import environment
from tests.played import played

MARK: Final = "FINALKICK_DEATH"
"""In the environment of a command and of whatever it starts: its processes are known by it."""
SHARED: Final = Path("/dev/shm")
PROCESS: Final = re.compile(r"(?<=[-_])\d+(?=[-_])")
"""The number of a process in the name of a file in shared memory."""
PATIENCE: Final = 5.0
"""Seconds in which everything has to be gone."""
START_SECONDS: Final = 30.0
LATEST: Final = 2.0
"""Seconds after its start in which a command is ended at the latest."""
BUSY: Final = ("final-quarter", "--jobs", "2")
COMMANDS: Final = {
    "run": ("run", *BUSY, "--bot", "textbook", "--episodes", "400000"),
    "balance": ("balance", *BUSY),
    "sweep": ("sweep", *BUSY, "--set", "rep.hours_per_week=12:48:12", "--episodes", "4000"),
    "debrief": ("debrief", "game.json", "--jobs", "2"),
}
Way = Callable[["Case"], None]


@dataclass
class Case:
    """A command under way: its process, the terminal it hangs on, the pipe it complains into."""

    process: subprocess.Popen
    terminal: int
    errors: int
    mark: str
    before: set[str]
    seen: set[int] = field(default_factory=set)

    def family(self) -> list[int]:
        """The processes that carry its mark and are alive."""
        found = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit() and carries(one, self.mark)]
        self.seen |= set(found)
        return found

    def in_shared_memory(self) -> list[str]:
        """Files that came since and are of these processes, or of nobody that their name tells."""
        new = {name: set(map(int, PROCESS.findall(name))) for name in set(os.listdir(SHARED)) - self.before}
        return sorted(name for name, pids in new.items() if not pids or pids & self.seen)


def carries(process: Path, mark: str) -> bool:
    """Is a process alive, and is the mark in its environment?"""
    try:
        alive = (process / "stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
        return alive and f"{MARK}={mark}".encode() in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def signalled(which: signal.Signals) -> Way:
    """To send a signal to the command alone."""
    return lambda case: case.process.send_signal(which)


def key_pressed(case: Case) -> None:
    """Ctrl-C, which the terminal sends to all in its foreground; again, as an impatient person does, if it is not heeded."""
    for _ in range(3):
        with suppress(OSError):
            os.write(case.terminal, b"\x03")
        with suppress(subprocess.TimeoutExpired):
            case.process.wait(2)
            return


def hung_up(case: Case) -> None:
    """The terminal's window is closed."""
    os.close(case.terminal)
    case.terminal = -1


def group_killed(case: Case) -> None:
    """Everything in the command's process group is killed at once, as a batch system does."""
    os.killpg(case.process.pid, signal.SIGKILL)


WAYS: Final[dict[str, Way]] = {
    "KILL": signalled(signal.SIGKILL),
    "TERM": signalled(signal.SIGTERM),
    "HUP": signalled(signal.SIGHUP),
    "Ctrl-C": key_pressed,
    "closed": hung_up,
    "group": group_killed,
}


def started(words: tuple[str, ...], home: Path, mark: str, workers: bool = False) -> Case:
    """A command on a terminal of its own, its errors going into a pipe.

    With `workers` nothing is compiled: what is works in threads, and starts no other process.
    """
    more = {"FINALKICK_PLAIN": "1"} if workers else {}
    own, theirs = pty.openpty()
    read, write = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", TERMINAL, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=write,
        cwd=home,
        env=environment({MARK: mark, "FINALKICK_HOME": str(home), "FINALKICK_LANG": "en", **more}),
        start_new_session=True,
    )
    os.close(theirs)
    os.close(write)
    return Case(process, own, read, mark, set(os.listdir(SHARED)))


TERMINAL: Final = """
import fcntl, os, signal, sys, termios
for one in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
    signal.signal(one, signal.SIG_DFL)  # whatever these tests themselves were started to ignore
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # the terminal is this session's own
os.execv(sys.executable, [sys.executable, "-m", "game", *sys.argv[1:]])
"""


def drained(case: Case, until: float) -> bytes | None:
    """What the errors were, to their end; None if somebody still holds the pipe open."""
    told = b""
    while True:
        ready, _, _ = select.select([case.errors], [], [], max(until - time.monotonic(), 0.0))
        if not ready:
            return None
        part = os.read(case.errors, 65536)
        if not part:
            return told
        told += part


def watched(case: Case, moment: float, processes: int) -> None:
    """Let it work until so many processes are there, and a moment longer; and know them."""
    given_up, until = time.monotonic() + START_SECONDS, time.monotonic() + moment
    while time.monotonic() < until and case.process.poll() is None:
        with suppress(OSError):
            if select.select([case.terminal], [], [], 0.02)[0]:
                os.read(case.terminal, 65536)
        case.family()
        if len(case.seen) < processes and time.monotonic() < given_up:
            until = time.monotonic() + moment


def left_behind(
    words: tuple[str, ...], way: Way, moment: float, home: Path, processes: int = 0
) -> tuple[list[str], float, int]:
    """What is wrong after a command was ended: in words, none if all is well; seconds until it was gone; its processes.

    It is ended `moment` seconds after its start, or after so many `processes` of it were there.
    """
    case = started(words, home, f"{os.getpid()}-{random.getrandbits(40)}", workers=processes > 1)
    try:
        watched(case, moment, processes)
        case.family()
        finished = case.process.poll() is not None
        began = time.monotonic()
        if not finished:
            way(case)
        until = began + PATIENCE + (6.0 if way is key_pressed else 0.0)
        told = drained(case, until)
        while (left := case.family() or case.in_shared_memory()) and time.monotonic() < until:
            time.sleep(0.02)
        took = time.monotonic() - began
        wrong = ["it had finished by itself"] if finished else []
        wrong += ["its pipe is still open"] if told is None else []
        wrong += ["a traceback"] if told and b"Traceback" in told else []
        wrong += [f"left: {one}" for one in left]
        return wrong, took, len(case.seen)
    finally:
        for one in case.family():
            with suppress(OSError):
                os.kill(one, signal.SIGKILL)
        case.process.wait()
        for end in (case.terminal, case.errors):
            if end >= 0:
                os.close(end)


def exported_game(home: Path) -> None:
    """A long game to debrief, `game.json`."""
    own = played("final-quarter", "textbook", 5)
    game = record.record("final-quarter", own.scenario, own.seed, list(own.steps), digest="")
    (home / "game.json").write_text(record.to_json(game), "utf-8")


def main() -> int:
    """How many cases there were and what went wrong: 0 if nothing did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--times", type=int, default=60, help="deaths of each command, spread over the ways; most when it works"
    )
    parser.add_argument("--only", choices=COMMANDS, action="append")
    parser.add_argument("--way", choices=WAYS, action="append")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    luck, ways, failed, slowest = random.Random(asked.seed), asked.way or list(WAYS), 0, 0.0
    with TemporaryDirectory() as folder:
        exported_game(Path(folder))
        for name in asked.only or COMMANDS:
            for number in range(asked.times):
                way, moment, at_work = ways[number % len(ways)], luck.uniform(0.0, LATEST), luck.random() < 0.7
                wrong, took, seen = left_behind(COMMANDS[name], WAYS[way], moment, Path(folder), 3 if at_work else 0)
                failed, slowest = failed + bool(wrong), max(slowest, took)
                if wrong:
                    print(f"{name} {way} after {moment:.2f} s ({seen} processes): {'; '.join(wrong)}", flush=True)
            print(f"{name}: {asked.times} times; {failed} failures so far, gone after {slowest:.2f} s at most", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
