"""Drills: a list of decisions to be made again, and one after the other on the desk as it stood."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.debrief import drills
from game.debrief.background import Errand, processes_here
from game.debrief.comparing import comparisons
from game.debrief.drills import Drill
from game.debrief.past_game import PastGame, replay_stored
from game.debrief.retry import Outcome, Question
from game.debrief.sentences import describe_step, describe_why, lesson_name
from game.language.currency import counted_in
from game.play.crew import workers
from game.play.store import StoreError
from game.play.view_model import Play
from game.window.debrief.choose_again import TryDesk
from game.window.debrief.comparing import Comparing
from game.window.debrief.parts import grade_chip, week_words
from game.window.debrief.stood import stood, turned
from game.window.screens import Screen, Still, Told, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, card, panel, rule, scrollbar
from game.window.widgets.theme import BAD, BIG, BODY, FAMILY_SOFT, GROUND, HOVER, INK, MUTED, SMALL
from sim_core.public.debriefs import ClientBeliefs, Job, Played, believe, in_turn
from sim_core.public.games import END_WEEK

ROW: Final = 80.0
COPIES: Final = 1500
"""Copies of each client that a drill's worlds are drawn from: fewer than a debrief's, for somebody is waiting."""


@dataclass
class Drilling(Still):
    """The list of drills that are due."""

    services: Services
    chosen: int = 0
    due: list[Drill] = field(default_factory=list)
    told: Told | None = None
    tab: str = "ledger"
    _stood: dict[tuple[int, int], Play] = field(default_factory=dict)
    _games: dict[int, PastGame | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.look()

    def look(self) -> None:
        """See what is due."""
        try:
            self.due = drills.due(self.services.store) if self.services.store else []
        except (StoreError, ValueError):
            self.due = []
        self.due = [one for one in self.due if self.game(one) is not None]
        self.chosen = min(self.chosen, max(len(self.due) - 1, 0))

    def game(self, drill: Drill) -> PastGame | None:
        """The game of a drill; None if it cannot be told again."""
        if drill.game not in self._games:
            store = self.services.store
            saved = store.game(drill.game) if store else None
            past = replay_stored(saved, store, saved.scenario) if store and saved else None
            self._games[drill.game] = past if past and past.play else None
        return self._games[drill.game]

    @property
    def past(self) -> PastGame | None:
        """The game of the drill that is chosen."""
        return self.game(self.due[self.chosen]) if self.due else None

    def draw(self, ui: Canvas) -> None:
        """Draw the list, and how things stood at the one that is chosen."""
        ui.begin(GROUND)
        x = back_button(ui, ("home",))
        text.label(ui, ui.say("window.drills.title"), Box(x, 22, 300, 40), BIG, INK, True, base=54)
        shown = ui.say("compare.button")
        wide = text.width(ui, shown, BODY, True) + 72
        button(ui, Box(ui.width - 24 - wide, 22, wide, 40), shown, ("compare",), "C")
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        if not self.due:
            card(ui, area)
            icon(ui, "check", Box(area.centerx - 24, area.centery - 72, 48, 48), MUTED)
            none = ui.say("window.drills.none")
            text.paragraph(ui, none, Box(area.x + 120, area.centery - 8, area.w - 240, 60), BODY, MUTED, align="center")
            ui.end()
            return
        left = Box(area.x, area.y, area.w * 0.38 - 8, area.h)
        self._list(ui, left)
        self._chosen(ui, Box(left.right + 16, area.y, area.right - left.right - 16, area.h), self.due[self.chosen])
        ui.end()

    def _list(self, ui: Canvas, area: Box) -> None:
        card(ui, area)
        about = ui.say("window.drills.about")
        high = text.height(ui, about, area.w - 40, SMALL)
        text.paragraph(ui, about, Box(area.x + 20, area.y + 14, area.w - 40, high), SMALL, MUTED)
        y = area.y + high + 24
        rule(ui, area.x + 16, y, area.w - 32)
        room = Box(area.x + 8, y + 4, area.w - 16, area.bottom - y - 16)
        content, top = ROW * len(self.due), self.chosen * ROW
        if content > room.h:
            ui.scrolls["drills"] = max(min(ui.scrolls.get("drills", 0.0), top), top + ROW - room.h)
        at = ui.scrolled("drills", room, content)
        with ui.clip(room):
            for number, one in enumerate(self.due):
                row = Box(room.x, room.y + number * ROW - at, room.w - 8, ROW)
                if row.bottom > room.y and row.y < room.bottom:
                    past = self.game(one)
                    with counted_in(past.scenario if past else None):
                        self._row(ui, row, number, one)
        scrollbar(ui, "drills", room, content)

    def _row(self, ui: Canvas, row: Box, number: int, one: Drill) -> None:
        past = self.game(one)
        assert past is not None  # of those that are due, all can be told again
        over = ui.hit(row, ("choose", number))
        if number == self.chosen or over:
            panel(ui, Box(row.x, row.y + 2, row.w, row.h - 4), FAMILY_SOFT["chase"] if number == self.chosen else HOVER, 8)
        made = describe_step(one.chosen, past.ids, past.names(ui.language), ui.language, week_of(past, one))
        x, right = row.x + 16, row.right - 14
        week = text.label(ui, week_words(ui, week_of(past, one) - 1), Box(x, row.y + 8, 90, 20), SMALL, MUTED)
        grade_chip(ui, Box(week.right + 10, row.y + 7, 130, 22), one.grade)
        lost = ui.say("window.drills.lost", amount=ui.money(one.loss))
        text.label(ui, lost, Box(right - 160, row.y + 8, 160, 20), SMALL, BAD, align="right")
        text.label(ui, made, Box(x, row.y + 30, right - x, 24), BODY, INK, True, may_shorten=True)
        about = " · ".join((past.title(ui.language), lesson_name(one.why.lesson, ui.language)))
        text.label(ui, about, Box(x, row.y + 54, right - x, 20), SMALL, MUTED, may_shorten=True)

    def _chosen(self, ui: Canvas, area: Box, one: Drill) -> None:
        """Week, ledger and what was known then, and the way to the desk."""
        past, play = self.game(one), self._standing(one)
        assert past is not None  # of those that are due, all can be told again
        client = past.ids.index(one.chosen.client) if one.chosen.client else _latest(play)
        stood(ui, Box(area.x, area.y, area.w, area.h - 60), play, client, self.tab)
        shown = ui.say("window.drills.begin")
        wide = text.width(ui, shown, BODY, True) + 108
        button(ui, Box(area.right - wide, area.bottom - 46, wide, 46), shown, ("drill", self.chosen), "Enter", primary=True)
        solved = ui.say("window.drills.solved", times=one.stage, of=len(drills.INTERVALS))
        text.label(ui, solved, Box(area.x + 4, area.bottom - 46, area.w - wide - 24, 46), SMALL, MUTED)

    def _standing(self, one: Drill) -> Play:
        """The game as it stood before a decision."""
        key = one.game, one.number
        if key not in self._stood:
            past = self.game(one)
            assert past is not None  # of those that are due, all can be told again
            self._stood = {key: past.at(one.number)}
        return self._stood[key]

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_ESCAPE:
            return ("home",)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("drill", self.chosen) if self.due else None
        if event.key == pygame.K_c:
            return ("compare",)
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            return ("tab", turned(self.tab, -1 if event.key == pygame.K_LEFT else 1))
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_TAB: 1}.get(event.key)
        return ("choose", self.chosen + by) if by and self.due else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose a drill, or begin it."""
        match command:
            case ("compare",):
                store = self.services.store
                return Comparing(Errand(lambda: comparisons(store), ui.outside.news).start(), self)
            case ("tab", str(name)):
                self.tab = name
                ui.scrolls.pop("stood", None)
            case ("choose", int(number)):
                ui.scrolls.pop("stood", None)
                self.chosen = min(max(number, 0), len(self.due) - 1)
            case ("drill", int(number)):
                self.chosen = number
                return self._begin(ui, self.due[number])
        return self

    def _begin(self, ui: Canvas, drill: Drill) -> TryDesk:
        past = self.game(drill)
        assert past is not None  # of those that are due, all can be told again
        played = past.played
        before = Played(played.scenario, played.seed, played.steps[: drill.number])
        known = Errand(lambda: believed(before, len(past.ids))).start()  # while the trainee looks at the desk

        def question() -> Question:
            known.wait()
            if known.value is None:
                raise RuntimeError(known.problem)
            return Question(before, known.value, drill.number, drill.chosen, drill.best, drill.target)

        def settled(errand: Errand[Outcome]) -> None:
            if errand.value is None or self.services.store is None:
                return
            try:
                wait = drills.settle(self.services.store, drill, errand.value.result)
            except StoreError:
                return
            self.told = ("window.drills.again", {"games": wait}) if wait else ("window.drills.finished", {})
            self.look()

        def told(language: str) -> tuple[str, str]:
            return describe_why(drill.why, past.names(language), language), lesson_name(drill.why.lesson, language)

        def titled(now: Canvas) -> str:
            return now.say("window.drills.one", week=week_of(past, drill))

        desk = TryDesk(past.at(drill.number), language=ui.language, before=self, question=question, titled=titled,
                       settled=settled, reason=told)  # fmt: skip
        if drill.chosen.client:
            desk.client = past.ids.index(drill.chosen.client)
        return desk


def _latest(play: Play) -> int:
    """The client of which most is late: what the end of a week is most about."""
    return max(play.clients, key=lambda one: one.overdue).number


def week_of(past: PastGame, drill: Drill) -> int:
    """The week of a drill's decision, from 1."""
    return 1 + sum(step.move == END_WEEK for step in past.record.steps[: drill.number])


def believed(played: Played, clients: int) -> tuple[ClientBeliefs, ...]:
    """What could be known of each client at the end of what was played."""
    jobs: list[Job] = [(believe, (played, client, COPIES)) for client in range(clients)]
    with workers():
        found = dict(in_turn(jobs, min(processes_here(), clients)))
    return tuple(found[client] for client in range(clients))
