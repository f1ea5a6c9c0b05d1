"""How a scenario looks as a card, and the faults of a file that cannot be played."""

from collections.abc import Sequence
from typing import Final

from game.language import words
from game.language.messages import grouped, tell
from game.play.faces import faces_of
from game.play.shelf import Card
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import coloured, icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import chip, keycap, panel
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BODY,
    CARD,
    FAMILY,
    FAMILY_SOFT,
    HEAD,
    INK,
    LINE,
    MEDAL,
    MUTED,
    SMALL,
    SUNK,
    TRACK,
)
from game.window.widgets.trouble import trouble_panel
from sim_core.public.messages import Fault
from sim_core.public.scenarios import LESSONS, LEVELS, Scenario, text_in

FACES: Final = 5  # shown on a card
MANY: Final = 6
EVERY: Final = len(LESSONS)


def _pips(ui: Canvas, x: float, y: float, level: int) -> float:
    """The level as five bars, ever higher. Returns the right side."""
    for step in LEVELS:
        high = 4 + step * 2.4
        panel(ui, Box(x, y + 16 - high, 5, high), FAMILY["promote"] if step <= level else TRACK, 1.5)
        x += 8
    return x


def scenario_card(ui: Canvas, area: Box, one: Card, key: str) -> None:
    """What is inside the border of a card."""
    found = one.entry.scenario
    end = keycap(ui, area.right - 14, area.y + 26, key, strong=False) - 10 if key else area.right - 14
    left = area.x + 18
    if found is None:
        icon(ui, "warning", Box(left, area.y + 16, 20, 20), BAD)
        text.label(ui, one.entry.path.name, Box(left + 28, area.y + 12, end - left - 28, 28), HEAD, INK, True, may_shorten=True)
        told = ui.say("window.cards.faults", count=len(one.entry.faults))
        chip(ui, Box(left, area.y + 46, area.w - 36, 22), told, BAD, BAD_SOFT)
        first = one.entry.faults[0]
        place = ui.say("window.cards.fault", line=first.line, text=tell(first.message, ui.language))
        text.paragraph(ui, place, Box(left, area.y + 78, area.w - 36, 80), SMALL, MUTED, most=4, may_shorten=True)
        return
    title = text_in(found.title, ui.language)
    text.label(ui, title, Box(left, area.y + 12, end - left, 28), HEAD, INK, True, may_shorten=True)
    y = area.y + 44
    x = _pips(ui, left, y, found.level) + 6
    shown = text.label(ui, ui.say("window.cards.level", level=found.level), Box(x, y, 120, 18), SMALL, MUTED)
    facts = ui.say("window.cards.facts", weeks=found.weeks, clients=len(found.clients))
    text.label(ui, facts, Box(shown.right + 14, y, area.right - shown.right - 30, 18), SMALL, MUTED)
    y += 30
    told = _teaches(ui, found.lessons)
    if one.entry.others:
        _same_id(ui, Box(left, y, area.w - 36, 22), one)
    elif told:
        text.paragraph(ui, told, Box(left, y, area.w - 36, 40), SMALL, INK, leading=1.45, most=2, may_shorten=True)
    strip = Box(left, area.bottom - 46, area.w - 36, 34)
    _best(ui, strip, one, _faces(ui, strip, found))


def _same_id(ui: Canvas, area: Box, one: Card) -> None:
    """That other files have this id, and which file this is."""
    same = ui.say("window.cards.same_id", file=one.entry.path.name, other=one.entry.others[0].name, id=one.entry.id)
    panel(ui, area, BAD_SOFT, area.h / 2)
    text.label(ui, same, Box(area.x + 10, area.y, area.w - 20, area.h), SMALL, BAD, may_shorten=True)
    ui.tip(area, ui.say("window.cards.same_id_tip", path=str(one.entry.path), other=str(one.entry.others[0]), id=one.entry.id))


