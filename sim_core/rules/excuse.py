"""Rules 4 to 6: which excuse a client gives, when it is true, and what challenging or believing it does."""

from typing import Final

import numpy as np

from sim_core.model.arrays import Flags, Levels, Yuan

TRUE_FROM: Final = 0.33
"""An excuse is true if its severity is above this."""
LAPSE_WEEKS: Final = 3
CUSTOMERS_WEEKS: Final = (7.0, 6.0)
STOCK_WEEKS: Final = (5.0, 6.0)
NO_PROOF: Final = 0.57
"""A source no better than this is a feeling, not evidence."""
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


def cash_tight(free: Yuan, overdue: Yuan) -> Levels:
    """How tight cash is against what is overdue."""
    return np.minimum(np.maximum(1.2 - 1.2 * free / (0.6 * overdue + 1.0), 0.0), 1.0)


def customers_unpaid(downstream: Yuan, billed_weekly: Yuan) -> Levels:
    """How old what the client's customers owe is, in weeks of its sales."""
    return ramp(downstream / (billed_weekly + 1.0), *CUSTOMERS_WEEKS)


def slow_sales(stock: Yuan, weekly: Yuan) -> Levels:
    """How many weeks our goods would last."""
    return ramp(stock / (weekly + 1.0), *STOCK_WEEKS)


def complaint(blocked: Levels) -> Levels:
    """How much a real problem blocks."""
    return np.minimum(blocked * 1.1, 1.0)


def others_first(rivals_attention: Levels) -> Levels:
    """How hot the rivals are."""
    return ramp(rivals_attention, 0.502, 0.4)


def boss_away(away: Flags) -> Levels:
    """True, but said no more often than other reasons."""
    return away * 0.34


def will_leave(trust: Levels) -> Levels:
    """How little holds the client."""
    return ramp(0.3 - trust, 0.0, 0.3)


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
