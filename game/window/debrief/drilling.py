"""Drills: a list of decisions to be made again, and one after the other on the desk as it stood."""

from dataclasses import dataclass, field
from typing import Final

import pygame

from game.debrief import drills
from game.debrief.background import Errand, processes_here
from game.debrief.drills import Drill
from game.debrief.past_game import PastGame, replay_stored
from game.debrief.retry import Outcome, Question
from game.debrief.sentences import describe_step, describe_why, lesson_name
from game.language.words import excuse_name
from game.play.crew import workers
from game.play.store import StoreError
from game.play.view_model import Play
from game.window.debrief.choose_again import TryDesk
from game.window.debrief.parts import grade_chip
from game.window.screens import Screen, Still, Told, Way
from game.window.services import Services
from game.window.widgets import text
from game.window.widgets.canvas import Box, Canvas, Command
from game.window.widgets.icons import icon, portrait
from game.window.widgets.panels import back_button, button, card, panel, rule, scrollbar
from game.window.widgets.theme import BAD, BIG, BODY, FAMILY_SOFT, GROUND, HOVER, INK, MUTED, SMALL
from sim_core.public.debriefs import ClientBeliefs, Job, Played, believe, in_turn
from sim_core.public.games import END_WEEK

ROW: Final = 92.0
COPIES: Final = 1500
"""Copies of each client that a drill's worlds are drawn from: fewer than a debrief's, for somebody is waiting."""


@dataclass
class Drilling(Still):
    """The list of drills that are due."""

    services: Services
    chosen: int = 0
    due: list[Drill] = field(default_factory=list)
    told: Told | None = None
    _games: dict[int, PastGame | None] = field(default_factory=dict)
    _then: dict[tuple[int, int], Play] = field(default_factory=dict)  # the desk as it stood, by game and choice

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

    def draw(self, ui: Canvas) -> None:
        """Draw the list."""
        ui.begin(GROUND)
        x = back_button(ui, ("home",))
        text.label(ui, ui.say("window.drills.title"), Box(x, 22, 500, 40), BIG, INK, True, base=54)
        if self.due:
            told = ui.say("window.drills.try")
            wide = text.width(ui, told, BODY, True) + 88
            button(ui, Box(ui.width - 24 - wide, 22, wide, 40), told, ("drill", self.chosen), "Enter", primary=True)
        area = Box(24, 80, ui.width - 48, ui.height - 104)
        card(ui, area)
        if not self.due:
            icon(ui, "check", Box(area.centerx - 24, area.centery - 72, 48, 48), MUTED)
            none = ui.say("window.drills.none")
            text.paragraph(ui, none, Box(area.x + 120, area.centery - 8, area.w - 240, 60), BODY, MUTED, align="center")
            ui.end()
            return
        text.paragraph(ui, ui.say("window.drills.about"), Box(area.x + 24, area.y + 16, area.w - 48, 44), BODY, MUTED)
        rule(ui, area.x + 16, area.y + 66, area.w - 32)
        room = Box(area.x + 8, area.y + 72, area.w - 16, area.h - 84)
        content = ROW * len(self.due)
        top = self.chosen * ROW
        if content > room.h:
            ui.scrolls["drills"] = max(min(ui.scrolls.get("drills", 0.0), top), top + ROW - room.h)
        at = ui.scrolled("drills", room, content)
        with ui.clip(room):
            for number, one in enumerate(self.due):
                row = Box(room.x, room.y + number * ROW - at, room.w - 8, ROW)
                if row.bottom > room.y and row.y < room.bottom:
                    self._row(ui, row, number, one)
        scrollbar(ui, "drills", room, content)
        ui.end()

    def _row(self, ui: Canvas, row: Box, number: int, one: Drill) -> None:
        past = self.game(one)
        assert past is not None  # of those that are due, all can be told again
        assert past.play is not None
        over = ui.hit(row, ("drill", number))
        if number == self.chosen or over:
            panel(ui, Box(row.x, row.y + 2, row.w, row.h - 4), FAMILY_SOFT["chase"] if number == self.chosen else HOVER, 8)
        client = past.ids.index(one.chosen.client) if one.chosen.client else -1
        if client >= 0:
            portrait(ui, past.play.face(client), "polite", Box(row.x + 14, row.y + 12, 48, 48))
        else:
            icon(ui, "calendar", Box(row.x + 26, row.y + 24, 24, 24), MUTED)
        made = describe_step(one.chosen, past.ids, past.names(ui.language), ui.language, week_of(past, one))
        x, middle = row.x + 78, row.w * 0.5
        text.label(ui, made, Box(x, row.y + 10, middle - 40, 24), BODY, INK, True, may_shorten=True)
        weeks = past.play.session.scenario.weeks
        where = ui.say("window.drills.where", title=past.title(ui.language), week=week_of(past, one), weeks=weeks)
        text.label(ui, where, Box(x, row.y + 36, middle - 40, 20), SMALL, MUTED, may_shorten=True)
        text.label(ui, self._stood(ui, past, one), Box(x, row.y + 58, middle - 40, 20), SMALL, INK, may_shorten=True)
        lost = ui.say("window.drills.lost", amount=ui.money(one.loss))
        grade_chip(ui, Box(row.x + middle + 60, row.y + 12, 140, 22), one.grade)
        text.label(ui, lost, Box(row.x + middle + 60, row.y + 38, 220, 20), SMALL, BAD)
        right = row.right - 20
        left = row.x + middle + 290
        text.label(
            ui, lesson_name(one.why.lesson, ui.language), Box(left, row.y + 12, right - left, 22), SMALL, INK, align="right"
        )
        solved = ui.say("window.drills.solved", times=one.stage, of=len(drills.INTERVALS))
        text.label(ui, solved, Box(left, row.y + 38, right - left, 20), SMALL, MUTED, align="right")

    def _stood(self, ui: Canvas, past: PastGame, drill: Drill) -> str:
        """How things stood then: the client's account, and what was known of it."""
        place = (drill.game, drill.number)
        if place not in self._then:
            self._then[place] = past.at(drill.number)
        play = self._then[place]
        if not drill.chosen.client:
            values = {"overdue": ui.money(play.desk.overdue), "owed": ui.money(play.desk.owed)}
            return ui.say("window.drills.ledger", **values)
        view = play.clients[past.ids.index(drill.chosen.client)]
        told = [ui.say("window.drills.ledger", overdue=ui.money(view.overdue), owed=ui.money(view.owed))]
        told += [ui.say("window.quoted", text=excuse_name(view.excuse, ui.language))] if view.excuse else []
        known = sum(len(one.evidence) for one in view.findings)
        told.append(ui.say("window.drills.known", count=known) if known else ui.say("window.drills.unknown"))
        return " · ".join(told)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key == pygame.K_ESCAPE:
            return ("home",)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("drill", self.chosen) if self.due else None
        by = {pygame.K_UP: -1, pygame.K_DOWN: 1, pygame.K_TAB: 1}.get(event.key)
        return ("choose", self.chosen + by) if by and self.due else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Choose a drill, or begin it."""
        match command:
            case ("choose", int(number)):
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


def week_of(past: PastGame, drill: Drill) -> int:
    """The week of a drill's decision, from 1."""
    return 1 + sum(step.move == END_WEEK for step in past.record.steps[: drill.number])


def believed(played: Played, clients: int) -> tuple[ClientBeliefs, ...]:
    """What could be known of each client at the end of what was played."""
    jobs: list[Job] = [(believe, (played, client, COPIES)) for client in range(clients)]
    with workers():
        found = dict(in_turn(jobs, min(processes_here(), clients)))
    return tuple(found[client] for client in range(clients))
