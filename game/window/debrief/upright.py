"""The debrief on a phone: the cards of each page under one another, and the ways between the pages in two rows above."""

from collections.abc import Callable
from functools import partial
from typing import Final

from game.debrief.sentences import chance, describe_telling_apart
from game.debrief.tables import weeks_of
from game.language import words
from game.window.debrief import clients, excuses, miss, overview, points, skills
from game.window.debrief.parts import signed, titled, waiting
from game.window.debrief.state import DebriefState
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.column import EDGE, Piece, column
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import back_button, bar, card, fill, panel, rule
from game.window.widgets.rows import Fact, facts, facts_height
from game.window.widgets.tabs import spread_tabs
from game.window.widgets.theme import BAD, BODY, CARD, FAMILY, GOOD, HEAD, INK, LINE, MEDAL, MUTED, SMALL, TRACK
from sim_core.public.debriefs import COMPETENCES, ExcuseStory

TOP: Final = 100.0
STORY: Final = 72.0
STEP: Final = 58.0
DETAIL: Final = 920.0
"""A decision looked at: what was known, the answer, and three buttons."""


def head(ui: Canvas, screen: DebriefState, pages: tuple[str, ...]) -> float:
    """The way back, the pages, and how far the debrief has come. Returns where it ends."""
    fill(ui, Box(0, 0, ui.width, TOP - 6), CARD)
    fill(ui, Box(0, TOP - 7, ui.width, 1), LINE)
    back_button(ui, ("leave",), 8)
    tabs = [(ui.say(f"window.debrief.{page}"), ("page", page), screen.page == page) for page in pages]
    spread_tabs(ui, Box(54, 4, ui.width - 60, 44), tabs[:3], BODY)
    spread_tabs(ui, Box(6, 48, ui.width - 12, 44), tabs[3:], BODY)
    if not screen.seen.finished:
        bar(ui, Box(0, TOP - 6, ui.width, 4), screen.seen.share, FAMILY["chase"])
    return TOP


def draw_page(ui: Canvas, top: float, screen: DebriefState) -> None:
    """The page of the moment, from `top` down."""
    area = Box(0, top, ui.width, ui.height - top)
    column(ui, f"upright {screen.page}", area, PARTS[screen.page](ui, screen, ui.width - 2 * EDGE))


