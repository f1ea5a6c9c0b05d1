"""Before an answer is shown: four reasons, of which one is true. What was chosen is told above the answer, and kept."""

from typing import Final

import pygame

from game.debrief.reasons import Given, describe_reason
from game.window.debrief.state import DebriefState
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import keycap, panel
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, CARD, FAMILY, GOOD, GOOD_SOFT, INK, LINE, MUTED, SMALL, SUNK
from sim_core.public.debriefs import Choice

KEYS: Final = {"Z": pygame.K_z, "X": pygame.K_x, "C": pygame.K_c, "V": pygame.K_v}
"""Side by side on the keyboard; the digits turn the pages of a debrief."""
ROW: Final = 38.0


def draw(ui: Canvas, area: Box, screen: DebriefState, choice: Choice) -> None:
    """Draw the question and its four reasons."""
    names = screen.past.names(ui.language)
    told = [describe_reason(choice, key, names, ui.language) for key in choice.offered]
    high = min(ROW, (area.h - 34) / len(told) - 4)
    ask, about = ui.say("reason.ask"), ui.say("reason.about", skip="A")
    shown = text.label(ui, ask, Box(area.x, area.y + 2, area.w, 26), BODY, INK, True)
    rest = Box(shown.right + 14, area.y + 2, area.right - shown.right - 14, 26)
    if text.width(ui, about, SMALL) <= rest.w:
        text.label(ui, about, rest, SMALL, MUTED, align="right")
    y = area.y + 34
    size = text.common_size(ui, told, area.w - 56, BODY)
    for place, (one, key) in enumerate(zip(told, KEYS, strict=True)):
        row = Box(area.x, y, area.w, high)
        over = ui.hit(row, ("reason", place))
        panel(ui, row, SUNK if over else CARD, 8, FAMILY["plan"] if over else LINE)
        keycap(ui, row.x + 34, row.centery, key)
        text.label(ui, one, Box(row.x + 44, row.y, row.w - 56, row.h), size, INK, may_shorten=True)
        y += high + 4


def outcome(ui: Canvas, area: Box, given: Given) -> float:
    """Draw whether the reason given was the true one, which follows. Returns the height it takes."""
    told = ui.say("reason.right" if given.right else "reason.wrong")
    high = text.height(ui, told, area.w - 52, BODY, True) + 10
    tone, soft = (GOOD, GOOD_SOFT) if given.right else (BAD, BAD_SOFT)
    panel(ui, Box(area.x, area.y, area.w, high), soft, 8, tone)
    icon(ui, "check" if given.right else "cross", Box(area.x + 14, area.y + 10, 14, 14), tone)
    text.paragraph(ui, told, Box(area.x + 40, area.y + 5, area.w - 52, high), BODY, INK, True)
    return high


def key(event: pygame.event.Event) -> Command | None:
    """The command of a key while the question stands."""
    return next((("reason", place) for place, one in enumerate(KEYS.values()) if one == event.key), None)
