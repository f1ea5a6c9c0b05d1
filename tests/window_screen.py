"""A virtual screen with the game on it, driven by keys and the mouse of xdotool: what a person would meet."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from tests.patience import PATIENCE, until

NEEDED = ("Xvfb", "xdotool", "scrot")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
ROOT = Path(__file__).parent.parent
WINDOW = [
    pytest.mark.window,
    pytest.mark.skipif(
        bool(MISSING) and os.environ.get("REQUIRE_WINDOW") != "1", reason=f"not installed: {', '.join(MISSING)}"
    ),
]
"""Marks of tests that need such a screen."""


class Screen:
    """A virtual screen with the game on it."""

    def __init__(self, home: Path) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"]
        self.server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        self.home = home
        self.environment = os.environ | {
            "DISPLAY": f":{display}", "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy", "FINALKICK_HOME": str(home),
            "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8",
        }  # fmt: skip
        self.game: subprocess.Popen[bytes] | None = None
        self.output: IO[bytes] | None = None
        self.window = ""

    def start(self, *arguments: str) -> None:
        self.output = (self.home / "output.txt").open("wb")
        self.game = subprocess.Popen(
            [sys.executable, "-m", "game", "play", *arguments], env=self.environment, cwd=ROOT,
            stdout=self.output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.window = self.until(lambda: self.run("search", "--pid", str(self.game.pid)).split("\n")[-1])
        time.sleep(0.4)

    def put_on_a_key(self, sign: str) -> None:
        """Let a key of this screen have a sign that none has, as a layout of that language would; before the game begins."""
        file = self.home / "keys.xkb"
        display = self.environment["DISPLAY"]
        subprocess.run(["xkbcomp", "-w", "0", display, str(file)], check=True)
        keys, found = re.subn(r"key <FK13> \{[^;]*\};", f"key <FK13> {{ [ U{ord(sign):04X} ] }};", file.read_text("latin-1"))
        assert found == 1
        file.write_text(keys, "latin-1")
        subprocess.run(["xkbcomp", "-w", "0", str(file), display], check=True)

    def run(self, *arguments: str) -> str:
        done = subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def key(self, *names: str) -> None:
        for name in names:
            assert self.game is not None
            assert self.game.poll() is None, (self.home / "output.txt").read_text()
            self.run("key", name)
            time.sleep(0.06)

    def key_seen(self, *names: str) -> None:
        """Press keys, each when the picture has become another by the one before; where nothing moves by itself."""
        self.until(self.stands_still)
        for name in names:
            before = self.sight()
            self.key(name)
            self.until(lambda before=before: self.sight() != before)

    def stands_still(self) -> bool:
        """Is there a picture, which is still the same after a while?"""
        before = self.sight()
        time.sleep(0.3)
        return len(before) > 20_000 and self.sight() == before

    def sight(self) -> bytes:
        """What is to be seen."""
        file = self.home / "sight.png"
        self.picture(file)
        return file.read_bytes()

    def click(self, x: int, y: int) -> None:
        self.run("mousemove", "--window", self.window, str(x), str(y), "sleep", "0.08", "click", "1")
        time.sleep(0.1)

    def picture(self, path: Path) -> None:
        subprocess.run(["scrot", "-o", str(path)], env=self.environment, check=True)

    def steps(self) -> list[str]:
        with sqlite3.connect(self.home / "games.sqlite3") as database:
            return [row[0] for row in database.execute("SELECT step FROM step ORDER BY game, number")]

    @staticmethod
    def until(wanted, seconds: float = PATIENCE):
        return until(wanted, seconds)

    def stop(self) -> None:
        if self.game and self.game.poll() is None:
            self.game.kill()
            self.game.wait()

    def close(self) -> None:
        self.stop()
        if self.output:
            self.output.close()
        self.server.terminate()
        self.server.wait()


@pytest.fixture
def screen(tmp_path):
    """A screen that is gone after the test."""
    assert not MISSING, f"REQUIRE_WINDOW=1, but not installed: {', '.join(MISSING)}"
    one = Screen(tmp_path)
    yield one
    one.close()
