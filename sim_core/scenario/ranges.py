"""What a number of a scenario may be: a number within its limits, or a range of numbers.

A number may be given as a number or as a range that `draw.py` turns into one. The two are told apart by their shape
before they are checked, so that a mistake gives one fault and not one for each thing it might have been meant to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

NUMBER, BETWEEN, CHOOSE, NORMAL = "\0number", "\0between", "\0choose", "\0normal"
"""Alternatives for one field, as pydantic names them on the way to a fault. No key of a file can hold a \\0."""
SHARED = "shared"
"""In a JSON Schema on its way to `json_schema.py`: the name under which its alternatives are put once for all fields."""
BELL_REACH = 3.5
"""A `normal` range never gives a number further from its mean than so many standard deviations."""


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def wrong_order(expected: str, *at: str | int) -> PydanticCustomError:
    """The fault of numbers in the wrong order; `expected` says the right one, `at` the place within the value."""
    return PydanticCustomError("not_in_order", "expected {expected}", {"expected": expected, "at": at})


class Between(Model):
    """Any number between two, all equally likely. Money comes out in whole yuan."""

    between: Annotated[
        list[float],
        Field(min_length=2, max_length=2, description="Any number between two, all equally likely: [low, high]"),
    ]

    @model_validator(mode="after")
    def _in_order(self) -> "Between":
        if self.between[0] > self.between[1]:
            raise wrong_order("low <= high", "between")
        return self


class Choose(Model):
    """One of a list, all equally likely."""

    choose: Annotated[
        list[float],
        Field(min_length=1, max_length=100, description="One of these numbers, all equally likely: [a, b, c]"),
    ]


class Normal(Model):
    """A bell-shaped range around a mean (never further than 3.5 standard deviations), cut off at min and max."""

    normal: Annotated[
        list[float],
        Field(
            min_length=2,
            max_length=2,
            description="Bell-shaped, never further from the mean than 3.5 standard deviations: [mean, sd]",
        ),
    ]
    min: Annotated[float | None, Field(description="Nothing below it; left out: the lowest number allowed")] = None
    max: Annotated[float | None, Field(description="Nothing above it; left out: the highest number allowed")] = None

    @model_validator(mode="after")
    def _in_order(self) -> "Normal":
        if self.min is not None and self.max is not None and self.min > self.max:
            raise wrong_order("min <= max", "min")
        return self


def _kind_of_range(value: Any) -> str | None:
    if isinstance(value, Between):
        return BETWEEN
    if isinstance(value, Choose):
        return CHOOSE
    if isinstance(value, Normal):
        return NORMAL
    if not isinstance(value, dict):
        return NUMBER
    kinds = {"between": BETWEEN, "choose": CHOOSE, "normal": NORMAL, "min": NORMAL, "max": NORMAL}
    return next((kind for key, kind in kinds.items() if key in value), None)


Range = Annotated[
    Annotated[float, Tag(NUMBER)]
    | Annotated[Between, Tag(BETWEEN)]
    | Annotated[Choose, Tag(CHOOSE)]
    | Annotated[Normal, Tag(NORMAL)],
    Discriminator(_kind_of_range),
]


def ends(value: Range) -> tuple[float, float]:
    """The lowest and the highest number a range can give."""
    if isinstance(value, Between):
        return value.between[0], value.between[1]
    if isinstance(value, Choose):
        return min(value.choose), max(value.choose)
    if isinstance(value, Normal):
        mean, spread = value.normal
        return _cut(value, mean - BELL_REACH * spread), _cut(value, mean + BELL_REACH * spread)
    return value, value


def _cut(bell: Normal, number: float) -> float:
    number = number if bell.min is None else max(number, bell.min)
    return number if bell.max is None else min(number, bell.max)


@dataclass(frozen=True)
class Limits:
    """The lowest and highest number a field allows, both included, and its unit. `whole`: no fractions.

    Of a range, every number named in it must lie within the limits; the tails of a `normal` are cut off at them.
    """

    lowest: float
    highest: float
    unit: str
    whole: bool = False

    def _named(self, value: Any) -> Iterator[tuple[float, float, float, tuple[str | int, ...]]]:
        """Every number named in a value, with its own lowest and highest, and its place within the value."""
        low, high = self.lowest, self.highest
        if isinstance(value, Between | Choose):
            name, numbers = ("between", value.between) if isinstance(value, Between) else ("choose", value.choose)
            yield from ((number, low, high, (name, place)) for place, number in enumerate(numbers))
        elif isinstance(value, Normal):
            yield value.normal[0], low, high, ("normal", 0)
            yield value.normal[1], 0, high - low, ("normal", 1)
            yield from ((cut, low, high, (name,)) for name in ("min", "max") if (cut := getattr(value, name)) is not None)
        elif value is not None:
            yield value, low, high, ()

    def check(self, value: Any) -> Any:
        for number, lowest, highest, at in self._named(value):
            if not lowest <= number <= highest:
                known = {"lowest": lowest, "highest": highest, "unit": self.unit, "at": at}
                raise PydanticCustomError("out_of_range", "must lie between {lowest} and {highest}", known)
            if self.whole and number != int(number) and not isinstance(value, Normal):
                raise PydanticCustomError("not_whole", "must be whole {unit}", {"unit": self.unit, "at": at})
        if isinstance(value, Normal):
            cut = {"min": self.lowest if value.min is None else value.min}
            cut["max"] = self.highest if value.max is None else value.max
            return value.model_copy(update=cut)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        limited = {**self._limited(handler(schema), handler), **self._span(), "unit": self.unit}
        if "oneOf" in limited:
            limited[SHARED] = f"{self.unit}_{self.lowest}_{self.highest}{'_whole' if self.whole else ''}"
        return limited

    def _span(self) -> dict[str, Any]:
        whole: dict[str, Any] = {"multipleOf": 1} if self.whole else {}
        return {"minimum": self.lowest, "maximum": self.highest, **whole}

    def _limited(self, schema: dict[str, Any], handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A JSON Schema with the limits wherever a number stands in it, and the three kinds of range written out."""
        if "$ref" in schema:
            kind = {**handler.resolve_ref_schema(schema)}
            del kind["description"]  # or an editor would tell it in place of the field's
            return self._limited(kind, handler)
        if "normal" in schema.get("properties", ()):
            return replace(self, whole=False)._bell(schema, handler)
        limited = {**schema, **(self._span() if schema.get("type") in ("number", "integer") else {})}
        for key in ("oneOf", "anyOf"):
            if key in schema:
                limited[key] = [self._limited(one, handler) for one in schema[key]]
        if "items" in schema:
            limited["items"] = self._limited(schema["items"], handler)
        if "properties" in schema:
            limited["properties"] = {name: self._limited(one, handler) for name, one in schema["properties"].items()}
        return limited

    def _bell(self, schema: dict[str, Any], handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Of a `normal`, the second number is a spread."""
        limited = {name: self._limited(one, handler) for name, one in schema["properties"].items()}
        mean = limited["normal"].pop("items")
        limited["normal"]["prefixItems"] = [mean, {"type": "number", "minimum": 0, "maximum": self.highest - self.lowest}]
        return {**schema, "properties": limited}


Level = Annotated[Range, Limits(0, 1, "level")]
Factor = Annotated[Range, Limits(0, 1.5, "factor")]
WeeksRange = Annotated[Range, Limits(0.5, 104, "weeks")]
Count = Annotated[Range, Limits(0, 100, "number")]
Weight = Annotated[Range, Limits(0, 100, "weight")]
WholeCount = Annotated[Range, Limits(0, 100, "number", whole=True)]
Stars = Annotated[Range, Limits(1, 5, "stars", whole=True)]
