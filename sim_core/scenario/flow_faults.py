"""Slips within brackets: one that is not closed, a comma or a colon that is missing, a sign from a Chinese keyboard."""

import re
from typing import Any, Final

from sim_core.errors import Message
from sim_core.scenario.faults import Place, shortened
from sim_core.scenario.known_keys import is_known
from sim_core.scenario.line_slips import WIDE, wide_in
from sim_core.scenario.patched import Lines, Slip
from sim_core.scenario.quoting import SMART, bared, nested, quoted, rest_of_entry
from sim_core.scenario.survey import CLOSES, Survey, key_column, survey

ENTRY: Final = re.compile(r"(?:[{\[,]\s*)(?P<key>[\"']?[A-Za-z_][\w-]*[\"']?)\s*:\s+(?P<text>[^\[\]{}]*)$")
"""An entry of a mapping, up to where a text broke off."""
NEXT: Final = re.compile(r",\s*[\"']?[A-Za-z_][\w-]*[\"']?\s*:\s")
ENDED: Final = re.compile(r"([+-]?[\d.]+|true|false|\".*\"|'.*')$")
"""A value that is complete."""
CUT: Final = re.compile(r"\s#")


def flow_slips(lines: Lines, place: Place, start: Place, seen: Survey) -> list[Slip]:
    """What is wrong at a place within brackets. `start`: the bracket that the library was reading."""
    if slips := _wide(lines, place, start, certain=True):
        return slips
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    here = line[column : column + 1] or "\n"
    if cut := _cut_by_hash(lines, place, start):
        return [cut]
    begun = [one for one in seen.brackets if one[1] < place]
    if number > start[0] and (not begun or _begins_new(lines, number, start)):
        return [_not_closed(lines, place, start)]
    if here == "," or (here in "]}" and not line[:column].strip()):
        edit = lines.edit(number, column, column + 1, " " if here == "," else "")
        return [Slip(place, Message("yaml.comma_twice" if here == "," else "yaml.left_over", {"found": here}), (edit,))]
    if here in "]}" and begun and CLOSES[begun[-1][0]] != here:
        values = {"found": here, "meant": CLOSES[begun[-1][0]], "bracket": begun[-1][0]}
        return [Slip(place, Message("yaml.wrong_bracket", values), (lines.edit(number, column, column + 1, values["meant"]),))]
    before = line[:column].rstrip()
    word = re.search(r"[A-Za-z_][\w-]*$", before)
    if here in "[{\"'" and word and is_known(word.group()):
        at = len(before)
        values = {"found": word.group(), "write": f"{word.group()}: {_bracketed(line, column)}"}
        return [Slip((number, column + 1), Message("yaml.colon_missing", values), (lines.edit(number, at, at, ":"),))]
    if here == ":":
        return [_at_colon(lines, place, start, len(begun))]
    if quote := _quote_before(lines, place, len(begun)):
        return [quote]
    return _wide(lines, place, start, certain=False) or [_not_closed(lines, place, start)]


def _begins_new(lines: Lines, number: int, start: Place) -> bool:
    """Does a line begin with a key that stands no further in than the line of the bracket?"""
    column, opened = key_column(lines.line(number)), key_column(lines.line(start[0]))
    return column is not None and opened is not None and column <= opened


def _wide(lines: Lines, place: Place, start: Place, certain: bool) -> list[Slip]:
    """Full-width signs between a bracket and where reading broke off; those that are surely none of a text, or the first."""
    slips: list[Slip] = []
    for number in range(start[0], start[0] if lines.long else place[0] + 1):
        line = lines.line(number)
        first = start[1] if number == start[0] else 0
        last = len(line) if certain or number < place[0] else place[1]
        for one in wide_in(line) if certain else re.finditer(f"[{''.join(WIDE)}]", line):
            if first <= one.start() < last:
                sign = one.group().strip()
                right = WIDE[sign] + (" " if WIDE[sign] in ",:" else "")
                message = Message("yaml.wide", {"found": sign, "meant": WIDE[sign]})
                slips.append(Slip((number, one.end()), message, (lines.edit(number, one.start(), one.end(), right),)))
    return slips if certain else slips[:1]


def _cut_by_hash(lines: Lines, place: Place, start: Place) -> Slip | None:
    """A # that has made a comment of the rest of a line, with the brackets that were to be closed in it."""
    for number in range(start[0], start[0] if lines.long else place[0]):
        line = lines.line(number)
        for cut in CUT.finditer(line):
            seen = survey(lines, (number, cut.start() + 1))
            if seen.quote or not seen.brackets or number in seen.texts or not re.search(r"[\]}]\s*$", line):
                continue
            entry = _entry(line[: cut.start()])
            begin = entry.start("text") if entry else len(line[: cut.start()].rstrip())
            end = rest_of_entry(line, cut.end(), len(seen.brackets))
            if not entry and seen.brackets[-1][0] == "[":
                begin, end = _item(line, cut.start(), end)
            write = quoted(line[begin:end])
            values = {"write": f"{entry['key']}: {write}" if entry else write}
            return Slip((number, cut.end()), Message("yaml.hash", values), (lines.edit(number, begin, end, write),))
    return None


