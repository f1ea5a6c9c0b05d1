"""The brush under a canvas: the few strokes of which every picture consists. Pixels and colours by value, and nothing kept.

Two make them: `Pixels` on a surface of pygame, `Strokes` as plain data that somebody else draws. A screen never asks which.
All places are whole pixels of the canvas unless a stroke says otherwise.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

import pygame

from assets.drawing.looks import Look
from game.window.widgets.theme import Rgb

FINE: Final = 3
"""Parts of a pixel in which a pen is led."""
Spot = tuple[float, float]
Corners = tuple[bool, bool, bool, bool]
"""Which corners are rounded: top left, top right, bottom right, bottom left."""
ALL: Final[Corners] = (True, True, True, True)


class Edge(NamedTuple):
    """The border of a panel, and its width."""

    colour: Rgb
    wide: int


class Shadow(NamedTuple):
    """The shadow under a panel: how far it is blurred, how far it falls, how round it is, and its colour."""

    blur: int
    drop: int
    radius: int
    colour: Rgb


class Dash(NamedTuple):
    """How a line is dashed: the length of a dash, what lies between two, and how much of the first dash is left out."""

    on: float
    off: float
    skip: float = 0.0


class Pen(Protocol):
    """Draws smoothly in a rectangle. Spots are in parts of a pixel (`FINE`) from its top left corner, and so are widths."""

    def line(self, spots: Sequence[Spot], colour: Rgb, wide: int, dash: Dash | None = None) -> None:
        """A line, round at its corners."""

    def shape(self, spots: Sequence[Spot], colour: Rgb, alpha: int = 255) -> None:
        """A filled shape of three spots at least. `alpha` from 0 to 255."""

    def dot(self, spot: Spot, radius: float, colour: Rgb) -> None:
        """A disc."""


class Live(Protocol):
    """A brush whose picture is shown as it is drawn: what moves is drawn over it, again and again."""

    def keep(self) -> None:
        """Keep the picture as it is now: at rest."""

    def restore(self, areas: Sequence[pygame.Rect]) -> bool:
        """Draw what was kept in some areas. Returns False if nothing was kept."""

    def ring(self, centre: tuple[int, int], radius: int, wide: int, colour: Rgb, alpha: int) -> pygame.Rect:
        """A ring, `alpha` from 0 to 255. Returns what it touched."""

    def coin(self, corner: tuple[int, int], size: int, sign: str, rim: Rgb, face: Rgb) -> pygame.Rect:
        """A coin with a sign on it. Returns what it touched."""


class Brush(Protocol):
    """Makes the strokes of a picture, one after the other; each covers what lies under it."""

    clip: pygame.Rect
    """Outside of it nothing is drawn."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""

    @property
    def live(self) -> Live | None:
        """The brush for what moves; None: whoever shows the picture moves it."""

    def begin(self, ground: Rgb) -> None:
        """A new picture, of one colour."""

    def fill(self, rect: pygame.Rect, colour: Rgb) -> None:
        """A plain rectangle."""

    def panel(
        self, rect: pygame.Rect, colour: Rgb, radius: int, edge: Edge | None, shadow: Shadow | None, corners: Corners
    ) -> None:
        """A rounded rectangle that is at least a pixel wide and high."""

    def text(self, words: str, x: int, base: int, pixels: int, bold: bool, colour: Rgb, wide: int) -> None:
        """A line of text from its left end on its base line. `pixels`: the size of its letters; `wide`: its measured width."""

    def picture(self, folder: str, name: str, rect: pygame.Rect, colour: Rgb | None) -> bool:
        """A picture of the assets, in one colour or (None) in its own. Returns False if there is none."""

    def face(self, look: Look, mood: str, rect: pygame.Rect) -> None:
        """Somebody's face in a mood."""

    def place(self, name: str, rect: pygame.Rect, inks: tuple[Rgb, Rgb, Rgb]) -> None:
        """Where it plays, in the colours of what is far, what is near, and the ground."""

    def columns(self, x: int, spans: Sequence[tuple[int, int]], colour: Rgb) -> None:
        """Columns a pixel wide, side by side from `x`: where each begins, and how high it is."""

    def veil(self) -> None:
        """Dim all that was drawn so far."""

    def pen(self, rect: pygame.Rect, ground: Rgb) -> AbstractContextManager[Pen]:
        """Draw smoothly in a rectangle; `ground` is what lies under it, so that edges blend."""

    def take_out(self) -> list[tuple[object, ...]] | None:
        """Take away the strokes made so far; None: they are not kept, but drawn at once."""

    def put_in(self, strokes: list[tuple[object, ...]]) -> None:
        """The strokes made so far are these."""

    def forget(self) -> None:
        """Drop what is kept for pictures of this size and look."""


def dashes(spots: Sequence[Spot], dash: Dash) -> Iterator[tuple[Spot, Spot]]:
    """A line through spots as dashes of one length, wherever its corners are."""
    on, left = True, dash.on - dash.skip
    for one, other in pairwise(spots):
        length, done = math.dist(one, other), 0.0
        while length - done > 1e-9:
            piece = min(left, length - done)
            if on:
                yield _between(one, other, done / length), _between(one, other, (done + piece) / length)
            done, left = done + piece, left - piece
            if left <= 1e-9:
                on, left = not on, dash.off if on else dash.on


def _between(one: Spot, other: Spot, share: float) -> Spot:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
