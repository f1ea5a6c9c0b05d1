"""What the YAML library has against a text, in words that somebody can act on who never heard of YAML, and how to mend it.

The library says what it expected ("did not find expected key"); most of the time that is because of one of two dozen slips:
a tab, a full-width colon, a second colon in a line, a bracket or a quotation mark that is not closed.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from sim_core.errors import Message
from sim_core.scenario.faults import START, Place, printable, shortened
from sim_core.scenario.flow_faults import flow_slips
from sim_core.scenario.indent_faults import indented_further, out_of_line, tab_slips
from sim_core.scenario.known_keys import is_known, text_keys
from sim_core.scenario.line_slips import line_slips
from sim_core.scenario.patched import Edit, Lines, Slip
from sim_core.scenario.quoting import SMART, bared, nested, quoted, rest_of_entry, rest_of_line
from sim_core.scenario.survey import KEY_LINE, Survey, key_column, survey

Reach = Callable[[list[Edit]], int]
"""How many characters are left unread of a text when it is mended so: 0 if it is YAML then."""
FENCE: Final = re.compile(r"^\s*(```|~~~)")
FOREIGN_COMMENT: Final = re.compile(r"^\s*(//|/\*|\*/|<!--|-->|--\s|;|%)")
CUT: Final = re.compile(r"\s#(?=[^\s#!])")
STRAY: Final = re.compile(r"^\s*(?:- +)*(?P<key>[A-Za-z][\w-]*)(\s|$)")
NEXT_ITEM: Final = re.compile(r"\s*(,\s|\])")
STARS: Final = re.compile(r"[*★☆]+")


def explained(problem: yaml.MarkedYAMLError, text: str, reach: Reach) -> list[Slip]:
    """The slips behind a fault, with what would mend them."""
    mark, opened = problem.problem_mark or problem.context_mark, problem.context_mark
    if mark is None:
        return [Slip(START, _as_told(problem), sure=False)]
    lines = Lines(text)
    place, start = (mark.line + 1, mark.column + 1), (opened.line + 1, opened.column + 1) if opened else START
    told = problem.problem or ""
    here = lines.line(place[0])[place[1] - 1 : place[1]]
    if "tab character" in told or ("cannot start any token" in told and here == "\t"):
        return tab_slips(lines, place, reach)
    seen = survey(lines, place)
    plain = [] if lines.long else _plain_slips(lines, place[0], seen)
    return plain or _of_library(problem, lines, place, start, seen, reach)


def plain_slips(text: str, first: int = 1) -> list[Slip]:
    """All slips from a line on that can be seen in their line by itself."""
    lines = Lines(text)
    if lines.long:
        return []
    seen = survey(lines, (len(lines), 1))
    return [
        slip
        for number in range(first, len(lines) + 1)
        if number not in seen.texts
        for slip in line_slips(lines.line(number), number, lines)
    ]


def _plain_slips(lines: Lines, last: int, seen: Survey) -> list[Slip]:
    """The first slip up to a line that can be seen without reading: of a line by itself, or a quotation mark left open."""
    for place in seen.unclosed:
        return [_unclosed_quote(lines, place)]
    for number in range(1, last + 1):
        if number not in seen.texts and (found := [*line_slips(lines.line(number), number, lines)]):
            return found
    return []


def _of_library(
    problem: yaml.MarkedYAMLError, lines: Lines, place: Place, start: Place, seen: Survey, reach: Reach
) -> list[Slip]:
    told, context = problem.problem or "", problem.context or ""
    if "scanning an alias" in context or "scanning an anchor" in context:
        return [_character(lines, start, seen)]
    if "scanning a directive" in context or "cannot start any token" in told:
        return [_character(lines, start if "directive" in context else place, seen)]
    if "scanning a block scalar" in context:
        return [_text_after_bar(lines, start)]
    if "sequence entries" in told:
        is_text = seen.brackets or _begins_text(lines, place[0])
        return [_character(lines, place, seen) if is_text else _dash_after_colon(lines, place)]
    if "mapping keys are not allowed" in told:
        return [_character(lines, place, seen)]
    if "expected ',' or" not in told and (cut := _cut_above(lines, place[0], seen)):
        return [cut]
    if "mapping values" in told:
        return _second_colon(lines, place, seen, reach)
    if "expected ':'" in told:
        return [_no_colon(lines, start)]
    if lines.line(start[0])[start[1] - 1 : start[1] + 1] in ("- ", "? ") and seen.brackets:
        return [_character(lines, start, seen)]
    if "expected ',' or" in told or "expected node content" in told:
        return flow_slips(lines, place, start, seen)
    if "expected key" in told or "expected '-'" in told:
        return _left_over(lines, place) or out_of_line(lines, place, start, "key" in told, reach)
    if "unexpected end of stream" in told or "unexpected document indicator" in told:
        return [_unclosed_quote(lines, start)]
    if "escape character" in told:
        return [_escape(lines, place)]
    if "document start" in told:
        first = lines.below(0)
        if KEY_LINE.match(lines.line(first)):
            edit = lines.edit(first, 0, _indent(lines.line(first)), "")
            return [Slip((first, _indent(lines.line(first)) + 1), Message("yaml.first_indent"), (edit,))]
        return [_no_colon(lines, (first, 1), stray=True)]
    return [Slip(place, _as_told(problem), sure=False)]


def _character(lines: Lines, place: Place, seen: Survey) -> Slip:
    """A text that begins with a sign that begins none."""
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    if FENCE.match(line):
        return Slip((number, column + 1), Message("yaml.fence"), (lines.edit(number, 0, 0, "#"),))
    if not line[:column].strip() and FOREIGN_COMMENT.match(line):
        return _foreign_comment(lines, number)
    inside = [one for one in seen.brackets if one[1] < place]
    end = rest_of_entry(line, column, len(inside)) if inside else rest_of_line(line, column)
    if inside and inside[-1][0] == "[" and (following := NEXT_ITEM.search(line, column, end)):
        end = following.start()
    text = line[column:end]
    write = str(len(text)) if STARS.fullmatch(text) else quoted(text)
    values = {"found": line[column : column + 1], "write": write}
    return Slip((number, column + 1), Message("yaml.character", values), (lines.edit(number, column, end, write),))


def _foreign_comment(lines: Lines, number: int) -> Slip:
    line = lines.line(number)
    column = len(line) - len(line.lstrip())
    values = {"found": line.split()[0][:4]}
    return Slip((number, column + 1), Message("yaml.comment", values), (lines.edit(number, column, column, "# "),))


def _text_after_bar(lines: Lines, start: Place) -> Slip:
    """A text on the same line as the sign that says that it begins on the next."""
    line, column = lines.line(start[0]), start[1] - 1
    end = rest_of_line(line, column)
    text = line[column:end]
    values = {"found": line[column], "write": quoted(text[1:] if line[column] == "|" else text)}
    return Slip(start, Message("yaml.bar", values), (lines.edit(start[0], column, end, quoted(text)),))


def _begins_text(lines: Lines, number: int) -> bool:
    """Is the value of a line a text, and not the first item of a list that goes on below?"""
    found = KEY_LINE.match(lines.line(number))
    below = lines.line(lines.below(number)).lstrip()
    return found is not None and found["key"] in text_keys() and not below.startswith("- ")


def _dash_after_colon(lines: Lines, place: Place) -> Slip:
    """A list that begins in the line of its key."""
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    below = lines.line(lines.below(number))
    indent = _indent(below) if below.lstrip().startswith("- ") else (key_column(line) or 1) + 1
    if _indent(below) == column + 2 and not below.lstrip().startswith("- "):
        indent = column  # its other keys stand below the first
    gap = len(line[:column].rstrip())
    return Slip((number, column + 1), Message("yaml.dash_here"), (lines.edit(number, gap, column, "\n" + " " * indent),))


def _second_colon(lines: Lines, place: Place, seen: Survey, reach: Reach) -> list[Slip]:
    line = lines.line(place[0])
    column = place[1] - 1
    first = KEY_LINE.match(line)
    if first and first.end("key") < column and ":" in line[:column]:
        start = first.start("rest") + len(first["rest"]) - len(first["rest"].lstrip())
        end = rest_of_line(line, start)
        key = "yaml.smart_quotes" if line[start : start + 1] in SMART else "yaml.second_colon"
        write = f"{first['key']}: {quoted(bared(line[start:end]))}"
        edit = lines.edit(place[0], start, end, quoted(bared(line[start:end])))
        return [Slip(place, Message(key, {"write": write}), (edit,))]
    if ":" in line[:column]:
        return [Slip(place, Message("yaml.second_colon"), (lines.edit(place[0], column, column + 1, "."),))]
    if not (first and is_known(first["key"])) and _within_text(lines, place[0]):
        return [Slip(place, Message("yaml.colon_in_text"), (lines.edit(place[0], column, column + 1, "."),))]
    return [_of_line_above(lines, place, seen)] if _stray_above(lines, place) else indented_further(lines, place, reach)


def _within_text(lines: Lines, number: int) -> bool:
    """Does a line go on with a text that the line above, or one before it, began behind its key?"""
    for above in range(number - 1, 0, -1):
        found = KEY_LINE.match(lines.line(above))
        if found:
            value = found["rest"].strip()
            return found["key"] in text_keys() and bool(value) and value[0] not in "|>[{\"'#"
        if not lines.line(above).strip() or _indent(lines.line(above)) < _indent(lines.line(number)):
            return False
    return False


def _stray_above(lines: Lines, place: Place) -> bool:
    """Is the line above no key with a value, so that the text it begins runs into this line?"""
    number = lines.above(place[0])
    above = lines.line(number)
    if number == place[0] or KEY_LINE.match(above) or above.lstrip().startswith("#"):
        return False
    word = STRAY.match(above)
    stray = FOREIGN_COMMENT.match(above) or FENCE.match(above) or (word and is_known(word["key"]))
    return bool(stray) or not above[:1].isspace()


def _of_line_above(lines: Lines, place: Place, seen: Survey) -> Slip:
    number = lines.above(place[0])
    word = STRAY.match(lines.line(number))
    column = word.start("key") if word else len(lines.line(number)) - len(lines.line(number).lstrip())
    return _no_colon(lines, (number, column + 1), seen=seen)


def _cut_above(lines: Lines, number: int, seen: Survey) -> Slip | None:
    """A # in the line above that has cut off a text which goes on in this one."""
    above = lines.above(number)
    line = lines.line(above)
    cut = CUT.search(line)
    if cut is None or above == number or above in seen.texts or KEY_LINE.match(lines.line(number)):
        return None
    if _indent(lines.line(number)) < _indent(line) or seen.quote or seen.brackets or line.lstrip().startswith("#"):
        return None
    return Slip((above, cut.end()), Message("yaml.hash"), (lines.edit(above, cut.end() - 1, cut.end(), "x"),))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _out_of_text(lines: Lines, number: int) -> Slip:
    """A line that sticks out of the text above it, with all that follow up to the next key of the format."""
    above = next(one for one in range(number - 1, 0, -1) if lines.line(one).strip())
    indent = " " * _indent(lines.line(above))
    edits = []
    for one in range(number, len(lines) + 1):
        found = KEY_LINE.match(lines.line(one))
        if one > number and ((found and is_known(found["key"])) or lines.line(one).lstrip().startswith(("- ", "#"))):
            break
        edits.append(lines.edit(one, 0, 0, indent))
    message = Message("yaml.no_colon", {"found": shortened(lines.line(number).strip())})
    return Slip((number, _indent(lines.line(number)) + 1), message, (*edits,))


