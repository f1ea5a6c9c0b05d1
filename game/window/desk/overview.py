"""The overview (O): this week as a calendar, money against plan and promises, and who has paid whom."""

from dataclasses import dataclass
from typing import Final

import pygame

from game.language import words
from game.play.faces import face_of_us, mood_of
from game.play.forecast import Flow, flows, outlook
from game.play.view_model import Play, Spent
from game.window.desk.ground import begin_on_place
from game.window.desk.state import DeskState
from game.window.screens import Screen, Still, Way
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.chart import line
from game.window.widgets.column import column
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box, Command
from game.window.widgets.panels import back_button, card, fill, panel, rule, scrollbar, upright
from game.window.widgets.plot import ticks
from game.window.widgets.theme import (
    BAD,
    BIG,
    BODY,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    GROUND,
    HEAD,
    INK,
    LINE,
    MUTED,
    SMALL,
    SUNK,
    WARN,
    mixed,
)

DAYS: Final = 5
SLIVER: Final = 0.3  # hours: less of a move is not drawn on a day of its own
ROW: Final = 40.0
PAYER: Final = 224.0  # width of a client's name and face


@dataclass
class Overview(Still):
    """The screen, over a desk to go back to."""

    desk: DeskState

    @property
    def play(self) -> Play:
        """The game."""
        return self.desk.play

    def draw(self, ui: Canvas) -> None:
        """Draw the three pictures."""
        begin_on_place(ui, self.play, 80.0)
        x = back_button(ui, ("back",))
        desk = self.play.desk
        title = ui.say("window.overview.title", week=desk.week, weeks=desk.weeks)
        size = HEAD if ui.narrow else BIG
        text.label(ui, title, Box(x, 22, ui.width - x - (12 if ui.narrow else 32), 40), size, INK, True, base=54)
        if ui.narrow:
            column(ui, "overview", Box(0, 64, ui.width, ui.height - 64), [
                (264, lambda area: _calendar(ui, area, self.play)),
                (356, lambda area: _money(ui, area, self.play)),
                (72 + 56 * len(self.play.clients), lambda area: _who(ui, area, self.play)),
            ])  # fmt: skip
            ui.end()
            return
        top, left = 80.0, (ui.width - 64) * 0.56
        half = (ui.height - top - 24 - 16) * 0.5
        _calendar(ui, Box(24, top, left, half), self.play)
        _money(ui, Box(24, top + half + 16, left, half), self.play)
        _who(ui, Box(40 + left, top, ui.width - 64 - left, ui.height - top - 24), self.play)
        ui.end()

    def key(self, event: pygame.event.Event) -> Command | None:
        """The command of a key."""
        if event.key in (pygame.K_ESCAPE, pygame.K_o, pygame.K_RETURN, pygame.K_KP_ENTER):
            return ("back",)
        by = {pygame.K_UP: -48.0, pygame.K_DOWN: 48.0, pygame.K_PAGEUP: -320.0, pygame.K_PAGEDOWN: 320.0}.get(event.key)
        return ("scroll", by) if by else None

    def act(self, command: Command, ui: Canvas) -> Screen | Way:
        """Go back, to a client if one was clicked, or scroll."""
        match command:
            case ("scroll", float(by)):
                ui.scroll("overview" if ui.narrow else "who", by)
            case ("client", _):
                return self.desk.act(command, ui)
            case ("back",):
                return self.desk
        return self


def _head(ui: Canvas, area: Box, key: str, note: str = "") -> None:
    card(ui, area)
    title = text.label(ui, ui.say(key), Box(area.x + 20, area.y + 12, area.w - 40, 26), HEAD, INK, True)
    room = Box(title.right + 16, area.y + 13, area.right - title.right - 36, 26)
    if note and text.width(ui, note, SMALL) <= room.w:
        text.label(ui, note, room, SMALL, MUTED, align="right")


def _calendar(ui: Canvas, area: Box, play: Play) -> None:
    """Five days of the week's hours; a move that goes on overnight is drawn on both days."""
    desk = play.desk
    left = ui.say("window.overview.hours_left", hours=words.hours(desk.hours, ui.language))
    _head(ui, area, "window.overview.calendar", left)
    day_hours = desk.hours_per_week / DAYS
    room = Box(area.x + 20, area.y + 48, area.w - 40, area.h - 62)
    wide = (room.w - 8 * (DAYS - 1)) / DAYS
    spent = play.hours_spent()
    for day in range(DAYS):
        column = Box(room.x + day * (wide + 8), room.y + 22, wide, room.h - 22)
        text.label(ui, ui.say(f"window.overview.day_{day + 1}"), Box(column.x, room.y, wide, 18), SMALL, MUTED, align="center")
        panel(ui, column, SUNK, 8, LINE)
        for one in spent:
            start, end = max(one.start, day * day_hours), min(one.end, (day + 1) * day_hours)
            if end - start > min(SLIVER, (one.end - one.start) / 2):
                top = column.y + (start - day * day_hours) / day_hours * column.h
                place = Box(column.x + 2, top + 1, wide - 4, (end - start) / day_hours * column.h - 2)
                _block(ui, place, play, one, end - start >= (one.end - one.start) / 2)


