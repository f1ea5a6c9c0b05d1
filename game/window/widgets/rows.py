"""Facts under one another: a name at the left, its value at the right. What stands side by side where there is more room."""

from collections.abc import Sequence
from typing import Final

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import rule
from game.window.widgets.theme import BODY, INK, MUTED, SMALL, Colour

ROW: Final = 36.0
Fact = tuple[str, str, Colour]


def facts_height(count: int) -> float:
    """How high so many facts are."""
    return ROW * count


def facts(ui: Canvas, area: Box, told: Sequence[Fact], ruled: bool = True) -> float:
    """Draw facts from the top of an area. Returns where they end."""
    for number, (name, value, tone) in enumerate(told):
        row = Box(area.x, area.y + number * ROW, area.w, ROW)
        wide = text.width(ui, value, BODY, True) + 2
        text.label(ui, value, row, BODY, tone, True, "right")
        size = BODY if text.width(ui, name, BODY) + wide + 12 <= row.w else SMALL
        text.label(ui, name, Box(row.x, row.y, row.w - wide - 8, ROW), size, MUTED if tone is INK else INK, may_shorten=True)
        if ruled and number:
            rule(ui, row.x, row.y, row.w)
    return area.y + ROW * len(told)
