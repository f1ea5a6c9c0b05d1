"""The sum of a week as one picture: late on Monday − received + fallen due … = late now; and what next week holds."""

from typing import Final

from game.play.friday import REQUESTS, Friday, Sum, whole
from game.play.friday_told import RESTS, aheads_told, nothing_costs, whole_told
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import card, fill, panel
from game.window.widgets.theme import AGEING, BAD, BODY, GOOD, HEAD, INK, LINE, MUTED, SMALL, STEEL, WARN, Colour

SIGNS: Final = {"received": -1, "fallen": 1, "early": 1, "discounted": -1, "lost": -1}
"""What each part does to what is late."""
TONES: Final[dict[str, Colour]] = {
    "start": STEEL, "received": GOOD, "fallen": AGEING[3], "early": STEEL, "discounted": WARN, "lost": BAD, "now": INK,
}  # fmt: skip
ICONS: Final = {
    "promise": "promise",
    "plan": "set_plan",
    "due": "calendar",
    "unheard": "warning",
    **dict.fromkeys(REQUESTS, "ask_promise"),
}
LINE_HIGH: Final = 26.0
LEVEL: Final = 44.0


def sum_picture(ui: Canvas, area: Box, play: Play, friday: Friday) -> None:
    """How what is late has changed from Monday to Friday: a step for each part, down or up, and where it ends."""
    card(ui, area)
    text.label(ui, ui.say("sum.title"), Box(area.x + 20, area.y + 12, area.w - 40, 26), HEAD, INK, True)
    one, parts = whole(friday.sums), _parts(friday)
    room = Box(area.x + 20, area.y + 62, area.w - 40, area.h - 92)
    ui.tip(Box(area.x, area.y, area.w, area.h), whole_told(play.session, friday, ui.language))
    most = max(max(levels(one)), 1.0)
    wide, gap = (room.w - 12 * (len(parts) - 1)) / len(parts), 12.0
    level = 0.0
    for number, (name, value) in enumerate(parts):
        sign = SIGNS.get(name, 0)
        low, high = (0.0, value) if not sign else (min(level, level + sign * value), max(level, level + sign * value))
        x = room.x + number * (wide + gap)
        top, bottom = room.bottom - room.h * high / most, room.bottom - room.h * low / most
        bar = Box(x + wide * 0.12, top, wide * 0.76, max(bottom - top, 3.0))
        panel(ui, bar, TONES[name] if value else LINE, 4)
        level = value if not sign else level + sign * value
        if number + 1 < len(parts):
            y = room.bottom - room.h * level / most
            fill(ui, Box(bar.right, y - 0.5, wide * 0.24 + gap, 1), LINE)
        shown = ui.money(value) if not sign or not value else f"{'−' if sign < 0 else '+'}{ui.money(value)}"
        text.label(ui, shown, Box(x - 5, top - 21, wide + 10, 20), BODY, INK, not sign, "center", may_shorten=True)
        text.label(ui, ui.say(f"sum.{name}"), Box(x - 5, room.bottom + 5, wide + 10, 20), SMALL, MUTED, align="center")


def sum_height(friday: Friday) -> float:
    """How high the same is as rows."""
    return 68 + LEVEL * len(_parts(friday))


def _parts(friday: Friday) -> list[tuple[str, float]]:
    one = whole(friday.sums)
    parts = [("start", one.start), ("received", one.received), ("fallen", one.fallen)]
    return parts + [(name, getattr(one, name)) for name in RESTS if getattr(one, name)] + [("now", one.now)]


def sum_rows(ui: Canvas, area: Box, friday: Friday) -> None:
    """The same as rows, where there is no room for columns: each step goes on from where the one before has ended."""
    card(ui, area)
    text.label(ui, ui.say("sum.title"), Box(area.x + 20, area.y + 12, area.w - 40, 26), HEAD, INK, True)
    most, level = max(max(levels(whole(friday.sums))), 1.0), 0.0
    for number, (name, value) in enumerate(_parts(friday)):
        sign = SIGNS.get(name, 0)
        low, high = (0.0, value) if not sign else (min(level, level + sign * value), max(level, level + sign * value))
        level = value if not sign else level + sign * value
        row = Box(area.x + 20, area.y + 52 + number * LEVEL, area.w - 40, LEVEL)
        shown = ui.money(value) if not sign or not value else f"{'−' if sign < 0 else '+'}{ui.money(value)}"
        text.label(ui, ui.say(f"sum.{name}"), Box(row.x, row.y, row.w * 0.6, 20), SMALL, MUTED)
        text.label(ui, shown, Box(row.x + row.w * 0.6, row.y, row.w * 0.4, 20), BODY, INK, not sign, "right")
        step = Box(row.x + row.w * low / most, row.y + 22, max(row.w * (high - low) / most, 3.0), 8)
        panel(ui, step, TONES[name] if value else LINE, 4)


def levels(one: Sum) -> list[float]:
    """What is late after each part, in the order in which the parts are told."""
    found = [one.start]
    for name, sign in SIGNS.items():
        found.append(found[-1] + sign * getattr(one, name))
    return found


def ahead_lines(ui: Canvas, play: Play, friday: Friday) -> list[tuple[str, str, Colour]]:
    """(icon, words, colour) of what is told of next week; first, what a week of nothing costs."""
    cost = nothing_costs(play.session, friday, ui.language)
    found: list[tuple[str, str, Colour]] = [("warning", cost, BAD)] if cost else []
    told = aheads_told(play.session, friday, ui.language)
    kinds = [one.kind for one in friday.ahead] or [""] * len(told)
    for kind, words in zip(kinds, told, strict=True):
        found.append((ICONS.get(kind, "calendar"), words, WARN if kind == "unheard" else MUTED))
    return found


def ahead_height(ui: Canvas, play: Play, friday: Friday, wide: float) -> float:
    """How high the card of next week is."""
    lines = ahead_lines(ui, play, friday)
    return 52 + sum(max(text.height(ui, words, wide - 76) + 4, LINE_HIGH) for _, words, _ in lines) if lines else 0.0


def ahead(ui: Canvas, area: Box, play: Play, friday: Friday) -> None:
    """What next week holds: dates, and threats."""
    card(ui, area)
    text.label(ui, ui.say("ahead.title"), Box(area.x + 20, area.y + 12, area.w - 40, 26), HEAD, INK, True)
    y = area.y + 44
    for name, words, tone in ahead_lines(ui, play, friday):
        icon(ui, name, Box(area.x + 20, y + 2, 18, 18), tone)
        used = text.paragraph(ui, words, Box(area.x + 50, y, area.w - 70, 60), BODY, INK)
        y += max(used + 4, LINE_HIGH)
