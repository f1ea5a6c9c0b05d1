"""What a scenario says that its author can hardly mean: warnings, each with a name by which a file can allow it.

A lint is a function that looks at a `Checked` scenario and tells warnings of its name. It has to be quiet on good files: one
false alarm, and no warning is read any more.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sim_core.errors import Fault
from sim_core.scenario.lint import clients, coach, events, excuses, ids, lessons, moves, played, texts
from sim_core.scenario.lint.file import Checked, checked
from sim_core.scenario.lint.played import Budget
from sim_core.scenario.marks import Document
from sim_core.scenario.schema import Scenario

__all__ = ["LINTS", "PLAYED", "Budget", "warnings"]

Lint = Callable[[Checked], Iterator[Fault]]

LINTS: Final[Mapping[str, Lint]] = {
    "never_pays": clients.never_pays,
    "nothing_due": clients.nothing_due,
    "out_of_scale": clients.out_of_scale,
    "name_same": clients.name_same,
    "excuse_never": excuses.excuse_never,
    "taste_faint": excuses.taste_faint,
    "problem_never": excuses.problem_never,
    "problem_faint": excuses.problem_faint,
    "move_unaffordable": moves.move_unaffordable,
    "change_unused": moves.change_unused,
    "lesson_unused": lessons.lesson_unused,
    "event_never": events.event_never,
    "event_idle": events.event_idle,
    "event_nobody": events.event_nobody,
    "text_missing": texts.text_missing,
    "text_same": texts.text_same,
    "text_foreign": texts.text_foreign,
    "placeholder_unknown": texts.placeholder_unknown,
    "coach_never": coach.coach_never,
    "id_taken": ids.id_taken,
}
PLAYED: Final[Mapping[str, Lint]] = {
    "target_too_high": played.target_too_high,
    "target_idle": played.target_idle,
}
"""Lints that play a few games, and take their time."""


def warnings(scenario: Scenario, document: Document, path: str, budget: Budget | None = None) -> Iterator[Fault]:
    """The warnings about a scenario without faults, but for those it allows. Played lints, as far as the budget goes."""
    file = checked(scenario, document, path)
    wanted = {name: lint for name, lint in LINTS.items() if name not in scenario.allow}
    played_ones = {name: lint for name, lint in PLAYED.items() if name not in scenario.allow}
    if played_ones and budget is not None and budget.take(scenario):
        wanted |= played_ones
    for lint in wanted.values():
        yield from lint(file)
