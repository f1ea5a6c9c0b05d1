"""What was probably meant: a number written as people write numbers, an id written as a name, a text cut
in two by a comma, a key one level off.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Any, Final, get_args

from pydantic import BaseModel

from sim_core.scenario.faults import shown
from sim_core.scenario.schema import Scenario
from sim_core.scenario.texts import is_id

NUMBER: Final = re.compile(r"[¥￥]?([+-]?\d[\d,，_' ]*(?:\.\d+)?)(%|％|万|k|K)?(?:元|yuan)?")
THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}([,，_' ]\d{3})+(\.\d+)?")
DECIMAL_COMMA: Final = re.compile(r"[+-]?\d+[,，]\d{1,2}")
SCALES: Final = {"%": 0.01, "％": 0.01, "万": 10_000, "k": 1_000, "K": 1_000}
LONGEST: Final = 30


def number_meant(text: str) -> str:
    """The number that a text stands for: "8", 0,3, 220,000, 40%, 30万; empty if it stands for none."""
    found = NUMBER.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        return ""
    digits, scale = found.group(1).strip(), SCALES.get(found.group(2), 1)
    if DECIMAL_COMMA.fullmatch(digits):
        digits = re.sub("[,，]", ".", digits)
    elif THOUSANDS.fullmatch(digits):
        digits = re.sub("[,，_' ]", "", digits)
    elif not re.fullmatch(r"[+-]?\d+(\.\d+)?", digits):
        return ""
    number = round(float(digits) * scale, 6)
    return str(int(number)) if number == int(number) else str(number)


def id_meant(text: str) -> str:
    """A text as an id: small, with - between the words; empty if nothing is left of it that can be one."""
    guess = re.sub(r"[^a-z0-9_]+", "-", text[:LONGEST].lower()).strip("-").lstrip("0123456789_-")
    return guess if is_id(guess) else ""


def text_cut(holder: object, key: str) -> str:
    """A text that a comma has cut in two, put together again with its key: en: "Wen Brothers, Liuhe".

    Within { } what follows a comma is a key of its own, here one without a value. Empty if that is not what happened.
    """
    if not isinstance(holder, dict) or holder.get(key, "") is not None:
        return ""
    keys = list(holder)
    at = keys.index(key)
    while at > 0 and holder[keys[at]] is None:
        at -= 1
    rest = takewhile(lambda name: holder[name] is None, keys[at + 1 :])
    return f"{keys[at]}: {shown(', '.join([holder[keys[at]], *rest]))}" if isinstance(holder[keys[at]], str) else ""


def belongs(key: str, here: type[BaseModel]) -> tuple[str, ...]:
    """Where in a file a key may stand that does not belong into `here`: clients[].hidden.honesty."""
    return tuple(place for model, place in _places().get(key, ()) if model is not here)


@cache
def _places() -> dict[str, tuple[tuple[type[BaseModel], str], ...]]:
    found: dict[str, tuple[tuple[type[BaseModel], str], ...]] = {}
    for model, path in _models(Scenario, ""):
        for name in model.model_fields:
            found[name] = (*found.get(name, ()), (model, f"{path}{name}"))
    return found


def _models(model: type[BaseModel], path: str) -> Iterator[tuple[type[BaseModel], str]]:
    """Every mapping of the format that has a place of its own, with its path."""
    yield model, path
    for name, field in model.model_fields.items():
        for inner, many in _inside(field.annotation, False):
            yield from _models(inner, f"{path}{name}{'[]' if many else ''}.")


def _inside(shape: Any, many: bool) -> Iterator[tuple[type[BaseModel], bool]]:
    """The mappings that a field holds itself, or a list of them."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape, many
    elif getattr(shape, "__origin__", None) is list:
        for one in get_args(shape):
            yield from _inside(one, True)
