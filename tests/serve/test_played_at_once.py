"""What is written is played at once: in the game's own window, and where there is none, that is said."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.play.display import ALWAYS
from tests.patience import until
from tests.serve.stage import Served, served
from tests.window_screen import WINDOW, Screen, screen

__all__ = ["screen"]  # a fixture


def plays(form: Served) -> list[dict]:
    """Ask for a game; what pages are told afterwards."""
    told: list[dict] = []

    async def tell(news: dict) -> None:
        told.append(news)

    form.session.tell = tell
    form.enter()
    answer = json.loads(form.ask("POST", "/play", json.dumps({"version": 0}).encode()).read())
    assert "window is opening" in answer["note"]
    return told


@pytest.mark.skipif(sys.platform in ALWAYS, reason="there is a screen on every such machine")
def test_a_screen_that_does_not_answer_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":98765")
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)  # as other stories leave it, no screen is needed
    with served(small) as form:
        told = plays(form)
        until(lambda: told)
    assert [one["kind"] for one in told] == ["game_failed"]
    assert "window cannot be opened" in told[0]["problem"]


@pytest.mark.window
@WINDOW[1]
def test_the_window_opens_on_what_was_written(small: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "SDL_VIDEODRIVER", "SDL_AUDIODRIVER", "FINALKICK_HOME"):
        monkeypatch.setenv(name, screen.environment[name])
    with served(small) as form:
        told = plays(form)
        process = screen.until(lambda: playing(small))
        assert screen.until(lambda: screen.run("search", "--pid", process)), told
    os.kill(int(process), signal.SIGKILL)
    assert told == []


def playing(file: Path) -> str:
    """The process in which a file is played; empty if there is none."""
    rows = subprocess.run(["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout.splitlines()
    return next((row.split()[0] for row in rows if f"-m game play {file} " in row), "")
