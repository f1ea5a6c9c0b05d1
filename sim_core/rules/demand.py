"""Rules 2 and 3: how willing a client is to pay us, what share of its cash is ours, and how much it hands over."""

from typing import Final

import numpy as np

from sim_core.model.arrays import Flags, Levels, Yuan

ROUND: Final = 10_000.0
BASE: Final = -1.5
ATTENTION: Final = 3.2
TRUST: Final = 2.0
PLAN: Final = 0.9
HONESTY: Final = 0.8
STUBBORN: Final = 1.6
STALLING: Final = 1.2
BLOCKED: Final = 1.6
OPEN_EXCUSE: Final = 2.1
EXCUSED: Final = 2.3
REBATE: Final = 0.7
GRATEFUL: Final = 2.0
"""Help that fitted the client's real trouble is remembered for some weeks."""
WORD_GIVEN: Final = 0.6
"""A client that has promised a date sees no reason to pay before it."""
AWAITS: Final = 1.0
"""Who was offered a discount pays the full price less gladly for some weeks: there may be another."""
AWAITS_WEEKS: Final = 6
WALL: Final = 4.0
WALL_TRUST: Final = 0.15
LEVERAGE: Final = 2.6
GONE: Final = 1.5
EMPTY_WEEKS: Final = 3.0


def willingness(
    attention: Levels,
    trust: Levels,
    plan_shared: Levels,
    honesty: Levels,
    stubbornness: Levels,
    stalling: Levels,
    blocked: Levels,
    excuse_open: Flags,
    excused: Flags,
    rebate: Flags,
    grateful: Flags,
    word_given: Flags,
    awaits_discount: Flags,
    left: Flags,
    leverage: Levels,
) -> Levels:
    """Points of willingness; `chance` makes a probability of them. Element-wise, any shape."""
    points = BASE + ATTENTION * attention + TRUST * (trust - 0.5) + PLAN * plan_shared + HONESTY * honesty
    points = points - STUBBORN * stubbornness - STALLING * stalling - BLOCKED * blocked + leverage
    points = (
        points - OPEN_EXCUSE * excuse_open - EXCUSED * excused + REBATE * rebate + GRATEFUL * grateful - WORD_GIVEN * word_given
    )
    points = points - AWAITS * awaits_discount
    return points - WALL * (trust < WALL_TRUST) - GONE * left


def leverage(dependence: Levels, hold: Flags, stock: Yuan, weekly: Yuan, credibility: Levels) -> Levels:
    """Points won by stopped supply: dependence × how empty the shelf is × how far we are believed."""
    empty = 1.0 - np.minimum(stock / (EMPTY_WEEKS * weekly + 1.0), 1.0)
    return LEVERAGE * dependence * hold * empty * credibility


def contest_share(
    attention: Levels, trust: Levels, plan_shared: Levels, owed: Yuan, rivals_attention: Levels, rivals: Yuan
) -> Levels:
    """Our share (0…1) of the cash that all suppliers' reps compete for: attention × standing × √balance against theirs."""
    ours = attention * (0.5 + 0.6 * trust + 0.35 * plan_shared) * np.sqrt(owed)
    theirs = rivals_attention * 0.6 * np.sqrt(rivals)
    return ours / (ours + theirs + 1.0)


def free_cash(cash: Yuan, reserve: Yuan) -> Yuan:
    """What lies above the reserve."""
    return np.maximum(cash - reserve, 0.0)


def voluntary(wanted: Yuan, invoices: Yuan) -> Yuan:
    """The payment made of `wanted` [N]: whole ten thousands, or oldest invoices ([N, K]) cleared exactly, if that is more."""
    rounded = np.floor(wanted / ROUND) * ROUND
    cleared = np.add.accumulate(invoices, axis=-1)
    exact = np.where(cleared <= wanted[..., None], cleared, 0.0).max(axis=-1)
    owed = cleared[..., -1]
    return np.minimum(np.maximum(rounded, exact), owed)


def split_oldest_first(payment: Yuan, invoices: Yuan) -> Yuan:
    """What of `payment` [N] goes to each invoice [N, K]: the oldest first."""
    before = np.add.accumulate(invoices, axis=-1) - invoices
    return np.minimum(np.maximum(payment[..., None] - before, 0.0), invoices)
