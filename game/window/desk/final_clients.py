"""What every client really had: its free cash at each week's end beside what it paid, its honesty, its real complaints."""

from game.language import words
from game.play.faces import mood_of
from game.play.session import Final, MoveLine
from game.play.view_model import Play
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.chart import line
from game.window.widgets.icons import portrait
from game.window.widgets.noted import Box
from game.window.widgets.panels import bar_room, card, chip, panel, scrollbar
from game.window.widgets.theme import BAD, BAD_SOFT, BODY, FAMILY, GOOD, INK, MUTED, SMALL, SUNK, WARN, WARN_SOFT
from sim_core.public.vocabulary import Problem

HONEST = 0.66
SLIPPERY = 0.34
CARD_HEIGHT = 136.0
CHART = 116.0
"""What a chart takes below, where the picture is upright."""


def paid_by_week(play: Play, client: int) -> list[float]:
    """What a client paid in each week, on demand and by itself."""
    paid = [0.0] * play.session.scenario.weeks
    name = play.clients[client].id
    for entry in play.session.log:
        if isinstance(entry, MoveLine):
            if entry.step.client == name:
                paid[entry.week - 1] += entry.paid
        else:
            paid[entry.week - 1] += sum(one.paid for one in entry.clients if one.client == name)
    return paid


def laid_open(ui: Canvas, area: Box, play: Play, final: Final) -> None:
    """A card a client, two in a row."""
    key = Box(area.x, area.y - 4, area.w, 22)
    panel(ui, Box(key.x, key.y + 9, 22, 4), FAMILY["investigate"], 2)
    x = text.label(ui, ui.say("window.final.line_cash"), Box(key.x + 30, key.y, 500, 22), SMALL, MUTED).right + 28
    if ui.narrow:
        x, key = key.x, Box(key.x, key.y + 22, key.w, 22)
        area = Box(area.x, area.y + 22, area.w, area.h - 22)
    panel(ui, Box(x, key.y + 4, 10, 14), GOOD, 2)
    text.label(ui, ui.say("window.final.bar_paid"), Box(x + 18, key.y, 500, 22), SMALL, MUTED)
    area = Box(area.x, area.y + 26, area.w, area.h - 26)
    count = len(play.clients)
    columns = 2 if count > 1 and not ui.narrow else 1
    rows = -(-count // columns)
    high = max(CARD_HEIGHT, min((area.h - 10 * (rows - 1)) / rows, 190.0)) if not ui.narrow else CARD_HEIGHT + CHART
    content = rows * (high + 10) - 10
    wide = (area.w - 12 * (columns - 1) - bar_room(area, content, 10)) / columns
    at = ui.scrolled("final clients", area, content)
    with ui.clip(area.inflate(8, 8)):
        for number in range(count):
            row, column = divmod(number, columns)
            place = Box(area.x + column * (wide + 12), area.y + row * (high + 10) - at, wide, high)
            if place.bottom > area.y - 8 and place.y < area.bottom + 8:
                _client(ui, place, play, final, number)
    scrollbar(ui, "final clients", area, content)


def _client(ui: Canvas, area: Box, play: Play, final: Final, number: int) -> None:
    card(ui, area)
    view, truth = play.clients[number], final.revealed
    portrait(ui, play.face(number), mood_of(view), Box(area.x + 12, area.y + 12, 48, 48))
    left, wide = area.x + 72, area.w - 90 if ui.narrow else 190.0
    name = play.name(number, ui.language)
    text.label(ui, name, Box(left, area.y + 10, wide, 22), BODY, INK, True, may_shorten=True)
    honesty = float(truth.honesty[0, number])
    kind = "honest" if honesty >= HONEST else ("slippery" if honesty < SLIPPERY else "mixed")
    told = ui.say(f"window.final.{kind}", percent=f"{honesty * 100:.0f}%")
    text.label(ui, told, Box(left, area.y + 33, wide, 18), SMALL, MUTED)
    y = area.y + 66
    paid = ui.say("window.final.paid", amount=ui.money(view.paid))
    text.label(ui, paid, Box(area.x + 14, y, wide + 48, 20), BODY, GOOD if view.received else MUTED, True)
    left_over = ui.say("window.final.still_overdue", amount=ui.money(view.overdue))
    text.label(ui, left_over, Box(area.x + 14, y + 21, wide + 48, 20), SMALL, MUTED)
    real = [one.name.lower() for one in Problem if float(truth.problem[0, number, one]) > 0.01]
    if view.failed or view.left:
        chip(
            ui,
            Box(area.x + 14, y + 44, 240, 20),
            ui.say(f"window.card.{'failed' if view.failed else 'left'}"),
            BAD,
            BAD_SOFT,
        )
    elif real:
        chips = ui.say("window.list_comma").join(words.excuse_name(one, ui.language) for one in real)
        room = Box(area.x + 14, y + 44, wide + 54, 20)
        told = ui.say("window.final.real", what=chips) if len(real) == 1 else ui.say("window.final.real_many", count=len(real))
        if text.width(ui, told, SMALL) + 16 > room.w:
            told = chips if len(real) == 1 else told
        chip(ui, room, told, WARN, WARN_SOFT)
    chart = Box(left + wide + 12, area.y + 14, area.right - left - wide - 80, area.h - 42)
    if ui.narrow:
        chart = Box(area.x + 20, area.y + CARD_HEIGHT + 4, area.w - 88, CHART - 32)
    _cash_chart(ui, chart, play, number)


def _cash_chart(ui: Canvas, area: Box, play: Play, number: int) -> None:
    cash = [float(week[number]) for week in play.session.cash_by_week]
    paid = paid_by_week(play, number)
    most = max([*cash, *paid, 100_000.0]) * 1.08
    panel(ui, area.inflate(8, 4), SUNK, 6)
    slot = area.w / max(len(paid), 1)
    for week, value in enumerate(paid):
        if value > 0:
            high = max(area.h * value / most, 2)
            panel(ui, Box(area.x + week * slot + slot * 0.25, area.bottom - high, slot * 0.5, high), GOOD, 2)
    inset = Box(area.x + slot / 2, area.y, area.w - slot, area.h)
    line(ui, inset, cash, most, FAMILY["investigate"], 2.4)
    text.label(ui, ui.money(max([*cash, *paid])), Box(area.right + 8, area.y - 4, 54, 18), SMALL, MUTED)
    text.label(ui, "0", Box(area.right + 8, area.bottom - 12, 40, 18), SMALL, MUTED)
    text.label(ui, "1", Box(area.x, area.bottom + 4, slot, 18), SMALL, MUTED, align="center")
    text.label(
        ui, str(len(paid)), Box(area.right - max(slot, 20), area.bottom + 4, max(slot, 20), 18), SMALL, MUTED, align="center"
    )
