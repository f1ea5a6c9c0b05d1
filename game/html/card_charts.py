"""The charts of a report card."""

from typing import Any, Final

from game.html.drawing import BLUE, GOLD, GREEN, GREY, INK, LINE, MUTED, PALE, RED, VIOLET, figure, legend_above, svg
from game.language.currency import axis
from game.language.words import move_name, say
from sim_core.public.runs import Z95

Card = dict[str, Any]
LINES: Final = {"oracle": VIOLET, "textbook": BLUE, "visitor": GREEN, "nag": GOLD, "idle": GREY}
FAMILIES: Final = {"plan": VIOLET, "chase": BLUE, "investigate": GREEN, "negotiate": GOLD, "promote": RED, "unused": LINE}
PLATE: Final = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
BINDS: Final = {"will": RED, "rivals": GOLD, "downstream": VIOLET, "cash": GREY}


def scores(card: Card, language: str) -> str:
    """The middle half and nine tenths of each bot's scores, and the medals."""
    rows = card["ladder"]
    made, axes = figure(0.32 * len(rows) + 0.8)
    for at, row in enumerate(rows):
        low, first, middle, third, high = row["quantiles"]
        colour = LINES.get(row["bot"], BLUE)
        axes.plot([low, high], [at, at], color=colour, linewidth=1.4, solid_capstyle="round")
        axes.barh(at, third - first, left=first, height=0.5, color=colour, alpha=0.55)
        axes.plot([middle, middle], [at - 0.32, at + 0.32], color=INK, linewidth=2)
    for name, value in card["medals"]["given"].items():
        axes.axvline(value, color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)))
        label = say(f"medal.{name}_line", language)
        axes.text(value, len(rows) - 0.35, label, ha="center", va="bottom", fontsize=9, color=MUTED, bbox=PLATE)
    axes.set_yticks(range(len(rows)), [row["bot"] for row in rows])
    axes.set_ylim(-0.6, len(rows) + 0.1)
    axes.set_xlim(-3, 153)
    axes.set_xlabel(say("balance.column.score", language))
    axes.grid(axis="y", visible=False)
    return svg(made, f"{card['scenario']} {say('balance.scores', language)}")


def lessons(card: Card, language: str) -> str:
    """What each lesson is worth."""
    rows = card["lessons"][::-1]
    made, axes = figure(0.36 * len(rows) + 0.7)
    values = [100 * row["of_textbook"] for row in rows]
    errors = [100 * Z95 * row["of_textbook_se"] for row in rows]
    colours = [BLUE if row["taught"] else PALE for row in rows]
    axes.barh(range(len(rows)), values, xerr=errors, color=colours, height=0.62, error_kw={"ecolor": INK, "elinewidth": 1})
    names = [f"{row['lesson']} {say('lesson.' + row['lesson'], language)}" for row in rows]
    axes.set_yticks(range(len(rows)), names)
    axes.axvline(0, color=MUTED, linewidth=0.8)
    axes.set_xlabel(f"{say('balance.of_skill', language)}, %")
    axes.grid(axis="y", visible=False)
    return svg(made, f"{card['scenario']} {say('balance.lessons', language)}")


def moves(card: Card, language: str) -> str:
    """What is lost where a move is forbidden, and gained where it is all there is."""
    rows = sorted(card["moves"], key=lambda row: max(row["forbidden"], 0.0) + max(row["alone"], 0.0))
    made, (left, right) = figure(0.27 * len(rows) + 0.9, 2, sharey=True, width=11.0)
    for axes, name, colour in ((left, "forbidden", BLUE), (right, "alone", GOLD)):
        values = [100 * row[name] for row in rows]
        errors = [100 * Z95 * row[f"{name}_se"] for row in rows]
        shades = [RED if row["trap"] else colour for row in rows]
        axes.barh(range(len(rows)), values, xerr=errors, color=shades, height=0.62, error_kw={"ecolor": INK, "elinewidth": 0.9})
        axes.axvline(0, color=MUTED, linewidth=0.8)
        axes.set_title(say(f"balance.{name}", language), fontsize=10.5, color=INK)
        axes.set_xlabel(f"{say('balance.of_skill', language)}, %")
        axes.grid(axis="y", visible=False)
    left.set_yticks(range(len(rows)), [f"{move_name(row['move'], language)}" for row in rows])
    left.set_ylim(-0.7, len(rows) - 0.3)
    return svg(made, f"{card['scenario']} {say('balance.moves', language)}")


