"""What pydantic has against a scenario, as faults with their places.

Pydantic tells where by a path through its types. Walked along the data, that path ends at the value meant: steps that
are not in the data are names of alternatives, or a key that is missing.
"""

from collections.abc import Iterator
from re import findall
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError

from sim_core.errors import Fault
from sim_core.scenario.faults import fault, meant, shortened, shown, unknown_name
from sim_core.scenario.marks import REFUSED, Document, Mark
from sim_core.scenario.ranges import NUMBER
from sim_core.scenario.schema import Scenario
from sim_core.scenario.texts import TEXT

RANGE_KEYS: Final = ("between", "choose", "normal")
ID_RULE: Final = "a-z 0-9 - _"

_EXPECTED: Final = {
    "model_type": "mapping",
    "dict_type": "mapping",
    "list_type": "list",
    "string_type": "text",
    "int_type": "whole_number",
    "float_type": "number",
}
_ALTERNATIVES: Final[dict[int | str, str]] = {NUMBER: "number_or_range", TEXT: "text_or_languages"}


def type_faults(error: ValidationError, document: Document, path: str) -> Iterator[Fault]:
    """The faults of a document that is no scenario, one for each thing that is wrong."""
    for problem in error.errors(include_url=False):
        if problem["input"] is not REFUSED:
            yield _fault(problem["type"], problem["loc"], problem.get("ctx", {}), document, path)


def _fault(kind: str, steps: tuple[int | str, ...], known: dict[str, Any], document: Document, path: str) -> Fault:
    match kind:
        case "missing":
            holder, _ = document.find(steps[:-1])
            return fault(path, holder.place, "missing_key", key=str(steps[-1]))
        case "extra_forbidden":
            holder, _ = document.find(steps[:-1])
            return _unknown_key(path, holder, str(steps[-1]), tuple(_model_at(steps[:-1]).model_fields))
        case "literal_error" if steps[-1] == "[key]":
            holder, _ = document.find(steps[:-2])
            return unknown_name(path, holder.keys[str(steps[-2])], steps[-2], _allowed(known))
    mark, value = document.find((*steps, *known.get("at", ())))
    match kind:
        case "union_tag_not_found" if value:
            return _unknown_key(path, mark, next(iter(value)), RANGE_KEYS)
        case "union_tag_not_found":
            return fault(path, mark.place, "wrong_type", found=shown(value), expected="number_or_range")
        case "literal_error":
            return unknown_name(path, mark.place, value, _allowed(known))
        case "out_of_range":
            limits = {name: known[name] for name in ("lowest", "highest", "unit")}
            return fault(path, mark.place, "out_of_range", found=shown(value), **limits)
        case "not_whole":
            return fault(path, mark.place, "not_whole", found=shown(value), unit=known["unit"])
        case "not_in_order":
            return fault(path, mark.place, "not_in_order", found=shown(value), expected=known["expected"])
        case "string_pattern_mismatch":
            return fault(path, mark.place, "bad_id", found=shown(value), allowed=ID_RULE)
        case "too_short" | "string_too_short":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_few", found=len(value), lowest=known["min_length"], unit=unit)
        case "too_long" | "string_too_long":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_many", found=len(value), highest=known["max_length"], unit=unit)
        case _ if kind in _EXPECTED:
            expected = next((_ALTERNATIVES[step] for step in steps if step in _ALTERNATIVES), _EXPECTED[kind])
            return fault(path, mark.place, "wrong_type", found=shown(value), expected=expected)
    return fault(path, mark.place, "bad_value", found=shown(value), problem=kind)


def _unknown_key(path: str, holder: Mark, key: str, allowed: tuple[str, ...]) -> Fault:
    values = {"key": shortened(key), "did_you_mean": meant(key, allowed), "allowed": allowed}
    return fault(path, holder.keys[key], "unknown_key", **values)


def _allowed(known: dict[str, Any]) -> tuple[str, ...]:
    """The values that a literal allows; pydantic tells them only in a sentence."""
    return tuple(findall(r"'([^']*)'", known["expected"])) or (known["expected"],)


def _model_at(steps: tuple[int | str, ...]) -> type[BaseModel]:
    """The type of the mapping that a path leads to, which has a key too many."""
    shape: Any = Scenario
    for step in steps:
        shape = _bare(_inside(_bare(shape), step))
    found: type[BaseModel] = shape
    return found


def _inside(shape: Any, step: int | str) -> Any:
    arguments = get_args(shape)
    if get_origin(shape) in (Union, UnionType):
        return next(one for one in arguments if Tag(str(step)) in get_args(one)[1:])
    if get_origin(shape) is list:
        return arguments[0]
    if get_origin(shape) is dict:
        return arguments[1]
    return shape.model_fields[step].annotation


def _bare(shape: Any) -> Any:
    """A type without its metadata and without `| None`."""
    while True:
        others = [one for one in get_args(shape) if one is not NoneType]
        if get_origin(shape) is Annotated or (get_origin(shape) in (Union, UnionType) and len(others) == 1):
            shape = others[0]
        else:
            return shape
