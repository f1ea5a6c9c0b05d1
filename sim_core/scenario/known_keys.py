"""What stands before a colon in a scenario: every key of the format, and the names that are used as keys."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import Tag

from sim_core.model.moves import MOVE_IDS
from sim_core.scenario.meanings import EXCUSES
from sim_core.scenario.shapes import mappings
from sim_core.scenario.situations import CONDITIONS
from sim_core.scenario.texts import LANGUAGES, TEXT

RANGE_KEYS = ("between", "choose", "normal")
"""The three kinds of range, by their keys."""


@cache
def known_keys() -> frozenset[str]:
    """All of them; whoever writes one of these at the beginning of a line means a key."""
    fields = (name for model in mappings() for name in model.model_fields)
    named = (*RANGE_KEYS, "min", "max", *CONDITIONS, *EXCUSES, *LANGUAGES, *MOVE_IDS)
    return frozenset((*fields, *named))


def is_known(word: str) -> bool:
    """Is this a key of the format, however it is capitalised?"""
    return word.lower() in known_keys()


@cache
def text_keys() -> frozenset[str]:
    """The keys below which any text may stand: a title, a letter, lines of dialogue."""
    fields = [(name, Tag(TEXT) in _tags(field.annotation)) for one in mappings() for name, field in one.model_fields.items()]
    others = {name for name, text in fields if not text}
    return frozenset((*(name for name, text in fields if text and name not in others), "words", "lines", *LANGUAGES))


def _tags(shape: Any) -> Iterator[Any]:
    """What is noted in a type, however deep."""
    for one in get_args(shape):
        yield one
        yield from _tags(one)
