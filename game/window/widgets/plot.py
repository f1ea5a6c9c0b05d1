"""Charts of a debrief: several lines with a band over weeks, a radar, a curve."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from game.window.widgets import brush, text
from game.window.widgets.brush import FINE
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import rule
from game.window.widgets.theme import FAINT, INK, LINE, MUTED, SMALL, TRACK, Colour

Point = tuple[float, float]


@dataclass(frozen=True)
class Pen:
    """A brush's pen, led in design units."""

    ui: Canvas
    pen: brush.Pen
    area: Box
    scale: float  # parts of a pixel for a design unit

    def at(self, x: float, y: float) -> Point:
        """A point of the canvas, in design units, as a spot of the brush's pen."""
        return (x - self.area.x) * self.scale, (y - self.area.y) * self.scale

    def line(self, points: Sequence[Point], colour: Colour, wide: float = 2.0, dash: float = 0.0) -> None:
        """A line through points of the canvas, round at its corners; `dash`: what lies between two dashes."""
        if len(points) == 1:
            self.dot(*points[0], 2.5 * wide, colour)
        spots = [self.at(*point) for point in points]
        self.pen.line(spots, self.ui.rgb(colour), max(round(wide * self.scale), 1), _dashed(dash * self.scale))

    def shape(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """A filled shape; nothing where there is no area."""
        if len(points) >= 3:
            self.pen.shape([self.at(*point) for point in points], self.ui.rgb(colour), alpha)

    def dot(self, x: float, y: float, size: float, colour: Colour, ring: Colour | None = None) -> None:
        """A disc of a diameter, with a ring around it."""
        spot = self.at(x, y)
        if ring:
            self.pen.dot(spot, (size / 2 + 2) * self.scale, self.ui.rgb(ring))
        self.pen.dot(spot, size / 2 * self.scale, self.ui.rgb(colour))


def _dashed(step: float) -> brush.Dash | None:
    return brush.Dash(1.4 * step, step, 0.4 * step) if step else None


@contextmanager
def pen(ui: Canvas, area: Box, ground: Colour) -> Iterator[Pen]:
    """Draw smoothly in `area`; `ground` is what lies under it, so that edges blend."""
    rect = ui.rect(area)
    with ui.brush.pen(rect, ui.rgb(ground)) as led:
        yield Pen(ui, led, area, max(rect.w, 1) * FINE / max(area.w, 1e-6))


@dataclass(frozen=True)
class Series:
    """A line over weeks; it may begin later than the chart."""

    values: Sequence[float]
    colour: Colour
    name: str = ""
    wide: float = 2.4
    dash: float = 0.0
    start: int = 0


@dataclass(frozen=True)
class Frame:
    """Where values stand in a chart: `weeks` steps across, `low` … `high` from the bottom up."""

    area: Box
    weeks: int
    low: float
    high: float

    def x(self, week: float) -> float:
        """Where a week stands."""
        return self.area.x + self.area.w * week / max(self.weeks, 1)

    def y(self, value: float) -> float:
        """Where a value stands, kept within the chart."""
        share = (value - self.low) / max(self.high - self.low, 1e-9)
        return self.area.bottom - self.area.h * min(max(share, 0.0), 1.0)

    def points(self, one: Series) -> list[Point]:
        """A line's points."""
        return [(self.x(one.start + week), self.y(float(value))) for week, value in enumerate(one.values)]


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round figures from `low` to beyond `high`."""
    raw = max(high - low, 1.0) / most
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * one for one in (1, 2, 5, 10) if size * one >= raw)
    first = math.floor(low / step)
    return [step * number for number in range(first, math.ceil(high / step) + 1)]


def weekly(
    ui: Canvas, area: Box, weeks: int, highest: float, lowest: float = 0.0, first: int = 0, labels: float = 56.0, most: int = 5,
    last: str = "",
) -> Frame:  # fmt: skip
    """Axes: money at the left, weeks below. Returns where to draw. `first`: what the first week is called; `last`: the end."""
    marks = ticks(lowest, highest, most)
    inside = Box(area.x + labels, area.y + 8, area.w - labels - 8, area.h - 36)
    frame = Frame(inside, weeks, marks[0], marks[-1])
    for mark in marks:
        y = frame.y(mark)
        rule(ui, inside.x, y, inside.w, LINE if mark else TRACK)
        text.label(ui, ui.money(mark), Box(area.x, y - 9, labels - 10, 18), SMALL, MUTED, align="right")
    slot = inside.w / max(weeks, 1)
    every = 1 if slot >= 24 else (2 if slot >= 13 else 4)
    for week in range(0, weeks + 1, every):
        named = last if last and week == weeks else str(week + first)
        text.label(ui, named, Box(frame.x(week) - 16, inside.bottom + 6, 32, 18), SMALL, MUTED, align="center")
    return frame


def ends(ui: Canvas, frame: Frame, series: Sequence[Series], right: float) -> None:
    """The name of each line at its end, moved apart where they would lie on one another."""
    high = 18.0
    named = [one for one in series if one.name and len(one.values)]
    wanted = sorted(((frame.y(float(one.values[-1])) - high / 2, one) for one in named), key=lambda entry: entry[0])
    tops: list[float] = []
    for top, _ in wanted:
        tops.append(max(top, tops[-1] + high) if tops else top)
    over = (tops[-1] + high - frame.area.bottom - high / 2) if tops else 0.0
    tops = [top - max(over, 0.0) for top in tops]
    for place in range(len(tops) - 2, -1, -1):
        tops[place] = min(tops[place], tops[place + 1] - high)
    for top, (_, one) in zip(tops, wanted, strict=True):
        x = frame.x(one.start + len(one.values) - 1) + 8
        text.label(ui, one.name, Box(x, top, right - x, high), SMALL, one.colour, True)


def radar(
    ui: Canvas,
    area: Box,
    values: Sequence[float | None],
    names: Sequence[str],
    colour: Colour,
    ground: Colour,
    write: Callable[[int], tuple[Colour, bool]] | None = None,
) -> None:
    """Shares 0…1 round a centre, names outside. None: nothing to tell; the shape leaves it out, and its name is pale."""
    count = len(values)
    wides = [text.width(ui, name, SMALL, True) for name in names]
    across = [math.cos(2 * math.pi * number / count - math.pi / 2) for number in range(count)]
    sides = [[one for one in range(count) if sign * across[one] > 0.2] for sign in (-1, 1)]
    beside = area.w - 24
    size = min(
        (area.h - 56) / 2,
        *((beside - wides[one] - wides[other]) / (across[other] - across[one]) for one in sides[0] for other in sides[1]),
    )
    reach = [max((size * abs(across[one]) + wides[one] for one in side), default=size) for side in sides]
    middle = (area.centerx + (reach[0] - reach[1]) / 2, area.centery)

    def spot(number: int, share: float) -> Point:
        angle = 2 * math.pi * number / count - math.pi / 2
        return middle[0] + size * share * math.cos(angle), middle[1] + size * share * math.sin(angle)

    inside = Box(middle[0] - size - 8, middle[1] - size - 8, 2 * size + 16, 2 * size + 16)
    with pen(ui, inside, ground) as one:
        for share in (0.25, 0.5, 0.75, 1.0):
            ring = [spot(number, share) for number in range(count)]
            one.line([*ring, ring[0]], LINE, 1.0)
        for number in range(count):
            one.line([middle, spot(number, 1.0)], LINE, 1.0)
    known = [spot(number, max(value, 0.02)) for number, value in enumerate(values) if value is not None]
    with pen(ui, inside, colour) as one:
        if len(known) > 2:
            one.shape(known, colour, 60)
        if len(known) > 1:
            one.line([*known, known[0]], colour, 2.2)
        for place in known:
            one.dot(*place, 7, colour)
    for number, name in enumerate(names):
        x, y = spot(number, 1.0)
        side = "center" if abs(across[number]) < 0.2 else ("left" if across[number] > 0 else "right")
        wide = wides[number] + 4
        left = x - wide / 2 if side == "center" else (x + 8 if side == "left" else x - 8 - wide)
        top = y - 26 if y < middle[1] - size * 0.9 else (y + 8 if y > middle[1] + size * 0.9 else y - 9)
        tone, bold = write(number) if write else (INK if values[number] is not None else FAINT, False)
        text.label(ui, name, Box(left, top, wide, 18), SMALL, tone, bold, side)