def decided(card: Card, language: str) -> str:
    """Week by week: correlation with the end, and the share that is in."""
    row = card["decided"]
    weeks = range(1, row["weeks"] + 1)
    made, axes = figure(3.0)
    lines = (("correlation", BLUE), ("share_in", GOLD))
    for name, colour in lines:
        axes.plot(weeks, row[name], color=colour, marker="o", markersize=3.5, label=say(f"balance.{name}", language))
    axes.axhline(0.9, color=MUTED, linewidth=0.9, linestyle=(0, (4, 3)))
    axes.set_xlabel(say("balance.week", language))
    axes.set_ylim(min(-0.05, *row["correlation"], *row["share_in"]), 1.05)
    axes.set_xticks(list(weeks))
    legend_above(axes, 2)
    return svg(made, f"{card['scenario']} {say('balance.decided', language)}")


def money_by_week(card: Card, language: str) -> str:
    """Net recovered by some bots, week by week."""
    row = card["decided"]
    weeks = list(range(row["weeks"] + 1))
    made, axes = figure(3.0)
    (per, unit), ends = axis(language), []
    for bot, path in row["by_week"].items():
        values = [0.0, *(one / per for one in path)]
        axes.plot(weeks, values, color=LINES[bot], linewidth=1.8)
        ends.append((values[-1], bot))
    span = max(max(end for end, _ in ends) - min(end for end, _ in ends), 1.0)
    last = None
    for end, bot in sorted(ends):
        place = end if last is None else max(end, last + 0.085 * span)
        axes.text(weeks[-1] + 0.15, place, bot, va="center", fontsize=9, color=LINES[bot])
        last = place
    axes.set_xlabel(say("balance.week", language))
    axes.set_ylabel(say("balance.net_axis", language, unit=unit))
    axes.set_xlim(0, weeks[-1] * 1.14 + 0.3)
    axes.set_xticks([week for week in weeks if week % (1 if len(weeks) < 16 else 4) == 0])
    return svg(made, f"{card['scenario']} {say('balance.money_by_week', language)}")


def luck(card: Card, language: str) -> str:
    """Skill, clients, luck: one bar."""
    row = card["luck"]
    colours = {"skill": BLUE, "clients": GREEN, "luck": GOLD}
    parts = [(say(f"balance.luck_{name}", language), row[name], colour) for name, colour in colours.items()]
    return _one_bar(parts, f"{card['scenario']} {say('balance.luck', language)}", "%", 100.0)


def hours(card: Card, language: str) -> str:
    """Where the hours go: one bar."""
    row = card["hours"]
    values = {**row["by_family"], "unused": row["unused"]}
    names = {name: say("balance.unused" if name == "unused" else f"family.{name}", language) for name in values}
    parts = [(names[name], value, FAMILIES[name]) for name, value in values.items()]
    return _one_bar(parts, f"{card['scenario']} {say('balance.hours', language)}", say("unit.hours", language), 1.0)


def _one_bar(parts: list[tuple[str, float, str]], label: str, unit: str, factor: float) -> str:
    made, axes = figure(1.25)
    at = 0.0
    whole = max(sum(value for _, value, _ in parts), 1e-9)
    for name, value, colour in parts:
        axes.barh(0, value * factor, left=at * factor, color=colour, height=0.6, label=f"{name} {value * factor:.0f}")
        if value / whole > 0.08:
            shade = INK if colour in (LINE, GOLD) else "white"
            axes.text((at + value / 2) * factor, 0, f"{value * factor:.0f}", ha="center", va="center", color=shade, fontsize=10)
        at += value
    axes.set_yticks([])
    axes.set_xlim(0, whole * factor)
    axes.set_xlabel(unit)
    axes.grid(visible=False)
    legend_above(axes, len(parts))
    return svg(made, label)


def clients(card: Card, names: dict[str, str], language: str) -> str:
    """For each client: what the textbook got, and what stood in the way of the rest."""
    rows, (per, unit) = card["clients"][::-1], axis(language)
    made, axes = figure(0.42 * len(rows) + 1.4, width=11.0)
    places = range(len(rows))
    at = [row["received"] / per for row in rows]
    axes.barh(places, at, color=BLUE, height=0.58, label=say("balance.recovered_by", language, bot="textbook"))
    for name, colour in BINDS.items():
        values = [row[name] / per for row in rows]
        axes.barh(places, values, left=at, color=colour, alpha=0.75, height=0.58, label=say(f"balance.bind.{name}", language))
        at = [one + other for one, other in zip(at, values, strict=True)]
    for bot, mark in (("nag", "|"), ("visitor", "d"), ("oracle", "o")):
        got = [row["recovered"].get(bot, 0.0) / per for row in rows]
        look = {"color": INK, "markersize": 6, "markeredgewidth": 1.6, "fillstyle": "none"}
        axes.plot(got, places, mark, label=say("balance.recovered_by", language, bot=bot), **look)
    axes.set_yticks(places, [names[row["client"]] for row in rows])
    axes.set_xlabel(unit)
    axes.grid(axis="y", visible=False)
    legend_above(axes, 8)
    return svg(made, f"{card['scenario']} {say('balance.clients', language)}")
