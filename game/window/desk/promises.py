"""Two tabs of a client: its promises in order, and the plan sheet of all clients."""

from dataclasses import dataclass

from game.language import words
from game.play.session import MoveLine
from game.play.view import ClientView
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar, bar_room, button, fill, panel, rule, scrollbar
from game.window.widgets.theme import (
    BAD,
    BODY,
    CARD,
    FAMILY,
    FAMILY_SOFT,
    GOOD,
    HEAD,
    INK,
    LINE,
    MUTED,
    SMALL,
    SUNK,
    WARN,
    WARN_LINE,
    WARN_SOFT,
)
from sim_core.public.vocabulary import bears

ROW = 44.0
PLANNED = 54.0


@dataclass(frozen=True)
class Happened:
    """One thing in the life of promises. `kind`: promised, declined, followed, kept, broken."""

    week: int
    kind: str
    amount: float
    due_week: int = 0


def history(play: Play, client: int) -> list[Happened]:
    """All that happened with a client's promises, oldest first."""
    return play.keep(("promises", client), lambda: _history(play, client))


def _history(play: Play, client: int) -> list[Happened]:
    found = []
    name = play.clients[client].id
    for line in play.session.log:
        if isinstance(line, MoveLine):
            step = line.step
            if step.client != name:
                continue
            if bears(step.move, "promises"):
                given = line.said in ("promised", "agreed")
                found.append(
                    Happened(line.week, "promised" if given else "declined", line.amount or step.amount, line.week + step.weeks)
                )
            elif step.move == "confirm_promise":
                found.append(Happened(line.week, "followed", 0.0))
        else:
            found += [
                Happened(line.week, "kept" if one.kept else "broken", one.due, line.week)
                for one in line.clients
                if one.client == name and (one.kept or one.broken)
            ]
    return found


def promises(ui: Canvas, area: Box, play: Play, view: ClientView) -> None:
    """How many promises were kept, the open one, and the line of all that happened."""
    each = (area.w - 12) / 2 if ui.narrow else (area.w - 24) / 3
    cells = (
        ("window.promise.kept", view.kept_count, view.kept, GOOD, "check"),
        ("window.promise.broken", view.broken_count, view.broken, BAD, "cross"),
    )
    for number, (name, count, amount, tone, picture) in enumerate(cells):
        place = Box(area.x + number * (each + 12), area.y + 4, each, 76)
        panel(ui, place, SUNK, 10)
        icon(ui, picture, Box(place.x + 12, place.y + 10, 16, 16), tone)
        text.label(ui, ui.say(name), Box(place.x + 34, place.y + 9, each - 46, 18), SMALL, MUTED)
        shown = text.label(
            ui, str(count), Box(place.x + 12, place.y + 34, 60, 26), HEAD, tone if count else MUTED, True, base=place.y + 56
        )
        if count:
            text.label(
                ui, ui.money(amount), Box(shown.right + 10, place.y + 34, each - 80, 26), SMALL, MUTED, base=place.y + 56
            )
    place = Box(area.x + 2 * (each + 12), area.y + 4, each, 76)
    if ui.narrow:
        each, place = area.w, Box(area.x, area.y + 88, area.w, 76)
        area = Box(area.x, area.y + 84, area.w, area.h - 84)
    panel(ui, place, FAMILY_SOFT["chase"] if view.promise else SUNK, 10)
    icon(ui, "promise", Box(place.x + 12, place.y + 10, 16, 16), FAMILY["chase"])
    text.label(ui, ui.say("window.promise.open"), Box(place.x + 34, place.y + 9, each - 46, 18), SMALL, MUTED)
    if view.promise:
        told = ui.say("window.promise.open_value", amount=ui.money(view.promise.amount), week=view.promise.due_week)
        text.label(ui, told, Box(place.x + 12, place.y + 30, each - 24, 20), BODY, INK, True)
        note = ui.say("window.promise.followed", count=view.promise.followed)
        if view.promise.parts_left:
            note = ui.say("window.promise.parts_left", count=view.promise.parts_left)
        text.label(ui, note, Box(place.x + 12, place.y + 51, each - 24, 18), SMALL, MUTED)
    else:
        text.label(ui, "–", Box(place.x + 12, place.y + 34, each - 24, 24), BODY, MUTED)
    _timeline(ui, Box(area.x, area.y + 96, area.w, area.h - 100), history(play, view.number))


