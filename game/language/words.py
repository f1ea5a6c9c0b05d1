"""Every text shown to a person, by language: words from `assets/words`, amounts and weeks as that language writes them.

A word file maps a key to {zh: …, en: …}; sentences quote values in braces, as `str.format` does.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from game.language import currency
from game.language.locale import DEFAULT_LANGUAGE, LANGUAGES, LOCALES
from sim_core.public.messages import printable

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES"]  # beside all that is defined here


@cache
def _words() -> dict[str, dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for file in sorted(files("assets").joinpath("words").iterdir(), key=lambda place: place.name):
        if file.name.endswith(".yaml"):
            for key, texts in (yaml.load(file.read_bytes(), Loader=_loader()) or {}).items():
                merged[str(key)] = texts
    return merged


def _loader() -> Any:  # one of two classes of YAML, which are not of one type
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # our own files: the fast reader is safe on them


def keys() -> tuple[str, ...]:
    """All keys there are."""
    return tuple(_words())


def has(key: str) -> bool:
    """Is there a text for this key?"""
    return key in _words()


def say(key: str, language: str, /, **values: object) -> str:
    """The text of a key. A missing key shows itself, so that a game never stops for a word."""
    text = template(key, language)
    return text.format_map(_Shown(language, values)) if "{" in text else text


def template(key: str, language: str) -> str:
    """The text of a key with its values left open; where a kind of trade has words of its own, those of the game being told."""
    kind = currency.kind_of_trade()
    found = (_words().get(f"{key}@{kind}") if kind else None) or _words().get(key, {})
    return found.get(language, key)


class _Shown(dict[str, Any]):
    """Values as a person reads them: lists with commas, whole numbers without a point; texts safe to be shown."""

    def __init__(self, language: str, values: dict[str, Any]) -> None:
        super().__init__({name: _plain(value) for name, value in values.items()})
        self.language = language

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _plain(value: object) -> object:
    if isinstance(value, float) and abs(value) < 2**53 and value == int(value):
        return int(value)
    if isinstance(value, tuple | list | set | frozenset):
        value = ", ".join(str(one) for one in value)
    return value if isinstance(value, int | float) else printable(str(value), lines=True)


def money(units: float, language: str) -> str:
    """An amount in the currency of the game that is told: 12.5万 in Chinese, ¥125k or ¥1.25m in English."""
    return currency.told(units, language)


def written_amounts(language: str) -> str:
    """How an amount may be typed in the game that is told, by examples: 15、15万或 150000."""
    *first, last = currency.examples(language)
    return say("amount.or", language, first=say("window.list_comma", language).join(first), last=last) if first else last


def hours(value: float, language: str) -> str:
    """Hours: 1.5 小时, 1.5 h."""
    return LOCALES[language].hours(value)


def week_name(week: int, language: str) -> str:
    """The name of a week: 第 3 周, week 3."""
    return LOCALES[language].week(week)


def weeks_name(first: int, last: int, language: str) -> str:
    """The name of some weeks on end: 第 3–5 周, weeks 3–5."""
    return week_name(first, language) if first == last else say("debrief.weeks", language, first=first, last=last)


def percent(share: float) -> str:
    """A share as whole per cent, with the minus that amounts have."""
    return f"{share * 100:.0f}%".replace("-", "−")


def move_name(move: str, language: str) -> str:
    """The name of a move."""
    return say(f"move.{move}", language)


@cache
def move_names() -> tuple[str, ...]:
    """The names of all moves, in all languages."""
    moves = [key.removeprefix("move.") for key in keys() if key.startswith("move.")]
    return tuple(dict.fromkeys(move_name(move, language) for move in moves for language in LANGUAGES))


def excuse_name(excuse: str, language: str) -> str:
    """An excuse in a few words, as the client would put it."""
    return currency.own_reason(excuse, language) or say(f"excuse.{excuse}", language)


def claim_told(excuse: str, so: bool, language: str) -> str:
    """What a source says of an excuse: that it is so, or not."""
    own, said = currency.own_reason(excuse, language), "so" if so else "not_so"
    return say(f"evidence.own.{said}", language, excuse=own) if own else say(f"evidence.{excuse}.{said}", language)
