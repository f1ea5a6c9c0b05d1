"""The bar at the top of the desk: week, hours left, budget, money recovered against the target."""

from functools import partial

from game.language import words
from game.play.forecast import target_by
from game.play.view import DeskView
from game.play.view_model import Play
from game.window.desk.ground import along
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.icons import icon
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar, button, fill, panel
from game.window.widgets.theme import CARD, FAINT, FAMILY, GOOD, HEAD, HOVER, INK, LINE, MUTED, SMALL, TRACK

HEIGHT = 64.0
DAYS = 5
MOST_BLOCKS = 30
ROOMY = 1200.0


def blocks_of(desk: DeskView) -> tuple[int, float]:
    """How many blocks the week's hours are drawn as, and how many hours a block is."""
    each = 1.0
    while desk.hours_per_week / each > MOST_BLOCKS:
        each *= 2
    return max(round(desk.hours_per_week / each + 0.49), 1), each


def blocks_spent(before: DeskView, after: DeskView) -> list[str]:
    """Names of the places of those blocks that a move has used up, wholly or in part."""
    count, each = blocks_of(before)
    spent = [before.hours_per_week - one.hours for one in (before, after)]
    return [f"hour {n}" for n in range(count) if spent[0] < (n + 1) * each and spent[1] > n * each and spent[1] > spent[0]]


def top_bar(ui: Canvas, play: Play) -> None:
    """Draw the bar, and note where hours and money are shown."""
    about = play.desk, play.hours_spent(), play.session.scenario.place
    ui.kept("top bar", about, Box(0, 0, ui.width, HEIGHT), partial(_top_bar, ui, play))


def _top_bar(ui: Canvas, play: Play) -> None:
    desk = play.desk
    fill(ui, Box(0, 0, ui.width, HEIGHT), CARD)
    along(ui, play, HEIGHT)
    fill(ui, Box(0, HEIGHT - 1, ui.width, 1), LINE)
    gap = 28.0 if ui.width >= ROOMY else 20.0
    x = 24.0
    x = _stat(ui, x, ui.say("window.top.week"), f"{desk.week}", f" / {desk.weeks}") + gap
    x = _hours(ui, x, play) + gap
    x = _stat(ui, x, ui.say("window.top.budget"), ui.money(desk.budget), tip="budget") + gap
    if desk.manager_visits and ui.width >= ROOMY:
        count = ui.say("count.times", count=desk.manager_visits)
        x = _stat(ui, x, ui.say("window.top.manager"), count, tip="manager") + gap
    right = _buttons(ui, ui.width - 16)
    if desk.to_find:
        x = _stat(ui, x, ui.say("find_out.name"), f"{desk.found}", f" / {desk.to_find}", "find_out") + gap
    _recovered(ui, x, right - 20, desk)


def _stat(ui: Canvas, x: float, name: str, value: str, rest: str = "", tip: str = "") -> float:
    named = text.label(ui, name, Box(x, 10, 200, 18), SMALL, MUTED)
    shown = text.label(ui, value, Box(x, 30, 200, 26), HEAD, INK, True, base=50)
    right = max(named.right, shown.right)
    if rest:
        right = max(right, text.label(ui, rest, Box(shown.right, 30, 100, 26), SMALL, MUTED, base=50).right)
    if tip:
        ui.tip(Box(x, 6, right - x, HEIGHT - 12), ui.say(f"window.tip.{tip}"))
    return right


def _hours(ui: Canvas, x: float, play: Play) -> float:
    """Hours left, and the week as blocks: five days; what is spent bears the colour of what it was spent on."""
    desk = play.desk
    text.label(ui, ui.say("window.top.hours"), Box(x, 10, 200, 18), SMALL, MUTED)
    text.label(ui, words.hours(desk.hours, ui.language), Box(x, 30, 90, 26), HEAD, INK, True, base=50)
    left = x + max(text.width(ui, words.hours(desk.hours_per_week, ui.language), HEAD, True),
                   text.width(ui, words.hours(10.5, ui.language), HEAD, True)) + 12  # fmt: skip
    count, each = blocks_of(desk)
    wide = min((188.0 if ui.width >= ROOMY else 150.0) / count, 14.0)
    spent, used = desk.hours_per_week - desk.hours, play.hours_spent()
    place = left
    for number in range(count):
        if number and int(number * each * DAYS / desk.hours_per_week) > int((number - 1) * each * DAYS / desk.hours_per_week):
            place += 3
        area = Box(place, 33, wide - 2, 18)
        ui.places[f"hour {number}"] = area
        place += wide
        share = min(max((number + 1) - spent / each, 0.0), 1.0)
        panel(ui, area, TRACK, 2)
        if share > 0:
            panel(ui, Box(area.x, area.y + area.h * (1 - share), area.w, area.h * share), FAMILY["chase"], 2)
        middle = (number + 0.5) * each
        family = next((one.family for one in used if one.start <= middle < one.end), "")
        if family and share <= 0.5:
            panel(ui, Box(area.x, area.bottom + 2, area.w, 3), FAMILY[family], 1)
    whole = Box(x, 6, place - x, HEIGHT - 12)
    ui.hit(whole, ("overview",))
    ui.tip(whole, ui.say("window.tip.hours"))
    return place - 2


