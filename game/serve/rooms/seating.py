"""A list of guests given their chairs. Who has one already keeps it."""

from collections.abc import Sequence

from game.serve.rooms.book import Book, own_code
from game.serve.rooms.guests import Guest
from game.serve.rooms.room import Room


def seat_guests(book: Book, room: Room, guests: Sequence[Guest]) -> int:
    """A chair for each, with the code of their own, if there is one. Returns how many came new."""
    new = 0
    for guest in guests:
        there = book.chair_of(room.id, guest.name)
        new += there is None
        chair = there or book.sit(room, guest.name)
        if guest.code:
            book.withdraw("code", room.id, chair.id)
            book.allow("code", room.id, chair.id, own_code(room, guest.name, guest.code))
    return new
