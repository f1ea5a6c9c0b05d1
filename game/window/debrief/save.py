"""A debrief saved as one page, readable anywhere without a network: FINALKICK_HOME/debriefs."""

from datetime import datetime
from typing import Any

from game.debrief.background import Errand
from game.debrief.past_game import Past, begun, past_game
from game.play.store import home
from game.window.debrief.case import Case
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas, news
from game.window.widgets.panels import button
from game.window.widgets.theme import BODY, MUTED, SMALL
from sim_core.debrief.whole import Debrief

FOLDER = "debriefs"


def save(screen: Any, language: str) -> Errand:
    """Write the page, in a thread. The errand's value is its path."""
    case, debrief, house = screen.case, screen.seen.debrief, screen.house
    past = _past(case, house)  # here: the database is this thread's
    return Errand(lambda: _written(past, debrief, house, language), news).start()


def _past(case: Case, house: Any) -> Past:
    if case.saved and house.store:
        return past_game(case.saved, house.store)
    assert case.play is not None
    return Past(case.play.session.exported(), case.play.path)


def _written(past: Past, debrief: Debrief, house: Any, language: str) -> str:
    _, standing, notes = begun(past, house.folders)
    page = house.page(past, debrief, standing, notes, language)
    folder = home() / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{past.record.scenario_id}-{past.record.seed}-{datetime.now():%Y%m%d-%H%M%S}.html"
    path.write_text(page, "utf-8")
    return str(path)


def corner(ui: Canvas, area: Box, screen: Any) -> None:
    """The button, or what has come of it."""
    saving: Errand | None = screen.saving
    if saving is None:
        words = ui.say("window.debrief.save")
        wide = text.width(ui, words, BODY, True) + 72
        if wide <= area.w:
            button(ui, Box(area.right - wide, area.y, wide, area.h), words, ("save",), "W")
        return
    if not saving.done:
        told = ui.say("window.debrief.saving")
    elif saving.problem:
        told = ui.say("window.debrief.save_failed", why=saving.problem)
    else:
        told = ui.say("window.debrief.saved", path=saving.value)
    text.label(ui, told, area, SMALL, MUTED, align="right", may_shorten=True)
    ui.tip(area, told)
