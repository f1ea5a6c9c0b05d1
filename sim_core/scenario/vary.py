"""A scenario with one of its fields changed, named by a path: `clients.hengtai.hidden.honesty`, `weeks`, `events.0.chance`."""

from copy import deepcopy
from typing import Any

import yaml

from sim_core.errors import BadRun, Message, ScenarioError
from sim_core.names import nearest
from sim_core.scenario.marks import Document
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario


def varied(document: Document, path: str, value: float) -> Document:
    """A file's data with `value` at `path`; what is not in the file yet is put in. Clients are named by their ids.

    `BadRun` if the path leads nowhere: it names the step, and what there is.
    """
    steps = path.split(".")
    data = deepcopy(document.data)
    here: Any = data
    for number, step in enumerate(steps[:-1]):
        here = _inside(here, step, ".".join(steps[: number + 1]), path)
    number_or_whole = int(value) if float(value).is_integer() else float(value)
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


def scenario_with(document: Document, values: dict[str, float], name: str) -> Scenario:
    """The scenario of a file with `values` at their paths. `BadRun` where that makes no scenario, with the first fault."""
    changed = document
    for path, value in values.items():
        changed = varied(changed, path, value)
    told = ", ".join(f"{path}={value:g}" for path, value in values.items())
    text = yaml.safe_dump(changed.data, allow_unicode=True, sort_keys=False)
    try:
        return parse_scenario(text.encode(), name)
    except ScenarioError as error:
        raise BadRun(Message("vary.not_allowed", {"value": told, "problem": error.faults[0].message})) from error
