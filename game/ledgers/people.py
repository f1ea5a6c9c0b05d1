"""Contacts, what is said of clients, and made-up names: stable, for they are chosen by a number made from a name."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

import yaml

from game.ledgers.temper import number_of


@cache
def _stock() -> dict[str, Any]:
    text = files("assets").joinpath("templates", "ledger_people.yaml").read_text("utf-8")
    stock: dict[str, Any] = yaml.safe_load(text)
    return stock


def is_chinese(name: str) -> bool:
    """Is something of a name written in Chinese?"""
    return any("\u3400" <= sign <= "\u9fff" for sign in name)


def made_up(names: Iterable[str]) -> dict[str, str]:
    """A believable name for each, in its script: the same for the same name, none twice, and none that is among them.

    Keys are the names in small letters. When all names that there are have been given, they are given once more with a number.
    """
    real = {name.casefold() for name in names}
    given: dict[str, str] = {}
    taken = set(real)
    for name in sorted(real):
        chinese = is_chinese(name)
        parts = [_stock()["names"]["zh" if chinese else "en"][place] for place in ("first", "second", "third")]
        made = next(one for one in _in_turn(parts, number_of(f"name {name}"), chinese) if one.casefold() not in taken)
        given[name] = made
        taken.add(made.casefold())
    return given


def _in_turn(parts: list[list[str]], number: int, chinese: bool) -> Iterator[str]:
    """Every name that can be put together, from a number on; then all of them numbered."""
    first, second, third = parts
    there_are = len(first) * len(second) * len(third)
    for tried in count():
        at, one = divmod((number + tried) % there_are, len(first))
        two, three = at % len(second), at // len(second)
        words = [first[one], second[two], third[three]]
        again = [str(1 + tried // there_are)] if tried >= there_are else []
        yield ("" if chinese else " ").join(words + again)


def contact_for(name: str, given: Iterable[str]) -> str:
    """Somebody to speak to at a client, with a title, who is not at another client already while others are free."""
    people = _stock()["contacts"]["zh" if is_chinese(name) else "en"]
    taken = list(given)
    free = [one for one in people if one not in taken] or people
    found: str = free[number_of(f"contact {name}") % len(free)]
    return found


def about(persona: str, language: str, name: str, given: Iterable[str]) -> str:
    """What a trainee is told of a client of that persona."""
    said = [text[language] for text in _stock()["about"][persona]]
    free = [one for one in said if one not in set(given)] or said
    found: str = free[number_of(f"about {name}") % len(free)]
    return found
