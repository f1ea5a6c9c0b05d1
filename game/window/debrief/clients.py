"""Clients laid open: cash that was hidden, week by week, against what could be known, claims, estimates; and promises."""

from typing import Final

import numpy as np

from game.play.faces import mood_of
from game.window.debrief.parts import titled, waiting
from game.window.debrief.state import DebriefState
from game.window.widgets import plot, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel, scrollbar, upright
from game.window.widgets.plot import Series
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, FAMILY, FAMILY_SOFT, GOOD, GOOD_SOFT, HOVER, INK, MUTED, SMALL, WARN
from sim_core.public.debriefs import CashLine, PromiseLine, cash_line, loosely_known, promise_lines

ROW: Final = 56.0


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    screen.client = min(screen.client, len(screen.past.ids) - 1)
    left = Box(area.x, area.y, 236, area.h)
    draw_list(ui, left, screen)
    right = Box(left.right + 16, area.y, area.right - left.right - 16, area.h)
    high = (area.h - 16) * 0.7
    draw_cash(ui, Box(right.x, right.y, right.w, high), screen)
    draw_promises(ui, Box(right.x, right.y + high + 16, right.w, area.h - high - 16), screen)


def draw_list(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """All clients, one of them chosen."""
    room = titled(ui, area, ui.say("window.debrief.clients"))
    room = Box(area.x + 8, room.y, area.w - 16, room.h + 8)
    play, names = screen.game, screen.past.names(ui.language)
    content = ROW * len(names)
    top = screen.client * ROW
    if content > room.h:
        ui.scrolls["debrief clients"] = max(min(ui.scrolls.get("debrief clients", 0.0), top), top + ROW - room.h)
    at = ui.scrolled("debrief clients", room, content)
    size = text.common_size(ui, names, room.w - 72, BODY, True)
    with ui.clip(room):
        for number, name in enumerate(names):
            row = Box(room.x, room.y + number * ROW - at, room.w - 6, ROW)
            if row.bottom <= room.y or row.y >= room.bottom:
                continue
            over = ui.hit(row, ("client", number))
            inside = Box(row.x, row.y + 2, row.w, row.h - 4)
            if number == screen.client or over:
                panel(ui, inside, FAMILY_SOFT["chase"] if number == screen.client else HOVER, 8)
            view = play.clients[number]
            portrait(ui, play.face(number), mood_of(view), Box(row.x + 8, row.y + 8, 40, 40))
            text.label(ui, name, Box(row.x + 58, row.y + 8, row.w - 66, 20), size, INK, True, may_shorten=True)
            paid = ui.say("window.final.paid", amount=ui.money(view.paid))
            text.label(ui, paid, Box(row.x + 58, row.y + 29, row.w - 66, 18), SMALL, MUTED, may_shorten=True)
    scrollbar(ui, "debrief clients", room, content)


def line_of(screen: DebriefState, client: int) -> CashLine:
    """What a client had and what could be known of it; worked out once."""
    debrief = screen.found
    return screen.game.keep(("cash line", client), lambda: cash_line(debrief.trail, debrief.beliefs[client]))


def draw_cash(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """The chosen client's cash, week by week."""
    name = screen.past.names(ui.language)[screen.client]
    debrief = screen.seen.debrief
    loose = [week for client, week in loosely_known(debrief) if client == screen.client] if debrief else []
    weeks_told = ui.say("window.list_comma").join(str(week + 1) for week in loose)
    note = ui.say("window.debrief.cash_loose", weeks=weeks_told) if loose else ""
    room = titled(ui, area, ui.say("window.debrief.cash", client=name), note)
    if not screen.seen.reached("beliefs"):
        waiting(ui, room, "window.debrief.waiting_beliefs", screen.seen)
        return
    found = line_of(screen, screen.client)
    y = _key(ui, Box(room.x, room.y - 4, room.w, 20))
    room = Box(room.x, y + 6, room.w, room.bottom - y - 6)
    told = [high for _, _, high in found.stated if np.isfinite(high)]
    most = max(float(found.true.max()), float(np.percentile(found.high, 90)), *told, *found.paid.tolist(), 50_000.0)
    weeks = max(len(found.true) - 1, 1)
    frame = plot.weekly(ui, room, weeks, most, first=1, last=ui.say("debrief.axis.close"))
    violet = FAMILY["investigate"]
    true = Series(found.true.tolist(), INK, wide=3.0)
    low, high = Series(found.low.tolist(), violet), Series(found.high.tolist(), violet)
    for week, amount in enumerate(found.paid.tolist()):
        if amount > 0:
            wide = min(frame.area.w / weeks * 0.4, 26)
            x = frame.x(week + 0.5)
            panel(ui, Box(x - wide / 2, frame.y(amount), wide, max(frame.area.bottom - frame.y(amount), 2)), GOOD, 2)
    whole = Box(frame.area.x - 8, frame.area.y - 8, frame.area.w + 16, frame.area.h + 16)
    with plot.pen(ui, whole, violet) as pen:
        pen.shape([*frame.points(low), *reversed(frame.points(high))], violet, 52)
        pen.line(frame.points(Series(found.middle.tolist(), violet)), violet, 1.8, 5)
    with plot.pen(ui, whole, INK) as pen:
        pen.line(frame.points(true), INK, 3.0)
        for week, least, highest in found.stated:
            x = frame.x(min(week + 0.25, weeks))
            top, bottom = frame.y(highest), frame.y(least)
            pen.line([(x, top), (x, bottom)], FAMILY["chase"], 3.0)
            for end in (top, bottom):
                pen.line([(x - 5, end), (x + 5, end)], FAMILY["chase"], 3.0)
    for week in found.tight:
        icon(ui, "warning", Box(frame.x(min(week, weeks)) - 8, frame.area.bottom - 18, 16, 16), WARN)


def _key(ui: Canvas, area: Box) -> float:
    """What the lines and marks mean, on as many lines as it takes. Returns its bottom."""
    x, y = area.x, area.y
    for name in ("true", "known", "paid", "tight", "stated"):
        told = ui.say(f"window.debrief.key_{name}")
        wide = text.width(ui, told, SMALL) + 30
        if x + wide > area.right and x > area.x:
            x, y = area.x, y + 20
        place = Box(x, y, 20, 18)
        if name == "true":
            panel(ui, Box(x, place.centery - 1.5, 20, 3), INK, 1.5)
        elif name == "known":
            panel(ui, Box(x, place.centery - 6, 20, 12), FAMILY_SOFT["investigate"], 3, FAMILY["investigate"])
        elif name == "paid":
            panel(ui, Box(x + 5, place.centery - 7, 10, 14), GOOD, 2)
        elif name == "tight":
            icon(ui, "warning", Box(x + 2, place.y + 1, 16, 16), WARN)
        else:
            panel(ui, Box(x + 8.5, place.centery - 8, 3, 16), FAMILY["chase"], 1)
        text.label(ui, told, Box(x + 26, y, wide - 26, 18), SMALL, MUTED)
        x += wide + 16
    return y + 18


def draw_promises(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Each promise from when it was given to its date, with what came of it and when it was followed up."""
    room = titled(ui, area, ui.say("window.debrief.promises"), ui.say("window.debrief.promises_note"))
    debrief = screen.seen.debrief
    found: list[PromiseLine] = screen.game.keep("promise lines", lambda: promise_lines(debrief.trail)) if debrief else []
    mine = [one for one in found if one.client == screen.client]
    if not mine:
        text.label(ui, ui.say("window.debrief.no_promises"), Box(room.x, room.y, room.w, 28), BODY, MUTED)
        return
    weeks = screen.game.session.scenario.weeks
    line = Box(room.x + 56, room.y, room.w - 64, room.h - 20)
    slot = line.w / weeks
    for week in range(weeks):
        x = line.x + week * slot
        if week:
            upright(ui, x, line.y, line.h)
        text.label(ui, str(week + 1), Box(x, line.bottom + 3, slot, 18), SMALL, MUTED, align="center")
    lanes: list[int] = []  # the week from which each is free
    placed = []
    for one in sorted(mine, key=lambda one: (one.given, one.due)):
        lane = next((number for number, free in enumerate(lanes) if free <= one.given), len(lanes))
        lanes[lane : lane + 1] = [one.due + 1]
        placed.append((lane, one))
    high = min(line.h / max(len(lanes), 1), 40.0)
    for lane, one in placed:
        start = line.x + one.given * slot + 3
        _promise(ui, Box(start, line.y + lane * high + 2, line.x + (one.due + 1) * slot - 3 - start, high - 4), one, slot)


def _promise(ui: Canvas, area: Box, one: PromiseLine, slot: float) -> None:
    tone, soft, sign = {"kept": (GOOD, GOOD_SOFT, "check"), "broken": (BAD, BAD_SOFT, "cross")}.get(
        one.outcome, (FAMILY["chase"], FAMILY_SOFT["chase"], "promise")
    )
    panel(ui, area, soft, 6, tone)
    icon(ui, sign, Box(area.right - 20, area.centery - 7, 14, 14), tone)
    size = max(min(18.0, area.h - 6, slot - 2), 8.0)
    amount = ui.money(one.amount)
    marks = sorted({area.x + (week - one.given + 0.5) * slot for week in one.followed})
    for x in marks:
        icon(ui, "confirm_promise", Box(min(x, area.right - 34) - size / 2, area.centery - size / 2, size, size), tone)
    room = Box(area.x + 8, area.y, area.w - 32, area.h)
    if marks:
        room.w = min(room.w, max(min(marks) - size / 2 - area.x - 12, 0.0))
    if text.width(ui, amount, SMALL, True) <= room.w:
        text.label(ui, amount, room, SMALL, tone, True)
    told = ui.say(f"window.debrief.promise_{one.outcome}", amount=amount, given=one.given + 1, due=one.due + 1,
                  times=len(one.followed))  # fmt: skip
    ui.tip(area, told)
