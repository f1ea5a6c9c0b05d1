"""Strokes drawn again by the window's brush, as a browser would draw them: read as plain data, through JSON and back."""

import json
from functools import lru_cache

import numpy as np
import pygame

from game.window.loop import App
from game.window.widgets import rendered
from game.window.widgets.brush import ALL, FINE, Dash, Edge, Shadow
from game.window.widgets.pixels import Pixels
from game.window.widgets.strokes import Stroke, Strokes, svg_of
from game.window.widgets.theme import SHADOW

PAD = 40
CLOSE = 0.2
"""How far two pictures may be apart in the mean, of 255: the ends of lines fall on tenths of a pixel in strokes."""


def too_far_apart(name: str, app: App) -> str:
    """Whether the strokes of a screen make another picture than its pixels: empty if they do not. The game does not move."""
    app.draw()
    pixels = app.ui.brush
    app.ui.brush = strokes = Strokes(pixels.size)
    app.draw()
    again = replayed(strokes.strokes, pixels.size, app.ui.theme)
    app.ui.brush = pixels
    one, other = (pygame.surfarray.pixels3d(surface).astype(np.int16) for surface in (pixels.surface, again))
    apart = float(np.abs(one - other).mean())
    return f"{name}: {apart:.2f}" if apart > CLOSE else ""


@lru_cache(maxsize=200)
def _svg(key: str, size: tuple[int, int]) -> pygame.Surface:
    return rendered.loaded(svg_of(key), size)


def replayed(strokes: list[Stroke], size: tuple[int, int], theme: str = "light") -> pygame.Surface:
    """The picture that strokes make."""
    brush = Pixels(pygame.Surface(size))
    for stroke in json.loads(json.dumps(strokes)):
        _draw(brush, stroke, theme)
    return brush.surface


def _rgb(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _draw(brush: Pixels, stroke: list, theme: str) -> None:
    kind, *values = stroke
    match kind:
        case "f":
            brush.fill(pygame.Rect(values[:4]), _rgb(values[4]))
        case "p":
            radius, colour, edge, wide, blur, corners = values[4:]
            border = Edge(_rgb(edge), wide) if edge else None
            shadow = Shadow(blur, round(blur / 2), radius, getattr(SHADOW, theme)) if blur else None
            rounded = tuple(one == "1" for one in corners) if corners else ALL
            brush.panel(pygame.Rect(values[:4]), _rgb(colour), radius, border, shadow, rounded)
        case "t":
            x, base, pixels, bold, wide, colour, words = values
            brush.text(words, x, base, pixels, bool(bold), _rgb(colour), wide)
        case "i":
            folder, name = values[4].split("/")
            assert brush.picture(folder, name, pygame.Rect(values[:4]), _rgb(values[5]) if values[5] else None)
        case "s":
            rect = pygame.Rect(values[:4])
            brush.surface.blit(_svg(values[4], rect.size), rect)
        case "v":
            assert len(values) == 2
            brush.veil()
        case "k":
            before = brush.clip
            brush.clip = pygame.Rect(values[:4]).clip(before)
            _draw(brush, values[4], theme)
            brush.clip = before
        case _:
            _smooth(brush, kind, values)


def _smooth(brush: Pixels, kind: str, values: list) -> None:
    """A line, a shape, a disc."""
    colour = _rgb(values[3] if kind == "c" else values[1])
    flat = values[:2] if kind == "c" else values[0]
    spots = list(zip(flat[::2], flat[1::2], strict=True))
    left, top = min(x for x, _ in spots) - PAD, min(y for _, y in spots) - PAD
    right, bottom = max(x for x, _ in spots) + PAD, max(y for _, y in spots) + PAD
    rect = pygame.Rect(int(left), int(top), int(right - left) + 1, int(bottom - top) + 1)
    fine = [((x - rect.x) * FINE, (y - rect.y) * FINE) for x, y in spots]
    with brush.pen(rect, colour) as pen:
        if kind == "l":
            dash = Dash(*(one * FINE for one in values[3])) if values[3] else None
            pen.line(fine, colour, round(values[2] * FINE), dash)
        elif kind == "g":
            pen.shape(fine, colour, round(values[2] * 255))
        else:
            pen.dot(fine[0], values[2] * FINE, colour)
