"""A value as YAML, as a person would write it: short things in a line, long texts on lines of their own."""

import json
import re
from typing import Any, Final

import yaml

from game.language.locale import LANGUAGES
from sim_core.public.messages import ScenarioError
from sim_core.public.scenarios import read_yaml

LONGEST_LINE: Final = 100
"""Of what is put in braces; longer, it gets lines of its own."""
SHORT_KEYS: Final = frozenset(("between", "choose", "normal", "min", "max", *LANGUAGES))
"""Of ranges and of texts in several languages, which are put in braces within braces."""
STEP: Final = 2
_RESOLVER: Final = yaml.resolver.Resolver()
_BEGINS_A_TEXT: Final = re.compile(r"[^\W_]|[(（《“‘【…]")
_ENDS_A_TEXT: Final = re.compile(r": | #|:$|[\s\x00-\x1f]$|[\n\r\t]")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
"""A day is a text to us and to editors that read YAML as it is now; only older readers take it for more."""
_IN_BRACES: Final = re.compile(r"[,\[\]{}]")
_UNSHOWN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\r]")


def in_a_line(value: Any, braces: bool = True) -> str:
    """A value in one line. `braces`: it will stand within some."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{in_a_line(str(key))}: {in_a_line(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_a_line(inner) for inner in value) + "]"
    if isinstance(value, str):
        return value if _plain(value, braces) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def after_colon(value: Any, column: int) -> str:
    """A value as it follows `key:`, with the blank or line end before it. `column`: of the key, or of a list's dash."""
    if isinstance(value, str) and _wants_lines(value):
        return " " + _on_lines(value, column + STEP)
    if isinstance(value, dict | list) and value and not _fits(value):
        return "\n" + lines_of(value, column + STEP)
    return " " + in_a_line(value, braces=False)


def lines_of(value: Any, column: int) -> str:
    """A mapping or list, a line for each entry, indented by `column`; without a line end after it."""
    pad = " " * column
    if isinstance(value, dict):
        return "\n".join(f"{pad}{in_a_line(str(key))}:{after_colon(inner, column)}" for key, inner in value.items())
    return "\n".join(f"{pad}- {item_of(inner, column)}" for inner in value)


def item_of(value: Any, column: int) -> str:
    """What follows `- ` in a list whose dashes stand in `column`."""
    if isinstance(value, dict | list) and value and not _fits(value):
        return lines_of(value, column + STEP).lstrip(" ")
    return after_colon(value, column)[1:]


def _fits(value: dict[str, Any] | list[Any]) -> bool:
    """Is this put in braces?"""
    inner = list(value.values()) if isinstance(value, dict) else value
    if isinstance(value, list) and any(isinstance(one, dict) for one in inner):
        return False
    if any(isinstance(one, str) and "\n" in one for one in inner):
        return False
    if any(
        isinstance(one, dict) and not set(one) <= {"between", "choose", "normal", "min", "max", "zh", "en"} for one in inner
    ):
        return False
    return len(in_a_line(value)) <= LONGEST_LINE and all(not isinstance(one, dict) or _fits(one) for one in inner)


def _plain(text: str, braces: bool) -> bool:
    """May a text stand without quotation marks, and is it then taken for a text by us and by others?"""
    if not _BEGINS_A_TEXT.match(text) or _ENDS_A_TEXT.search(text) or (braces and _IN_BRACES.search(text)):
        return False
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if tag != "tag:yaml.org,2002:str" and not _DAY.fullmatch(text):
        return False
    try:
        return bool(read_yaml(f"- {text}\n", "").data == [text])
    except ScenarioError:
        return False


def _wants_lines(text: str) -> bool:
    """Is a text best put on lines of its own, and can it be?"""
    lines = text.split("\n")
    if "\n" not in text.rstrip("\n") or _UNSHOWN.search(text) or not lines[0]:
        return False
    return not lines[0][0].isspace() and not any(line and line.isspace() for line in lines)


def _on_lines(text: str, column: int) -> str:
    ends = len(text) - len(text.rstrip("\n"))
    head = {0: "|-", 1: "|"}.get(ends, "|+")
    pad = " " * column
    return head + "\n" + "\n".join(pad + line if line else "" for line in text.removesuffix("\n").split("\n"))
