"""Panels, buttons, key caps, chips, bars: rounded shapes drawn four times too large and scaled down, and cached."""

from functools import lru_cache
from typing import Final

import pygame

from game.widgets import text
from game.widgets.canvas import Box, Canvas, Command
from game.widgets.icons import icon
from game.widgets.theme import (
    BODY,
    CARD,
    DARK,
    FAINT,
    FAMILY,
    FAMILY_SOFT,
    INK,
    LINE,
    MUTED,
    ON_DARK,
    RADIUS,
    SHADOW,
    SMALL,
    SUNK,
    TRACK,
    Colour,
    mixed,
)

FINE: Final = 4
Corners = tuple[bool, bool, bool, bool]
ALL: Final[Corners] = (True, True, True, True)


@lru_cache(maxsize=600)
def _tile(radius: int, fill: Colour, border: Colour | None, line: int, corners: Corners) -> pygame.Surface:
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


def _stretched(tile: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    """A tile made larger by repeating its middle."""
    w, h = size
    half = tile.get_width() // 2
    left, top = min(half, w // 2), min(half, h // 2)
    right, bottom = min(half, w - left), min(half, h - top)
    done = pygame.Surface(size, pygame.SRCALPHA)
    side = tile.get_width()
    columns = ((0, 0, left), (left, half - 1, w - left - right), (w - right, side - right, right))
    rows = ((0, 0, top), (top, half - 1, h - top - bottom), (h - bottom, side - bottom, bottom))
    for x, from_x, wide in columns:
        for y, from_y, high in rows:
            if wide <= 0 or high <= 0:
                continue
            middle_x, middle_y = x == left and from_x == half - 1, y == top and from_y == half - 1
            part = tile.subsurface((from_x, from_y, 1 if middle_x else wide, 1 if middle_y else high))
            if middle_x or middle_y:
                part = pygame.transform.scale(part, (wide, high))
            done.blit(part, (x, y))
    return done


@lru_cache(maxsize=500)
def _panel(
    size: tuple[int, int], radius: int, fill: Colour, border: Colour | None, line: int, corners: Corners
) -> pygame.Surface:
    radius = min(radius, size[0] // 2, size[1] // 2)
    return _stretched(_tile(radius, fill, border, line, corners), size)


@lru_cache(maxsize=60)
def _shadow(size: tuple[int, int], radius: int, blur: int, alpha: int) -> pygame.Surface:
    half = radius + 3 * blur + 1
    tile = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA)
    tile.fill((*SHADOW, 0))
    pygame.draw.rect(tile, (*SHADOW, alpha), tile.get_rect().inflate(-4 * blur, -4 * blur), 0, radius)
    tile = pygame.transform.gaussian_blur(tile, blur)
    return _stretched(tile, (size[0] + 4 * blur, size[1] + 4 * blur))


def panel(
    ui: Canvas,
    area: Box,
    fill: Colour = CARD,
    radius: float = RADIUS,
    border: Colour | None = None,
    line: float = 1,
    shadow: bool = False,
    corners: Corners = ALL,
) -> None:
    """A rounded panel."""
    rect = ui.rect(area)
    if rect.w <= 0 or rect.h <= 0:
        return
    if shadow:
        blur = max(ui.px(4), 2)
        ui.surface.blit(_shadow(rect.size, ui.px(radius), blur, 34), (rect.x - 2 * blur, rect.y - 2 * blur + ui.px(2)))
    drawn = _panel(rect.size, ui.px(radius), fill, border, max(ui.px(line), 1) if border else 0, corners)
    ui.surface.blit(drawn, rect)


def card(ui: Canvas, area: Box) -> None:
    """A white card lying on the ground."""
    panel(ui, area, CARD, RADIUS, shadow=True)


def rule(ui: Canvas, x: float, y: float, w: float, colour: Colour = LINE) -> None:
    """A thin horizontal line."""
    ui.surface.fill(colour, pygame.Rect(ui.px(x), ui.px(y), ui.px(w), max(ui.px(1), 1)))


def fill(ui: Canvas, area: Box, colour: Colour) -> None:
    """A plain rectangle."""
    ui.surface.fill(colour, ui.rect(area))


def bar(ui: Canvas, area: Box, share: float, colour: Colour, track: Colour = TRACK) -> None:
    """A progress bar."""
    panel(ui, area, track, area.h / 2)
    if share > 0:
        panel(ui, Box(area.x, area.y, max(area.w * min(share, 1.0), area.h), area.h), colour, area.h / 2)


def chip(ui: Canvas, place: Box, words: str, ink: Colour, ground: Colour, align: str = "left") -> Box:
    """A small rounded label; `place` gives its side, its height and the room it may take. Returns its box."""
    wide = min(text.width(ui, words, SMALL) + 16, place.w)
    left = place.right - wide if align == "right" else place.x
    area = Box(left, place.y, wide, place.h)
    panel(ui, area, ground, area.h / 2)
    text.label(ui, words, Box(area.x + 8, area.y, area.w - 16, area.h), SMALL, ink)
    return area


def keycap(ui: Canvas, right: float, centre: float, key: str, strong: bool = True, dark: bool = False) -> float:
    """A key to press, its right side at `right`. Returns its left side."""
    wide = max(text.width(ui, key, SMALL, True) + 10, 20)
    area = Box(right - wide, centre - 10, wide, 20)
    if dark:
        panel(ui, area, mixed(DARK, CARD, 0.2), 5)
        text.label(ui, key, area, SMALL, ON_DARK, True, "center")
    else:
        panel(ui, area, SUNK if strong else CARD, 5, mixed(LINE, INK, 0.12) if strong else LINE)
        text.label(ui, key, area, SMALL, MUTED if strong else FAINT, strong, "center")
    return area.x


def button(
    ui: Canvas,
    area: Box,
    words: str,
    command: Command,
    key: str = "",
    primary: bool = False,
    enabled: bool = True,
    colour: Colour = DARK,
    picture: str = "",
    size: float = BODY,
) -> None:
    """A button with its key. A primary button is filled with `colour`."""
    over = ui.hit(area, command) if enabled else False
    if primary:
        ground = mixed(colour, CARD, 0.14) if over else colour
        ground = ground if enabled else mixed(colour, CARD, 0.55)
        panel(ui, area, ground, 8)
        ink: Colour = ON_DARK
    else:
        panel(ui, area, SUNK if over else CARD, 8, mixed(LINE, INK, 0.35 if over else 0.12))
        ink = INK if enabled else FAINT
    words_wide = text.width(ui, words, size, True)
    key_wide = max(text.width(ui, key, SMALL, True) + 10, 20) + 8 if key else 0
    picture_wide = 24 if picture else 0
    x = area.x + max((area.w - words_wide - key_wide - picture_wide) / 2, 8)
    if picture:
        icon(ui, picture, Box(x, area.centery - 9, 18, 18), ink)
        x += picture_wide
    text.label(ui, words, Box(x, area.y, area.right - 8 - key_wide - x + 0.5, area.h), size, ink, True)
    if key:
        keycap(ui, x + words_wide + key_wide, area.centery, key, dark=primary and colour is DARK)


def tile(ui: Canvas, name: str, family: str, area: Box, enabled: bool = True) -> None:
    """The icon of a move on a tile in the colour of its family."""
    panel(ui, area, FAMILY[family] if enabled else mixed(FAMILY_SOFT[family], LINE, 0.4), 8)
    inset = area.w * 0.18
    icon(ui, name, area.inflate(-2 * inset, -2 * inset), ON_DARK if enabled else mixed(FAMILY[family], LINE, 0.45))


def scrollbar(ui: Canvas, name: str, area: Box, content: float) -> None:
    """A thin bar at the right of a scrolled area, where there is more than fits."""
    if content <= area.h + 0.5:
        return
    place = ui.scrolls.get(name, 0.0)
    high = max(area.h * area.h / content, 24)
    y = area.y + (area.h - high) * place / (content - area.h)
    panel(ui, Box(area.right - 5, y, 4, high), mixed(LINE, INK, 0.22), 2)


def veil(ui: Canvas) -> None:
    """Dim what was drawn so far; what follows is an overlay."""
    shade = _veil(ui.surface.get_size())
    ui.surface.blit(shade, (0, 0))
    ui.overlay()
    ui.hit(Box(0, 0, ui.width, ui.height), ("nothing",))


@lru_cache(maxsize=2)
def _veil(size: tuple[int, int]) -> pygame.Surface:
    shade = pygame.Surface(size)
    shade.fill((16, 20, 28))
    shade.set_alpha(120)
    return shade


def forget() -> None:
    """Drop cached panels: the size of the window has changed."""
    for cache in (_tile, _panel, _shadow, _veil):
        cache.cache_clear()
