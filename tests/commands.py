"""Running `finalkick` in a test: in this process, or in a real one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def error_lines(self) -> list[str]:
        return self.err.splitlines()


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Done:
    """A command in this process."""
    capsys.readouterr()
    code = main([str(one) for one in arguments])
    told = capsys.readouterr()
    return Done(code, told.out, told.err)


def spawn(*arguments: object, typed: str = "", env: Mapping[str, str] | None = None) -> Done:
    """A command in a process of its own, with lines typed into it."""
    done = subprocess.run(
        [sys.executable, "-m", "game", *(str(one) for one in arguments)],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(env),
        cwd=ROOT,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This test's environment, in UTF-8, and more; but not the screen that tests of the window drew on before."""
    inherited = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
    return {**inherited, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT), **(more or {})}
