"""Panels, buttons, key caps, chips, bars: rounded shapes drawn four times too large and scaled down, and cached."""

from functools import lru_cache
from typing import Final

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas, Command
from game.window.widgets.icons import icon
from game.window.widgets.theme import (
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
def _shade(radius: int, blur: int, alpha: int) -> pygame.Surface:
    """A blurred square of shadow, just large enough for its corners."""
    half = radius + 3 * blur + 1
    tile = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA)
    tile.fill((*SHADOW, 0))
    pygame.draw.rect(tile, (*SHADOW, alpha), tile.get_rect().inflate(-4 * blur, -4 * blur), 0, radius)
    return pygame.transform.gaussian_blur(tile, blur)


@lru_cache(maxsize=120)
def _edge(radius: int, blur: int, alpha: int, side: int, length: int) -> pygame.Surface:
    """The shadow along one side (left, top, right, bottom) of a panel, so long; what lies under the panel is not there."""
    tile = _shade(radius, blur, alpha)
    half, deep = tile.get_width() // 2, tile.get_width() // 2
    if side in (0, 2):
        strip = tile.subsurface((0 if side == 0 else tile.get_width() - deep, half - 1, deep, 1))
        return pygame.transform.scale(strip, (deep, length))
    strip = tile.subsurface((half - 1, 0 if side == 1 else tile.get_width() - deep, 1, deep))
    return pygame.transform.scale(strip, (length, deep))


def _shadow(ui: Canvas, rect: pygame.Rect, radius: int) -> None:
    blur, alpha = max(ui.px(4), 2), 34
    area = rect.inflate(4 * blur, 4 * blur).move(0, ui.px(2))
    tile = _shade(radius, blur, alpha)
    _corners(ui.surface, tile, area)
    left, top, right, bottom = _fringe(area.size, tile.get_width() // 2)
    wide, high = area.w - left - right, area.h - top - bottom
    if high > 0:
        ui.surface.blit(_edge(radius, blur, alpha, 0, high), (area.x, area.y + top))
        ui.surface.blit(_edge(radius, blur, alpha, 2, high), (area.right - right, area.y + top))
    if wide > 0:
        ui.surface.blit(_edge(radius, blur, alpha, 1, wide), (area.x + left, area.y))
        ui.surface.blit(_edge(radius, blur, alpha, 3, wide), (area.x + left, area.bottom - bottom))


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
    """A rounded panel: corners from a tile, the rest filled, so that nothing as large as the panel has to be kept."""
    rect, surface = ui.rect(area), ui.surface
    if rect.w <= 0 or rect.h <= 0:
        return
    if shadow:
        _shadow(ui, rect, ui.px(radius))
    edge = max(ui.px(line), 1) if border else 0
    tile = _tile(min(ui.px(radius), rect.w // 2, rect.h // 2), fill, border, edge, corners)
    left, top, right, bottom = _fringe(rect.size, tile.get_width() // 2)
    wide, high = rect.w - left - right, rect.h - top - bottom
    surface.fill(fill, (rect.x + left, rect.y, wide, rect.h))
    surface.fill(fill, (rect.x, rect.y + top, rect.w, high))
    if border:
        for y in (rect.y, rect.bottom - edge):
            surface.fill(border, (rect.x + left, y, wide, edge))
        for x in (rect.x, rect.right - edge):
            surface.fill(border, (x, rect.y + top, edge, high))
    _corners(surface, tile, rect)


def card(ui: Canvas, area: Box) -> None:
    """A white card lying on the ground."""
    panel(ui, area, CARD, RADIUS, shadow=True)


def rule(ui: Canvas, x: float, y: float, w: float, colour: Colour = LINE) -> None:
    """A thin horizontal line."""
    ui.surface.fill(colour, pygame.Rect(ui.px(x), ui.px(y), ui.px(w), max(ui.px(1), 1)))


def upright(ui: Canvas, x: float, y: float, h: float, colour: Colour = LINE) -> None:
    """A thin vertical line, equally wide wherever it stands."""
    top = ui.px(y)
    ui.surface.fill(colour, pygame.Rect(ui.px(x), top, max(ui.px(1), 1), max(ui.px(y + h) - top, 0)))


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


def back_button(ui: Canvas, command: Command, y: float = 22.0) -> float:
    """The way back, at the head of a page. Returns where its title begins."""
    back = ui.say("window.back")
    wide = text.width(ui, back, BODY, True) + 84
    button(ui, Box(24, y, wide, 40), back, command, "Esc")
    return wide + 48


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


def bar_room(area: Box, content: float, wide: float = 8) -> float:
    """What a scrolled area leaves free at its right for the bar: nothing where everything fits."""
    return wide if content > area.h + 0.5 else 0.0


def scrollbar(ui: Canvas, name: str, area: Box, content: float) -> None:
    """A thin bar at the right of a scrolled area, where there is more than fits."""
    if not bar_room(area, content):
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
    for cache in (_tile, _shade, _edge, _veil):
        cache.cache_clear()
