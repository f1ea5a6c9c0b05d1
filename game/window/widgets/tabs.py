"""Tabs: names of which one is chosen, with a line below it."""

from collections.abc import Sequence
from typing import Final

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import keycap, panel
from game.window.widgets.theme import FAMILY, INK, MUTED

THICK: Final = 3.0


def tab(
    ui: Canvas,
    place: Box,
    words: str,
    size: float,
    command: Command,
    chosen: bool,
    line: float,
    edge: float = 12,
    key: str = "",
) -> Box:
    """A tab from the left of `place`, as wide as its words and an edge at both sides need. Returns the box it takes.

    `line`: how far below the top the line of a chosen one lies. `key`: the key that leads to it, shown behind its words.
    """
    wide = text.width(ui, words, size, True) + 2 * edge
    own = Box(place.x, place.y, wide + (24 if key else 0), place.h)
    over = ui.hit(own, command)
    text.label(ui, words, Box(own.x, own.y, wide, own.h), size, INK if chosen or over else MUTED, True, "center")
    if key:
        keycap(ui, own.right, own.centery, key, strong=not chosen)
    if chosen:
        panel(ui, Box(own.x + edge, own.y + line, wide - 2 * edge, THICK), FAMILY["chase"], THICK / 2)
    return own


def spread_tabs(ui: Canvas, area: Box, tabs: Sequence[tuple[str, Command, bool]], size: float) -> None:
    """Tabs from edge to edge of `area`: words, command, whether it is chosen. They are set smaller where they are many."""
    names = [words for words, _, _ in tabs]
    size = text.common_size(ui, ["".join(names)], area.w - 8 * len(names), size, True)
    widths = [text.width(ui, name, size, True) for name in names]
    spare = (area.w - sum(widths)) / len(names)
    x = area.x
    for (words, command, chosen), wide in zip(tabs, widths, strict=True):
        place = Box(x, area.y, wide + spare, area.h)
        x = place.right
        ui.hit(place, command)
        room = Box(place.x, place.y, place.w, place.h - 4)
        text.label(ui, words, room, size, INK if chosen else MUTED, True, "center")
        if chosen:
            panel(ui, Box(place.x + spare / 2, place.bottom - 5, wide, THICK), FAMILY["chase"], THICK / 2)
