"""The miss explained: from the target down to the result, one step for each of what stood between."""

from typing import Final

from game.debrief.tables import miss_name
from game.window.debrief.parts import signed, titled, waiting
from game.window.debrief.state import DebriefState
from game.window.widgets import text
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import panel, rule, upright
from game.window.widgets.theme import BAD, BODY, FAMILY, GOOD, HEAD, INK, MUTED, QUIET, SMALL, STEEL, Colour

WHOLE: Final = ("target", "net")
"""Bars from nought; the others hang between them."""
THICK: Final = 0.44  # of a row, a bar


def draw(ui: Canvas, area: Box, screen: DebriefState) -> None:
    """Draw the page."""
    seen = screen.seen
    room = titled(ui, area, ui.say("window.debrief.miss"), ui.say("window.debrief.miss_note"))
    if not seen.debrief or not seen.debrief.miss:
        waiting(ui, room, "window.debrief.waiting_first", seen)
        return
    debrief = seen.debrief
    parts = {name: value for name, value in debrief.miss.items() if abs(value) >= 1.0}
    steps = steps_of(debrief.target, parts, debrief.net)
    low = min(0.0, *(min(start, end) for _, start, end in steps))
    high = max(max(start, end) for _, start, end in steps)
    abouts = {name: "" if name in WHOLE else miss_name(name, parts[name], ui.language, about=True) for name, _, _ in steps}
    names_of = {name: name_of(ui, name, parts.get(name, 0.0)) for name, _, _ in steps}
    names = max(*(text.width(ui, one, SMALL) for one in abouts.values()),
                *(text.width(ui, one, BODY, True) for one in names_of.values())) + 24  # fmt: skip
    figures = 104.0
    row = min(room.h / len(steps), 68.0)
    bars = Box(room.x + names, room.y, room.w - names - figures - 12, room.h)

    def across(value: float) -> float:
        return bars.x + bars.w * (value - low) / max(high - low, 1.0)

    for number in range(1, len(steps)):
        rule(ui, room.x, room.y + number * row, room.w)
    upright(ui, across(0.0), room.y, row * len(steps))
    for number, (name, start, end) in enumerate(steps):
        y = room.y + number * row
        tone = tone_of(name, start, end)
        whole = name in WHOLE
        _told(ui, Box(room.x, y, names, row), names_of[name], abouts[name])
        left, right = sorted((across(start), across(end)))
        if number:  # from where the step before ended
            upright(ui, across(end if whole else start), y - row * (0.5 - THICK / 2), row * (1 - THICK), QUIET)
        panel(ui, Box(left, y + row * (0.5 - THICK / 2), max(right - left, 2.0), row * THICK), tone, 4)
        shown = ui.money(end) if whole else signed(ui, end - start)
        text.label(ui, shown, Box(room.right - figures, y, figures, row), HEAD if whole else BODY, tone, True, "right")


def _told(ui: Canvas, area: Box, name: str, about: str) -> None:
    """The name of a step and what it means, level with its bar."""
    if not about:
        text.label(ui, name, area, BODY, INK, True)
        return
    text.label(ui, name, Box(area.x, area.centery - 22, area.w, 22), BODY, INK, True)
    text.label(ui, about, Box(area.x, area.centery, area.w, 20), SMALL, MUTED)


def steps_of(target: float, parts: dict[str, float], net: float) -> list[tuple[str, float, float]]:
    """Name, from where, to where: the target from nought, what each part takes away or adds, the result from nought."""
    steps, now = [("target", 0.0, target)], target
    for name, part in parts.items():
        steps.append((name, now, now - part))
        now -= part
    return [*steps, ("net", 0.0, net)]


def name_of(ui: Canvas, name: str, value: float) -> str:
    """What a step is called."""
    return ui.say(f"debrief.{name}") if name in WHOLE else miss_name(name, value, ui.language)


def tone_of(name: str, start: float, end: float) -> Colour:
    """The colour of a step."""
    if name == "target":
        return STEEL
    if name == "net":
        return FAMILY["chase"]
    return GOOD if end > start + 0.5 else BAD if end < start - 0.5 else MUTED
