"""What a trainee can do, 0…100 for each of eight competences, from the record of the game.

Each competence is the weighted mean of what was observed: an observation is worth 0 (badly done) … 1 (well done). The
formulas are those of the `observe_…` functions in `observations.py` and `dealings.py`, told in docs/debrief.md.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.debrief import dealings, observations
from sim_core.debrief.excuses import ExcuseStory
from sim_core.debrief.seen import MARKS, Observation
from sim_core.model.moves import tagged


@dataclass(frozen=True)
class Seen:
    """What a competence is judged by."""

    trail: Trail
    beliefs: Sequence[ClientBeliefs]
    stories: Sequence[ExcuseStory]


@dataclass(frozen=True)
class Subject:
    """A competence: its lessons, what is observed of it, and what is counted: by name, the kinds of observations."""

    lessons: tuple[str, ...]
    observe: Callable[[Seen], list[Observation]]
    counted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moves: tuple[str, ...] = ()  # one of which a scenario has to offer; none: nothing is needed


ALL: Final = tuple(MARKS)
SUBJECTS: Final[Mapping[str, Subject]] = {
    "planning": Subject(
        ("L1",),
        lambda of: observations.observe_planning(of.trail),
        {"clients": ALL, "early": ("plan_shared", "plan_shared_unasked", "plan_early"), "heard": ("plan_shared",)},
        ("share_plan",),
    ),
    "diligence": Subject(
        ("L2",),
        lambda of: observations.observe_diligence(of.trail),
        {
            "late": ("in_touch", "out_of_touch"),
            "touched": ("in_touch",),
            "weeks": ("hours_used", "hours_left"),
            "idle": ("hours_left",),
        },
        tagged("demands"),
    ),
    "follow_through": Subject(
        ("L3",),
        lambda of: observations.observe_follow_through(of.trail),
        {"due": ALL, "followed": ("promise_followed", "promise_overfollowed")},
        ("confirm_promise",),
    ),
    "promises": Subject(
        ("L4",),
        lambda of: observations.observe_promises(of.trail, of.beliefs),
        {
            "asked": ALL,
            "sound": ("promise_sound",),
            "trivial": ("promise_trivial",),
            "impossible": ("promise_impossible", "promise_stretched"),
        },
        tagged("promises"),
    ),
    "excuses": Subject(
        ("L6", "L7"),
        lambda of: dealings.observe_excuses(of.trail, of.stories),
        {"excuses": ALL, "well": tuple(key for key, mark in MARKS.items() if mark == "merit" and key.startswith("excuse_"))},
        tagged("judges"),
    ),
    "gap": Subject(
        ("L5",),
        lambda of: dealings.observe_gap(of.trail),
        {"clients": ALL, "helped": ("gap_closed", "gap_late", "gap_guessed", "gap_helped")},
        ("analyse_gap", *tagged("closes_gap")),
    ),
    "firmness": Subject(
        ("L8",),
        lambda of: dealings.observe_firmness(of.trail),
        {
            "asked": ("asked",),
            "past": ("asked_past",),
            "begged": ("pleaded",),
            "silent": ("excuse_unanswered",),
        },
        tagged("demands"),
    ),
    "win_win": Subject(
        ("L9",),
        lambda of: dealings.observe_win_win(of.trail),
        {
            "clients": ("mood_kept", "mood_worse", "client_left"),
            "kept": ("mood_kept",),
            "lost": ("client_left",),
            "helped": ("helped",),
            "squeezed": ("pushed", "stopped", "resumed_unpaid"),
        },
    ),
}
"""Every competence by its name, in the order in which they are shown; its words are `competence.NAME`."""
COMPETENCES: Final = tuple(SUBJECTS)
LESSON: Final = {name: subject.lessons for name, subject in SUBJECTS.items()}
NOTHING_SEEN: Final = 50.0
MOMENTS: Final = 2


@dataclass(frozen=True)
class Competence:
    """A score and the observations that moved it most."""

    name: str
    score: float  # 0…100
    observed: int  # how much it rests on
    moments: tuple[Observation, ...]
    counts: Mapping[str, int] = field(default_factory=dict)  # what its sentence quotes
    offered: bool = True  # does the scenario offer what it needs?


def competences(trail: Trail, beliefs: Sequence[ClientBeliefs], stories: Sequence[ExcuseStory]) -> dict[str, Competence]:
    """All competences of a game, by name."""
    seen = Seen(trail, beliefs, stories)
    return {name: _judged(name, subject, seen) for name, subject in SUBJECTS.items()}


def _judged(name: str, subject: Subject, seen: Seen) -> Competence:
    if subject.moves and not observations.offered(seen.trail, *subject.moves):
        return Competence(name, NOTHING_SEEN, 0, (), dict.fromkeys(subject.counted, 0), offered=False)
    return scored(name, subject.observe(seen))


def scored(name: str, observed: Sequence[Observation]) -> Competence:
    """The weighted mean of observations, and those that pulled it furthest."""
    found = Counter(one.key for one in observed)
    counts = {count: sum(found[key] for key in keys) for count, keys in SUBJECTS[name].counted.items()}
    weight = sum(one.weight for one in observed)
    if weight <= 0:
        return Competence(name, NOTHING_SEEN, 0, (), counts)
    mean = sum(one.weight * one.worth for one in observed) / weight
    moved = sorted(observed, key=lambda one: -abs(one.weight * (one.worth - mean)))
    return Competence(name, 100.0 * mean, len(observed), tuple(moved[:MOMENTS]), counts)
