"""Parts of a page under one another, for a picture that is upright: the page is scrolled as a whole."""

from collections.abc import Callable, Sequence

from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, fill
from game.window.widgets.theme import CARD, HEAD, LINE

Piece = tuple[float, Callable[[Box], object]]
"""How high a part is, in design units, and what draws it."""
EDGE = 12.0
GAP = 12.0
FOOT = 72.0
"""What a foot with a button takes."""


def column(ui: Canvas, name: str, area: Box, parts: Sequence[Piece]) -> None:
    """Draw parts under one another within `area`, from edge to edge of the picture; what is not seen is not drawn."""
    content = sum(high for high, _ in parts) + GAP * max(len(parts) - 1, 0) + EDGE
    y = area.y + EDGE / 2 - ui.scrolled(name, area, content)
    with ui.clip(area):
        for high, draw in parts:
            if y + high > area.y and y < area.bottom:
                draw(Box(area.x + EDGE, y, area.w - 2 * EDGE, high))
            y += high + GAP


def foot_button(ui: Canvas, words: str, command: Command) -> float:
    """The way on, at the foot of the picture, where a thumb reaches it. Returns where the foot begins."""
    top = ui.height - FOOT
    fill(ui, Box(0, top, ui.width, FOOT), CARD)
    fill(ui, Box(0, top, ui.width, 1), LINE)
    button(ui, Box(EDGE, top + 10, ui.width - 2 * EDGE, 52), words, command, primary=True, size=HEAD)
    return top
