"""Opening the database of games: made or brought to today's format in one transaction, set aside if it is damaged, read from
memory where nothing can be written. Any number of processes may do so at once."""

import os
import sqlite3
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.play import image, locks
from game.play.aside import lock_of, set_aside
from game.play.backup import before_format
from game.play.journal import BUSY, PATIENCE, UNSOUND, code, plain, version_of, without_log, without_wanted_log
from game.play.schema import DRILLS, MIGRATIONS, SCHEMA, SCHEMA_VERSION, TABLES, statements
from game.play.store_errors import ForeignStore, NewerStore
from game.play.whole_file import PRIVATE, make_private, private_folder
from sim_core import Message

BROKEN: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
NO_LOG: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY)
"""How SQLite fails where a write-ahead log, which needs memory shared between processes, is not possible."""
TRIES: Final = 4
PAUSE: Final = 0.15
"""On a share a store may be called malformed in passing: it is tried so often, with so many seconds between."""
CHECKED: Final = 64_000_000
"""Bytes up to which every page of a store is looked at when it is opened."""
_open_here: Counter[Path] = Counter()


class Damaged(Exception):
    """The database is not whole."""


@dataclass
class Opened:
    """A database in use."""

    db: sqlite3.Connection
    path: Path
    lock: int | None = None
    aside: Path | None = None  # where a damaged one was moved to
    notes: list[Message] = field(default_factory=list)  # what a person should know
    unwritable: str = ""  # why it can only be read, from memory
    _counted: bool = False

    def close(self) -> None:
        """Use it no more."""
        self.db.close()
        if self._counted:
            _open_here[self.path] -= 1
            self._counted = False
        locks.let_go(self.lock)
        self.lock = None


def opened(path: Path, patience: float = PATIENCE) -> Opened:
    """Open the database of games.

    Raises `NewerStore` and `ForeignStore`, and then nothing was touched; `HeldStore` for a damaged one that somebody has
    open; `sqlite3.Error` or `OSError` where there is nothing to read either.
    """
    _refuse_newer(path)
    private_folder(path.parent)
    notes: list[Message] = []
    lock, aside = _alone_at_first(path, notes)
    try:
        try:
            db = _connected(path, patience, notes)
        except Damaged:
            locks.let_go(lock)
            lock = None
            aside = set_aside(path, lambda: _is_damaged(path, patience), patience) or aside
            lock = locks.shared(lock_of(path))
            db = _connected(path, patience, notes)
        _open_here[path] += 1
        if aside:
            notes.append(Message("store.set_aside", {"path": str(aside)}))
        return Opened(db, path, lock, aside, notes, _counted=True)
    except (Damaged, sqlite3.Error, OSError) as error:
        locks.let_go(lock)
        if isinstance(error, Damaged):
            raise sqlite3.DatabaseError(str(error)) from error
        in_memory = _readable(path, error)
        if in_memory is None:
            raise
        return Opened(in_memory, path, unwritable=str(error))
    except BaseException:
        locks.let_go(lock)
        raise


def _refuse_newer(path: Path) -> None:
    """Raise `NewerStore` before anything is touched. Not while this process has the store open: see `_alone_at_first`."""
    if _open_here[path]:
        return
    with suppress(OSError):
        version = image.format_of(path)
        if version > SCHEMA_VERSION:
            raise NewerStore(path, version, SCHEMA_VERSION)


def _alone_at_first(path: Path, notes: list[Message]) -> tuple[int | None, Path | None]:
    """The lock of who uses the store; and where it was moved to, if its log had lost what was in it.

    SQLite drops a log that it cannot read, and with it, in silence, all that was not yet in the database. So it is looked at
    first, where nobody else can be writing it. (Never while this process has the store open: closing a file lets go the
    locks that SQLite holds on it.)
    """
    log = Path(f"{path}{image.LOG}")
    lock = None
    with suppress(OSError):
        if not _open_here[path] and log.exists() and log.stat().st_size:
            lock = locks.exclusive(lock_of(path))
    if lock is None:
        return locks.shared(lock_of(path)), None
    try:
        lost = _log_is_lost(path)
    except OSError:
        lost = False
    locks.let_go(lock)
    aside = set_aside(path, lambda: _log_is_lost(path)) if lost else None
    return locks.shared(lock_of(path)), aside


def _log_is_lost(path: Path) -> bool:
    database, log = image.read(path)
    if not database:
        return any(True for _ in image.frames(log))
    return image.passed_over(log)


