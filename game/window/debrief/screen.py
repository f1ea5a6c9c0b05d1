"""The debrief: six pages over one game, filled as they are worked out."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.debrief.background import Errand, Seen
from game.debrief.comparing import comparisons
from game.language.messages import tell
from game.window.debrief import clients, excuses, guess, miss, overview, points, save, skills, upright
from game.window.debrief.choose_again import TryDesk
from game.window.debrief.comparing import Comparing
from game.window.debrief.show import ShowMe
from game.window.debrief.state import DebriefState
from game.window.screens import Screen, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.keys import DIGITS
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, bar, card, panel
from game.window.widgets.tabs import tab
from game.window.widgets.theme import BODY, FAMILY, GROUND, HEAD, INK, MUTED, SMALL, WARN, WARN_LINE, WARN_SOFT

PAGES: Final = ("overview", "points", "excuses", "clients", "miss", "skills")
DRAWN: Final = {
    "overview": overview.draw,
    "points": points.draw,
    "excuses": excuses.draw,
    "clients": clients.draw,
    "miss": miss.draw,
    "skills": skills.draw,
}
TOP: Final = 76.0


@dataclass
class DebriefScreen(DebriefState):
    """The screen."""

    pageless: bool = False  # a page was wanted, and nothing here draws its charts
    _drawn: tuple[int, bool] = (-1, False)

    def draw(self, ui: Canvas) -> None:
        """Draw the page of the moment."""
        ui.begin(GROUND)
        self._drawn = self._state()
        if self.play is None:
            _stored_only(ui, self)
            ui.end()
            return
        top = TOP
        if ui.narrow:
            top = upright.head(ui, self, PAGES)
        else:
            _tabs(ui, self)
        for note in self.past.notes:
            top = _note(ui, tell(note, ui.language), top)
        if self.seen.problem:
            top = _note(ui, ui.say("window.debrief.note_failed", why=self.seen.problem), top)
        if self.pageless:
            top = _note(ui, ui.say("window.debrief.no_charts"), top)
        if self.saving and self.saving.done and self.saving.problem:
            top = _note(ui, ui.say("window.debrief.save_failed", why=self.saving.problem), top)
        if ui.narrow:
            upright.draw_page(ui, top, self)
        else:
            DRAWN[self.page](ui, Box(24, top, ui.width - 48, ui.height - top - 24), self)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        pressed = event.key
        if pressed == pygame.K_ESCAPE:
            return ("leave",)
        if self.play is None:
            by = {pygame.K_UP: -1, pygame.K_DOWN: 1}.get(pressed)
            return ("step", by) if by else ("leave",) if pressed in (pygame.K_RETURN, pygame.K_KP_ENTER) else None
        if 1 <= DIGITS.get(pressed, 0) <= len(PAGES):
            return ("page", PAGES[DIGITS[pressed] - 1])
        if pressed in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_TAB):
            back = pressed == pygame.K_LEFT or (pressed == pygame.K_TAB and bool(event.mod & pygame.KMOD_SHIFT))
            return ("turn", -1 if back else 1)
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_PAGEUP: -5, pygame.K_PAGEDOWN: 5}.get(pressed)
        if by:
            return ("step", by)
        if pressed == pygame.K_w and not self.services.afar:
            return ("save",)
        verdict = self.chosen() if self.page == "points" else None
        if verdict and self.question(verdict.number) and (given := guess.key(event)):
            return given
        if self.page in ("overview", "points"):
            return {
                pygame.K_RETURN: ("page", "points") if self.page == "overview" else ("answers",),
                pygame.K_s: ("show_me",),
                pygame.K_t: ("let_me_try",),
                pygame.K_a: ("answers",),
            }.get(pressed)
        if self.page == "excuses" and pressed == pygame.K_c:
            return ("compare",)
        if self.page == "skills" and pressed in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_n):
            found = skills.suggestion(self)
            return ("play", found) if found else None
        return None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Turn a page, choose something on it, look closer."""
        match command:
            case ("leave",):
                return self.back
            case ("page", str(page)):
                self.page = page
            case ("turn", int(by)):
                self.page = PAGES[(PAGES.index(self.page) + by) % len(PAGES)]
            case ("step", int(by)):
                self._step(ui, by)
            case ("point", int(number)):
                self.page, self.point = "points", number
            case ("client", int(number)):
                self.page, self.client = "clients", number
            case ("answers",):
                verdict = self.chosen()
                if verdict:
                    self.shown[verdict.number] = not self.uncovered(verdict.number)
            case ("reason", int(place)):
                verdict = self.chosen()
                if verdict:
                    self.give(verdict.number, place)
            case ("save",):
                self._save(ui)
            case ("compare",) if self.seen.debrief:
                game, store = self.seen.debrief, self.services.store
                first = game.trail, game.played.seed
                return Comparing(Errand(lambda: comparisons(store, first), ui.outside.news).start(), self)
            case ("show_me",):
                return self._show_me()
            case ("let_me_try",):
                return self._let_me_try(ui)
        return self

    def _step(self, ui: Canvas, by: int) -> None:
        if self.page == "points":
            self.point = min(max(min(self.point, len(self.points()) - 1) + by, 0), max(len(self.points()) - 1, 0))
            points.keep_in_sight(ui, self)
        elif self.page == "clients":
            self.client = (self.client + by) % max(len(self.past.ids), 1)
        else:
            ui.scroll(f"debrief {self.page}", by * 64.0)

    def _save(self, ui: Canvas) -> None:
        if not self.seen.reached("first"):
            self.told = ("window.debrief.not_yet", {})
        elif self.services.page is None:
            self.pageless = True
        elif self.saving is None or self.saving.done:
            self.saving = save.save(self, ui)

    def _show_me(self) -> Screen:
        verdict = self.chosen()
        if verdict is None:
            self.told = ("window.debrief.not_yet", {})
            return self
        return ShowMe(self, verdict)

    def _let_me_try(self, ui: Canvas) -> Screen:
        verdict = self.chosen()
        if verdict is None:
            self.told = ("window.debrief.not_yet", {})
            return self
        return TryDesk.at_point(self, verdict, ui)

    def _state(self) -> tuple[int, bool]:
        version = self.debriefing.version if self.debriefing else 0
        return version, bool(self.saving and self.saving.done)

    def animating(self, now: float) -> bool:
        """Is there something new to draw? Costly decisions are kept as drills when all is known."""
        self.services.keep_drills()
        return self._state() != self._drawn


