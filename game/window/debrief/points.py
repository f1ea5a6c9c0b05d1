"""Turning points: decisions that cost or won most; what was known then, and, once asked for, what would have been better."""

from typing import Final

from game.debrief.reasons import describe_recognised
from game.debrief.sentences import (
    chance,
    describe_because,
    describe_best,
    describe_better,
    describe_moved,
    describe_why,
    lesson_name,
    weeks_of,
)
from game.language import words
from game.window.debrief import guess
from game.window.debrief.parts import did, grade_chip, signed, titled, waiting, week_words
from game.window.debrief.state import DebriefState
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon, portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, panel, rule, scrollbar
from game.window.widgets.rows import facts, facts_height
from game.window.widgets.theme import BAD, BODY, FAMILY, FAMILY_SOFT, GOOD, HEAD, HOVER, INK, LINE, MUTED, SMALL, SUNK
from sim_core.public.debriefs import Moment, Turning, Verdict, all_others
from sim_core.public.games import reveal
from sim_core.public.vocabulary import Excuse, Mood

ROW: Final = 66.0


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    left = Box(area.x, area.y, 388, area.h)
    right = Box(left.right + 16, area.y, area.right - left.right - 16, area.h)
    draw_list(ui, left, screen)
    chosen = screen.chosen()
    if chosen:
        draw_detail(ui, right, screen, chosen)
    else:
        titled(ui, right, ui.say("window.debrief.known_then"))


def draw_list(ui: Canvas, left: Box, screen: DebriefState) -> None:
    """The decisions that mattered most."""
    points = screen.points()
    room = titled(ui, left, ui.say("debrief.turning"), ui.say("window.debrief.points_sure"))
    if not points:
        waiting(ui, room, "window.debrief.waiting_first", screen.seen)
        return
    turning, account = screen.turning(), screen.found.account
    if account:
        last = Box(left.x + 28, left.bottom - 38, left.w - 56, 26)
        rule(ui, last.x, last.y - 6, last.w)
        text.label(ui, ui.say("debrief.all_others"), last, SMALL, MUTED)
        text.label(ui, signed(ui, -all_others(account, turning)), last, BODY, INK, True, "right")
    room = Box(left.x + 8, room.y, left.w - 16, room.h - 36)
    content = ROW * len(points)
    ui.places["points"] = room
    at = ui.scrolled("debrief points", room, content)
    chosen = screen.chosen() or points[0]
    told = [did(ui, screen.past, one) for one in points]
    weeks = [weeks_of(one, screen.found.verdicts, ui.language) for one in turning]
    size = text.common_size(ui, told, room.w - 40, BODY, True)
    with ui.clip(room):
        for number, one in enumerate(points):
            row = Box(room.x, room.y + number * ROW - at, room.w - 8, ROW)
            if row.bottom > room.y and row.y < room.bottom:
                _row(ui, row, number, one, told[number], size, one is chosen, turning[number], weeks[number])
    scrollbar(ui, "debrief points", room, content)


def keep_in_sight(ui: Canvas, screen: DebriefState) -> None:
    """Scroll the list to the point looked at."""
    room = ui.places.get("points")
    if room:
        top = screen.point * ROW
        ui.scrolls["debrief points"] = max(min(ui.scrolls.get("debrief points", 0.0), top), top + ROW - room.h)


