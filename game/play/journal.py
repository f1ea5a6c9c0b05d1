"""Connections to the database of games, and what keeps it whole: a write-ahead log, or a rollback journal where none can be."""

import sqlite3
import time
from pathlib import Path
from typing import Final

from game.play import locks
from game.play.network import on_network

BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
UNSOUND: Final = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged database raises: SQLite quotes what it finds, and Python cannot always read it."""
PATIENCE: Final = 5.0
"""Seconds to wait for somebody else's writing when a store is opened."""


def code(error: BaseException) -> int:
    """SQLite's number for what went wrong; 0 for anything else."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def plain(path: Path | str, patience: float) -> sqlite3.Connection:
    # Used by one thread at a time, not always by the same: a seat is opened beside the one that answers everybody.
    db = sqlite3.connect(path, isolation_level=None, timeout=patience, check_same_thread=False)
    db.text_factory = lambda text: text.decode("utf-8", "replace")  # a damaged text must not make a game unreadable
    try:
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA foreign_keys=ON")
    except BaseException:
        db.close()
        raise
    return db


def version_of(db: sqlite3.Connection) -> int:
    """The format of a store, 0 for one just made."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def without_wanted_log(db: sqlite3.Connection, path: Path) -> bool:
    """Use a write-ahead log. True if there can be none here, and this is the first time that it is seen."""
    now, fresh = str(db.execute("PRAGMA journal_mode").fetchone()[0]), version_of(db) == 0
    if on_network(path):  # two machines cannot share a log's memory: it would seem to work, and damage the store
        if now == "wal":
            _roll_back(db)
        return fresh or now == "wal"
    until = time.monotonic() + PATIENCE
    while now != "wal":
        try:
            return db.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal" and fresh
        except sqlite3.OperationalError as error:
            if code(error) not in BUSY:
                raise
            if time.monotonic() > until:
                return False  # it does without for this time
            time.sleep(locks.PAUSE)
    return False


def without_log(path: Path, patience: float) -> sqlite3.Connection:
    """A connection with a rollback journal: slower, and possible everywhere. A log that is there is brought in."""
    db = sqlite3.connect(path, isolation_level=None, timeout=patience)
    db.execute("PRAGMA locking_mode=EXCLUSIVE")  # before anything else, so that a log is read without shared memory
    try:
        _roll_back(db)
    finally:
        db.close()
    return plain(path, patience)


def _roll_back(db: sqlite3.Connection) -> None:
    if db.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
        raise sqlite3.OperationalError("the write-ahead log is in use elsewhere")
