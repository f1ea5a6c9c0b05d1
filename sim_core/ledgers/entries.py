"""The lines of a table as bills and credits of clients: amounts from their columns, days from dates, ages and buckets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sim_core.ledgers.amounts import Cell, amount, plain
from sim_core.ledgers.buckets import NOT_DUE, Bucket, days_in, days_told, joined_up, unit_headed, width_of
from sim_core.ledgers.dates import day_in
from sim_core.ledgers.head import AGES, DATES, MONEY, Head
from sim_core.ledgers.lines import Line, text_at
from sim_core.ledgers.records import Entry

USUAL_TERMS: Final = (30, 60, 45, 14, 90, 15, 7, 10, 20, 0, 75, 120, 150, 180)
"""Days from invoice to due date, the commonest first."""
LONGEST_NUMBER: Final = 40
_CREDIT_KINDS: Final = re.compile(
    r"credit|payment|receipt|refund|return|deposit|overpay|gutschrift|zahlung|贷项|红字|收款|预收|退货|退款|付款|回款|冲销|红冲",
    re.IGNORECASE,
)
_NO_CREDIT: Final = re.compile(r"invoice|payment terms|rechnung|发票(?!.*红)|应收单|销售出库", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """How the fields of a table are to be read."""

    head: Head
    money: int | None  # the column of the amounts; None: the buckets hold them
    point: str  # divides off the cents
    order: str  # of dates with the year last
    as_of: int | None
    scale: Decimal  # 10,000 where the table is in units of 万
    turned: bool  # credits are written without a minus
    from_due: bool  # ages in buckets and days count from due dates
    terms: int | None = None  # days from invoice to due date, where buckets give it
    whole: int | None = None  # the column of all that is owed, where the buckets hold only what is late of it


def money_column(head: Head, lines: Sequence[Line]) -> int | None:
    """The column that holds what is still owed of a bill; None if only the buckets do.

    A table of buckets without dates and ages says no more than its buckets.
    """
    if head.buckets and not any(line.dated for line in lines):
        return None
    return next((head.roles[role] for role in MONEY if role in head.roles), None)


def turned_credits(lines: Sequence[Line], head: Head, money: int | None, point: str) -> bool:
    """Are credits written without a minus? So it is where kinds of documents are named, and nothing is below nought."""
    if money is None or "kind" not in head.roles:
        return False
    amounts = [amount(line.cells[money], point) or Decimal(0) for line in lines if money < len(line.cells)]
    return all(one >= 0 for one in amounts) and any(is_credit(text_at(line.cells, head.roles["kind"])) for line in lines)


def is_credit(kind: str) -> bool:
    """Does the kind of a document say that it is in the client's favour?"""
    return bool(_CREDIT_KINDS.search(kind)) and not _NO_CREDIT.search(kind)


def entries_of(line: Line, how: Reading) -> list[Entry] | None:
    """The bills and credits of a line; None if its amount or its age cannot be read. A line of nothing has none."""
    if how.money is None:
        return _in_buckets(line, how)
    owed = _owed(line, how)
    if owed is None:
        return None
    if owed == 0:
        return []
    late, age = _days(line, how)
    if late is None and age is None:
        spread = _in_buckets(line, how) if how.head.buckets else None
        if spread and sum(one.amount for one in spread) == owed:
            return spread
        if owed < 0:  # money on account has no date; where it is set off does not depend on one
            return [Entry(owed, 0, None)]
        return None
    return [Entry(owed, late, age, text_at(line.cells, how.head.roles.get("number"))[:LONGEST_NUMBER])]


def _owed(line: Line, how: Reading) -> Decimal | None:
    assert how.money is not None
    value = amount(line.cells[how.money], how.point) if how.money < len(line.cells) else Decimal(0)
    if value is None:
        return None
    roles = how.head.roles
    if how.money in (roles.get("billed"), roles.get("total")) and not how.head.buckets:  # what has come in has its own columns
        for role in ("paid", "credited"):
            value -= (
                (amount(line.cells[roles[role]], how.point) or Decimal(0)) if len(line.cells) > roles.get(role, 10**6) else 0
            )
    if how.turned and is_credit(text_at(line.cells, roles["kind"])):
        value = -value
    return value * how.scale


