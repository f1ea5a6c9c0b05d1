"""The brush of a seat: a picture as a list of strokes, plain data that somebody else draws, as a browser does in SVG.

A stroke is a tuple: its kind, then numbers and texts. Places are pixels of the canvas, colours `#rrggbb`.

    ("f", x, y, w, h, colour)                          a plain rectangle
    ("p", x, y, w, h, radius, colour, edge colour or "", edge width, shadow blur or 0, corners or "")
                                                       a panel; `corners`: "1101" where not all four are rounded
    ("t", x, base, size, bold, width, colour, text)    a line of text, to be kept to its measured width
    ("i", x, y, w, h, "icons/NAME", colour or "")      a picture of the assets, "" in colours of its own
    ("s", x, y, w, h, key)                             an SVG that `svg_of` knows by its key: a face, a place
    ("v", colour, alpha)                               a veil over all so far
    ("l", spots, colour, width, dashes)                a line with round ends and corners; `dashes`: (), or on, off, offset
    ("g", spots, colour, alpha)                        a filled shape; spots are x, y, x, y, …; alpha 0 to 1
    ("c", x, y, radius, colour)                        a disc
    ("k", x, y, w, h, stroke)                          the stroke, and of it only what lies in the rectangle
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import pygame

from assets.drawing.looks import Look
from assets.drawing.portraits import portrait
from game.window.widgets.brush import ALL, FINE, Corners, Dash, Edge, Pen, Shadow, Spot
from game.window.widgets.icons import svg_of as asset
from game.window.widgets.scene import motif, motif_wide
from game.window.widgets.theme import VEIL, VEIL_ALPHA, Rgb, hexed

Stroke = tuple[object, ...]
MOST_SVGS: Final = 4000
"""Faces and places that are kept: of a room that plays one scenario some hundred."""
STEP: Final = 6
"""Columns to a corner where they become a shape."""

_svgs: dict[str, bytes] = {}
_keys: dict[tuple[object, ...], str] = {}
_hexed: dict[Rgb, str] = {}


def svg_of(key: str) -> bytes | None:
    """The SVG that strokes name by this key, for whoever shows them; the same key is always the same picture."""
    return _svgs.get(key)


class Strokes:
    """A picture as strokes."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self.strokes: list[Stroke] = []
        self.whole = pygame.Rect((0, 0), size)
        self.clip = self.whole.copy()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self._size

    @property
    def live(self) -> None:
        """Whoever draws the strokes moves what moves."""

    def begin(self, ground: Rgb) -> None:
        """A new picture."""
        self.strokes = []
        self.clip = self.whole.copy()
        self.fill(self.whole, ground)

    def add(self, rect: pygame.Rect, *stroke: object) -> None:
        """Keep a stroke within `rect`, as far as it is seen."""
        if self.clip.contains(rect):
            self.strokes.append(stroke)
        elif rect.colliderect(self.clip):
            self.strokes.append(stroke if self.clip == self.whole else ("k", *self.clip, stroke))

    def fill(self, rect: pygame.Rect, colour: Rgb) -> None:
        """A plain rectangle."""
        if rect.w > 0 and rect.h > 0:
            self.add(rect, "f", *rect, _hex(colour))

    def panel(
        self, rect: pygame.Rect, colour: Rgb, radius: int, edge: Edge | None, shadow: Shadow | None, corners: Corners
    ) -> None:
        """A rounded rectangle."""
        border = (_hex(edge.colour), edge.wide) if edge else ("", 0)
        round_ = "" if corners == ALL else "".join("01"[one] for one in corners)
        blur = shadow.blur if shadow else 0
        seen = rect.inflate(6 * blur, 6 * blur)
        self.add(seen, "p", *rect, min(radius, rect.w // 2, rect.h // 2), _hex(colour), *border, blur, round_)

    def text(self, words: str, x: int, base: int, pixels: int, bold: bool, colour: Rgb, wide: int) -> None:
        """A line of text."""
        rect = pygame.Rect(x, base - pixels, wide, pixels + pixels // 3)
        self.add(rect, "t", x, base, pixels, int(bold), wide, _hex(colour), words)

    def picture(self, folder: str, name: str, rect: pygame.Rect, colour: Rgb | None) -> bool:
        """A picture of the assets."""
        if asset(folder, name) is None:
            return False
        if rect.w > 0 and rect.h > 0:
            self.add(rect, "i", *rect, f"{folder}/{name}", _hex(colour) if colour else "")
        return True

    def face(self, look: Look, mood: str, rect: pygame.Rect) -> None:
        """Somebody's face."""
        key = _keys.get((look, mood)) or _kept((look, mood), portrait(look, mood).encode())
        self.add(rect, "s", *rect, key)

    def place(self, name: str, rect: pygame.Rect, inks: tuple[Rgb, Rgb, Rgb]) -> None:
        """Where it plays, set side by side."""
        self.fill(rect, inks[2])
        key = _keys.get((name, inks)) or _kept((name, inks), motif(name, inks))
        wide, before = motif_wide(rect.h), self.clip
        self.clip = rect.clip(before)
        for x in range(rect.x, rect.right, wide):
            self.add(pygame.Rect(x, rect.y, wide, rect.h), "s", x, rect.y, wide, rect.h, key)
        self.clip = before

    def columns(self, x: int, spans: Sequence[tuple[int, int]], colour: Rgb) -> None:
        """Columns side by side, as one shape."""
        if not spans:
            return
        places = [*range(0, len(spans), STEP), len(spans) - 1]
        above = [(x + place, spans[place][0]) for place in places]
        below = [(x + place, sum(spans[place])) for place in reversed(places)]
        top, bottom = min(y for _, y in above), max(y for _, y in below)
        flat = tuple(part for spot in above + below for part in spot)
        self.add(pygame.Rect(x, top, len(spans), bottom - top), "g", flat, _hex(colour), 1.0)

    def veil(self) -> None:
        """Dim all that was drawn so far."""
        self.strokes.append(("v", _hex(VEIL), round(VEIL_ALPHA / 255, 2)))

    @contextmanager
    def pen(self, rect: pygame.Rect, ground: Rgb) -> Iterator[Pen]:
        """Draw smoothly in a rectangle."""
        yield _StrokePen(self, rect)

    def take_out(self) -> list[Stroke]:
        """Begin a list of its own for a part of the picture."""
        before, self.strokes = self.strokes, []
        return before

    def put_in(self, strokes: list[Stroke]) -> None:
        """Go on with these."""
        self.strokes = strokes

    def forget(self) -> None:
        """Nothing is kept for a size or a look."""


@dataclass(frozen=True)
class _StrokePen:
    brush: Strokes
    rect: pygame.Rect

    def _flat(self, spots: Sequence[Spot]) -> tuple[float, ...]:
        x0, y0 = self.rect.topleft
        return tuple(part for x, y in spots for part in (round(x0 + x / FINE, 1), round(y0 + y / FINE, 1)))

    def line(self, spots: Sequence[Spot], colour: Rgb, wide: int, dash: Dash | None = None) -> None:
        if len(spots) < 2:
            return
        dashes = tuple(round(one / FINE, 1) for one in dash) if dash else ()
        self.brush.add(self.rect, "l", self._flat(spots), _hex(colour), round(wide / FINE, 1), dashes)

    def shape(self, spots: Sequence[Spot], colour: Rgb, alpha: int = 255) -> None:
        self.brush.add(self.rect, "g", self._flat(spots), _hex(colour), round(alpha / 255, 2))

    def dot(self, spot: Spot, radius: float, colour: Rgb) -> None:
        x, y = self._flat([spot])
        self.brush.add(self.rect, "c", x, y, round(radius / FINE, 1), _hex(colour))


def _hex(colour: Rgb) -> str:
    found = _hexed.get(colour)
    if found is None:
        found = _hexed[colour] = hexed(colour)
    return found


def _kept(name: tuple[object, ...], svg: bytes) -> str:
    """Keep an SVG under a key that its content gives it."""
    if len(_svgs) >= MOST_SVGS:
        _svgs.clear()
        _keys.clear()
    key = blake2b(svg, digest_size=12).hexdigest()
    _svgs[key] = svg
    _keys[name] = key
    return key
