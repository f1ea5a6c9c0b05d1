"""`finalkick debrief`: what a past game teaches, in the terminal, as JSON and as a page."""

from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TextIO

import typer

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
    stop_for,
)
from game.commands.progress import progress
from game.commands.run import jobs_for
from game.commands.stores import needed_store, open_store
from game.debrief import kept
from game.debrief.as_json import debrief_values
from game.debrief.document import DebriefDocument, document_of, open_debrief
from game.debrief.past_game import PastGame, left_of, named, read_game, stored_game
from game.debrief.reasons import describe_recognised, given_of, recognised
from game.language.currency import counted_in
from game.language.messages import tell
from game.language.words import say
from game.play.files import scenario_folders
from game.play.references import references_of
from game.play.store import Store
from game.play.whole_file import whole_file
from game.terminal.debrief import print_findings, print_first_page, print_left
from sim_core import SimError
from sim_core.public.debriefs import FULL, SHORT, Debrief, Effort, work
from sim_core.public.messages import printable

LONGEST_NAME = 60
MANY = 10**6
"""Enough work for every processor."""


def debrief(
    game: Annotated[str, typer.Argument(metavar="GAME")],
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE.html")] = None,
    by: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    first_look: Annotated[bool, typer.Option("--quick")] = False,
    ask: Annotated[bool, typer.Option("--ask")] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="J")] = 0,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> int:
    """Tell what a past game teaches. GAME: its number, or an exported file."""
    language = chosen_language(lang)
    if html:
        from game.commands.balance import needs_matplotlib

        needs_matplotlib(language)
    past = _past(game, language)
    past.record = named(past.record, " ".join(printable(by).split())[:LONGEST_NAME])
    try:
        with whole_file(html) if html else nullcontext() as file:  # what cannot be written is told before the work
            effort = SHORT if first_look else FULL
            with counted_in(past.scenario):
                whole = _tell(past, file, jobs_for(jobs, MANY, language), effort, as_json, ask and not as_json, language)
    except SimError as error:
        return _what_is_left(past, error, as_json, language)
    if html:
        note(say("cli.report_written", language, path=html))
    if not whole:
        raise Stop(FAILED, f"finalkick: {say('cli.interrupted', language)}")
    return 0


def _tell(past: PastGame, file: TextIO | None, processes: int, effort: Effort, as_json: bool, ask: bool, language: str) -> bool:
    """Work the debrief out and tell it. False if it was broken off. Raises `SimError` if the game cannot be played again."""
    document = open_debrief(past, scenario_folders())
    if not as_json:
        print_first_page(document, language)
    whole = done(document.debrief, processes, effort, language)
    if whole and effort == FULL:
        references_of(past.record.scenario, past.seed).seek()
        document = document_of(past, document.debrief, scenario_folders())
    store = open_store(language) if past.number is not None else None
    if whole and effort == FULL:
        kept.keep(store, past.record, document.debrief)
    if ask and whole:
        _ask(document, store, language)
    if as_json:
        given = recognised(given_of(store, past.number))
        print_json({**debrief_values(document, language, interrupted=not whole), "reasons": asdict(given)})
    else:
        print_findings(document, language)
        if told := describe_recognised(given_of(store, past.number), language):
            print(told)
    if file:
        from game.html.debrief import report

        file.write(report(document, language))
    return whole


def _ask(document: DebriefDocument, store: Store | None, language: str) -> None:
    """Ask for the reasons, and for one comparison, before all is told."""
    from game.debrief.comparing import comparisons
    from game.terminal.asking import ask_case, ask_reasons

    found = document.debrief
    if ask_reasons(found, store, document.past.number, language):
        several = comparisons(store, (found.trail, found.played.seed))
        if several:
            ask_case(several[0], language)


def _past(game: str, language: str) -> PastGame:
    """The game of a number, or of a file."""
    shown = printable(game)
    if game.isascii() and game.isdigit() and len(game) < 19:
        store = needed_store(language)
        saved = store.game(int(game))
        if saved is None:
            raise failed("cli.no_such_game", language, id=shown)
        return stored_game(saved, store)
    path = Path(game)
    if "\0" in game or not (path.suffix or path.exists()):
        raise bad_usage("debrief.no_game", language, value=shown)
    return read_game(path)


def _what_is_left(past: PastGame, error: SimError, as_json: bool, language: str) -> int:
    """A game that cannot be played again: what is known of it, and why there is no more."""
    with counted_in(past.scenario):
        return _left_told(past, error, as_json, language)


def _left_told(past: PastGame, error: SimError, as_json: bool, language: str) -> int:
    left = left_of(past, language)
    if as_json:
        print_json({**left, "problem": tell(error.message, language)})
    else:
        print_left(left, language)
    raise Stop(FAILED, *stop_for(error, language).lines) from error


def done(found: Debrief, processes: int, effort: Effort, language: str) -> bool:
    """Do the work of a debrief, with progress on stderr. False if it was broken off by Ctrl-C."""
    steps, told = work(found, processes, effort), False
    try:
        with progress(say("debrief.stage.beliefs", language), time_left=False) as on_done:
            for step in steps:
                if step.stage == "compiling" and not told:
                    told = True
                    note(say("debrief.compiling", language))
                on_done(step.done, step.whole, say(f"debrief.stage.{step.stage}", language))
    except KeyboardInterrupt:
        steps.close()  # type: ignore[attr-defined]  # a generator
        return False
    return True
