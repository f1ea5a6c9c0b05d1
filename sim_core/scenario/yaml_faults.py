"""What the YAML library has against a text, in words that somebody can act on who never heard of YAML.

The library says what it expected ("did not find expected key"); most of the time that is because of one of a dozen slips:
a tab, a full-width colon, a second colon in a line, a bracket or a quotation mark that is not closed.
"""

import re
from typing import Final

import yaml

from sim_core.errors import Message
from sim_core.scenario.faults import START, Place, printable, shortened

WIDE_COLON: Final = re.compile(r"^\s*(?:- +)*[\w-]+(：)")
NO_SPACE: Final = re.compile(r"^\s*(?:- +)*[a-z_]+(:)[^\s:]")
NO_SPACE_AFTER_DASH: Final = re.compile(r"^\s*(-)[^\s-]")
WIDE: Final = {"：": ":", "，": ",", "【": "[", "】": "]", "｛": "{", "｝": "}"}
"""What an input method for Chinese types in place of the signs of YAML."""


def explained(problem: yaml.MarkedYAMLError, text: str) -> tuple[Place, Message]:
    """The place of a fault and what to do about it."""
    mark, opened = problem.problem_mark or problem.context_mark, problem.context_mark
    if mark is None:
        return START, _as_told(problem)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place, start = (mark.line + 1, mark.column + 1), (opened.line + 1, opened.column + 1) if opened else START
    told = problem.problem or ""
    here = _line(lines, place)[place[1] - 1 : place[1]]
    if "tab character" in told or ("cannot start any token" in told and here == "\t"):
        return place, Message("yaml.tab")
    if "cannot start any token" in told:
        return place, Message("yaml.character", {"found": here})
    slip = _slip(lines, place, start)
    if slip and any(word in told for word in ("mapping values", "':'", "expected key", "expected '-'")):
        return slip
    if "mapping values" in told:
        second = ":" in _line(lines, place)[: place[1] - 1]
        return place, Message("yaml.second_colon" if second else "yaml.indented_further")
    if "expected ':'" in told:
        return start, Message("yaml.no_colon", {"found": shortened(_line(lines, start).strip())})
    if "expected ',' or" in told:
        return _not_closed(lines, place, start)
    if "expected key" in told or "expected '-'" in told:
        return _out_of_line(lines, place, start, "key" in told)
    if "unexpected end of stream" in told:
        return start, Message("yaml.quote")
    if "escape character" in told:
        return place, Message("yaml.escape")
    return place, _as_told(problem)


def _line(lines: list[str], place: Place) -> str:
    return lines[place[0] - 1] if place[0] <= len(lines) else ""


def _slip(lines: list[str], place: Place, start: Place) -> tuple[Place, Message] | None:
    """A key without a proper colon, or an item without a proper dash, in this line or the one before it."""
    for number in dict.fromkeys((_line_above(lines, place), start[0], place[0])):
        line = _line(lines, (number, 1))
        for pattern, key in ((WIDE_COLON, "yaml.wide"), (NO_SPACE, "yaml.no_space"), (NO_SPACE_AFTER_DASH, "yaml.no_space")):
            found = pattern.match(line)
            if found:
                sign = found.group(1)
                values = {"found": sign, "meant": WIDE.get(sign, sign)}
                return (number, found.start(1) + 1), Message(key, values)
    return None


def _not_closed(lines: list[str], place: Place, start: Place) -> tuple[Place, Message]:
    """A bracket that is not closed, or something between its items that is no comma."""
    for number in range(start[0], place[0] + 1):
        line = _line(lines, (number, 1))
        first, last = start[1] if number == start[0] else 0, place[1] if number == place[0] else len(line)
        for column, sign in enumerate(line[first:last], first + 1):
            if sign in WIDE:
                return (number, column), Message("yaml.wide", {"found": sign, "meant": WIDE[sign]})
    bracket = _line(lines, start)[start[1] - 1 : start[1]]
    return place, Message("yaml.not_closed", {"bracket": bracket, "first_line": start[0], "first_column": start[1]})


def _out_of_line(lines: list[str], place: Place, start: Place, in_mapping: bool) -> tuple[Place, Message]:
    """A line that does not belong where it stands, or something left over after a value."""
    line = _line(lines, place)
    if line[: place[1] - 1].strip():
        return place, Message("yaml.left_over", {"found": shortened(line[place[1] - 1 :].strip())})
    values = {"first_line": start[0], "first_column": start[1], "column": place[1]}
    if in_mapping and line.lstrip().startswith("- "):
        return place, Message("yaml.dash", values)
    above = _line_above(lines, place)
    text = _line(lines, (above, 1))
    values |= {"line_above": above, "column_above": len(text) - len(text.lstrip(" -")) + 1}
    return place, Message("yaml.indent" if in_mapping else "yaml.no_dash", values)


def _line_above(lines: list[str], place: Place) -> int:
    """The number of the line before a place that is not empty."""
    return next((number for number in range(place[0] - 1, 0, -1) if lines[number - 1].strip()), place[0])


def _as_told(problem: yaml.MarkedYAMLError) -> Message:
    said = ", ".join(part for part in (problem.context, problem.problem) if part)
    return Message("fault.other", {"problem": printable(said)})
