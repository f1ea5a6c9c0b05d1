"""Amounts of money as people of a language write them, in the currency and the size of the game that is told.

A game counts in units of its own (a ten-thousandth of the step in which people pay); what a unit is worth is said by its
scenario. `counted_in` says whose game is being told; where nobody has said so, it is whole yuan.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import floor, log10
from typing import Any, Final, NamedTuple, Protocol, TypeVar

from game.language.locale import LOCALES
from game.language.numbers import short

Amounts = TypeVar("Amounts", bound=Any)

UNITS_A_STEP: Final = 10_000
SIGNS: Final = {
    "CNY": "¥", "JPY": "¥", "EUR": "€", "GBP": "£", "USD": "$", "INR": "₹", "KRW": "₩", "RUB": "₽", "TRY": "₺", "UAH": "₴",
    "VND": "₫", "ILS": "₪", "NGN": "₦", "PHP": "₱", "KZT": "₸", "GEL": "₾", "HKD": "HK$", "TWD": "NT$", "SGD": "S$",
    "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "BRL": "R$", "ZAR": "R", "THB": "฿", "MYR": "RM", "IDR": "Rp",
}  # fmt: skip
"""What stands before an amount, by ISO 4217; of others their code does."""
SCALES: Final = {
    "wan": ((1e8, "亿"), (1e4, "万")),
    "k": ((1e9, "bn"), (1e6, "m"), (1e3, "k")),
    "thousand": ((1e9, " billion"), (1e6, " million"), (1e3, " thousand")),
    "plain": (),
}
"""How large amounts are spoken, the largest first."""
FEWER_DIGITS: Final = 1e6
"""From here on two digits behind the point will do; below, an amount of which more matter is written out."""


@dataclass(frozen=True)
class Currency:
    """What a game counts in. `step`: in what steps people pay; `words`: how large amounts are spoken, "" as usual."""

    sign: str = ""
    code: str = "CNY"
    step: float = 10_000
    words: str = ""

    @property
    def mark(self) -> str:
        """What stands before an amount."""
        return self.sign or SIGNS.get(self.code) or f"{self.code} "

    def whole(self, units: Amounts) -> Amounts:
        """Units of a game, one amount or an array of them, as amounts of the currency."""
        return units if self.step == UNITS_A_STEP else units * self.step / UNITS_A_STEP

    def units(self, amount: float) -> float:
        """An amount of the currency in whole units of a game."""
        return float(round(amount * UNITS_A_STEP / self.step))


class Counted(Protocol):
    """A scenario, as far as it matters to how it is told."""

    @property
    def money(self) -> Any: ...

    def reasons(self) -> Mapping[str, str | Mapping[str, str]]:
        """What its own reasons for not paying are called, by their places in the table."""

    def step(self) -> float:
        """The step in which people pay."""

    def kind(self) -> str:
        """The kind of its trade."""


class Telling(NamedTuple):
    """What is peculiar to the game that is being told."""

    currency: Currency
    reasons: Mapping[str, str | Mapping[str, str]]  # what its own reasons are called, by their places in the table
    kind: str  # of its trade


YUAN: Final = Currency()
NO_GAME: Final = Telling(YUAN, {}, "")
_NOW: Final = ContextVar("telling", default=NO_GAME)


def currency() -> Currency:
    """That of the game being told."""
    return _NOW.get().currency


def kind_of_trade() -> str:
    """Of the game being told, by which some texts have words of their own; "" where there is none."""
    return _NOW.get().kind


def own_reason(place: str, language: str) -> str:
    """What the scenario that is told calls a reason of its own; "" for a reason that is none."""
    called = _NOW.get().reasons.get(place, "")
    return called if isinstance(called, str) else called.get(language) or next(iter(called.values()), "")


def currency_of(scenario: Counted | None) -> Currency:
    """That of a scenario; whole yuan where there is none."""
    if scenario is None:
        return YUAN
    said = scenario.money
    return Currency(said.sign or "", said.code, scenario.step(), said.words or "")


@contextmanager
def counted_in(scenario: Counted | None) -> Iterator[Currency]:
    """Tell of a game of this scenario: its amounts are in its currency, its texts in the words of its kind of trade."""
    telling = Telling(currency_of(scenario), scenario.reasons(), scenario.kind()) if scenario else NO_GAME
    token = _NOW.set(telling)
    try:
        yield telling.currency
    finally:
        _NOW.reset(token)


def told(units: float, language: str) -> str:
    """An amount in units of the game that is told, as exactly as matters at its size: 12.5万, 800元; ¥125k, £48,250, €37.50."""
    return said(currency().whole(float(units)), language)


def said(amount: float, language: str) -> str:
    """An amount of the currency of the game that is told, as exactly as matters at its size."""
    own = currency()
    finest = own.step / 10
    decimals = 2 if finest < 1 else 0
    size = abs(amount)
    if size < 0.5 * 10**-decimals:
        return _marked("0", own, language, bare=True)
    sign = "−" if amount < 0 else ""  # a minus sign, not a hyphen
    for scale, name in SCALES[_speech(own, language)]:
        needed = max(floor(log10(scale / finest) + 1e-9), 0)
        if size < (scale / 10 if name == "万" and needed < 2 else scale - (finest / 2 if finest < scale else 0)):
            continue
        if needed > (2 if name == "万" else 1) and scale < FEWER_DIGITS > size:
            break
        near = 1 if needed == 0 and size < 10 * scale and name not in ("万", "亿") else 0
        return sign + _marked(f"{short(size / scale, min(needed + near, 2))}{name}", own, language)
    return sign + _marked(f"{size:,.{decimals}f}".removesuffix(".00"), own, language, bare=True)


def exact(units: float, language: str) -> str:
    """An amount with all its digits, as one would type it: 6000 元, ¥6000, £37.5."""
    own = currency()
    return _marked(typed(own.whole(float(units))), own, language, bare=True, gap=" ")


def typed(amount: float) -> str:
    """A number as one would type it."""
    return short(amount, 2)


def _speech(own: Currency, language: str) -> str:
    spoken = LOCALES[language]
    return own.words if own.words and own.words not in spoken.not_said else spoken.scale


def _marked(number: str, own: Currency, language: str, bare: bool = False, gap: str = "") -> str:
    """A number with what says its currency. Chinese says yuan after digits, and nothing after 万; English has a sign before."""
    if language == "zh" and own.code == "CNY" and not own.sign:
        return f"{number}{gap}元" if bare and number != "0" else number
    return f"{own.mark}{number}"


def axis(language: str) -> tuple[float, str]:
    """What the axes of charts count in, which is what is meant by a bare number that is typed: in units, and its name."""
    own = currency()
    scale, name = next((one for one in SCALES[_speech(own, language)] if one[0] <= own.step * 10), (1.0, ""))
    if language == "zh":
        label = f"{name}{'元' if own.code == 'CNY' and not own.sign else own.mark.strip()}"
    else:
        label = f"{own.mark}{name}".strip()
    return scale * UNITS_A_STEP / own.step, label


def examples(language: str) -> list[str]:
    """An amount as it may be typed, in all its forms: 15, 15万, 150000."""
    own = currency()
    per, _ = axis(language)
    steps = 15.0 * UNITS_A_STEP
    name = next((name for scale, name in SCALES[_speech(own, language)] if own.units(scale) == per), "").strip()
    bare = short(steps / per, 2)
    shortly = (bare, bare + name) if name in ("万", "亿", "k", "m", "bn") else ()
    return list(dict.fromkeys((*shortly, typed(own.whole(steps)))))


def an_example(language: str) -> str:
    """An amount as it is typed most shortly with its unit: 15万, 150k, 1500."""
    forms = examples(language)
    return forms[len(forms) // 2]
