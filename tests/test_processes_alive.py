"""Asking whether a process lives: of one that does, one that has ended, one that is somebody else's, and no process at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.play.whole_file import clear_drafts
from sim_core.processes import alive


def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_who_lives_is_told_from_who_does_not() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert alive(process.pid)
        assert process.poll() is None, "it was only asked"
        assert process.stdin is not None
    assert alive(os.getpid())
    assert not alive(ended())
    assert not any(alive(number) for number in (0, -1, 2**40))


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no process 1")
def test_a_process_that_may_not_be_asked_lives() -> None:
    assert alive(1)


def test_what_a_process_left_half_written_is_cleared_once_it_has_ended(tmp_path: Path) -> None:
    mine, old = (tmp_path / f".games.json.{number}.part" for number in (os.getpid(), ended()))
    for draft in (mine, old):
        draft.write_text("half")
    clear_drafts(tmp_path / "games.json")
    assert mine.exists()
    assert not old.exists()
