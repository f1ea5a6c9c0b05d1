"""The day of a report: as its head says, else as ages and dates in it give it, else guessed."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sim_core.errors import Message
from sim_core.ledgers.amounts import Cell, amount, plain
from sim_core.ledgers.buckets import days_told
from sim_core.ledgers.dates import DAY_FIRST, MONTH_FIRST, dates_within, day_in, open_order, order_of
from sim_core.ledgers.head import AGES, DATES, Head, Row
from sim_core.ledgers.lines import Line

BELOW: Final = 15
"""So many of the last rows may say of what day a report is: some systems put it at the foot."""
_SAYS: Final = re.compile(
    r"as ?(of|at|on)|截[至止]|日期|基准日|统计日|查询日|期末|stichtag|key ?date|ag(e)?ing|report ?date|balance ?date|date"
    r"|up to|until|per ",
    re.IGNORECASE,
)
_NOT_IT: Final = re.compile(
    r"print|打印|制表|generated|created|run on|due|from|期初|起始|导出|导出时间|exported", re.IGNORECASE
)


def date_order(lines: Sequence[Line], head: Head, dollars: bool, as_of: int | None) -> tuple[str, list[Message]]:
    """How dates with the year last are written in a table, and what of it is a guess."""
    columns = [head.roles[role] for role in DATES if role in head.roles]
    cells = [line.cells[column] for line in lines for column in columns if column < len(line.cells)]
    if found := order_of(cells):
        return found, []
    if not open_order(cells):
        return DAY_FIRST, []
    if as_of is not None and "invoiced_on" in head.roles:
        column = head.roles["invoiced_on"]
        issued = [line.cells[column] for line in lines if column < len(line.cells)]
        after = {order: sum((day_in(cell, order) or 0) > as_of for cell in issued) for order in (DAY_FIRST, MONTH_FIRST)}
        if after[DAY_FIRST] != after[MONTH_FIRST]:
            return min(after, key=lambda order: after[order]), []
    order = MONTH_FIRST if dollars else DAY_FIRST
    return order, [Message(f"ledger.guess.{order}", {"found": next(cell for cell in cells if open_order([cell]))})]


def _of_the_report(texts: Sequence[str]) -> list[str]:
    """Texts of a row, without those of when it was printed and the like: a label, and what stands behind it."""
    kept: list[str] = []
    behind = False
    for text in texts:
        other = bool(_NOT_IT.search(text))
        if not other and not (behind and not _SAYS.search(text)):
            kept.append(text)
        behind = other and not dates_within(text)
    return kept


def day_said(rows: Sequence[Row], head: Head, order: str) -> int | None:
    """The day that the head of a report, or its foot, says it is of; the last one, where it says from when to when."""
    for wanted in (True, False):
        for row in (*rows[: head.first], *rows[max(head.row + 1, len(rows) - BELOW) :][::-1]):
            texts = _of_the_report([plain(cell) for cell in row if isinstance(cell, str) and cell])
            whole = "  ".join(texts)
            if not texts or len(texts) > 6 or (wanted and not _SAYS.search(whole)):
                continue
            if not wanted and len(texts) > 2:
                continue
            days = [day for text in dates_within(whole) if (day := day_in(text, order_of([text]) or order)) is not None]
            if days:
                return days[-1]
    return None


def day_reckoned(lines: Sequence[Line], head: Head, order: str, point: str) -> int | None:
    """The day that a date and an age in days in the same line give, if most lines agree on it.

    An age may count from the invoice or, though it is called age, from its due date: that is taken on which more lines agree,
    and no day before the last invoice.
    """
    issued = _days_in(lines, head.roles.get("invoiced_on"), order)
    best: tuple[float, int] = (0.5, 0)
    for date in DATES:
        for age in AGES:
            found: Counter[int] = Counter()
            if date not in head.roles or age not in head.roles or (date, age) == ("invoiced_on", "overdue_days"):
                continue
            for line in lines:
                if max(head.roles[date], head.roles[age]) < len(line.cells):
                    day, days = day_in(line.cells[head.roles[date]], order), _age(line.cells[head.roles[age]], point)
                    if day is not None and days:
                        found[day + days] += 1
            for day, times in found.most_common(1):
                if day >= max(issued, default=0):
                    best = max(best, (times / found.total(), day))
    return best[1] or None


def _age(cell: Cell, point: str) -> int | None:
    """An age in whole days: 108, or 108 days."""
    days = amount(cell, point)
    if days is None:
        return days_told(cell) if isinstance(cell, str) and "day" in cell.lower() else None
    return int(days) if days == int(days) else None


def _days_in(lines: Sequence[Line], column: int | None, order: str) -> list[int]:
    """The days in a column of dates."""
    if column is None:
        return []
    return [day for line in lines if column < len(line.cells) and (day := day_in(line.cells[column], order)) is not None]


def day_guessed(lines: Sequence[Line], head: Head, order: str, today: int | None) -> int | None:
    """The day of the latest invoice; if the table has only due dates, today."""
    return max(_days_in(lines, head.roles.get("invoiced_on"), order), default=today)
