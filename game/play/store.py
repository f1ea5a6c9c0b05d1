"""Games on disk: SQLite in the data folder. Every choice is safely there before its result is shown."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import count, takewhile
from pathlib import Path
from typing import Any, Final, TypeVar

import platformdirs

from game.play.backup import copy_into
from game.play.database import BROKEN, Opened, opened
from game.play.journal import PATIENCE, UNSOUND, code
from game.play.saved import COLUMNS, saved_game
from game.play.saved import SavedGame as SavedGame  # everybody knows it from here
from game.play.schema import BESIDE
from game.play.store_errors import GameGone, PlayedElsewhere
from game.play.store_errors import StoreError as StoreError  # everybody knows it from here
from sim_core import Message
from sim_core.public.games import Step

MOMENT: Final = 0.5
"""Seconds a player waits for somebody else's writing; then the game goes on, and the choice is written later."""
TRIES: Final = 3
PAUSE: Final = 0.1
PASSING: Final = (*BROKEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_READONLY)
"""What may be over when the store is opened again: a share that was away for a moment, a file put back."""
Value = TypeVar("Value")


def home() -> Path:
    """The data folder: FINALKICK_HOME, or the platform's."""
    named = os.environ.get("FINALKICK_HOME")
    return Path(named) if named else Path(platformdirs.user_data_dir("finalkick", appauthor=False))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (*UNSOUND, OSError) as error:
        raise StoreError(f"{path}: {error}") from error


WEEK: Final = "week"
"""The kind of digests of weeks among what is kept beside the games."""


