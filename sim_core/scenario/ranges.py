"""What a single field of a scenario may hold: numbers with their limits, ranges of numbers, texts, ids.

A number may be given as a number or as a range that `draw.py` turns into one. The two are told apart by their shape
before they are checked, so that a mistake gives one fault and not one for each thing it might have been meant to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

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

MAX_YUAN = 1_000_000_000
MAX_TEXT = 8_000
NUMBER, BETWEEN, CHOOSE, NORMAL, TEXT, LANGUAGE_MAP = "\0number", "\0between", "\0choose", "\0normal", "\0text", "\0map"
"""Alternatives for one field, as pydantic names them on the way to a fault. No key of a file can hold a \\0."""
BELL_REACH = 3.5
"""A `normal` range never gives a number further from its mean than so many standard deviations."""


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


def wrong_order(expected: str, *at: str | int) -> PydanticCustomError:
    """The fault of numbers in the wrong order; `expected` says the right one, `at` the place within the value."""
    return PydanticCustomError("not_in_order", "expected {expected}", {"expected": expected, "at": at})


class Between(Model):
    """Any number between two, all equally likely. Money comes out in whole yuan."""

    between: Annotated[list[float], Field(min_length=2, max_length=2, description="[low, high]")]

    @model_validator(mode="after")
    def _in_order(self) -> "Between":
        if self.between[0] > self.between[1]:
            raise wrong_order("low <= high", "between")
        return self


class Choose(Model):
    """One of a list, all equally likely."""

    choose: Annotated[list[float], Field(min_length=1, max_length=100, description="[a, b, c]")]


class Normal(Model):
    """A bell-shaped range around a mean (never further than 3.5 standard deviations), cut off at min and max."""

    normal: Annotated[list[float], Field(min_length=2, max_length=2, description="[mean, standard deviation]")]
    min: float | None = None
    max: float | None = None

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
        # `minimum` and `maximum` say nothing of a mapping, so they may stand beside the choice of number or range
        return {**handler(schema), "minimum": self.lowest, "maximum": self.highest, "unit": self.unit}


Yuan = Annotated[Range, Limits(0, MAX_YUAN, "yuan")]
WholeYuan = Annotated[Range, Limits(0, MAX_YUAN, "yuan", whole=True)]
Level = Annotated[Range, Limits(0, 1, "level")]
Factor = Annotated[Range, Limits(0, 1.5, "factor")]
WeeksRange = Annotated[Range, Limits(0.5, 104, "weeks")]
Count = Annotated[Range, Limits(0, 100, "number")]


def _kind_of_text(value: Any) -> str:
    return LANGUAGE_MAP if isinstance(value, dict) else TEXT


Text = Annotated[
    Annotated[Annotated[str, Field(max_length=MAX_TEXT)], Tag(TEXT)]
    | Annotated[
        Annotated[dict[Literal["en", "zh"], Annotated[str, Field(max_length=MAX_TEXT)]], Field(min_length=1)],
        Tag(LANGUAGE_MAP),
    ],
    Discriminator(_kind_of_text),
    Field(description="A text, or one for each language: {en: …, zh: …}"),
]
Title = Annotated[
    Annotated[Annotated[str, Field(min_length=1, max_length=200)], Tag(TEXT)]
    | Annotated[
        Annotated[dict[Literal["en", "zh"], Annotated[str, Field(min_length=1, max_length=200)]], Field(min_length=1)],
        Tag(LANGUAGE_MAP),
    ],
    Discriminator(_kind_of_text),
    Field(description="A short text of 1–200 characters, or one for each language: {en: …, zh: …}"),
]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$", description="Small letters, digits, - and _; 1–40 of them")]


def text_in(text: Text | None, language: str) -> str:
    """`text` in a language, or in any it has."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")  # type: ignore[call-overload]  # keys are languages
