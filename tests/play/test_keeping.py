"""Keeping a game when it is difficult: locks, two players, killed at the end, rules that fail. Nothing is lost."""

import io
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from game.play import session as session_module
from game.play.keeping import is_kept, unsaved_told, waiting
from game.play.session import Session, continue_session, new_session
from game.play.settling import settle
from game.play.store import Store
from sim_core import IllegalMove, ReplayMismatch
from sim_core.engine.record import END_WEEK, Step
from tests.commands import call, spawn
from tests.validate.stores import locked

CALL = Step(move="call", client="first")
OTHER = Step(move="call", client="second")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")


def a_game(small: Path, seed: int = 1) -> Session:
    return new_session(small.read_text("utf-8"), seed, Store())


def test_what_cannot_be_written_is_written_with_the_next_choice(small: Path, home: Path) -> None:
    session = a_game(small)
    session.play(CALL)
    assert is_kept(session)
    assert unsaved_told(session, "en") == ""
    other = sqlite3.connect(home / "games.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    session.play(OTHER)
    session.end_week()
    assert not is_kept(session)
    assert waiting(session) == 2
    assert "not on disk yet are 2 of your choices" in unsaved_told(session, "en")
    assert "有 2 步还没存上" in unsaved_told(session, "zh")
    other.execute("ROLLBACK")
    other.close()
    session.play(CALL)
    assert is_kept(session)
    assert [step.move for step in Store().steps(1)] == ["call", "call", END_WEEK, "call"]


@posix
def test_nobody_waits_for_a_lock_longer_than_a_moment(tmp_path: Path) -> None:
    assert locked(tmp_path / "here") == ""


def test_a_store_that_is_locked_from_the_start_gets_the_game_later(small: Path, home: Path) -> None:
    Store().close()
    other = sqlite3.connect(home / "games.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    session = a_game(small)
    session.play(CALL)
    assert session.saved_as is None
    other.execute("ROLLBACK")
    other.close()
    session.end_week()
    assert is_kept(session)
    assert [step.move for step in Store().steps(session.saved_as or 0)] == ["call", END_WEEK]


def test_the_terminal_says_what_is_so(small: Path, home: Path) -> None:
    Store().close()
    other = sqlite3.connect(home / "games.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told = spawn("play", small, "--text", typed="1 call\nq\n")
    other.execute("ROLLBACK")
    other.close()
    assert "Every step is saved" not in told.out
    assert "not on disk yet are" in told.out
    assert "could not be saved" in told.out
    assert "Saved." not in told.out
    told = spawn("play", small, "--text", typed="1 call\nq\n")
    assert "Every step is saved" in told.out
    assert "Saved. Run finalkick" in told.out


def test_a_second_player_of_the_same_game_is_told_so(small: Path) -> None:
    first = a_game(small)
    first.play(CALL)
    second = continue_session(Store().games()[0], Store())
    second.play(OTHER)
    first.end_week()
    assert first.elsewhere
    for language, words in (("en", "another window"), ("zh", "别的窗口")):
        assert words in unsaved_told(first, language)
    assert "UNIQUE" not in first.unsaved
    first.play(CALL)  # a choice of a number that nobody has made yet
    second.end_week()
    assert is_kept(second)
    assert Store().steps(1) == second.steps


def test_a_store_that_was_begun_anew_gets_the_whole_game(small: Path, home: Path) -> None:
    session = a_game(small)
    session.play(CALL)
    session.store.close()  # type: ignore[union-attr] # it was given one
    for one in home.glob("games.sqlite3*"):
        one.unlink()
    session.end_week()
    assert is_kept(session)
    assert [step.move for step in Store().steps(session.saved_as or 0)] == ["call", END_WEEK]


def test_a_game_killed_between_its_last_week_and_its_end_is_finished_when_it_is_opened(small: Path, monkeypatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(Store, "finish", lambda *_: None)
        session = a_game(small)
        for _ in range(3):
            session.end_week()
    assert Store().games()[0].status == "playing"
    settle(Store())
    saved = Store().games()[0]
    assert session.final is not None
    assert (saved.status, saved.score, saved.digest) == ("finished", session.final.score, session.final.digest)


def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the rules fail on every call to the second client."""
    choice_of = session_module.choice_of

    def failing(game, step):
        if step.client == "second":
            raise OverflowError("Python integer -1 out of bounds")
        return choice_of(game, step)

    monkeypatch.setattr(session_module.Session, "refusal", lambda *_: None)
    monkeypatch.setattr(session_module, "choice_of", failing)


def test_a_choice_on_which_the_rules_fail_is_taken_back(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = a_game(small)
    session.play(CALL)
    broken(monkeypatch)
    with pytest.raises(IllegalMove) as caught:
        session.play(OTHER)
    assert caught.value.message.key == "refusal.broken"
    session.end_week()
    assert is_kept(session)
    assert [step.move for step in Store().steps(1)] == ["call", END_WEEK] == [step.move for step in session.steps]


def test_a_game_on_which_the_rules_fail_cannot_be_continued_and_may_be_given_up(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = a_game(small)
    session.play(OTHER)
    broken(monkeypatch)
    store = Store()
    with pytest.raises(ReplayMismatch):
        continue_session(store.games()[0], store)
    done = call(capsys, "export", 1, "-")
    assert (done.code, len(done.error_lines)) == (1, 1)
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\nq\n"))
    done = call(capsys, "play", "--text")
    assert done.code == 0
    assert "cannot be continued" in done.err
    assert [one.status for one in Store().games()][-1] == "abandoned"
