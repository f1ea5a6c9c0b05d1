"""`finalkick balance`: the report card of a scenario, or two versions of one compared."""

from pathlib import Path
from typing import Annotated, Any

import typer

from game.balance import baseline as baselines
from game.balance.report_card import Made, Opened, first_look, open_scenario, report_card
from game.commands.console import (
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
)
from game.commands.progress import progress
from game.commands.run import jobs_for
from game.html.drawing import can_draw
from game.language.currency import counted_in
from game.language.words import say
from game.play.whole_file import whole_file
from game.terminal.report_card import print_card
from sim_core.public.balance import EPISODES, REPLICAS, comparison, trials
from sim_core.public.runs import Where, player


def balance(
    scenarios: Annotated[list[str] | None, typer.Argument(metavar="SCENARIO…")] = None,
    episodes: Annotated[int, typer.Option("--episodes", metavar="N")] = EPISODES,
    seed: Annotated[int, typer.Option("--seed", metavar="S")] = 1,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS")] = "",
    bot: Annotated[str, typer.Option("--bot", metavar="FILE.py:FUNCTION")] = "",
    quick: Annotated[bool, typer.Option("--quick")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.html")] = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    compare: Annotated[tuple[str, str] | None, typer.Option("--compare", metavar="OLD NEW")] = None,
    fail_on_alarm: Annotated[bool, typer.Option("--strict")] = False,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE")] = None,
    write_baseline: Annotated[Path | None, typer.Option("--write-baseline", metavar="FILE")] = None,
    as_it_is: Annotated[bool, typer.Option("--no-try")] = False,
    more: Annotated[bool, typer.Option("--more")] = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Play a scenario in every way there is, and tell whether it teaches."""
    language = chosen_language(lang)
    if compare and scenarios:
        raise bad_usage("cli.balance_alone", language)
    if not (scenarios or compare):
        raise bad_usage("cli.balance_nothing", language)
    if episodes < 2 * REPLICAS:
        raise bad_usage("cli.episodes_few", language, value=episodes, low=2 * REPLICAS)
    if out:
        needs_matplotlib(language)
    own = [player(name) for name in split_names(bot)]
    where = Where(jobs_for(jobs, 10**6, language), cluster)
    files = [open_scenario(name) for name in compare or scenarios or ()]
    made: list[Made] = []
    try:
        for file in files:
            if not quick:
                with counted_in(file.scenario):
                    note(first_look(file, seed, language))
            with progress(file.scenario.id, len(trials(file.scenario, own, quick)) * episodes) as on_done:
                made.append(
                    report_card(file, seed, episodes, where, own, resume, quick, on_done, tries=not (compare or as_it_is))
                )
            if not (as_json or compare):
                with counted_in(file.scenario):
                    tell(file, made[-1], more, language)
    except KeyboardInterrupt:
        raise Stop(FAILED, f"finalkick: {say('cli.balance_broken_off', language)}") from None
    if compare:
        compared(files, made, out, as_json, language)
        return 0
    if out:
        write_report(out, files, made, language)
    if as_json:
        print_json([one.card for one in made] if len(made) > 1 else made[0].card)
    if write_baseline:
        baselines.write_baseline(write_baseline, made)
    return judged(made, fail_on_alarm, baseline, language)


def tell(file: Opened, made: Made, more: bool, language: str) -> None:
    """The summary of a report card."""
    print_card(made.card, file.scenario, language, more)
    print(say("balance.took", language, elapsed=f"{made.card['elapsed_s']:.1f}", games=made.card["games"]))


def judged(made: list[Made], strict: bool, baseline: Path | None, language: str) -> int:
    """The exit code: 1 if it is to be strict, and a card has alarms, or is not as the baseline has it."""
    if baseline is None:
        return int(strict and not all(one.card["passed"] for one in made))
    told = baselines.differences_from(baseline, made, language)
    for line in told:
        note(line)
    return int(strict and bool(told))


def compared(files: list[Opened], made: list[Made], out: Path | None, as_json: bool, language: str) -> None:
    """Two versions side by side."""
    from game.html.comparison import report
    from game.terminal.comparison import print_comparison

    (old, new), (before, after) = files, made
    found = comparison(before.card, after.card, before.samples, after.samples)
    found |= {"old_path": old.path, "new_path": new.path}
    if out:
        with whole_file(out) as file, counted_in(new.scenario):
            file.write(report(found, language))
        note(say("cli.report_written", language, path=out))
    if as_json:
        print_json(found)
    else:
        with counted_in(new.scenario):
            print_comparison(found, language)


def needs_matplotlib(language: str) -> None:
    """Say so before anything is played, if no report can be drawn."""
    if not can_draw():
        raise failed("cli.no_matplotlib", language)


def write_report(out: Path, files: list[Opened], made: list[Made], language: str) -> None:
    """Write the report cards as a page, and say where."""
    from game.html.card import report

    cards: list[tuple[dict[str, Any], Any]] = [(one.card, file.scenario) for one, file in zip(made, files, strict=True)]
    with whole_file(out) as file:
        file.write(report(cards, language))
    note(say("cli.report_written", language, path=out))
