"""Rows from a spreadsheet, pasted: amounts as people write them, with weeks or dates beside them, become invoices.

A few rows of one client, often without heads: so columns are told by what is in them. How an amount or a date is written is
known to the reader of whole ledgers (`sim_core.ledgers`).
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sim_core.public.ledgers import amount, cents_sign, day_in, order_of, weeks_up, written_day

MOST_ROWS: Final = 500
MOST_WEEKS: Final = 150
LONGEST_LINE: Final = 2_000
"""Characters of a row that are looked at."""
HEADS: Final = {
    "amount": ("amount", "balance", "open", "outstanding", "total", "sum", "金额", "余额", "欠款", "应收", "未付"),
    "due": ("due", "到期", "应付日"),
    "issued": ("date", "invoice", "delivery", "日期", "发货", "开票"),
    "weeks": ("week", "age", "周", "账龄", "帐龄"),
    "days": ("day", "天", "日数"),
}
"""What columns are called, in small letters; the first kind that fits counts."""
TOTALS: Final = re.compile(r"^\s*(grand total|sub-?total|total\b|sum\b|合计|总计|小计)", re.I)
UNITS: Final = {"万": 10_000, "亿": 100_000_000, "k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}
IN_UNITS: Final = re.compile(r"(.*\d)\s*(万|亿|k|m|bn)\s*(元|[^\W\d_]{3})?", re.I)
PERIOD: Final = re.compile(r"(\d{1,4})\s*(weeks?|wks?|w|周|days?|d|天|日)?", re.I)
DAY_UNITS: Final = ("d", "天", "日")

Row = dict[str, Any]
Note = tuple[str, dict[str, Any]]
"""Something to tell: a key of the words, and values."""


def rows_of(text: str, terms: int, today: int, by_date: bool) -> tuple[list[Row], list[Note]]:
    """Invoices from rows with tabs, and what is to be told of it.

    `terms`: weeks from delivery to the due date. `today`: the day, as a number. `by_date`: may an invoice say when it is due?
    Else its age is reckoned for today. A row of which nothing can be made is left out, and told.
    """
    lines = [[cell.replace("\xa0", " ").strip() for cell in line[:LONGEST_LINE].split("\t")] for line in text.splitlines()]
    table = [line for line in lines if any(line)]
    notes: list[Note] = []
    if len(table) > MOST_ROWS:
        notes.append(("edit.paste.many", {"count": MOST_ROWS}))
        table = table[:MOST_ROWS]
    heads = _heads(table[0]) if table else {}
    body = table[1:] if heads else table
    columns = {**_columns(body), **heads}
    point = cents_sign([_cell(line, columns.get("amount")) for line in body])
    order = order_of([_cell(line, columns[kind]) for line in body for kind in ("due", "issued") if kind in columns])
    rows: list[Row] = []
    skipped: list[str] = []
    for line in body:
        owed = amount_of(_cell(line, columns.get("amount")), point)
        if owed is None or owed <= 0 or any(TOTALS.match(cell) for cell in line):
            skipped.append(" ".join(filter(None, line))[:60])
        else:
            rows.append({"amount": owed, **_age(line, columns, order, terms, today, by_date)})
    if skipped:
        notes.append(("edit.paste.skipped", {"count": len(skipped), "first": skipped[0]}))
    if rows and not any("age_weeks" in row or "due" in row for row in rows):
        notes.append(("edit.paste.no_age", {}))
    if rows and not by_date and any(kind in columns for kind in ("due", "issued")):
        notes.append(("edit.paste.reckoned", {"day": written_day(today)}))
    return rows, notes


def amount_of(cell: str, point: str = "") -> int | float | None:
    """An amount as people write it: 180,000, ￥18万, (1.234,50), 12k; None if it is none. `point`: what divides off cents."""
    unit = IN_UNITS.fullmatch(cell)
    found = amount(unit[1] if unit else cell, point) if cell else None
    if found is None:
        return None
    value = found * (UNITS[unit[2].lower()] if unit else 1)
    return int(value) if value == int(value) else round(float(value), 2)


def today() -> int:
    """The number of the day on which ages are reckoned."""
    return datetime.now().date().toordinal()


def _heads(line: Sequence[str]) -> dict[str, int]:
    """Which column is which, by what stands at its head; nothing if the first row is none of heads."""
    if any(cell and (amount_of(cell) is not None or day_in(cell)) for cell in line):
        return {}
    found: dict[str, int] = {}
    for place, cell in enumerate(line):
        named = cell.lower()
        kind = next((kind for kind, words in HEADS.items() if any(word in named for word in words)), None)
        if kind == "amount" and "due" in named and "date" in named:
            kind = "due"
        if kind == "weeks" and any(word in named for word in HEADS["days"]):
            kind = "days"
        if kind:
            found.setdefault(kind, place)
    return found if "amount" in found else {}


def _columns(body: Sequence[Sequence[str]]) -> dict[str, int]:
    """Which column is which, by what is in it: a date is when it is due, the largest number the amount, a small one weeks."""
    width = max((len(line) for line in body), default=0)
    found: dict[str, int] = {}
    sizes: dict[int, float] = {}
    for place in range(width):
        cells = [cell for line in body if (cell := _cell(line, place))]
        if cells and sum(day_in(cell) is not None and not cell.isdigit() for cell in cells) * 2 > len(cells):
            found.setdefault("due", place)
            continue
        numbers = [value for cell in cells if (value := amount_of(cell)) is not None]
        if numbers and len(numbers) * 2 > len(cells):
            sizes[place] = sorted(numbers)[len(numbers) // 2]
        elif cells and sum(PERIOD.fullmatch(cell) is not None for cell in cells) * 2 > len(cells):
            found.setdefault("weeks", place)
    if sizes:
        found["amount"] = max(sizes, key=lambda place: sizes[place])
        small = [place for place, size in sizes.items() if place != found["amount"] and 0 <= size <= MOST_WEEKS]
        if small and not {"weeks", "due"} & set(found):
            found["weeks"] = small[-1]
    return found


def _age(line: Sequence[str], columns: dict[str, int], order: str, terms: int, today: int, by_date: bool) -> Row:
    due, issued = (day_in(_cell(line, columns.get(kind)), order or "dmy") for kind in ("due", "issued"))
    when = due if due is not None else issued + 7 * terms if issued is not None else None
    if when is not None:
        if by_date:
            return {"due": written_day(when)}
        return {"age_weeks": min(max(terms + weeks_up(today - when), 0), MOST_WEEKS)}
    for kind in ("weeks", "days"):
        found = PERIOD.fullmatch(_cell(line, columns.get(kind)))
        if found:
            days = kind == "days" or (found[2] or "").lower().startswith(DAY_UNITS)
            return {"age_weeks": min(weeks_up(int(found[1])) if days else int(found[1]), MOST_WEEKS)}
    return {}


def _cell(line: Sequence[str], place: int | None) -> str:
    return line[place] if place is not None and place < len(line) else ""
