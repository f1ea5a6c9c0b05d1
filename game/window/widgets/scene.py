"""Where it plays: an outline of the place on the ground of a screen, so quiet that text stays legible over it."""

from typing import Final

from assets.drawing.places import HIGH, WIDE, Inks, place
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.theme import INK, Colour, Rgb, hexed, mixed

PLAIN: Final = "plain"
FAR, NEAR = 0.035, 0.07
"""How far what is far and what is near is from the ground, on the way to ink."""


def inks_on(ground: Colour, strength: float = 1.0) -> tuple[Colour, Colour, Colour]:
    """The colours of a place on a ground: far, near, the ground. `strength`: 1, or less where much is written over it."""
    return mixed(ground, INK, FAR * strength), mixed(ground, INK, NEAR * strength), ground


def motif(name: str, inks: tuple[Rgb, Rgb, Rgb]) -> bytes:
    """The picture of a place, as SVG, to be set side by side."""
    return place(name, Inks(*map(hexed, inks))).encode()


def motif_wide(high: int) -> int:
    """How wide the picture of a place is where it is so high, in pixels."""
    return max(round(high * WIDE / HIGH), 1)


def scene(ui: Canvas, name: str, area: Box, ground: Colour, strength: float = 1.0) -> None:
    """A place that fills `area`, which has the colour `ground`."""
    rect = ui.rect(area)
    if name != PLAIN and rect.w > 0 and rect.h > 0:
        far, near, under = inks_on(ground, strength)
        ui.brush.place(name, rect, (ui.rgb(far), ui.rgb(near), ui.rgb(under)))
