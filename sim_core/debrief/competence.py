"""What a trainee can do, 0…100 for each of eight competences, from the record of the game.

Each competence is the weighted mean of what was observed: an observation is worth 0 (badly done) … 1 (well done). The
formulas are those of the `observe_…` functions in `observations.py`, told in docs/debrief.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.debrief import observations as seen
from sim_core.debrief.excuses import ExcuseStory
from sim_core.debrief.observations import Observation

COMPETENCES: Final = ("planning", "diligence", "follow_through", "promises", "excuses", "gap", "firmness", "win_win")
LESSON: Final = {
    "planning": ("L1",),
    "diligence": ("L2",),
    "follow_through": ("L3",),
    "promises": ("L4",),
    "excuses": ("L6", "L7"),
    "gap": ("L5",),
    "firmness": ("L8",),
    "win_win": ("L9",),
}
NOTHING_SEEN: Final = 50.0
MOMENTS: Final = 2


@dataclass(frozen=True)
class Competence:
    """A score and the observations that moved it most."""

    name: str
    score: float  # 0…100
    observed: int  # how much it rests on
    moments: tuple[Observation, ...]


def competences(trail: Trail, beliefs: Sequence[ClientBeliefs], stories: Sequence[ExcuseStory]) -> dict[str, Competence]:
    """All competences of a game, by name."""
    watch: dict[str, Callable[[], list[Observation]]] = {
        "planning": lambda: seen.observe_planning(trail),
        "diligence": lambda: seen.observe_diligence(trail),
        "follow_through": lambda: seen.observe_follow_through(trail),
        "promises": lambda: seen.observe_promises(trail, beliefs),
        "excuses": lambda: seen.observe_excuses(stories),
        "gap": lambda: seen.observe_gap(trail),
        "firmness": lambda: seen.observe_firmness(trail),
        "win_win": lambda: seen.observe_win_win(trail),
    }
    return {name: scored(name, watch[name]()) for name in COMPETENCES}


def scored(name: str, observed: Sequence[Observation]) -> Competence:
    """The weighted mean of observations, and those that pulled it furthest."""
    weight = sum(one.weight for one in observed)
    if weight <= 0:
        return Competence(name, NOTHING_SEEN, 0, ())
    mean = sum(one.weight * one.worth for one in observed) / weight
    moved = sorted(observed, key=lambda one: -abs(one.weight * (one.worth - mean)))
    return Competence(name, 100.0 * mean, len(observed), tuple(moved[:MOMENTS]))
