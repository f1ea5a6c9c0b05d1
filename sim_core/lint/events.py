"""Events that never happen, change nothing, or touch others than the file seems to say."""

from collections.abc import Iterator
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked
from sim_core.model.tables import EVENT_ROWS

ALWAYS_FELT: Final = tuple(kind for kind, row in EVENT_ROWS.items() if row.get("felt_always"))
"""Kinds that change something even with strength 0."""
ON_THE_REP: Final = tuple(kind for kind, row in EVENT_ROWS.items() if row.get("on_rep"))


def event_never(file: Checked) -> Iterator[Fault]:
    """An event with chance 0."""
    for number, event in enumerate(file.scenario.events):
        if event.chance <= 0:
            yield file.warning("event_never", ("events", number, "chance"), kind=event.kind)


def event_idle(file: Checked) -> Iterator[Fault]:
    """An event without strength, or at the end of the last week, when nothing comes after it."""
    for number, event in enumerate(file.scenario.events):
        if event.strength <= 0 and event.kind not in ALWAYS_FELT:
            yield file.warning("event_idle", ("events", number, "strength"), "weak", kind=event.kind)
        if event.week == file.scenario.weeks:
            values = {"kind": event.kind, "found": event.week, "last": max(file.scenario.weeks - 1, 1)}
            yield file.warning("event_idle", ("events", number, "week"), "late", **values)


def event_nobody(file: Checked) -> Iterator[Fault]:
    """An empty list of clients, which means all; clients named for what touches the rep."""
    for number, event in enumerate(file.scenario.events):
        place = ("events", number, "clients")
        if event.clients and event.kind in ON_THE_REP:
            yield file.warning("event_nobody", place, "rep", kind=event.kind)
        elif not event.clients and file.given(place):
            yield file.warning("event_nobody", place, kind=event.kind)
