"""The first page of a debrief: score and what it is made of, money over time, competences at a glance."""

from collections import Counter

from game.debrief.past_game import PastGame
from game.debrief.sentences import competence_name, describe_competence, who
from game.language import words
from game.language.locale import WAN
from game.window.debrief.parts import did, named_above, titled, waiting, week_words
from game.window.debrief.state import DebriefState
from game.window.widgets import plot, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import coloured, icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, card, rule, scrollbar, upright
from game.window.widgets.plot import Series
from game.window.widgets.theme import BAD, BIG, BODY, CARD, FAMILY, GOOD, HEAD, INK, MEDAL, MUTED, QUIET, SMALL, STEEL, Colour
from sim_core.public.debriefs import COMPETENCES, Verdict
from sim_core.public.games import END_WEEK
from sim_core.public.runs import Z95
from sim_core.public.vocabulary import MOVE

STRIP = 116.0
ROW = 34.0


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    _strip(ui, Box(area.x, area.y, area.w, STRIP), screen)
    y = area.y + STRIP + 16
    left = Box(area.x, y, area.w * 0.6 - 8, area.bottom - y)
    draw_money(ui, left, screen)
    draw_skills(ui, Box(left.right + 16, y, area.right - left.right - 16, area.bottom - y), screen)


def _strip(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Score, accuracy, and the sum: result = expected − lost + luck."""
    card(ui, area)
    past, seen = screen.past, screen.seen
    x = _score(ui, area, past)
    accuracy = seen.debrief.accuracy if seen.debrief else None
    told = "…" if accuracy is None and not seen.finished else "–" if accuracy is None else f"{accuracy:.0f}%"
    x = _cell(ui, area, x, ui.say("window.debrief.accuracy"), told, INK, ui.say("window.debrief.accuracy_tip")) + 24
    _upright(ui, area, x)
    x += 24
    first = x
    account, parts = seen.debrief.account if seen.debrief else None, sum_parts(screen)
    names = [ui.say(f"window.debrief.sum_{name}") for name, *_ in parts]
    shown = ["…" if value is None else ui.money(value) for _, _, value, _ in parts]
    wide = [
        max(text.width(ui, name, SMALL), text.width(ui, value, HEAD, True)) + 2
        for name, value in zip(names, shown, strict=True)
    ]
    gap = min(max((area.right - 20 - x - sum(wide)) / 3, 20.0), 64.0)
    for number, (name, sign, _, tone) in enumerate(parts):
        if sign:
            text.label(ui, sign, Box(x - gap, area.y + 22, gap, 44), HEAD, MUTED, True, "center")
        text.label(ui, shown[number], Box(x, area.y + 26, wide[number] + 2, 36), HEAD, tone, True)
        text.label(ui, names[number], Box(x, area.y + 62, wide[number] + 2, 20), SMALL, MUTED)
        ui.tip(Box(x - 8, area.y + 16, wide[number] + 16, 72), ui.say(f"window.debrief.sum_{name}_tip"))
        x += wide[number] + gap
    told = ui.say("window.debrief.of_game", title=past.title(ui.language), seed=past.seed)
    room = Box(x - gap + 24, area.y + 14, area.right - 44 - x + gap, 20)
    if text.width(ui, told, SMALL) <= room.w:
        text.label(ui, told, room, SMALL, MUTED, align="right")
        ui.tip(room, ui.say("window.tip.seed"))
    if account:
        told = ui.say("window.debrief.sum_error", error=ui.money(Z95 * account.lost_error))
        text.label(ui, told, Box(first, area.bottom - 28, area.right - 24 - first, 18), SMALL, MUTED)


def sum_parts(screen: DebriefState) -> tuple[tuple[str, str, float | None, Colour], ...]:
    """Result = expected − lost + luck: name, sign, amount where it is known, colour."""
    past, seen = screen.past, screen.seen
    account = seen.debrief.account if seen.debrief else None
    net = past.net if past.net is not None else (seen.debrief.net if seen.debrief else None)
    lost, luck = (account.lost, account.luck) if account else (None, None)
    won, ill = bool(lost and lost < 0), bool(luck and luck < 0)
    return (
        ("net", "", net, INK),
        ("expected", "=", account.expected if account else None, INK),
        ("won" if won else "lost", "+" if won else "−", None if lost is None else abs(lost), GOOD if won else BAD),
        ("ill_luck" if ill else "luck", "−" if ill else "+", None if luck is None else abs(luck), BAD if ill else GOOD),
    )


def _score(ui: Canvas, area: Box, past: PastGame) -> float:
    x = area.x + 20
    if past.score is None:
        told = ui.say("window.debrief.no_score")
        return text.label(ui, told, Box(x, area.y, 200, area.h), BODY, MUTED).right + 28
    if past.medal:
        coloured(ui, f"medal_{past.medal}", Box(x, area.y + 26, 60, 60))
        x += 72
    return _cell(ui, area, x, ui.say("column.score"), f"{past.score:.0f}", MEDAL[past.medal or ""]) + 28


def _cell(ui: Canvas, area: Box, x: float, name: str, value: str, tone: Colour, tip: str = "") -> float:
    shown = text.label(ui, value, Box(x, area.y + 18, 200, 44), BIG, tone, True, base=area.y + 56)
    named = text.label(ui, name, Box(x, area.y + 66, 300, 20), SMALL, MUTED)
    right = max(shown.right, named.right)
    if tip:
        ui.tip(Box(x - 8, area.y + 12, right - x + 16, 80), tip)
    return right


def _upright(ui: Canvas, area: Box, x: float) -> None:
    upright(ui, x, area.y + 24, area.h - 48)


def stored(ui: Canvas, area: Box, past: PastGame) -> None:
    """Score and result as they were stored, where nothing more can be told."""
    x = _score(ui, area, past)
    net = "–" if past.net is None else ui.money(past.net)
    x = _cell(ui, area, x + 12, ui.say("column.net"), net, INK) + 40
    x = _cell(ui, area, x, ui.say("window.debrief.choices"), str(len(past.record.steps)), INK) + 40
    _cell(ui, area, x, ui.say("column.seed"), str(past.seed), INK)


def chosen(ui: Canvas, area: Box, past: PastGame) -> None:
    """What was chosen in each week, where that is all there is."""
    room = titled(ui, area, ui.say("window.debrief.what_chosen"))
    rows: list[Counter[str]] = [Counter()]
    for step in past.record.steps:
        if step.move == END_WEEK:
            rows.append(Counter())
        else:
            rows[-1][step.move] += 1
    if not rows[-1]:
        rows.pop()  # the game was over, or a week had only begun
    content = ROW * len(rows)
    room = Box(room.x, room.y, room.w + 12, room.h + 8)
    at = ui.scrolled("debrief overview", room, content)
    with ui.clip(room):
        for number, row in enumerate(rows):
            y = room.y + number * ROW - at
            text.label(ui, week_words(ui, number), Box(room.x, y, 100, ROW), BODY, MUTED)
            told = [ui.say("window.debrief.times", what=words.move_name(move, ui.language), times=times) for move, times in
                    row.most_common() if move in MOVE]  # fmt: skip
            place = Box(room.x + 108, y, room.w - 132, ROW)
            text.label(ui, " · ".join(told) or "–", place, BODY, INK, may_shorten=True)
            rule(ui, room.x, y + ROW - 1, room.w - 12)
    scrollbar(ui, "debrief overview", room, content)


def draw_money(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Money over time, beside what others would have made of the same luck."""
    room = titled(ui, area, ui.say("window.debrief.money"), ui.say("window.debrief.money_note"))
    session, seen = screen.game.session, screen.seen
    mine = [0.0]
    for received in session.received_by_week:
        mine.append(mine[-1] + received)
    others = seen.others
    net = screen.past.net if screen.past.net is not None else seen.debrief.net if seen.debrief else 0.0
    looks = (("idle", QUIET, 2.0), ("textbook", STEEL, 8.0), ("master", QUIET, 5.0))
    lines = [
        Series(others[key].received.tolist(), tone, who(key, others, net, ui.language), 2.2, dash)
        for key, tone, dash in looks
        if key in others
    ]
    lines.append(Series(mine, GOOD, who("you", others, net, ui.language), 3.2))
    weeks = session.scenario.weeks
    most = max(max(one.values) for one in lines)
    named = max(text.width(ui, one.name, SMALL, True) for one in lines) + 16
    if ui.narrow:
        named, room = 0.0, Box(room.x, named_above(ui, room, lines), room.w, room.h)
        room.h = area.bottom - 16 - room.y
    inside = Box(room.x, room.y, room.w - named, room.h)
    frame = plot.weekly(ui, inside, weeks, max(most, WAN))
    with plot.pen(ui, Box(inside.x, inside.y, room.w, room.h), CARD) as pen:
        for one in lines:
            pen.line(frame.points(one), one.colour, one.wide, one.dash)
    if not ui.narrow:
        plot.ends(
            ui, frame, [Series(one.values, INK if one.colour is QUIET else one.colour, one.name) for one in lines], room.right
        )
    for number, verdict in reversed(list(enumerate(screen.points()[:12]))):  # the costliest on top
        if verdict.week < len(mine):
            x, y = _dot(ui, frame, mine, verdict, number)
            ui.tip(Box(x - 10, y - 10, 20, 20), f"{week_words(ui, verdict.week)} · {did(ui, screen.past, verdict)}")


def _dot(ui: Canvas, frame: plot.Frame, mine: list[float], verdict: Verdict, number: int) -> tuple[float, float]:
    """A turning point where its week ends, to be clicked: a disc for what was lost, a square for what was won. Its place."""
    at = min(verdict.week + 1, len(mine) - 1)
    x, y = frame.x(at), frame.y(mine[at])
    won = verdict.cost <= 0
    with plot.pen(ui, Box(x - 9, y - 9, 18, 18), CARD) as pen:
        if won:
            pen.shape([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], GOOD)
        else:
            pen.dot(x, y, 11, BAD, CARD)
    place = Box(x - 10, y - 10, 20, 20)
    ui.hit(place, ("point", number))
    return x, y


def draw_skills(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Competences at a glance, and the ways to more of them."""
    room = titled(ui, area, ui.say("debrief.competences"))
    seen = screen.seen
    if not seen.reached("beliefs"):
        waiting(ui, room, "window.debrief.waiting_beliefs", seen)
        return
    found = screen.found.competences
    ranked = sorted((one for one in found.values() if one.observed), key=lambda one: one.score)
    told = describe_competence(ranked[0], ui.language) if ranked else ""
    more = ui.say("window.debrief.to_points")
    wide = text.width(ui, more, BODY, True) + 90
    foot = text.height(ui, told, room.w) + 12 + 48
    values = [found[name].score / 100 if found[name].observed else None for name in COMPETENCES]
    names = [competence_name(name, ui.language) for name in COMPETENCES]
    weakest = COMPETENCES.index(ranked[0].name) if ranked else -1
    plot.radar(
        ui, Box(room.x, room.y - 8, room.w, room.h - foot), values, names, FAMILY["chase"], CARD,
        lambda number: (BAD, True) if number == weakest else (INK, False),
    )  # fmt: skip
    y = room.bottom - foot + 4
    rule(ui, room.x, y - 4, room.w)
    text.paragraph(ui, told, Box(room.x, y + 2, room.w, foot), BODY, INK)
    if ui.narrow:
        button(ui, Box(room.x, room.bottom - 36, room.w, 44), more, ("page", "points"), primary=True)
        return
    button(ui, Box(room.right - wide, room.bottom - 34, wide, 40), more, ("page", "points"), "Enter", primary=True)
    if ranked:
        icon(ui, "lesson", Box(room.x, room.bottom - 24, 18, 18), MUTED)
        link = ui.say("window.debrief.to_skills")
        place = Box(room.x + 26, room.bottom - 30, text.width(ui, link, BODY) + 2, 30)
        over = ui.hit(place, ("page", "skills"))
        text.label(ui, link, place, BODY, INK if over else MUTED)
