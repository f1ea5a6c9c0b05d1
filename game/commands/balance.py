"""`finalkick balance`: the report card of a scenario."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from game.balance_text import print_card
from game.balancing import first_look, opened, report_card
from game.commands.run import jobs_for
from game.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    chosen_language,
    failed,
    note,
    print_json,
    split_names,
    whole_file,
)
from game.words import say
from sim_core.balance.card import EPISODES, Where
from sim_core.balance.trials import REPLICAS
from sim_core.runs import Player, player
from sim_core.scenario.schema import Scenario, text_in


def balance(
    scenarios: Annotated[list[str] | None, typer.Argument(metavar="SCENARIO…")] = None,
    episodes: Annotated[int, typer.Option("--episodes", metavar="N")] = EPISODES,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = 1,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.html")] = None,
    bot: Annotated[str, typer.Option("--bot", metavar="FILE.py:FUNCTION")] = "",
    resume: Annotated[bool, typer.Option("--resume")] = False,
    fail_on_alarm: Annotated[bool, typer.Option("--strict")] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Play a scenario in every way there is, and tell whether it teaches."""
    language = chosen_language(lang)
    if not scenarios:
        raise bad_usage("cli.balance_nothing", language)
    if episodes < 2 * REPLICAS:
        raise bad_usage("cli.episodes_few", language, value=episodes, low=2 * REPLICAS)
    if out:
        needs_matplotlib(language)
    own = own_bots(bot)
    where = Where(jobs_for(jobs, 10**6, language), cluster)
    files = [opened(name) for name in scenarios]
    cards: list[dict[str, Any]] = []
    try:
        for file in files:
            first_look(file, seed, language)
            cards.append(report_card(file, seed, episodes, where, own, resume))
            if not as_json:
                print_card(cards[-1], text_in(file.scenario.title, language), language)
                took = {"elapsed": f"{cards[-1]['elapsed_s']:.1f}", "games": cards[-1]["games"]}
                print(say("balance.took", language, **took))
    except KeyboardInterrupt:
        raise Stop(FAILED, f"finalkick: {say('cli.balance_broken_off', language)}") from None
    if out:
        write_report(out, list(zip(cards, (file.scenario for file in files), strict=True)), language)
    if as_json:
        print_json(cards if len(cards) > 1 else cards[0])
    return 1 if fail_on_alarm and not all(card["passed"] for card in cards) else 0


def needs_matplotlib(language: str) -> None:
    """Say so before anything is played, if no report can be drawn."""
    if find_spec("matplotlib") is None:
        raise failed("cli.no_matplotlib", language)


def write_report(out: Path, cards: list[tuple[dict[str, Any], Scenario]], language: str) -> None:
    """Write the report cards as a page, and say where."""
    from game.report.card import report

    with whole_file(out) as file:
        file.write(report(cards, language))
    note(say("cli.report_written", language, path=out))


def own_bots(names: str) -> list[Player]:
    """Further bots to put on the ladder."""
    return [player(name) for name in split_names(names)]