def _no_colon(lines: Lines, start: Place, stray: bool = False, seen: Survey | None = None) -> Slip:
    """A line that is no key with a value: a colon forgotten, a comment of another language, a text that sticks out."""
    number = start[0]
    line = lines.line(number)
    if seen and lines.above(number) in seen.texts and not FENCE.match(line):
        return _out_of_text(lines, number)
    if FOREIGN_COMMENT.match(line):
        return _foreign_comment(lines, number)
    if FENCE.match(line):
        return Slip(start, Message("yaml.fence"), (lines.edit(number, 0, 0, "#"),))
    word = re.compile(r"[A-Za-z][\w-]*").match(line, start[1] - 1)
    glued = word and re.compile(r"\s*:(?=[^\s:/])").match(line, word.end())
    if word and glued and is_known(word.group()):
        message = Message("yaml.no_space", {"found": ":", "meant": ":"})
        return Slip((number, glued.end()), message, (lines.edit(number, glued.end(), glued.end(), " "),))
    if word and is_known(word.group()) and not stray:
        rest = line[word.end() :].strip()
        values = {"found": word.group(), "write": f"{word.group()}: {rest}" if rest else f"{word.group()}:"}
        return Slip(start, Message("yaml.colon_missing", values), (lines.edit(number, word.end(), word.end(), ":"),))
    message = Message("yaml.no_colon", {"found": shortened(line.strip())})
    column = start[1] - 1
    return Slip(start, message, (lines.edit(number, column, column, "# "),))


