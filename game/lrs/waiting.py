"""Statements waiting on disk until an LRS has taken them: a database beside the games, in which every change is a transaction.

It can always be made again: what it has forgotten comes from the games once more, with the same ids, and an LRS takes an id
once. So a damaged one is put aside, and a new one begun.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from game.lrs.target import Target
from game.play import locks
from game.play.journal import PATIENCE, UNSOUND, plain, version_of
from game.play.store import home
from game.play.whole_file import PRIVATE, make_private, private_folder
from sim_core import Message, SimError

FILE: Final = "records.sqlite3"
FORMAT: Final = 1
TABLE: Final = """
CREATE TABLE IF NOT EXISTS statement (
    place INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order in which they were queued
    url TEXT NOT NULL,
    user TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,                       -- JSON; empty once it is taken: then only the id is kept
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'refused')),
    problem TEXT NOT NULL DEFAULT '',         -- what was said of it last
    since TEXT NOT NULL,
    UNIQUE (url, user, id)
)
"""


class QueueError(Exception):
    """The queue cannot be read or written. Says which file and why; `message` where there are words for it."""

    def __init__(self, told: str, message: Message | None = None) -> None:
        super().__init__(told)
        self.message = message


@dataclass(frozen=True)
class Waiting:
    """A statement that waits: its place in the queue, its id and its JSON."""

    place: int
    id: str
    body: str


@dataclass(frozen=True)
class Count:
    """How it stands with one LRS."""

    target: Target
    waiting: int
    taken: int
    refused: int
    since: str  # when the oldest that waits was queued; "" for none
    problem: str  # what was said last, of any that waits or was refused


class Queue:
    """The statements for every LRS. To be used by one thread; any number of processes may have it open."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or home()) / FILE
        self.aside: Path | None = None  # where a damaged one was put
        with _explained(self.path):
            private_folder(self.path.parent)
            try:
                self._db = self._opened()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self.aside = _put_aside(self.path)
                self._db = self._opened()

    def _opened(self) -> sqlite3.Connection:
        if not self.path.exists():
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, PRIVATE))
        make_private(self.path)
        db = plain(self.path, PATIENCE)
        try:
            if (version := version_of(db)) > FORMAT:
                values = {"path": str(self.path), "version": version, "known": FORMAT}
                raise QueueError(f"{self.path}: format {version}", Message("store.newer", values))
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("damaged")
            db.execute(TABLE)
            db.execute(f"PRAGMA user_version={FORMAT}")
            db.execute("SELECT place, url, user, id, body, state, problem, since FROM statement LIMIT 0")
        except BaseException:
            db.close()
            raise
        return db

    def add(self, target: Target, statements: Iterable[dict[str, Any]], again: bool = False) -> int:
        """Queue statements that are not queued yet. Returns how many wait that did not before.

        One that still waits is told as it is told now. `again`: those that were taken before are sent once more; the LRS knows
        by their ids what it has.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [(target.url, target.user, str(one["id"]), _text(one), now) for one in statements]
        sql = (
            "INSERT INTO statement (url, user, id, body, state, since) VALUES (?, ?, ?, ?, 'waiting', ?)"
            " ON CONFLICT (url, user, id) DO UPDATE SET body = excluded.body, state = 'waiting'"
            + ("" if again else " WHERE state <> 'taken'")
        )
        with self._writing():
            before = self._count_waiting(target)
            self._db.executemany(sql, rows)
            return self._count_waiting(target) - before

    def _count_waiting(self, target: Target) -> int:
        sql = "SELECT count(*) FROM statement WHERE url = ? AND user = ? AND state = 'waiting'"
        return int(self._db.execute(sql, (target.url, target.user)).fetchone()[0])

    def left(self, target: Target) -> int:
        """How many wait for an LRS."""
        with _explained(self.path):
            return self._count_waiting(target)

    def waiting(self, target: Target, most: int, after: int = 0) -> list[Waiting]:
        """The next that wait behind a place in the queue, at most so many."""
        sql = (
            "SELECT place, id, body FROM statement WHERE url = ? AND user = ? AND state = 'waiting' AND place > ?"
            " ORDER BY place LIMIT ?"
        )
        with _explained(self.path):
            rows = self._db.execute(sql, (target.url, target.user, after, most)).fetchall()
        return [Waiting(int(place), str(one), str(body)) for place, one, body in rows]

    def taken(self, places: Sequence[int]) -> None:
        """Note that the LRS has these; what they said is forgotten here."""
        sql = "UPDATE statement SET state = 'taken', body = '', problem = '' WHERE place = ?"
        with self._writing():
            self._db.executemany(sql, [(one,) for one in places])

    def refused(self, place: int, problem: str) -> None:
        """Note that the LRS will not have this one as it is."""
        with self._writing():
            self._db.execute("UPDATE statement SET state = 'refused', problem = ? WHERE place = ?", (problem, place))

    def troubled(self, target: Target, problem: str) -> None:
        """Note why what waits could not be sent."""
        sql = "UPDATE statement SET problem = ? WHERE url = ? AND user = ? AND state = 'waiting'"
        with self._writing():
            self._db.execute(sql, (problem, target.url, target.user))

    def try_refused(self, target: Target) -> None:
        """Let those that were refused wait again: an LRS may have learned."""
        sql = "UPDATE statement SET state = 'waiting' WHERE url = ? AND user = ? AND state = 'refused'"
        with self._writing():
            self._db.execute(sql, (target.url, target.user))

    def forget(self, target: Target) -> int:
        """Drop what waits for an LRS or was refused by it. Returns how many."""
        sql = "DELETE FROM statement WHERE url = ? AND user = ? AND state <> 'taken'"
        with self._writing():
            return self._db.execute(sql, (target.url, target.user)).rowcount

    def counts(self) -> list[Count]:
        """How it stands with every LRS, in the order in which they were first sent to."""
        sql = (
            "SELECT url, user, sum(state = 'waiting'), sum(state = 'taken'), sum(state = 'refused'),"
            " min(CASE WHEN state = 'waiting' THEN since END),"
            " max(CASE WHEN state <> 'taken' THEN problem END) FROM statement GROUP BY url, user ORDER BY min(place)"
        )
        with _explained(self.path):
            rows = self._db.execute(sql).fetchall()
        return [
            Count(Target(str(url), str(user)), int(waiting), int(taken), int(refused), since or "", problem or "")
            for url, user, waiting, taken, refused, since, problem in rows
        ]

    def close(self) -> None:
        """Use it no more."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise


@contextmanager
def sole_sender(folder: Path | None = None) -> Iterator[None]:
    """Send alone: a second sender would only do the same once more. Raises `SimError` while somebody else sends."""
    lock = (folder or home()) / f"{FILE.partition('.')[0]}.lock"
    with _explained(lock):
        private_folder(lock.parent)
    held = locks.exclusive(lock)
    if held is None and locks.held_by_another(lock):
        raise SimError(Message("records.sending", {}))
    try:
        yield
    finally:
        locks.let_go(held)


def _text(statement: dict[str, Any]) -> str:
    return json.dumps(statement, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _put_aside(path: Path) -> Path:
    """A damaged queue under a name of its own."""
    stamp, number = datetime.now(UTC).strftime("%Y%m%d-%H%M%S"), 1
    while (place := path.with_name(f"records-damaged-{stamp}-{number}{path.suffix}")).exists():
        number += 1
    os.replace(path, place)
    journal = Path(f"{path}-journal")
    if journal.exists():
        os.replace(journal, Path(f"{place}-journal"))
    return place


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (*UNSOUND, OSError) as error:
        raise QueueError(f"{path}: {error}") from error