def _block(ui: Canvas, area: Box, play: Play, one: Spent, named: bool) -> None:
    panel(ui, area, FAMILY_SOFT[one.family], 5, mixed(FAMILY[one.family], FAMILY_SOFT[one.family], 0.4))
    fill(ui, Box(area.x + 1, area.y + 3, 3, max(area.h - 6, 2)), FAMILY[one.family])
    name = words.move_name(one.move, ui.language)
    ui.tip(area, f"{play.name(one.client, ui.language)} · {name} · {words.hours(one.end - one.start, ui.language)}")
    if not named or area.h < 17:
        return
    high = min(area.h, 20.0)
    icon(ui, one.move, Box(area.x + 8, area.y + high / 2 - 7, 14, 14), FAMILY[one.family])
    room = Box(area.x + 26, area.y, area.w - 28, high)
    fits = text.width(ui, name, SMALL, True) <= room.w
    if fits:
        text.label(ui, name, room, SMALL, INK, True)
    whom = play.name(one.client, ui.language)
    below = Box(area.x + 8, area.y + 19, area.w - 12, 17)
    if area.h >= 37 and text.width(ui, whom, SMALL) <= below.w:
        text.label(ui, whom, below, SMALL, MUTED)
    elif area.h >= 42 or not fits:  # a face, where there is no room for a name
        size = 20.0 if area.h >= 42 else min(area.h - 4, 20.0)
        place = Box(area.x + 8, area.y + 20, size, size) if area.h >= 42 else Box(area.x + 28, area.y + 2, size, size)
        portrait(ui, play.face(one.client), mood_of(play.clients[one.client]), place)


def _money(ui: Canvas, area: Box, play: Play) -> None:
    """Cumulated: received, the target, what is planned, and what would come if every promise were kept."""
    desk = play.desk
    _head(ui, area, "window.overview.money")
    view = outlook(play.session, desk, play.clients)
    marks = ticks(0.0, max([*view.actual, *view.target, *view.planned, *view.promised, 100_000.0]), 4)
    most = marks[-1]
    legend = [("received", GOOD, ui.money(desk.received)), ("promised", FAMILY["chase"], ui.money(view.promised[-1]))]
    if desk.planned:
        legend.insert(1, ("planned", WARN, ui.money(view.planned[desk.week - 1])))
    if desk.target:
        legend.insert(1, ("target", INK, ui.money(view.target[desk.week - 1])))
    y = area.y + 44
    x = area.x + 20
    each = (area.w - 40) / (2 if ui.narrow else len(legend))
    for number, (name, tone, amount) in enumerate(legend):
        if ui.narrow and number == 2:
            x, y = area.x + 20, y + 42
        panel(ui, Box(x, y + 8, 18, 4), tone, 2)
        told = ui.say(f"window.overview.line_{name}")
        text.label(ui, amount, Box(x + 26, y + 16, each - 30, 20), BODY, INK, True)
        text.label(ui, told, Box(x + 26, y, each - 30, 18), SMALL, MUTED, may_shorten=True)
        x += each
    room = Box(area.x + 64, y + 48, area.w - 92, area.bottom - y - 78)
    slot = room.w / desk.weeks
    for mark in marks:
        level = room.bottom - room.h * mark / most
        rule(ui, room.x, level, room.w, LINE)
        text.label(ui, ui.money(mark), Box(area.x + 8, level - 9, 50, 18), SMALL, MUTED, align="right")
    every = 1 if slot >= 26 else 2
    for week in range(1, desk.weeks + 1):
        if week % every == 0 or week in (1, desk.week):
            place = Box(room.x + week * slot - 20, room.bottom + 4, 40, 18)
            if week == desk.weeks or place.right <= room.right + 14:
                text.label(ui, str(week), place, SMALL, INK if week == desk.week else MUTED, week == desk.week, "center")
    today = desk.week - 1 + (desk.hours_per_week - desk.hours) / desk.hours_per_week  # in weeks from the start
    upright(ui, room.x + today * slot, room.y, room.h, MUTED)
    if desk.planned:
        line(ui, room, [0.0, *view.planned], most, WARN, 1.8)
    if desk.target:
        line(ui, room, [0.0, *view.target], most, mixed(INK, GROUND, 0.2), 1.8, dashed=True)
    past = [*range(len(view.actual) + 1), today]
    line(ui, room, [0.0, *view.actual, desk.received], most, GOOD, 3, at=[week / desk.weeks for week in past])
    ahead = [today, *range(desk.week, desk.weeks + 1)]
    promised = [desk.received, *view.promised]
    line(ui, room, promised, most, FAMILY["chase"], 2.2, dashed=True, at=[week / desk.weeks for week in ahead])


