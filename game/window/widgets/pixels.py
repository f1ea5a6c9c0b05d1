"""The brush of the window: draws on a surface of pygame. What is costly is kept by its values (`rendered`, `tiles`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import pygame

from assets.drawing.looks import Look
from game.window.widgets import rendered, tiles
from game.window.widgets.brush import FINE, Corners, Dash, Edge, Pen, Shadow, Spot, dashes
from game.window.widgets.glyphs import font
from game.window.widgets.theme import VEIL, VEIL_ALPHA, Rgb


class Pixels:
    """A surface, and what lies on it at rest while something moves over it."""

    def __init__(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self.rest: pygame.Surface | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.surface.get_size()

    @property
    def live(self) -> "Pixels":
        """What moves is drawn here."""
        return self

    @property
    def clip(self) -> pygame.Rect:
        """Outside of it nothing is drawn."""
        return self.surface.get_clip()

    @clip.setter
    def clip(self, area: pygame.Rect) -> None:
        self.surface.set_clip(area)

    def begin(self, ground: Rgb) -> None:
        """A new picture."""
        self.rest = None
        self.surface.set_clip(None)
        self.surface.fill(ground)

    def fill(self, rect: pygame.Rect, colour: Rgb) -> None:
        """A plain rectangle."""
        self.surface.fill(colour, rect)

    def panel(
        self, rect: pygame.Rect, colour: Rgb, radius: int, edge: Edge | None, shadow: Shadow | None, corners: Corners
    ) -> None:
        """A rounded rectangle."""
        if shadow:
            tiles.shadow(self.surface, rect, shadow)
        tiles.rounded(self.surface, rect, colour, radius, edge, corners)

    def text(self, words: str, x: int, base: int, pixels: int, bold: bool, colour: Rgb, wide: int) -> None:
        """A line of text, as wide as its font makes it."""
        self.surface.blit(rendered.glyphs(words, pixels, bold, colour), (x, base - font(pixels, bold).get_ascent()))

    def picture(self, folder: str, name: str, rect: pygame.Rect, colour: Rgb | None) -> bool:
        """A picture of the assets."""
        found = rendered.picture(folder, name, rect.size, colour)
        if found:
            self.surface.blit(found, rect)
        return found is not None

    def face(self, look: Look, mood: str, rect: pygame.Rect) -> None:
        """Somebody's face."""
        self.surface.blit(rendered.face(look, mood, rect.size), rect)

    def place(self, name: str, rect: pygame.Rect, inks: tuple[Rgb, Rgb, Rgb]) -> None:
        """Where it plays."""
        self.surface.blit(rendered.place(name, rect.size, inks), rect)

    def columns(self, x: int, spans: Sequence[tuple[int, int]], colour: Rgb) -> None:
        """Columns side by side."""
        for number, (top, high) in enumerate(spans):
            self.surface.fill(colour, (x + number, top, 1, high))

    def veil(self) -> None:
        """Dim all that was drawn so far."""
        self.surface.blit(rendered.veil(self.size, VEIL, VEIL_ALPHA), (0, 0))

    @contextmanager
    def pen(self, rect: pygame.Rect, ground: Rgb) -> Iterator[Pen]:
        """Draw on a surface `FINE` times as large, which is scaled down."""
        big = pygame.Surface((max(rect.w, 1) * FINE, max(rect.h, 1) * FINE), pygame.SRCALPHA)
        big.fill((*ground, 0))
        yield _FinePen(big)
        if rect.w <= 0 or rect.h <= 0:
            return
        self.surface.blit(pygame.transform.smoothscale(big, rect.size), rect)

    def keep(self) -> None:
        """Keep the picture at rest."""
        self.rest = self.surface.copy()

    def restore(self, areas: Sequence[pygame.Rect]) -> bool:
        """Draw some areas as they are at rest."""
        if self.rest is None:
            return False
        for area in areas:
            self.surface.blit(self.rest, area, area)
        return True

    def ring(self, centre: tuple[int, int], radius: int, wide: int, colour: Rgb, alpha: int) -> pygame.Rect:
        """A ring."""
        ring = rendered.ring(radius, wide, colour)
        ring.set_alpha(alpha)
        return self.surface.blit(ring, ring.get_rect(center=centre))

    def coin(self, corner: tuple[int, int], size: int, sign: str, rim: Rgb, face: Rgb) -> pygame.Rect:
        """A coin."""
        return self.surface.blit(rendered.coin(size, sign, rim, face), corner)

    def take_out(self) -> None:
        """They are drawn at once."""

    def put_in(self, strokes: list[tuple[object, ...]]) -> None:
        """They are drawn at once."""

    def forget(self) -> None:
        """Another size or look: what was kept is of no use any more."""
        forget()


@dataclass(frozen=True)
class _FinePen:
    surface: pygame.Surface

    def line(self, spots: Sequence[Spot], colour: Rgb, wide: int, dash: Dash | None = None) -> None:
        for one, other in dashes(spots, dash) if dash else pairwise(spots):
            pygame.draw.line(self.surface, colour, one, other, wide)
            for end in (one, other):
                pygame.draw.circle(self.surface, colour, end, wide / 2)

    def shape(self, spots: Sequence[Spot], colour: Rgb, alpha: int = 255) -> None:
        pygame.draw.polygon(self.surface, (*colour, alpha), spots)

    def dot(self, spot: Spot, radius: float, colour: Rgb) -> None:
        pygame.draw.circle(self.surface, colour, spot, radius)


def forget() -> None:
    """Drop everything rendered so far, for whatever size and look."""
    rendered.forget()
    tiles.forget()
