"""What the format wants at a path: a number within limits, a text, a list of names, keys with values."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from sim_core.scenario.meanings import OneOf
from sim_core.scenario.ranges import BETWEEN, CHOOSE, NORMAL, NUMBER, Limits
from sim_core.scenario.schema import Scenario

Steps = tuple[int | str, ...]
ALTERNATIVES = (NUMBER, BETWEEN, CHOOSE, NORMAL)


def model_at(steps: Steps, root: type[BaseModel] = Scenario) -> type[BaseModel]:
    """The type of the mapping that a path leads to."""
    found: type[BaseModel] = bare(shape_at(steps, root))
    return found


def shape_at(steps: Steps, root: type[BaseModel] = Scenario) -> Any:
    """The type that a path leads to, with its metadata."""
    shape: Any = root
    for step in steps:
        shape = _inside(bare(shape), step)
    return shape


def _inside(shape: Any, step: int | str) -> Any:
    arguments = get_args(shape)
    if get_origin(shape) in (Union, UnionType):
        return next(one for one in arguments if Tag(str(step)) in get_args(one)[1:])
    if get_origin(shape) is list:
        return arguments[0]
    if get_origin(shape) is dict:
        return arguments[1]
    return field_of(shape, str(step))


def field_of(model: type[BaseModel], name: str) -> Any:
    """The type of a field, with its metadata."""
    field = model.model_fields[name]
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def bare(shape: Any) -> Any:
    """A type without its metadata and without `| None`."""
    while True:
        others = [one for one in get_args(shape) if one is not NoneType]
        if get_origin(shape) is Annotated or (get_origin(shape) in (Union, UnionType) and len(others) == 1):
            shape = others[0]
        else:
            return shape


def _metadata(shape: Any) -> Iterable[Any]:
    """What is noted about a type, or about its only alternative."""
    while True:
        arguments = get_args(shape)
        if get_origin(shape) is Annotated:
            yield from arguments[1:]
            shape = arguments[0]
        elif len(others := [one for one in arguments if one is not NoneType]) == 1 and len(arguments) == 2:
            shape = others[0]
        else:
            return


def limits_in(shape: Any) -> Limits | None:
    """The limits of a number; `whole` of one that may have no fraction."""
    found = next((one for one in _metadata(shape) if isinstance(one, Limits)), None)
    return replace(found, whole=True) if found and bare(shape) is int else found


def limits_of(model: type[BaseModel], name: str) -> Limits | None:
    """The limits of a number that is a field of a mapping."""
    return limits_in(field_of(model, name))


def limits_at(steps: Steps, root: type[BaseModel] = Scenario) -> Limits | None:
    """The limits of the number that a path leads to, or of the range whose part it leads to."""
    cut = next((number for number, step in enumerate(steps) if step in ALTERNATIVES), len(steps))
    return limits_in(shape_at(steps[:cut], root))


def names_in(shape: Any) -> tuple[str, ...]:
    """The names that may stand there, if only certain ones may."""
    found = next((one for one in _metadata(shape) if isinstance(one, OneOf)), None)
    return tuple(found.meanings) if found else ()


@cache
def mappings() -> tuple[type[BaseModel], ...]:
    """Every sort of mapping that the format has."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[Any] = [Scenario]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            if shape not in found:
                found[shape] = None
                waiting += [field.annotation for field in shape.model_fields.values()]
        else:
            waiting += [one for one in get_args(shape) if not isinstance(one, str)]
    return tuple(found)
