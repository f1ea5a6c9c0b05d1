"""A debrief as one document, which the terminal, the window, a page and a program are all told from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.debrief.past_game import PastGame, reads_otherwise
from game.debrief.sentences import client_names
from game.play.references import references_of
from game.play.shelf import text_of
from sim_core import RULES_VERSION, Message, SimError, bots
from sim_core.public.debriefs import LESSON, Competence, Debrief, Other, Trail, opened, told_apart
from sim_core.public.games import digest_of, medal, result, score
from sim_core.public.scenarios import (
    PRACTICE,
    TARGET_SHARE,
    Folder,
    find_scenario,
    list_scenarios,
)
from sim_core.public.vocabulary import LESSONS


@dataclass(frozen=True)
class Standing:
    """How a game stands beside others with the same luck. Yuan."""

    finished: bool
    weeks: int  # ended so far
    net: float
    target: float
    score: float | None  # None while the game is under way
    medal: str  # "" for none
    digest: str
    others: dict[str, Other]


@dataclass(frozen=True)
class DebriefDocument:
    """A past game, what its debrief has found (so far), how it stands, and what must be said of it beforehand."""

    past: PastGame
    debrief: Debrief
    standing: Standing
    notes: tuple[Message, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The clients, as choices name them."""
        return self.debrief.trail.end.setting.public.client_ids

    def names(self, language: str) -> tuple[str, ...]:
        """What the clients are called."""
        return client_names(self.debrief.trail.end.scenario, language)


def open_debrief(past: PastGame, folders: Sequence[Folder] = ()) -> DebriefDocument:
    """The document of a game before any of its debrief's work is done.

    Raises `SimError` where the game cannot be played again at all: other rules, a scenario that is not valid.
    """
    record = past.record
    if record.rules_version != RULES_VERSION:
        values = {"path": past.path, "found": record.rules_version, "expected": RULES_VERSION}
        raise SimError(Message("record.other_rules", values))
    debrief = opened(past.played, 0.0)
    document = document_of(past, debrief, folders)
    debrief.target = document.standing.target
    return document


def document_of(past: PastGame, debrief: Debrief, folders: Sequence[Folder] = ()) -> DebriefDocument:
    """The document of a game whose debrief is at hand. Nothing is played again."""
    others = references_of(past.record.scenario, past.seed).others()
    standing = standing_of(debrief.trail, others, past.record.trainer)
    said = [note for note in past.notes if note.key.startswith("debrief.note.")]
    return DebriefDocument(past, debrief, standing, (*said, *_notes(past, debrief.trail, standing, folders)))


def standing_of(trail: Trail, others: dict[str, Other], trainer: bool = False) -> Standing:
    """How a game stands beside others with the same luck."""
    game = trail.end
    net, textbook = float(result(game).net[0]), others["textbook"].net
    mine, idle, best = (np.array([value]) for value in (net, others["idle"].net, textbook))
    points = float(score(mine, idle, best, game.setting.opening_debt)[0])
    target = game.scenario.target
    return Standing(
        finished=trail.finished,
        weeks=int(trail.sight(len(trail.moments)).desk.week[0]),
        net=net,
        target=float(target if target is not None else textbook * TARGET_SHARE),
        score=points if trail.finished else None,
        medal=medal(points, game.scenario.medals) if trail.finished and not trainer else "",
        digest=digest_of(game),
        others=others,
    )


def _notes(past: PastGame, trail: Trail, standing: Standing, folders: Sequence[Folder]) -> list[Message]:
    record, scenario = past.record, trail.end.scenario
    notes: list[Message] = []
    if _changed(past, folders):
        notes.append(Message("debrief.note.changed", {"scenario": record.scenario_id}))
    if record.player in bots.NAMES:
        notes.append(Message("debrief.note.player", {"player": record.player}))
    if record.trainer:
        notes.append(Message("debrief.note.trainer", {}))
    if trail.stopped:
        notes.append(trail.stopped)
    elif record.digest and record.digest != standing.digest:
        notes.append(_differs(past, trail, standing))
    if not standing.finished:
        week: dict[str, Any] = {"week": min(standing.weeks + 1, scenario.weeks), "weeks": scenario.weeks}
        notes.append(Message("debrief.note.unfinished", week))
    return notes


