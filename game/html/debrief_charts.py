"""The charts of a debrief: money, competences, calibration, hidden cash, promises, and two bridges of amounts."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from game.debrief.document import Standing
from game.debrief.sentences import competence_name, who
from game.debrief.tables import miss_name
from game.html.drawing import BLUE, GOLD, GREEN, GREY, INK, LINE, MUTED, PALE, RED, VIOLET, figure, legend_above, svg
from game.language.currency import axis
from game.language.words import money, say
from sim_core.public.debriefs import (
    Account,
    Calibration,
    CashLine,
    ClientBeliefs,
    Competence,
    Debrief,
    PromiseLine,
    Trail,
    cash_line,
    money_by_week,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINES: Final = {"master": (GREY, ":"), "textbook": (INK, "--"), "idle": (GREY, "-."), "you": (BLUE, "-")}
BAND: Final = "#e3dff4"
OUTCOMES: Final = {"kept": (GREEN, "o"), "broken": (RED, "X"), "open": (GOLD, "D")}
COLUMNS: Final = 2
LOW: Final = 15.0
"""Per cent below which there is no room for a word under a dot."""
LARGEST: Final = 20.0
"""Points across of a dot that stands for many."""
GAP: Final = 0.062
"""Least distance of names at the right edge, as a share of the height."""


def money_over_time(found: Debrief, standing: Standing, language: str) -> str:
    """Money received week by week, beside others with the same luck; dots are the turning points."""
    own, paths = money_by_week(found.trail), {name: one.received for name, one in standing.others.items()}
    made, axes = figure(3.9, width=11.0)
    per, ends = axis(language)[0], []
    for name, path in (*paths.items(), ("you", own)):
        colour, line = LINES[name]
        axes.plot(range(len(path)), path / per, color=colour, linestyle=line, linewidth=2.6 if name == "you" else 1.5)
        ends.append((float(path[-1]) / per, len(path) - 1, name, colour))
    for point in found.turning:
        one = next(verdict for verdict in found.verdicts if verdict.number == point.number)
        at = min(one.week + 1, len(own) - 1)
        good = point.cost <= 0
        look = {"color": GREEN if good else RED, "markersize": 8 if good else 8.5, "markeredgecolor": "white", "zorder": 5}
        axes.plot([at], [own[at] / per], "o" if good else "X", **look)
    weeks = len(paths["idle"]) - 1
    named = {name: who(name, standing.others, standing.net, language) for *_, name, _ in ends}
    _names_at_the_edge(axes, ends, weeks, named)
    axes.set_xlim(0, weeks * 1.12 + 0.4)
    axes.set_xticks(range(weeks + 1))
    axes.set_xlabel(say("debrief.axis.week", language))
    axes.set_ylabel(say("debrief.axis.received", language, unit=axis(language)[1]))
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    return svg(made, say("debrief.money", language))


def _names_at_the_edge(axes: "Axes", ends: list[tuple[float, int, str, str]], weeks: int, names: Mapping[str, str]) -> None:
    top = max(max(end for end, *_ in ends), 1e-9)
    last = -1.0
    for end, at, name, colour in sorted(ends):
        place = max(end, last + GAP * top)
        text = f"{names[name]} {end:,.0f}"
        weight = "bold" if name == "you" else "normal"
        shade = MUTED if colour == GREY else colour
        axes.text(max(at, weeks) + 0.15, place, text, va="center", fontsize=10, color=shade, weight=weight)
        last = place


def radar(found: Mapping[str, Competence], language: str) -> str:
    """The competences as a radar; what was not seen is left out of the shape, and has a dash for a number."""
    from matplotlib.figure import Figure

    names = list(found)
    angles = [math.pi / 2 - 2 * math.pi * at / len(names) for at in range(len(names))]
    known = [(found[name].score, angle) for name, angle in zip(names, angles, strict=True) if found[name].observed]
    made = Figure(figsize=(5.2, 4.6))
    axes = made.add_subplot(aspect="equal")
    for ring in (25, 50, 75, 100):
        axes.plot(*_ring([ring] * len(names), angles), color=LINE, linewidth=1.0)
    for angle in angles:
        axes.plot([0, 100 * math.cos(angle)], [0, 100 * math.sin(angle)], color=LINE, linewidth=0.8)
    if known:
        xs, ys = _ring(*zip(*known, strict=True))
        axes.fill(xs, ys, color=PALE, alpha=0.55, zorder=2)
        axes.plot(xs, ys, "o-", color=BLUE, linewidth=2.0, zorder=3)
    for name, angle in zip(names, angles, strict=True):
        across, up = math.cos(angle), math.sin(angle)
        side = "left" if across > 0.3 else "right" if across < -0.3 else "center"
        seen = found[name].observed > 0
        number = f"{found[name].score:.0f}" if seen else "–"
        text = f"{competence_name(name, language)}\n{number}"
        shade = INK if seen else MUTED
        axes.text(114 * across, 119 * up, text, color=shade, ha=side, va="center", fontsize=10.5, linespacing=1.25)
    axes.set_xlim(-165, 165)
    axes.set_ylim(-136, 136)
    axes.axis("off")
    return svg(made, say("debrief.competences", language))


def _ring(values: Sequence[float], angles: Sequence[float]) -> tuple[list[float], list[float]]:
    closed = [*zip(values, angles, strict=True), (values[0], angles[0])]
    return [value * math.cos(angle) for value, angle in closed], [value * math.sin(angle) for value, angle in closed]


def calibration(found: Calibration, language: str) -> str:
    """How often what was called so likely was true; a dot's size is how often it was said."""
    made, axes = figure(3.6, width=4.6)
    line = {"color": MUTED, "linestyle": (0, (4, 3)), "linewidth": 1.2}
    axes.plot([0, 100], [0, 100], label=say("debrief.perfect", language), **line)
    axes.legend(loc="upper left", frameon=False, fontsize=9, labelcolor=MUTED)
    said = [100 * stated for stated, _, _ in found.curve]
    true = [100 * share for _, share, _ in found.curve]
    axes.plot(said, true, color=VIOLET, linewidth=1.8)
    for at, share, (_, _, count) in zip(said, true, found.curve, strict=True):
        size = min(5 + 3 * math.sqrt(count), LARGEST)
        axes.plot([at], [share], "o", color=VIOLET, markersize=size, markeredgecolor="white")
        shift = 4.5 + 0.6 * size
        low = share < LOW
        where = {"xytext": (0, shift if low else -shift), "ha": "center", "va": "bottom" if low else "top"}
        look = {"textcoords": "offset points", "fontsize": 9, "color": VIOLET, **where}
        axes.annotate(say("debrief.times", language, count=count), (at, share), **look)
    axes.set_xlim(-4, 104)
    axes.set_ylim(-6, 106)
    axes.set_xticks([5, 25, 50, 75, 95])
    axes.set_yticks([0, 25, 50, 75, 100])
    axes.set_xlabel(say("debrief.axis.stated", language))
    axes.set_ylabel(say("debrief.axis.true", language))
    return svg(made, say("debrief.calibration", language))


