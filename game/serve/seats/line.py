"""Somebody who looks at a seat, over a socket or by asking again and again: what they know, and are still to be told."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

from game.serve.seats.talk import Note
from game.serve.wire import Sent, frame_of
from game.window.seat_picture import Picture


@dataclass(eq=False)
class Line:
    """Of what happens while somebody is slow, they are told the newest picture alone, and all notes.

    `over`: the code with which it is to be closed, once all is told; 0: it is not.
    """

    window: str = ""
    kind: str = "socket"
    fresh: asyncio.Event = field(default_factory=asyncio.Event)
    over: int = 0
    frame: int = 0  # the number of the picture sent last
    _sent: Sent = field(default_factory=Sent)
    _picture: Picture | None = None
    _notes: list[Note] = field(default_factory=list)

    def show(self, picture: Picture) -> None:
        """The next picture. Sounds of one that has not gone yet are heard with it."""
        if self._picture is not None:
            picture = replace(picture, sounds=self._picture.sounds + picture.sounds)
        self._picture = picture
        self.fresh.set()

    def tell(self, note: Note) -> None:
        """Something beside the picture; of two of a name that wait, the newer."""
        if note["note"] != "message":
            self._notes = [one for one in self._notes if one["note"] != note["note"]]
        self._notes.append(note)
        self.fresh.set()

    def end(self, code: int) -> None:
        """It is to be closed when what waits is told."""
        self.over = code
        self.fresh.set()

    def forget(self) -> None:
        """Nothing that was sent is known there any more: the next picture comes whole."""
        self._sent, self._picture, self.frame = Sent(), None, 0

    def take(self) -> tuple[list[dict[str, Any]], list[Note]]:
        """What is to be sent now: frames and notes."""
        self.fresh.clear()
        notes, self._notes = self._notes, []
        picture, self._picture = self._picture, None
        if picture is None:
            return [], notes
        self.frame = picture.number
        return [frame_of(picture, self._sent)], notes
