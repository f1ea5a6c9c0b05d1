"""How a fault of a scenario file is put: its place, its message, and the value found, quoted so that it can be shown.

A file may hold anything, so whatever of it gets into a message is shortened and has its control characters escaped.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, Final

from sim_core.errors import Fault, Message
from sim_core.model.tables import rows_of
from sim_core.names import nearest

MAX_FAULTS: Final = 200
"""So many are told at most; then one last fault says that there are more."""
MOST_OFFERED: Final = 100
"""So many allowed names are listed at most: a hostile file may have thousands of clients."""
LONGEST_QUOTE: Final = 60
"""In characters."""

LANGUAGE_ROWS: Final = rows_of("languages", "sim_core.scenario")
ALIASES: Final = {alias: language for language, row in LANGUAGE_ROWS.items() for alias in row["called"]}
"""Names that people give to languages, which are not like ours."""

Place = tuple[int, int]
"""Line and column, both from 1, in characters."""
START: Final[Place] = (1, 1)


def fault(path: str, place: Place, key: str, /, **values: Any) -> Fault:
    """An error at a place of a file. `key` without its `scenario.` An offer (`write`) that is empty is none."""
    values = {name: value for name, value in values.items() if name != "write" or value}
    return Fault(path, *place, "error", Message(f"scenario.{key}", values))


def unknown_name(path: str, place: Place, found: object, allowed: Collection[str]) -> Fault:
    """A value, or a key that stands for one, that is none of those allowed."""
    offered = tuple(islice(allowed, MOST_OFFERED))
    alike = meant(found, offered) if isinstance(found, str) else ""
    return fault(path, place, "not_one_of", found=shown(found), allowed=offered, did_you_mean=alike)


def meant(found: str, allowed: Collection[str]) -> str:
    """The allowed name most like what was found, however it is capitalised; empty if none is alike."""
    if ALIASES.get(found.lower()) in allowed:
        return ALIASES[found.lower()]
    alike = next((name for text in (found, found.lower(), found.upper()) if (name := nearest(text, allowed))), "")
    return "" if _numbered_otherwise(found, alike) else alike


def _numbered_otherwise(found: str, alike: str) -> bool:
    """Are two names the same but for their number? L10 is not L1."""
    numbers = re.sub(r"\D", "", found), re.sub(r"\D", "", alike)
    return all(numbers) and numbers[0] != numbers[1] and re.sub(r"\d", "", found).lower() == re.sub(r"\d", "", alike).lower()


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Faults by place, as many as a person may want to read."""
    told = list(islice(faults, MAX_FAULTS + 1))
    more = told[MAX_FAULTS:]
    told = sorted(told[:MAX_FAULTS], key=lambda one: (one.line, one.column))
    return told + [fault(one.path, (one.line, one.column), "more_faults", shown=MAX_FAULTS) for one in more]


def printable(text: str, lines: bool = False) -> str:
    """A text from outside made safe to be shown: what would be obeyed, turn the writing round or not be seen is escaped.

    That is escape sequences and other controls, marks of direction, zero-width characters. On one line, unless `lines` is set:
    then its lines stay. Whatever somebody else has written gets onto a terminal, a page, a picture or a window only through
    this; signs that have a meaning only there (<, &, [) are left to who writes it there.
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or _harmless(one, lines) else _escaped(one) for one in text)


def _harmless(character: str, lines: bool) -> bool:
    return unicodedata.category(character) == "Zs" or (lines and character == "\n")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def shortened(text: str) -> str:
    """At most 60 printable characters of a text."""
    text = printable(text[: LONGEST_QUOTE + 1])
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def written(value: object) -> str:
    """An example of a value as it might be written in a file, in a line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(inner) for inner in value) + "]"
    return str(value)


def shown(value: object) -> str:
    """A value as it might stand in a file, at most 60 characters of it; a text in quotation marks."""
    written = ""
    for piece in _pieces(value):
        written += piece
        if len(written) > LONGEST_QUOTE:
            return written[: LONGEST_QUOTE - 1] + "…"
    return written


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, str):
        text = shortened(value)
        yield f'"{text}' if text.endswith("…") else f'"{text}"'
    elif isinstance(value, bool) or value is None:
        yield {True: "true", False: "false", None: "null"}[value]
    elif isinstance(value, dict):
        yield "{"
        for number, (key, inner) in enumerate(value.items()):
            yield f"{', ' if number else ''}{shortened(key)}: "
            yield from _pieces(inner)
        yield "}"
    elif isinstance(value, list):
        yield "["
        for number, inner in enumerate(value):
            yield ", " if number else ""
            yield from _pieces(inner)
        yield "]"
    else:
        yield repr(value) if isinstance(value, int | float) else "…"  # or it was refused, and has a fault of its own