def _unclosed_quote(lines: Lines, start: Place) -> Slip:
    """A quotation mark that is never closed, or only by the next one that is meant to open."""
    line = lines.line(start[0])
    column = start[1] - 1
    inside = len(survey(lines, start).brackets)
    end = rest_of_entry(line, column + 1, inside) if inside else len(line.rstrip())
    edit = lines.edit(start[0], end, end, line[column])
    return Slip(start, Message("yaml.quote"), (edit,))


def _escape(lines: Lines, place: Place) -> Slip:
    """A \\ that begins no code: all of them in this line are told as one."""
    line = lines.line(place[0])
    start = line.rfind("\\", 0, place[1])
    edits = tuple(
        lines.edit(place[0], found.start(), found.end(), "\\\\" + found.group()[1:])
        for found in re.finditer(r"\\[^\"\\]|\\\\", line)
        if found.group() != "\\\\" and found.start() >= start
    )
    return Slip(place, Message("yaml.escape"), edits)


def _left_over(lines: Lines, place: Place) -> list[Slip]:
    """Something left over behind a value that is complete: the end of a text that only began in quotation marks."""
    line = lines.line(place[0])
    column = place[1] - 1
    if not line[:column].strip() or line[:column].strip(" -") == "":
        return []
    left = shortened(line[column:].strip())
    found = KEY_LINE.match(line) or re.match(r"^(?P<key>\s*-) +(?P<rest>.*)$", line)
    start = found.start("rest") + len(found["rest"]) - len(found["rest"].lstrip()) if found else column
    values: dict[str, Any] = {"found": left}
    if line[start : start + 1] in ("'", '"') and start < column:
        end = rest_of_line(line, start)
        text = line[start:end]
        around = len(text) > 2 and text[-1] == text[0]
        inner = text[1:-1] if around and (nested(text) if text[0] == '"' else "'" in text[1:-1]) else text
        inner = inner[1:] if inner[0] == "'" and inner.count("'") % 2 == 0 and inner[-1] != "'" else inner
        write = quoted(inner)
        return [Slip(place, Message("yaml.left_over", {**values, "write": write}), (lines.edit(place[0], start, end, write),))]
    if line[start : start + 1] in ("*", "&", "!") and start < column:
        return [_character(lines, (place[0], start + 1), Survey())]
    if line[column] in "]})":
        return [Slip(place, Message("yaml.left_over", values), (lines.edit(place[0], column, column + 1, ""),))]
    if line[start : start + 1] in ("[", "{") and start < column:
        end = rest_of_line(line, start)
        return [Slip(place, Message("yaml.left_over", values), (lines.edit(place[0], column, end, ""),))]
    return [Slip(place, Message("yaml.left_over", values), sure=False)]


def _as_told(problem: yaml.MarkedYAMLError) -> Message:
    said = ", ".join(part for part in (problem.context, problem.problem) if part)
    return Message("fault.other", {"problem": printable(said)})
