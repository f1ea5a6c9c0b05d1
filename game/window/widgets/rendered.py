"""Glyphs, icons, faces, places, coins and rings in pixels: rendered when they are first seen, and kept by their values."""

import logging
from functools import lru_cache
from io import BytesIO
from typing import Final

import pygame

from assets.drawing.looks import Look
from assets.drawing.portraits import portrait
from game.window.widgets.glyphs import drawn, font
from game.window.widgets.icons import svg_of
from game.window.widgets.scene import motif, motif_wide
from game.window.widgets.theme import Rgb

LOG: Final = logging.getLogger("finalkick")
WHITE: Final = (255, 255, 255)
MOST_BYTES: Final = 24_000_000
"""Of glyphs."""
_kept_bytes = [0]
_glyphs: dict[tuple[str, int, bool, Rgb], pygame.Surface] = {}


def glyphs(words: str, pixels: int, bold: bool, colour: Rgb) -> pygame.Surface:
    """A line of text."""
    key = (words, pixels, bold, colour)
    found = _glyphs.get(key)
    if found is None:
        found = drawn(words, pixels, bold, colour)
        _kept_bytes[0] += found.get_width() * found.get_height() * 4
        if _kept_bytes[0] > MOST_BYTES:
            forget_glyphs()
            _kept_bytes[0] = found.get_width() * found.get_height() * 4
        _glyphs[key] = found
    return found


def loaded(svg: bytes, size: tuple[int, int]) -> pygame.Surface:
    """An SVG drawn at a size in pixels, as the screen wants it."""
    picture = pygame.image.load_sized_svg(BytesIO(svg), size)
    return picture.convert_alpha() if pygame.display.get_surface() else picture


@lru_cache(maxsize=600)
def picture(folder: str, name: str, size: tuple[int, int], colour: Rgb | None = None) -> pygame.Surface | None:
    """A picture of `assets/folder` at a size in pixels, or None if there is none."""
    data = svg_of(folder, name) if size[0] > 0 and size[1] > 0 else None
    if data is None:
        return None
    try:
        found = loaded(data, size)
    except pygame.error as error:
        LOG.warning(f"picture damaged: {folder}/{name}: {error}")
        return None
    if colour and colour != WHITE:
        found = found.copy()
        found.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return found


@lru_cache(maxsize=600)
def face(look: Look, mood: str, size: tuple[int, int]) -> pygame.Surface:
    """Somebody's face in a mood."""
    return loaded(portrait(look, mood).encode(), size)


@lru_cache(maxsize=8)
def place(name: str, size: tuple[int, int], inks: tuple[Rgb, Rgb, Rgb]) -> pygame.Surface:
    """The motif of a place at the height of `size`, as often as its width takes; without transparency, to be laid down fast."""
    wide = motif_wide(size[1])
    one = pygame.image.load_sized_svg(BytesIO(motif(name, inks)), (wide, size[1]))
    whole = pygame.Surface(size)
    whole.fill(inks[2])
    for x in range(0, size[0], wide):
        whole.blit(one, (x, 0))
    return whole.convert() if pygame.display.get_surface() else whole


@lru_cache(maxsize=4)
def coin(pixels: int, sign: str, rim: Rgb, face: Rgb) -> pygame.Surface:
    """A coin with a sign on it."""
    big = pygame.Surface((pixels * 4, pixels * 4), pygame.SRCALPHA)
    big.fill((*rim, 0))
    pygame.draw.circle(big, rim, (pixels * 2, pixels * 2), pixels * 2)
    pygame.draw.circle(big, face, (pixels * 2, pixels * 2), int(pixels * 1.7))
    found = pygame.transform.smoothscale(big, (pixels, pixels))
    struck = font(round(pixels * 0.62), True).render(sign, True, rim)
    found.blit(struck, struck.get_rect(center=(pixels // 2, pixels // 2)))
    return found


@lru_cache(maxsize=64)
def ring(radius: int, wide: int, colour: Rgb) -> pygame.Surface:
    """A ring."""
    big = pygame.Surface((radius * 6, radius * 6), pygame.SRCALPHA)
    big.fill((*colour, 0))
    pygame.draw.circle(big, colour, (radius * 3, radius * 3), radius * 3 - 1, wide * 3)
    return pygame.transform.smoothscale(big, (radius * 2, radius * 2))


@lru_cache(maxsize=2)
def veil(size: tuple[int, int], colour: Rgb, alpha: int) -> pygame.Surface:
    """A half transparent sheet."""
    sheet = pygame.Surface(size)
    sheet.fill(colour)
    sheet.set_alpha(alpha)
    return sheet


def forget_glyphs() -> None:
    """Drop rendered text: there is too much of it."""
    _glyphs.clear()
    _kept_bytes[0] = 0


def forget() -> None:
    """Drop all that is kept."""
    forget_glyphs()
    for cache in (picture, face, place, coin, ring, veil):
        cache.cache_clear()
