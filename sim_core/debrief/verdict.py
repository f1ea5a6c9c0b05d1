"""What is said of each decision, on what could be known when it was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
SURELY: Final = 3.0
"""Standard errors from nought at which something surely cost, or won: a game has some eighty decisions, and at the usual two
that bound an interval of 95 % one or two of them would look so by chance."""
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

    @property
    def surely_cost(self) -> bool:
        """Was it surely worse than what the textbook would have done?"""
        return self.cost > SURELY * self.cost_error

    @property
    def surely_won(self) -> bool:
        """Was it surely better than what the textbook would have done?"""
        return -self.cost > SURELY * self.cost_error


def verdict(moment: Moment, worth: Worth, costs: Yuan, target: float) -> Verdict:
    """The verdict on one decision. `costs`: against the textbook, in all worlds tried; `target` scales what is a mistake."""
    mean, low, high = worth.loss()
    loss, best = worth.counted(), worth.best()
    cost, error = float(costs.mean()), float(costs.std(ddof=1)) / len(costs) ** 0.5
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
        grade=grade(loss, cost if cost > SURELY * error else 0.0, best == 0, most, max(target, 1.0), worth.worlds),
        best=worth.steps[best],
        hindsight=float(worth.hindsight[best] - worth.hindsight[0]),
        cost=cost,
        cost_error=error,
        advised=advised,
        possible=most,
    )


def grade(loss: float, cost: float, is_best: bool, worth: float, target: float, worlds: int) -> str:
    """One of `GRADES` for a loss against the best and a sure cost against the textbook, both in yuan.

    `worth`: what the best choice brings over ending the week. Worse than an inaccuracy is only what the textbook would have
    done better by as much: who does as taught makes no mistake, though more could be made of it. And only what was looked at
    closely: among many decisions tried in a few worlds, some look bad by chance, and a chance that is missed again and again
    is looked at once.
    """
    found = GOOD
    for name, share in FROM.items():
        if (name == "inaccuracy" and loss >= share * target) or (worlds >= SURE_WORLDS and min(loss, cost) >= share * target):
            found = name
    if found == GOOD and is_best and worth >= EXCELLENT_FROM * target:
        return "excellent"
    return found


def judged(trail: Trail, worths: Mapping[int, Worth], costs: Mapping[int, Yuan], target: float) -> list[Verdict]:
    """Verdicts on the decisions that have been tried, in order."""
    return [verdict(trail.moments[number], worths[number], costs[number], target) for number in sorted(worths)]
