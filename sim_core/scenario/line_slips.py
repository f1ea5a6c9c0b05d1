"""Slips that can be seen in a line by itself: a key of the format, and beside it a sign that is not what it looks like.

Full-width colons, blanks that are none, a dash too long, a sign forgotten. They are looked for where a text is no YAML or no
scenario; a key of the format must stand beside them, so that no sentence of a letter is taken for one.
"""

import re
from collections.abc import Iterator
from typing import Final

from sim_core.errors import Message
from sim_core.scenario.blanks import ANY, called, plain_blanks
from sim_core.scenario.known_keys import is_known
from sim_core.scenario.pasted_rows import pasted_row
from sim_core.scenario.patched import Edit, Lines, Slip, indent_of
from sim_core.scenario.survey import KEY_LINE

WIDE: Final = {"：": ":", "，": ",", "、": ",", "；": ",", "【": "[", "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}"}
"""What an input method for Chinese types in place of the signs of YAML."""
WORD: Final = r"[\"'“”]?(?P<key>[A-Za-z][\w-]*)[\"'“”]?"
LEAD: Final = r"^(?P<indent>\s*)(?P<dashes>(?:- +)*)"
WIDE_COLON: Final = re.compile(LEAD + WORD + r"\s*(?P<sign>：)")
NO_SPACE: Final = re.compile(LEAD + WORD + r"(?P<sign>:)[^\s:/]")
NO_SPACE_AFTER_DASH: Final = re.compile(r"^\s*(?P<sign>-)(?P<key>[A-Za-z][\w-]*):(\s|$)")
NO_SPACE_BEFORE_BRACE: Final = re.compile(r"^\s*(?P<sign>-)[{]")
EQUALS: Final = re.compile(LEAD + WORD + r"\s*(?P<sign>[=;；→]|=>|->|:=)(?!=)")
BULLET: Final = re.compile(r"^\s*(?P<sign>[–—―−－─•·●○▪*+>])\s*(?:" + WORD + r"\s*[:：]|[{\[])")
ODD_BLANK: Final = re.compile(
    r"^(?P<lead>[\s\u200b-\u200f\u2060\ufeff\u00ad]*(?:-[\s\u200b\ufeff]*)*)" + WORD + r"(?P<gap>[^\w:：]*)[:：]"
)


def line_slips(line: str, number: int, lines: Lines) -> Iterator[Slip]:
    """The slips of a line that is no inside of a text."""
    if ANY.search(line) and (blanks := [*_blanks(line, number, lines)]):
        yield from blanks
        return  # the rest is seen when they are gone
    for pattern, key in ((WIDE_COLON, "wide"), (NO_SPACE, "no_space")):
        found = pattern.match(line)
        if found and is_known(found["key"]):
            yield _at(found, key, number, lines, ": ")
            return
    for pattern in (NO_SPACE_AFTER_DASH, NO_SPACE_BEFORE_BRACE):
        found = pattern.match(line)
        if found and is_known(found.groupdict().get("key", "id")):
            yield _dash(found, number, lines)
            return
    found = EQUALS.match(line)
    if found and is_known(found["key"]):
        yield _at(found, "instead", number, lines, ": ")
        return
    found = BULLET.match(line)
    if found and is_known(found["key"] or "id"):
        yield _at(found, "instead", number, lines, "-" if line[found.end("sign") :][:1] == " " else "- ")
    elif not KEY_LINE.match(line) and (row := pasted_row(lines, number)):
        yield row


def _at(found: re.Match[str], key: str, number: int, lines: Lines, right: str) -> Slip:
    sign, start, end = found["sign"], found.start("sign"), found.end("sign")
    values = {"found": sign, "meant": right.strip()}
    after = found.string[end : end + 1]
    right = right.rstrip() if after in ("", " ") else right
    return Slip((number, start + 1), Message(f"yaml.{key}", values), (lines.edit(number, start, end, right),))


def _dash(found: re.Match[str], number: int, lines: Lines) -> Slip:
    """A dash glued to its key. What stands below the key keeps its place: then the dash goes to the left."""
    slip = _at(found, "no_space", number, lines, "- ")
    column = found.start("sign")
    if column and indent_of(lines.line(lines.below(number))) == column + 1:
        return Slip(slip.place, slip.message, (lines.edit(number, column - 1, column + 1, "- "),))
    return slip


def _blanks(line: str, number: int, lines: Lines) -> Iterator[Slip]:
    """Odd blanks before a key, between it and its colon, or before its value: one told for each of these places."""
    found = ODD_BLANK.match(line)
    if not found or not is_known(found["key"]):
        return
    end = found.end()
    while end < len(line) and (line[end].isspace() or ANY.match(line[end])):
        end += 1
    lead = line[: found.end("lead")]
    if odd := ANY.search(lead):
        right = plain_blanks(lead) if lead.strip() else " " * _indent(lead, number, lines)
        yield _blank(odd, number, lines.edit(number, 0, len(lead), right))
    for start, stop in ((found.end("lead"), found.start("gap")), (found.start("gap"), found.end("gap")), (found.end(), end)):
        if odd := ANY.search(line, start, stop):
            right = " " if start == found.end() else plain_blanks(line[start:stop]).strip()
            yield _blank(odd, number, lines.edit(number, start, stop, right))


def _blank(odd: re.Match[str], number: int, edit: Edit) -> Slip:
    return Slip((number, odd.start() + 1), Message("yaml.blank", called(odd.group())), (edit,))


def _indent(lead: str, number: int, lines: Lines) -> int:
    """How many blanks a line is to begin with that has odd ones: as many as another before it, a wide one counting as two."""
    likely = [len(plain_blanks(lead)), sum(2 if sign == "\u3000" else 1 for sign in plain_blanks_kept(lead))]
    above = [plain_blanks(lines.line(at)) for at in range(1, number)]
    before = {one for line in above for one in (_key_indent(line), indent_of(line))}
    if "\u3000" in lead:
        likely.reverse()
    return next((one for one in likely if one in before), _key_indent(lines.line(lines.above(number))))


def plain_blanks_kept(lead: str) -> str:
    """Those blanks of a lead that take room."""
    return "".join(sign for sign in lead if not ANY.match(sign) or plain_blanks(sign))


def _key_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def wide_in(segment: str) -> Iterator[re.Match[str]]:
    """Full-width signs within brackets that stand where a sign of YAML has to: before a colon, after a key, around all."""
    yield from re.finditer(r"[，、；](?=\s*[A-Za-z]\w*\s*[:：])|(?<=[A-Za-z0-9_\"'])\s*：|[【】［］｛｝]", segment)
