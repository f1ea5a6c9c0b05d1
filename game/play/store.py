"""Games on disk: SQLite in the data folder. Every choice is safely there before its result is shown."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

from sim_core.engine.record import Step

SCHEMA_VERSION = 2
SCHEMA = """
CREATE TABLE game (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scenario TEXT NOT NULL,        -- id
    scenario_text TEXT NOT NULL,   -- the whole file, so that the game outlives it
    seed TEXT NOT NULL,            -- 64 bits do not fit SQLite's integers
    rules_version INTEGER NOT NULL,
    player TEXT NOT NULL,          -- 'person', or a bot's name for a demonstration
    trainer INTEGER NOT NULL,      -- hidden values were shown
    status TEXT NOT NULL CHECK (status IN ('playing', 'finished', 'abandoned')),
    started TEXT NOT NULL,
    net REAL, score REAL, medal TEXT, digest TEXT
);
CREATE TABLE step (
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,            -- JSON of a choice: ids, never numbers
    PRIMARY KEY (game, number)
) WITHOUT ROWID;
"""
DRILLS = """
CREATE TABLE IF NOT EXISTS drill (
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,       -- of the decision in the game
    chosen TEXT NOT NULL,          -- JSON of the choice that was made
    best TEXT NOT NULL,            -- and of the one advised
    loss REAL NOT NULL,            -- yuan, on what could be known
    grade TEXT NOT NULL,
    lesson TEXT NOT NULL,
    why TEXT NOT NULL,             -- JSON of the sentence: its key and values
    target REAL NOT NULL,          -- yuan, of the game
    stage INTEGER NOT NULL,        -- how often it was solved in a row; beyond the last interval it is done
    due INTEGER NOT NULL,          -- how many games a person will have finished when it is offered again
    tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (game, number)
) WITHOUT ROWID;
"""
MIGRATIONS = {1: DRILLS}
"""What makes a database of a version one of the next, even if another window does it too; games are never touched."""


class StoreError(Exception):
    """The data folder cannot be used: full, read-only, not a folder. Says which and why."""


@dataclass(frozen=True)
class SavedGame:
    """A row of the list of games."""

    id: int
    scenario: str
    scenario_text: str
    seed: int
    rules_version: int
    player: str
    trainer: bool
    status: str
    started: str
    net: float | None
    score: float | None
    medal: str | None
    digest: str | None


def home() -> Path:
    """The data folder: FINALKICK_HOME, or the platform's."""
    named = os.environ.get("FINALKICK_HOME")
    return Path(named) if named else Path(platformdirs.user_data_dir("finalkick", appauthor=False))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: {error}") from error


