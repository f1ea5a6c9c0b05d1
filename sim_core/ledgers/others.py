"""What stands on a sheet beside what is owed: another table above or below, bills that are paid or void, days still to go."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sim_core.errors import Message
from sim_core.ledgers.amounts import amount
from sim_core.ledgers.head import Head, Row, compared, head_at

VOID: Final = re.compile(
    r"void|voided|cancell?ed|deleted|draft|rejected|reversed|writtenoff|作废|已作废|草稿|已取消|已红冲|作廢|storniert|entwurf|annulée?|brouillon"
)
"""What a status says of a bill that was never owed, or is owed no more."""
PAID: Final = re.compile(
    r"paid|paidinfull|fullypaid|closed|settled|cleared|已付清|已付款|已结清|已核销|已收款|已收齐|已收清|全部核销|完全核销|已結清|bezahlt|payée?|pagad[oa]"
)
"""What it says of one that has come in, if no column says what is still open."""


def one_table(rows: Sequence[Row], head: Head) -> tuple[list[Row], list[Message]]:
    """The rows down to where another table begins, and what is to be said of rows that belong to others.

    Another begins with a head that names other columns, or the same ones elsewhere, behind an empty row or a title.
    """
    heads = [number for number in range(len(rows)) if _begins(rows, number, head)]
    above = [number for number in heads if number < head.first]
    below = next((number for number in heads if number > head.row), len(rows))
    others = rows[above[0] : head.first] if above else []
    others = [*others, *rows[below:]]
    count = sum(_filled(row) > 1 for row in others) - len(heads)
    if count <= 0:
        return list(rows[:below]), []
    first = rows[above[0] if above else below]
    labels = tuple(str(cell) for cell in first if cell)[:12]
    return list(rows[:below]), [Message("ledger.left.other_table", {"count": count, "columns": labels})]


def still_owed(rows: Sequence[Row], head: Head) -> tuple[list[Row], list[Message]]:
    """The rows without bills that their status says are void or paid, and what is to be said of these."""
    column = head.roles.get("status")
    if column is None:
        return list(rows), []
    over = VOID if "open" in head.roles or "open_here" in head.roles else re.compile(f"{VOID.pattern}|{PAID.pattern}")

    def gone(number: int, row: Row) -> bool:
        return number > head.row and column < len(row) and bool(over.fullmatch(compared(str(row[column]))))

    kept: list[Row] = [[] if gone(number, row) else row for number, row in enumerate(rows)]
    count = sum(map(gone, range(len(rows)), rows))
    return kept, [Message("ledger.left.settled", {"count": count, "column": head.labels[column]})] if count else []


def late_by(rows: Sequence[Row], head: Head) -> tuple[list[Row], Head]:
    """Days until a bill falls due as days that it is late: the same number with its sign turned."""
    column = head.roles.get("due_in")
    if column is None or "overdue_days" in head.roles:
        return list(rows), head
    made: list[Row] = []
    for number, row in enumerate(rows):
        days = amount(row[column]) if number > head.row and column < len(row) and row[column] != "" else None
        made.append(row if days is None else [*row[:column], float(-days), *row[column + 1 :]])
    return made, replace(head, roles={"overdue_days": column, **head.roles})


def _begins(rows: Sequence[Row], number: int, head: Head) -> bool:
    """Does another table begin in this row?"""
    if head.first <= number <= head.row or _filled(rows[number]) < 2 or (number and _filled(rows[number - 1]) > 1):
        return False
    found = head_at(rows, number, number)
    return found is not None and {*found.roles.items(), *found.buckets} != {*head.roles.items(), *head.buckets}


def _filled(row: Row) -> int:
    return sum(cell != "" for cell in row)
