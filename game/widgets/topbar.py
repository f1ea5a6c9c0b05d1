"""The bar at the top of the desk: week, hours left, budget, money recovered beside the plan."""

from game import words
from game.view import ClientView, DeskView
from game.widgets import text
from game.widgets.canvas import Box, Canvas
from game.widgets.icons import icon
from game.widgets.panels import bar, button, fill, panel
from game.widgets.theme import (
    CARD,
    DARK,
    FAMILY,
    GOOD,
    HEAD,
    HOVER,
    INK,
    LINE,
    MUTED,
    SMALL,
    TRACK,
)

HEIGHT = 64.0


def plan_line(desk: DeskView, clients: list[ClientView]) -> float:
    """What the plan says should have come in by now: each target in equal parts up to its date."""
    planned = [one for one in clients if one.plan_amount > 0]
    done = desk.week - 1
    if not planned:
        return desk.plan_total * done / desk.weeks
    return sum(one.plan_amount * min(done / max(one.plan_week or 1, 1), 1.0) for one in planned)


def top_bar(ui: Canvas, desk: DeskView, clients: list[ClientView], received: float) -> Box:
    """Draw the bar. `received`: the amount shown, which may still be counting up. Returns the place of that amount."""
    fill(ui, Box(0, 0, ui.width, HEIGHT), CARD)
    fill(ui, Box(0, HEIGHT - 1, ui.width, 1), LINE)
    x = 24.0
    x = _stat(ui, x, ui.say("window.top.week"), f"{desk.week}", f" / {desk.weeks}") + 32
    x = _hours(ui, x, desk) + 32
    x = _stat(ui, x, ui.say("window.top.budget"), ui.money(desk.budget)) + 32
    if desk.manager_visits:
        x = _stat(ui, x, ui.say("window.top.manager"), ui.say("window.top.times", count=desk.manager_visits)) + 32
    right = _buttons(ui, ui.width - 16)
    return _recovered(ui, x, right - 32, desk, clients, received)


def _stat(ui: Canvas, x: float, name: str, value: str, rest: str = "") -> float:
    named = text.label(ui, name, Box(x, 10, 200, 18), SMALL, MUTED)
    shown = text.label(ui, value, Box(x, 30, 200, 26), HEAD, INK, True, base=50)
    right = max(named.right, shown.right)
    if rest:
        right = max(right, text.label(ui, rest, Box(shown.right, 30, 100, 26), SMALL, MUTED, base=50).right)
    return right


def _hours(ui: Canvas, x: float, desk: DeskView) -> float:
    text.label(ui, ui.say("window.top.hours"), Box(x, 10, 200, 18), SMALL, MUTED)
    value = words.hours(desk.hours, ui.language)
    text.label(ui, value, Box(x, 30, 90, 26), HEAD, INK, True, base=50)
    left = x + max(text.width(ui, words.hours(desk.hours_per_week, ui.language), HEAD, True),
                   text.width(ui, words.hours(10.5, ui.language), HEAD, True)) + 12  # fmt: skip
    each = 1.0
    while desk.hours_per_week / each > 30:
        each *= 2
    count = max(round(desk.hours_per_week / each), 1)
    wide = min(192.0 / count, 14.0)
    for number in range(count):
        area = Box(left + number * wide, 34, wide - 2, 18)
        share = min(max(desk.hours / each - number, 0.0), 1.0)
        panel(ui, area, TRACK, 2)
        if share > 0:
            panel(ui, Box(area.x, area.y + area.h * (1 - share), area.w, area.h * share), FAMILY["chase"], 2)
    return left + count * wide - 2


def _recovered(ui: Canvas, x: float, right: float, desk: DeskView, clients: list[ClientView], received: float) -> Box:
    planned = desk.plan_total > 0
    name = ui.say("window.top.recovered_plan" if planned else "window.top.recovered")
    icon(ui, "money_in", Box(x, 11, 16, 16), GOOD)
    text.label(ui, name, Box(x + 22, 10, right - x - 22, 18), SMALL, MUTED)
    shown = text.label(ui, ui.money(received), Box(x, 30, 140, 26), HEAD, GOOD, True, base=50)
    after = shown.right
    if planned:
        after = text.label(ui, f" / {ui.money(desk.plan_total)}", Box(after, 30, 100, 26), SMALL, MUTED, base=50).right
        room = min(right - after - 14, 180)
        if room >= 56:
            area = Box(after + 14, 39, room, 8)
            bar(ui, area, received / desk.plan_total, GOOD)
            mark = area.x + area.w * min(plan_line(desk, clients) / desk.plan_total, 1.0)
            fill(ui, Box(mark - 1, area.y - 4, 2, area.h + 8), DARK)
    elif right - after > 130:
        text.label(ui, ui.say("window.top.no_plan"), Box(after + 14, 30, right - after - 14, 26), SMALL, MUTED, base=50)
    return Box(x, 30, shown.w, 26)


def _buttons(ui: Canvas, right: float) -> float:
    words_wide = text.width(ui, ui.say("window.top.end_week"), 15, True) + 28 + 32
    area = Box(right - words_wide, 12, words_wide, 40)
    button(ui, area, ui.say("window.top.end_week"), ("end_week",), "E", primary=True)
    x = area.x - 12
    for name, command in (("F2", ("language",)), ("F1", ("help",))):
        place = Box(x - 40, 12, 40, 40)
        over = ui.hit(place, command)
        panel(ui, place, HOVER if over else CARD, 8, LINE)
        if name == "F1":
            icon(ui, "help", Box(place.x + 10, place.y + 10, 20, 20), MUTED)
        else:
            text.label(ui, ui.say("window.other_language"), place, 15, MUTED, True, "center")
        x = place.x - 8
    return x + 8
