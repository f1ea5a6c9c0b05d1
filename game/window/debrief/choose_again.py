"""Let me try: the desk as it stood before a decision, to choose again; then what the choice brings over the others."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import pygame

from game.debrief.background import Errand
from game.debrief.retry import Outcome, Question, judged
from game.debrief.sentences import describe_best, describe_why, lesson_name
from game.play.view_model import Play
from game.window.debrief.parts import signed, week_words
from game.window.debrief.state import DebriefState
from game.window.desk.desk import Desk
from game.window.screens import Screen, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, card, panel, rule
from game.window.widgets.theme import (
    BAD,
    BODY,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    GOOD_SOFT,
    GROUND,
    HEAD,
    INK,
    LINE,
    MUTED,
    SMALL,
    SUNK,
    WARN,
    WARN_SOFT,
    Colour,
)
from sim_core.public.debriefs import Verdict
from sim_core.public.games import END_WEEK, Step

FOOT = 60.0
LOOKS = {
    "right": (GOOD, GOOD_SOFT, "check"),
    "closer": (WARN, WARN_SOFT, "warning"),
    "wrong": (BAD, FAMILY_SOFT["plan"], "cross"),
}
SAID = {"best": "best_found", "same": "again_same"}


@dataclass
class TryDesk(Desk):
    """A desk on which one choice is made, and then judged. `before`: the screen it came from."""

    _: KW_ONLY
    before: Screen
    question: Callable[[], Question]  # the question, once it can be asked
    titled: Callable[[Canvas], str]  # what this is about
    settled: Callable[[Errand[Outcome]], None]  # called with the outcome, once
    reason: Callable[[str], tuple[str, str]]  # by language: why the decision was judged as it was, and the lesson it belongs to
    choice: Step | None = None

    @classmethod
    def at_point(cls, screen: DebriefState, verdict: Verdict, ui: Canvas) -> "TryDesk":
        """At a turning point of a debrief."""
        past, debrief = screen.past, screen.found
        why = debrief.whys[verdict.number]
        question = Question(past.played, debrief.beliefs, verdict.number, verdict.step, verdict.best, debrief.target)

        def told(language: str) -> tuple[str, str]:
            return describe_why(why, past.names(language), language), lesson_name(why.lesson, language)

        def settled(errand: Errand[Outcome]) -> None:
            screen.tried[verdict.number] = errand

        def titled(now: Canvas) -> str:
            return now.say("window.debrief.try_title", week=week_words(now, verdict.week))

        desk = cls(past.at(verdict.number), language=ui.language, before=screen, question=lambda: question, titled=titled,
                   settled=settled, reason=told)  # fmt: skip
        moment = debrief.trail.moments[verdict.number]
        if moment.client >= 0:
            desk.client, desk.page = moment.client, "moves"
        return desk

    @property
    def foot(self) -> float:
        """Room below the desk for what this is about."""
        return FOOT

    def draw(self, ui: Canvas) -> None:
        """Draw the desk, and below it what is asked."""
        super().draw(ui)
        if self.sure:
            return
        edge = 8 if ui.narrow else 16
        area = Box(edge, ui.height - FOOT - 4, ui.width - 2 * edge, FOOT - 8)
        panel(ui, area, FAMILY_SOFT["investigate"], 10, FAMILY["investigate"])
        icon(ui, "repeat", Box(area.x + 16, area.centery - 11, 22, 22), FAMILY["investigate"])
        leave = ui.say("window.debrief.try_leave")
        wide = text.width(ui, leave, BODY, True) + (76 if ui.keys else 32)
        button(ui, Box(area.right - wide - 6, area.y + 6, wide, area.h - 12), leave, ("leave_try",), "Esc")
        room = Box(area.x + 52, area.y, area.right - wide - area.x - 74, area.h)
        told = self.titled(ui)
        shown = text.label(ui, told, room, text.common_size(ui, (told,), room.w, BODY, True), INK, True, may_shorten=ui.narrow)
        note = ui.say("window.debrief.try_note")
        rest = Box(shown.right + 16, area.y, room.right - shown.right - 16, area.h)
        if text.width(ui, note, SMALL) <= rest.w:
            text.label(ui, note, rest, SMALL, MUTED)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The desk's keys, but for those that would lead on into the game."""
        busy = self.sure or self.asking or self.form
        if event.key == pygame.K_ESCAPE and not busy and not self.digits_choose_moves:
            return ("leave_try",)
        if event.key in (pygame.K_o, pygame.K_r) and not busy:
            return None
        return super().key(event)

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """What the desk does; what would go on with the game is a choice here."""
        if command[0] == "leave_try":
            return self.before
        if command[0] in ("overview", "repeat"):
            return self
        following = super().act(command, ui)
        return self.answered(ui, self.choice) if self.choice is not None else following

    def _make(self, ui: Canvas, step: Step) -> None:
        self.choice = step

    def _end(self, ui: Canvas) -> Screen | None:
        self.choice = Step(move=END_WEEK)
        return None

    def answered(self, ui: Canvas, step: Step) -> "Answer":
        """The screen that judges a choice."""
        self.choice = None
        errand = Errand(lambda: judged(self.question(), step), ui.outside.news).start()
        ui.sound("move")
        return Answer(self, step, errand)


