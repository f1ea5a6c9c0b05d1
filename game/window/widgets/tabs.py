"""Tabs: names of which one is chosen, with a line below it."""

from typing import Final

from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas, Command
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
