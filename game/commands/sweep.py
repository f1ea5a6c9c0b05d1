"""`finalkick sweep`: one or two parameters of a scenario varied."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from game.balance.report_card import open_scenario
from game.commands.balance import needs_matplotlib
from game.commands.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    chosen_language,
    note,
    print_json,
    split_names,
)
from game.commands.progress import progress
from game.commands.run import jobs_for
from game.language.currency import counted_in, currency_of
from game.language.words import money, say
from game.play.whole_file import whole_file
from game.terminal.layout import console
from sim_core.public.balance import Axis, axis, points
from sim_core.public.balance import sweep as swept
from sim_core.public.messages import printable
from sim_core.public.runs import Where, player
from sim_core.public.scenarios import Scenario, text_in

Row = dict[str, Any]
MOST_AXES: Final = 2
FIGURES: Final = ("net", "received", "score")


def sweep(
    scenario: Annotated[str, typer.Argument(metavar="SCENARIO")],
    vary: Annotated[list[str], typer.Option("--set", metavar="PATH=LOW:HIGH:N")],
    bot: Annotated[str, typer.Option("--bot", metavar="A,B")] = "textbook",
    episodes: Annotated[int, typer.Option("--episodes", metavar="N")] = 200,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = 1,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS")] = "",
    csv_file: Annotated[Path | None, typer.Option("--csv", metavar="FILE")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.html")] = None,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Vary one or two parameters, and see what bots make of it."""
    language = chosen_language(lang)
    if len(vary) > MOST_AXES:
        raise bad_usage("cli.sweep_axes", language)
    if out:
        needs_matplotlib(language)
    axes = [axis(one) for one in vary]
    bots = [player(name) for name in split_names(bot)]
    if not bots:
        raise bad_usage("cli.no_bot", language)
    if episodes < 1:
        raise bad_usage("cli.episodes_few", language, value=episodes, low=1)
    own = open_scenario(scenario)
    games = len(points(axes)) * len(bots) * episodes
    where = Where(jobs_for(jobs, games, language), cluster)
    rows: list[Row] = []
    broken_off = False
    try:
        with progress(own.scenario.id, 1) as on_done:
            points_of = swept(own.document, own.path, axes, bots, seed, episodes, where, on_done)
            for row in points_of:
                rows += [row]  # one by one: what is done stays, if it is broken off
    except KeyboardInterrupt:
        broken_off = True
    title = text_in(own.scenario.title, language)
    about = {"scenario": own.scenario.id, "axes": " × ".join(one.path for one in axes), "episodes": episodes, "seed": seed}
    if csv_file:
        write_csv(csv_file, own.scenario.id, axes, in_currency(rows, own.scenario), seed, episodes)
    if out and rows and not broken_off:
        from game.html.sweep import report

        with whole_file(out) as file, counted_in(own.scenario):
            file.write(report(title, axes, rows, say("cli.sweep_title", language, **about), language))
        note(say("cli.report_written", language, path=out))
    if as_json:
        print_json(
            {
                **about,
                "axes": {one.path: list(one.values) for one in axes},
                "rows": in_currency(rows, own.scenario),
                "currency": own.scenario.money.code,
            }
        )
    else:
        with counted_in(own.scenario):
            print_table(axes, rows, say("cli.sweep_title", language, **about), language)
    if broken_off:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")


def in_currency(rows: Sequence[Row], scenario: Scenario) -> list[Row]:
    """Rows with their sums as amounts of the scenario's currency."""
    whole, sums = currency_of(scenario).whole, [name for name in FIGURES if name != "score"]
    figures = ({name: {key: _whole_of(value, whole) for key, value in row[name].items()} for name in sums} for row in rows)
    return [{**row, **found} for row, found in zip(rows, figures, strict=True)]


def _whole_of(value: Any, whole: Callable[[float], float]) -> Any:
    return [whole(one) for one in value] if isinstance(value, list | tuple) else whole(value)


def write_csv(place: Path, scenario: str, axes: Sequence[Axis], rows: Sequence[Row], seed: int, episodes: int) -> None:
    """A line for each point and bot."""
    with whole_file(place) as file:
        writer = csv.writer(file, lineterminator="\n")
        figures = [f"{name}_{part}" for name in FIGURES for part in ("mean", "sd", "low", "high")]
        writer.writerow(["scenario", *(one.path for one in axes), "bot", "seed", "episodes", *figures])
        for row in rows:
            shown = [value for name in FIGURES for value in (row[name]["mean"], row[name]["sd"], *row[name]["ci95"])]
            writer.writerow([scenario, *row["values"].values(), row["bot"], seed, episodes, *shown])


def print_table(axes: Sequence[Axis], rows: Sequence[Row], title: str, language: str) -> None:
    """The points as a table: net and score of every bot."""
    from rich.table import Table

    bots = list(dict.fromkeys(row["bot"] for row in rows))
    table = Table(title=title, title_justify="left")
    for one in axes:
        table.add_column(printable(one.path), justify="right")
    for bot in bots:
        table.add_column(f"{printable(bot)}: {say('balance.column.net', language)}", justify="right")
        table.add_column(say("balance.column.score", language), justify="right")
    by_point: dict[tuple[float, ...], list[Row]] = {}
    for row in rows:
        by_point.setdefault(tuple(row["values"].values()), []).append(row)
    for values, found in by_point.items():
        cells = []
        for row in found:
            net, score = row["net"], row["score"]
            cells.append(f"{money(net['mean'], language)} ± {money(net['ci95'][1] - net['mean'], language)}")
            cells.append(f"{score['mean']:.1f}")
        table.add_row(*(f"{value:g}" for value in values), *cells)
    console().print(table)
