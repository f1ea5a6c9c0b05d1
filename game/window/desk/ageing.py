"""How old the debt is: stacked bars, with a legend where there is room for one."""

from collections.abc import Sequence
from typing import Final

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill, panel
from game.window.widgets.theme import AGEING, BODY, INK, MUTED, SMALL, TRACK

NAMES: Final = ("age.not_due", "age.1_4", "age.5_8", "age.9_13", "age.over_13")


def ageing_bar(ui: Canvas, area: Box, parts: Sequence[float], whole: float | None = None) -> None:
    """A bar of five parts, lighter to darker. `whole`: what the full width stands for."""
    panel(ui, area, TRACK, min(area.h / 2, 4))
    total = max(whole if whole is not None else sum(parts), 1.0)
    x = area.x
    shown = [number for number, part in enumerate(parts) if part > 0]
    for number in shown:
        wide = area.w * parts[number] / total
        first, last = number == shown[0], number == shown[-1]
        piece = Box(x, area.y, max(wide - (0 if last else 1), 1), area.h)
        if first or last:
            panel(ui, piece, AGEING[number], min(area.h / 2, 4), corners=(first, last, last, first))
        else:
            fill(ui, piece, AGEING[number])
        x += wide


def ageing_legend(ui: Canvas, area: Box, parts: Sequence[float]) -> None:
    """Five columns: a swatch, the name of the age, the amount."""
    wide = area.w / len(parts)
    names = [ui.say(name if wide >= 110 else f"window.{name}") for name in NAMES]
    most = max(len(text.wrap(ui, name, wide - 19, SMALL)) for name in names)
    for number, part in enumerate(parts):
        x = area.x + number * wide
        panel(ui, Box(x, area.y + 4, 10, 10), AGEING[number], 3)
        text.paragraph(ui, names[number], Box(x + 15, area.y, wide - 19, 18), SMALL, MUTED, leading=1.25)
        text.label(ui, ui.money(part), Box(x, area.y + 4 + 16 * most, wide - 4, 22), BODY, INK if part else MUTED, True)
