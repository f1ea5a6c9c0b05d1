"""`finalkick run`: bots play many episodes without a window."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from game.balance import bot_runs
from game.commands.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    check_names,
    chosen_language,
    note,
    print_json,
    split_names,
)
from game.commands.progress import progress
from game.language.currency import counted_in, said
from game.language.words import percent, say
from game.play.files import scenario_folders
from game.play.references import REFERENCES
from game.play.whole_file import whole_file
from game.terminal.layout import console
from sim_core import Scenario, load_scenario
from sim_core.public.messages import printable
from sim_core.public.runs import Player, RunSpec, Where, one_move, player, processors
from sim_core.public.vocabulary import LESSONS, MOVE_IDS

SMALL = 2048
"""Fewer games than this are played before other processes have started."""


def run(
    scenarios: Annotated[list[str], typer.Argument(metavar="SCENARIO…")],
    bot: Annotated[str, typer.Option("--bot", metavar="A,B")] = "",
    episodes: Annotated[int, typer.Option("--episodes", metavar="N")] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = 0,
    first: Annotated[int, typer.Option("--first", metavar="K")] = 0,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS")] = "",
    without: Annotated[str, typer.Option("--without", metavar="L1,L3")] = "",
    only_move: Annotated[str, typer.Option("--only-move", metavar="M")] = "",
    forbid: Annotated[str, typer.Option("--forbid", metavar="M,N")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE")] = None,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Let bots play many episodes, and print what came of it."""
    language = chosen_language(lang)
    players = _players(bot, only_move, split_names(without), language)
    forbidden = split_names(forbid)
    check_names(forbidden, MOVE_IDS, "unknown.move", language)
    chosen = [_without(load_scenario(name, scenario_folders()), forbidden) for name in scenarios]
    where = Where(jobs_for(jobs, episodes * len(players), language), cluster)
    reports: list[bot_runs.Report] = []
    with whole_file(csv) if csv else nullcontext() as file:
        for scenario in chosen:
            with progress(scenario.id, max(episodes, 0) * _games_each(players)) as on_done:
                reports.append(bot_runs.run(RunSpec(scenario, players, seed, first, episodes), where, on_done))
            if reports[-1].interrupted:
                break
        if file:
            bot_runs.write_csv(reports, file)
    _print(reports, several=len(chosen) > 1, as_json=as_json, language=language)
    if reports[-1].interrupted:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")


def _players(bot: str, only_move: str, without: tuple[str, ...], language: str) -> tuple[Player, ...]:
    check_names(without, LESSONS, "unknown.lesson", language)
    if only_move:
        if bot or without:
            raise bad_usage("cli.only_move_alone", language)
        return (one_move(only_move),)
    names = split_names(bot)
    if not names:
        raise bad_usage("cli.no_bot", language)
    return tuple(player(name, without) for name in names)


def _without(scenario: Scenario, moves: tuple[str, ...]) -> Scenario:
    """The scenario with some more moves forbidden."""
    if not moves:
        return scenario
    forbid = list(dict.fromkeys((*scenario.moves.forbid, *moves)))
    return scenario.model_copy(update={"moves": scenario.moves.model_copy(update={"forbid": forbid})})


def jobs_for(asked: int, games: int, language: str) -> int:
    """How many processes to use: those asked for, but no more than can run at once here, else as many as pay."""
    if asked < 0:
        raise bad_usage("cli.jobs_low", language, value=asked)
    most = processors()
    if asked > most:
        note(say("cli.jobs_high", language, value=asked, high=most))
    return min(asked or (most if games >= SMALL else 1), most)


def _games_each(players: Sequence[Player]) -> int:
    """Games played for each episode: every player's, and those the score compares with."""
    own = {one.name for one in players if not one.without}
    return len(players) + sum(name not in own for name in REFERENCES)


def _print(reports: Sequence[bot_runs.Report], several: bool, as_json: bool, language: str) -> None:
    if as_json:
        found = [bot_runs.summary(report) for report in reports]
        print_json(found if several else found[0])
        return
    for report in reports:
        with counted_in(report.run.scenario):
            _print_table(report, language)


def _print_table(report: bot_runs.Report, language: str) -> None:
    from rich.table import Table

    found, spec = bot_runs.summary(report), report.run
    values = {"scenario": spec.scenario.id, "episodes": spec.episodes, "seed": spec.seed, "first": spec.first}
    table = Table(title=say("cli.run_title", language, **values), title_justify="left")
    table.add_column(say("balance.column.bot", language))
    for head in ("cli.column_net", "cli.column_recovered", "balance.rate", "balance.column.score", "balance.moves_made"):
        table.add_column(say(head, language), justify="right")
    for name, of in found["bots"].items():
        net, score = of["net"], of["score"]
        table.add_row(
            printable(name),
            f"{said(net['mean'], language)} ± {said(net['ci95'][1] - net['mean'], language)}",
            said(of["recovered"]["mean"], language),
            percent(of["rate"]["mean"]),
            "—" if score is None else f"{score['mean']:.1f} ± {score['ci95'][1] - score['mean']:.1f}",
            f"{of['moves_per_episode']:.1f}",
        )
    out = console()
    out.print(table)
    speed = {"elapsed": f"{report.elapsed:.1f}", "moves": f"{found['moves_per_s']:,.0f}"}
    out.print(say("cli.run_speed", language, episodes=f"{found['episodes_per_s']:,.0f}", **speed))
