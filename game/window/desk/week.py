"""The end of a week: who paid, promises kept and broken, news, how the debt has aged, money against the target."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import pygame

from game.play.faces import mood_of
from game.play.forecast import planned_by, promised_by_week
from game.play.friday import Friday, friday_of
from game.play.friday_told import sum_told
from game.play.session import WeekReport
from game.play.view_model import Play
from game.window.desk.cards import contact_words
from game.window.desk.coach import coach_card
from game.window.desk.ground import begin_on_place
from game.window.desk.state import DeskState
from game.window.desk.sums import ahead, ahead_height, sum_height, sum_picture, sum_rows
from game.window.desk.xu import note_card, note_height
from game.window.screens import Screen, Still, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.chart import weekly_bars
from game.window.widgets.column import EDGE, Piece, column, foot_button
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import button, card, chip, rule, scrollbar
from game.window.widgets.theme import (
    BAD,
    BAD_SOFT,
    BIG,
    BODY,
    GOOD,
    GOOD_SOFT,
    HEAD,
    INK,
    MUTED,
    SMALL,
    WARN,
    WARN_SOFT,
    Colour,
)
from sim_core.public.scenarios import text_in

ROW = 60.0
SEEN: Final = 0.5
"""Seconds for which the summary stands at least: an Enter too many does not skip it."""


@dataclass(frozen=True)
class Line:
    """What a client did in the week."""

    client: int
    paid: float
    tags: tuple[tuple[str, float], ...]  # (kept, broken, left, failed, hold), amount


@dataclass
class Week(Still):
    """The screen between two weeks."""

    desk: DeskState  # to go back to
    ended: WeekReport
    lines: list[Line] = field(default_factory=list)
    friday: Friday = field(init=False)
    open_from: float = 0.0  # by the clock of the canvas: before that the way on is shut, so that nobody leaves it unseen

    def __post_init__(self) -> None:
        self.lines = lines_of(self.ended)
        self.friday = friday_of(self.play.session, self.ended)

    @property
    def play(self) -> Play:
        """The game."""
        return self.desk.play

    def draw(self, ui: Canvas) -> None:
        """Draw the summary."""
        self.open_from = self.open_from or ui.clock() + SEEN
        begin_on_place(ui, self.play, 80.0)
        report = self.ended
        title = ui.say("window.week.title", week=report.week)
        over = self.play.session.over
        go_on = ui.say("window.week.result" if over else "window.week.next")
        if ui.narrow:
            self._upright(ui, title, go_on)
            ui.end()
            return
        text.label(ui, title, Box(24, 20, 600, 40), BIG, INK, True, base=54)
        wide = text.width(ui, go_on, BODY, True) + 76
        button(ui, Box(ui.width - 24 - wide, 20, wide, 44), go_on, ("continue",), "Enter", primary=True)
        told = ui.say("window.week.received")
        amount = ui.money(report.received)
        right = ui.width - 24 - wide - 32
        shown = text.label(
            ui, amount, Box(right - 160, 20, 160, 44), BIG, GOOD if report.received else MUTED, True, "right", base=54
        )
        ui.places["received"] = Box(shown.x - 1, 20, right - shown.x + 1, 44)
        text.label(ui, told, Box(shown.x - 312, 30, 300, 32), BODY, MUTED, align="right", base=54)
        top, bottom = 84.0, ui.height - 24
        left = Box(24, top, (ui.width - 64) * 0.46, bottom - top)
        x = left.right + 16
        w = ui.width - 24 - x
        note = self.friday.note
        if note:
            high = note_height(ui, self.play.session, note, left.w)
            note_card(ui, Box(left.x, bottom - high, left.w, high), self.play.session, note)
            left = Box(left.x, left.y, left.w, left.h - high - 16)
        _clients(ui, coach_card(ui, left, self.play, "end"), self)
        news_high = _news_height(ui, self, w) if news_of(self, ui.language) else 0.0
        ahead_high = ahead_height(ui, self.play, self.friday, w)
        below = sum(high + 16 for high in (ahead_high, news_high) if high)
        chart_high = max((bottom - top - below - 16) * 0.5, 150.0)
        _chart(ui, Box(x, top, w, chart_high), self)
        sums_high = bottom - top - below - 16 - chart_high
        sum_picture(ui, Box(x, top + chart_high + 16, w, sums_high), self.play, self.friday)
        y = top + chart_high + 16 + sums_high + 16
        if news_high:
            _news(ui, Box(x, y, w, news_high), self)
            y += news_high + 16
        if ahead_high:
            ahead(ui, Box(x, y, w, ahead_high), self.play, self.friday)
        ui.end()

    def _upright(self, ui: Canvas, title: str, go_on: str) -> None:
        """The summary on a phone: the same cards under one another."""
        play, wide = self.play, ui.width - 2 * EDGE
        amount = ui.money(self.ended.received)
        tone = GOOD if self.ended.received else MUTED
        shown = text.label(ui, amount, Box(ui.width / 2, 8, ui.width / 2 - 16, 44), HEAD, tone, True, "right")
        ui.places["received"] = shown
        text.label(ui, title, Box(16, 8, shown.x - 24, 44), HEAD, INK, True)
        foot = foot_button(ui, go_on, ("continue",))
        room = coach_card(ui, Box(EDGE, 60, wide, foot - 60), play, "end")
        parts: list[Piece] = [(72 + ROW * len(self.lines), lambda area: _clients(ui, area, self))]
        note = self.friday.note
        if note:
            about = note
            parts.append((note_height(ui, play.session, note, wide), lambda area: note_card(ui, area, play.session, about)))
        if news_of(self, ui.language):
            parts.append((_news_height(ui, self, wide), lambda area: _news(ui, area, self)))
        ahead_high = ahead_height(ui, play, self.friday, wide)
        if ahead_high:
            parts.append((ahead_high, lambda area: ahead(ui, area, play, self.friday)))
        parts.append((236, lambda area: _chart(ui, area, self)))
        parts.append((sum_height(self.friday), lambda area: sum_rows(ui, area, self.friday)))
        column(ui, "week", Box(0, room.y, ui.width, foot - room.y), parts)

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_ESCAPE):
            return ("continue",)
        by = {pygame.K_UP: -60.0, pygame.K_DOWN: 60.0, pygame.K_PAGEUP: -360.0, pygame.K_PAGEDOWN: 360.0}.get(event.key)
        return ("scroll", by) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Do what a command says."""
        if command[0] == "continue" and ui.clock() < self.open_from:
            return self
        if command[0] == "continue":
            ui.moving.clear()
            if self.play.session.over:
                final = self.play.session.final
                ui.sound("medal" if final and final.medal else "week")
                return ("finished",)
            return self.desk
        match command:
            case ("scroll", float(by)):
                ui.scroll("week", by)
        return self


