"""How long everybody has been at their week: it runs while the room is open and the seat is in memory, and is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.play.session import Session
from game.serve.rooms.book import Book
from game.serve.rooms.room import OPEN, Chair, Room


@dataclass
class Clocks:
    """Week and seconds of it that are gone, by chair."""

    used: dict[int, tuple[int, float]] = field(default_factory=dict)
    _noted: dict[int, tuple[int, float]] = field(default_factory=dict)

    def take_up(self, chairs: Iterable[Chair]) -> None:
        """Go on from what was kept."""
        self._noted = {one.id: (one.week, one.used) for one in chairs}
        self.used = dict(self._noted)

    def run(self, chair: int, game: Session, room: Room, gone: float) -> bool:
        """So many seconds have gone by. Has another week begun?"""
        week, used = self.used.get(chair, (0, 0.0))
        anew = week != game.week
        if anew:
            week, used = game.week, 0.0
        if room.state == OPEN and room.minutes:
            used += gone
        self.used[chair] = week, used
        return anew

    def left(self, chair: int, game: Session, room: Room) -> float | None:
        """Seconds until a week ends by itself; None if it does not."""
        if not room.minutes or game.over:
            return None
        week, used = self.used.get(chair, (0, 0.0))
        return max(room.minutes * 60 - (used if week == game.week else 0.0), 0.0)

    def note(self, book: Book) -> None:
        """Keep what has changed since. Raises `StoreError`."""
        fresh = {chair: used for chair, used in self.used.items() if self._noted.get(chair, (0, 0.0)) != used}
        if fresh:
            book.note_time(fresh)
            self._noted |= fresh
