"""Screens that a whole room looks at: they show the seat that the trainer mirrors, or how to come in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.serve.seats.line import Line
from game.serve.seats.sitting import Sitting
from game.serve.seats.talk import note


@dataclass(eq=False)
class Beamers:
    """The screens for all of a room. `sittings`: the room's, by chair; `look_on` lets a line look at a chair's seat."""

    sittings: dict[int, Sitting]
    look_on: Callable[[int, Line], object]
    mirrored: int | None = None  # the chair whose seat is shown
    door: str = ""  # how to come in, in a line, where nothing else is to be shown
    lines: list[Line] = field(default_factory=list)

    def join(self, line: Line) -> None:
        """Another one: it shows the seat that is mirrored, now and whenever that changes."""
        self.lines.append(line)
        self._show_to(line)

    def leave(self, line: Line) -> None:
        """It is gone."""
        self.lines.remove(line)
        for one in self.sittings.values():
            one.leave(line)

    def follow(self, sitting: Sitting) -> None:
        """A seat has been opened: if it is the one that is mirrored, it is looked at."""
        if sitting.chair.id == self.mirrored:
            for line in self.lines:
                sitting.look_on(line)

    def show(self, chair: int | None) -> None:
        """Mirror another seat from now on, or none."""
        before, self.mirrored = self.mirrored, chair
        if before == chair:
            return
        for number in (before, chair):
            if number in self.sittings:
                self.sittings[number].tell(note("shown", on=number == chair))
        for line in self.lines:
            if before in self.sittings:
                self.sittings[before].leave(line)
            self._show_to(line)

    def show_again(self, line: Line) -> None:
        """Something has not come through there: the whole picture once more."""
        if self.mirrored in self.sittings:
            self.sittings[self.mirrored].show_again(line)

    def end(self, code: int) -> None:
        """Close them all."""
        for line in self.lines:
            line.end(code)

    def _show_to(self, line: Line) -> None:
        line.forget()  # what waits to be sent is of the seat before
        if self.mirrored is None:
            line.tell(note("looking", name="", text=self.door))
        else:
            self.look_on(self.mirrored, line)
