"""Panels, buttons, key caps, chips, bars."""

import pygame

from game.window.widgets import text
from game.window.widgets.brush import ALL, Corners, Edge, Shadow
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
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
    round_, edge = ui.px(radius), Edge(ui.rgb(border), max(ui.px(line), 1)) if border else None
    under = Shadow(max(ui.px(4), 2), ui.px(2), round_, ui.rgb(SHADOW)) if shadow else None
    ui.brush.panel(rect, ui.rgb(fill), round_, edge, under, corners)


def card(ui: Canvas, area: Box) -> None:
    """A white card lying on the ground."""
    panel(ui, area, CARD, RADIUS, shadow=True)


def rule(ui: Canvas, x: float, y: float, w: float, colour: Colour = LINE) -> None:
    """A thin horizontal line."""
    ui.brush.fill(pygame.Rect(ui.px(x), ui.px(y), ui.px(w), max(ui.px(1), 1)), ui.rgb(colour))


def upright(ui: Canvas, x: float, y: float, h: float, colour: Colour = LINE) -> None:
    """A thin vertical line, equally wide wherever it stands."""
    top = ui.px(y)
    ui.brush.fill(pygame.Rect(ui.px(x), top, max(ui.px(1), 1), max(ui.px(y + h) - top, 0)), ui.rgb(colour))


def fill(ui: Canvas, area: Box, colour: Colour) -> None:
    """A plain rectangle."""
    ui.brush.fill(ui.rect(area), ui.rgb(colour))


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
    if not ui.keys:
        return right
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
    if ui.narrow:  # a sign is enough, where there is little room
        place = Box(4, y - 4, 48, 48)
        over = ui.hit(place, command)
        icon(ui, "back", place.inflate(-24, -24), INK if over else MUTED)
        return 56.0
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
    key = key if ui.keys else ""
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
    ui.brush.veil()
    ui.overlay()
    ui.hit(Box(0, 0, ui.width, ui.height), ("nothing",))
