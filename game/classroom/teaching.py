"""What to teach a class next: lessons by what their absence costs, with the scenario to assign and who needs it most."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from game.classroom.figures import costs, took_for
from game.classroom.people import Class, Person
from game.debrief.document import MASTERED, lesson_scenario
from sim_core.public.debriefs import LESSON
from sim_core.public.vocabulary import LESSONS

MOST: Final = 3
"""Lessons that are proposed: a class learns one thing at a time."""
NEEDY: Final = 6
"""People who are named for a lesson."""
LEAST_POINTS: Final = 0.5
"""Points of the score that a lesson's decisions must cost a person on average, to be worth a lesson."""
ERRED: Final = 0.25
"""Share of excuses taken for the wrong thing from which that is worth a lesson, where no debrief says more."""


@dataclass(frozen=True)
class Teach:
    """A lesson for a class. `points`: of the score, lost by each person on average for want of it; None: no debriefs."""

    lesson: str  # L1 …
    scenario: str  # to assign; "" if there is none
    points: float | None
    people: int  # whom it cost
    of: int  # people with a debrief, or with excuses to answer
    competence: str  # that it trains
    mean: float | None  # of the class in that
    who: tuple[str, ...]  # who needs it most


def competence_of(lesson: str) -> str:
    """The competence that a lesson trains; empty if none says so."""
    return next((name for name, lessons in LESSON.items() if lesson in lessons), "")


def teach_next(of: Class) -> list[Teach]:
    """Lessons by what the class loses through what they teach, as its debriefs say; else by how excuses were told apart."""
    return _by_debriefs(of) if of.debriefed else _by_excuses(of)


def _by_debriefs(of: Class) -> list[Teach]:
    """A debrief gives every decision that was not sound a reason, and each reason belongs to a lesson: costs add up."""
    found = costs(of, lambda _, one: (one.lesson,) if not one.why.startswith("sound") else None)
    those = [one for one in of.people if one.debriefed]
    lessons = []
    for cost in found:
        lesson = cost.key[0]
        if lesson not in LESSONS or cost.points < LEAST_POINTS:
            continue
        name = competence_of(lesson)
        spread = of.competence(name) if name else None
        ranked = sorted(those, key=lambda one: -_cost_of(one, lesson))
        who = tuple(one.name for one in ranked if _cost_of(one, lesson) >= LEAST_POINTS)[:NEEDY]
        mean = spread.mean if spread else None
        lessons.append(Teach(lesson, lesson_scenario(lesson), cost.points, cost.people, len(those), name, mean, who))
    return lessons[:MOST]


def _cost_of(person: Person, lesson: str) -> float:
    """Points that one person lost through what a lesson teaches, in a game."""
    whole = sum(
        game.points(one.cost)
        for game in person.debriefed
        for one in game.decisions
        if one.lesson == lesson and not one.why.startswith("sound")
    )
    return whole / max(len(person.debriefed), 1)


def _by_excuses(of: Class) -> list[Teach]:
    """False excuses that were believed ask for L6, true ones that were challenged for L7."""
    count, mistaken = of.apart, {"L6": ("believed", "false"), "L7": ("challenged", "true")}
    shares = {lesson: count.get(wrong, 0) / count[all_of] for lesson, (wrong, all_of) in mistaken.items() if count.get(all_of)}
    lessons = []
    for lesson, share in sorted(shares.items(), key=lambda one: -one[1]):
        if share < ERRED:
            continue
        erred: dict[str, int] = defaultdict(int)
        for game, story in of.stories:
            erred[game.name] += took_for(story) is (lesson == "L6") and story.true is (lesson == "L7")
        who = sorted((name for name, times in erred.items() if times), key=lambda name: (-erred[name], name))
        people = len(of.people)
        lessons.append(
            Teach(lesson, lesson_scenario(lesson), None, len(who), people, competence_of(lesson), None, tuple(who[:NEEDY]))
        )
    return lessons


def all_mastered(of: Class) -> bool:
    """Is there nothing left that the class as a whole does badly?"""
    return bool(of.competences) and all(
        spread.mean >= MASTERED for name in of.competences if (spread := of.competence(name)) is not None
    )
