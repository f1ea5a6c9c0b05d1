"""Stores that cannot be written to for a while: locked by somebody else, on a disk that is full. Nothing is lost by it."""

import io
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from game.cli import main as finalkick
from game.play.session import new_session
from game.play.store import Store
from sim_core.engine.record import Step
from tests.conftest import SMALL
from tests.validate.kills import Row


def locked(folder: Path) -> str:
    """Somebody locks the store while a game is played, and lets go again: nothing is lost, and nobody waits."""
    session = new_session(SMALL, 1, Store(folder))
    session.play(Step(move="call", client="first"))
    other = sqlite3.connect(folder / "games.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    longest = 0.0
    for _ in range(3):
        began = time.monotonic()
        session.play(Step(move="call", client="second"))
        longest = max(longest, time.monotonic() - began)
    if not session.unsaved or longest > 2.0:
        return f"told {session.unsaved!r}, waited {longest:.1f} s"
    other.execute("ROLLBACK")
    other.close()
    session.play(Step(move="call", client="first"))
    if session.unsaved or session.store is None or session.store.steps(session.saved_as or 0) != session.steps:
        return "not all choices are kept"
    return ""


def full(folder: Path) -> str:
    """A disk (a small file system of its own) fills up in mid-game, is read from, and is freed."""
    session = new_session(SMALL, 1, Store(folder))
    session.play(Step(move="call", client="first"))
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 1000):
            pass
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(b"x"):
            pass
    for _ in range(40):  # what is left of the log's last block may take some
        if session.unsaved or session.week > 2:
            break
        session.play(Step(move="set_plan", client="first", amount=1000, weeks=1))
    if not session.unsaved:
        return "the disk was not full"
    os.environ["FINALKICK_HOME"] = str(folder)
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = finalkick(["export", str(session.saved_as), "-"])
    if code or '"steps"' not in out.getvalue():
        return f"no export from a full disk: {error.getvalue().strip()}"
    filler.unlink()
    session.play(Step(move="call", client="second"))
    if session.unsaved or session.store is None or session.store.steps(session.saved_as or 0) != session.steps:
        return f"not all choices are kept after the disk was freed: {session.unsaved}"
    session.store.close()
    return ""


def tried() -> Iterator[Row]:
    """A row for each of both. A full disk is a small file system of its own, where one can be mounted."""
    for name, story in (("locked and let go", locked), ("full and freed", full)):
        row = Row(f"a store {name}", 1)
        folder = Path(tempfile.mkdtemp(prefix="finalkick-"))
        mounted = story is full and os.system(f"mount -t tmpfs -o size=600k tmpfs {folder} 2>/dev/null") == 0
        if story is full and not mounted:
            print("a store full and freed: not tried, no file system can be mounted here")
            continue
        try:
            problem = story(folder / "home")
        finally:
            if mounted:
                os.system(f"umount -l {folder}")
            shutil.rmtree(folder)
        row.broken += [problem] if problem else []
        yield row
