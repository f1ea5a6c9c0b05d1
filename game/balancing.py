"""The balance lab for the command line: report cards made with progress on stderr, broken off and gone on with."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

from game.balance_parts import Parts
from game.console import note, scenario_folders
from game.words import money, say
from sim_core.balance.card import Where, card, run
from sim_core.balance.sample import Sample
from sim_core.balance.trials import Trial, play, trials
from sim_core.batch.players import Player
from sim_core.scenario.library import find_scenario
from sim_core.scenario.marks import Document
from sim_core.scenario.read import parse_document
from sim_core.scenario.schema import Scenario
from sim_core.scenario.source import name_of, read_bytes

LOOK: Final = 48
"""Games of the first look."""
LOOKED_AT: Final = ("idle", "nag", "textbook", "oracle")
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Opened:
    """A scenario with its text and where in it everything stands."""

    scenario: Scenario
    document: Document
    text: bytes
    path: str


@dataclass(frozen=True)
class Made:
    """A report card, and what it was made of."""

    card: dict[str, Any]
    samples: Mapping[str, Sample]


def opened(name: str) -> Opened:
    """A scenario by name or path. Raises `UnknownName` or `ScenarioError`."""
    place = find_scenario(name, scenario_folders())
    text = read_bytes(place)
    scenario, document = parse_document(text, name_of(place))
    return Opened(scenario, document, text, name_of(place))


def first_look(own: Opened, seed: int, language: str) -> None:
    """A few games of a few bots, told at once: long before all is played."""
    nets = {}
    for bot in LOOKED_AT:
        played = play(own.scenario, Trial(f"bot:{bot}", Player(bot)), seed, 0, LOOK)
        nets[bot] = float(played.net.mean())  # type: ignore[union-attr] # bots of the game do not fail
    figures = ", ".join(f"{bot} {money(net, language)}" for bot, net in nets.items())
    note(say("balance.first_look", language, scenario=own.scenario.id, episodes=LOOK, figures=figures))


def report_card(
    own: Opened,
    seed: int,
    episodes: int,
    where: Where,
    bots: Sequence[Player] = (),
    resume: bool = False,
    quick: bool = False,
) -> Made:
    """The report card of a scenario. Ctrl-C leaves what is done on disk, for `resume`."""
    parts = Parts(own.text, seed, episodes, tuple(bots))
    parts.begin(resume)
    began = perf_counter()
    with progress(own.scenario.id, len(trials(own.scenario, bots, quick)) * episodes) as told:
        samples = run(own.scenario, seed, episodes, where, bots, quick, recall=parts.recall, keep=parts.keep, on_games=told)
    made = card(own.scenario, own.document, own.path, seed, samples)
    return Made({**made, "elapsed_s": perf_counter() - began, "games": episodes * len(samples)}, samples)


@contextmanager
def progress(name: str, total: int) -> Iterator[Told]:
    """A progress bar with the time left on stderr, if that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda trial, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=total)
        yield lambda trial, done, total: bar.update(task, completed=done, total=total, description=f"{name} {trial}")