def _is_damaged(path: Path, patience: float) -> bool:
    try:
        _connected(path, patience, []).close()
    except Damaged:
        return True
    return False


def _connected(path: Path, patience: float, notes: list[Message]) -> sqlite3.Connection:
    """A connection to a whole database of today's format. Raises `Damaged` if it is not whole each time."""
    problem: Exception = Damaged()
    for number in range(TRIES):
        if number:
            time.sleep(PAUSE)
        try:
            return _connection(path, patience, notes)
        except (Damaged, UnicodeDecodeError) as error:
            problem = error
        except sqlite3.DatabaseError as error:
            if code(error) not in BROKEN:
                raise
            problem = error
    raise Damaged(str(problem)) from problem


def _connection(path: Path, patience: float, notes: list[Message]) -> sqlite3.Connection:
    if not path.exists():  # never opened by hand if it is there: closing it would let go SQLite's locks
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE))
    make_private(path)
    db = plain(path, patience)
    try:
        plain_before = _looked_at(db, path)
        try:
            no_log = without_wanted_log(db, path)
            _bring_to_format(db, path)
            _try_writing(db, patience)
        except sqlite3.OperationalError as error:
            if code(error) not in NO_LOG:
                raise
            db.close()
            db, no_log = without_log(path, patience), not plain_before
            _bring_to_format(db, path)
        check(db, path)
    except BaseException:
        db.close()
        raise
    for part in ("-wal", "-shm"):
        make_private(Path(f"{path}{part}"))
    if no_log:
        notes.append(Message("store.no_log", {"path": str(path.parent)}))
    return db


def _looked_at(db: sqlite3.Connection, path: Path) -> bool:
    """Is this a store that did without a write-ahead log when it was last used? Raises `ForeignStore` if it is none of ours."""
    try:
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = version_of(db)  # after the tables: whoever is making them at this moment makes both at once
        journal = db.execute("PRAGMA journal_mode").fetchone()[0]
        if tables and version == 0:
            raise ForeignStore(path)
    except sqlite3.OperationalError:  # it is seen to by what comes next
        return False
    return version > 0 and journal == "delete"


def _bring_to_format(db: sqlite3.Connection, path: Path | None) -> None:
    """Make the tables, or change those of an older format: all or nothing, and only one process does it."""
    if version_of(db) == SCHEMA_VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(db)  # as it is now that nobody else can change it
        if version > SCHEMA_VERSION:
            raise NewerStore(path or Path(), version, SCHEMA_VERSION)
        if version == 0:
            if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise ForeignStore(path or Path())
            _run(db, SCHEMA + DRILLS)
        elif path and version < SCHEMA_VERSION:
            before_format(path, version)
        for older in range(max(version, 0) or SCHEMA_VERSION, SCHEMA_VERSION):
            _run(db, MIGRATIONS[older])
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    with suppress(sqlite3.Error):  # a copy of the database alone shall have its tables
        db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def _try_writing(db: sqlite3.Connection, patience: float) -> None:
    """Raise `OperationalError` if nothing can be written here. Somebody else's writing is no reason to wait."""
    db.execute("PRAGMA busy_timeout=0")
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if code(error) not in BUSY:
            raise
    db.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")


def _run(db: sqlite3.Connection, script: str) -> None:
    for one in statements(script):
        db.execute(one)


def check(db: sqlite3.Connection, path: Path | None = None) -> None:
    """Raise `Damaged` if a database is not whole."""
    there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not there >= TABLES:
        raise Damaged(f"no table {', '.join(sorted(TABLES - there))}")
    if path is None or path.stat().st_size <= CHECKED:
        told = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
        if told != "ok":
            raise Damaged(" ".join(told.split()))


def in_memory(whole: bytes) -> sqlite3.Connection:
    """A database of these bytes, which nothing that is done to it changes. Raises `sqlite3.Error`."""
    db = plain(":memory:", 0.0)
    if whole:
        db.deserialize(whole)
    return db


def _readable(path: Path, problem: Exception) -> sqlite3.Connection | None:
    """What is kept, read into memory; an empty store where there is none yet, and the disk is full. None if neither will do."""
    db = None
    try:
        there = path.exists() and path.stat().st_size > 0
        if not there and code(problem) not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, *BUSY):
            return None
        db = in_memory(image.image(*image.read(path)) if there else b"")
        _bring_to_format(db, None)
        check(db)
    except (OSError, *UNSOUND, Damaged, NewerStore, ForeignStore):
        if db:
            db.close()
        return None
    return db