def _days(line: Line, how: Reading) -> tuple[int | None, int | None]:
    """Days past due, and days since the invoice, as far as a line says."""
    found: list[int | None] = []
    for date, days in zip(DATES, AGES, strict=True):
        value: int | None = None
        column = how.head.roles.get(date)
        if column is not None and column < len(line.cells) and how.as_of is not None:
            day = day_in(line.cells[column], how.order)
            value = how.as_of - day if day is not None else None
        column = how.head.roles.get(days)
        if value is None and column is not None and column < len(line.cells) and plain(str(line.cells[column])):
            value = _age_in(line.cells[column], how.head.labels[column], how.point)
        found.append(value)
    late, age = found
    if late is None and age is not None and how.terms is not None and (bucket := _bucket_of_line(line, how)):
        late = min(max(age - how.terms, bucket.low), bucket.high)
    return late, age


def terms_by_buckets(lines: Sequence[Line], how: Reading) -> int | None:
    """Days from invoice to due date with which most invoices fall into the bucket they stand in; None if none fits well.

    For tables that give dates of invoices, and how late they are only by buckets.
    """
    if how.money is None or not how.from_due or "due_on" in how.head.roles or "overdue_days" in how.head.roles:
        return None
    placed = [
        (age, bucket) for line in lines if (bucket := _bucket_of_line(line, how)) and (age := _days(line, how)[1]) is not None
    ]
    fits = {terms: sum(bucket.low <= age - terms <= bucket.high for age, bucket in placed) for terms in USUAL_TERMS}
    best = max(fits, key=lambda terms: fits[terms])
    return best if placed and fits[best] >= 0.7 * len(placed) else None


def whole_beside_late(lines: Sequence[Line], how: Reading) -> int | None:
    """The column of all that is owed where buckets of all lateness stand beside it, and few clients' come to more; else None.

    What is in none of them is not due yet.
    """
    column = next((how.head.roles[role] for role in (*MONEY[:2], "total") if role in how.head.roles), None)
    buckets = [*how.head.buckets.values()]
    lateness = all(one.late and one.high > 0 for one in buckets) and any(one.open_ended for one in buckets)
    if how.money is not None or column is None or not lateness or not joined_up(buckets):
        return None
    rests = [rest for line in lines if (rest := _rest(line, how, column)) is not None]
    short = sum(rest < 0 for rest in rests)  # somebody's money on account, or a cent
    return column if rests and sum(rests) > 0 and short <= len(rests) / 3 else None


def _rest(line: Line, how: Reading, column: int) -> Decimal | None:
    """What of a line's whole is in none of its buckets."""
    whole = amount(line.cells[column], how.point) if column < len(line.cells) else None
    found = [amount(line.cells[at], how.point) for at in how.head.buckets if at < len(line.cells)]
    return None if whole is None else whole - sum((one or Decimal(0) for one in found), Decimal(0))


def _bucket_of_line(line: Line, how: Reading) -> Bucket | None:
    """The one bucket in which a line has its amount; None if there are several or none."""
    filled = [
        bucket
        for column, bucket in how.head.buckets.items()
        if column < len(line.cells) and amount(line.cells[column], how.point) not in (None, 0)
    ]
    return filled[0] if len(filled) == 1 else None


def _age_in(cell: Cell, heading: str, point: str) -> int | None:
    """Days, as a number in the unit of its heading, or as a text that says its own: "16 days overdue"."""
    told = days_told(cell) if isinstance(cell, str) else None
    if told is not None:
        return told
    number = amount(cell, point)
    if number is not None and abs(number) < 40_000:
        return round(number * unit_headed(heading))
    found = re.search(r"\d{1,5}", plain(str(cell)))
    return int(found.group()) if found else None


def _in_buckets(line: Line, how: Reading) -> list[Entry] | None:
    width = width_of(list(how.head.buckets.values()))
    made = []
    for column, bucket in how.head.buckets.items():
        value = amount(line.cells[column], how.point) if column < len(line.cells) else Decimal(0)
        if value is None:
            return None
        if value:
            made.append(_entry(value * how.scale, bucket, width, how.from_due))
    if how.whole is not None and (rest := _rest(line, how, how.whole)):
        made.append(_entry(rest * how.scale, NOT_DUE, width, how.from_due))
    return made


def _entry(value: Decimal, bucket: Bucket, width: int, from_due: bool) -> Entry:
    days = days_in(bucket, width)
    return Entry(value, days, None) if from_due or bucket.late else Entry(value, None, days)
