"""What lies around a canvas: who shows its pictures, lets its sounds be heard, and brings text that is typed.

`Outside` itself does nothing of it; a window and whoever else shows a canvas do as much as they can.
"""

from collections.abc import Sequence

import pygame

from game.window.widgets.brush import Brush


class Outside:
    """Nobody: pictures are drawn, and looked at by whoever asks for them."""

    windowed: bool = False
    """Is it a window of this machine? Only there is full screen, a picture into a file, and an end of the program."""

    def show(self, areas: Sequence[pygame.Rect] | None) -> None:
        """The picture has changed: in these areas, or (None) as a whole."""

    def hear(self, name: str, loud: float) -> None:
        """Let a sound be heard, from 0 to 1 loud."""

    def take_text(self, place: pygame.Rect | None) -> None:
        """Text is typed at this place from now on; None: keys are keys again."""

    def call(self, title: str) -> None:
        """What the game is called in the language of the canvas."""

    def refit(self, brush: Brush) -> Brush:
        """The brush for the size that the window has now."""
        return brush

    def fill_screen(self, whole: bool) -> None:
        """Take the whole screen, or give it back."""

    def news(self) -> None:
        """Something has changed that nobody has chosen: look again. Comes from any thread."""
