"""Points to probability.

Rules add up points, in which a doubling of the odds is about 0.7 points. The table is the logistic curve at every quarter
point, rounded to four decimals, so that no exponential is computed at run time and results are the same on every machine.
"""

from typing import Final

from sim_core.compiled import floor, inlined

STEP: Final = 0.25
LIMIT: Final = 6.0
TABLE: Final = (
    *(0.0025, 0.0032, 0.0041, 0.0052, 0.0067, 0.0086, 0.0110, 0.0141, 0.0180, 0.0230, 0.0293, 0.0373),
    *(0.0474, 0.0601, 0.0759, 0.0953, 0.1192, 0.1480, 0.1824, 0.2227, 0.2689, 0.3208, 0.3775, 0.4378),
    0.5000,
    *(0.5622, 0.6225, 0.6792, 0.7311, 0.7773, 0.8176, 0.8520, 0.8808, 0.9047, 0.9241, 0.9399, 0.9526),
    *(0.9627, 0.9707, 0.9770, 0.9820, 0.9859, 0.9890, 0.9914, 0.9933, 0.9948, 0.9959, 0.9968, 0.9975),
)
"""Probability at −6, −5.75, … 6 points."""


@inlined
def logistic(points: float) -> float:
    """Probability (0.0025 … 0.9975) for `points`; straight lines between the table's entries."""
    return look_up(points, TABLE, -LIMIT, STEP)


@inlined
def look_up(x: float, table: tuple[float, ...], start: float, step: float) -> float:
    """`table` read at `x`: entries lie at start, start + step, …; straight lines between, flat beyond both ends."""
    place = min(max((x - start) / step, 0.0), float(len(table) - 1))
    below = int(min(floor(place), float(len(table) - 2)))
    below_it = table[below]
    return below_it + (table[below + 1] - below_it) * (place - below)
