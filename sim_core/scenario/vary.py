"""A scenario with one of its fields changed, named by a path: `clients.hengtai.hidden.honesty`, `weeks`, `events.0.chance`."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import yaml

from sim_core.errors import BadRun, Message, ScenarioError
from sim_core.names import nearest
from sim_core.scenario.marks import Document
from sim_core.scenario.read import parse_document
from sim_core.scenario.schema import Scenario


def varied(document: Document, path: str, value: Any) -> Document:
    """A file's data with `value` (a number, a range, a list) at `path`; what is not there yet is put in.

    Clients are named by their ids.
    `BadRun` if the path leads nowhere: it names the step, and what there is.
    """
    steps = path.split(".")
    data = deepcopy(document.data)
    here: Any = data
    for number, step in enumerate(steps[:-1]):
        here = _inside(here, step, ".".join(steps[: number + 1]), path)
    number_or_whole = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(here, list):
        here[_number(here, steps[-1], path, path)] = number_or_whole
    elif isinstance(here, dict):
        here[steps[-1]] = number_or_whole
    else:
        raise BadRun(Message("vary.no_field", {"path": path, "value": steps[-1], "allowed": (), "nearest": ""}))
    return Document(data, document.mark, [])


def _inside(here: Any, step: str, so_far: str, path: str) -> Any:
    if isinstance(here, list):
        return here[_number(here, step, so_far, path)]
    if not isinstance(here, dict):
        raise BadRun(Message("vary.no_field", {"path": path, "value": step, "allowed": (), "nearest": ""}))
    return here.setdefault(step, {})


def _number(here: list[Any], step: str, so_far: str, path: str) -> int:
    ids = [str(one["id"]) for one in here if isinstance(one, dict) and "id" in one]
    if step in ids:
        return ids.index(step)
    if step.isdecimal() and int(step) < len(here):
        return int(step)
    allowed = tuple(ids) or tuple(str(number) for number in range(len(here)))
    values = {"path": path, "value": step, "allowed": allowed, "nearest": nearest(step, allowed)}
    raise BadRun(Message("vary.no_field", values))


def scenario_with(document: Document, values: Mapping[str, Any], name: str) -> Scenario:
    """The scenario of a file with `values` at their paths. `BadRun` where that makes no scenario, with the first fault."""
    return changed(document, values, name)[0]


def changed(document: Document, values: Mapping[str, Any], name: str) -> tuple[Scenario, Document]:
    """The scenario of a file with `values` at their paths, and what the file would say then. `BadRun` if it is none."""
    other = document
    for path, value in values.items():
        other = varied(other, path, value)
    told = ", ".join(f"{path}={f'{value:g}' if isinstance(value, float) else value}" for path, value in values.items())
    text = yaml.safe_dump(other.data, allow_unicode=True, sort_keys=False)
    try:
        return parse_document(text.encode(), name)
    except ScenarioError as error:
        raise BadRun(Message("vary.not_allowed", {"value": told, "problem": error.faults[0].message})) from error


def said_at(data: Any, path: str) -> Any:
    """What a file's data say at a path; None where they say nothing."""
    here = data
    for step in path.split("."):
        if isinstance(here, list):
            here = here[_number(here, step, path, path)]
        else:
            here = here.get(step) if isinstance(here, dict) else None
    return here
