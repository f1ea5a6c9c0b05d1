"""When keeping a game is difficult: locks, full disks, two players, killed at the end, rules that fail. Nothing is lost."""

import io
import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from game.play import session as session_module
from game.play.keeping import is_kept, unsaved_told, waiting
from game.play.network import kind_of
from game.play.session import Session, continue_session, new_session
from game.play.settling import settle
from game.play.store import Store, StoreError
from sim_core import IllegalMove, ReplayMismatch
from sim_core.engine.record import END_WEEK, Step
from tests.commands import call, spawn
from tests.validate.kills import WRITING, in_play, tried
from tests.validate.stores import damaged as damaged_store
from tests.validate.stores import damaged_in_every_way, locked, old, opened_at_once
from tests.validate.stores import fresh as no_store

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


@pytest.mark.parametrize("kind", ["fresh", "old", "damaged"])
@posix
def test_any_number_of_processes_may_open_a_store_at_once(kind: str, tmp_path: Path) -> None:
    prepare, before = {"fresh": (no_store, 0), "old": (old, 2), "damaged": (damaged_store, 0)}[kind]
    assert opened_at_once(tmp_path / "here", 12, prepare, before) == []


@posix
def test_damaged_stores_are_told_set_aside_whole_and_salvaged() -> None:
    row, had, read = damaged_in_every_way(9, seed=5)
    assert row.broken == []
    assert read > had / 2


def test_a_damaged_store_that_somebody_has_open_is_left_where_it_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    playing = Store()
    (home / "games.sqlite3").write_bytes(b"no database" * 3000)
    done = call(capsys, "games")
    assert done.code == 1
    assert "another window has them open" in done.err
    assert list(home.glob("games-damaged-*")) == []
    playing.close()


@posix
def test_a_store_that_is_lost_in_its_log_is_set_aside_and_salvaged(small: Path, home: Path, tmp_path: Path) -> None:
    session = a_game(small)
    for _ in range(3):
        session.play(CALL)
    whole = {one.name: one.read_bytes() for one in home.iterdir()}
    log = bytearray(whole["games.sqlite3-wal"])
    log[10:20] = b"0123456789"
    other = tmp_path / "other"
    other.mkdir()
    (other / "games.sqlite3").write_bytes(whole["games.sqlite3"])
    (other / "games.sqlite3-wal").write_bytes(log)
    store = Store(other)
    assert store.moved_aside is not None
    assert Path(f"{store.moved_aside}-wal").read_bytes() == log


def test_games_of_a_damaged_store_come_back_once(small: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = a_game(small, 77)
    session.play(CALL)
    session.store.close()  # type: ignore[union-attr] # it was given one
    content = bytearray((home / "games.sqlite3").read_bytes())
    content[:100] = b"?" * 100
    (home / "games.sqlite3").write_bytes(content)
    assert "finalkick games --salvage" in call(capsys, "games").err
    assert "can be read: 1; added to the saved games: 1" in call(capsys, "games", "--salvage").out
    assert "can be read: 1; added to the saved games: 0; there already: 1" in call(capsys, "games", "--salvage").out
    assert [(one.seed, one.status) for one in Store().games()] == [(77, "playing")]
    assert Store().steps(1) == [CALL]
    assert "读出 1 局" in call(capsys, "games", "--salvage", "--lang", "zh").out


def test_a_copy_is_one_file_and_made_while_a_game_is_played(small: Path, home: Path, tmp_path: Path, capsys) -> None:
    session = a_game(small)
    session.play(CALL)
    copy = tmp_path / "copy.sqlite3"
    assert call(capsys, "backup", copy).code == 0
    session.end_week()
    assert call(capsys, "backup", copy).code == 0  # over the older copy
    assert [one.name for one in tmp_path.glob("copy*")] == ["copy.sqlite3"]
    again = tmp_path / "again"
    again.mkdir()
    copy.rename(again / "games.sqlite3")
    assert Store(again).steps(1) == session.steps


def test_a_copy_never_takes_the_place_of_something_else(small: Path, home: Path, tmp_path: Path, capsys) -> None:
    a_game(small)
    before = small.read_bytes()
    assert call(capsys, "backup", small).code == 1
    assert call(capsys, "backup", home / "games.sqlite3").code == 2
    assert small.read_bytes() == before


def test_a_store_of_an_older_format_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    old(tmp_path)
    store = Store(tmp_path)
    assert len(store.games()) == 2
    (copy,) = tmp_path.glob("games-format-1-*.sqlite3")
    assert sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (1,)


@posix
def test_what_is_kept_is_its_owners_alone(home: Path, small: Path) -> None:
    a_game(small)
    for one in home.iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600, one
        one.chmod(0o644)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    home.chmod(0o755)
    a_game(small)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE((home / f"games.sqlite3{part}").stat().st_mode) for part in ("", "-wal", "-shm")} == {0o600}


@posix
def test_where_a_log_is_not_possible_a_plain_journal_is_used_and_said_once(home: Path, small: Path, capsys) -> None:
    (home / "games.sqlite3-shm").mkdir(parents=True)  # what processes would share cannot be there
    assert "plain journal" in call(capsys, "games").err
    assert call(capsys, "games").err == ""
    session = a_game(small)
    session.play(CALL)
    assert is_kept(session)
    assert Store()._db.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_share_of_another_machine_is_known_by_its_kind() -> None:
    mounts = (
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "40 22 0:50 / /home rw,nosuid shared:1 - nfs4 server:/home rw\n"
        "41 40 0:51 / /home/me/local\\040disk rw - xfs /dev/sdb rw\n"
    )
    assert kind_of("/var/games", mounts) == "ext4"
    assert kind_of("/home/me/games", mounts) == "nfs4"
    assert kind_of("/home/me/local disk/games", mounts) == "xfs"
    assert kind_of("/homes/me", mounts) == "ext4"


def test_a_database_of_something_else_is_left_alone(home: Path) -> None:
    home.mkdir()
    other = sqlite3.connect(home / "games.sqlite3")
    other.execute("CREATE TABLE notes (text)")
    other.close()
    before = (home / "games.sqlite3").read_bytes()
    with pytest.raises(StoreError, match="not a store of games"):
        Store()
    assert (home / "games.sqlite3").read_bytes() == before


@posix
def test_killed_at_any_moment_no_acknowledged_choice_is_lost() -> None:
    row = tried("killed in play", in_play, 6, seed=2, fresh=False)
    assert row.broken == []


@pytest.mark.parametrize("name", [one for one in WRITING if "set aside" not in one])
@posix
def test_killed_while_writing_there_is_the_old_or_the_new(name: str) -> None:
    assert tried(name, WRITING[name], 3, seed=2).broken == []
