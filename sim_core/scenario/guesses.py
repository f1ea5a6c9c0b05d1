"""What was probably meant: an id written as a name or a number, a text cut in two by a comma, a key one level off."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Any, Final, get_args

from pydantic import BaseModel

from sim_core.scenario.faults import shown
from sim_core.scenario.schema import Scenario
from sim_core.scenario.shapes import mappings
from sim_core.scenario.texts import is_id

LONGEST: Final = 30
TAKEN_IN: Final = "taken_in"


def id_meant(text: str) -> str:
    """A text as an id: small, with - between the words; of a number, with a word before it; empty if it can be none."""
    bare = unicodedata.normalize("NFKD", text[:LONGEST].replace("ß", "ss")).lower()
    guess = re.sub(r"[^a-z0-9_]+", "-", "".join(one for one in bare if not unicodedata.combining(one)))[:LONGEST].strip("-_")
    if guess[:1].isdigit():
        guess = f"no-{guess}"
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


def weight_in_key(key: str) -> tuple[str, str]:
    """A name and its number that were written without a colon between them: quality 3; empty if the key is no such thing."""
    found = re.fullmatch(r"([A-Za-z_][A-Za-z_ -]*?)\s*[ =]\s*(\d+(?:\.\d+)?)", key)
    return (found[1], found[2]) if found else ("", "")


def colon_in_text(given: object) -> str:
    """A text in which a colon was taken for the end of a key: [Note: late]. Empty if that is not what happened."""
    if not isinstance(given, dict) or len(given) != 1:
        return ""
    (key, rest), *_ = given.items()
    return f"{key}: {rest}" if isinstance(rest, str | int | float) and not isinstance(rest, bool) and key[:1].isupper() else ""


def belongs(key: str, here: type[BaseModel]) -> tuple[str, ...]:
    """Where in a file a key may stand that does not belong into `here`: clients[].hidden.honesty."""
    return tuple(place for model, place in _places().get(key, ()) if model is not here)


def keys_together(one: str, other: str) -> bool:
    """Can two keys stand in the same mapping of the format?"""
    return any(one in model.model_fields and other in model.model_fields for model in mappings())


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
        if name == TAKEN_IN:
            continue  # nobody writes there
        for inner, many in _inside(field.annotation, False):
            yield from _models(inner, f"{path}{name}{'[]' if many else ''}.")


def _inside(shape: Any, many: bool) -> Iterator[tuple[type[BaseModel], bool]]:
    """The mappings that a field holds itself, or a list of them."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape, many
    elif getattr(shape, "__origin__", None) is list:
        for one in get_args(shape):
            yield from _inside(one, True)
