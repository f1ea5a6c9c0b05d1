"""What `check` says of a file and what a report card finds, as one: each subject is spoken of once.

A warning of `check` stands among the findings under the name `check_warning`. Where both speak of the same, the card's finding
stays, for it rests on more games; and what a file allows `check` not to say is allowed here too, short of an alarm.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sim_core.errors import Fault
from sim_core.scenario.schema import Scenario

Row = dict[str, Any]
WARNED: Final = "check_warning"
SAME: Final[dict[str, tuple[str, ...]]] = {
    "trick_wins": ("trick_wins", "textbook_beaten"),
    "target_too_high": ("target_far",),
    "target_idle": ("idle_wins", "textbook_idle"),
    "never_pays": ("client_empty",),
    "problem_never": ("problem_rare",),
    "event_never": ("event_rare",),
    "excuse_never": ("excuse_unheard",),
    "lesson_unused": ("lesson_idle",),
}
"""By the warning's name, findings that speak of the same."""
BETTER: Final = ("target_too_high", "never_pays", "problem_never", "event_never", "excuse_never", "lesson_unused")
"""Of these `check` knows the reason, and it is the finding that is left out."""
PLACED: Final = ("problem_never", "event_never", "excuse_never", "lesson_unused", "never_pays")
"""Warnings of one thing among several: only what stands in the same line is the same."""


def agreed(scenario: Scenario, rows: Sequence[Row], warned: Sequence[Fault]) -> list[Row]:
    """The findings of a card together with the warnings of `check`, each subject once, the worst first."""
    told = [_row(one) for one in warned]
    kept = [row for row in rows if not (_allowed(scenario, row) or _told_better(row, told))]
    told = [row for row in told if row["check"] in BETTER or not _found(row, kept)]
    alarms = [row for row in kept if row["level"] == "alarm"]
    return [*alarms, *told, *(row for row in kept if row["level"] != "alarm")]


def names(warned: Iterable[Fault]) -> set[tuple[str, str]]:
    """What `check` warns of, by name and by what it is about, thing by thing, whatever the lines and figures are."""
    return {(_name(one), thing) for one in warned for thing in _things(one)}


def _things(one: Fault) -> list[str]:
    """The things that a warning is about: of a list each by itself."""
    about = {name: value for name, value in one.message.values.items() if name != "money"}
    named = str(sorted((name, value) for name, value in about.items() if isinstance(value, str)))
    several = [f"{named} {item}" for value in about.values() if isinstance(value, tuple | list) for item in value]
    return several or [named]


def _name(one: Fault) -> str:
    return one.message.key.split(".")[1]


def _row(one: Fault) -> Row:
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in one.message.values.items()}
    place = {"path": one.path, "line": one.line, "column": one.column, "field": ""}
    return {"level": "warning", "name": WARNED, **place, "check": _name(one), "key": one.message.key, "about": values}


def _allowed(scenario: Scenario, row: Row) -> bool:
    return row["level"] != "alarm" and any(row["name"] in SAME.get(str(name), ()) for name in scenario.allow)


def _told_better(row: Row, told: list[Row]) -> bool:
    return any(row["name"] in SAME[one["check"]] and _same_place(one, row) for one in told if one["check"] in BETTER)


def _found(row: Row, kept: list[Row]) -> bool:
    return any(one["name"] in SAME.get(row["check"], ()) and _same_place(row, one) for one in kept)


def _same_place(told: Row, row: Row) -> bool:
    return told["check"] not in PLACED or abs(told["line"] - row["line"]) <= 1