def _differs(past: PastGame, trail: Trail, standing: Standing) -> Message:
    """Where a game does not come out as its record says: in which week, if that is known."""
    ends = (moment.number + 1 for moment in trail.moments if moment.ends_week)
    for week, (number, expected) in enumerate(zip(ends, past.record.week_digests, strict=False), 1):
        if (found := digest_of(trail.game(number))) != expected:
            return Message("record.week_differs", {"path": past.path, "week": week, "found": found, "expected": expected})
    return Message("record.digest_differs", {"path": past.path, "found": standing.digest, "expected": past.record.digest})


def _changed(past: PastGame, folders: Sequence[Folder]) -> bool:
    """Is there a scenario of that name by now that reads otherwise than when the game was played?"""
    record = past.record
    if record.scenario_id.startswith(PRACTICE):
        return False
    return reads_otherwise(record.scenario, lambda: text_of(find_scenario(record.scenario_id, folders))[0])


def weakest(competences: Mapping[str, Competence]) -> str:
    """The competence with the lowest score of those that were seen; empty if none was."""
    seen = [one for one in competences.values() if one.observed]
    return min(seen, key=lambda one: one.score).name if seen else ""


MASTERED: Final = 75.0
"""Score of a competence from which it counts as mastered."""


@dataclass(frozen=True)
class Advice:
    """What to play next. `why`: again (its lesson is not mastered), weakest (it trains that), onward (the next lesson)."""

    scenario: str
    why: str
    competence: str


def advice(debrief: Debrief) -> Advice | None:
    """What to play next: a lesson that is not mastered once more, else what trains the weakest competence seen, else the
    lesson after this one. None if there is nothing of it to be played, or nothing was seen.
    """
    number, scores = lesson_number(debrief.trail.end.scenario.id), debrief.competences
    taught = next((name for name, lessons in LESSON.items() if f"L{number}" in lessons), "")
    weak = weakest(scores)
    if taught and not (scores[taught].observed and scores[taught].score >= MASTERED):
        found = Advice(lesson_scenario(f"L{number}"), "again", taught)
    elif weak and scores[weak].score < MASTERED:
        found = Advice(lesson_scenario(_of_two(weak, debrief)), "weakest", weak)
    elif taught and f"L{number + 1}" in LESSONS:
        after = f"L{number + 1}"
        found = Advice(lesson_scenario(after), "onward", next(name for name, lessons in LESSON.items() if after in lessons))
    elif weak:
        found = Advice(lesson_scenario(_of_two(weak, debrief)), "weakest", weak)
    else:
        return None
    return found if found.scenario else None


def next_lesson(debrief: Debrief) -> str:
    """The id of the scenario to play next; empty if there is none."""
    found = advice(debrief)
    return found.scenario if found else ""


def lesson_number(scenario: str) -> int:
    """Which lesson a scenario is, by its id; 0: none."""
    found = re.match(r"lesson-(\d+)-", scenario)
    return int(found[1]) if found else 0


def _of_two(name: str, debrief: Debrief) -> str:
    """The lesson of a competence; of the two about excuses the one for doubters, where true ones were doubted more often."""
    lessons = LESSON[name]
    credulity, suspicion = told_apart(debrief.stories)
    return lessons[-1] if name == "excuses" and (suspicion or 0.0) > (credulity or 0.0) else lessons[0]


def lesson_scenario(name: str) -> str:
    """The id of a lesson that can be played; empty if there is none."""
    start = f"lesson-{name[1:]}-"
    return next((entry.id for entry in list_scenarios() if entry.id.startswith(start) and entry.scenario), "")