@dataclass
class Answer:
    """What a choice made again is worth, beside what was done and what was suggested."""

    desk: TryDesk
    step: Step
    errand: Errand[Outcome]
    drawn: bool = False
    handed: bool = False

    @property
    def play(self) -> Play:
        """The game as it stood."""
        return self.desk.play

    def draw(self, ui: Canvas) -> None:
        """Draw the three choices and what lies between them."""
        ui.begin(GROUND)
        self._hand_over()
        self.drawn = self.errand.done
        edge = 16 if ui.narrow else 48
        wide, high = min(820.0, ui.width - edge), ui.height - 16 if ui.narrow else min(548.0, ui.height - 48)
        area = Box((ui.width - wide) / 2, (ui.height - high) / 2, wide, high)
        card(ui, area)
        inset = 16 if ui.narrow else 32
        room = Box(area.x + inset, area.y + 24, wide - 2 * inset, high - 48)
        title = self.desk.titled(ui)
        size = text.common_size(ui, (title,), room.w, HEAD, True)
        text.label(ui, title, Box(room.x, room.y, room.w, 30), size, INK, True, may_shorten=ui.narrow)
        y = room.y + 44
        outcome = self.errand.value
        if self.errand.problem:
            text.paragraph(
                ui, ui.say("window.debrief.try_failed", why=self.errand.problem), Box(room.x, y, room.w, 80), BODY, BAD
            )
        elif outcome is None:
            y = self._row(ui, Box(room.x, y, room.w, 0), "try_yours", self.step, "", INK)
            text.label(ui, ui.say("window.debrief.try_working"), Box(room.x, y + 8, room.w, 30), BODY, MUTED)
        else:
            self._outcome(ui, Box(room.x, y, room.w, room.bottom - 60 - y), outcome)
        self._buttons(ui, room)
        ui.end()

    def _hand_over(self) -> None:
        if self.errand.done and not self.handed:
            self.handed = True
            if self.errand.value is not None:
                self.desk.settled(self.errand)

    def _told(self, ui: Canvas, step: Step) -> str:
        play = self.play
        ids = tuple(one.id for one in play.clients)
        told = describe_best(step, ids, tuple(play.name(number, ui.language) for number in range(len(ids))), ui.language)
        return told[:1].upper() + told[1:]

    def _row(self, ui: Canvas, area: Box, name: str, step: Step, amount: str, tone: Colour) -> float:
        if ui.narrow and amount:
            return self._stacked(ui, area, name, step, amount, tone)
        place = Box(area.x, area.y, area.w, 58)
        panel(ui, place, SUNK, 8, LINE)
        text.label(ui, ui.say(f"window.debrief.{name}"), Box(place.x + 16, place.y + 7, 260, 20), SMALL, MUTED)
        wide = text.width(ui, amount, SMALL) + 4 if amount else 0.0
        room = Box(place.x + 16, place.y + 28, place.w - 40 - wide, 24)
        text.label(ui, self._told(ui, step), room, BODY, INK, True, may_shorten=True)
        if amount:
            text.label(ui, amount, Box(place.right - 16 - wide, place.y + 28, wide, 24), SMALL, tone, align="right")
        return place.bottom + 8

    def _stacked(self, ui: Canvas, area: Box, name: str, step: Step, amount: str, tone: Colour) -> float:
        """A choice, and below it what it is worth."""
        place = Box(area.x, area.y, area.w, 80)
        panel(ui, place, SUNK, 8, LINE)
        text.label(ui, ui.say(f"window.debrief.{name}"), Box(place.x + 12, place.y + 7, place.w - 24, 20), SMALL, MUTED)
        text.label(
            ui, self._told(ui, step), Box(place.x + 12, place.y + 28, place.w - 24, 24), BODY, INK, True, may_shorten=True
        )
        text.label(ui, amount, Box(place.x + 12, place.y + 52, place.w - 24, 20), SMALL, tone, may_shorten=True)
        return place.bottom + 8

    def _outcome(self, ui: Canvas, area: Box, outcome: Outcome) -> None:
        tone, soft, sign = LOOKS[outcome.result]
        told = ui.say(f"window.debrief.try_{SAID.get(outcome.said, outcome.said)}")
        high = text.height(ui, told, area.w - 72, BODY, True) + 24
        panel(ui, Box(area.x, area.y, area.w, high), soft, 10, tone)
        icon(ui, sign, Box(area.x + 20, area.y + high / 2 - 11, 22, 22), tone)
        text.paragraph(ui, told, Box(area.x + 56, area.y + 12, area.w - 72, high), BODY, INK, True)
        y = area.y + high + 12
        y = self._row(ui, Box(area.x, y, area.w, 0), "try_yours", self.step, "", INK)
        for name, step, gain in (
            ("try_then", outcome.chosen, outcome.over_chosen),
            ("try_best", outcome.best, outcome.over_best),
        ):
            same = step == outcome.tried
            shown = ui.say("window.debrief.try_same") if same else ui.say(
                "window.debrief.try_gain", mean=signed(ui, gain.mean), low=ui.money(gain.low), high=ui.money(gain.high)
            )  # fmt: skip
            colour = MUTED if same or not gain.sure else GOOD if gain.mean > 0 else BAD
            y = self._row(ui, Box(area.x, y, area.w, 0), name, step, shown, colour)
        note = ui.say("window.debrief.try_worlds", worlds=outcome.worlds)
        text.label(ui, note, Box(area.x, y - 2, area.w, 20), SMALL, MUTED, may_shorten=ui.narrow)
        y += 24
        rule(ui, area.x, y, area.w)
        why, lesson = self.desk.reason(ui.language)
        y += 8 + text.paragraph(ui, why, Box(area.x, y + 8, area.w, 100), BODY, INK) + 2
        if y + 22 <= area.bottom:
            text.label(ui, lesson, Box(area.x, y, area.w, 22), SMALL, MUTED)

    def _buttons(self, ui: Canvas, room: Box) -> None:
        y, right = room.bottom - 44, room.right
        for name, command, key, primary in (
            ("go_on", ("leave_try",), "Enter", True),
            ("try_again", ("try_again",), "T", False),
        ):
            shown = ui.say(f"window.debrief.{name}")
            wide = (room.w - 12) / 2 if ui.narrow else text.width(ui, shown, BODY, True) + 84
            button(ui, Box(right - wide, y, wide, 44), shown, command, key, primary=primary)
            right -= wide + 12

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE):
            return ("leave_try",)
        return ("try_again",) if event.key == pygame.K_t else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Go back, or choose once more."""
        self._hand_over()
        if command[0] == "try_again":
            return self.desk
        return self.desk.before if command[0] == "leave_try" else self

    def animating(self, now: float) -> bool:
        """Has the answer come?"""
        return self.errand.done != self.drawn
