"""The parts of a debrief that can be worked out side by side, in this process or in others, each from plain inputs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sim_core.batch.playing import play_rows
from sim_core.batch.playouts import PLAYING_ON
from sim_core.batch.threads import in_threads
from sim_core.batch.workers import in_processes, processes_possible
from sim_core.belief.filter import COPIES, ClientBeliefs, filter_client
from sim_core.belief.particles import open_copies
from sim_core.belief.trail import Trail, follow
from sim_core.belief.trying import look_into, try_copies
from sim_core.belief.worlds import worlds, worlds_of
from sim_core.compiled import cache
from sim_core.debrief.alternatives import alternatives, plain
from sim_core.debrief.value import Worth, expected, try_out
from sim_core.engine.game import start
from sim_core.engine.record import Step
from sim_core.model.arrays import Yuan
from sim_core.scenario.read import parse_scenario

FIRST_WORLDS: Final = 16
"""Worlds in which every decision is tried."""
MORE_WORLDS: Final = 256
"""Worlds in which the decisions that matter most are tried."""
AT_ONCE: Final = 128
"""Worlds of one decision tried together."""


@dataclass(frozen=True)
class Played:
    """A game as its inputs."""

    scenario: str  # the whole text of its file
    seed: int
    steps: tuple[Step, ...]


@lru_cache(maxsize=2)
def trail_of(game: Played) -> Trail:
    """The game told again."""
    return follow(start(parse_scenario(game.scenario.encode(), "scenario"), game.seed), game.steps)


ready_beliefs: Final[dict[tuple[Played, int, int], ClientBeliefs]] = {}
"""What was worked out while a game was played (`ahead.py`), by game, client and copies."""


def believe(game: Played, client: int, copies: int = COPIES) -> ClientBeliefs:
    """What could be known of one client."""
    found = ready_beliefs.get((game, client, copies)) if ready_beliefs else None
    return found or filter_client(trail_of(game), client, game.seed, copies)


def try_first(
    game: Played, numbers: Sequence[int], beliefs: Sequence[ClientBeliefs], count: int = FIRST_WORLDS
) -> list[tuple[int, Worth]]:
    """What some decisions of one week were worth, in a few worlds each."""
    return first_worths(trail_of(game), numbers, beliefs, count)


def first_worths(trail: Trail, numbers: Sequence[int], beliefs: Sequence[ClientBeliefs], count: int) -> list[tuple[int, Worth]]:
    """The same for a game that is told already, at least to the last of these decisions."""
    points = [(number, trail.game(number)) for number in numbers]
    batch = worlds_of(points, beliefs, count, true=True)
    choices = [alternatives(now, trail.moments[number].step) for number, now in points]
    return list(zip(numbers, try_out(batch, choices), strict=True))


def try_pairs(
    game: Played, numbers: Sequence[int], beliefs: Sequence[ClientBeliefs], count: int, skip: int
) -> list[tuple[int, Yuan]]:
    """[count] what some decisions of one week cost against the textbook's, in more worlds."""
    return pair_costs(trail_of(game), numbers, beliefs, count, skip)


def pair_costs(
    trail: Trail, numbers: Sequence[int], beliefs: Sequence[ClientBeliefs], count: int, skip: int
) -> list[tuple[int, Yuan]]:
    """The same for a game that is told already, at least to the last of these decisions."""
    points = [(number, trail.game(number)) for number in numbers]
    choices = [(plain(trail.moments[number].step), PLAYING_ON) for number, _ in points]
    worths = try_out(worlds_of(points, beliefs, count, skip, true=True), choices)
    return [(number, worth.cost()) for number, worth in zip(numbers, worths, strict=True)]


def try_more(
    game: Played, number: int, beliefs: Sequence[ClientBeliefs], steps: tuple[Step, ...], skip: int, count: int
) -> Worth:
    """What some alternatives of one decision were worth, in further worlds."""
    return more_worth(trail_of(game), number, beliefs, steps, skip, count)


def more_worth(
    trail: Trail, number: int, beliefs: Sequence[ClientBeliefs], steps: tuple[Step, ...], skip: int, count: int
) -> Worth:
    """The same for a game that is told already, at least to this decision."""
    return try_out(worlds(trail.game(number), beliefs, number, count, skip, true=True), [steps])[0]


def parts_of_weeks(trail: Trail, most: int = 12) -> list[list[int]]:
    """Numbers of the decisions that are tried out together: of one week, and not too many at once."""
    parts: list[list[int]] = []
    for moment in trail.moments:
        last = parts[-1] if parts else []
        if not last or len(last) >= most or trail.moments[last[0]].week != moment.week:
            parts.append([])
        parts[-1].append(moment.number)
    return parts


def textbook_expected(game: Played, beliefs: Sequence[ClientBeliefs], count: int) -> Yuan:
    """[count] what the textbook comes to from the opening, in worlds as they could have been."""
    return expected_in(trail_of(game), beliefs, count)


def expected_in(trail: Trail, beliefs: Sequence[ClientBeliefs], count: int) -> Yuan:
    """The same for a game that is told already."""
    return expected(worlds(trail.game(0), beliefs, 0, count))


BELIEVING: Final = (open_copies, try_copies, look_into)
"""The loops that believing calls."""
PLAYING: Final = (play_rows,)
"""The loop that trying out decisions calls."""

Job = tuple[Callable[..., Any], tuple[Any, ...]]


def in_turn(jobs: Sequence[Job], processes: int = 1, apart: bool = False) -> Iterator[tuple[int, Any]]:
    """(number of the job, what came of it) as they are done, in this process or in several.

    Compiled loops run side by side in the threads of one process; it needs no other. `apart`: all the same in others, as the
    threads of this one would now and then have to wait for each other, and one of them may have a person to answer.
    """
    workers = min(processes, len(jobs))
    numbered = ((number, *job) for number, job in enumerate(jobs))
    if apart and processes_possible():
        yield from in_processes(_numbered, numbered, max(workers, 1), in_order=False)
    elif workers > 1 and cache.twins(cache.WORTH_COMPILING, *(BELIEVING if jobs[0][0] is believe else PLAYING)) is not None:
        yield from in_threads(_numbered, numbered, workers, in_order=False)
    elif workers > 1 and processes_possible():
        yield from in_processes(_numbered, numbered, workers, in_order=False)
    else:
        for number, (call, values) in enumerate(jobs):
            yield number, call(*values)


def _numbered(number: int, call: Callable[..., Any], values: tuple[Any, ...]) -> tuple[int, Any]:
    return number, call(*values)
