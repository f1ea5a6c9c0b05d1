"""What is said of each decision, of all together, and what was luck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.value import Worth
from sim_core.engine.record import Step
from sim_core.model.arrays import Yuan

GOOD: Final = "good"
GRADES: Final = ("excellent", GOOD, "inaccuracy", "mistake", "blunder")
FROM: Final = {"inaccuracy": 0.004, "mistake": 0.010, "blunder": 0.025}
"""Share of the target that a decision must have cost, surely, to be called so."""
SURE_WORLDS: Final = 32
"""Worlds in which a decision must have been tried to be called a mistake or a blunder."""
EXCELLENT_FROM: Final = 0.005
"""Share of the target that the best choice must bring over ending the week, to be called excellent."""


@dataclass(frozen=True)
class Verdict:
    """What is said of one decision, on what could be known when it was made. Yuan."""

    number: int
    week: int  # from 0
    step: Step
    loss: float  # against the best; 0 where it may have been as good
    mean: float  # the same without that reserve
    low: float  # 95 % interval
    high: float
    worlds: int
    grade: str
    best: Step
    hindsight: float  # what the best would have brought more in the true world, with the luck that was to come
    cost: float  # against what the textbook would have done; below 0 where it was better
    cost_error: float  # standard error of that
    advised: float  # what the textbook's choice brought over ending the week at once
    possible: float  # what the best did


def verdict(moment: Moment, worth: Worth, costs: Yuan, target: float) -> Verdict:
    """The verdict on one decision. `costs`: against the textbook, in all worlds tried; `target` scales what is a mistake."""
    mean, low, high = worth.loss()
    loss, best = worth.counted(), worth.best()
    _, advised, most = worth.over_ending()
    return Verdict(
        number=moment.number,
        week=moment.week,
        step=moment.step,
        loss=loss,
        mean=mean,
        low=low,
        high=high,
        worlds=worth.worlds,
        grade=grade(loss, best == 0, most, max(target, 1.0), worth.worlds >= SURE_WORLDS),
        best=worth.steps[best],
        hindsight=float(worth.hindsight[best] - worth.hindsight[0]),
        cost=float(costs.mean()),
        cost_error=float(costs.std(ddof=1)) / len(costs) ** 0.5,
        advised=advised,
        possible=most,
    )


def grade(loss: float, is_best: bool, worth: float, target: float, sure: bool) -> str:
    """One of `GRADES` for a loss in yuan; `worth`: what the best choice brings over ending the week.

    Worse than an inaccuracy is only what was looked at closely: among many decisions tried in a few worlds, some look bad
    by chance, and a chance that is missed again and again is looked at once.
    """
    found = GOOD
    for name, share in FROM.items():
        if loss >= share * target and (sure or name == "inaccuracy"):
            found = name
    if found == GOOD and is_best and worth >= EXCELLENT_FROM * target:
        return "excellent"
    return found


def accuracy(verdicts: Sequence[Verdict]) -> float:
    """0…100: how much of what the weeks' work could have brought was brought, on what could be known.

    100·Σ(worth of the week as it was worked − of ending it at once)/Σ(worth of the best − of ending it at once). Each week
    is counted once, from where it starts: decision by decision, what is left of a week would be counted with each of them,
    and whoever merely does not go home would have 90 of 100. As it was worked, a week is worth what the textbook would
    have made of it less what its decisions cost against the textbook's.
    """
    possible = made = 0.0
    for week in sorted({one.week for one in verdicts}):
        own = [one for one in verdicts if one.week == week]
        possible += max(own[0].possible, 0.0)
        made += own[0].advised - sum(one.cost for one in own)
    return float(np.clip(100.0 * made / possible, 0.0, 100.0)) if possible > 0 else 100.0


@dataclass(frozen=True)
class Account:
    """How a result came about, in yuan: net = expected − lost + luck."""

    net: float
    expected: float  # what the textbook comes to on average from what was known at the start
    lost: float  # by decisions against the textbook's, on what could be known
    lost_error: float  # standard error of that
    luck: float


def accounted(net: float, expected: float, verdicts: Sequence[Verdict]) -> Account:
    """What of the result was decisions, and what luck.

    Losses against the best would not add up: a chance that is missed is there again at the next decision, and would be
    counted each time. Against the textbook, who plays on, every yuan is lost once.
    """
    lost = sum(one.cost for one in verdicts)
    error = sum(one.cost_error**2 for one in verdicts) ** 0.5
    return Account(net, expected, lost, error, net - expected + lost)


def worth_a_look(verdicts: Sequence[Verdict], count: int = 12) -> list[int]:
    """Numbers of the decisions that may have cost most, each missed chance once: those to be tried in more worlds."""
    ranked = sorted(verdicts, key=lambda one: -one.mean)
    chances: dict[tuple[int, str, str], int] = {}
    for one in ranked:
        chances.setdefault((one.week, one.best.move, one.best.client), one.number)
    return list(chances.values())[:count]


def turning_points(verdicts: Sequence[Verdict], count: int = 12) -> list[int]:
    """Numbers of the decisions that surely cost most, each missed chance once; then those that won most."""
    costly = sorted((one for one in verdicts if one.loss > 0 and one.worlds >= SURE_WORLDS), key=lambda one: -one.loss)
    chances: dict[tuple[int, str, str], Verdict] = {}
    for one in costly:
        chances.setdefault((one.week, one.best.move, one.best.client), one)
    cost = list(chances.values())
    won = sorted((one for one in verdicts if one.grade == "excellent"), key=lambda one: -one.possible)
    return [one.number for one in (*cost[: count - min(len(won), 3)], *won[:3])][:count]


def judged(trail: Trail, worths: Mapping[int, Worth], costs: Mapping[int, Yuan], target: float) -> list[Verdict]:
    """Verdicts on the decisions that have been tried, in order."""
    return [verdict(trail.moments[number], worths[number], costs[number], target) for number in sorted(worths)]
