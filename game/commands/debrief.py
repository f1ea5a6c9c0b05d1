"""`finalkick debrief`: what a past game teaches, in the terminal, as JSON and as a page."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from game.commands.run import jobs_for
from game.console import (
    FAILED,
    JsonOption,
    LangOption,
    Stop,
    bad_usage,
    chosen_language,
    failed,
    needed_store,
    note,
    print_json,
    scenario_folders,
    stop_for,
    whole_file,
)
from game.debrief_json import debrief_values
from game.debrief_text import print_findings, print_first_page, print_left
from game.debriefing import Past, begun, left_of, named, past_game, read_game
from game.messages import tell
from game.words import say
from sim_core import SimError
from sim_core.debrief.whole import FULL, SHORT, Debrief, Effort, Progress, work
from sim_core.scenario.faults import printable

LONGEST_NAME = 60
MANY = 10**6
"""Enough work for every processor."""


def debrief(
    game: Annotated[str, typer.Argument(metavar="GAME")],
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE.html")] = None,
    by: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    first_look: Annotated[bool, typer.Option("--quick")] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Tell what a past game teaches. GAME: its number, or an exported file."""
    language = chosen_language(lang)
    if html:
        from game.commands.balance import needs_matplotlib

        needs_matplotlib(language)
    past = named(_past(game, language), " ".join(printable(by).split())[:LONGEST_NAME])
    try:
        with whole_file(html) if html else nullcontext() as file:  # what cannot be written is told before the work
            whole = _told(past, file, jobs_for(jobs, MANY, language), SHORT if first_look else FULL, as_json, language)
    except SimError as error:
        return _what_is_left(past, error, as_json, language)
    if html:
        note(say("cli.report_written", language, path=html))
    if not whole:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")
    return 0


def _told(past: Past, file: TextIO | None, processes: int, effort: Effort, as_json: bool, language: str) -> bool:
    """Work the debrief out and tell it. False if it was broken off. Raises `SimError` if the game cannot be played again."""
    found, standing, notes = begun(past, scenario_folders())
    if not as_json:
        print_first_page(past, found, standing, notes, language)
    whole = done(found, processes, effort, language)
    if as_json:
        print_json(debrief_values(past, found, standing, notes, language, interrupted=not whole))
    else:
        print_findings(found, standing, language)
    if file:
        from game.report.debrief import report

        file.write(report(past, found, standing, notes, language))
    return whole


def _past(game: str, language: str) -> Past:
    """The game of a number, or of a file."""
    shown = printable(game)
    if game.isascii() and game.isdigit() and len(game) < 19:
        store = needed_store(language)
        saved = store.game(int(game))
        if saved is None:
            raise failed("cli.no_such_game", language, id=shown)
        return past_game(saved, store)
    path = Path(game)
    if "\0" in game or not (path.suffix or path.exists()):
        raise bad_usage("debrief.no_game", language, value=shown)
    return read_game(path)


def _what_is_left(past: Past, error: SimError, as_json: bool, language: str) -> int:
    """A game that cannot be played again: what is known of it, and why there is no more."""
    left = left_of(past, language)
    if as_json:
        print_json({**left, "problem": tell(error.message, language)})
    else:
        print_left(left, language)
    raise Stop(FAILED, *stop_for(error, language).lines) from error


def done(found: Debrief, processes: int, effort: Effort, language: str) -> bool:
    """Do the work of a debrief, with progress on stderr. False if it was broken off by Ctrl-C."""
    steps = work(found, processes, effort)
    try:
        with _progress(language) as told:
            for step in steps:
                told(step)
    except KeyboardInterrupt:
        steps.close()  # type: ignore[attr-defined]  # a generator
        return False
    return True


@contextmanager
def _progress(language: str) -> Iterator[Any]:
    """A progress bar on stderr, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("debrief.stage.beliefs", language), total=None)

        def told(step: Progress) -> None:
            bar.update(task, completed=step.done, total=step.whole, description=say(f"debrief.stage.{step.stage}", language))

        yield told
