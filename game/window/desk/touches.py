"""What a move touches, as dots with a word each: which, never how far."""

from typing import Final

from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill, panel
from game.window.widgets.theme import FAINT, FAMILY, INK, MUTED, ON_DARK, ON_DARK_MUTED, SMALL, STEEL, Colour
from sim_core.public.vocabulary import TOUCHED, TOUCHES

TONES: Final = {
    "trust": FAMILY["negotiate"],
    "attention": FAMILY["chase"],
    "leverage": FAMILY["promote"],
    "margin": FAMILY["investigate"],
}
DOT: Final = 8.0
GAP, LEAST_GAP = 16.0, 9.0


def touches(ui: Canvas, area: Box, move: str, dark: bool = False) -> None:
    """A row of dots: filled where the move can move that, a dash where it cannot; each with its word."""
    own = TOUCHES[move]
    names = [(one, ui.say(f"touched.{one}")) for one in TOUCHED]
    room = sum(text.width(ui, told, SMALL, one in own) + DOT + 5 for one, told in names)
    gap = min((area.w - room) / max(len(names) - 1, 1), GAP)
    if gap < LEAST_GAP:  # there is no room for what it does not touch
        names, gap = [(one, told) for one, told in names if one in own], GAP
    if not names:
        text.label(ui, ui.say("touched.none"), area, SMALL, ON_DARK_MUTED if dark else MUTED)
    x = area.x
    for one, told in names:
        mine = one in own
        wide = text.width(ui, told, SMALL, mine) + DOT + 5
        place = Box(x, area.y, wide, area.h)
        _dot(ui, Box(x, area.centery - DOT / 2, DOT, DOT), TONES[one], mine, dark)
        ink: Colour = (ON_DARK if mine else ON_DARK_MUTED) if dark else (INK if mine else MUTED)
        text.label(ui, told, Box(x + DOT + 5, area.y, wide - DOT - 4, area.h), SMALL, ink, mine)
        ui.tip(place, ui.say(f"touched.{one}.tip" if mine else "touched.not", what=told))
        x = place.right + gap


def _dot(ui: Canvas, area: Box, tone: Colour, filled: bool, dark: bool) -> None:
    if filled:
        panel(ui, area, tone, DOT / 2)
    else:
        edge = STEEL if dark else FAINT
        fill(ui, Box(area.x + 1, area.centery - 0.75, DOT - 2, 1.5), edge)