def _row(
    ui: Canvas, row: Box, number: int, one: Verdict, told: str, size: float, chosen: bool, point: Turning, weeks: str
) -> None:
    over = ui.hit(row, ("point", number))
    inside = Box(row.x, row.y + 2, row.w, row.h - 4)
    if chosen or over:
        panel(ui, inside, FAMILY_SOFT["chase"] if chosen else HOVER, 8)
    tone = BAD if point.cost > 0 else GOOD
    panel(ui, Box(inside.x + 4, inside.y + 10, 4, inside.h - 20), tone, 2)
    amount = signed(ui, -point.cost)
    if len(point.numbers) > 1:
        amount = ui.say("window.debrief.alike", times=len(point.numbers), amount=amount)
    wide = text.width(ui, amount, BODY, True) + 4
    text.label(ui, amount, Box(row.right - 12 - wide, row.y + 10, wide, 22), BODY, tone, True, "right")
    text.label(ui, weeks[:1].upper() + weeks[1:], Box(row.x + 20, row.y + 10, 90, 22), SMALL, MUTED)
    grade_chip(ui, Box(row.x + 112, row.y + 10, 120, 22), one.grade)
    text.label(ui, told, Box(row.x + 20, row.y + 35, row.w - 32, 22), size, INK, True, may_shorten=True)


def draw_detail(ui: Canvas, area: Box, screen: DebriefState, one: Verdict) -> None:
    """A decision: what was known then, and its answer."""
    past = screen.past
    room = titled(ui, area, "")
    moment: Moment = screen.found.trail.moments[one.number]
    y = area.y + 16
    x = room.x
    if moment.client >= 0:
        mood = Mood(int(moment.before.sight().account.mood[0, moment.client])).name.lower()
        portrait(ui, screen.game.face(moment.client), mood, Box(x, y, 52, 52))
        x += 66
    grade_chip(ui, Box(room.right - 160, y + 2, 160, 24), one.grade, "right")
    text.label(ui, week_words(ui, one.week), Box(x, y, 200, 22), SMALL, MUTED)
    told = did(ui, past, one)
    text.label(ui, told, Box(x, y + 22, room.right - x, 30), HEAD, INK, True, may_shorten=True)
    y += 66
    y = _known(ui, Box(room.x, y, room.w, 0), screen, moment)
    buttons = Box(room.x, area.bottom - (164 if ui.narrow else 60), room.w, 44)
    _answer(ui, Box(room.x, y + 4, room.w, buttons.y - y - 16), screen, one)
    _buttons(ui, buttons, screen)


def _known(ui: Canvas, area: Box, screen: DebriefState, moment: Moment) -> float:
    """What was known then: the account, the excuse, and what could have been made of it. Returns its bottom."""
    text.label(ui, ui.say("window.debrief.known_then"), Box(area.x, area.y, area.w, 24), BODY, INK, True)
    y = area.y + 28
    return _cells(ui, Box(area.x, y, area.w, 58), known(ui, screen, moment))


