"""The coach's card, on top of whatever it speaks about: a face, what is said, and how to send the coach away."""

from game.play.coach import in_words, speaking
from game.play.faces import face_of_us
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, panel, scrollbar
from game.window.widgets.theme import BODY, FAMILY_SOFT, INK, MUTED, SMALL, mixed

HEARD = "coach_heard"
FACE = 44.0
PAD = 12.0
BESIDE = 440.0
"""In a room as wide as this, the button stands beside the words."""
MOST = 0.45
"""Share of the room that the card may take; what is longer is scrolled."""


def coach_card(ui: Canvas, room: Box, play: Play, *moments: str) -> Box:
    """Draw what the coach says at one of these moments on top of a room. Returns what is left of the room."""
    said = speaking(play.session, play.coach_heard, moments)
    if not said:
        return room
    told = [in_words(play.session, one, ui.language) for one in said.values()]
    left = room.x + PAD + FACE + PAD
    ok, key = ui.say("window.help.close"), "Space"
    wide = text.width(ui, ok, SMALL, True) + text.width(ui, key, SMALL, True) + 40
    narrow = room.w < BESIDE  # then the words stand below the name and the button
    inner = room.right - PAD - 8 - left - (wide + 4 if not narrow else 0.0)
    heights = [text.height(ui, one, inner) for one in told]
    content = sum(heights) + 6 * (len(told) - 1)
    head = 36.0 if narrow else 12.0
    seen = min(content, room.h * MOST - 12 - head)
    area = Box(room.x, room.y, room.w, max(seen + head + 10, FACE + 2 * PAD))
    panel(ui, area, FAMILY_SOFT["plan"], 10, mixed(FAMILY_SOFT["plan"], INK, 0.18))
    portrait(ui, face_of_us("coach"), "polite", Box(area.x + PAD, area.y + PAD, FACE, FACE))
    if narrow:
        text.label(ui, ui.say("coach.name"), Box(left, area.y + 9, area.right - wide - 12 - left, 22), SMALL, MUTED, True)
    else:
        below = Box(area.right - wide - 8, area.y + 38, wide, 20)
        text.label(ui, ui.say("coach.name"), below, SMALL, MUTED, True, "center")
    button(ui, Box(area.right - wide - 8, area.y + 7, wide, 28), ok, (HEARD, *said), key, size=SMALL)
    view = Box(left, area.y + head, inner + 8, seen)
    y = view.y - ui.scrolled("coach", view, content)
    with ui.clip(view.inflate(0, 4)):
        for one, high in zip(told, heights, strict=True):
            text.paragraph(ui, one, Box(left, y, inner, high), BODY, INK)
            y += high + 6
    scrollbar(ui, "coach", view, content)
    return Box(room.x, area.bottom + 12, room.w, max(room.bottom - area.bottom - 12, 0.0))


def sent_away(ui: Canvas) -> Command | None:
    """The command that sends the coach away, if its card is on the screen and nothing lies over it."""
    return next((hit.command for hit in ui.hits if hit.command[0] == HEARD), None)
