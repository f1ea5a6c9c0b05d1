"""The miss explained: from the target down to the result, one step for each of what stood between."""

from typing import Any

from game.screens.debrief_parts import signed, titled, waiting
from game.widgets import text
from game.widgets.canvas import Box, Canvas
from game.widgets.panels import fill, panel, rule
from game.widgets.theme import BAD, BODY, FAMILY, GOOD, HEAD, INK, LINE, MUTED, QUIET, SMALL, STEEL, Colour
from sim_core.debrief.miss import PARTS


def draw(ui: Canvas, area: Box, screen: Any) -> None:
    """Draw the page."""
    seen = screen.seen
    room = titled(ui, area, ui.say("window.debrief.miss"), ui.say("window.debrief.miss_note"))
    if not seen.debrief or not seen.debrief.miss:
        waiting(ui, room, "window.debrief.waiting_first", seen)
        return
    debrief = seen.debrief
    steps = steps_of(debrief.target, debrief.miss, debrief.net)
    low = min(0.0, *(min(start, end) for _, start, end in steps))
    high = max(max(start, end) for _, start, end in steps)
    names = max(text.width(ui, _name(ui, name), BODY, True) for name, _, _ in steps) + 20
    figures = 104.0
    row = min(room.h / len(steps), 68.0)
    bars = Box(room.x + names, room.y, room.w - names - figures - 12, room.h)

    def across(value: float) -> float:
        return bars.x + bars.w * (value - low) / max(high - low, 1.0)

    nought = across(0.0)
    fill(ui, Box(nought, room.y + 4, 1, row * len(steps) - 8), LINE)
    for number, (name, start, end) in enumerate(steps):
        y = room.y + number * row
        tone = _tone(name, start, end)
        whole = name in ("target", "net")
        text.label(ui, _name(ui, name), Box(room.x, y, names, row * 0.6 if not whole else row), BODY, INK, True)
        left, right = sorted((across(start), across(end)))
        panel(ui, Box(left, y + row * 0.12, max(right - left, 2.0), row * 0.44), tone, 4)
        if not whole:
            about = ui.say(f"miss.{name}.about")
            text.label(ui, about, Box(room.x, y + row * 0.58, room.w, row * 0.36), SMALL, MUTED)
            fill(ui, Box(across(start) - 0.5, y - row * 0.44, 1, row * 0.56), QUIET)
        if number and not whole:
            rule(ui, room.x, y, room.w, LINE)
        amount = ui.money(end - start if whole else 0) if whole else signed(ui, end - start)
        shown = ui.money(end) if whole else amount
        text.label(ui, shown, Box(room.right - figures, y, figures, row * 0.68), HEAD if whole else BODY, tone, True, "right")


def steps_of(target: float, parts: dict[str, float], net: float) -> list[tuple[str, float, float]]:
    """Name, from where, to where: the target from nought, what each part takes away or adds, the result from nought."""
    steps, now = [("target", 0.0, target)], target
    for name in PARTS:
        steps.append((name, now, now - parts[name]))
        now -= parts[name]
    return [*steps, ("net", 0.0, net)]


def _name(ui: Canvas, name: str) -> str:
    return ui.say(f"window.debrief.miss_{name}") if name in ("target", "net") else ui.say(f"miss.{name}")


def _tone(name: str, start: float, end: float) -> Colour:
    if name == "target":
        return STEEL
    if name == "net":
        return FAMILY["chase"]
    return GOOD if end > start + 0.5 else BAD if end < start - 0.5 else MUTED