def _cells(ui: Canvas, area: Box, shown_facts: list[tuple[str, str, str]]) -> float:
    """Facts in two columns, each as high as `area`. Returns where they end."""
    y, high = area.y, area.h
    columns = 1 if ui.narrow else 2
    wide = (area.w - 12 * (columns - 1)) / columns
    for number, (name, value, note) in enumerate(shown_facts):
        row, column = divmod(number, columns)
        place = Box(area.x + column * (wide + 12), y + row * (high + 8), wide, high)
        panel(ui, place, SUNK, 8)
        text.label(ui, name, Box(place.x + 12, place.y + 7, wide - 24, 20), SMALL, MUTED, may_shorten=True)
        shown = text.label(ui, value, Box(place.x + 12, place.y + 29, wide - 24, 22), BODY, INK, True, may_shorten=True)
        if note and text.width(ui, note, SMALL) <= place.right - shown.right - 22:
            text.label(ui, note, Box(shown.right + 10, place.y + 29, place.right - shown.right - 20, 22), SMALL, MUTED)
    return y + -(-len(shown_facts) // columns) * (high + 8)


def known(ui: Canvas, screen: DebriefState, moment: Moment) -> list[tuple[str, str, str]]:
    """Name, value and note of what stood on file before a decision, and of what it could have told."""
    sight = moment.before.sight()
    account, client = sight.account, moment.client
    hours = words.hours(float(sight.desk.hours[0]), ui.language)
    told = [(ui.say("window.debrief.fact_hours"), hours, "")]
    if client < 0:
        overdue = float(account.overdue[0].sum())
        unmet = int(((account.overdue[0] > 0) & (account.contact_week[0] < moment.week)).sum())
        told.append((ui.say("window.debrief.fact_overdue_all"), ui.money(overdue), ""))
        told.append((ui.say("window.debrief.fact_unmet"), str(unmet), ""))
        return told
    promised = float(account.promise[0, client])
    note = ui.say("window.debrief.fact_promised", amount=ui.money(promised)) if promised > 0 else ""
    told.append((ui.say("window.debrief.fact_overdue"), ui.money(float(account.overdue[0, client])), note))
    beliefs = screen.found.beliefs
    if beliefs:
        belief = beliefs[client].before(moment.number)
        low, high = belief.band()
        told.append((ui.say("window.debrief.fact_cash"), f"{ui.money(low)} – {ui.money(high)}", ""))
        kind = int(account.excuse[0, client])
        if kind >= 0:
            excuse = words.excuse_name(excuse_id(kind), ui.language)
            known = chance(float(belief.true[kind]))
            told.append(
                (ui.say("window.debrief.fact_excuse", excuse=excuse), ui.say("window.debrief.fact_true", chance=known), "")
            )
    return told


def hidden(ui: Canvas, moment: Moment) -> list[tuple[str, str, str]]:
    """What nobody could see then: the client's cash, and whether its excuse was true; or what it owed to others."""
    truth, client = reveal(moment.before), moment.client
    kind = int(moment.before.sight().account.excuse[0, client])
    told = [(ui.say("window.debrief.hidden_cash"), ui.money(float(truth.free_cash[0, client])), "")]
    if kind < 0:
        return [*told, (ui.say("window.debrief.hidden_rivals"), ui.money(float(truth.rivals_owed[0, client])), "")]
    so = ui.say(f"window.debrief.{'true' if bool(truth.excuses_true[0, client, kind]) else 'false'}")
    name = ui.say("window.debrief.hidden_excuse", excuse=words.excuse_name(excuse_id(kind), ui.language))
    return [*told, (name, so, "")]


def excuse_id(kind: int) -> str:
    """The name of an excuse, in small letters."""
    return Excuse(kind).name.lower()


def _answer(ui: Canvas, area: Box, screen: DebriefState, one: Verdict) -> None:
    """Why, what would have been better, what it cost, and how much of that was luck. Covered until it is asked for."""
    choice = screen.question(one.number)
    if choice:
        guess.draw(ui, area, screen, choice)
        return
    if not screen.uncovered(one.number):
        panel(ui, area, FAMILY_SOFT["plan"], 10)
        icon(ui, "eye", Box(area.centerx - 16, area.centery - 58, 32, 32), FAMILY["plan"])
        told = ui.say("window.debrief.covered")
        text.paragraph(ui, told, Box(area.x + 60, area.centery - 14, area.w - 120, 60), BODY, MUTED, align="center")
        return
    past, debrief = screen.past, screen.found
    names = past.names(ui.language)
    why = debrief.whys[one.number]
    rule(ui, area.x, area.y, area.w)
    y = area.y + 10
    if one.number in screen.given:
        y += guess.outcome(ui, Box(area.x, y, area.w, 0), screen.given[one.number]) + 8
    y += text.paragraph(ui, describe_why(why, names, ui.language), Box(area.x, y, area.w, 100), BODY, INK) + 4
    told = describe_moved(why.moved, ui.language)
    if told and y + text.height(ui, told, area.w, SMALL) < area.bottom - 150:
        y += text.paragraph(ui, told, Box(area.x, y, area.w, 60), SMALL, MUTED) + 4
    better = describe_better(one, past.ids, names, ui.language)
    if better:
        y += text.paragraph(ui, better, Box(area.x, y, area.w, 60), BODY, GOOD, True) + 2
        told = describe_because(why, names, ui.language)
        if told:
            y += text.paragraph(ui, told, Box(area.x, y, area.w, 60), BODY, INK) + 2
    elif one.mean > 0 and one.best != one.step:
        best = describe_best(one.best, past.ids, names, ui.language)
        y += text.paragraph(ui, ui.say("window.debrief.perhaps", best=best), Box(area.x, y, area.w, 60), BODY, MUTED) + 2
    text.label(ui, lesson_name(why.lesson, ui.language), Box(area.x, y, area.w, 22), SMALL, MUTED)
    y = min(y + 34, area.bottom - (facts_height(3) if ui.narrow else 66))
    _figures(ui, Box(area.x, y, area.w, 64), one)
    moment = debrief.trail.moments[one.number]
    below = facts_height(3) + 12 if ui.narrow else 72
    if moment.client >= 0 and y + below + (132 if ui.narrow else 58) <= area.bottom:
        _cells(ui, Box(area.x, y + below, area.w, 58), hidden(ui, moment))


def _figures(ui: Canvas, area: Box, one: Verdict) -> None:
    """What it cost or won against the textbook, what the best would have brought more, and what hindsight says."""
    won, hindsight = one.cost <= 0, one.hindsight
    interval = ui.say("window.debrief.interval", low=ui.money(max(one.low, 0.0)), high=ui.money(one.high))
    cells = (
        ("won" if won else "cost", ui.money(abs(one.cost)), GOOD if won else BAD, ""),
        ("loss", ui.money(one.loss), INK, interval if one.loss > 0 else ""),
        ("hindsight" if hindsight >= 0 else "hindsight_gain", ui.money(abs(hindsight)), INK, ""),
    )
    if ui.narrow:
        told = [(ui.say(f"window.debrief.figure_{name}"), value, tone) for name, value, tone, _ in cells]
        facts(ui, Box(area.x, area.y, area.w, 0), told)
        return
    shares = (0.27, 0.46, 0.27)
    x = area.x
    for (name, value, tone, note), share in zip(cells, shares, strict=True):
        wide = (area.w - 16) * share
        place = Box(x, area.y, wide, min(area.h, 64.0))
        panel(ui, place, SUNK, 8, LINE)
        label = ui.say(f"window.debrief.figure_{name}")
        text.label(ui, label, Box(place.x + 12, place.y + 8, wide - 20, 20), SMALL, MUTED, may_shorten=True)
        shown = text.label(ui, value, Box(place.x + 12, place.y + 30, wide - 20, 26), HEAD, tone, True)
        ui.tip(place, ui.say(f"window.debrief.figure_{name}_tip"))
        if note:
            room = Box(shown.right + 10, place.y + 32, place.right - shown.right - 16, 24)
            text.label(ui, note, room, SMALL, MUTED, may_shorten=True)
        x = place.right + 8


def _buttons(ui: Canvas, area: Box, screen: DebriefState) -> None:
    x, chosen = area.right, screen.chosen()
    shown = chosen is not None and screen.uncovered(chosen.number)
    cells = (
        ("try", ("let_me_try",), "T", True),
        ("show", ("show_me",), "S", False),
        ("hide" if shown else "answer", ("answers",), "A", False),
    )
    if ui.narrow:
        for number, (name, command, _, primary) in enumerate(cells):
            place = Box(area.x, area.y + number * 50, area.w, 44)
            button(ui, place, ui.say(f"window.debrief.button_{name}"), command, primary=primary)
        return
    for name, command, key, primary in cells:
        words_shown = ui.say(f"window.debrief.button_{name}")
        wide = text.width(ui, words_shown, BODY, True) + 72
        button(ui, Box(x - wide, area.y, wide, area.h), words_shown, command, key, primary=primary)
        x -= wide + 12
    told = describe_recognised(screen.given, ui.language)
    if told and text.width(ui, told, SMALL) <= x - area.x:
        text.label(ui, told, Box(area.x, area.y, x - area.x, area.h), SMALL, MUTED)
