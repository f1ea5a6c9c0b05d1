"""Show me: the game from a turning point on, as it was decided and otherwise, with the same luck, as two lines of money."""

import time
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pygame

from game.debrief.sentences import describe_best, describe_why, lesson_name
from game.language.locale import WAN
from game.play.view_model import Play
from game.window.debrief.parts import did, grade_chip, named_above, signed, titled, week_words
from game.window.debrief.state import DebriefState
from game.window.screens import Screen, Way
from game.window.widgets import plot, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import column
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, button, panel, rule, upright
from game.window.widgets.plot import Series
from game.window.widgets.theme import BAD, BODY, CARD, FAMILY, GOOD, GROUND, HEAD, INK, MUTED, QUIET, SMALL, STEEL, SUNK
from sim_core.public.debriefs import Replay, Verdict, show
from sim_core.public.vocabulary import Yuan

SECONDS: Final = 1.4
"""The two lines grow so long."""


@dataclass
class ShowMe:
    """The screen, over a debrief to go back to."""

    screen: DebriefState
    verdict: Verdict
    began: float = field(default_factory=time.monotonic)
    replays: tuple[Replay, Replay] = field(init=False)
    rested: bool = False  # has the whole of it been drawn?

    def __post_init__(self) -> None:
        trail = self.screen.found.trail
        self.replays = show(trail, self.verdict.number, self.verdict.step), show(trail, self.verdict.number, self.verdict.best)
        self.screen.shown[self.verdict.number] = True

    @property
    def play(self) -> Play | None:
        """The game."""
        return self.screen.play

    def draw(self, ui: Canvas) -> None:
        """Draw both lines, as far as they have grown, and what they say."""
        ui.begin(GROUND)
        share = min((time.monotonic() - self.began) / SECONDS, 1.0) if ui.effects else 1.0
        self.rested = share >= 1.0
        x = back_button(ui, ("leave",), 18)
        title = ui.say("window.debrief.show_title", week=week_words(ui, self.verdict.week))
        if ui.narrow:
            chip = grade_chip(ui, Box(ui.width - 172, 26, 160, 24), self.verdict.grade, "right")
            room = Box(x, 18, chip.x - x - 8, 40)
            text.label(ui, title, room, text.common_size(ui, (title,), room.w, HEAD, True), INK, True, may_shorten=True)
            column(ui, "show", Box(0, 68, ui.width, ui.height - 68), [
                (360, lambda area: _lines(ui, area, self, share)),
                (600, lambda area: _said(ui, area, self)),
            ])  # fmt: skip
            ui.end()
            return
        text.label(ui, title, Box(x, 18, ui.width - x - 152, 40), HEAD, INK, True)
        grade_chip(ui, Box(ui.width - 184, 26, 160, 24), self.verdict.grade, "right")
        right = Box(ui.width - 24 - 348, 76, 348, ui.height - 100)
        _lines(ui, Box(24, 76, right.x - 40, ui.height - 100), self, share)
        _said(ui, right, self)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("leave",)
        return {pygame.K_s: ("again_shown",), pygame.K_t: ("let_me_try",)}.get(event.key)

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Go back, see it once more, or try oneself."""
        if command[0] == "again_shown":
            self.began = time.monotonic()
        if command[0] == "let_me_try":
            return self.screen.act(command, ui)
        return self.screen if command[0] == "leave" else self

    def animating(self, now: float) -> bool:
        """Are the lines growing?"""
        return not self.rested


def _lines(ui: Canvas, area: Box, one: ShowMe, share: float) -> None:
    room = titled(ui, area, ui.say("window.debrief.money"), ui.say("window.debrief.show_note"))
    session = one.screen.game.session
    before = np.concatenate([[0.0], np.cumsum(session.received_by_week)])[: one.verdict.week + 1]
    now, weeks = one.verdict.week, session.scenario.weeks
    mine, other = (_joined(before, replay) for replay in one.replays)
    grown = round((len(mine) - 1) * share)
    lines = [
        Series(mine[: grown + 1].tolist(), BAD, ui.say("window.debrief.line_made"), 3.0, 0.0, now),
        Series(other[: grown + 1].tolist(), GOOD, ui.say("window.debrief.line_other"), 3.0, 8.0, now),
    ]
    named = max(text.width(ui, line.name, SMALL, True) for line in lines) + 16
    if ui.narrow:
        top = named_above(ui, room, lines)
        named, room = 0.0, Box(room.x, top, room.w, area.bottom - 16 - top)
    frame = plot.weekly(ui, Box(room.x, room.y, room.w - named, room.h), weeks, max(float(mine.max()), float(other.max()), WAN))
    upright(ui, frame.x(now), frame.area.y, frame.area.h, QUIET)
    with plot.pen(ui, room, CARD) as pen:
        pen.line(frame.points(Series(before.tolist(), STEEL)), STEEL, 3.0)
        for line in lines:
            pen.line(frame.points(line), line.colour, line.wide, line.dash)
        pen.dot(frame.x(now), frame.y(float(before[-1])), 11, FAMILY["chase"], CARD)
    if not ui.narrow:
        plot.ends(ui, frame, lines, room.right)


def _joined(before: Yuan, replay: Replay) -> Yuan:
    """Money by week's ends from the decision's week on; within a week what is received up to the decision counts at its end."""
    return np.concatenate([before[-1:], replay.received[1:]])


def _said(ui: Canvas, area: Box, one: ShowMe) -> None:
    """What was done and what else could have been; what came of it here, and what comes of it on average."""
    room = titled(ui, area, ui.say("window.debrief.show_two"))
    screen, verdict = one.screen, one.verdict
    past, debrief = screen.past, screen.found
    names = past.names(ui.language)
    mine, other = one.replays
    y = room.y
    best = describe_best(verdict.best, past.ids, names, ui.language)
    for told, replay, tone in ((did(ui, past, verdict), mine, BAD), (best, other, GOOD)):
        high = text.height(ui, told, room.w - 36, BODY, True)
        panel(ui, Box(room.x, y, room.w, high + 46), SUNK, 8)
        panel(ui, Box(room.x + 10, y + 12, 4, high + 22), tone, 2)
        text.paragraph(ui, told, Box(room.x + 24, y + 8, room.w - 36, high), BODY, INK, True)
        net = ui.say("window.debrief.show_net", amount=ui.money(replay.net))
        text.label(ui, net, Box(room.x + 24, y + high + 12, room.w - 36, 24), SMALL, MUTED)
        y += high + 54
    difference = other.net - mine.net
    shown = text.label(ui, signed(ui, difference), Box(room.x, y + 4, room.w, 36), HEAD, GOOD if difference > 0 else BAD, True)
    note = ui.say("window.debrief.show_here")
    beside = Box(shown.right + 12, y + 4, room.right - shown.right - 12, 36)
    text.label(ui, note, beside, SMALL, MUTED, may_shorten=ui.narrow)
    y += 42
    mean = ui.say("window.debrief.show_average", mean=signed(ui, verdict.mean), low=ui.money(verdict.low),
                  high=ui.money(verdict.high), worlds=verdict.worlds)  # fmt: skip
    y += text.paragraph(ui, mean, Box(room.x, y, room.w, 80), SMALL, MUTED) + 10
    rule(ui, room.x, y, room.w)
    y += 10
    why = debrief.whys[verdict.number]
    foot = area.bottom - 68
    told = describe_why(why, names, ui.language)
    size = BODY if y + text.height(ui, told, room.w) + 30 <= foot else SMALL
    y += text.paragraph(ui, told, Box(room.x, y, room.w, 120), size, INK) + 4
    if y + 22 <= foot:
        icon(ui, "lesson", Box(room.x, y + 3, 16, 16), MUTED)
        text.label(ui, lesson_name(why.lesson, ui.language), Box(room.x + 24, y, room.w - 24, 22), SMALL, MUTED)
    again = ui.say("window.debrief.button_try")
    button(ui, Box(room.x, area.bottom - 60, room.w, 44), again, ("let_me_try",), "T", primary=True)