def lines_of(report: WeekReport) -> list[Line]:
    """What each client did in a week, those who paid first."""
    found = []
    money = zip(report.clients, report.received_of, report.resold, strict=True)
    for number, (one, received, goods) in enumerate(money):
        tags = [("lapsed", 0.0)] if one.lapsed else []
        tags += [("resold", goods)] if goods else []
        tags += [(name, one.due) for name in ("kept", "broken") if getattr(one, name)]
        tags += [(name, 0.0) for name in ("left", "failed") if getattr(one, name)]
        tags += [("refused", one.refused)] if one.refused else []
        tags += [("fallen_due", one.fallen_due)] if one.fallen_due else []
        found.append(Line(number, received - goods, tuple(tags)))
    return sorted(found, key=lambda one: (-one.paid, -len(one.tags), one.client))


def news_of(screen: Week, language: str) -> list[str]:
    """The news of the week, and support that arrived."""
    events = screen.play.session.scenario.events
    told = [text_in(events[number].news, language) for number in screen.ended.news]
    return [one for one in told if one] + ([""] if screen.ended.support else [])


def _clients(ui: Canvas, area: Box, screen: Week) -> None:
    card(ui, area)
    payers = sum(1 for one in screen.lines if one.paid > 0)
    head = text.label(ui, ui.say("window.week.who"), Box(area.x + 20, area.y + 14, 200, 26), HEAD, INK, True)
    told = ui.say("window.week.payers", count=payers, clients=len(screen.lines))
    left = head.right + 12 if ui.narrow else area.x + 220
    text.label(ui, told, Box(left, area.y + 16, area.right - 24 - left, 24), SMALL, MUTED, align="right")
    table = Box(area.x + 20, area.y + 52, area.w - 32, area.h - 64)
    high = min(max(table.h / max(len(screen.lines), 1), ROW), 68.0)
    content = high * len(screen.lines)
    at = 0.0 if ui.narrow else ui.scrolled("week", table, content)
    with ui.clip(table):
        for number, one in enumerate(screen.lines):
            y = table.y + number * high - at
            if y + high > table.y and y < table.bottom:
                _client(ui, Box(table.x, y, table.w - 12, high), screen, one)
    if not ui.narrow:
        scrollbar(ui, "week", table, content)