def _recovered(ui: Canvas, x: float, right: float, desk: DeskView) -> None:
    """Recovered against the target: a line where the target wants it by now, a mark below for what is planned in all."""
    aimed = desk.target > 0
    name = ui.say("window.top.recovered_target" if aimed else "window.top.recovered")
    icon(ui, "money_in", Box(x, 11, 16, 16), GOOD)
    text.label(ui, name, Box(x + 22, 10, right - x - 22, 18), SMALL, MUTED)
    shown = text.label(ui, ui.money(desk.received), Box(x, 30, 140, 26), HEAD, GOOD, True, base=50)
    ui.places["received"] = Box(x, 30, shown.w + 1, 26)
    after = shown.right
    planned = ui.say("window.top.planned", amount=ui.money(desk.planned)) if desk.planned else ""
    if aimed:
        after = text.label(ui, f" / {ui.money(desk.target)}", Box(after, 30, 100, 26), SMALL, MUTED, base=50).right
        room = min(right - after - 14, 180)
        if room >= 48:
            area = Box(after + 14, 36, room, 8)
            bar(ui, area, desk.received / desk.target, GOOD)
            mark = area.x + area.w * min(target_by(desk, desk.week - 1) / desk.target, 1.0)
            fill(ui, Box(mark - 1, area.y - 4, 2, area.h + 8), INK)
            if planned:
                mark = area.x + area.w * min(desk.planned / desk.target, 1.0)
                panel(ui, Box(mark - 3, area.bottom + 4, 6, 6), FAMILY["plan"], 1)
                start = max(x + 22 + text.width(ui, name, SMALL) + 16, area.x)
                if start + text.width(ui, planned, SMALL) <= right:
                    text.label(ui, planned, Box(start, 10, right - start, 18), SMALL, FAMILY["plan"])
    elif planned and right - after - 14 > text.width(ui, planned, SMALL):
        text.label(ui, planned, Box(after + 14, 30, right - after - 14, 26), SMALL, FAMILY["plan"], base=50)
    whole = Box(x, 6, right - x, HEIGHT - 12)
    ui.hit(whole, ("overview",))
    told = ui.say("window.tip.recovered_target" if aimed else "window.tip.recovered")
    ui.tip(whole, told + (ui.say("window.tip.planned", amount=ui.money(desk.planned)) if planned else ""))


def _buttons(ui: Canvas, right: float) -> float:
    words_wide = text.width(ui, ui.say("window.top.end_week"), 15, True) + 28 + 32
    area = Box(right - words_wide, 12, words_wide, 40)
    button(ui, area, ui.say("window.top.end_week"), ("end_week",), "E", primary=True)
    x = area.x - 12
    buttons = (("settings", ("settings",), "F3"), ("help", ("help",), "F1"), ("overview", ("overview",), "O"))
    signs = {"settings": "settings", "help": "help", "overview": "calendar"}
    for name, command, key in buttons:
        place = Box(x - 36, 12, 36, 40)
        over = ui.hit(place, command)
        panel(ui, place, HOVER if over else CARD, 8, LINE)
        icon(ui, signs[name], Box(place.x + 9, place.y + 4, 18, 18), INK if over else MUTED)
        text.label(ui, key, Box(place.x, place.y + 22, place.w, 16), SMALL, FAINT, align="center")
        ui.tip(place, ui.say(f"window.tip.button_{name}"))
        x = place.x - 6
    return x + 6
