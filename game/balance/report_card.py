"""Report cards made, told of while they are, broken off and gone on with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

from game.balance.resume import Parts
from game.language.words import money, move_names, say
from game.play.files import scenario_folders
from sim_core import Fault
from sim_core.public.balance import Lab, Sample, State, Trial, advise, card, play, run
from sim_core.public.runs import Player, Where
from sim_core.public.scenarios import (
    Budget,
    Document,
    Scenario,
    find_scenario,
    name_of,
    parse_document,
    warnings_of,
    whole_text,
)

LOOK: Final = 48
"""Games of the first look."""
LONGEST_NAME: Final = 60
CHECKED: Final = 2_000.0
"""How much `check` may play to try out a target, in its own measure: more than it takes for one file."""
LOOKED_AT: Final = ("idle", "nag", "textbook", "oracle")
OnGames = Callable[[int, int, str], None]
"""Called with the games played, all there are to play, and what is being played."""


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


def open_scenario(name: str) -> Opened:
    """A scenario by name or path. Raises `UnknownName` or `ScenarioError`."""
    place = find_scenario(name, scenario_folders())
    text = whole_text(place)
    scenario, document = parse_document(text, name_of(place))
    return Opened(scenario, document, text, name_of(place))


def first_look(own: Opened, seed: int, language: str) -> str:
    """What a few games of a few bots come to, in a line: there long before all is played."""
    nets = {}
    for bot in LOOKED_AT:
        played = play(own.scenario, Trial(f"bot:{bot}", Player(bot)), seed, 0, LOOK)
        nets[bot] = float(played.net.mean())  # type: ignore[union-attr] # bots of the game do not fail
    figures = ", ".join(f"{bot} {money(net, language)}" for bot, net in nets.items())
    return say("balance.first_look", language, scenario=own.scenario.id, episodes=LOOK, figures=figures)


def report_card(
    own: Opened,
    seed: int,
    episodes: int,
    where: Where,
    bots: Sequence[Player] = (),
    resume: bool = False,
    quick: bool = False,
    on_games: OnGames = lambda played, total, name: None,
    tries: bool = True,
) -> Made:
    """The report card of a scenario. Ctrl-C leaves what is done on disk, for `resume`.

    `tries`: changes that might mend what is found are played too, but for a quick card.
    """
    parts = Parts(own.text, seed, episodes, tuple(bots))
    parts.begin(resume)
    began = perf_counter()
    name = own.scenario.id
    samples = run(
        own.scenario,
        seed,
        episodes,
        where,
        bots,
        quick,
        recall=parts.recall,
        keep=parts.keep,
        on_games=lambda trial, played, total: on_games(played, total, f"{name} {trial}"),
    )
    warned = warned_of(own.path)
    made = card(own.scenario, own.document, own.path, seed, samples, warned(own.scenario, own.document))
    if tries and not quick and made["findings"]:

        def on_try(row: dict[str, Any], change: Mapping[str, Any], done: int, whole: int) -> None:
            on_games(done, whole, f"{name} {row['name']}: {', '.join(change)}"[:LONGEST_NAME])

        lab = Lab(own.path, seed, episodes, where, warned, on_try)
        made = advise(State(own.scenario, own.document, samples, made), lab)
    return Made({**made, "elapsed_s": perf_counter() - began, "games": episodes * len(samples)}, samples)


def warned_of(path: str) -> Callable[[Scenario, Document], list[Fault]]:
    """What `check` says of a file, or of one that is tried in its place."""
    return lambda scenario, document: list(warnings_of(scenario, document, path, Budget(CHECKED), move_names()))