class Store:
    """The database of games. Every method is one transaction, on disk when it returns. Raises `StoreError`.

    Where nothing can be written (`unwritable` says why) what is kept can be read, and writing is tried again each time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or home()) / "games.sqlite3"
        self.moved_aside: Path | None = None
        self.notes: list[Message] = []  # what a person should know of it
        self._opened: Opened | None = None
        with _explained(self.path):
            self._open(PATIENCE)

    def _open(self, patience: float) -> Opened:
        """The database in use; opened, if it is not."""
        if self._opened is None:
            self._opened = opened(self.path, patience)
            self._db = self._opened.db
            self.moved_aside = self._opened.aside or self.moved_aside
            self.notes += self._opened.notes
        return self._opened

    @property
    def unwritable(self) -> str:
        """Why nothing can be written at present; empty if it can."""
        return self._opened.unwritable if self._opened else str(self.path)

    def _read(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        return self._tried(lambda: self._db.execute(sql, values).fetchall(), PATIENCE)

    def _write(self, work: Callable[[sqlite3.Connection], Value], patience: float = MOMENT) -> Value:
        """Do some work in a transaction."""

        def whole() -> Value:
            if self._open(patience).unwritable:
                self.close()
                if why := self._open(patience).unwritable:
                    raise sqlite3.OperationalError(why)
            self._db.execute("BEGIN IMMEDIATE")
            try:
                done = work(self._db)
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    with suppress(sqlite3.Error):
                        self._db.execute("ROLLBACK")
                raise
            return done

        return self._tried(whole, patience)

    def _tried(self, work: Callable[[], Value], patience: float) -> Value:
        """Do some work; once more on a new connection if it fails in a way that may pass."""
        with _explained(self.path):
            for left in reversed(range(TRIES)):
                try:
                    self._open(patience)
                    self._db.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")
                    return work()
                except sqlite3.DatabaseError as error:
                    if not left or code(error) not in PASSING:
                        raise
                    time.sleep(PAUSE)
                    self.close()
        raise AssertionError("the last try returns or raises")

    def new_game(self, scenario: str, text: str, seed: int, rules_version: int, player: str, trainer: bool) -> int:
        """Note the start of a game. Returns its number."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        row = (scenario, text, str(seed), rules_version, player, int(trainer), "playing", started)
        sql = (
            "INSERT INTO game (scenario, scenario_text, seed, rules_version, player, trainer, status, started)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        number = self._write(lambda db: int(db.execute(sql, row).lastrowid or 0))
        self._settle_log()
        return number

    def add_step(self, game: int, number: int, step: Step, patience: float = MOMENT) -> None:
        """Note a choice, before it is made; the same once more does nothing.

        Raises `PlayedElsewhere` if there is another choice of that number, or one after it; `GameGone` if the game is no more.
        """
        text = step.model_dump_json(exclude_defaults=True)

        def add(db: sqlite3.Connection) -> None:
            if not db.execute("SELECT 1 FROM game WHERE id = ?", (game,)).fetchone():
                raise GameGone(f"{self.path}: no game {game}")
            there = db.execute("SELECT step FROM step WHERE game = ? AND number >= ?", (game, number)).fetchall()
            if there == [(text,)]:
                return  # it had come through, although it did not seem so
            if there:
                raise PlayedElsewhere(self.path)
            db.execute("INSERT INTO step (game, number, step) VALUES (?, ?, ?)", (game, number, text))

        self._write(add, patience)

    def take_back(self, game: int, number: int) -> None:
        """Remove the last choice of a game, which could not be made."""
        self._write(lambda db: db.execute("DELETE FROM step WHERE game = ? AND number = ?", (game, number)))

    def steps(self, game: int) -> list[Step]:
        """The choices of a game, in order. Raises `ValidationError` if one cannot be read."""
        rows = self._read("SELECT step FROM step WHERE game = ? ORDER BY number", (game,))
        return [Step.model_validate_json(row[0]) for row in rows]

    def progress(self) -> dict[int, tuple[int, int]]:
        """How many choices were made and how many weeks were ended, by the number of a game."""
        rows = self._read('SELECT game, count(*), sum(step LIKE \'%"move":"end_week"%\') FROM step GROUP BY game')
        return {int(game): (int(steps), int(weeks or 0)) for game, steps, weeks in rows}

    def finish(self, game: int, net: float, score: float, medal: str, digest: str) -> None:
        """Note the end of a game."""
        values = (net, score, medal, digest, game)
        sql = "UPDATE game SET status = 'finished', net = ?, score = ?, medal = ?, digest = ? WHERE id = ?"
        self._write(lambda db: db.execute(sql, values))
        self._settle_log()

    def abandon(self, game: int) -> None:
        """Note that a game will not be played to its end."""
        sql = "UPDATE game SET status = 'abandoned' WHERE id = ? AND status = 'playing'"
        self._write(lambda db: db.execute(sql, (game,)))

    def games(self) -> list[SavedGame]:
        """All games that can be read, newest first."""
        rows = self._read(f"SELECT {COLUMNS} FROM game ORDER BY id DESC")
        found = (saved_game(row) for row in rows)
        return [one for one in found if one is not None]

    def unreadable(self) -> int:
        """How many games there are that cannot be read: edited by hand, or damaged."""
        return int(self._read("SELECT count(*) FROM game")[0][0]) - len(self.games())

    def game(self, number: int) -> SavedGame | None:
        """One game, or None."""
        return next((game for game in self.games() if game.id == number), None)

    def unfinished(self, trainer: bool = False) -> SavedGame | None:
        """The newest game of a person that can be continued; a trainer's, which shows its secrets, only for a `trainer`."""
        apart = self.apart()
        mine = (game for game in self.games() if game.status == "playing" and game.player == "person")
        return next((game for game in mine if game.id not in apart and (trainer or not game.trainer)), None)

    def finished(self) -> int:
        """How many games a person has finished."""
        return int(self._read("SELECT count(*) FROM game WHERE status = 'finished' AND player = 'person'")[0][0])

    def add_drills(self, rows: Iterable[tuple[object, ...]]) -> int:
        """Keep drills, values in the order of their columns up to `due`. Those there are stay. Returns how many are new."""
        wanted = list(rows)
        sql = (
            "INSERT OR IGNORE INTO drill (game, number, chosen, best, loss, grade, lesson, why, target, stage, due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        return self._write(lambda db: db.executemany(sql, wanted).rowcount)

    def drills(self, rules_version: int) -> list[tuple[Any, ...]]:  # what SQLite gives is known to it alone
        """All drills of games by these rules, the costliest first: their columns up to `tries`."""
        return self._read(
            "SELECT game, number, chosen, best, loss, grade, lesson, why, target, stage, due, tries"
            " FROM drill JOIN game ON game.id = drill.game WHERE rules_version = ? ORDER BY loss DESC",
            (rules_version,),
        )

    def move_drill(self, game: int, number: int, stage: int, due: int) -> None:
        """Note that a drill was tried, and when it is offered again."""
        sql = "UPDATE drill SET stage = ?, due = ?, tries = tries + 1 WHERE game = ? AND number = ?"
        self._write(lambda db: db.execute(sql, (stage, due, game, number)))

    def keep_beside(self, kind: str, key: str, value: str) -> bool:
        """Keep something beside the games for good, under a name of its kind. False if the name is taken; then that stays.

        The table is made when it is first wanted: a store without it is whole, and older versions pass over it.
        """

        def keep(db: sqlite3.Connection) -> bool:
            db.execute(BESIDE)
            return db.execute("INSERT OR IGNORE INTO beside VALUES (?, ?, ?)", (kind, key, value)).rowcount == 1

        return self._write(keep)

    def note_week(self, game: int, week: int, digest: str) -> None:
        """Note what the state of a game was after a week (from 1)."""
        self.keep_beside(WEEK, f"{game} {week}", digest)

    def week_digests(self, game: int) -> list[str]:
        """What the state of a game was after each of its weeks, as far as that was noted."""
        known = self.kept_beside(WEEK)
        return list(takewhile(bool, (known.get(f"{game} {week}", "") for week in count(1))))

    def kept_beside(self, kind: str) -> dict[str, str]:
        """What was kept of a kind, by its name, in the order in which it came."""
        if not self._read("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'beside'"):
            return {}
        return dict(self._read("SELECT key, value FROM beside WHERE kind = ? ORDER BY rowid", (kind,)))

    def apart(self) -> dict[int, str]:
        """Games that are kept apart from the others, by number: the week whose challenge they are."""
        return {int(game): week for week, game in self.kept_beside("challenge").items() if game.isdecimal()}

    def add_salvaged(self, saved: SavedGame, steps: list[str]) -> bool:
        """Add a game of another store, and its choices as they were kept there. False if it is here already."""
        who = (saved.scenario_text, str(saved.seed), saved.started, saved.player, int(saved.trainer))
        about = (saved.scenario, *who[:2], saved.rules_version, *who[3:], saved.status, saved.started)
        row = (*about, saved.net, saved.score, saved.medal, saved.digest)

        def add(db: sqlite3.Connection) -> bool:
            sql = "SELECT 1 FROM game WHERE scenario_text = ? AND seed = ? AND started = ? AND player = ? AND trainer = ?"
            if db.execute(sql, who).fetchone():
                return False
            sql = (
                "INSERT INTO game (scenario, scenario_text, seed, rules_version, player, trainer, status, started,"
                " net, score, medal, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            )
            game = db.execute(sql, row).lastrowid
            rows = [(game, number, step) for number, step in enumerate(steps)]
            db.executemany("INSERT INTO step (game, number, step) VALUES (?, ?, ?)", rows)
            return True

        return self._write(add, PATIENCE)

    def copy_into(self, path: Path) -> None:
        """Write all of it as one file, which takes its name when it is whole. Raises `OSError`."""
        try:
            copy_into(self._db, path)
        except sqlite3.Error as error:
            raise OSError(0, str(error), str(path)) from error

    def _settle_log(self) -> None:
        """Bring what is in the log into the database, so that there is little in it if the log is lost."""
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def close(self) -> None:
        """Close the database. It is opened again by whoever uses it after all."""
        if self._opened:
            self._opened.close()
            self._opened = None
