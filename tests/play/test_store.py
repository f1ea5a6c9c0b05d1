"""Games on disk: nothing a player has seen is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game.play import session as session_module
from game.play.session import continue_session, new_session
from game.play.store import Store, StoreError
from game.play.store_errors import NewerStore
from sim_core.engine.record import END_WEEK, Step
from tests.commands import ROOT, call, environment, spawn
from tests.patience import until

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


def test_a_store_of_a_newer_version_is_refused_by_name_and_nothing_is_touched(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer(home)
    before = contents(home)
    with pytest.raises(NewerStore, match="format 99"):
        Store()
    for words in (("games",), ("games", "--salvage"), ("export", 1, "-"), ("backup", home / "copy"), ("debrief", 1)):
        done = call(capsys, *words)
        assert (done.code, done.out) == (1, "")
        assert "newer version of Final Kick (format 99" in done.err
        assert len(done.error_lines) == 1
    assert contents(home) == before


def test_a_newer_version_that_is_being_played_loses_nothing_when_an_older_one_is_run(home: Path) -> None:
    newer(home)
    with sqlite3.connect(home / "games.sqlite3", isolation_level=None) as playing:  # its choices are in the log
        playing.execute("INSERT INTO game VALUES (2, 's', 't', '1', 9, 'person', 0, 'playing', 'now', 0, 0, '', '')")
        playing.executemany("INSERT INTO step VALUES (2, ?, '{}')", [(number,) for number in range(10)])
        before = contents(home)
        assert spawn("games").code == 1
        assert contents(home) == before
        playing.execute("INSERT INTO step VALUES (2, 10, '{}')")
    assert sqlite3.connect(home / "games.sqlite3").execute("SELECT count(*) FROM step").fetchone() == (11,)


def newer(home: Path) -> None:
    """A store of a later version, with a game in it."""
    store = Store()
    store.new_game("s", "text", 1, 9, "person", False)
    store.close()
    database = sqlite3.connect(home / "games.sqlite3", isolation_level=None)
    database.execute("PRAGMA user_version=99")
    database.close()


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder and what is in them; but what processes share in memory is no content."""
    return {one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith("-shm")}


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
    process.stdin.write("1 call\n2 call\n\ne y\n1 ask around\n")
    process.stdin.flush()
    wanted = ["call", "call", END_WEEK, "ask_around"]
    until(lambda: [step.move for step in _steps()] == wanted)
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
