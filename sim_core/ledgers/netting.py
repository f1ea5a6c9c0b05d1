"""Credits set against what is owed: credit notes, payments on account and returns take off the oldest bills first."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sim_core.ledgers.records import Entry


def netted(entries: Sequence[Entry]) -> tuple[list[Entry], Decimal, Decimal]:
    """Bills that are left, the oldest first; what was set off; and what is left of the credits when all bills are gone."""
    credit = -sum((one.amount for one in entries if one.amount < 0), Decimal(0))
    given = credit
    left: list[Entry] = []
    for bill in sorted((one for one in entries if one.amount > 0), key=oldest_first):
        taken = min(credit, bill.amount)
        credit -= taken
        if bill.amount > taken:
            left.append(replace(bill, amount=bill.amount - taken))
    return left, given - credit, credit


def oldest_first(entry: Entry) -> tuple[int, int]:
    """Sorts by how late a bill is, then by its age; what is not known of one is taken from the other."""
    late = entry.late if entry.late is not None else entry.age or 0
    return -late, -(entry.age if entry.age is not None else late)
