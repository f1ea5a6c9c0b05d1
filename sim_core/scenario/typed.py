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
from sim_core.scenario.faults import fault, meant, shortened, shown, unknown_name, written
from sim_core.scenario.guesses import belongs, id_meant, number_meant, text_cut
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
    "bool_type": "true_or_false",
    "int_type": "whole_number",
    "float_type": "number",
}
_ALTERNATIVES: Final[dict[int | str, str]] = {NUMBER: "number_or_range", TEXT: "text_or_languages"}


def type_faults(error: ValidationError, document: Document, path: str) -> Iterator[Fault]:
    """The faults of a document that is no scenario, one for each thing that is wrong."""
    told = {
        problem["loc"]: _fault(problem["type"], problem["loc"], problem.get("ctx", {}), document, path)
        for problem in error.errors(include_url=False)
        if problem["input"] is not REFUSED
    }
    cut: set[str] = set()
    for steps in [steps for steps, one in told.items() if one.message.key == "scenario.text_cut"]:
        told.pop(steps[:-1], None)  # that the rest of the text is no text is the same fault
        whole = str(told[steps].message.values["write"])
        if whole in cut:
            del told[steps]  # and so is the next comma
        cut.add(whole)
    for steps, one in told.items():  # a key that is misspelt is not told to be missing as well
        alike = [other.message.values.get("did_you_mean") for at, other in told.items() if at[:-1] == steps[:-1]]
        if one.message.key != "scenario.missing_key" or steps[-1] not in alike:
            yield one


def _fault(kind: str, steps: tuple[int | str, ...], known: dict[str, Any], document: Document, path: str) -> Fault:
    match kind:
        case "missing":
            holder, _ = document.find(steps[:-1])
            example = next(iter(_model_at(steps[:-1]).model_fields[str(steps[-1])].examples or ()), "…")
            return fault(path, holder.place, "missing_key", key=str(steps[-1]), example=f"{steps[-1]}: {written(example)}")
        case "extra_forbidden":
            holder, given = document.find(steps[:-1])
            model, key = _model_at(steps[:-1]), str(steps[-1])
            if whole := text_cut(given, key):
                return fault(path, holder.keys[key], "text_cut", write=whole)
            return _unknown_key(path, holder, key, tuple(model.model_fields), belongs(key, model))
        case "literal_error" if steps[-1] == "[key]":
            holder, given = document.find(steps[:-2])
            key = str(steps[-2])
            if whole := text_cut(given, key):
                return fault(path, holder.keys[key], "text_cut", write=whole)
            return unknown_name(path, holder.keys[key], key, _allowed(known))
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
            if known["unit"] == "level" and 1 < value <= 100:
                limits["write"] = value / 100
            return fault(path, mark.place, "out_of_range", found=shown(value), **limits)
        case "not_whole":
            return fault(path, mark.place, "not_whole", found=shown(value), unit=known["unit"])
        case "not_in_order":
            return fault(path, mark.place, "not_in_order", found=shown(value), expected=known["expected"])
        case "string_pattern_mismatch":
            return fault(path, mark.place, "bad_id", found=shown(value), allowed=ID_RULE, did_you_mean=id_meant(value))
        case "too_short" | "string_too_short":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_few", found=len(value), lowest=known["min_length"], unit=unit)
        case "too_long" | "string_too_long":
            unit = "characters" if isinstance(value, str) else "items"
            return fault(path, mark.place, "too_many", found=len(value), highest=known["max_length"], unit=unit)
        case _ if kind in _EXPECTED:
            expected = next((_ALTERNATIVES[step] for step in steps if step in _ALTERNATIVES), _EXPECTED[kind])
            values = {"write": number_meant(value)} if isinstance(value, str) and "number" in expected else {}
            return fault(path, mark.place, "wrong_type", found=shown(value), expected=expected, **values)
    return fault(path, mark.place, "bad_value", found=shown(value), problem=kind)


def _unknown_key(path: str, holder: Mark, key: str, allowed: tuple[str, ...], elsewhere: tuple[str, ...] = ()) -> Fault:
    alike = "" if elsewhere else meant(key, allowed)
    values = {"key": shortened(key), "did_you_mean": alike, "allowed": allowed, "elsewhere": elsewhere}
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
