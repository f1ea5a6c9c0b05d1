"""Text: fonts, measuring, line breaking for Chinese and English, drawing. Every drawn text is noted in `Canvas.drawn`."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pygame

from game.language.lines import is_wide, units_of
from game.window.widgets.canvas import Canvas
from game.window.widgets.glyphs import size_of
from game.window.widgets.noted import Box, Drawn
from game.window.widgets.theme import BODY, INK, SMALL, Colour

LEADING: Final = 1.5
ALONE: Final = 0.1  # of a line: a last line shorter than this stands forlorn
LEAST: Final = 11  # design units: no text is made smaller than this to fit
ELLIPSIS: Final = "…"
LATIN: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
"""The font draws these as wide as a Chinese character, which is wrong in an English sentence."""
_MOST: Final = 6000


@lru_cache(maxsize=_MOST)
def _width(text: str, pixels: int, bold: bool) -> int:
    return size_of(text, pixels, bold)


def width(ui: Canvas, text: str, size: float = BODY, bold: bool = False) -> float:
    """How wide a text is, in design units."""
    return _width(tidy(text), ui.px(size), bold) / ui.scale


def common_size(ui: Canvas, texts: Iterable[str], room: float, size: float = BODY, bold: bool = False) -> float:
    """The largest size up to `size` in which all of these fit into `room` design units, but none below small print.

    Rows of one list are set alike: one long name among them does not stand out by its small letters.
    """
    kept = list(texts)
    while size > SMALL and any(width(ui, one, size, bold) > room for one in kept):
        size -= 1
    return size


@lru_cache(maxsize=_MOST)
def tidy(text: str) -> str:
    """A text with its accents on its letters, and the quotation marks that suit them."""
    text = unicodedata.normalize("NFC", text)
    return text if any(is_wide(char) for char in text) else text.translate(LATIN)


@lru_cache(maxsize=_MOST)
def _lines(text: str, room: int, pixels: int, bold: bool) -> tuple[str, ...]:
    return tuple(line for paragraph in text.split("\n") for line in _settled(paragraph, room, pixels, bold))


def _settled(paragraph: str, room: int, pixels: int, bold: bool) -> list[str]:
    """The lines of a paragraph. One word alone at its end gets company: the others are drawn in while they stay as many."""
    units = units_of(paragraph)
    lines = _broken(units, room, pixels, bold)
    if len(lines) < 2 or _width(lines[-1], pixels, bold) >= room * ALONE:
        return lines
    longest = max(_width(piece.rstrip(), pixels, bold) for piece in units)
    for step in range(1, 16):
        narrower = int(room * (1 - 0.01 * step))
        tried = _broken(units, narrower, pixels, bold) if longest <= narrower else []
        if len(tried) != len(lines):
            break
        lines = tried
        if _width(lines[-1], pixels, bold) >= room * 1.6 * ALONE:
            break
    return lines


def _broken(units: list[str], room: int, pixels: int, bold: bool) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in units:
        if line and _width((line + piece).rstrip(), pixels, bold) > room:
            lines.append(line.rstrip())
            line = ""
        while _width(piece.rstrip(), pixels, bold) > room and len(piece) > 1:  # a word longer than a line
            cut = next(n for n in range(len(piece) - 1, 0, -1) if n == 1 or _width(piece[:n], pixels, bold) <= room)
            lines.append(piece[:cut])
            piece = piece[cut:]
        line += piece if line else piece.lstrip(" ")
    return [*lines, line.rstrip()]


def wrap(ui: Canvas, text: str, room: float, size: float = BODY, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that has `room` design units of width."""
    return _lines(tidy(text), int(room * ui.scale), ui.px(size), bold)


def height(ui: Canvas, text: str, room: float, size: float = BODY, bold: bool = False, leading: float = LEADING) -> float:
    """How high a wrapped text is, in design units."""
    return len(wrap(ui, text, room, size, bold)) * size * leading


def _shortened(text: str, room: int, pixels: int, bold: bool) -> str:
    low, high = 0, len(text)
    dots = tidy(text[:1] + ELLIPSIS)[1:] if text else ELLIPSIS
    while low < high:
        middle = (low + high + 1) // 2
        if _width(text[:middle].rstrip() + dots, pixels, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + dots


def label(
    ui: Canvas,
    text: str,
    room: Box,
    size: float = BODY,
    colour: Colour = INK,
    bold: bool = False,
    align: str = "left",
    base: float | None = None,
    may_shorten: bool = False,
) -> Box:
    """One line of text in `room`, its height centred there, or on the base line `base`. Returns the box it takes.

    A text too wide for its room ends in "…". That is noted as a fault of the layout, unless the text is the author's of
    a scenario (`may_shorten`).
    """
    text, pixels = tidy(text), ui.px(size)
    width_now, available = _width(text, pixels, bold), max(int(room.w * ui.scale) + 1, 1)
    while may_shorten and width_now > available and size > LEAST:  # a little smaller, before anything is left out
        size -= 1
        pixels = ui.px(size)
        width_now = _width(text, pixels, bold)
    clipped = width_now > available
    if clipped:
        text = _shortened(text, available, pixels, bold)
        width_now = _width(text, pixels, bold)
    left = room.x * ui.scale
    if align == "right":
        left = room.right * ui.scale - width_now
    elif align == "center":
        left = room.centerx * ui.scale - width_now / 2
    base_px = round((base if base is not None else room.centery + 0.37 * size) * ui.scale)
    x = round(left)
    if text:
        ui.brush.text(text, x, base_px, pixels, bold, ui.rgb(colour), width_now)
    rect = pygame.Rect(x, base_px - round(pixels * 0.9), width_now, round(pixels * 1.12))
    if text.strip():
        _note(ui, text, rect, ui.rect(room), clipped and not may_shorten, clipped)
    return Box(x / ui.scale, rect.y / ui.scale, width_now / ui.scale, rect.h / ui.scale)


def paragraph(
    ui: Canvas,
    text: str,
    room: Box,
    size: float = BODY,
    colour: Colour = INK,
    bold: bool = False,
    leading: float = LEADING,
    align: str = "left",
    most: int = 0,
    may_shorten: bool = False,
) -> float:
    """A wrapped text from the top of `room`. Returns the height it takes. `most`: shorten it to so many lines."""
    lines = list(wrap(ui, text, room.w, size, bold))
    if most and len(lines) > most:
        lines = lines[:most]
        dotted = tidy(lines[-1] + ELLIPSIS)
        fits = _width(dotted, ui.px(size), bold) <= room.w * ui.scale
        lines[-1] = dotted if fits else _shortened(lines[-1], int(room.w * ui.scale), ui.px(size), bold)
        cut = ui.rect(room)
        _note(ui, text, pygame.Rect(cut.x, cut.y, 1, 1), cut, not may_shorten, True)
    step = size * leading
    for number, line in enumerate(lines):
        label(ui, line, Box(room.x, room.y + number * step, room.w, step), size, colour, bold, align)
    return len(lines) * step


def _note(ui: Canvas, text: str, rect: pygame.Rect, room: pygame.Rect, clipped: bool, shortened: bool) -> None:
    visible = rect.clip(ui.brush.clip)
    if visible.w > 0 and visible.h > 0:
        ui.drawn.append(Drawn(text, rect, room, clipped, ui.layer, visible, shortened))
