"""Are there games that are well played by score and badly by accuracy, or the other way round?

`python -m tests.validate.odds` looks through the pool: whatever is near that by the pool's little effort is debriefed anew with
the effort of a debrief that a person sees, and what is at odds then is named, with how its result came about.
"""

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

import numpy as np

from sim_core.batch.rollout import rollout
from sim_core.debrief.accounts import Account
from sim_core.debrief.task import Played
from sim_core.debrief.whole import opened, work
from sim_core.engine.game import start
from sim_core.engine.record import Step
from sim_core.engine.score import score
from sim_core.scenario.read import parse_scenario
from tests.truth.pool import Plan, planned, text_of, told_of
from tests.validate.accuracy import EFFORT, MOST_AT_ODDS

GAMES: Final = 600
WELL, BADLY = 90.0, 50.0
NEAR: Final = 15.0
"""So near to being at odds by little effort, a game is looked at again."""
STEP: Final = 50


class Looked(NamedTuple):
    """A game: how well it was played by either measure, and what its result was made of where it was looked at closely."""

    name: str
    score: float
    accuracy: float
    account: Account | None = None


def odd(one: Looked, near: float = 0.0) -> bool:
    """Is it at odds, or so near to it?"""
    good, bad = WELL - near, BADLY + near
    return (one.score >= good and one.accuracy < bad) or (one.accuracy >= good and one.score < bad)


def looked_at(plan: Plan) -> Looked:
    """A game by little effort, and by much where that leaves a doubt."""
    told, text = told_of(plan), text_of(plan)
    scenario = parse_scenario(text.encode(), plan.scenario)
    idle, textbook = (rollout(scenario, bot, plan.seed).result.net for bot in ("idle", "textbook"))
    debt = start(scenario, plan.seed).setting.opening_debt
    points = float(score(np.array([told.net]), idle, textbook, debt)[0])
    quick = Looked(str(plan), points, told.accuracy or 0.0)
    if not odd(quick, NEAR):
        return quick
    found = opened(Played(text, plan.seed, tuple(Step(**one) for one in told.steps)), told.target)
    for _ in work(found, effort=EFFORT):
        pass
    return quick._replace(accuracy=found.accuracy or 0.0, account=found.account)


def in_words(one: Looked) -> str:
    """How a result came about that goes with neither measure."""
    told = f"at odds: {one.name}: score {one.score:.0f}, accuracy {one.accuracy:.0f}"
    if one.account is None:
        return told
    of = one.account
    return f"{told}; net {of.net:,.0f} = expected {of.expected:,.0f} − decisions {of.lost:,.0f} + luck {of.luck:,.0f}"


def report(found: Iterable[Looked], games: int) -> bool:
    """Print what was found. Is it as it has to be?"""
    every = []
    for number, one in enumerate(found, 1):
        every.append(one)
        if odd(one):
            print(in_words(one), flush=True)
        if number % STEP == 0:
            print(f"{number} of {games} games", flush=True)
    praised = sum(one.score >= WELL and one.accuracy < BADLY for one in every)
    blamed = sum(one.accuracy >= WELL and one.score < BADLY for one in every)
    print(f"{len(every)} games: {praised} with a score of 90 and an accuracy below 50, {blamed} the other way round")
    print(f"{sum(one.account is not None for one in every)} of them were looked at closely")
    return max(praised, blamed) <= MOST_AT_ODDS * len(every)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--games", type=int, default=GAMES)
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    with ProcessPoolExecutor(chosen.processes) as workers:
        sys.exit(not report(workers.map(looked_at, planned(chosen.games)), chosen.games))
