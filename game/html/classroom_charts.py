"""The charts of a class: how scores are spread, how beliefs held, and before and after."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from game.classroom import figures
from game.classroom.people import Class, Spread
from game.html import debrief_charts
from game.html.drawing import BLUE, GREEN, GREY, INK, MUTED, RED, figure, svg
from game.language.words import say
from sim_core.public.debriefs import Calibration

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STEP: Final = {"score": 5.0, "accuracy": 5.0}
"""Width of a column of dots."""
TOP: Final = {"score": 150.0, "accuracy": 100.0}
DOTS: Final = 14
"""People in a column, above which columns are drawn in place of dots."""
ENOUGH: Final = 5
"""Beliefs of a kind from which it is said whether they lean to one side."""
LEANING: Final = 0.15
"""How far what was said must be from what was so for that."""
NAMED: Final = 30
"""People that a chart of before and after has room for by name."""
Pair = tuple[str, float, float]
"""Who, before, after."""


def dots(spread: Spread, name: str, medals: Any, language: str) -> str:
    """A dot for each person, in columns; the middle as a dashed line, medals as marks below."""
    step, top = STEP[name], TOP[name]
    last = min(max(100.0, max(spread.values)), top)
    found = Counter(round(value / step) for value in spread.values)
    tallest = max(found.values())
    made, axes = figure(2.9, width=5.6)
    for column, count in found.items():
        middle = column * step
        if tallest > DOTS:
            axes.bar(middle, count, width=0.84 * step, color=BLUE)
        else:
            axes.plot(
                [middle] * count, [at + 0.5 for at in range(count)], "o", color=BLUE, markersize=8, markeredgecolor="white"
            )
    axes.axvline(spread.middle, color=INK, linewidth=1.2, linestyle=(0, (4, 3)), zorder=0)
    high = max(tallest * 1.15, 4.0)
    axes.text(spread.middle, high, f"{spread.middle:.0f}", ha="center", va="bottom", fontsize=9.5, color=INK)
    if medals is not None:
        for word, colour in (("bronze", "#a8692f"), ("silver", "#8a94a3"), ("gold", "#d99a1c")):
            value = getattr(medals, word)
            if value <= last:
                axes.plot([value], [0], "^", color=colour, markersize=8, clip_on=False, zorder=6)
    axes.set_xlim(-0.6 * step, last + 0.6 * step)
    axes.set_ylim(0, high)
    axes.set_xlabel(say(f"class.axis_{name}", language))
    axes.set_ylabel(say("class.axis_people", language))
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.grid(axis="x", visible=False)
    return svg(made, f"{say('class.spread_head', language)}: {say(f'class.axis_{name}', language)}")


def calibration(of: Class, language: str) -> str:
    """How often what was called so likely was true, of all that anybody said."""
    curve = tuple(figures.curve(of))
    return debrief_charts.calibration(Calibration(figures.brier(of), None, curve, None, None, 0, 0), language)


def slopes(pairs: Sequence[Pair], name: str, language: str) -> str:
    """A line for each person from before to after; the mean is drawn thick."""
    made, axes = figure(min(max(3.2, 0.3 * len(pairs) + 1.4), 8.0), width=5.2)
    for _, before, after in pairs:
        colour = GREEN if after > before else RED if after < before else GREY
        axes.plot([0, 1], [before, after], "o-", color=colour, linewidth=1.4, markersize=4.5, alpha=0.75)
    means = [sum(values) / len(pairs) for values in list(zip(*pairs, strict=True))[1:]]
    if len(pairs) > 1:
        axes.plot([0, 1], means, "o-", color=INK, linewidth=3.0, markersize=7, zorder=5)
    axes.set_xlim(-0.12, 1.5 if len(pairs) <= NAMED else 1.12)
    axes.set_xticks([0, 1], [say("class.before", language), say("class.after", language)])
    low = min(min(before, after) for _, before, after in pairs)
    high = max(max(before, after) for _, before, after in pairs)
    bottom, top = max(math.floor((low - 6) / 10) * 10, -4), math.ceil((high + 4) / 10) * 10
    axes.set_ylim(bottom, top)
    if len(pairs) <= NAMED:
        _named(axes, pairs, 0.22 * (top - bottom) / made.get_figheight())
    axes.set_ylabel(say(f"class.axis_{name}", language))
    axes.grid(axis="x", visible=False)
    return svg(made, say("class.again_head", language) + name + str(len(pairs)))


def _named(axes: "Axes", pairs: Sequence[Pair], gap: float) -> None:
    """Names at the right edge, from the top down, none over another: `gap` is the least distance."""
    last = math.inf
    for who, _, after in sorted(pairs, key=lambda one: -one[2]):
        place = min(after, last - gap)
        axes.text(1.05, place, who[:18], va="center", fontsize=8.5, color=MUTED)
        last = place
