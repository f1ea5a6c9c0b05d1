"""Another table above or below the one that is read, on the same sheet."""

from collections.abc import Sequence

from sim_core.errors import Message
from sim_core.ledgers.head import Head, Row, head_at


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


def _begins(rows: Sequence[Row], number: int, head: Head) -> bool:
    """Does another table begin in this row?"""
    if head.first <= number <= head.row or _filled(rows[number]) < 2 or (number and _filled(rows[number - 1]) > 1):
        return False
    found = head_at(rows, number, number)
    return found is not None and {*found.roles.items(), *found.buckets} != {*head.roles.items(), *head.buckets}


def _filled(row: Row) -> int:
    return sum(cell != "" for cell in row)
