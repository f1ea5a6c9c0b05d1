"""Rules 4 to 6: which excuse a client gives, when it is true, and what challenging or believing it does."""

from typing import Final

import numpy as np

from sim_core.arrays import Flags, Levels, Yuan

TRUE_FROM: Final = 0.33
"""An excuse is true if its severity is above this."""
LAPSE_WEEKS: Final = 3
CUSTOMERS_WEEKS: Final = (7.0, 6.0)
STOCK_WEEKS: Final = (5.0, 6.0)
CHALLENGE_PROVEN: Final = 0.90
CHALLENGE_UNPROVEN: Final = 0.42
BRUSHED_OFF: Final = 0.15
"""Trust lost by calling a true reason an excuse."""
BELIEVED_LIE_HABIT: Final = 0.25
CAUGHT_HABIT: Final = 0.20
EMBOLDENED_HABIT: Final = 0.08
CAUGHT_WEAR: Final = 0.3


def ramp(x: Levels, start: Levels | float, width: float) -> Levels:
    """0 below start, 1 above start + width, a straight line between."""
    return np.minimum(np.maximum((x - start) / width, 0.0), 1.0)


def severities(
    free: Yuan,
    overdue: Yuan,
    downstream: Yuan,
    billed_weekly: Yuan,
    stock: Yuan,
    weekly: Yuan,
    problem: Levels,
    rivals_attention: Levels,
    away: Flags,
    trust: Levels,
) -> list[Levels]:
    """How true each excuse is, 0…1, in the order of `Excuse`; arrays of one shape, `problem` with an axis more."""
    tight = np.minimum(np.maximum(1.2 - 1.2 * free / (0.6 * overdue + 1.0), 0.0), 1.0)
    customers = ramp(downstream / (billed_weekly + 1.0), *CUSTOMERS_WEEKS)
    slow = ramp(stock / (weekly + 1.0), *STOCK_WEEKS)
    problems = [np.minimum(problem[..., kind] * 1.1, 1.0) for kind in range(4)]
    rivals = ramp(rivals_attention, 0.502, 0.4)
    leave = ramp(0.3 - trust, 0.0, 0.3)
    return [tight, customers, slow, *problems, rivals, away * 0.34, leave]


def weights(severity: list[Levels], honesty: Levels, taste: Levels, worn: Levels, stalling: Levels) -> Levels:
    """[N, X] how likely each excuse is picked: the honest by what is so, the others by taste and what still works."""
    dishonest = (1.0 - honesty) * (1.3 + stalling)
    return np.stack(
        [honesty * level + dishonest * taste[..., kind] * worn[..., kind] for kind, level in enumerate(severity)],
        axis=-1,
    )


def pick(weight: Levels, luck: Levels) -> Levels:
    """The excuse [N] that `luck` [N] picks by `weight` [N, X]; −1 where all weights are nil."""
    reach = np.add.accumulate(weight, axis=-1)
    total = reach[..., -1]
    below = (reach <= (luck * total)[..., None]).sum(axis=-1)
    return np.where(total > 0, np.minimum(below, weight.shape[-1] - 1), -1)


def challenge_works(is_true: Flags, evidence: Flags, luck: Levels) -> Flags:
    """Is the excuse broken? A false one nearly always with evidence in hand, else a toss-up; a true one never."""
    odds = np.where(evidence, CHALLENGE_PROVEN, CHALLENGE_UNPROVEN)
    return ~is_true & (luck < odds)
