"""How well the trainee knew how much it knew: beliefs stated, against what was so and against what could be known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.debrief.excuses import ExcuseStory
from sim_core.engine.reveal import reveal

ALPHA: Final = 0.2
"""A stated range is read as one that holds the truth four times out of five."""


@dataclass(frozen=True)
class Calibration:
    """Scores of stated beliefs; None where nothing was stated."""

    brier: float | None  # 0 (always right and sure) … 1; 0.25 for always saying "half and half"
    brier_known: float | None  # of what could be known, on the same excuses
    curve: tuple[tuple[float, float, int], ...]  # stated chance, share that was true, how many
    interval: float | None  # mean interval score of stated cash ranges, yuan; the smaller the better
    interval_known: float | None  # of what could be known
    ranges: int  # how many were stated
    held: int  # of which held the truth


def calibration(trail: Trail, beliefs: Sequence[ClientBeliefs], stories: Sequence[ExcuseStory]) -> Calibration:
    """Scores of what was stated in a game. No beliefs: what could be known has no score.

    Excuses by the last belief stated before each was settled (Brier 1950); ranges of cash by the interval score of
    Gneiting and Raftery 2007, which makes a range of everything cost its width.
    """
    told = [(one.stated, float(one.true), one.known) for one in stories if one.stated is not None]
    curve = []
    for stated in sorted({round(said, 2) for said, _, _ in told}):
        true = [so for said, so, _ in told if round(said, 2) == stated]
        curve.append((stated, sum(true) / len(true), len(true)))
    mine, known, held = [], [], 0
    for moment in trail.moments:
        step = moment.step
        if moment.ends_week or step.cash_low is None or step.cash_high is None:
            continue
        cash = float(reveal(moment.before).free_cash[0, moment.client])
        mine.append(interval_score(step.cash_low, step.cash_high, cash))
        if beliefs:
            low, high = beliefs[moment.client].before(moment.number).band(1.0 - ALPHA)
            known.append(interval_score(low, high, cash))
        held += step.cash_low <= cash <= step.cash_high
    return Calibration(
        brier=_mean([(said - so) ** 2 for said, so, _ in told]),
        brier_known=_mean([(chance - so) ** 2 for _, so, chance in told if beliefs]),
        curve=tuple(curve),
        interval=_mean(mine),
        interval_known=_mean(known),
        ranges=len(mine),
        held=held,
    )


def interval_score(low: float, high: float, true: float, alpha: float = ALPHA) -> float:
    """Width of the range, and 2/alpha times how far it misses the truth; the smaller the better."""
    return (high - low) + 2.0 / alpha * (max(low - true, 0.0) + max(true - high, 0.0))


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None