def hidden_cash(trail: Trail, beliefs: Sequence[ClientBeliefs], names: Sequence[str], language: str) -> str:
    """For each client: what it had, what could be known of it, what it claimed and what the trainee said of it."""
    from matplotlib.figure import Figure

    rows = -(-len(beliefs) // COLUMNS)
    made = Figure(figsize=(11.0, 1.95 * rows + 0.3))
    grid = made.subplots(rows, min(COLUMNS, len(beliefs)), squeeze=False).reshape(-1)
    close = say("debrief.axis.close", language) if trail.finished else ""
    for axes, own in zip(grid, beliefs, strict=False):
        _cash(axes, cash_line(trail, own), names[own.client], axis(language)[0], close)
    for axes in grid[len(beliefs) :]:
        axes.axis("off")
    for axes in grid[max(len(beliefs) - COLUMNS, 0) : len(beliefs)]:
        axes.set_xlabel(say("debrief.axis.week_start", language))
    return svg(made, say("debrief.cash", language))


def _cash(axes: "Axes", line: CashLine, name: str, per: float, close: str) -> None:
    weeks = np.arange(len(line.true)) + 1
    axes.fill_between(weeks, line.low / per, line.high / per, color=BAND, linewidth=0)
    axes.plot(weeks, line.true / per, color=INK, linewidth=1.9)
    top = max(float(line.high.max()), float(line.true.max()), *(high for _, _, high in line.stated), 1.0) / per
    for week, low, high in line.stated:
        middle = (low + high) / 2 / per
        axes.errorbar(
            [week + 1],
            [middle],
            yerr=[[middle - low / per], [high / per - middle]],
            fmt="none",
            color=BLUE,
            linewidth=1.4,
            capsize=3,
        )
    if line.tight:
        axes.plot(
            [week + 1 for week in line.tight], [0] * len(line.tight), "v", color=RED, markersize=7, clip_on=False, zorder=6
        )
    axes.set_title(name, loc="left", fontsize=11, weight="bold")
    axes.set_ylim(0, top * 1.08)
    axes.set_xlim(0.8, len(line.true) + 0.2)
    shown = weeks[:-1] if len(weeks) < 16 else weeks[:-1:3]
    axes.set_xticks([*shown, weeks[-1]], [*map(str, shown.tolist()), close])
    axes.tick_params(labelsize=9)


def promises(lines: Sequence[PromiseLine], names: Sequence[str], weeks: int, language: str) -> str:
    """Each promise from when it was given to its date: kept or broken, and when it was followed up."""
    own = [number for number in range(len(names)) if any(one.client == number for one in lines)]
    made, axes = figure(0.5 * len(own) + 1.1, width=11.0)
    for row, client in enumerate(reversed(own)):
        for at, one in enumerate(sorted((one for one in lines if one.client == client), key=lambda one: (one.due, one.given))):
            _promise(axes, one, row + 0.2 * (1 if at % 2 else -1), language)
    for outcome, (colour, mark) in OUTCOMES.items():
        if any(one.outcome == outcome for one in lines):
            axes.plot([], [], mark, color=colour, label=say(f"debrief.promise_{outcome}", language), markersize=7)
    axes.plot([], [], "|", color=INK, markersize=9, markeredgewidth=1.6, label=say("debrief.promise_followed", language))
    axes.set_yticks(range(len(own)), [names[client] for client in reversed(own)])
    axes.set_ylim(-0.55, len(own) - 0.45)
    axes.set_xlim(0.6, weeks + 1.0)
    axes.set_xticks(range(1, weeks + 1))
    axes.set_xlabel(say("debrief.axis.week", language))
    axes.grid(axis="y", visible=False)
    legend_above(axes, 4)
    return svg(made, say("debrief.promises", language))


def _promise(axes: "Axes", one: PromiseLine, height: float, language: str) -> None:
    colour, mark = OUTCOMES[one.outcome]
    axes.plot([one.given + 1, one.due + 1], [height, height], color=colour, linewidth=2.2, alpha=0.55, solid_capstyle="round")
    axes.plot([one.due + 1], [height], mark, color=colour, markersize=7, zorder=4)
    for week in one.followed:
        axes.plot([week + 1], [height], "|", color=INK, markersize=9, markeredgewidth=1.6, zorder=5)
    axes.text(one.due + 1.1, height, money(one.amount, language), fontsize=8, va="center", color=MUTED)


def miss(parts: Mapping[str, float], standing: Standing, language: str) -> str:
    """From the target down (or up) to the result, part by part."""
    steps = [(miss_name(name, value, language), -value) for name, value in parts.items()]
    ends = (say("debrief.target", language), standing.target), (say("debrief.net", language), standing.net)
    return _bridge(ends[0], steps, ends[1], say("debrief.miss_title", language), language)


def luck(account: Account, language: str) -> str:
    """From what could be expected, by decisions and luck, to the result."""
    steps = [(say("debrief.by_decisions", language), -account.lost), (miss_name("luck", -account.luck, language), account.luck)]
    start = (say("debrief.expected", language), account.expected)
    return _bridge(start, steps, (say("debrief.net", language), account.net), say("debrief.accuracy_head", language), language)


def _bridge(
    start: tuple[str, float], steps: Sequence[tuple[str, float]], end: tuple[str, float], label: str, language: str
) -> str:
    per, at = axis(language)[0], start[1]
    made, axes = figure(0.42 * (len(steps) + 2) + 0.5, width=6.2)
    bars = [(start[0], 0.0, start[1], INK, money(start[1], language))]
    for name, change in steps:
        shown = ("+" if change > 0 else "") + money(change, language)
        bars.append((name, at, change, GREEN if change > 0 else RED, shown))
        at += change
    bars.append((end[0], 0.0, end[1], BLUE, money(end[1], language)))
    low = min(min(base, base + size, 0) for _, base, size, _, _ in bars)
    span = max(max(base, base + size) for _, base, size, _, _ in bars) - low
    for row, (_, base, size, colour, shown) in enumerate(reversed(bars)):
        axes.barh(row, size / per, left=base / per, height=0.6, color=colour)
        right = max(base, base + size) + 0.015 * span
        axes.text(right / per, row, shown, va="center", fontsize=9.5, color=INK)
    axes.set_yticks(range(len(bars)), [name for name, *_ in reversed(bars)])
    axes.set_xlim((low - (0.02 * span if low < 0 else 0)) / per, (low + span * 1.2) / per)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel(axis(language)[1])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}".replace("-", "−"))
    return svg(made, label)