def _faces(ui: Canvas, area: Box, scenario: Scenario) -> float:
    """The clients' faces at the right of the strip, each whole, and how many more there are. Returns their left side."""
    panel(ui, area, SUNK, 8)
    faces = faces_of(scenario)
    shown = faces if len(faces) <= FACES else faces[: FACES - 1]
    more = ui.say("window.cards.more", count=len(faces) - len(shown)) if len(shown) < len(faces) else ""
    right = area.right - 6
    if more:
        right -= text.width(ui, more, SMALL) + 4
        text.label(ui, more, Box(right, area.y, area.right - 6 - right, area.h), SMALL, MUTED)
        right -= 4
    x = right - len(shown) * 30 + 2
    for number, face in enumerate(shown):
        portrait(ui, face, "polite", Box(x + number * 30, area.y + 3, 28, 28))
    return x


def _teaches(ui: Canvas, lessons: Sequence[str]) -> str:
    """What a scenario teaches, in words where there are any."""
    if not lessons:
        return ""
    if len(lessons) >= EVERY:
        return ui.say("window.cards.teaches_all")
    most = len(lessons) > MANY  # then the few that are left out say more, and fit
    shown = [one for one in LESSONS if one not in lessons] if most else lessons
    named = [ui.say(f"lesson.{one}") if words.has(f"lesson.{one}") else one for one in shown]
    key = "window.cards.teaches_all_but" if most else "window.cards.teaches"
    return ui.say(key, lessons=ui.say("window.list_comma").join(named))


def _best(ui: Canvas, area: Box, one: Card, right: float) -> None:
    """The best result so far, up to `right`."""
    if one.best is None:
        told = ui.say("window.cards.own_unplayed" if one.own else "window.cards.unplayed")
        text.label(ui, told, Box(area.x + 12, area.y, right - area.x - 20, area.h), SMALL, MUTED)
        return
    x = area.x + 10
    if one.best.medal:
        coloured(ui, f"medal_{one.best.medal}", Box(x, area.y + 4, 26, 26))
        x += 34
    told = ui.say("window.cards.best", score=f"{one.best.score:.0f}")
    shown = text.label(ui, told, Box(x, area.y, right - x - 8, area.h), BODY, MEDAL[one.best.medal], True)
    times = ui.say("window.cards.times", count=one.best.games)
    room = Box(shown.right + 10, area.y, right - shown.right - 18, area.h)
    if text.width(ui, times, SMALL) <= room.w:
        text.label(ui, times, room, SMALL, MUTED)


def practice_card(ui: Canvas, area: Box, level: int, key: str) -> None:
    """The card of practice, with its level to choose."""
    left = area.x + 18
    end = keycap(ui, area.right - 14, area.y + 26, key, strong=False) - 10 if key else area.right - 14
    icon(ui, "dice", Box(left, area.y + 15, 22, 22), FAMILY["investigate"])
    text.label(ui, ui.say("window.cards.practice"), Box(left + 30, area.y + 12, end - left - 30, 28), HEAD, INK, True)
    about = ui.say("window.cards.practice_about")
    text.paragraph(ui, about, Box(left, area.y + 46, area.w - 36, 60), SMALL, MUTED, leading=1.45, most=3)
    row = Box(left, area.bottom - 46, area.w - 36, 34)
    panel(ui, row, FAMILY_SOFT["investigate"], 8)
    for sign, x, by in (("−", row.x + 4, -1), ("+", row.right - 30, 1)):
        place = Box(x, row.y + 4, 26, 26)
        over = ui.hit(place, ("level", level + by))
        panel(ui, place, TRACK if over else CARD, 6, LINE)
        text.label(ui, sign, place, BODY, INK, True, "center")
    told = ui.say("window.cards.level", level=level)
    wide = text.width(ui, told, BODY, True)
    x = row.centerx - (wide + 56) / 2
    _pips(ui, x, row.y + 8, level)
    text.label(ui, told, Box(x + 50, row.y, wide + 8, row.h), BODY, INK, True)


def _fault_at(ui: Canvas, fault: Fault) -> str:
    return ui.say("window.cards.fault_at", line=fault.line, column=fault.column, text=tell(fault.message, ui.language))


def faults_panel(ui: Canvas, one: Card) -> None:
    """All faults of a file, to be read."""
    lines = grouped(one.entry.faults, ui.language, lambda fault, language: _fault_at(ui, fault))
    path = one.entry.path
    trouble_panel(ui, "faults", path.name, str(path), lines, ui.say("window.help.close"), foreign=True)
