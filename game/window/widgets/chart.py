"""Charts: bars by week, a line over time."""

from collections.abc import Sequence

from game.language.locale import WAN
from game.window.widgets import text
from game.window.widgets.brush import FINE, Dash
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill, panel, rule
from game.window.widgets.theme import CARD, FAMILY, GOOD, INK, LINE, MUTED, SMALL, SUNK, TRACK, Colour, mixed


def line(
    ui: Canvas,
    area: Box,
    values: Sequence[float],
    most: float,
    colour: Colour,
    wide: float = 2,
    dashed: bool = False,
    at: Sequence[float] = (),
) -> None:
    """A line of values over the whole width of `area`; `most` is its top. `at`: where each lies (0…1), if not evenly."""
    if len(values) < 2:
        return
    rect = ui.rect(area.inflate(8, 8))
    edge = ui.px(4) * FINE
    w, h = rect.w * FINE - 2 * edge, rect.h * FINE - 2 * edge
    points = [
        (edge + w * (at[number] if at else number / (len(values) - 1)), edge + h * (1 - min(value / max(most, 1.0), 1.0)))
        for number, value in enumerate(values)
    ]
    thick = max(round(wide * ui.scale * FINE), FINE)
    step = 5 * ui.scale * FINE
    with ui.brush.pen(rect, ui.rgb(colour)) as pen:
        pen.line(points, ui.rgb(colour), thick, Dash(step, 1.6 * step) if dashed else None)


def weekly_bars(
    ui: Canvas, area: Box, values: Sequence[float], weeks: int, needed: float, now: int, promised: Sequence[float] = (),
    planned: Sequence[float] = (),
) -> None:  # fmt: skip
    """Money by week: a bar a week, a line for what is needed each week. `now`: the week to stand out, 1-based.

    `promised`: what was or is promised for each week, drawn as an outline that the bar fills, or does not. `planned`: a mark
    for what was planned for each week.
    """
    colour = GOOD
    axis = area.bottom - 22
    top = area.y + 26
    most = max([*values, *promised, *planned, needed * 1.15, WAN]) * 1.1
    slot = area.w / weeks
    every = 1 if slot >= 22 else (2 if slot >= 12 else 4)
    y = axis - (axis - top) * needed / most
    if needed > 0:
        dash = 6.0
        x = area.x
        while x < area.right:
            fill(ui, Box(x, y, dash, 1.5), INK)
            x += dash * 2
    for week in range(1, weeks + 1):
        x = area.x + (week - 1) * slot
        value = values[week - 1] if week <= len(values) else 0.0
        bold = week == now
        if week % every == 1 % every:
            room = Box(x + slot / 2 - 20, axis + 3, 40, 18)
            text.label(ui, str(week), room, SMALL, INK if bold else MUTED, bold, "center")
        wide = min(max(slot - 8, slot * 0.6), 40)
        due = promised[week - 1] if week <= len(promised) else 0.0
        got = week <= len(values)
        tall = max((axis - top) * due / most, 4) if due > 0 else 0.0
        high = max((axis - top) * value / most, 4) if value > 0 else 0.0
        if due > 0:
            outline = Box(x + (slot - wide) / 2 - 3, axis - tall, wide + 6, tall)
            panel(ui, outline, CARD, 5, FAMILY["chase"], 2, corners=(True, True, False, False))
        if value > 0:
            shown = colour if bold else mixed(colour, CARD, 0.45)
            panel(ui, Box(x + (slot - wide) / 2, axis - high, wide, high), shown, 5, corners=(True, True, False, False))
        elif got and not due:
            panel(ui, Box(x + (slot - wide) / 2, axis - 3, wide, 3), TRACK, 1)
        if week <= len(planned) and planned[week - 1] > 0:
            panel(ui, Box(x + 3, axis - (axis - top) * planned[week - 1] / most - 1, slot - 6, 3), FAMILY["plan"], 1)
        if value > 0 or due > 0:  # the greater of the two is written over it
            told, ink = (ui.money(value), INK) if value >= due else (ui.money(due), FAMILY["chase"])
            room = Box(x, axis - max(high, tall) - 20, slot, 18)
            if text.width(ui, told, SMALL, bold) <= slot - 2:
                if room.y - 2 < y < room.bottom:  # the line of what is needed stops short of it
                    fill(ui, Box(room.x, y - 1, room.w, 4), CARD)
                text.label(ui, told, room, SMALL, ink, bold, "center")
            about = {"week": week, "received": ui.money(value), "promised": ui.money(due)}
            key = ("both" if due > 0 else "received") if got else "coming"
            ui.tip(Box(x, top, slot, axis - top), ui.say(f"window.tip.bar_{key}", **about))
    rule(ui, area.x, axis, area.w)


def comparison(ui: Canvas, area: Box, name: str, value: float, most: float, colour: Colour, bold: bool) -> None:
    """A named horizontal bar with its amount."""
    name_wide, amount_wide = 128.0, 84.0
    text.label(ui, name, Box(area.x, area.y, name_wide, area.h), 15, INK, bold)
    track = Box(area.x + name_wide + 8, area.centery - 7, area.w - name_wide - amount_wide - 16, 14)
    panel(ui, track, SUNK, 7, LINE)
    share = min(max(value / max(most, 1.0), 0.0), 1.0)
    if share > 0:
        panel(ui, Box(track.x, track.y, max(track.w * share, 14), 14), colour, 7)
    text.label(ui, ui.money(value), Box(track.right + 8, area.y, amount_wide, area.h), 15, INK, bold, "right")
