"""One or two parameters of a scenario varied, with the same luck at every point: what bots make of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np

from sim_core.balance.played import played
from sim_core.balance.sample import Sample, joined
from sim_core.balance.trials import Trial, play, tasks
from sim_core.batch.players import Player, player
from sim_core.batch.rollout import LOOPS
from sim_core.batch.statistics import measured
from sim_core.batch.workers import Where, spread
from sim_core.errors import BadRun, Message
from sim_core.scenario.marks import Document
from sim_core.scenario.vary import scenario_with

MOST_POINTS: Final = 1000
REFERENCES: Final = ("idle", "textbook")
"""The bots that the score compares with: at every point they play too."""


@dataclass(frozen=True)
class Axis:
    """A parameter by its path, and the values it takes."""

    path: str
    values: tuple[float, ...]


def axis(text: str) -> Axis:
    """`PATH=LOW:HIGH:N`, or `PATH=A,B,C`. `BadRun` for anything else."""
    path, equals, span = text.partition("=")
    try:
        if not (path.strip() and equals):
            raise ValueError
        if ":" not in span:
            return Axis(path.strip(), tuple(_finite(one) for one in span.split(",")))
        low, high, number = span.split(":")
        points = int(number)
        if not 2 <= points <= MOST_POINTS:
            raise ValueError
        ends = _finite(low), _finite(high)
    except ValueError:
        raise BadRun(Message("vary.bad_axis", {"value": text})) from None
    return Axis(path.strip(), tuple(round(float(one), 10) for one in np.linspace(*ends, points)))


def _finite(text: str) -> float:
    value = float(text)
    if not abs(value) <= 1e12:
        raise ValueError
    return value


def points(axes: Sequence[Axis]) -> list[dict[str, float]]:
    """Every combination of the axes' values, the last axis running fastest."""
    return [dict(zip((one.path for one in axes), values, strict=True)) for values in product(*(one.values for one in axes))]


def sweep(
    document: Document,
    name: str,
    axes: Sequence[Axis],
    bots: Sequence[Player],
    seed: int,
    episodes: int,
    where: Where,
    on_games: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[dict[str, Any]]:
    """A row for every point and bot, in order: `values`, `bot`, and `net`, `received`, `score`, each measured.

    `BadRun` for a point that is no scenario, before anything is played.
    """
    places = points(axes)
    if len(places) > MOST_POINTS:
        raise BadRun(Message("vary.too_many", {"value": len(places), "high": MOST_POINTS}))
    scenarios = [scenario_with(document, values, name) for values in places]
    everybody = [*bots, *(player(one) for one in REFERENCES if one not in [bot.name for bot in bots])]
    wanted = [Trial(f"bot:{one.name}", one) for one in everybody]
    calls = [call for scenario in scenarios for call in tasks(scenario, wanted, seed, episodes)]
    of_point = len(calls) // len(places)
    loops = () if any(one.file for one in everybody) else LOOPS
    done: list[Sample] = []
    for number, sample in enumerate(spread(play, calls, where, loops), 1):
        if isinstance(sample, Message):
            raise BadRun(sample)
        done.append(sample)
        on_games(number, len(calls))
        if len(done) == of_point:
            at = number // of_point - 1
            each = of_point // len(wanted)
            samples = {one.name: joined(done[place * each : (place + 1) * each]) for place, one in enumerate(wanted)}
            yield from _rows(played(scenarios[at], seed, samples), places[at], bots)
            done = []


def _rows(own: Any, values: dict[str, float], bots: Sequence[Player]) -> Iterator[dict[str, Any]]:
    for one in bots:
        sample = own[f"bot:{one.name}"]
        yield {
            "values": values,
            "bot": one.name,
            "net": measured(sample.net),
            "received": measured(sample.received),
            "score": measured(own.scores(f"bot:{one.name}")),
        }
