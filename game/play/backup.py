"""Copies of a store: one file that holds all of it, made while the store is in use, by SQLite's own means."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from game.play.schema import TABLES
from game.play.whole_file import PRIVATE, clear_drafts, make_private, sync_file, take_place


def copy_into(store: sqlite3.Connection, path: Path) -> None:
    """Write a store as one file, which takes its name when it is whole and on the disk. Raises `OSError`, `sqlite3.Error`."""
    clear_drafts(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_RDWR | os.O_TRUNC, PRIVATE))
        copy = sqlite3.connect(draft, isolation_level=None)
        try:
            store.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # all of it in this file
        finally:
            copy.close()
        sync_file(draft)
        make_private(draft)
        take_place(draft, path)
    finally:
        for part in ("", "-journal", "-wal", "-shm"):
            Path(f"{draft}{part}").unlink(missing_ok=True)


def before_format(path: Path, version: int) -> Path:
    """Copy a store of an older format before it is changed. Returns where to; raises what `copy_into` raises."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    place = path.with_name(f"games-format-{version}-{stamp}{path.suffix}")
    other = sqlite3.connect(path, isolation_level=None)
    try:
        copy_into(other, place)
    finally:
        other.close()
    return place


def is_store(path: Path) -> bool:
    """Is a file a store of games, or a copy of one?"""
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return False
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return False
    try:
        return {row[0] for row in db.execute("SELECT name FROM sqlite_master")} >= TABLES
    except sqlite3.Error:
        return False
    finally:
        db.close()
