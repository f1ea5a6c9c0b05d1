"""Where it plays: an outline of the place on the ground of a screen, so quiet that text stays legible over it."""

from functools import lru_cache
from io import BytesIO
from typing import Final

import pygame

from assets.drawing.places import HIGH, WIDE, Inks, place
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.theme import INK, Colour, mixed

PLAIN: Final = "plain"
FAR, NEAR = 0.035, 0.07
"""How far what is far and what is near is from the ground, on the way to ink."""


def inks_on(ground: Colour, strength: float = 1.0) -> Inks:
    """The colours of a place on a ground, in the theme of the moment. `strength`: 1, or less where much is written over it."""
    far, near = (mixed(ground, INK, share * strength) for share in (FAR, NEAR))
    return Inks(_hex(far), _hex(near), _hex(mixed(ground, ground, 0)))


def _hex(colour: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


@lru_cache(maxsize=8)
def _drawn(name: str, size: tuple[int, int], inks: Inks) -> pygame.Surface:
    """The motif at the height of `size`, as often as its width takes; without transparency, to be laid down fast."""
    wide = max(round(size[1] * WIDE / HIGH), 1)
    motif = pygame.image.load_sized_svg(BytesIO(place(name, inks).encode()), (wide, size[1]))
    whole = pygame.Surface(size)
    whole.fill(inks.ground)
    for x in range(0, size[0], wide):
        whole.blit(motif, (x, 0))
    return whole.convert() if pygame.display.get_surface() else whole


def scene(ui: Canvas, name: str, area: Box, ground: Colour, strength: float = 1.0) -> None:
    """A place that fills `area`, which has the colour `ground`."""
    rect = ui.rect(area)
    if name != PLAIN and rect.w > 0 and rect.h > 0:
        ui.surface.blit(_drawn(name, rect.size, inks_on(ground, strength)), rect)


def forget() -> None:
    """Drop drawn places: the size of the window has changed."""
    _drawn.cache_clear()
