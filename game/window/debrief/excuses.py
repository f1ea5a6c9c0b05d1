"""Excuses: what was believed of each, what could be known, what was true; and how well the trainee knew what it knew."""

from typing import Final

from game.debrief.sentences import chance, describe_telling_apart
from game.debrief.tables import weeks_of
from game.language import words
from game.window.debrief.parts import titled, waiting
from game.window.debrief.state import DebriefState
from game.window.widgets import plot, text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import button, card, panel, rule, scrollbar
from game.window.widgets.theme import BAD, BODY, CARD, FAMILY, GOOD, INK, LINE, MUTED, QUIET, SMALL, SUNK
from sim_core.public.debriefs import Calibration, ExcuseStory

ROW: Final = 40.0
MISJUDGED: Final = 0.15
"""Mean of the chances stated less the share that was true, from which one trusts or doubts too much."""
FEW: Final = 5
"""Beliefs below which nothing can be said of that."""
COLUMNS: Final = ("week", "client", "excuse", "dealt", "stated", "known", "truth")
SHARES: Final = (0.0, 0.06, 0.275, 0.53, 0.655, 0.75, 0.845)


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    seen = screen.seen
    left = Box(area.x, area.y, area.w * 0.68 - 8, area.h)
    right = Box(left.right + 16, area.y, area.right - left.right - 16, area.h)
    if not seen.reached("beliefs"):
        waiting(ui, titled(ui, left, ui.say("window.debrief.excuses")), "window.debrief.waiting_beliefs", seen)
        titled(ui, right, ui.say("window.debrief.sure"))
        return
    stories = screen.found.stories
    _table(ui, left, screen, stories)
    found = screen.found.calibration
    assert found is not None  # it comes with the stories
    high = (area.h - 16) * 0.62
    draw_curve(ui, Box(right.x, right.y, right.w, high), found)
    draw_scores(ui, Box(right.x, right.y + high + 16, right.w, area.h - high - 16), found)


def _table(ui: Canvas, area: Box, screen: DebriefState, stories: tuple[ExcuseStory, ...]) -> None:
    room = titled(ui, area, ui.say("window.debrief.excuses"))
    shown = ui.say("compare.button")
    wide = text.width(ui, shown, BODY, True) + 72
    button(ui, Box(area.right - wide - 20, area.y + 8, wide, 36), shown, ("compare",), "C")
    told = describe_telling_apart(stories, ui.language)
    foot = text.height(ui, told, room.w) + 14 if told else 0.0
    xs = [room.x + room.w * share for share in SHARES]
    right = [*(x - 8 for x in xs[1:]), room.right]
    for x, end, name in zip(xs, right, COLUMNS, strict=True):
        text.label(ui, ui.say(f"window.debrief.column_{name}"), Box(x, room.y, end - x, 20), SMALL, MUTED)
        ui.tip(Box(x, room.y, end - x, 20), ui.say(f"window.debrief.column_{name}_tip"))
    rule(ui, room.x, room.y + 25, room.w)
    table = Box(room.x, room.y + 28, room.w + 12, room.h - 28 - foot)
    if not stories:
        text.paragraph(
            ui, ui.say("window.debrief.no_excuses"), Box(table.x, table.y + 40, room.w, 60), BODY, MUTED, align="center"
        )
        return
    content = ROW * len(stories)
    at = ui.scrolled("debrief excuses", table, content)
    names = screen.past.names(ui.language)
    size = text.common_size(ui, (names[one.client] for one in stories), right[1] - xs[1], BODY, True)
    with ui.clip(table):
        for number, one in enumerate(stories):
            y = table.y + number * ROW - at
            if y + ROW > table.y and y < table.bottom:
                cells = [Box(x, y, end - x, ROW) for x, end in zip(xs, right, strict=True)]
                _row(ui, cells, one, names[one.client], size)
                rule(ui, room.x, y + ROW - 1, room.w, LINE)
    scrollbar(ui, "debrief excuses", table, content)
    if told:
        text.paragraph(ui, told, Box(room.x, room.bottom - foot + 12, room.w, foot), BODY, INK, True)


def _row(ui: Canvas, cells: list[Box], one: ExcuseStory, name: str, size: float) -> None:
    text.label(ui, weeks_of(one), cells[0], BODY, MUTED)
    text.label(ui, name, cells[1], size, INK, True, may_shorten=True)
    text.label(ui, words.excuse_name(one.kind.name.lower(), ui.language), cells[2], BODY, INK, may_shorten=True)
    right = dealt_well(one)
    tone = MUTED if right is None else GOOD if right else BAD
    text.label(ui, ui.say(f"dealt.{one.dealt}"), cells[3], BODY, tone, may_shorten=True)
    said, tone = ("–", MUTED) if one.stated is None else (words.percent(one.stated), INK)
    text.label(ui, said, cells[4], BODY, tone)
    text.label(ui, chance(one.known), cells[5], BODY, INK)
    place = cells[6]
    icon(ui, "check" if one.true else "cross", Box(place.x, place.centery - 7, 14, 14), GOOD if one.true else BAD)
    so = ui.say(f"window.debrief.{'true' if one.true else 'false'}")
    if one.true != one.true_when_said:
        so = ui.say("window.debrief.turned", then=ui.say(f"window.debrief.{'false' if one.true else 'true'}"), now=so)
    text.label(ui, so, Box(place.x + 20, place.y, place.w - 20, place.h), BODY, INK)