def _timeline(ui: Canvas, area: Box, happened: list[Happened]) -> None:
    if not happened:
        room = Box(area.x + 40, area.y + 24, area.w - 80, 100)
        text.paragraph(ui, ui.say("window.promise.none"), room, BODY, MUTED, align="center")
        return
    content = len(happened) * ROW
    place = ui.scrolled("promises", area, content)
    looks = {
        "promised": ("promise", FAMILY["chase"]),
        "declined": ("cross", MUTED),
        "followed": ("confirm_promise", FAMILY["negotiate"]),
        "kept": ("check", GOOD),
        "broken": ("warning", BAD),
    }
    with ui.clip(area):
        line = Box(area.x + 105, area.y + ROW / 2 - place, 2, content - ROW)
        if line.h > 0:
            fill(ui, line, LINE)
        for number, one in enumerate(happened):
            y = area.y + number * ROW - place
            if y + ROW < area.y or y > area.bottom:
                continue
            picture, tone = looks[one.kind]
            text.label(ui, words.week_name(one.week, ui.language), Box(area.x, y, 80, ROW), SMALL, MUTED, align="right")
            panel(ui, Box(area.x + 94, y + 10, 24, 24), CARD, 12, tone, 2)
            icon(ui, picture, Box(area.x + 99, y + 15, 14, 14), tone)
            told = ui.say(f"window.promise.was_{one.kind}", amount=ui.money(one.amount), week=one.due_week)
            room = Box(area.x + 132, y, area.w - (140 if ui.narrow else 150), ROW)
            text.label(ui, told, room, text.common_size(ui, (told,), room.w), INK, may_shorten=ui.narrow)
    scrollbar(ui, "promises", area, content)


def plan_sheet(ui: Canvas, area: Box, play: Play, client: int) -> None:
    """A target and a date for every client, what came in so far, and whether the client knows of it."""
    desk = play.desk
    alone = desk.week > 1 and any(one.plan_amount > 0 and one.plan_shared <= 0 for one in play.clients)
    y = area.y + 2
    if alone:
        note = ui.say("window.plan.alone")
        high = text.height(ui, note, area.w - 56, SMALL) + 14
        place = Box(area.x, y, area.w, high)
        panel(ui, place, WARN_SOFT, 10, WARN_LINE)
        icon(ui, "warning", Box(place.x + 12, place.y + high / 2 - 9, 18, 18), WARN)
        text.paragraph(ui, note, Box(place.x + 40, place.y + 7, area.w - 56, high), SMALL, INK)
        y += high + 8
    if ui.narrow:
        _plan_rows(ui, Box(area.x, y, area.w, area.bottom - y - 84), play, client)
        _plan_foot(ui, Box(area.x, area.bottom - 80, area.w, 80), play)
        return
    columns = (area.x + 8, area.x + area.w * 0.34, area.x + area.w * 0.50, area.x + area.w * 0.655, area.x + area.w * 0.80)
    ends = (columns[1] - 8, columns[2] - 8, columns[3] - 8, columns[4] - 8, area.right - 8)
    for number, head in enumerate(("client", "target", "by", "received", "shared")):
        text.label(ui, ui.say(f"column.{head}"), Box(columns[number], y, ends[number] - columns[number], 20), SMALL, MUTED)
    rule(ui, area.x, y + 24, area.w)
    foot = area.bottom - 56
    table = Box(area.x, y + 26, area.w, foot - y - 30)
    high = min(max(table.h / max(len(play.clients), 1), 30), 42)
    content = high * len(play.clients)
    at = ui.scrolled("plan", table, content)
    row_wide = table.w - bar_room(table, content)
    with ui.clip(table):
        for number, one in enumerate(play.clients):
            line = Box(table.x, table.y + number * high - at, table.w, high)
            if line.bottom < table.y or line.y > table.bottom:
                continue
            if one.number == client:
                panel(ui, Box(line.x, line.y + 2, row_wide, line.h - 4), FAMILY_SOFT["plan"], 6)
            ui.hit(line, ("client", one.number))
            name = play.name(one.number, ui.language)
            text.label(
                ui, name, Box(columns[0], line.y, ends[0] - columns[0], high), BODY, INK, one.number == client, may_shorten=True
            )
            target = ui.money(one.plan_amount) if one.plan_amount else "–"
            text.label(
                ui,
                target,
                Box(columns[1], line.y, ends[1] - columns[1], high),
                BODY,
                INK if one.plan_amount else MUTED,
                bool(one.plan_amount),
            )
            date = words.week_name(one.plan_week, ui.language) if one.plan_week else "–"
            text.label(ui, date, Box(columns[2], line.y, ends[2] - columns[2], high), BODY, MUTED)
            text.label(
                ui,
                ui.money(one.received),
                Box(columns[3], line.y, ends[3] - columns[3], high),
                BODY,
                GOOD if one.received else MUTED,
            )
            if one.plan_amount:
                known = "known" if one.plan_shared >= 1 else ("told" if one.plan_shared > 0 else "own")
                tone = GOOD if one.plan_shared > 0 else MUTED
                text.label(ui, ui.say(f"window.plan.{known}"), Box(columns[4], line.y, ends[4] - columns[4], high), SMALL, tone)
            rule(ui, line.x, line.bottom - 1, row_wide)
    scrollbar(ui, "plan", table, content)
    _plan_foot(ui, Box(area.x, foot, area.w, 52), play)


