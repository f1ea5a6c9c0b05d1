"""A sweep as an HTML page: lines for one parameter, a map of each bot for two."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from game.html.drawing import BLUE, GOLD, GREEN, INK, RED, VIOLET, figure, style, svg
from game.html.page import escaped, page, section, table
from game.language.currency import axis
from game.language.words import money, say
from sim_core.public.balance import Axis

COLOURS: Final = (BLUE, GOLD, GREEN, VIOLET, RED, INK)
Row = dict[str, Any]


def report(title: str, axes: Sequence[Axis], rows: Sequence[Row], about: str, language: str) -> str:
    """The page of a sweep."""
    bots = list(dict.fromkeys(row["bot"] for row in rows))
    draw = _lines if len(axes) == 1 else _maps
    with style():
        charts = [
            section(say(f"column.{name}", language), draw(axes, rows, bots, name, language), about=told)
            for name, told in (("net", say("balance.sweep_about", language) if len(axes) == 1 else ""), ("score", ""))
        ]
    heads = [*(one.path for one in axes), say("balance.column.bot", language)]
    heads += [say(f"balance.column.{name}", language) for name in ("net", "score")]
    shown = [
        (
            *(f"{value:g}" for value in row["values"].values()),
            row["bot"],
            money(row["net"]["mean"], language),
            f"{row['score']['mean']:.1f}",
        )
        for row in rows
    ]
    numbers = [*range(len(axes)), len(axes) + 1, len(axes) + 2]
    figures = section(say("balance.figures", language), table(heads, shown, numbers))
    name = say("balance.sweep", language, title=title)
    return page(name, f"<h1>{escaped(name)}</h1><p class='muted'>{escaped(about)}</p>{''.join(charts)}{figures}", language)


def _unit(name: str, language: str) -> str:
    """What a figure is counted in."""
    if name == "net":
        return say("balance.net_axis", language, unit=axis(language)[1])
    return say("balance.column.score", language)


def _lines(axes: Sequence[Axis], rows: Sequence[Row], bots: Sequence[str], name: str, language: str) -> str:
    made, plot = figure(4.2, width=11.0)
    scale = axis(language)[0] if name == "net" else 1.0
    for number, bot in enumerate(bots):
        own = [row[name] for row in rows if row["bot"] == bot]
        colour = COLOURS[number % len(COLOURS)]
        low, high = ([row["ci95"][end] / scale for row in own] for end in (0, 1))
        plot.fill_between(axes[0].values, low, high, color=colour, alpha=0.15, linewidth=0)
        plot.plot(axes[0].values, [row["mean"] / scale for row in own], color=colour, marker="o", markersize=4, label=bot)
    plot.set_xlabel(axes[0].path)
    plot.set_ylabel(_unit(name, language))
    plot.legend(frameon=False, ncols=6, loc="lower left", bbox_to_anchor=(0, 1.0))
    return svg(made, f"{axes[0].path} {name}")


def _maps(axes: Sequence[Axis], rows: Sequence[Row], bots: Sequence[str], name: str, language: str) -> str:
    down, across = axes
    made, plots = figure(
        1.2 + 3.4 * min(len(down.values) / max(len(across.values), 1), 1.2), len(bots), width=11.0, squeeze=False
    )
    scale = axis(language)[0] if name == "net" else 1.0
    grids = [
        np.array([row[name]["mean"] / scale for row in rows if row["bot"] == bot]).reshape(len(down.values), len(across.values))
        for bot in bots
    ]
    for plot, bot, grid in zip(plots[0], bots, grids, strict=True):
        span = max(float(grid.max() - grid.min()), 1.0)  # of its own: what moves a bot is to be seen, however little it gets
        low, high = float(grid.min()) - 0.1 * span, float(grid.max()) + 0.5 * span
        plot.imshow(grid, origin="lower", cmap="YlGnBu", aspect="auto", vmin=low, vmax=high)
        middle = (low + high) / 2
        for row, column in np.ndindex(grid.shape):
            shade = "white" if grid[row, column] > middle else INK
            plot.text(column, row, f"{grid[row, column]:.0f}", ha="center", va="center", fontsize=9, color=shade)
        plot.set_xticks(range(len(across.values)), [f"{value:g}" for value in across.values])
        plot.set_yticks(range(len(down.values)), [f"{value:g}" for value in down.values])
        plot.set_xlabel(across.path)
        plot.set_ylabel(down.path)
        unit = _unit(name, language)
        plot.set_title(f"{bot}: {unit}", fontsize=10)
        plot.grid(visible=False)
    return svg(made, f"{down.path} {across.path} {name}")
