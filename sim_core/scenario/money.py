"""The money of a scenario: in which currency its file counts, and how large the steps are in which people pay.

Inside, money is counted in units of a ten-thousandth of the step in which clients pay and promise, whatever the currency: a
clinic that pays by the ten thousand yuan and a café that pays by the ten euros are one and the same game. Only reading a file
(here) and showing an amount know what a unit is worth.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Final

from pydantic import Field, GetCoreSchemaHandler, StringConstraints, ValidationInfo, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sim_core.model.arrays import TEN_THOUSAND
from sim_core.scenario.meanings import OneOf
from sim_core.scenario.ranges import Between, Choose, Limits, Model, Normal, Range

STEP: Final = 10_000
"""The step of a text that names none and has taken in none: whole ten thousands, 万, as the library counts."""
USUAL_DEBT: Final = 30
"""The median client owes from 30 to 300 steps: the step is chosen as the power of ten for which that is so."""
SMALLEST_STEP: Final = 0.01
LARGEST_STEP: Final = 1e12
MAX_UNITS: Final = 1e12
"""Of one amount within: so that sums over a ledger, and what is reckoned from them, stay exact."""
MAX_WRITTEN: Final = 1e15
"""Of one amount in a file, in what the file counts in."""

SPEECH: Final = {
    "wan": "In tens of thousands, as Chinese does",
    "k": "k, m, bn",
    "thousand": "thousand, million, billion",
    "plain": "All digits",
}
Speech = Annotated[str, OneOf(SPEECH)]


CODES: Final = {"£": "GBP", "€": "EUR", "¥": "CNY", "￥": "CNY", "US$": "USD", "$": "USD", "₹": "INR", "₽": "RUB", "zł": "PLN"}
"""Currencies by their signs."""


class MoneySpec(Model):
    """What the file counts in."""

    sign: Annotated[
        str | None,
        StringConstraints(min_length=1, max_length=6),
        Field(description="What stands before an amount; left out: the usual sign of code", examples=["£"]),
    ] = None
    code: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Z]{3}$"),
        Field(
            description="The currency in three capital letters, as ISO 4217 has it; left out: that of sign", examples=["GBP"]
        ),
    ] = "CNY"
    step: Annotated[
        float | None,
        Limits(SMALLEST_STEP, LARGEST_STEP, "number"),
        Field(
            description="In what steps people pay and promise of their own accord; left out: the power of ten of which the"
            " median client owes from 30 to 300",
            examples=[100],
        ),
    ] = None
    words: Annotated[
        Speech | None,
        Field(
            description="How large amounts are spoken: wan (tens of thousands), k (k, m, bn), thousand (thousand, million),"
            " plain (digits); left out: wan in Chinese, k in English"
        ),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _code_of_sign(cls, said: Any) -> Any:
        """The usual code of a sign, where no other is named."""
        sign = said.get("sign") if isinstance(said, dict) and said.get("code") is None else None
        code = CODES.get(sign.strip()) if isinstance(sign, str) else None
        return {**said, "code": code} if code else said


@dataclass(frozen=True)
class Counting:
    """How a file counts. `rounds`: it says so itself, so that what is finer than a unit is rounded and no fault."""

    step: Fraction = Fraction(STEP)
    rounds: bool = False

    def units(self, number: float) -> float:
        """A number of the file in units: exact where it has as few digits as people write."""
        return float(exactly(number) * int(TEN_THOUSAND) / self.step)

    def written(self, number: float) -> float:
        """Units as the file would count them."""
        counted = exactly(float(number)) * self.step / int(TEN_THOUSAND)
        return int(counted) if counted.denominator == 1 else float(counted)


@dataclass(frozen=True)
class Amount(Limits):
    """Limits of an amount of money, which comes out in units. Of a file, the context of the check says how it counts."""

    lowest: float = 0
    highest: float = MAX_WRITTEN
    unit: str = "money"
    a_week: bool = False
    """Is it counted by the week?"""

    def counted(self, value: Any, info: ValidationInfo) -> Any:
        counting = info.context if isinstance(info.context, Counting) else Counting()
        checked = replace(self, whole=self.whole and not counting.rounds).check(value)
        if counting.step != STEP or self.whole:
            checked = _each(checked, lambda number: self._units(number, counting))
        for number, _, _, at in self._named(checked):
            if number > MAX_UNITS and not (at == ("max",) and isinstance(value, Normal) and value.max is None):
                known = {"lowest": self.lowest, "highest": counting.written(MAX_UNITS), "unit": self.unit, "at": at}
                raise PydanticCustomError("out_of_range", "must lie between {lowest} and {highest}", known)
        return checked

    def _units(self, number: float, counting: Counting) -> float:
        return float(round(counting.units(number))) if self.whole else counting.units(number)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.counted, handler(source))

    def _span(self) -> dict[str, Any]:
        return {"minimum": self.lowest, "maximum": self.highest}  # cents are allowed where the file says what it counts in


def _each(value: Any, turn: Any) -> Any:
    """A number or range with each of its numbers turned into another."""
    match value:
        case Between():
            return value.model_copy(update={"between": [turn(one) for one in value.between]})
        case Choose():
            return value.model_copy(update={"choose": [turn(one) for one in value.choose]})
        case Normal():
            ends = {name: turn(end) for name in ("min", "max") if (end := getattr(value, name)) is not None}
            return value.model_copy(update={"normal": [turn(one) for one in value.normal], **ends})
    return None if value is None else turn(value)


Money = Annotated[Range, Amount()]
WeeklyMoney = Annotated[Range, Amount(a_week=True)]
WholeMoney = Annotated[Range, Amount(whole=True)]


def exactly(number: float) -> Fraction:
    """A number as it was written, not as near as a float comes to it."""
    return Fraction(Decimal(repr(number)))


def counting_of(data: Any) -> Counting:
    """How a file's data count. What is wrong with what they say of it, others tell."""
    holder = data if isinstance(data, dict) else {}
    says = isinstance(holder.get("money"), dict)
    for key in ("money", "taken_in"):
        said = holder.get(key)
        step = said.get("step") if isinstance(said, dict) else None
        if isinstance(step, int | float) and not isinstance(step, bool) and SMALLEST_STEP <= step <= LARGEST_STEP:
            return Counting(exactly(step), says or step != STEP)
    return Counting(Fraction(STEP), says)


