"""The question before a choice that is dear or cannot be taken back: always the same box, and it can be told to ask no more."""

from typing import Final

from game.language import words
from game.play.asking import question
from game.play.session import Session
from game.window.desk.touches import touches
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, keycap, panel
from game.window.widgets.theme import BODY, CARD, DARK, FAMILY, HEAD, INK, LINE, MUTED, ON_DARK, SUNK
from sim_core.public.games import END_WEEK, Step
from sim_core.public.vocabulary import FAMILY as FAMILY_OF
from sim_core.public.vocabulary import MOVE

WIDE: Final = 480.0
PAD: Final = 24.0


def sure_box(ui: Canvas, session: Session, step: Step) -> None:
    """Ask about a step, over everything else."""
    title, told = question(session, step, ui.language)
    wide = min(WIDE, ui.width - 24)
    inner = wide - 2 * PAD
    heading, body = text.height(ui, title, inner, HEAD, True, 1.3), text.height(ui, told, inner)
    is_move = step.move != END_WEEK
    high = 20 + heading + 8 + body + (34 if is_move else 8) + 36 + 52 + 16
    area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
    panel(ui, area, CARD, 16, shadow=True)
    x, y = area.x + PAD, area.y + 20
    y += text.paragraph(ui, title, Box(x, y, inner, heading), HEAD, INK, True, 1.3) + 8
    y += text.paragraph(ui, told, Box(x, y, inner, body), BODY, MUTED)
    if is_move:
        touches(ui, Box(x, y + 8, inner, 18), step.move)
    y += 34 if is_move else 8
    _no_more(ui, Box(x - 8, y, inner + 16, 32), step.move)
    y += 36 + 6
    yes = words.move_name(step.move, ui.language) if is_move else ui.say("window.top.end_week")
    half = (inner - 8) / 2
    colour = FAMILY[FAMILY_OF[MOVE[step.move]]] if is_move else DARK
    size = text.common_size(ui, (yes,), half - 16, BODY, True) if ui.narrow else BODY
    button(ui, Box(x, y, half, 40), ui.say("window.back"), ("back",), "Esc")
    button(ui, Box(x + half + 8, y, half, 40), yes, ("confirm",), "Enter", primary=True, colour=colour, size=size)


def _no_more(ui: Canvas, area: Box, name: str) -> None:
    """A box to be ticked: about this, ask no more."""
    over = ui.hit(area, ("ask_no_more", name))
    if over:
        panel(ui, area, SUNK, 8)
    ticked = name in ui.unasked
    box = Box(area.x + 8, area.centery - 9, 18, 18)
    panel(ui, box, DARK if ticked else CARD, 4, DARK if ticked else LINE, 2)
    if ticked:
        icon(ui, "check", Box(box.x + 2, box.y + 2, 14, 14), ON_DARK)
    end = keycap(ui, area.right - 8, area.centery, "N", strong=False)
    told = ui.say("sure.no_more")
    room = Box(box.right + 10, area.y, end - box.right - (10 if ui.narrow else 18), area.h)
    text.label(ui, told, room, text.common_size(ui, (told,), room.w), INK)