def _plan_rows(ui: Canvas, area: Box, play: Play, client: int) -> None:
    """The same on a phone: a client in two lines."""
    content = PLANNED * len(play.clients)
    at = ui.scrolled("plan", area, content)
    with ui.clip(area):
        for number, one in enumerate(play.clients):
            row = Box(area.x, area.y + number * PLANNED - at, area.w - bar_room(area, content), PLANNED)
            if row.bottom < area.y or row.y > area.bottom:
                continue
            if one.number == client:
                panel(ui, Box(row.x, row.y + 2, row.w, row.h - 4), FAMILY_SOFT["plan"], 6)
            ui.hit(row, ("client", one.number))
            target = ui.money(one.plan_amount) if one.plan_amount else "–"
            first, second = Box(row.x + 8, row.y + 6, row.w - 16, 22), Box(row.x + 8, row.y + 28, row.w - 16, 18)
            shown = text.label(ui, target, first, BODY, INK if one.plan_amount else MUTED, bool(one.plan_amount), "right")
            name = Box(first.x, first.y, shown.x - first.x - 8, 22)
            text.label(ui, play.name(one.number, ui.language), name, BODY, INK, one.number == client, may_shorten=True)
            came = ui.say("window.final.paid", amount=ui.money(one.received))
            text.label(ui, came, second, SMALL, GOOD if one.received else MUTED, may_shorten=True)
            if one.plan_amount:
                known = "known" if one.plan_shared >= 1 else ("told" if one.plan_shared > 0 else "own")
                told = f"{words.week_name(one.plan_week or 0, ui.language)} · {ui.say(f'window.plan.{known}')}"
                text.label(ui, told, second, SMALL, GOOD if one.plan_shared > 0 else MUTED, align="right")
            rule(ui, row.x, row.bottom - 1, row.w)
    scrollbar(ui, "plan", area, content)


def _plan_foot(ui: Canvas, area: Box, play: Play) -> None:
    total = sum(one.plan_amount for one in play.clients)
    goal = play.session.scenario.target or play.desk.overdue
    name = "window.plan.of_target" if play.session.scenario.target else "window.plan.of_overdue"
    told = ui.say(name, total=ui.money(total), goal=ui.money(goal))
    words_wide = text.width(ui, ui.say("move.set_plan"), BODY, True) + 80
    if ui.narrow:
        text.label(ui, told, Box(area.x + 8, area.y, area.w - 16, 20), SMALL, INK, True, may_shorten=True)
        bar(ui, Box(area.x + 8, area.y + 22, area.w - 16, 6), total / max(goal, 1.0), FAMILY["plan"])
        place = Box(area.x, area.y + 36, area.w, 44)
        button(ui, place, ui.say("move.set_plan"), ("move", "set_plan"), picture="set_plan")
        return
    text.label(ui, told, Box(area.x + 8, area.y + 6, area.w - words_wide - 24, 20), BODY, INK, True)
    bar(ui, Box(area.x + 8, area.y + 34, area.w - words_wide - 24, 8), total / max(goal, 1.0), FAMILY["plan"])
    button(
        ui,
        Box(area.right - words_wide, area.y + 6, words_wide, 40),
        ui.say("move.set_plan"),
        ("move", "set_plan"),
        picture="set_plan",
    )
