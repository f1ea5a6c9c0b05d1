"""Stores opened by many at once, damaged, copied, of older formats, on odd disks: what was kept stays there and readable."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from game.play.keeping import is_kept
from game.play.network import kind_of
from game.play.session import Session, new_session
from game.play.store import Store, StoreError
from sim_core.engine.record import Step
from tests.commands import call
from tests.validate.damage import damaged_in_every_way
from tests.validate.kills import WRITING, in_play, tried
from tests.validate.stores import damaged as damaged_store
from tests.validate.stores import fresh as no_store
from tests.validate.stores import old, opened_at_once

CALL = Step(move="call", client="first")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")


def a_game(small: Path, seed: int = 1) -> Session:
    return new_session(small.read_text("utf-8"), seed, Store())


@pytest.mark.parametrize("kind", ["fresh", "old", "damaged"])
@posix
def test_any_number_of_processes_may_open_a_store_at_once(kind: str, tmp_path: Path) -> None:
    prepare, before = {"fresh": (no_store, 0), "old": (old, 2), "damaged": (damaged_store, 0)}[kind]
    assert opened_at_once(tmp_path / "here", 12, prepare, before) == []


@pytest.mark.long
@posix
def test_damaged_stores_are_told_set_aside_whole_and_salvaged() -> None:
    row, had, read = damaged_in_every_way(9, seed=5)
    assert row.broken == []
    assert read > had / 2


@pytest.mark.long
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
