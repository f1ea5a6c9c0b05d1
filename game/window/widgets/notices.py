"""Notices over any screen: a passing message, and the banner that says a game is not being saved."""

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel
from game.window.widgets.theme import BODY, DARK, LINE, ON_DARK, SMALL, TIP, WARN, WARN_LINE, WARN_SOFT


def toast(ui: Canvas, message: str) -> None:
    """A passing message near the bottom."""
    wide = min(text.width(ui, message, BODY) + 40, ui.width - 80)
    area = Box((ui.width - wide) / 2, ui.height - 76, wide, 44)
    panel(ui, area, DARK, 10, shadow=True)
    ui.layer += 1  # over whatever text is there
    text.label(ui, message, Box(area.x + 20, area.y, wide - 39, 44), BODY, ON_DARK, may_shorten=True)
    ui.layer -= 1


def tooltip(ui: Canvas, near: pygame.Rect, told: str) -> None:
    """A word of explanation beside what the mouse rests on, within the window."""
    most = 300.0
    wide = min(text.width(ui, told, SMALL), most) + 25
    high = text.height(ui, told, most, SMALL, leading=1.4) + 16
    x = min(max(near.centerx / ui.scale - wide / 2, 8), ui.width - wide - 8)
    below = near.bottom / ui.scale + 8
    y = below if below + high < ui.height - 8 else near.y / ui.scale - high - 8
    area = Box(x, max(y, 8), wide, high)
    panel(ui, area, TIP, 8, LINE, shadow=True)
    ui.layer += 1
    text.paragraph(ui, told, Box(area.x + 12, area.y + 8, wide - 24, high), SMALL, ON_DARK, leading=1.4)
    ui.layer -= 1


def unsaved_banner(ui: Canvas, told: str) -> None:
    """Say for as long as it is so that the game is not being kept. Nothing is drawn where there is nothing to say."""
    if not told:
        return
    wide = min(text.width(ui, told, SMALL) + 56, ui.width - 32)
    area = Box((ui.width - wide) / 2, ui.height - 27, wide, 24)
    panel(ui, area, WARN_SOFT, 8, WARN_LINE)
    icon(ui, "warning", Box(area.x + 12, area.y + 4, 16, 16), WARN)
    ui.layer += 1
    text.label(ui, told, Box(area.x + 36, area.y, wide - 47, 24), SMALL, WARN, may_shorten=True)
    ui.layer -= 1
