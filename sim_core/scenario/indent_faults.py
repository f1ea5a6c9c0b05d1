"""Lines that do not begin where they should: a tab, an indent too long or too short, a dash too many or too few.

Where such a line belongs is tried out: what lets the reader read furthest was meant.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from sim_core.errors import Message
from sim_core.scenario.faults import Place
from sim_core.scenario.guesses import keys_together
from sim_core.scenario.pasted_rows import pasted_row
from sim_core.scenario.patched import Edit, Lines, Slip
from sim_core.scenario.survey import KEY_LINE, key_column

Reach = Callable[[list[Edit]], int]
MOST_LEVELS: Final = 12


def tab_slips(lines: Lines, place: Place, reach: Reach) -> list[Slip]:
    """A tab: before a line, or between the cells of a row that was pasted from a spreadsheet."""
    number, column = place[0], place[1] - 1
    line = lines.line(number)
    if row := pasted_row(lines, number, place):
        return [row]
    lead = len(line) - len(line.lstrip())
    if column >= lead:
        end = column + len(line[column:]) - len(line[column:].lstrip("\t "))
        return [Slip(place, Message("yaml.tab"), (lines.edit(number, column, end, " "),))]
    if every := _all_tabs(lines, number, reach):
        return every
    wide = [len(line[:lead].replace("\t", " " * each)) for each in (2, 4, 8, 1)]
    beside = [_start(lines, lines.above(number)), _indent(lines.line(lines.below(number)))]
    return [_moved(lines, number, [*beside, *wide], Message("yaml.tab"), place, reach)]


def _all_tabs(lines: Lines, number: int, reach: Reach) -> list[Slip]:
    """The lines of a file that is indented with tabs throughout, from a line on; none if it is not read to its end then."""
    tabbed = [at for at in range(number, len(lines) + 1) if lines.line(at).startswith("\t") and lines.line(at).strip()]
    for wide in (2, 4) if len(tabbed) > 1 and not lines.long else ():
        edits = []
        for at in tabbed:
            lead = lines.line(at)[: len(lines.line(at)) - len(lines.line(at).lstrip())]
            edits.append(lines.edit(at, 0, len(lead), lead.replace("\t", " " * wide)))
        if reach(edits) == 0:
            return [Slip((at, 1), Message("yaml.tab"), (edit,)) for at, edit in zip(tabbed, edits, strict=True)]
    return []


def indented_further(lines: Lines, place: Place, reach: Reach) -> list[Slip]:
    """A key further in than the one above, which has its value already."""
    above = lines.above(place[0])
    if dash := _dash_above(lines, place[0], above, reach):
        return [dash]
    return [_moved(lines, place[0], _levels(lines, above), Message("yaml.indented_further"), place, reach)]


def _dash_above(lines: Lines, number: int, above: int, reach: Reach) -> Slip | None:
    """A line further in by just a dash and a blank than the one above, which is to begin an item of a list."""
    here, there = KEY_LINE.match(lines.line(number)), KEY_LINE.match(lines.line(above))
    if not here or not there or there["dashes"] or here.start("key") != there.start("key") + 2:
        return None
    before = lines.line(lines.above(above))
    edits = [lines.edit(above, there.end("indent"), there.end("indent"), "- ")]
    if not before.rstrip().endswith(":") or reach(edits) >= reach([]):
        return None
    return Slip((above, there.start("key") + 1), Message("yaml.dash_missing"), (*edits,))


def out_of_line(lines: Lines, place: Place, start: Place, in_mapping: bool, reach: Reach) -> list[Slip]:
    """A line that does not belong where it stands."""
    line = lines.line(place[0])
    values = {"first_line": start[0], "first_column": start[1], "column": place[1]}
    above = lines.above(place[0])
    if in_mapping and (missing := _dash_above(lines, place[0], above, reach)):
        return [missing]
    levels = _levels(lines, above)
    if in_mapping and line.lstrip().startswith("- "):
        dashes = [_indent(lines.line(one)) for one in range(above, 0, -1) if lines.line(one).lstrip().startswith("- ")]
        slip = _moved(lines, place[0], [*dict.fromkeys(dashes)][:MOST_LEVELS], Message("yaml.dash", values), place, reach)
        if not slip.edits:
            column = len(line) - len(line.lstrip())
            slip = Slip(place, slip.message, (lines.edit(place[0], column, column + 2, ""),), sure=False)
        return [slip]
    text = lines.line(above)
    values |= {"line_above": above, "column_above": len(text) - len(text.lstrip(" -")) + 1}
    if in_mapping:
        return [_moved(lines, place[0], levels, Message("yaml.indent", values), place, reach, above)]
    message = Message("yaml.no_dash", values)
    indent = _indent(line)
    dash = [lines.edit(place[0], indent, indent, "- ")]
    moved = _moved(lines, place[0], levels, message, place, reach, above)
    if reach(dash) < reach([]) and (not moved.edits or _begins_items(lines, place[0], start[0])):
        return [Slip(place, message, (*dash,))]
    return [moved]


def _begins_items(lines: Lines, number: int, first: int) -> bool:
    """Does the key of a line begin other items of the list that began on line `first`?"""
    found = KEY_LINE.match(lines.line(number))
    items = (KEY_LINE.match(lines.line(one)) for one in range(first, number))
    return bool(found) and any(one and one["dashes"] and found and one["key"] == found["key"] for one in items)


def _moved(
    lines: Lines, number: int, likely: Iterable[int], message: Message, place: Place, reach: Reach, above: int = 0
) -> Slip:
    """A line begun elsewhere: where reading gets furthest, and among such places where its key has its like."""
    line = lines.line(number)
    lead = len(line) - len(line.lstrip())
    tried: list[tuple[int, bool, int, list[Edit]]] = []
    now = reach([])
    for order, indent in enumerate(dict.fromkeys(likely)):
        if indent != lead or "\t" in line[:lead]:
            edits = [lines.edit(number, 0, lead, " " * indent)]
            tried.append((reach(edits), not _alike(lines, number, indent), order, edits))
    gap = re.match(r"^(\s*-) {2,}(?=\S)", lines.line(above)) if above else None
    if gap:
        edits = [lines.edit(above, gap.end(1), gap.end(), " ")]
        tried.append((reach(edits), False, -1, edits))
    if not tried:
        return Slip(place, message, sure=False)
    left, strange, order, best = min(tried)
    ahead = [one for one in tried if one[:2] == min(tried)[:2]]
    if left > now:
        return Slip(place, message, sure=False)
    if order == -1:
        values = {**message.values, "column": place[1]}
        return Slip((above, (gap.end() if gap else 0) + 1), Message("yaml.dash_gap", values), (*best,))
    return Slip(place, message, (*best,), sure=not strange or left == 0 or len(ahead) == 1)


def _alike(lines: Lines, number: int, indent: int) -> bool:
    """Does a key of the same mapping of the format stand before this line, as far in as this one would?"""
    found = KEY_LINE.match(lines.line(number))
    if not found:
        return lines.line(number).lstrip().startswith("- ")
    column = indent + found.start("key") - found.start("dashes") + 1
    for above in range(number - 1, 0, -1):
        other = key_column(lines.line(above))
        if other is not None and other <= column:
            beside = KEY_LINE.match(lines.line(above))
            if other == column:
                return bool(beside and keys_together(found["key"], beside["key"]))
            return bool(beside and not beside["rest"].strip())
    return column == 1


def _levels(lines: Lines, above: int) -> list[int]:
    """How far in a line may begin after a line: as the keys that are open there do, the innermost first."""
    found: list[int] = []
    for number in range(above, 0, -1):
        for one in (_start(lines, number), _indent(lines.line(number))):
            if lines.line(number).strip() and (not found or one < min(found)):
                found.append(one)
        if found and min(found) == 0:
            break
    line = lines.line(above)
    deeper = [_start(lines, above) + 2] if line.rstrip().endswith(":") else []
    return [*deeper, *found][:MOST_LEVELS]


def _start(lines: Lines, number: int) -> int:
    """Where, from 0, the key or text of a line begins, behind its dashes."""
    line = lines.line(number)
    return len(line) - len(line.lstrip(" -"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
