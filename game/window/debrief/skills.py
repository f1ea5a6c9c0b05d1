"""Competences: eight scores with a sentence and the moments that moved them; and what to play next."""

from typing import Final

from game.debrief.document import advice, next_lesson
from game.debrief.document import weakest as weakest_of
from game.debrief.sentences import competence_name, describe_competence, describe_observation
from game.play.shelf import Card, cards
from game.window.debrief.parts import titled, waiting
from game.window.debrief.state import DebriefState
from game.window.widgets import plot, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar, button, rule, scrollbar
from game.window.widgets.theme import BAD, BODY, CARD, FAMILY, GOOD, HEAD, INK, MUTED, SMALL, WARN
from sim_core.public.debriefs import COMPETENCES, Competence
from sim_core.public.scenarios import text_in

GOOD_FROM: Final = 75.0
WEAK_BELOW: Final = 50.0
SHOWN: Final = {"merit": ("check", GOOD), "half": ("half", WARN), "fault": ("cross", BAD)}
"""How what was done well, by half or badly is marked."""


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    right = Box(area.right - 348, area.y, 348, area.h)
    left = Box(area.x, area.y, right.x - area.x - 16, area.h)
    draw_list(ui, left, screen)
    if screen.seen.debrief is None or not screen.seen.reached("beliefs"):
        titled(ui, right, ui.say("window.debrief.next"))
        return
    top = Box(right.x, right.y, right.w, right.h - 236)
    draw_shape(ui, top, screen)
    draw_next(ui, Box(right.x, top.bottom + 16, right.w, 220), screen)


def draw_list(ui: Canvas, left: Box, screen: DebriefState) -> None:
    """Each competence with the moments that moved it."""
    seen = screen.seen
    room = titled(ui, left, ui.say("debrief.competences"), ui.say("window.debrief.skills_note"))
    if seen.debrief is None or not seen.reached("beliefs"):
        waiting(ui, room, "window.debrief.waiting_beliefs", seen)
        return
    found = seen.debrief.competences
    names = screen.past.names(ui.language)
    heights = [height_of(ui, room.w, found[name], names) for name in COMPETENCES]
    content = sum(heights)
    room = Box(room.x, room.y, room.w + 12, room.h + 8)
    at = ui.scrolled("debrief skills", room, content)
    y = room.y - at
    with ui.clip(room):
        for name, high in zip(COMPETENCES, heights, strict=True):
            if y + high > room.y and y < room.bottom:
                _row(ui, Box(room.x, y, room.w - 12, high), found[name], names)
            y += high
    scrollbar(ui, "debrief skills", room, content)


def draw_shape(ui: Canvas, top: Box, screen: DebriefState) -> None:
    """All of them as a radar."""
    found = screen.found.competences
    values = [found[name].score / 100 if found[name].observed else None for name in COMPETENCES]
    titled(ui, top, ui.say("window.debrief.shape"))
    inside = Box(top.x + 8, top.y + 40, top.w - 16, top.h - 48)
    plot.radar(ui, inside, values, [competence_name(one, ui.language) for one in COMPETENCES], FAMILY["chase"], CARD)


def _moments(one: Competence, names: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    return [(moment.mark, describe_observation(moment, names, language)) for moment in one.moments]


def height_of(ui: Canvas, wide: float, one: Competence, names: tuple[str, ...]) -> float:
    """How high a competence is, with its moments."""
    told = describe_competence(one, ui.language)
    high = 38 + text.height(ui, told, wide) + 14
    for _, moment in _moments(one, names, ui.language):
        high += text.height(ui, moment, wide - 26, SMALL) + 3
    return high


def _row(ui: Canvas, area: Box, one: Competence, names: tuple[str, ...]) -> None:
    tone = MUTED if not one.observed else GOOD if one.score >= GOOD_FROM else BAD if one.score < WEAK_BELOW else WARN
    y = area.y + 8
    text.label(ui, competence_name(one.name, ui.language), Box(area.x, y, 200, 24), BODY, INK, True)
    shown = f"{one.score:.0f}" if one.observed else "–"
    text.label(ui, shown, Box(area.right - 50, y, 50, 24), HEAD, tone, True, "right")
    bar(ui, Box(area.x + 170, y + 9, area.w - 236, 8), one.score / 100 if one.observed else 0.0, tone)
    y += 28
    y += text.paragraph(ui, describe_competence(one, ui.language), Box(area.x, y, area.w, 60), BODY, INK) + 2
    for mark, told in _moments(one, names, ui.language):
        picture, colour = SHOWN[mark]
        icon(ui, picture, Box(area.x + 4, y + 4, 12, 12), colour)
        y += text.paragraph(ui, told, Box(area.x + 26, y, area.w - 26, 60), SMALL, MUTED) + 3
    rule(ui, area.x, area.bottom - 1, area.w)


def weakest(screen: DebriefState) -> str:
    """The competence that was seen and scored lowest; empty if none is known yet."""
    debrief = screen.seen.debrief
    return weakest_of(debrief.competences) if debrief and screen.seen.reached("beliefs") else ""


def suggestion(screen: DebriefState) -> Card | None:
    """What to play next, as a card of the shelf."""
    debrief, play = screen.seen.debrief, screen.play
    if not weakest(screen) or debrief is None or play is None:
        return None
    return play.keep("suggested", lambda: _card(screen, next_lesson(debrief)))


def _card(screen: DebriefState, name: str) -> Card | None:
    shelf = cards(screen.services.store, screen.services.folders)
    return next((card for card in shelf if card.entry.id == name and card.entry.scenario), None)


def draw_next(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """What to play next."""
    room = titled(ui, area, ui.say("window.debrief.next"))
    found, why = suggestion(screen), advice(screen.found)
    if found is None or found.entry.scenario is None or why is None:
        text.paragraph(ui, ui.say("window.debrief.nothing"), Box(room.x, room.y, room.w, 60), BODY, MUTED)
        return
    scenario = found.entry.scenario
    title = text_in(scenario.title, ui.language)
    text.label(ui, title, Box(room.x, room.y, room.w, 26), BODY, INK, True, may_shorten=True)
    size = ui.say("window.debrief.next_size", weeks=scenario.weeks, clients=len(scenario.clients))
    text.label(ui, size, Box(room.x, room.y + 26, room.w, 22), SMALL, MUTED)
    about = ui.say(f"debrief.next_{why.why}", name=competence_name(why.competence, ui.language))
    text.paragraph(ui, about, Box(room.x, room.y + 52, room.w, 60), BODY, INK)
    button(
        ui, Box(room.x, area.bottom - 60, room.w, 44), ui.say("window.briefing.start"), ("play", found), "Enter", primary=True
    )