def _overview(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    told = _sum(ui, screen)
    return [
        (facts_height(len(told)) + 20, partial(_facts, ui, told)),
        (330, lambda area: overview.draw_money(ui, area, screen)),
        (500, lambda area: overview.draw_skills(ui, area, screen)),
    ]


def _facts(ui: Canvas, told: list[Fact], area: Box) -> None:
    card(ui, area)
    facts(ui, Box(area.x + 20, area.y + 10, area.w - 40, area.h), told)


def _sum(ui: Canvas, screen: DebriefState) -> list[Fact]:
    """Score, accuracy, and the sum of the result."""
    past, seen = screen.past, screen.seen
    accuracy = seen.debrief.accuracy if seen.debrief else None
    told = "…" if accuracy is None and not seen.finished else "–" if accuracy is None else f"{accuracy:.0f}%"
    score = "–" if past.score is None else f"{past.score:.0f}"
    found: list[Fact] = [
        (ui.say("column.score"), score, MEDAL[past.medal or ""]),
        (ui.say("window.debrief.accuracy"), told, INK),
    ]
    for name, sign, value, tone in overview.sum_parts(screen):
        found.append(
            (ui.say(f"window.debrief.sum_{name}"), f"{sign} {'…' if value is None else ui.money(value)}".strip(), tone)
        )
    return found


def _points(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    found = screen.points()
    if not found:
        return [(260, lambda area: points.draw_list(ui, area, screen))]
    high = 112 + points.ROW * len(found)
    if screen.point_shown != screen.point:  # what was pressed is brought into sight
        screen.point_shown = screen.point
        ui.scrolls["upright points"] = high
    chosen = screen.chosen() or found[0]
    return [
        (high, lambda area: points.draw_list(ui, area, screen)),
        (DETAIL, lambda area: points.draw_detail(ui, area, screen, chosen)),
    ]


def _excuses(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    if not screen.seen.reached("beliefs") or screen.found.calibration is None:
        title = ui.say("window.debrief.excuses")
        return [(260, lambda area: waiting(ui, titled(ui, area, title), "window.debrief.waiting_beliefs", screen.seen))]
    stories, found = screen.found.stories, screen.found.calibration
    told = describe_telling_apart(stories, ui.language) if stories else ui.say("window.debrief.no_excuses")
    foot = text.height(ui, told, wide - 40) + 16 if told else 0.0
    return [
        (64 + STORY * len(stories) + foot, partial(_stories, ui, screen, stories, told)),
        (420, lambda area: excuses.draw_curve(ui, area, found)),
        (180, lambda area: excuses.draw_scores(ui, area, found)),
    ]


def _stories(ui: Canvas, screen: DebriefState, stories: tuple[ExcuseStory, ...], told: str, area: Box) -> None:
    room, names = titled(ui, area, ui.say("window.debrief.excuses")), screen.past.names(ui.language)
    for number, one in enumerate(stories):
        _story(ui, Box(room.x, room.y + number * STORY, room.w, STORY), one, names[one.client])
    if told:
        text.paragraph(ui, told, Box(room.x, room.y + STORY * len(stories) + 8, room.w, 80), BODY, INK, bool(stories))


def _story(ui: Canvas, row: Box, one: ExcuseStory, name: str) -> None:
    """An excuse in three lines: which and whose, what was done about it, what was said and could be known."""
    rule(ui, row.x, row.y, row.w)
    so = ui.say(f"window.debrief.{'true' if one.true else 'false'}")
    end = text.label(ui, so, Box(row.x, row.y + 8, row.w, 20), SMALL, GOOD if one.true else BAD, True, "right").x
    icon(ui, "check" if one.true else "cross", Box(end - 18, row.y + 11, 13, 13), GOOD if one.true else BAD)
    excuse = Box(row.x, row.y + 7, end - row.x - 26, 22)
    text.label(ui, words.excuse_name(one.kind.name.lower(), ui.language), excuse, BODY, INK, True, may_shorten=True)
    right = excuses.dealt_well(one)
    tone = MUTED if right is None else GOOD if right else BAD
    dealt = ui.say(f"dealt.{one.dealt}")
    shown = text.label(ui, dealt, Box(row.x, row.y + 28, row.w, 18), SMALL, tone, True, "right", may_shorten=True)
    whose = f"{name} · {ui.say('window.debrief.column_week')} {weeks_of(one)}"
    text.label(ui, whose, Box(row.x, row.y + 28, shown.x - row.x - 8, 18), SMALL, MUTED, may_shorten=True)
    said = "–" if one.stated is None else words.percent(one.stated)
    both = f"{ui.say('window.debrief.column_stated')} {said} · {ui.say('window.debrief.column_known')} {chance(one.known)}"
    text.label(ui, both, Box(row.x, row.y + 47, row.w, 18), SMALL, MUTED, may_shorten=True)


def _clients(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    screen.client = min(screen.client, len(screen.past.ids) - 1)
    return [
        (430, lambda area: clients.draw_cash(ui, area, screen)),
        (230, lambda area: clients.draw_promises(ui, area, screen)),
        (64 + clients.ROW * len(screen.past.ids), lambda area: clients.draw_list(ui, area, screen)),
    ]


def _miss(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    debrief = screen.seen.debrief
    if not debrief or not debrief.miss:
        title = ui.say("window.debrief.miss")
        return [(260, lambda area: waiting(ui, titled(ui, area, title), "window.debrief.waiting_first", screen.seen))]
    parts = {name: value for name, value in debrief.miss.items() if abs(value) >= 1.0}
    steps = miss.steps_of(debrief.target, parts, debrief.net)
    return [(68 + STEP * len(steps), partial(_steps, ui, parts, steps))]


def _steps(ui: Canvas, parts: dict[str, float], steps: list[tuple[str, float, float]], area: Box) -> None:
    """Each step with its name and amount, below them its bar, which goes on from where the one before has ended."""
    room = titled(ui, area, ui.say("window.debrief.miss"))
    low = min(0.0, *(min(start, end) for _, start, end in steps))
    high = max(max(start, end) for _, start, end in steps)
    for number, (name, start, end) in enumerate(steps):
        row = Box(room.x, room.y + number * STEP, room.w, STEP)
        whole, tone = name in miss.WHOLE, miss.tone_of(name, start, end)
        shown = text.label(ui, ui.money(end) if whole else signed(ui, end - start), Box(row.x, row.y, row.w, 24),
                           HEAD if whole else BODY, tone, True, "right")  # fmt: skip
        called = miss.name_of(ui, name, parts.get(name, 0.0))
        room_of = Box(row.x, row.y, shown.x - row.x - 8, 24)
        text.label(ui, called, room_of, text.common_size(ui, (called,), room_of.w, BODY, True), INK, True, may_shorten=True)
        left, right = sorted((start, end))
        panel(ui, Box(row.x, row.y + 30, row.w, 10), TRACK, 4)
        across = row.w / max(high - low, 1.0)
        panel(ui, Box(row.x + (left - low) * across, row.y + 30, max((right - left) * across, 3.0), 10), tone, 4)


def _skills(ui: Canvas, screen: DebriefState, wide: float) -> list[Piece]:
    debrief = screen.seen.debrief
    if debrief is None or not screen.seen.reached("beliefs"):
        return [(260, lambda area: skills.draw_list(ui, area, screen))]
    names = screen.past.names(ui.language)
    high = sum(skills.height_of(ui, wide - 40, debrief.competences[name], names) for name in COMPETENCES)
    return [
        (220, lambda area: skills.draw_next(ui, area, screen)),
        (high + 72, lambda area: skills.draw_list(ui, area, screen)),
        (330, lambda area: skills.draw_shape(ui, area, screen)),
    ]


PARTS: Final[dict[str, Callable[[Canvas, DebriefState, float], list[Piece]]]] = {
    "overview": _overview,
    "points": _points,
    "excuses": _excuses,
    "clients": _clients,
    "miss": _miss,
    "skills": _skills,
}
