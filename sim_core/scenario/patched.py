"""A text that is mended while it is read: what was put in where, and where in the file each place of it was.

A file with four slips shall be told all four in one run; so whoever finds a slip also says what was probably meant, and the
reader reads on in the text as it would be then.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sim_core.errors import Message
from sim_core.scenario.faults import Place

LONGEST_MENDED: Final = 200_000
"""In characters. A longer text is read up to its first slip: nobody writes such by hand."""
MOST_READ: Final = 2_000_000
"""So many characters are read over and over at most, for the sake of one file."""
MOST_MENDS: Final = 200


def one_ending(text: str) -> str:
    """A text whose lines all end alike, whatever ended them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Edit:
    """`text` in place of what stands from `start` to `end`, counted in characters from 0."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Slip:
    """What somebody got wrong in the signs of a file: where, in which words, and how it would be right.

    `edits`: none if there is no telling. `sure`: what stands behind it is read as it was meant, so that faults found there are
    faults.
    """

    place: Place
    message: Message
    edits: tuple[Edit, ...] = ()
    sure: bool = True


class Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.long = len(text) > LONGEST_MENDED
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the end."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def offset(self, place: Place) -> int:
        """Where a place is, counted in characters from 0."""
        number = min(place[0], len(self.lines))
        return min(self.starts[number - 1] + place[1] - 1, len(self.text))

    def edit(self, number: int, start: int, end: int, text: str) -> Edit:
        """`text` in place of the columns from `start` (from 0) up to `end` of a line."""
        if number > len(self.lines):
            return Edit(len(self.text), len(self.text), text)
        return Edit(self.starts[number - 1] + start, self.starts[number - 1] + end, text)

    def above(self, number: int) -> int:
        """The number of the line before a line that is not empty; the line's own where there is none."""
        return next((one for one in range(number - 1, 0, -1) if self.lines[one - 1].strip()), number)

    def below(self, number: int) -> int:
        """The number of the line after a line that is not empty; one beyond the last where there is none."""
        return next((one for one in range(number + 1, len(self.lines) + 1) if self.lines[one - 1].strip()), len(self.lines) + 1)


def indent_of(line: str) -> int:
    """How many blanks of any kind a line begins with."""
    return len(line) - len(line.lstrip())


class Patched:
    """A text and what has been mended in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.slips: list[Slip] = []
        """Told at their places in the file."""
        self._from: list[int] | None = None  # where in the file each character was; None: nothing was mended
        self._original = text
        self._read = 0

    @cached_property
    def lines(self) -> Lines:
        """The text as it stands now."""
        return Lines(self.text)

    @cached_property
    def _file(self) -> Lines:
        """The text as it stands in the file."""
        return Lines(self._original)

    def place(self, line: int, column: int) -> Place:
        """Where in the file a place of the text was."""
        if self._from is None:
            return line, column
        at = self._from[self.lines.offset((line, column))]
        number = bisect_right(self._file.starts, at)
        return number, at - self._file.starts[number - 1] + 1

    def may_mend(self) -> bool:
        """Is there time for one more?"""
        self._read += len(self.text)
        return len(self.text) <= LONGEST_MENDED and self._read <= MOST_READ and len(self.slips) < MOST_MENDS

    def take(self, slips: Iterable[Slip]) -> bool:
        """Tell slips and mend them. False if nothing of the text has changed."""
        edits: list[Edit] = []
        told = {(one.place, str(one.message)) for one in self.slips}
        for slip in slips:
            place = self.place(*slip.place)
            if (place, str(slip.message)) not in told:
                self.slips.append(Slip(place, slip.message, slip.edits, slip.sure))
            edits += slip.edits
        before = self.text
        self._apply(edits)
        return self.text != before

    def _apply(self, edits: list[Edit]) -> None:
        origin = self._from or [*range(len(self.text) + 1)]
        text, last = self.text, len(self.text) + 1
        for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
            if edit.end > last:
                continue  # it was meant for what has just been mended otherwise
            text = text[: edit.start] + edit.text + text[edit.end :]
            here = origin[edit.start : edit.end] or [origin[edit.start]]
            kept = [here[min(number, len(here) - 1)] for number in range(len(edit.text))]
            origin[edit.start : edit.end] = kept
            last = edit.start
        self.text, self._from = text, origin
        self.__dict__.pop("lines", None)
