"""What is being written: a text with all that it was before, so that nothing that was done here is lost before it is saved."""

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from game.serve.editor import disk
from game.serve.mending.change import Change, mended
from game.serve.mending.splice import Order

MOST_STEPS: Final = 500
MOST_KEPT: Final = 50_000_000
"""Characters of all earlier texts together."""
ONE_STEP_SECONDS: Final = 2.0
"""Changes of one field that follow each other within it are one step to undo."""


@dataclass
class Draft:
    """The text of one file, while somebody writes. `stored`: what we last knew of the file on the disk."""

    file: Path
    stored: disk.Stored
    text: str = ""
    version: int = 0
    past: list[str] = field(default_factory=list)
    future: list[str] = field(default_factory=list)
    _last: tuple[str, float] = ("", 0.0)

    @classmethod
    def of(cls, file: Path) -> "Draft":
        """A file opened. `ScenarioError` if it cannot be read as text."""
        stored = disk.read(file)
        return cls(file, stored, stored.text)

    @property
    def unsaved(self) -> bool:
        """Is there anything that is not on the disk?"""
        return self.text != self.stored.text

    def change(self, changes: list[Change], order: Order, field: str = "") -> bool:
        """Change places of the text. Had its lines to be laid out anew? Raises `Unfit` if it has no such places.

        `field`: what was changed, if it may be changed further in the same step.
        """
        done = mended(self.text, changes, order)
        self.put(done.text, field)
        return done.anew

    def put(self, text: str, field: str = "") -> None:
        """Put another text in the place of this one."""
        if text == self.text:
            return
        now = monotonic()
        if not (field and self._last[0] == field and now - self._last[1] < ONE_STEP_SECONDS and self.past):
            self.past.append(self.text)
            while len(self.past) > MOST_STEPS or sum(map(len, self.past)) > MOST_KEPT:
                del self.past[0]
        self._last = (field, now)
        self.future.clear()
        self._show(text)

    def undo(self) -> None:
        """Go back a step, if there is one."""
        if self.past:
            self.future.append(self.text)
            self._show(self.past.pop())
            self._last = ("", 0.0)

    def redo(self) -> None:
        """Take a step back again, if one was."""
        if self.future:
            self.past.append(self.text)
            self._show(self.future.pop())
            self._last = ("", 0.0)

    def elsewhere(self) -> bool:
        """Has the file on the disk become another since we read or wrote it, or gone?"""
        try:
            return disk.read(self.file).digest != self.stored.digest
        except Exception:  # gone, or no text any more: whatever it is, it is not what we knew
            return True

    def save(self) -> None:
        """Write the text to the disk, over whatever is there. Raises `OSError`."""
        self.stored = disk.write(self.file, self.text, self.stored.marked)

    def learn(self) -> None:
        """Take note of what is on the disk now; with it, the step back leads to it. `ScenarioError` if it is no text."""
        self.stored = disk.read(self.file)

    def _show(self, text: str) -> None:
        self.text = text
        self.version += 1