class Store:
    """The database of games. Every method is one transaction, on disk when it returns. Raises `StoreError`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or home()) / "games.sqlite3"
        self.moved_aside: Path | None = None
        with _explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._move_aside()
                self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path, isolation_level=None, timeout=5.0)
        try:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.execute("PRAGMA foreign_keys=ON")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._db.executescript(f"BEGIN IMMEDIATE; {SCHEMA}{DRILLS} PRAGMA user_version={SCHEMA_VERSION}; COMMIT;")
            while 0 < version < SCHEMA_VERSION:
                step = f"BEGIN IMMEDIATE; {MIGRATIONS[version]} PRAGMA user_version={version + 1}; COMMIT;"
                self._db.executescript(step)
                version += 1
            if version > SCHEMA_VERSION:
                raise sqlite3.DatabaseError(f"made by another version of the game (format {version})")
            self._db.execute("SELECT count(*) FROM game").fetchone()
        except BaseException:
            self._db.close()
            raise

    def _move_aside(self) -> None:
        """A corrupt database is kept under another name; a fresh one takes its place."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        self.moved_aside = self.path.with_name(f"games-damaged-{stamp}.sqlite3")
        self.path.rename(self.moved_aside)
        for suffix in ("-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def new_game(self, scenario: str, text: str, seed: int, rules_version: int, player: str, trainer: bool) -> int:
        """Note the start of a game. Returns its number."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        row = (scenario, text, str(seed), rules_version, player, int(trainer), "playing", started)
        with _explained(self.path):
            done = self._db.execute(
                "INSERT INTO game (scenario, scenario_text, seed, rules_version, player, trainer, status, started)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        return int(done.lastrowid or 0)

    def add_step(self, game: int, number: int, step: Step) -> None:
        """Note a choice, before it is made."""
        with _explained(self.path):
            text = step.model_dump_json(exclude_defaults=True)
            self._db.execute("INSERT INTO step (game, number, step) VALUES (?, ?, ?)", (game, number, text))

    def steps(self, game: int) -> list[Step]:
        """The choices of a game, in order."""
        with _explained(self.path):
            rows = self._db.execute("SELECT step FROM step WHERE game = ? ORDER BY number", (game,)).fetchall()
        return [Step.model_validate_json(row[0]) for row in rows]

    def progress(self) -> dict[int, tuple[int, int]]:
        """How many choices were made and how many weeks were ended, by the number of a game."""
        with _explained(self.path):
            rows = self._db.execute(
                'SELECT game, count(*), sum(step LIKE \'%"move":"end_week"%\') FROM step GROUP BY game'
            ).fetchall()
        return {int(game): (int(steps), int(weeks or 0)) for game, steps, weeks in rows}

    def finish(self, game: int, net: float, score: float, medal: str, digest: str) -> None:
        """Note the end of a game."""
        with _explained(self.path):
            self._db.execute(
                "UPDATE game SET status = 'finished', net = ?, score = ?, medal = ?, digest = ? WHERE id = ?",
                (net, score, medal, digest, game),
            )

    def abandon(self, game: int) -> None:
        """Note that a game will not be played to its end."""
        with _explained(self.path):
            self._db.execute("UPDATE game SET status = 'abandoned' WHERE id = ? AND status = 'playing'", (game,))

    def games(self) -> list[SavedGame]:
        """All games, newest first."""
        with _explained(self.path):
            rows = self._db.execute(
                "SELECT id, scenario, scenario_text, seed, rules_version, player, trainer, status, started,"
                " net, score, medal, digest FROM game ORDER BY id DESC"
            ).fetchall()
        return [_saved_game(*row) for row in rows]

    def game(self, number: int) -> SavedGame | None:
        """One game, or None."""
        return next((game for game in self.games() if game.id == number), None)

    def unfinished(self) -> SavedGame | None:
        """The newest game of a person that can be continued."""
        return next((game for game in self.games() if game.status == "playing" and game.player == "person"), None)

    def finished(self) -> int:
        """How many games a person has finished."""
        with _explained(self.path):
            row = self._db.execute("SELECT count(*) FROM game WHERE status = 'finished' AND player = 'person'").fetchone()
        return int(row[0])

    def add_drills(self, rows: Iterable[tuple[object, ...]]) -> int:
        """Keep drills, values in the order of their columns up to `due`. Those there are stay. Returns how many are new."""
        with _explained(self.path):
            before = self._db.total_changes
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._db.executemany(
                    "INSERT OR IGNORE INTO drill (game, number, chosen, best, loss, grade, lesson, why, target, stage, due)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows,
                )
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            return self._db.total_changes - before

    def drills(self, rules_version: int) -> list[tuple[Any, ...]]:  # what SQLite gives is known to it alone
        """All drills of games by these rules, the costliest first: their columns up to `tries`."""
        with _explained(self.path):
            return self._db.execute(
                "SELECT game, number, chosen, best, loss, grade, lesson, why, target, stage, due, tries"
                " FROM drill JOIN game ON game.id = drill.game WHERE rules_version = ? ORDER BY loss DESC",
                (rules_version,),
            ).fetchall()

    def move_drill(self, game: int, number: int, stage: int, due: int) -> None:
        """Note that a drill was tried, and when it is offered again."""
        with _explained(self.path):
            self._db.execute(
                "UPDATE drill SET stage = ?, due = ?, tries = tries + 1 WHERE game = ? AND number = ?",
                (stage, due, game, number),
            )

    def close(self) -> None:
        """Close the database."""
        self._db.close()


def _saved_game(
    number: int, scenario: str, text: str, seed: str, rules: int, player: str, trainer: int, *close: Any
) -> SavedGame:
    """A row of the table: what stands in its columns is known to SQLite alone. `close`: status and what came out."""
    return SavedGame(number, scenario, text, int(seed), rules, player, bool(trainer), *close)
