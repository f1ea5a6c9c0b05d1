"""A debrief saved as one page, readable anywhere without a network: FINALKICK_HOME/debriefs."""

from datetime import datetime

from game.debrief.background import Errand
from game.debrief.document import DebriefDocument, document_of
from game.play.store import home
from game.window.debrief.state import DebriefState
from game.window.services import Page
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import button
from game.window.widgets.theme import BODY, MUTED, SMALL

FOLDER = "debriefs"


def save(screen: DebriefState, ui: Canvas) -> Errand[str]:
    """Write the page, in a thread. The errand's value is its path."""
    past, debrief, services = screen.past, screen.seen.debrief, screen.services
    assert debrief is not None  # asked for once there are verdicts
    assert services.page is not None  # and where there is what makes pages
    page, language = services.page, ui.language
    return Errand(lambda: _written(document_of(past, debrief, services.folders), page, language), ui.outside.news).start()


def _written(document: DebriefDocument, page: Page, language: str) -> str:
    folder, record = home() / FOLDER, document.past.record
    made = page(document, language)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record.scenario_id}-{record.seed}-{datetime.now():%Y%m%d-%H%M%S}.html"
    path.write_text(made, "utf-8")
    return str(path)


def corner(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """The button, or what has come of it; nothing for who would not find the file."""
    if screen.services.afar:
        return
    saving = screen.saving
    if saving is None or (saving.done and saving.problem):  # what went wrong stands over the page
        words = ui.say("window.debrief.save")
        wide = text.width(ui, words, BODY, True) + 72
        if wide <= area.w:
            button(ui, Box(area.right - wide, area.y, wide, area.h), words, ("save",), "W")
        return
    told = ui.say("window.debrief.saved", path=saving.value) if saving.done else ui.say("window.debrief.saving")
    text.label(ui, told, area, SMALL, MUTED, align="right", may_shorten=True)
    ui.tip(area, told)
