"""Games on disk: nothing a player has seen is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.play import session as session_module
from game.play.session import continue_session, new_session
from game.play.store import Store, StoreError
from sim_core.engine.record import END_WEEK, Step
from tests.commands import ROOT, call, environment

CALL = Step(move="call", client="first")


def test_every_choice_is_on_disk_before_it_is_made(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session(small.read_text("utf-8"), 1, Store())
    on_disk: list[list[str]] = []

    def watch(name: str) -> None:
        make = getattr(session_module.Session, name)

        def watched(self: session_module.Session, step: Step, **more: bool) -> object:
            on_disk.append([one.move for one in Store().steps(session.saved_as or 0)])
            return make(self, step, **more)

        monkeypatch.setattr(session_module.Session, name, watched)

    watch("redo_move")
    watch("redo_week")
    session.play(CALL)
    session.end_week()
    assert on_disk == [["call"], ["call", END_WEEK]]


def test_a_refused_move_leaves_no_trace(small: Path) -> None:
    store = Store()
    session = new_session(small.read_text("utf-8"), 1, store)
    with pytest.raises(session_module.IllegalMove):
        session.play(Step(move="confirm_promise", client="first"))
    assert store.steps(session.saved_as or 0) == []


def test_a_finished_game_is_listed_with_its_score(small: Path) -> None:
    store = Store()
    session = new_session(small.read_text("utf-8"), 1, store)
    for _ in range(3):
        session.end_week()
    game = store.games()[0]
    assert session.final is not None
    assert (game.status, game.score, game.digest) == ("finished", session.final.score, session.final.digest)
    assert store.unfinished() is None
    again = continue_session(game, store)
    assert again.final is not None
    assert (again.final.net, again.final.digest) == (session.final.net, session.final.digest)


def test_a_damaged_store_is_moved_aside_and_said(home: Path, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "games.sqlite3").write_bytes(b"this is no database, whatever it is called" * 100)
    done = call(capsys, "games")
    assert done.code == 0
    assert "damaged" in done.err
    assert len(list(home.glob("games-damaged-*.sqlite3"))) == 1
    assert call(capsys, "games").err == ""


def test_a_store_from_another_version_is_not_touched_in_place(home: Path) -> None:
    Store().close()
    with sqlite3.connect(home / "games.sqlite3") as database:
        database.execute("PRAGMA user_version=99")
    assert Store().moved_aside is not None


def test_a_place_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")
    with pytest.raises(StoreError, match="file"):
        Store(place)


def test_a_store_that_fails_in_mid_game_lets_the_game_go_on(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    session = new_session(small.read_text("utf-8"), 1, store)

    def full(*_: object) -> None:
        raise StoreError("games.sqlite3: database or disk is full")

    monkeypatch.setattr(store, "add_step", full)
    session.play(CALL)
    assert "disk is full" in session.unsaved
    session.end_week()
    assert session.week == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_in_the_middle_it_goes_on_at_the_very_choice(small: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "game", "play", str(small), "--text", "--seed", "3"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment(), cwd=ROOT,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write("1 call\n2 call\n\ne\n1 ask around\n")
    process.stdin.flush()
    wanted = ["call", "call", END_WEEK, "ask_around"]
    until = time.monotonic() + 30
    while time.monotonic() < until and [step.move for step in _steps()] != wanted:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    store = Store()
    saved = store.unfinished()
    assert saved is not None
    again = continue_session(saved, store)
    assert [step.move for step in again.steps] == wanted
    by_hand = new_session(small.read_text("utf-8"), 3, None)
    for step in again.steps:
        by_hand.end_week() if step.move == END_WEEK else by_hand.play(step)
    assert again.exported().digest == by_hand.exported().digest
    again.end_week()
    assert [step.move for step in store.steps(saved.id)] == [*wanted, END_WEEK]


def _steps() -> list[Step]:
    try:
        store = Store()
        saved = store.unfinished()
        return store.steps(saved.id) if saved else []
    except StoreError:
        return []
