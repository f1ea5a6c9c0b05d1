"""What stood between the result and the target, in yuan: the parts add up to target − net."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from sim_core.belief.trail import Trail
from sim_core.debrief.verdict import Account, Verdict
from sim_core.debrief.why import Why
from sim_core.engine.reveal import reveal

PARTS: Final = ("could_not", "would_not", "groundwork", "rivals", "hours", "luck")
GROUNDWORK: Final = frozenset(("L1", "L3", "L4", "L5", "L6", "L7"))
"""Lessons whose neglect is groundwork not done."""


def missed(
    trail: Trail, target: float, account: Account, verdicts: Sequence[Verdict], whys: Mapping[int, Why]
) -> dict[str, float]:
    """Target − net, split.

    `luck`: what went better or worse than could be known (with its sign turned round: ill luck adds to the miss).
    `hours`: what ending weeks cost. `groundwork`: what decisions cost that belong to a lesson about knowing, planning and
    helping. The rest is what clients could not pay, would not, or paid to others first, in the proportions of what is
    overdue at the close; where there is no such rest, groundwork was done so much better.
    """
    parts = dict.fromkeys(PARTS, 0.0)
    parts["luck"] = -account.luck
    for one in verdicts:
        if trail.moments[one.number].ends_week:
            parts["hours"] += one.cost
        elif whys[one.number].lesson in GROUNDWORK:
            parts["groundwork"] += one.cost
    rest = target - account.net - parts["luck"] - parts["hours"] - parts["groundwork"]
    parts["groundwork"] += min(rest, 0.0)
    for name, share in bound(trail).items():
        parts[name] = max(rest, 0.0) * share
    return parts


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
