"""Columns such as "over 30", "over 60", "over 90", of which each holds what the next one holds, too."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from sim_core.ledgers.amounts import Cell, amount
from sim_core.ledgers.head import Head
from sim_core.ledgers.lines import Line


def taken_apart(head: Head, lines: Sequence[Line], point: str) -> tuple[Head, list[Line], tuple[str, ...]]:
    """Head and lines in which no bucket holds what another does, and the headings of those that did.

    Buckets without an end end where the next such one begins. Where nobody has more in an older one than in a younger, and
    somebody has something in both, the older is taken out of the younger; else headings were meant loosely, and sums stay.
    """
    endless = sorted((at for at, bucket in head.buckets.items() if bucket.open_ended), key=lambda at: head.buckets[at].low)
    if len(endless) < 2 or any(head.buckets[young].low >= head.buckets[old].low for young, old in pairwise(endless)):
        return head, list(lines), ()
    ended = {young: replace(head.buckets[young], high=head.buckets[old].low - 1) for young, old in pairwise(endless)}
    apart = replace(head, buckets={**head.buckets, **ended})
    sums = [[_at(line, column, point) for column in endless] for line in lines]
    if not all(young >= old >= 0 for row in sums for young, old in pairwise(row)) or not any(row[1] for row in sums):
        return apart, list(lines), ()
    made = []
    for line, row in zip(lines, sums, strict=True):
        cells: list[Cell] = [*line.cells, *[""] * (max(endless) + 1 - len(line.cells))]
        for column, (young, old) in zip(endless, pairwise(row), strict=False):
            cells[column] = f"{young - old:.2f}".replace(".", point or ".")
        made.append(replace(line, cells=cells))
    return apart, made, tuple(head.labels[column] for column in endless)


def _at(line: Line, column: int, point: str) -> Decimal:
    return (amount(line.cells[column], point) if column < len(line.cells) else None) or Decimal(0)
