"""What stood between the result and the target, in yuan: the parts add up to target − net."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from sim_core.belief.trail import Trail
from sim_core.debrief.accounts import Account
from sim_core.debrief.verdict import Verdict
from sim_core.debrief.why import Why
from sim_core.engine.reveal import reveal

BEYOND: Final = ("could_not", "would_not", "rivals")
"""What lay beyond the textbook too, where the target did."""
DECIDED: Final = ("hours", "groundwork", "asking")
"""What decisions cost against the textbook's; below nought: what they won."""
PARTS: Final = (*BEYOND, "reach", *DECIDED, "luck")
GROUNDWORK: Final = frozenset(("L1", "L3", "L4", "L5", "L6", "L7"))
"""Lessons whose neglect is groundwork not done."""


def missed(
    trail: Trail, target: float, account: Account, verdicts: Sequence[Verdict], whys: Mapping[int, Why]
) -> dict[str, float]:
    """Target − net = (target − expected) + lost − luck, each split. Above nought it kept from the target, below it helped.

    What the target lies above what the textbook expects is what clients could not pay, would not, or paid to others first, in
    the proportions of what is overdue at the close; where it lies below, that is `reach`. What decisions cost is `hours` (ends
    of weeks), `groundwork` (lessons about knowing, planning and helping) and `asking` (the others). `luck` is ill luck.
    """
    parts = dict.fromkeys(PARTS, 0.0)
    parts["luck"] = -account.luck
    for one in verdicts:
        parts[part_of(trail, one, whys[one.number])] += one.cost
    beyond = target - account.expected
    parts["reach"] = min(beyond, 0.0)
    for name, share in bound(trail).items():
        parts[name] = max(beyond, 0.0) * share
    return parts


def part_of(trail: Trail, verdict: Verdict, why: Why) -> str:
    """The part that the cost of a decision belongs to."""
    if trail.moments[verdict.number].ends_week:
        return "hours"
    return "groundwork" if why.lesson in GROUNDWORK else "asking"


def bound(trail: Trail) -> dict[str, float]:
    """Shares of what is overdue at the close: beyond the client's means, wanted by rivals, withheld."""
    truth, account = reveal(trail.end), trail.account(len(trail.moments))
    overdue = account.overdue[0]
    means = truth.free_cash[0]
    could_not = np.maximum(overdue - means, 0.0)
    hot = truth.rivals_attention[0] / np.maximum(truth.rivals_attention[0] + truth.attention[0], 1e-9)
    rivals = (overdue - could_not) * hot * (truth.rivals_owed[0] > 0)
    would_not = overdue - could_not - rivals
    whole = float(overdue.sum())
    if whole <= 0:
        return {"could_not": 0.0, "would_not": 1.0, "rivals": 0.0}
    return {
        "could_not": float(could_not.sum()) / whole,
        "would_not": float(would_not.sum()) / whole,
        "rivals": float(rivals.sum()) / whole,
    }
