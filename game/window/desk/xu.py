"""A note from Xu, the manager: a face that fits what it says, and the words."""

from game.play.faces import face_of_us
from game.play.people import manager_called
from game.play.session import Session
from game.play.xu import Note, in_words
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import card
from game.window.widgets.theme import BODY, INK, MUTED, SMALL

FACE = 44.0
PAD = 14.0


def note_height(ui: Canvas, session: Session, note: Note, wide: float) -> float:
    """How high the card of a note is."""
    return max(text.height(ui, in_words(session, note, ui.language), _room(wide)) + 24, FACE) + 2 * PAD


def note_card(ui: Canvas, area: Box, session: Session, note: Note) -> None:
    """Draw a note into a card of `note_height`."""
    card(ui, area)
    portrait(ui, face_of_us("manager", session.scenario), note.mood, Box(area.x + PAD, area.y + PAD, FACE, FACE))
    left = area.x + PAD + FACE + PAD
    text.label(
        ui,
        ui.say("xu.from", manager=manager_called(session.scenario, ui.language)),
        Box(left, area.y + PAD - 2, _room(area.w), 20),
        SMALL,
        MUTED,
        True,
    )
    words = in_words(session, note, ui.language)
    text.paragraph(ui, words, Box(left, area.y + PAD + 22, _room(area.w), area.h - 2 * PAD - 20), BODY, INK)


def _room(wide: float) -> float:
    return wide - 3 * PAD - FACE