def _who(ui: Canvas, area: Box, play: Play) -> None:
    """Clients at the left, we at the right: the wider the ribbon, the more has come. What else is known stands beside."""
    _head(ui, area, "window.overview.who", ui.say("window.overview.who_note"))
    known = flows(play.clients, play.desk.week)
    room = Box(area.x + 20, area.y + 52, area.w - 40, area.h - 68)
    high = max(min(room.h / len(known), 76.0), ROW)
    content = high * len(known)
    at = 0.0 if ui.narrow else ui.scrolled("who", room, content)
    us = Box(room.right - 76, room.y, 76, room.h)
    total = max(sum(one.paid for one in known), 1.0)
    widest = max(max(one.paid for one in known), 1.0) / total
    bar_high = min(us.h * 0.7, 320.0, 0.8 * high / widest)  # a ribbon is as wide where it arrives as where it starts
    middle = room.y + max(min(content, room.h) / 2, 52.0)  # beside those who pay, so that no ribbon has far to bend
    y_us = middle - bar_high / 2
    ribbons: list[tuple[Box, float, float, Flow]] = []
    with ui.clip(room):
        for number, one in enumerate(known):
            row = Box(room.x, room.y + number * high - at, us.x - room.x, high)
            part = bar_high * one.paid / total
            ribbons.append((row, y_us, part, one))
            y_us += part
        for row, start, part, one in ribbons:
            if one.paid > 0 and row.bottom > room.y and row.y < room.bottom:
                _ribbon(ui, (row.x + PAYER, row.centery, max(part, 2.0)), (us.x, start, max(part, 2.0)))
        for row, _, _, one in ribbons:
            if row.bottom > room.y and row.y < room.bottom:
                _payer(ui, row, play, one)
    panel(ui, Box(us.x, middle - bar_high / 2, 10, bar_high), GOOD if total > 1 else LINE, 5)
    portrait(ui, face_of_us("rep", play.session.scenario), "polite", Box(us.x + 18, middle - 40, 52, 52))
    text.label(ui, ui.say("window.overview.us"), Box(us.x + 12, middle + 14, 64, 18), SMALL, MUTED, align="center")
    came = ui.money(play.desk.received)
    size = text.common_size(ui, (came,), 68, BODY, True)
    text.label(ui, came, Box(us.x + 8, middle + 32, 72, 20), size, GOOD, True, "center", may_shorten=ui.narrow)
    if not ui.narrow:
        scrollbar(ui, "who", Box(area.x, room.y, area.w - 4, room.h), content)


def _payer(ui: Canvas, row: Box, play: Play, one: Flow) -> None:
    over = ui.hit(Box(row.x, row.y, PAYER, row.h), ("client", one.client))
    portrait(ui, play.face(one.client), mood_of(play.clients[one.client]), Box(row.x, row.centery - 17, 34, 34))
    name = play.name(one.client, ui.language)
    text.label(
        ui,
        name,
        Box(row.x + 42, row.centery - 18, PAYER - 44, 18),
        SMALL,
        FAMILY["chase"] if over else INK,
        True,
        may_shorten=True,
    )
    paid = ui.say("window.overview.paid", amount=ui.money(one.paid)) if one.paid else ui.say("window.overview.paid_nothing")
    shown = text.label(ui, paid, Box(row.x + 42, row.centery, 96, 18), SMALL, GOOD if one.paid else MUTED, may_shorten=True)
    x = shown.right + 8
    for kind, heard, sign in (("rivals", one.rivals, "cross"), ("customers", one.customers, "warning")):
        if heard:
            place = Box(x, row.centery + 1, 16, 16)
            icon(ui, sign, place, (BAD if sign == "cross" else WARN) if heard == "told" else MUTED)
            ui.tip(place.inflate(6, 6), ui.say(f"window.overview.{kind}_{heard}"))
            x += 20


def _ribbon(ui: Canvas, left: tuple[float, float, float], right: tuple[float, float, float]) -> None:
    """A band that bends from (x, middle, width) to (x, top, width), in slices a pixel wide."""
    x0, y0, wide0 = left
    x1, y1, wide1 = right
    middle1 = y1 + wide1 / 2
    first, last = ui.px(x0), ui.px(x1)
    clip = ui.brush.clip
    begin, spans = max(first, clip.left), []
    for x in range(begin, min(last, clip.right)):
        share = (x - first) / max(last - first, 1)
        bent = share * share * (3 - 2 * share)
        middle, wide = y0 + (middle1 - y0) * bent, wide0 + (wide1 - wide0) * bent
        top = ui.px(middle - wide / 2)
        spans.append((top, max(ui.px(middle + wide / 2) - top, 1)))
    ui.brush.columns(begin, spans, ui.rgb(mixed(GOOD, GROUND, 0.55)))
