"""What a scenario says that its author can hardly mean: warnings, each with a name by which a file can allow it.

A lint is a function that looks at a `Checked` scenario and tells warnings of its name. It has to be quiet on good files: one
false alarm, and no warning is read any more.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked, checked
from sim_core.lint.played import Budget
from sim_core.scenario.marks import Document
from sim_core.scenario.meanings import WARNING_ROWS
from sim_core.scenario.schema import Scenario

__all__ = ["LINTS", "PLAYED", "Budget", "warnings_of"]

Lint = Callable[[Checked], Iterator[Fault]]


def _lints(play: bool) -> Mapping[str, Lint]:
    """The functions of the rows of `warnings.yaml`, by name: those that play a few games, or the others."""
    rows = {name: row for name, row in WARNING_ROWS.items() if row.get("plays", False) == play}
    return {name: getattr(import_module(f"{__name__}.{row['file']}"), name) for name, row in rows.items()}


LINTS: Final = _lints(play=False)
PLAYED: Final = _lints(play=True)
"""Lints that play a few games, and take their time."""


def warnings_of(
    scenario: Scenario, document: Document, path: str, budget: Budget | None = None, names: tuple[str, ...] = ()
) -> Iterator[Fault]:
    """The warnings about a scenario without faults, but for those it allows. Played lints, as far as the budget goes.

    `names`: what moves are called on the screen; without them nobody can tell that a text quotes one.
    """
    file = checked(scenario, document, path, names)
    wanted = {name: lint for name, lint in LINTS.items() if name not in scenario.allow}
    played_ones = {name: lint for name, lint in PLAYED.items() if name not in scenario.allow}
    if played_ones and budget is not None and budget.take(scenario):
        wanted |= played_ones
    for lint in wanted.values():
        yield from lint(file)
