"""Rounded shapes and their shadows in pixels: corners drawn four times too large and scaled down, and kept by their values."""

from functools import lru_cache
from typing import Final

import pygame

from game.window.widgets.brush import Corners, Edge, Shadow
from game.window.widgets.theme import Rgb

FINE: Final = 4
DENSE: Final = 34
"""How dense a shadow is, of 255."""


@lru_cache(maxsize=600)
def _tile(radius: int, fill: Rgb, border: Rgb | None, line: int, corners: Corners) -> pygame.Surface:
    """A square with rounded corners, just large enough for them."""
    half = radius + line + 1
    side = 2 * half * FINE
    edge = border or fill
    big = pygame.Surface((side, side), pygame.SRCALPHA)
    big.fill((*edge, 0))
    radii = [radius * FINE if rounded else 0 for rounded in corners]
    pygame.draw.rect(big, edge, big.get_rect(), 0, 0, *_order(radii))
    if border:
        inner = [max(one - line * FINE, 0) for one in radii]
        pygame.draw.rect(big, fill, big.get_rect().inflate(-2 * line * FINE, -2 * line * FINE), 0, 0, *_order(inner))
    return pygame.transform.smoothscale(big, (2 * half, 2 * half))


def _order(radii: list[int]) -> tuple[int, int, int, int]:
    """pygame wants top left, top right, bottom left, bottom right; we go round."""
    return radii[0], radii[1], radii[3], radii[2]


def _fringe(size: tuple[int, int], half: int) -> tuple[int, int, int, int]:
    """How much of a rectangle its corners take at the left, the top, the right and the bottom."""
    w, h = size
    left, top = min(half, w // 2), min(half, h // 2)
    return left, top, min(half, w - left), min(half, h - top)


def _corners(surface: pygame.Surface, tile: pygame.Surface, rect: pygame.Rect) -> None:
    """The four corners of a tile at those of a rectangle."""
    side = tile.get_width()
    left, top, right, bottom = _fringe(rect.size, side // 2)
    for x, from_x, wide in ((rect.x, 0, left), (rect.right - right, side - right, right)):
        for y, from_y, high in ((rect.y, 0, top), (rect.bottom - bottom, side - bottom, bottom)):
            if wide > 0 and high > 0:
                surface.blit(tile, (x, y), (from_x, from_y, wide, high))


@lru_cache(maxsize=24)
def _shade(radius: int, blur: int, colour: Rgb) -> pygame.Surface:
    """A blurred square of shadow, just large enough for its corners."""
    half = radius + 3 * blur + 1
    tile = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA)
    tile.fill((*colour, 0))
    pygame.draw.rect(tile, (*colour, DENSE), tile.get_rect().inflate(-4 * blur, -4 * blur), 0, radius)
    return pygame.transform.gaussian_blur(tile, blur)


@lru_cache(maxsize=120)
def _side(radius: int, blur: int, colour: Rgb, side: int, length: int) -> pygame.Surface:
    """The shadow along one side (left, top, right, bottom) of a panel, so long; what lies under the panel is not there."""
    tile = _shade(radius, blur, colour)
    half, deep = tile.get_width() // 2, tile.get_width() // 2
    if side in (0, 2):
        strip = tile.subsurface((0 if side == 0 else tile.get_width() - deep, half - 1, deep, 1))
        return pygame.transform.scale(strip, (deep, length))
    strip = tile.subsurface((half - 1, 0 if side == 1 else tile.get_width() - deep, 1, deep))
    return pygame.transform.scale(strip, (length, deep))


def shadow(surface: pygame.Surface, rect: pygame.Rect, one: Shadow) -> None:
    """The shadow of a rectangle, around it."""
    kind = one.radius, one.blur, one.colour
    area = rect.inflate(4 * one.blur, 4 * one.blur).move(0, one.drop)
    tile = _shade(*kind)
    _corners(surface, tile, area)
    left, top, right, bottom = _fringe(area.size, tile.get_width() // 2)
    wide, high = area.w - left - right, area.h - top - bottom
    if high > 0:
        surface.blit(_side(*kind, 0, high), (area.x, area.y + top))
        surface.blit(_side(*kind, 2, high), (area.right - right, area.y + top))
    if wide > 0:
        surface.blit(_side(*kind, 1, wide), (area.x + left, area.y))
        surface.blit(_side(*kind, 3, wide), (area.x + left, area.bottom - bottom))


def rounded(surface: pygame.Surface, rect: pygame.Rect, colour: Rgb, radius: int, edge: Edge | None, corners: Corners) -> None:
    """A rounded rectangle: corners from a tile, the rest filled, so that nothing as large as itself has to be kept."""
    line = edge.wide if edge else 0
    tile = _tile(min(radius, rect.w // 2, rect.h // 2), colour, edge.colour if edge else None, line, corners)
    left, top, right, bottom = _fringe(rect.size, tile.get_width() // 2)
    wide, high = rect.w - left - right, rect.h - top - bottom
    surface.fill(colour, (rect.x + left, rect.y, wide, rect.h))
    surface.fill(colour, (rect.x, rect.y + top, rect.w, high))
    if edge:
        for y in (rect.y, rect.bottom - line):
            surface.fill(edge.colour, (rect.x + left, y, wide, line))
        for x in (rect.x, rect.right - line):
            surface.fill(edge.colour, (x, rect.y + top, line, high))
    _corners(surface, tile, rect)


def forget() -> None:
    """Drop all that is kept."""
    for cache in (_tile, _shade, _side):
        cache.cache_clear()
