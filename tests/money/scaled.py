"""A scenario with all its sums times a number, written as a trainer would have written it."""

from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim_core.scenario.money import Amount
from sim_core.scenario.schema import Scenario


def times(text: str | bytes, power: int, step: float | None = None) -> str:
    """A file with every sum × 10**power, and the step named so. `step`: that of the file as it is; None: 10,000."""
    data = yaml.safe_load(text)
    scaled = _scaled(data, Scenario, power)
    own = data.get("money") or {}
    scaled["money"] = {**own, "step": number(own.get("step", step or 10_000), power)}
    return yaml.safe_dump(scaled, allow_unicode=True, sort_keys=False)


def number(value: float, power: int) -> float:
    """A number × 10**power as one would write it."""
    exact = Decimal(repr(value)).scaleb(power)
    return int(exact) if exact == int(exact) else float(exact)


def _scaled(data: Any, shape: Any, power: int) -> Any:
    if _is_money(shape):
        return _numbers(data, power)
    bare = _bare(shape)
    if isinstance(data, dict) and isinstance(bare, type) and issubclass(bare, BaseModel):
        fields = bare.model_fields
        return {name: _scaled(one, _shape_of(fields[name]), power) if name in fields else one for name, one in data.items()}
    if isinstance(data, list) and get_origin(bare) is list:
        return [_scaled(one, get_args(bare)[0], power) for one in data]
    if isinstance(data, dict) and get_origin(bare) is dict:
        return {name: _scaled(one, get_args(bare)[1], power) for name, one in data.items()}
    return data


def _shape_of(field: FieldInfo) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _is_money(shape: Any) -> bool:
    inside = get_args(shape)
    if get_origin(shape) is Annotated and any(isinstance(one, Amount) for one in inside[1:]):
        return True
    return get_origin(shape) in (Annotated, Union, UnionType) and any(_is_money(one) for one in inside)


def _bare(shape: Any) -> Any:
    while get_origin(shape) in (Annotated, Union, UnionType):
        shape = next(one for one in get_args(shape) if one is not NoneType)
    return shape


def _numbers(data: Any, power: int) -> Any:
    if isinstance(data, dict):
        return {key: _numbers(one, power) for key, one in data.items()}
    if isinstance(data, list):
        return [_numbers(one, power) for one in data]
    return data if data is None or isinstance(data, str) else number(data, power)