def dealt_well(one: ExcuseStory) -> bool | None:
    """Was a true reason met with patience or help, a false one challenged? None where nothing was done."""
    if one.dealt in ("lapsed", "open"):
        return None
    return (one.dealt == "challenged") != one.true


def draw_curve(ui: Canvas, area: Box, found: Calibration) -> None:
    """Stated chance across, share that was true upwards: on the dashed line whoever is as right as it is sure."""
    room = titled(ui, area, ui.say("window.debrief.sure"))
    if not found.curve:
        told = ui.say("window.debrief.nothing_stated")
        high = text.height(ui, told, room.w - 16)
        text.paragraph(ui, told, Box(room.x + 8, room.centery - high / 2 - 12, room.w - 16, high), BODY, MUTED, align="center")
        return
    told = verdict_on(ui, found)
    foot = text.height(ui, told, room.w) + 8
    size = min(room.w - 64, room.h - foot - 52)
    box = Box(room.centerx - size / 2 + 18, room.y + 4, size, size)
    panel(ui, box, SUNK, 4)
    for share in (0.0, 0.5, 1.0):
        y, x = box.bottom - size * share, box.x + size * share
        text.label(ui, words.percent(share), Box(box.x - 48, y - 9, 42, 18), SMALL, MUTED, align="right")
        text.label(ui, words.percent(share), Box(x - 24, box.bottom + 10, 48, 18), SMALL, MUTED, align="center")
    most = max(count for _, _, count in found.curve)
    with plot.pen(ui, box.inflate(16, 16), FAMILY["investigate"]) as pen:
        pen.line([(box.x, box.bottom), (box.right, box.y)], QUIET, 1.6, 5)
        points = [(box.x + size * stated, box.bottom - size * true) for stated, true, _ in found.curve]
        pen.line(points, FAMILY["investigate"], 2.2)
        for point, (_, _, count) in zip(points, found.curve, strict=True):
            pen.dot(*point, 7 + 7 * (count / most) ** 0.5, FAMILY["investigate"], CARD)
    said = ui.say("window.debrief.axis_stated")
    text.label(ui, said, Box(room.x, box.bottom + 28, room.w, 18), SMALL, MUTED, align="center")
    text.paragraph(ui, told, Box(room.x, room.bottom - foot + 8, room.w, foot), BODY, INK)


def verdict_on(ui: Canvas, found: Calibration) -> str:
    """Is what was said true as often as it was said to be? With few beliefs stated, that cannot be told."""
    count = sum(times for _, _, times in found.curve)
    stated = sum(said * times for said, _, times in found.curve) / count
    true = sum(share * times for _, share, times in found.curve) / count
    key = "calibrated"
    if abs(stated - true) > MISJUDGED:
        key = "too_trusting" if stated > true else "too_doubtful"
    if count < FEW:
        key = "few_stated"
    return ui.say(f"window.debrief.{key}", stated=words.percent(stated), true=words.percent(true), count=count)


def draw_scores(ui: Canvas, area: Box, found: Calibration) -> None:
    """How well beliefs and estimates held, beside how well they could have."""
    card(ui, area)
    held = f"{found.held} / {found.ranges}" if found.ranges else "–"
    rows = (
        ("brier", _figure(found.brier), _figure(found.brier_known)),
        ("interval", _amount(ui, found.interval), _amount(ui, found.interval_known)),
        ("held", held, "80%" if found.ranges else "–"),
    )
    wide = area.w - 40
    columns = (area.x + 20, area.x + 20 + wide * 0.5, area.x + 20 + wide * 0.76)
    text.label(ui, ui.say("window.final.you"), Box(columns[1], area.y + 12, wide * 0.24, 20), SMALL, MUTED)
    text.label(ui, ui.say("window.debrief.possible"), Box(columns[2], area.y + 12, wide * 0.26, 20), SMALL, MUTED)
    high = (area.h - 44) / 3
    for number, (name, mine, known) in enumerate(rows):
        y = area.y + 34 + number * high
        rule(ui, area.x + 20, y, wide)
        text.label(ui, ui.say(f"window.debrief.score_{name}"), Box(columns[0], y, wide * 0.48, high), SMALL, INK)
        ui.tip(Box(area.x + 12, y, wide + 16, high), ui.say(f"window.debrief.score_{name}_tip"))
        text.label(ui, mine, Box(columns[1], y, wide * 0.25, high), BODY, INK, True)
        text.label(ui, known, Box(columns[2], y, wide * 0.24 + 8, high), BODY, MUTED)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _amount(ui: Canvas, value: float | None) -> str:
    return "–" if value is None else ui.money(value)