def _item(line: str, at: int, end: int) -> tuple[int, int]:
    """Where the item of a list begins and ends within which a column is."""
    begin = max(line.rfind(sign, 0, at) for sign in "[,") + 1
    begin += len(line[begin:]) - len(line[begin:].lstrip())
    following = re.compile(r",\s").search(line, at, end)
    return begin, len(line[: following.start() if following else end].rstrip())


def _not_closed(lines: Lines, place: Place, start: Place) -> Slip:
    """A bracket that is not closed, or something between its items that is no comma."""
    bracket = lines.line(start[0])[start[1] - 1 : start[1]]
    message = Message("yaml.not_closed", {"bracket": bracket, "first_line": start[0], "first_column": start[1]})
    number = place[0]
    if number == start[0] or not _ends_before(lines, number, start):
        column = place[1] - 1
        while column and lines.line(number)[column - 1] in " \t":
            column -= 1
        if not column:
            return Slip(place, message, sure=False)
        return Slip(place, message, (lines.edit(number, column, column, ","),))
    last = next(
        one for one in range(number - 1, 0, -1) if lines.line(one).strip() and not lines.line(one).lstrip().startswith("#")
    )
    line = lines.line(last)
    comment = re.search(r"\s+#", line)
    end = len(line[: comment.start() if comment else len(line)].rstrip())
    open_there = survey(lines, (last, end + 1)).brackets
    edits = [lines.edit(last, end, end, "".join(CLOSES[sign] for sign, _ in reversed(open_there)))]
    if end and line[end - 1] == ",":
        edits[0] = lines.edit(last, end - 1, end, edits[0].text)
    return Slip(place, message, (*edits,))


def _ends_before(lines: Lines, number: int, start: Place) -> bool:
    """Is a line beyond the value that a bracket began?"""
    line = lines.line(number)
    return number > len(lines) or not line.strip() or _begins_new(lines, number, start) or line.lstrip().startswith("- ")


def _at_colon(lines: Lines, place: Place, start: Place, depth: int) -> Slip:
    """A colon where none may stand: the comma before its key is missing, or it is one within a text."""
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    first = start[1] - 1 if number == start[0] else 0
    entry = _entry(line[first:column])
    word = re.search(r"(?P<gap>[\s;|/]+)[\"']?(?P<key>[A-Za-z_][\w-]*)[\"']?\s*$", line[:column])
    ended = entry and word and ENDED.match(line[first + entry.start("text") : word.start("gap")])
    if entry is None or ended or (word and is_known(word["key"])):
        message = _missing_comma(lines, place, start, word["gap"].strip() if word else "")
        if word:
            at = word.start("gap")
            return Slip(place, message, (lines.edit(number, at, word.end("gap"), ", "),))
        return Slip(place, message, sure=False)
    begin = first + entry.start("text")
    end = rest_of_entry(line, column, depth)
    key = "yaml.smart_quotes" if line[begin : begin + 1] in SMART else "yaml.second_colon"
    write = quoted(bared(line[begin:end]))
    return Slip(place, Message(key, {"write": f"{entry['key']}: {write}"}), (lines.edit(number, begin, end, write),))


def _entry(text: str) -> re.Match[str] | None:
    """The last entry that a text begins."""
    begins = [one.start() for one in NEXT.finditer(text)]
    return next((found for at in (*reversed(begins), 0) if (found := ENTRY.search(text, at))), None)


def _missing_comma(lines: Lines, place: Place, start: Place, instead: str) -> Message:
    if instead:
        return Message("yaml.instead", {"found": instead, "meant": ","})
    bracket = lines.line(start[0])[start[1] - 1 : start[1]]
    return Message("yaml.not_closed", {"bracket": bracket, "first_line": start[0], "first_column": start[1]})


def _quote_before(lines: Lines, place: Place, depth: int) -> Slip | None:
    """A text of which only the beginning stands in quotation marks, or of which a quotation mark was not closed."""
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    before = line[:column].rstrip()
    if not before or before[-1] not in "\"'":
        return None
    quote = before[-1]
    begin = _opening(before, quote)
    if begin < 0:
        return None
    inner = before[begin + 1 : -1]
    entry = re.search(r",\s*[A-Za-z_][\w-]*:\s*$", inner)
    if entry:  # what closed it was meant to open the next one
        at = begin + 1 + entry.start()
        return Slip((number, begin + 1), Message("yaml.quote"), (lines.edit(number, at, at, quote),))
    if line[column] in "\"'":
        values: dict[str, Any] = {"found": shortened(before[begin:])}
        return Slip(place, Message("yaml.comma_missing", values), (lines.edit(number, len(before), len(before), ","),))
    end = rest_of_entry(line, column, depth)
    text = line[begin:end]
    inner = text[1:-1] if text[-1] == quote and (quote == "'" or nested(text)) else text
    write = quoted(inner)
    values = {"found": shortened(line[column:end]), "write": write}
    return Slip(place, Message("yaml.left_over", values), (lines.edit(number, begin, end, write),))


def _opening(before: str, quote: str) -> int:
    """Where the quotation mark is that the last sign of a text closes."""
    starts = [one.end() - 1 for one in re.finditer(r"(?:^|[:,\[{]\s*)" + quote, before[:-1])]
    return starts[-1] if starts else -1


def _bracketed(line: str, column: int) -> str:
    """A value in brackets or quotation marks from a column on, for an example."""
    sign = line[column]
    closes = CLOSES.get(sign, sign)
    end = line.find(closes, column + 1)
    return line[column : end + 1] if end > 0 else "…"
