"""A text of YAML looked through from the top, sign by sign, without reading it: which brackets and quotation marks are open.

It is asked about texts that are no YAML, so it goes by what a person sees: a key at the beginning of a line that stands no
further in than the one before ends whatever was left open there.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from sim_core.scenario.faults import Place
from sim_core.scenario.patched import Lines

KEY_LINE: Final = re.compile(r"^(?P<indent>\s*)(?P<dashes>(?:- +)*)(?P<key>[\"']?[\w-]+[\"']?) *:(?P<rest>\s.*|)$")
"""A line that begins with a key."""
ITEM_LINE: Final = re.compile(r"^\s*- ")
BLOCK_TEXT: Final = re.compile(r"(^|[:\-] +)[|>][-+0-9]*\s*(#.*)?$")
"""A line after which a text follows, indented."""
CLOSES: Final = {"[": "]", "{": "}"}


@dataclass
class Survey:
    """What is open at a place, from the outermost, each with its place; and which lines are the inside of a text."""

    brackets: list[tuple[str, Place]] = field(default_factory=list)
    quote: tuple[str, Place] | None = None
    texts: set[int] = field(default_factory=set)
    unclosed: list[Place] = field(default_factory=list)
    """Quotation marks that are open when a new key begins."""


def key_column(line: str) -> int | None:
    """From which column, from 1, the key of a line begins; None if there is none."""
    found = KEY_LINE.match(line)
    return found.start("key") + 1 if found else None


def survey(lines: Lines, until: Place) -> Survey:
    """A text up to a place; nothing of one that is longer than people write."""
    seen = Survey()
    if lines.long:
        return seen
    column_of_text = -1  # the column of the key whose text the lines belong to, as long as they are indented further
    opened_at = 1  # the column of the key whose value is open
    for number in range(1, min(until[0], len(lines)) + 1):
        line = lines.line(number)
        if column_of_text >= 0:
            if not line.strip() or len(line) - len(line.lstrip(" ")) >= column_of_text:
                seen.texts.add(number)
                continue
            column_of_text = -1
        if seen.quote or seen.brackets:
            _ended(seen, line, opened_at)
        if seen.quote:
            seen.texts.add(number)
        elif not seen.brackets:
            opened_at = key_column(line) or _first(line)
        last = until[1] - 1 if number == until[0] else len(line)
        _line(seen, line[:last], number)
        if not seen.quote and not seen.brackets and BLOCK_TEXT.search(line):
            column_of_text = opened_at
    return seen


def _first(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _ended(seen: Survey, line: str, opened_at: int) -> None:
    """A key that stands no further in than the one whose value is open begins something new."""
    column = key_column(line)
    item = ITEM_LINE.match(line)
    if (column is not None and column <= opened_at) or (item and item.end() - 1 <= opened_at and "{" in line):
        if seen.quote:
            seen.unclosed.append(seen.quote[1])
        seen.quote, seen.brackets = None, []


def _line(seen: Survey, line: str, number: int) -> None:
    """The signs of a line."""
    before = ""  # the last sign that is no blank
    blank = True
    column = 0
    while column < len(line):
        sign = line[column]
        column += 1
        if seen.quote:
            column = _within(seen, sign, line, column)
            before, blank = "x", False
            continue
        if sign in " \t":
            blank = True
            continue
        if sign == "#" and blank:
            return
        starts = not before or (before in ":-,[{" and (blank or bool(seen.brackets)))
        if sign in "\"'" and starts:
            seen.quote = (sign, (number, column))
        elif sign in CLOSES and (starts or seen.brackets):
            seen.brackets.append((sign, (number, column)))
        elif sign in "]}" and seen.brackets:
            seen.brackets.pop()
        elif sign == "-" and (before not in ("", "-") or line[column : column + 1] not in (" ", "")):
            sign = "x"  # within a word
        before, blank = sign, False


def _within(seen: Survey, sign: str, line: str, column: int) -> int:
    """A sign within quotation marks. Where to go on."""
    quote = seen.quote[0] if seen.quote else ""
    if quote == '"' and sign == "\\":
        return column + 1
    if sign == quote:
        if quote == "'" and line[column : column + 1] == "'":
            return column + 1
        seen.quote = None
    return column
