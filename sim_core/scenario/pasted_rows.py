"""Rows of a spreadsheet or of a report that were pasted where bills or clients belong: 18,234.50 and 15 with a tab between."""

import csv
import re
from collections.abc import Sequence
from typing import Final

from sim_core.errors import Message
from sim_core.ledgers.amounts import is_amount
from sim_core.scenario.faults import Place
from sim_core.scenario.patched import Lines, Slip, indent_of
from sim_core.scenario.survey import KEY_LINE

HOLDERS: Final = {
    "ledger": "- {amount: 1, age_weeks: 0}",
    "clients": "- {id: row, name: Row, ledger: [{amount: 1, age_weeks: 0}]}",
}
"""Where rows are pasted, and what stands there for one of which is not known what it says, so that reading can go on."""
BARE: Final = re.compile(r"^\s*(?:- +)?\|?(?P<cells>[^{}]*?)\|?\s*$")
NO_CELL: Final = re.compile(r"^[\"']?[A-Za-z_][\w-]*[\"']?\s*:(\s|$)|^[\[&*!#]")
SEPARATORS: Final = (r"\t+", r"\s*\|\s*", r"\s*;\s*", r" {2,}")
TWO_NUMBERS: Final = re.compile(r"(\S*\d)\s+(\d[\d.]*\s*[^\W\d]{0,6})")
THOUSANDS: Final = re.compile(r".*\d,\d{3}(\.\d*)?")
FARTHEST: Final = 60
"""So many lines above a row its holder may stand."""


def cells_in(line: str) -> Sequence[str]:
    """The cells of a line that is a row of a table; none if it is something else."""
    found = BARE.match(line)
    text = found["cells"].strip(" ") if found else ""
    if not text or NO_CELL.match(text.lstrip()):
        return ()
    for separator in SEPARATORS:
        cells = [cell.strip() for cell in re.split(separator, text)]
        if len(cells) > 1:
            return _told(cells)
    if two := TWO_NUMBERS.fullmatch(text):
        return _told([*two.groups()])
    cells = [cell.strip() for cell in next(csv.reader([text], skipinitialspace=True))]
    one_number = len(cells) == 2 and THOUSANDS.fullmatch(text)
    return () if one_number else _told(cells)


def _told(cells: list[str]) -> Sequence[str]:
    cells = [cell.strip('"') for cell in cells]
    return cells if sum(map(bool, cells)) > 1 else ()


def has_figures(cells: Sequence[str]) -> bool:
    """Is there an amount or another number among the cells of a row?"""
    return any(cell[-1:] != "%" and any(map(str.isdigit, cell)) and is_amount(cell) for cell in cells)


def holder_of(lines: Lines, number: int) -> tuple[str, int]:
    """The key below which a line stands that is a row, or one of the rows above it, and how far that is indented."""
    for above in range(number - 1, max(number - FARTHEST, 0), -1):
        line = lines.line(above)
        found = KEY_LINE.match(line)
        if found:
            key = found["key"].strip("\"'")
            return (key, found.start("key")) if not found["rest"].strip() and key in HOLDERS else ("", 0)
        if line.strip() and not cells_in(line) and not line.lstrip().startswith(("#", "- {")):
            return "", 0
    return "", 0


def pasted_row(lines: Lines, number: int, place: Place | None = None) -> Slip | None:
    """The slip of a line that is a pasted row, or the heading of some; None if it is something else."""
    line = lines.line(number)
    cells = cells_in(line)
    if not cells or not (has_figures(cells) or has_figures(cells_in(lines.line(lines.below(number))))):
        return None
    key, column = holder_of(lines, number)
    return row_slip(lines, number, cells, key, column, place) if key else None


def row_slip(lines: Lines, number: int, cells: Sequence[str], key: str, column: int, place: Place | None = None) -> Slip:
    """A row as a bill is written, where it holds an amount and an age and nothing else."""
    from sim_core.scenario.numbers_meant import amount_and_age  # numbers know the limits of fields, and these the reader

    write = amount_and_age(*cells) if key == "ledger" and len(cells) == 2 else ""
    line = lines.line(number)
    told = {"write": f"- {write}"} if write else {}
    message = Message("yaml.excel_row" if key == "ledger" else "yaml.table_row", told)
    stand_in = HOLDERS[key].replace("row", f"row-{number}", 1)
    edit = lines.edit(number, 0, len(line), " " * (column + 2) + (f"- {write}" if write else stand_in))
    return Slip(place or (number, indent_of(line) + 1), message, (edit,))
