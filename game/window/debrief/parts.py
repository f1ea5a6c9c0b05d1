"""What several pages of a debrief share: cards with a title, waiting, verdicts, decisions in words."""

from game.debrief.background import Seen
from game.debrief.past_game import PastGame
from game.debrief.sentences import describe_step, verdict_name
from game.language import words
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar, card, fill, panel
from game.window.widgets.plot import Series
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BODY,
    FAMILY,
    GOOD,
    GOOD_SOFT,
    HEAD,
    INK,
    MUTED,
    SMALL,
    STEEL,
    SUNK,
    WARN,
    WARN_SOFT,
    Colour,
)
from sim_core.public.debriefs import Verdict

GRADE_LOOK: dict[str, tuple[Colour, Colour, str]] = {
    "excellent": (GOOD, GOOD_SOFT, "check"),
    "good": (STEEL, SUNK, "check"),
    "inaccuracy": (WARN, WARN_SOFT, "warning"),
    "mistake": (BAD, BAD_SOFT, "cross"),
    "blunder": (BAD, BAD_SOFT, "cross"),
}


def titled(ui: Canvas, area: Box, title: str, note: str = "") -> Box:
    """A card with a title, and a note beside it where there is room. Returns the room below."""
    card(ui, area)
    place = Box(area.x + 20, area.y + 12, area.w - 40, 28)
    size = text.common_size(ui, (title,), place.w, HEAD, True) if ui.narrow else HEAD
    shown = text.label(ui, title, place, size, INK, True, may_shorten=ui.narrow)
    room = Box(shown.right + 14, area.y + 15, area.right - shown.right - 34, 26)
    if note and text.width(ui, note, SMALL) <= room.w:
        text.label(ui, note, room, SMALL, MUTED)
    return Box(area.x + 20, area.y + 48, area.w - 40, area.h - 64)


def waiting(ui: Canvas, area: Box, key: str, seen: Seen) -> None:
    """What a card shows while its content is being worked out."""
    told = ui.say("window.debrief.nothing" if seen.finished else key)
    high = text.height(ui, told, area.w - 16)
    y = area.centery - (high + 24) / 2
    text.paragraph(ui, told, Box(area.x + 8, y, area.w - 16, high), BODY, MUTED, align="center")
    if not seen.finished:
        wide = min(area.w - 40, 240.0)
        bar(ui, Box(area.centerx - wide / 2, y + high + 16, wide, 6), seen.share, FAMILY["chase"])


def grade_chip(ui: Canvas, place: Box, grade: str, align: str = "left") -> Box:
    """A verdict: colour, sign and word. Returns its box."""
    tone, soft, sign = GRADE_LOOK[grade]
    name = verdict_name(grade, ui.language)
    wide = text.width(ui, name, SMALL, True) + 40
    area = Box(place.right - wide if align == "right" else place.x, place.y, wide, place.h)
    panel(ui, area, soft, area.h / 2, tone)
    icon(ui, sign, Box(area.x + 10, area.centery - 6, 12, 12), tone)
    text.label(ui, name, Box(area.x + 28, area.y, wide - 38, area.h), SMALL, tone, True)
    return area


def signed(ui: Canvas, yuan: float) -> str:
    """An amount with its sign."""
    return f"+{ui.money(yuan)}" if yuan > 0.5 else ui.money(yuan)


def did(ui: Canvas, past: PastGame, verdict: Verdict) -> str:
    """What was done, in a few words."""
    return describe_step(verdict.step, past.ids, past.names(ui.language), ui.language, verdict.week + 1)


def week_words(ui: Canvas, week: int) -> str:
    """The name of a week counted from nought, to stand by itself."""
    name = words.week_name(week + 1, ui.language)
    return name[:1].upper() + name[1:]


def named_above(ui: Canvas, room: Box, lines: list[Series]) -> float:
    """The names of the lines above them, where there is no room at their ends. Returns where they end."""
    x, y = room.x, room.y
    for one in lines:
        wide = text.width(ui, one.name, SMALL, True) + 30
        if x > room.x and x + wide > room.right:
            x, y = room.x, y + 20
        fill(ui, Box(x, y + 8, 18, 3), one.colour)
        text.label(ui, one.name, Box(x + 24, y, min(wide, room.right - x) - 22, 20), SMALL, INK, True, may_shorten=True)
        x += wide + 8
    return y + 26
