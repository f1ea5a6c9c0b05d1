"""What can be read of a damaged store: its games one by one, as far as SQLite makes sense of what is left.

The file is never changed: it is read into memory, in up to four ways, and of each game the longest reading counts. What SQLite
passes over is tried too: a write-ahead log with a damaged beginning, and a first page whose place a fresh store's can take.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from game.play import image
from game.play.aside import set_aside_before
from game.play.database import in_memory
from game.play.journal import UNSOUND
from game.play.saved import COLUMNS, saved_game
from game.play.schema import DRILLS, SCHEMA, SCHEMA_VERSION, statements
from game.play.store import SavedGame, Store
from sim_core.public.games import Step

MOST: Final = 1_000_000
"""Numbers of games that are asked for, where the store cannot list them."""
GAP: Final = 1_000
"""So many numbers without a game, one after the other, and there are no more."""
PAGE: Final = 4096


@dataclass(frozen=True)
class Found:
    """A game that can be read: what it was, and its choices from the first on, as they were kept."""

    saved: SavedGame
    steps: tuple[str, ...]
    cut: bool  # there were more choices, which cannot be read


@dataclass(frozen=True)
class Salvaged:
    """What came of one store. `lost`: games of which there are choices, but not what was played."""

    path: Path
    found: tuple[Found, ...]
    lost: int
    added: int = 0


def salvage(store: Store) -> list[Salvaged]:
    """Bring what can be read of the stores that were set aside into this one. Once more brings nothing new."""
    done = []
    for path in set_aside_before(store.path):
        told = readable(path)
        added = sum(store.add_salvaged(one.saved, list(one.steps)) for one in told.found)
        done.append(replace(told, added=added))
    return done


def readable(path: Path) -> Salvaged:
    """What can be read of a damaged store. Raises `OSError`."""
    games: dict[int, SavedGame] = {}
    steps: dict[int, dict[int, str]] = {}
    for whole in _ways(*image.read(path)):
        with suppress(*UNSOUND):
            db = in_memory(whole)
            try:
                for number, game in _games(db):
                    games.setdefault(number, game)
                for game_number, number, text in _steps(db, games):
                    steps.setdefault(game_number, {}).setdefault(number, text)
            finally:
                db.close()
    found = []
    for number, game in sorted(games.items()):
        mine = steps.get(number, {})
        whole_steps = list(_from_the_first(mine))
        found.append(Found(game, tuple(whole_steps), len(whole_steps) < len(mine)))
    return Salvaged(path, tuple(found), len(steps.keys() - games.keys()))


def _ways(database: bytes, log: bytes) -> Iterator[bytes]:
    """The store as SQLite would see it; with all that is in its log; each also with another first page."""
    seen = []
    for whole in (image.image(database, log), image.image(database, log, whatever=True)):
        if whole and whole not in seen:
            seen.append(whole)
    yield from seen
    for whole in seen:
        with suppress(*UNSOUND):
            yield _with_first_page(whole)


def _with_first_page(whole: bytes) -> bytes:
    """The store with the first page of a fresh one, which says where its tables begin."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for one in statements(SCHEMA + DRILLS):
            fresh.execute(one)
        fresh.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        page = bytearray(fresh.serialize()[:PAGE])
    finally:
        fresh.close()
    page[28:32] = (len(whole) // PAGE).to_bytes(4, "big")  # how many pages there are
    page[24:28] = page[92:96] = (1).to_bytes(4, "big")  # and that this number is to be believed
    return bytes(page) + whole[PAGE:]


def _games(db: sqlite3.Connection) -> Iterator[tuple[int, SavedGame]]:
    for number in _numbers(db, "SELECT id FROM game ORDER BY id", MOST):
        with suppress(*UNSOUND):
            row = db.execute(f"SELECT {COLUMNS} FROM game WHERE id = ?", (number,)).fetchone()
            game = saved_game(row) if row else None
            if game:
                yield number, game


def _numbers(db: sqlite3.Connection, sql: str, most: int) -> list[int]:
    """Numbers of rows: listed from both ends as far as that goes, and those in between."""
    ends: list[set[int]] = []
    for order in ("", " DESC"):
        seen: set[int] = set()
        with suppress(*UNSOUND):
            for row in db.execute(sql + order):
                if isinstance(row[0], int):
                    seen.add(row[0])
            return sorted(seen)  # all of them
        ends.append(seen)
    low, high = max(ends[0], default=0), min(ends[1], default=0)
    between = range(low + 1, min(high if high > low else low + GAP, low + most))
    return sorted({*ends[0], *ends[1], *between})


def _steps(db: sqlite3.Connection, games: dict[int, SavedGame]) -> Iterator[tuple[int, int, str]]:
    """Game, number and text of the choices that can be read."""
    try:
        listed = {row[0] for row in db.execute("SELECT DISTINCT game FROM step")}
    except UNSOUND:
        listed = set()
    for game in sorted({*games, *(one for one in listed if isinstance(one, int))}):
        for order in ("", " DESC"):
            with suppress(*UNSOUND):
                for number, text in db.execute(f"SELECT number, step FROM step WHERE game = ? ORDER BY number{order}", (game,)):
                    if isinstance(number, int) and isinstance(text, str):
                        yield game, number, text
                break


def _from_the_first(steps: dict[int, str]) -> Iterator[str]:
    """Choices from the first on, until one is missing or makes no sense."""
    for number in range(len(steps)):
        if number not in steps:
            return
        try:
            Step.model_validate_json(steps[number])
        except ValidationError:
            return
        yield steps[number]
