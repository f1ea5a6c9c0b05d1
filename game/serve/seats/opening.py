"""Opening the seat of a chair from what is kept of it: its games lie in a folder of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.language.locale import DEFAULT_LANGUAGE
from game.play.settings import LONGEST_NAME
from game.serve.exam.paper import BARRED
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import CLOSED, Chair, Room
from game.window.seat import Seat
from game.window.seat_opening import open_seat
from game.window.services import Judges

BARRED_WHEN_CLOSED: Final = frozenset({
    "again", "new", "play", "play_named", "lesson", "practice", "challenge", "test", "resume", "give_up", "drills",
})  # fmt: skip
"""Commands that would begin something, in a room that is closed."""


def barred_in(room: Room) -> frozenset[str]:
    """Commands that mean nothing in a room as it is now."""
    if room.state == CLOSED:
        return BARRED_WHEN_CLOSED
    return BARRED if room.exam else frozenset()


def opened_seat(
    folder: Path,
    room: Room,
    chair: Chair,
    size: tuple[int, int],
    language: str,
    wake: Callable[[], None],
    judges: Judges | None = None,
) -> Seat:
    """The seat of a chair, at the very choice where it stopped. Raises `SimError` and `StoreError`.

    `judges`: who works its debriefs out; None: they are, in this process.
    """
    spoken = room.language or language or DEFAULT_LANGUAGE
    game = (room.text, room.scenario, chair.seed)
    seat = open_seat(folder_of(folder, chair), size, spoken, game, wake, barred_in(room), judges)
    if seat.play:
        seat.play.session.begin_others()
    if not seat.app.settings.name:
        seat.app.command(("set", "name", chair.name[:LONGEST_NAME]))
    return seat
