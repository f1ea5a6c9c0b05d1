"""The book of rooms: who has which room and which chair, on disk. What a change is told of has been written before."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from game.play.journal import PATIENCE, UNSOUND, plain, version_of, without_wanted_log
from game.play.schema import statements
from game.play.session import fresh_seed
from game.play.store_errors import StoreError
from game.play.whole_file import make_private, private_folder
from game.serve.keys import digest, token
from game.serve.rooms.codes import new_code, secret_seed
from game.serve.rooms.names import same_name
from game.serve.rooms.room import STATES, Chair, NameTaken, Plan, Room, RoomTaken
from game.serve.rooms.schema import FORMAT, MIGRATIONS, SCHEMA
from sim_core import Message

FILE: Final = "rooms.sqlite"
LINKS: Final = ("trainer", "helper", "seat", "beamer")
"""What links lead to. A helper may do all that a trainer may, but close the room and give links away."""
CHANGING: Final = ("state", "minutes", "own_first", "mirrored", "listed")
"""What of a room may be changed while it is played."""
_ROOM: Final = tuple(one.name for one in fields(Room))
_CHAIR: Final = tuple(one.name for one in fields(Chair))
_FLAGS: Final = ("exam", "listed", "own_first")


class Book:
    """All rooms of a folder. Every method is one transaction, on disk when it returns. Raises `StoreError`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / FILE
        with self._explained():
            private_folder(folder)
            self._db = plain(self.path, PATIENCE)
            try:
                make_private(self.path)
                _bring_to_format(self._db, self.path)
                without_wanted_log(self._db, self.path)
            except BaseException:
                self._db.close()
                raise

    def close(self) -> None:
        """Use it no more."""
        self._db.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (*UNSOUND, OSError) as error:
            values = {"path": str(self.path), "problem": str(error)}
            raise StoreError(f"{self.path}: {error}", Message("room.unusable", values)) from error

    def _read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._explained():
            return self._db.execute(sql, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    def make(self, plan: Plan) -> Room:
        """A new room, with a code of its own. Raises `RoomTaken`."""
        values = asdict(plan) | {"seed": None if plan.seed is None else str(plan.seed), "called": same_name(plan.name)}
        with self._writing() as db:
            if db.execute("SELECT 1 FROM room WHERE called = ?", (values["called"],)).fetchone():
                raise RoomTaken
            taken = {row[0] for row in db.execute("SELECT code FROM room")}
            values |= {
                "code": next(code for code in iter(new_code, "") if code not in taken),
                "state": STATES[0],
                "made": _now(),
            }
            names = ", ".join(values)
            marks = ", ".join(f":{name}" for name in values)
            number = db.execute(f"INSERT INTO room ({names}) VALUES ({marks})", values).lastrowid
        return self.room(int(number or 0))

    def rooms(self) -> list[Room]:
        """All rooms, in the order in which they were made."""
        return [_room(row) for row in self._read(f"SELECT {', '.join(_ROOM)} FROM room ORDER BY id")]

    def room(self, number: int) -> Room:
        """A room by its number. Raises `KeyError` if there is none."""
        return next(one for one in self.rooms() if one.id == number)

    def change(self, room: int, name: str, value: object) -> Room:
        """Change one of `CHANGING`. Returns the room as it is now."""
        if name not in CHANGING:
            raise ValueError(name)
        with self._writing() as db:
            db.execute(f"UPDATE room SET {name} = ? WHERE id = ?", (value, room))
        return self.room(room)

    def sit(self, room: Room, name: str, passes: Mapping[str, str] | None = None) -> Chair:
        """A chair for somebody, with passes by their kind, if it is to have any. Raises `NameTaken`."""
        seed = secret_seed() if room.exam else fresh_seed()
        seed = seed if room.seed is None else room.seed
        with self._writing() as db:
            values = (room.id, name, same_name(name), str(seed), _now())
            try:
                sql = "INSERT INTO chair (room, name, called, seed, made) VALUES (?, ?, ?, ?, ?)"
                number = int(db.execute(sql, values).lastrowid or 0)
            except sqlite3.IntegrityError as error:
                raise NameTaken(name) from error
            for kind, made in (passes or {}).items():
                _allow(db, kind, made, room.id, number)
        return self.chair(number)

    def chairs(self, room: int) -> list[Chair]:
        """All chairs of a room, in the order in which they came."""
        return [_chair(row) for row in self._read(f"SELECT {', '.join(_CHAIR)} FROM chair WHERE room = ? ORDER BY id", room)]

    def chair(self, number: int) -> Chair:
        """A chair by its number. Raises `KeyError` if there is none."""
        rows = self._read(f"SELECT {', '.join(_CHAIR)} FROM chair WHERE id = ?", number)
        if not rows:
            raise KeyError(number)
        return _chair(rows[0])

    def chair_of(self, room: int, name: str) -> Chair | None:
        """Whoever sits in a room under this name, however it is written."""
        rows = self._read(f"SELECT {', '.join(_CHAIR)} FROM chair WHERE room = ? AND called = ?", room, same_name(name))
        return _chair(rows[0]) if rows else None

    def allow(self, kind: str, room: int, chair: int | None = None, of: str | None = None) -> str:
        """A new pass of a kind, or one that was given: only its digest is kept. Returns it."""
        made = token() if of is None else of
        with self._writing() as db:
            _allow(db, kind, made, room, chair)
        return made

    def withdraw(self, kind: str, room: int, chair: int | None = None) -> None:
        """Passes of a kind are good no more."""
        with self._writing() as db:
            db.execute("DELETE FROM pass WHERE kind = ? AND room = ? AND chair IS ?", (kind, room, chair))

    def passed(self, kind: str, given: str) -> tuple[int, int | None] | None:
        """The room and chair that a pass is for; None for one that is none of ours."""
        rows = self._read("SELECT room, chair FROM pass WHERE digest = ? AND kind = ?", digest(given), kind)
        return rows[0] if rows else None

    def note_time(self, used: Mapping[int, tuple[int, float]]) -> None:
        """Note how much of their week's time chairs have used: week and seconds, by the chair."""
        with self._writing() as db:
            rows = [(week, seconds, chair) for chair, (week, seconds) in used.items()]
            db.executemany("UPDATE chair SET week = ?, used = ? WHERE id = ?", rows)

    def note_seen(self, chair: int, game: int) -> None:
        """Note that a player has seen how a game ended."""
        with self._writing() as db:
            db.execute("UPDATE chair SET seen_end = ? WHERE id = ?", (game, chair))


def own_code(room: Room, name: str, code: str) -> str:
    """What is kept of somebody's own code: it is good for that name in that room alone."""
    return f"{room.code} {same_name(name)} {code}"


def _allow(db: sqlite3.Connection, kind: str, made: str, room: int, chair: int | None) -> None:
    db.execute("INSERT OR REPLACE INTO pass VALUES (?, ?, ?, ?, ?)", (digest(made), kind, room, chair, _now()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _room(row: tuple[Any, ...]) -> Room:
    values = dict(zip(_ROOM, row, strict=True))
    values["seed"] = None if values["seed"] is None else int(values["seed"])
    return Room(**values | {name: bool(values[name]) for name in _FLAGS})


def _chair(row: tuple[Any, ...]) -> Chair:
    values = dict(zip(_CHAIR, row, strict=True))
    return Chair(**values | {"seed": int(values["seed"])})


def _bring_to_format(db: sqlite3.Connection, path: Path) -> None:
    """Make the tables, or change those of an older format: all or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        version, tables = version_of(db), db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version > FORMAT:
            values = {"path": str(path), "version": version, "known": FORMAT}
            raise StoreError(f"{path}: format {version}", Message("room.newer", values))
        if version == 0 and tables:
            raise StoreError(f"{path}: no book of rooms", Message("room.foreign", {"path": str(path)}))
        scripts = [SCHEMA] if version == 0 else [MIGRATIONS[older] for older in range(version, FORMAT)]
        for script in scripts:
            for one in statements(script):
                db.execute(one)
        db.execute(f"PRAGMA user_version={FORMAT}")
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
