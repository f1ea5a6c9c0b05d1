"""Changes to a scenario's text, and the proof that they did what they were to do: the guarded reader reads what came of it.

Where a place is written in a way that cannot be mended, the whole text is written anew by ruamel.yaml, which keeps comments and
order but not every blank; `Mended.anew` says so.
"""

import json
from collections.abc import Callable, Iterator, MutableMapping, MutableSequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from io import StringIO
from typing import Any, Literal

from game.serve.mending.splice import Order, Unfit, with_items, with_numbers, with_value, without
from game.serve.mending.tree import Steps, newline_of
from sim_core.public.messages import ScenarioError
from sim_core.public.scenarios import read_yaml

Edit = Callable[[str], str]
"""A text made into another."""


@dataclass(frozen=True)
class Change:
    """`set` a value at a path; `remove` what is there; `insert` an item into the list at a path, before the item `at`."""

    kind: Literal["set", "remove", "insert"]
    path: Steps
    value: Any = None
    at: int = 0


@dataclass(frozen=True)
class Mended:
    """A text after changes. `anew`: its lines had to be written anew, comments and order kept."""

    text: str
    anew: bool = False


def mended(text: str, changes: list[Change], order: Order = lambda steps: ()) -> Mended:
    """A text with changes made one after the other. It has been accepted by the guarded reader.

    Raises `Unfit` if there is no such place in it, or if what came of it would say something else than was meant.
    """
    stages = [read_yaml(text, "").data]
    for change in changes:
        stages.append(applied(stages[-1], change))
    wanted = stages[-1]
    try:
        new = text
        for stage, change in zip(stages, changes, strict=False):
            for edit in _edits(stage, change, order):
                new = edit(new)
        if _says(new, wanted):
            return Mended(new)
    except (Unfit, ScenarioError, ValueError, AssertionError):
        pass
    new = _written_anew(text, changes)
    if not _says(new, wanted):
        raise Unfit(changes[-1].path)
    return Mended(new, anew=True)


def applied(data: Any, change: Change) -> Any:
    """Data after a change; they are not touched. Raises `Unfit` if there is no such place in them."""
    whole = deepcopy(data)
    _apply(whole, change)
    return whole


def _apply(whole: Any, change: Change) -> None:
    path = change.path
    if not path:
        raise Unfit(path)
    if change.kind == "insert":
        items = _at(whole, path)
        if not items:
            return _set(whole, path, [change.value])
        if not isinstance(items, MutableSequence) or not 0 <= change.at <= len(items):
            raise Unfit(path)
        items.insert(change.at, change.value)
    elif change.kind == "remove":
        _remove(whole, path)
    else:
        _set(whole, path, change.value)
    return None


def _at(whole: Any, path: Steps) -> Any:
    for step in path:
        inside = isinstance(whole, MutableMapping) and step in whole
        inside = inside or (isinstance(whole, MutableSequence) and isinstance(step, int) and 0 <= step < len(whole))
        if not inside:
            return None
        whole = whole[step]
    return whole


def _set(whole: Any, path: Steps, value: Any) -> None:
    for number, step in enumerate(path[:-1]):
        if isinstance(whole, MutableMapping) and isinstance(step, str) and whole.get(step) is None:
            if not all(isinstance(one, str) for one in path[number + 1 :]):
                raise Unfit(path)
            whole[step] = {}
        elif _at(whole, (step,)) is None:
            raise Unfit(path)
        whole = whole[step]
    last = path[-1]
    fits = isinstance(whole, MutableMapping) and isinstance(last, str)
    if not fits and not (isinstance(whole, MutableSequence) and isinstance(last, int) and 0 <= last < len(whole)):
        raise Unfit(path)
    whole[last] = value


def _remove(whole: Any, path: Steps) -> None:
    holder = _at(whole, path[:-1])
    if _at(whole, path) is None and not (isinstance(holder, MutableMapping) and path[-1] in holder):
        raise Unfit(path)
    if len(holder) == 1 and len(path) > 1 and isinstance(path[-2], str):
        return _remove(whole, path[:-1])
    if len(holder) == 1 and len(path) == 1:
        raise Unfit(path)
    del holder[path[-1]]
    return None


def _edits(data: Any, change: Change, order: Order) -> Iterator[Edit]:
    """The least that has to be written for a change, one edit after the other."""
    if change.kind == "remove":
        yield partial(without, steps=change.path)
    elif change.kind == "insert":
        yield partial(with_items, steps=change.path, at=change.at, values=[change.value], order=order)
    else:
        numbers: dict[Steps, Any] = {}
        yield from list(_differences(_at(data, change.path), change.value, change.path, order, numbers))
        if numbers:
            yield partial(with_numbers, values=numbers)


def _differences(old: Any, new: Any, path: Steps, order: Order, numbers: dict[Steps, Any]) -> Iterator[Edit]:
    """Edits of what differs. `numbers`: gathers those that can all be made at once, for they leave all else in its place."""
    if _same(old, new) and old is not None:
        return
    if isinstance(old, dict) and isinstance(new, dict) and new and set(old) & set(new):
        yield from (partial(without, steps=(*path, key)) for key in old if key not in new)
        for key, value in new.items():
            if key in old:
                yield from _differences(old[key], value, (*path, key), order, numbers)
            else:
                yield partial(with_value, steps=(*path, key), value=value, order=order)
    elif isinstance(old, list) and isinstance(new, list) and old and new and isinstance(new[0], dict | list):
        for number in range(min(len(old), len(new))):
            yield from _differences(old[number], new[number], (*path, number), order, numbers)
        yield from (partial(without, steps=(*path, number)) for number in range(len(old) - 1, len(new) - 1, -1))
        if len(new) > len(old):
            yield partial(with_items, steps=path, at=len(old), values=new[len(old) :], order=order)
    elif _number(old) and _number(new):
        numbers[path] = new
    else:
        yield partial(with_value, steps=path, value=new, order=order)


def _number(value: Any) -> bool:
    return isinstance(value, int | float)


def _says(text: str, wanted: Any) -> bool:
    """Does a text say this, and nothing that the guarded reader refuses?"""
    try:
        document = read_yaml(text, "")
    except ScenarioError:
        return False
    return not document.faults and _same(document.data, wanted)


def _same(one: Any, other: Any) -> bool:
    """The same, whatever the order of keys; and 1 is no 1.0 and no true."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _written_anew(text: str, changes: list[Change]) -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.preserve_quotes = True
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=4, offset=2)
    whole = writer.load(text)
    for change in changes:
        _apply(whole, change)
    out = StringIO()
    writer.dump(whole, out)
    return out.getvalue().replace("\n", newline_of(text))
