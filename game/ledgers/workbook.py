"""The sheets of an .xlsx workbook as rows. Only what a cell holds is read: no formula is reckoned, no link followed.

A workbook is a packed folder of XML. How large it is unpacked is looked at before anything in it is read.
"""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from math import isfinite
from typing import Any, Final
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from sim_core.public.ledgers import LONGEST_CELL, MAX_COLUMNS, MAX_ROWS, Cell, LedgerError, seen
from sim_core.public.messages import Message

MOST_PARTS: Final = 2_000
MOST_UNPACKED: Final = 100_000_000
"""Bytes of all parts together, and of what a part may unpack to: a full sheet of 100,000 rows has some 60 million."""
MOST_SHEETS: Final = 50


def sheets_of(data: bytes) -> Iterator[list[list[Cell]]]:
    """The rows of every sheet that is shown. `LedgerError` if it is no workbook, is too large, or openpyxl is not there."""
    _check_size(data)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise LedgerError(Message("ledger.no_openpyxl")) from None
    try:
        with catch_warnings():
            simplefilter("ignore")  # of styles and extensions that it does not know
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:MOST_SHEETS]:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # some systems write a wrong one
                yield _rows(sheet)
    except LedgerError:
        raise
    except Exception as problem:  # the library raises whatever its parts do on a broken file
        raise LedgerError(Message("ledger.broken_workbook", {"problem": type(problem).__name__})) from problem


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError) as problem:
        raise LedgerError(Message("ledger.broken_workbook", {"problem": type(problem).__name__})) from problem
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise LedgerError(Message("ledger.zipped"))
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise LedgerError(Message("scenario.too_large", {"found": unpacked, "allowed": MOST_UNPACKED, "unit": "bytes"}))


def _rows(sheet: Any) -> list[list[Cell]]:
    """The rows of a sheet, without the empty ones at its end, which may be a million."""
    rows = [_row(row) for row in sheet.iter_rows(max_row=MAX_ROWS + 1, values_only=True)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _row(values: tuple[Any, ...]) -> list[Cell]:
    row = [_cell(value) for value in values[:MAX_COLUMNS]]
    while row and row[-1] == "":
        row.pop()
    return row


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return float(value) if isfinite(value) else ""
    if isinstance(value, datetime | date):
        return f"{value.year:04}-{value.month:02}-{value.day:02}"
    return seen(str(value).strip()[:LONGEST_CELL])
