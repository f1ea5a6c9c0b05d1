"""How a chance came about: which decisions, and ends of weeks, moved what could be known of an excuse."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail

LEAST: Final = 0.05
"""Change of a chance from which it is told."""
MOST: Final = 3
"""Changes that are told, the largest first."""


@dataclass(frozen=True)
class Moved:
    """What was seen at a decision changed the chance that an excuse is true."""

    number: int  # of the decision
    week: int  # from 0
    move: str
    before: float  # 0…1
    after: float


def moved(trail: Trail, own: ClientBeliefs, number: int, kind: int) -> tuple[Moved, ...]:
    """What moved the chance that an excuse (`kind`) of a client is true up to decision `number`, the largest change first.

    Only what could be known before that decision counts.
    """
    states = [state for state in own.states if state.since <= number]
    found = []
    for earlier, later in pairwise(states):
        before, after = float(earlier.true[kind]), float(later.true[kind])
        if abs(after - before) >= LEAST:
            moment = trail.moments[later.since - 1]
            found.append(Moved(moment.number, moment.week, moment.step.move, before, after))
    return tuple(sorted(found, key=lambda one: -abs(one.after - one.before))[:MOST])
