"""Amounts that are written as they are in countries where a point sets thousands apart."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from sim_core.errors import Fault
from sim_core.lint.file import Checked, Steps
from sim_core.scenario.client import ClientSpec, Hidden, Invoice, RivalsSpec
from sim_core.scenario.money import Amount
from sim_core.scenario.schema import RepSpec, Scenario
from sim_core.scenario.shapes import limits_of

THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def dot_thousands(file: Checked) -> Iterator[Fault]:
    """380.000, which is 380 here. With more or fewer digits behind the point nobody means thousands."""
    for model, at, given in _mappings(file):
        for key, value in given.items():
            if key in model.model_fields and isinstance(limits_of(model, key), Amount):
                for steps, number in _numbers((*at, key), value):
                    place = file.document.find(steps)[0].place
                    raw = file.document.raw.get(place, "")
                    if THOUSANDS.fullmatch(raw):
                        values = {"found": raw, "number": f"{number:g}", "write": raw.replace(".", "")}
                        yield file.warning_at_place("dot_thousands", place, **values)


def _mappings(file: Checked) -> Iterator[tuple[type[BaseModel], Steps, Mapping[str, Any]]]:
    """Every mapping in which amounts stand, as the file has it."""
    yield Scenario, (), file.document.data
    yield from _inside(RepSpec, (), file.document.data, "rep")
    for at, _ in file.clients():
        client = file.document.find(at)[1]
        yield ClientSpec, at, client
        ledger = client.get("ledger")
        for row, bill in enumerate(ledger if isinstance(ledger, list) else ()):
            yield Invoice, (*at, "ledger", row), bill
        for model, steps, hidden in _inside(Hidden, at, client, "hidden"):
            yield model, steps, hidden
            yield from _inside(RivalsSpec, steps, hidden, "rivals")


def _inside(
    model: type[BaseModel], at: Steps, holder: Mapping[str, Any], key: str
) -> Iterator[tuple[type[BaseModel], Steps, Mapping[str, Any]]]:
    if isinstance(holder.get(key), dict):
        yield model, (*at, key), holder[key]


def _numbers(at: Steps, value: object) -> Iterator[tuple[Steps, float]]:
    """An amount, or every number of a range of amounts, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _numbers((*at, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _numbers((*at, number), inner)
    elif isinstance(value, int | float):
        yield at, value