def _tabs(ui: Canvas, screen: DebriefScreen) -> None:
    x = back_button(ui, ("leave",), 18) - 12
    for page in PAGES:
        words = ui.say(f"window.debrief.{page}")
        x = tab(ui, Box(x, 18, 0, 40), words, BODY, ("page", page), screen.page == page, 35, edge=11).right
    hint = text.label(ui, "←  →", Box(x + 6, 18, 60, 40), SMALL, MUTED)
    room = Box(hint.right + 16, 18, ui.width - 40 - hint.right, 40)
    if screen.seen.finished and screen.seen.reached("first"):
        save.corner(ui, room, screen)
    else:
        _progress(ui, room, screen.seen)


def _progress(ui: Canvas, area: Box, seen: Seen) -> None:
    """What is being worked on, and how far it has come; nothing once all is there."""
    if seen.finished or area.w < 40:
        return
    stage = seen.progress.stage if seen.progress else "beliefs"
    words = ui.say(f"debrief.stage.{stage}")
    if text.width(ui, words, SMALL) <= area.w:
        text.label(ui, words, Box(area.x, area.y + 2, area.w, 20), SMALL, MUTED, align="right")
    wide = min(area.w, 220.0)
    bar(ui, Box(area.right - wide, area.y + 27, wide, 6), seen.share, FAMILY["chase"])


def _note(ui: Canvas, words: str, top: float) -> float:
    """Something that has to be said first. Returns where the page goes on."""
    room = ui.width - 48 - 64
    high = text.height(ui, words, room) + 16
    place = Box(24, top - 4, ui.width - 48, high)
    panel(ui, place, WARN_SOFT, 10, WARN_LINE)
    icon(ui, "warning", Box(place.x + 16, place.y + 10, 18, 18), WARN)
    text.paragraph(ui, words, Box(place.x + 46, place.y + 8, room, high), BODY, INK)
    return place.bottom + 12


def _stored_only(ui: Canvas, screen: DebriefScreen) -> None:
    """A game that cannot be told again: what was kept of it."""
    x = back_button(ui, ("leave",), 18)
    title = screen.past.title(ui.language)
    text.label(ui, title, Box(x, 18, ui.width - x - 24, 40), HEAD, INK, True, may_shorten=True)
    top = TOP
    for note in screen.past.notes:
        top = _note(ui, tell(note, ui.language), top)
    area = Box(24, top, ui.width - 48, 132)
    card(ui, area)
    overview.stored(ui, area, screen.past)
    if screen.past.record.steps:
        below = Box(24, area.bottom + 16, area.w, ui.height - area.bottom - 40)
        overview.chosen(ui, below, screen.past)
