"""A room and the chairs in it, as they are kept."""

from dataclasses import dataclass
from typing import Final

OPEN, PAUSED, CLOSED = "open", "paused", "closed"
STATES: Final = (OPEN, PAUSED, CLOSED)
MOST_MINUTES: Final = 600.0
MOST_SEED: Final = 2**64


@dataclass(frozen=True)
class Plan:
    """What a room is to be: chosen once, when it is made, but for what a trainer changes while it is played."""

    name: str
    scenario: str  # what its text is called in messages
    text: str
    seed: int | None = None  # of all seats; None: each has its own
    language: str | None = None  # of all seats; None: as each browser wants it
    exam: bool = False  # one game a seat, without a coach, and no looking back until the room is closed
    pass_mark: float = 60.0  # of an exam: the score from which on it is passed
    minutes: float = 0.0  # a week; 0: as long as anybody likes
    listed: bool = False  # only who stands on the list may come
    own_first: bool = True  # a result is shown to the trainer after its player has seen it


@dataclass(frozen=True)
class Room(Plan):
    """A room that is there."""

    id: int = 0
    code: str = ""
    state: str = OPEN
    mirrored: int | None = None  # the chair whose seat is shown to all


@dataclass(frozen=True)
class Chair:
    """Somebody's place in a room, for good: games lie in its folder."""

    id: int
    room: int
    name: str
    seed: int
    week: int = 0  # whose time is counted
    used: float = 0.0  # seconds of it that are gone
    seen_end: int = 0  # the game whose result its player has seen last; 0: none


class NameTaken(Exception):
    """Somebody of that name sits there already."""


class RoomTaken(Exception):
    """There is a room of that name."""