def step_for(debts: list[float]) -> float:
    """The step for clients that owe so much, in what the file counts in: a power of ten from 0.01 to 10¹².

    10,000 where nobody owes anything. Of two clients in the middle, the one that owes more counts.
    """
    owing = sorted(debt for debt in debts if debt > 0)
    if not owing:
        return float(STEP)
    most, power = Fraction(owing[len(owing) // 2]) / USUAL_DEBT, -2
    while power < 12 and most >= Fraction(10) ** (power + 1):
        power += 1
    return float(Fraction(10) ** power)


def debts_in(data: Any) -> list[float]:
    """What each client of a file's data owes, in what the file counts in; nothing for what cannot be counted."""
    clients = data.get("clients") if isinstance(data, dict) else None
    return [sum(_amounts(client)) for client in clients if isinstance(client, dict)] if isinstance(clients, list) else []


def _amounts(client: dict[str, Any]) -> Iterator[float]:
    ledger = client.get("ledger")
    for bill in ledger if isinstance(ledger, list) else ():
        yield _middle(bill.get("amount")) if isinstance(bill, dict) else 0.0


def _middle(amount: Any) -> float:
    """An amount, or the middle of a range of amounts."""
    if isinstance(amount, dict):
        numbers = next((one for key in ("between", "choose", "normal") if isinstance(one := amount.get(key), list)), [])
        known = [float(one) for one in numbers[: 1 if "normal" in amount else None] if type(one) in (int, float)]
        return sum(known) / len(known) if known else 0.0
    return float(amount) if type(amount) in (int, float) else 0.0
