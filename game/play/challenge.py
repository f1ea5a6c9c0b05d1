"""The weekly challenge: one scenario and one seed a week for everybody, one try, kept apart from other games.

Which it is follows from the day alone: nothing is fetched. The week is that of ISO 8601, in universal time, so that it is the
same week for everybody.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Final

from game.play.session import SEEDS, Session
from game.play.shelf import LESSON
from game.play.store import SavedGame, Store, StoreError
from sim_core.public.scenarios import list_scenarios

CHALLENGE: Final = "challenge"
"""What it is called on the command line, and in the store."""
SALT: Final = "final kick, the challenge of the week"
FIRST: Final = date(2024, 1, 1)
"""The Monday of the week that is counted as nought."""


@dataclass(frozen=True)
class Challenge:
    """The challenge of a week. `week`: such as 2026-W48."""

    week: str
    scenario: str
    seed: int


def today() -> date:
    """The day it is, in universal time."""
    return datetime.now(UTC).date()


def week_of(day: date) -> str:
    """The ISO week of a day, such as 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def challenge_of(day: date) -> Challenge:
    """The challenge of the week in which a day lies: the full scenarios of the library in turn."""
    week, library = week_of(day), full_scenarios()
    number = int.from_bytes(hashlib.sha256(f"{SALT} {week}".encode()).digest()[:8], "big")
    year, in_year, _ = day.isocalendar()
    weeks = (date.fromisocalendar(year, in_year, 1) - FIRST).days // 7
    return Challenge(week, library[weeks % len(library)], number % SEEDS)


@cache
def full_scenarios() -> tuple[str, ...]:
    """The ids of the library without its lessons, in order."""
    return tuple(sorted(entry.id for entry in list_scenarios() if entry.scenario and not entry.id.startswith(LESSON)))


def try_of(store: Store | None, week: str) -> SavedGame | None:
    """The game that is the try of a week; None if there has been none. Raises `StoreError`."""
    number = next((game for game, own in store.apart().items() if own == week), None) if store else None
    return store.game(number) if store and number is not None else None


def take(session: Session, week: str) -> bool:
    """Make a game that was just begun the try of a week. False if that cannot be: there was one, or nothing is kept.

    Then the game is given up, so that it is not offered to go on with.
    """
    store, number = session.store, session.saved_as
    if store is None or number is None:
        return False
    try:
        if store.keep_beside(CHALLENGE, week, str(number)):
            return True
        session.abandon()
    except StoreError:
        return False
    return False
