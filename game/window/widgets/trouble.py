"""What went wrong, line by line, in a panel over the screen: a heading, a note, the lines, and a button to close it."""

from collections.abc import Sequence
from typing import Final

import pygame

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, panel, scrollbar
from game.window.widgets.theme import BAD, BODY, CARD, HEAD, INK, MUTED, SMALL, WARN

STEP: Final = 48.0
"""What a key scrolls by."""


def trouble_panel(
    ui: Canvas, name: str, title: str, note: str, lines: Sequence[str], close: str, foreign: bool = False
) -> None:
    """The panel, in the middle of the screen. `name`: of the list, which scrolls; `foreign`: heading and note are a file's."""
    wide = min(860.0, ui.width - 64)
    heights = [text.height(ui, line, wide - 92) + 10 for line in lines]
    high = min(180 + sum(heights), ui.height - 80)
    area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
    panel(ui, area, CARD, 16, shadow=True)
    icon(ui, "warning", Box(area.x + 28, area.y + 26, 24, 24), WARN)
    room = Box(area.x + 64, area.y + 22, wide - 92, 32)
    text.label(ui, title, room, text.common_size(ui, (title,), room.w, HEAD, True), INK, True, may_shorten=foreign or ui.narrow)
    text.label(ui, note, Box(area.x + 64, area.y + 54, wide - 92, 22), SMALL, MUTED, may_shorten=foreign or ui.narrow)
    room = Box(area.x + 28, area.y + 90, wide - 56, high - 164)
    y = room.y - ui.scrolled(name, room, sum(heights))
    with ui.clip(room):
        for line, tall in zip(lines, heights, strict=True):
            icon(ui, "cross", Box(room.x + 2, y + 4, 14, 14), BAD)
            text.paragraph(ui, line, Box(room.x + 28, y, room.w - 36, tall), BODY, INK)
            y += tall
    scrollbar(ui, name, room, sum(heights))
    close_wide = text.width(ui, close, BODY, True) + 76
    button(ui, Box(area.right - 28 - close_wide, area.bottom - 60, close_wide, 40), close, ("close",), "Esc", primary=True)


def scroll_key(event: pygame.event.Event) -> tuple[str, float] | None:
    """The command of a key that scrolls a list, if it is one."""
    by = {pygame.K_UP: -STEP, pygame.K_DOWN: STEP}.get(event.key)
    return ("scroll", by) if by else None
