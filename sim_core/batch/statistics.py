"""Figures about samples: means with their intervals, distances between samples, shares of a variance."""

import math
from typing import Any, Final

import numpy as np

from sim_core.model.arrays import AnyArray, Levels

Z95: Final = 1.96
QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)


def measured(values: AnyArray) -> dict[str, Any]:
    """Mean, standard deviation and the 95 % interval of the mean."""
    mean = float(values.mean())
    spread = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    reach = Z95 * spread / math.sqrt(len(values))
    return {"mean": mean, "sd": spread, "ci95": [mean - reach, mean + reach]}


def standard_error(values: AnyArray) -> float:
    """Of the mean; 0 for a single value."""
    return float(values.std(ddof=1)) / math.sqrt(len(values)) if len(values) > 1 else 0.0


def quantiles(values: AnyArray) -> list[float]:
    """The values at `QUANTILES`."""
    return [float(one) for one in np.quantile(values, QUANTILES)]


def chance_of_ranking_right(better: AnyArray, worse: AnyArray) -> float:
    """How likely one value of `better` lies above one of `worse`, drawn apart; ties count half (the area under the ROC)."""
    ordered = np.sort(worse)
    below, at_most = np.searchsorted(ordered, better, "left"), np.searchsorted(ordered, better, "right")
    return float((below + at_most).sum() / (2.0 * len(better) * len(worse)))


def distance(better: AnyArray, worse: AnyArray) -> float:
    """Difference of the means in pooled standard deviations (d′); 0 where neither varies and they are equal."""
    spread = math.sqrt((float(better.var()) + float(worse.var())) / 2.0)
    gap = float(better.mean() - worse.mean())
    return gap / max(spread, 1e-9) if gap else 0.0


def games_to_tell(distance_of_one: float, most: int = 999) -> int:
    """Games each of two players must play for their means to be in the right order in 95 % of cases; `most` at most."""
    if distance_of_one <= 0:
        return most
    return min(max(math.ceil(2.0 * (1.645 / distance_of_one) ** 2), 1), most)


def correlation(one: AnyArray, other: AnyArray) -> float:
    """Pearson's r; 0 where one of them does not vary."""
    if float(one.std()) < 1e-9 or float(other.std()) < 1e-9:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def shares_of_variance(openings: Levels) -> tuple[float, float]:
    """Of values [openings, replicas]: the variance between openings, and that within one; both unbiased, none below 0."""
    replicas = openings.shape[1]
    within = float(openings.var(axis=1, ddof=1).mean())
    between = float(openings.mean(axis=1).var(ddof=1)) - within / replicas
    return max(between, 0.0), within