def _client(ui: Canvas, area: Box, screen: Week, one: Line) -> None:
    play, week, late = screen.play, screen.ended.week, screen.friday.sums[one.client]
    view = play.clients[one.client]
    ui.tip(area, sum_told(play.session, late, ui.language))
    rule(ui, area.x, area.y, area.w)
    portrait(ui, play.face(one.client), mood_of(view), Box(area.x, area.centery - 22, 44, 44))
    amount = ui.money(one.paid) if one.paid else "–"
    wide = 92.0
    if one.paid:
        ui.places.setdefault("money", Box(area.right - wide / 2, area.centery, 0, 0))
    text.label(
        ui,
        amount,
        Box(area.right - wide, area.y + 4, wide, area.h / 2),
        HEAD if one.paid else BODY,
        GOOD if one.paid else MUTED,
        bool(one.paid),
        "right",
    )
    same = late.now == late.start
    changed = ui.say("window.week.unchanged" if same else "sum.client", start=ui.money(late.start), now=ui.money(late.now))
    tone = BAD if late.now > late.start else MUTED
    under = text.label(ui, changed, Box(area.right - 190, area.centery + 2, 190, 20), SMALL, tone, align="right")
    left, right = area.x + 56, area.right - wide - 8
    tags = [(ui.say(f"window.week.{name}", amount=ui.money(value)), *_tone(name)) for name, value in one.tags]
    y = area.centery - 23
    if not tags:
        told = contact_words(ui, view, week)
        told = ui.say("window.week.contact", when=told) if view.contact_week is not None else told
        text.label(ui, told, Box(left, area.centery + 1, under.x - 8 - left, 20), SMALL, MUTED, may_shorten=True)
    text.label(ui, play.name(one.client, ui.language), Box(left, y, right - left, 22), BODY, INK, True, may_shorten=True)
    x = left
    for told, ink, ground in tags:
        if x + text.width(ui, told, SMALL) + 16 > under.x - 8:
            break
        x = chip(ui, Box(x, area.centery + 2, under.x - 8 - x, 20), told, ink, ground).right + 6


def _tone(name: str) -> tuple[Colour, Colour]:
    if name in ("kept", "resold"):
        return GOOD, GOOD_SOFT
    return (WARN, WARN_SOFT) if name in ("refused", "fallen_due") else (BAD, BAD_SOFT)


def _chart(ui: Canvas, area: Box, screen: Week) -> None:
    card(ui, area)
    session, desk = screen.play.session, screen.play.desk
    text.label(ui, ui.say("window.week.by_week"), Box(area.x + 20, area.y + 14, 260, 26), HEAD, INK, True)
    clients, weekly = screen.play.clients, desk.target / desk.weeks
    promised, planned = promised_by_week(session, desk, clients), [planned_by(clients, week) for week in range(desk.weeks + 1)]
    by_week = [after - before for before, after in pairwise(planned)]
    notes = [ui.say("window.week.target_line", amount=ui.money(weekly))] if weekly else []
    notes += [ui.say("window.week.planned_line")] if desk.planned else []
    notes += [ui.say("window.week.outline")] if any(promised) else []
    room = Box(area.x + 172, area.y + 16, area.w - 192, 24)
    if ui.narrow:
        room, area = Box(area.x + 20, area.y + 40, area.w - 40, 20), Box(area.x, area.y + 22, area.w, area.h - 22)
    while len(notes) > 1 and text.width(ui, " · ".join(notes), SMALL) > room.w:
        notes.pop()
    text.label(ui, " · ".join(notes), room, SMALL, MUTED, align="left" if ui.narrow else "right", may_shorten=ui.narrow)
    place = Box(area.x + 20, area.y + 42, area.w - 40, area.h - 54)
    weekly_bars(ui, place, session.received_by_week, session.scenario.weeks, weekly, screen.ended.week, promised, by_week)


def _news_lines(ui: Canvas, screen: Week) -> list[str]:
    support = screen.ended.support
    arrived = ui.say("window.week.support", amount=ui.money(support))
    return [one or arrived for one in news_of(screen, ui.language)]


def _news_height(ui: Canvas, screen: Week, wide: float) -> float:
    return 24 + sum(text.height(ui, one, wide - 72) + 4 for one in _news_lines(ui, screen))


def _news(ui: Canvas, area: Box, screen: Week) -> None:
    card(ui, area)
    icon(ui, "news", Box(area.x + 18, area.y + 14, 22, 22), WARN)
    y = area.y + 12
    for one in _news_lines(ui, screen):
        y += text.paragraph(ui, one, Box(area.x + 52, y, area.w - 72, 60), BODY, INK) + 4
