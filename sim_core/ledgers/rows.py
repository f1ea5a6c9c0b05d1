"""A text as the rows of a table: the sign that divides the fields is the one under which a head is found."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, Literal

from sim_core.errors import LedgerError, Message
from sim_core.ledgers.head import Head, Row, find_head

SEPARATORS: Final = (",", "\t", ";", "|")
MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 256
LONGEST_CELL: Final = 500
TRIED: Final = 250
"""So many rows from the top are divided by each sign in turn."""


def rows_in(text: str) -> tuple[list[Row], Head]:
    """The rows of a table and its head. `LedgerError` if no head is found, or if it has more than 100,000 rows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        lines = lines[1:]
    tried: list[tuple[int, int, str]] = []
    problem: LedgerError | None = None
    for order, separator in enumerate(SEPARATORS):
        try:
            head = find_head(list(_divided(lines[:TRIED], separator)))
        except LedgerError as error:
            problem = error
            continue
        if head:
            tried.append((head.worth, -order, separator))
    if not tried:
        raise problem or LedgerError(Message("ledger.no_head"))
    rows = list(islice(_divided(lines, max(tried)[2]), MAX_ROWS + 1))
    return checked_rows(rows)


def checked_rows(rows: Sequence[Row]) -> tuple[list[Row], Head]:
    """Rows that are a table, with their head. `LedgerError` if they are none or too many."""
    if len(rows) > MAX_ROWS:
        raise LedgerError(Message("ledger.too_many_rows", {"allowed": MAX_ROWS}))
    head = find_head(rows)
    if head is None:
        raise LedgerError(Message("ledger.no_head"))
    return list(rows), head


def _divided(lines: Sequence[str], separator: str) -> Iterator[Row]:
    """The fields of lines, shorn of blanks; rows of dashes, as lists on paper have them, are left out."""
    quoting: Literal[0, 3] = csv.QUOTE_NONE if separator == "|" else csv.QUOTE_MINIMAL
    try:
        for fields in csv.reader((line + "\n" for line in lines), delimiter=separator, quoting=quoting):
            row = [field.strip()[:LONGEST_CELL] for field in fields[:MAX_COLUMNS]]
            if not all(set(field) <= {"-", "=", "_", "+"} for field in row) or not any(len(field) > 1 for field in row):
                yield row
            else:
                yield []
    except csv.Error as problem:
        raise LedgerError(Message("ledger.not_a_table", {"problem": str(problem)})) from problem
