"""The rows beneath the head: which are about somebody's bills, and whose; which are totals, titles, or the head once more."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sim_core.ledgers.amounts import Cell, amount, cents_sign, is_amount, plain
from sim_core.ledgers.buckets import bucket_of, days_told
from sim_core.ledgers.dates import day_in
from sim_core.ledgers.head import AGES, DATES, MONEY, Head, Row, compared

LONGEST_NAME: Final = 100
CENT: Final = Decimal("0.011")

_TOTAL_WORDS: Final = re.compile(
    r"(grand|report|overall|final)?(sub)?-?totals?(amount|due|outstanding|receivables?|overdue|general)?|sum|summe|gesamt(summe)?|总计|合计|小计|累计|共计|总额"
    r"|本页合计|总合计|合計|總計|小計|balance|percentageoftotal|percentoftotal"
    r"|[合总]计(数|额|金额)|(grand|sub)?-?totalar|average|avg|mean|平均(值|数)?|占比|比例|百分比|percent(age)?|%|%oftotal|坏账准备|坏帐准备"
)
_MONEY_SAID: Final = re.compile(r"[(（【\[].*?[)）】\]]|[, ]+(gbp|usd|eur|cny|rmb)$|[£€$¥]|万?元$", re.IGNORECASE)
_TOTAL_BEFORE: Final = re.compile(r"(?:sub-?)?(?:total|sum|summe|gesamt)s?(?: for| of)?[ :-]+(.+)", re.IGNORECASE)
_TOTAL_AFTER: Final = re.compile(
    r"(.+?)[ :：-]*(?:小计|合计|总计|汇总|小計|合計|(?<= )sub-?totals?|(?<= )totals?)[:：]?", re.IGNORECASE
)
_OF_ALL: Final = re.compile(
    r"receivable|customer|client|debtor|overdue|outstanding|due|current|all|应收|客户|部门|a/r", re.IGNORECASE
)
_NAMED: Final = re.compile(
    r"(customer name|client name|name|customer|client|debtor|kunde|debitor|客户名称|客户|往来单位|单位名称|购货单位|核算项目)"
    r"(?:[:：]\s*| {2,}|\t)(.+)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(company code|city|country|street|currency|phone|page|date|user|time|report|prepared|as of|as at|company|region|"
    r"公司|城市|币种|币别|打印|制表|日期|单位|页|组织|部门).{0,40}",
    re.IGNORECASE,
)
_JUST_NUMBERS: Final = re.compile(r"[\d -]+")
_SUMS: Final = re.compile(r"\*+|合计|小计|总计|合計|小計|總計|(grand |sub-?)?total", re.IGNORECASE)
"""What makes a row one of totals wherever in it it stands; stars are SAP's."""


@dataclass(frozen=True)
class Line:
    """A row that is about a client's bills. `dated`: it bears a date or an age of its own."""

    name: str
    code: str
    cells: Row
    dated: bool


def text_at(row: Row, column: int | None) -> str:
    """The text in a column of a row; of a number, its digits; empty if the row has no such column."""
    cell: Cell = row[column] if column is not None and column < len(row) else ""
    return plain(cell) if isinstance(cell, str) else f"{cell:g}" if cell == int(cell) and abs(cell) < 1e6 else f"{cell:.0f}"


def lines_of(rows: Sequence[Row], head: Head) -> tuple[list[Line], int]:
    """The lines of a table, each with its client, and how many rows of totals were left out."""
    name_at, unnamed = _name_column(rows, head)
    code_at = None if unnamed else head.roles.get("code")
    if code_at is not None and name_at is not None:
        name_at, code_at = _by_letters(rows, head, name_at, code_at)
    group, code, totals = "", "", 0
    lines: list[Line] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if not any(row) or head.first <= number <= head.row:
            continue
        texts = [plain(cell) for cell in row if isinstance(cell, str) and cell]
        if number < head.first or _is_label(texts, row):
            group, code = _labelled(texts, group, code)
            continue
        if _again(row, head):
            continue
        name = text_at(row, name_at) if name_at is not None else ""
        first = texts[0] if texts else ""
        if _is_total(name or first, group, seen) or any(_SUMS.fullmatch(text) for text in texts):
            totals += 1
            continue
        if not _has_money(row, head):
            heading = _heading(texts, name)
            if heading and (name_at is None or not name or len(texts) == 1):
                group, code = heading, code if _JUST_NUMBERS.fullmatch(code) and not _JUST_NUMBERS.fullmatch(heading) else ""
                seen.add(group.casefold())
            continue
        dated = _is_dated(row, head)
        if not name and not group:
            totals += 1
            continue
        if not name and not dated and lines and _bare(row, head):
            totals += 1
            continue
        own = text_at(row, code_at)
        if name:
            group, code = name, own
            seen.add(name.casefold())
        lines.append(Line((name or group)[:LONGEST_NAME], own or code, row, dated))
    if any(line.dated for line in lines) and not all(line.dated for line in lines):
        return (_with_parents(lines), totals) if unnamed else _without_sums(lines, head, totals)
    return lines, totals


def _name_column(rows: Sequence[Row], head: Head) -> tuple[int | None, bool]:
    """The column of the clients' names, and whether it is one without a name of its own.

    None if they stand in rows of their own above the bills.
    """
    if "name" in head.roles:
        return head.roles["name"], False
    known = {*head.roles.values(), *head.buckets}
    paying = [row for row in rows[head.row + 1 :] if _has_money(row, head)]
    for column, label in enumerate(head.labels[:3]):
        if column not in known and not label:
            texts = [row[column] for row in paying if column < len(row) and row[column]]
            if len(texts) * 2 > len(paying) and sum(isinstance(text, str) and not is_amount(text) for text in texts) * 2 > len(
                texts
            ):
                return column, True
    if "code" in head.roles:
        return head.roles["code"], False
    below = [row for row in rows[head.row + 1 :] if any(row)]
    texts = [row[0] for row in below if row[0]]  # a heading that is not known, and texts under it
    if 0 not in known and len(texts) * 2 > len(below) and all(isinstance(text, str) and not is_amount(text) for text in texts):
        return 0, False
    return None, False


def _by_letters(rows: Sequence[Row], head: Head, name: int, code: int) -> tuple[int, int]:
    """Which of two columns holds the names: the one with letters, if the other has only numbers."""

    def letters(column: int) -> int:
        return sum(any(sign.isalpha() for sign in text_at(row, column)) for row in rows[head.row + 1 : head.row + 50])

    return (code, name) if letters(code) > letters(name) == 0 else (name, code)


def _is_label(texts: Sequence[str], row: Row) -> bool:
    """Is a row a label with what it names, as lists on paper have them: Name  Summit Wholesale?"""
    return 1 <= len(texts) <= 2 and len(texts) == sum(1 for cell in row if cell) and bool(_NAMED.fullmatch("  ".join(texts)))


def _labelled(texts: Sequence[str], group: str, code: str) -> tuple[str, str]:
    """Client and number after a row that may be a label."""
    found = _NAMED.fullmatch("  ".join(texts[:2])) if texts else None
    if not found:
        return group, code
    value = found[2].strip()
    if _JUST_NUMBERS.fullmatch(value) and "name" not in found[1].lower() and "名称" not in found[1]:
        return value, value
    return value, code


def _again(row: Row, head: Head) -> bool:
    """Is this the head once more, as at the top of each page?"""
    same = sum(cell == label != "" for cell, label in zip(row, head.labels, strict=False))
    return same >= max(2, sum(map(bool, head.labels)) // 2)


def _is_total(text: str, group: str, seen: set[str]) -> bool:
    """Does a row begin as totals do? "Total Build Ltd" is a client, "Total Harlow" is not, where Harlow is one."""
    bare = compared(_MONEY_SAID.sub("", text))
    if _TOTAL_WORDS.fullmatch(bare):
        return True
    if found := _TOTAL_BEFORE.fullmatch(text):
        rest = found[1].casefold().strip()
        return rest in seen or rest == group.casefold() or bool(_OF_ALL.search(rest)) or bool(bucket_of(rest))
    if found := _TOTAL_AFTER.fullmatch(text):
        rest = found[1].casefold().strip()
        return not rest.isascii() or rest in seen or bool(_OF_ALL.search(rest)) or bool(bucket_of(rest))
    return False


def _has_money(row: Row, head: Head) -> bool:
    """Does a row hold an amount that is about bills?"""
    columns = [column for column in head.money if column != head.roles.get("credit_limit") and column < len(row)]
    return any(row[column] != "" and is_amount(row[column]) and any(map(str.isdigit, str(row[column]))) for column in columns)


def _heading(texts: Sequence[str], name: str) -> str:
    """Whose bills follow, by a row without amounts; empty if it says nothing of the kind."""
    text = name or (texts[0] if texts else "")
    if (
        not text
        or bucket_of(text)
        or _LABEL.fullmatch(text)
        or not any(sign.isalnum() for sign in text)
        or len(text) > LONGEST_NAME
    ):
        return ""
    return text


def _is_dated(row: Row, head: Head) -> bool:
    """Does a row bear a date, or an age in days, of its own?"""
    dates = [row[column] for role in DATES if (column := head.roles.get(role)) is not None and column < len(row)]
    ages = [row[column] for role in AGES if (column := head.roles.get(role)) is not None and column < len(row)]
    return any(cell != "" and day_in(cell) is not None for cell in dates) or any(
        cell != "" and (amount(cell) is not None or (isinstance(cell, str) and days_told(cell) is not None)) for cell in ages
    )


def _bare(row: Row, head: Head) -> bool:
    """Has a row nothing but amounts, where the others have dates or numbers of invoices?"""
    others = {head.roles[role] for role in (*DATES, *AGES, "number", "kind") if role in head.roles}
    return bool(others) and not any(text_at(row, column) for column in others)


def _with_parents(lines: list[Line]) -> list[Line]:
    """Lines of which those without a date stand above their bills and sum them up: their names go down, their sums out.

    A line without a date and with no dated one beneath it is a bill of its own.
    """
    made: list[Line] = []
    parent: Line | None = None
    for number, line in enumerate(lines):
        if line.dated:
            made.append(line if parent is None else replace(line, name=parent.name, code=parent.code))
            continue
        parent = line
        if number + 1 == len(lines) or not lines[number + 1].dated:
            made.append(line)
    return made


def _without_sums(lines: list[Line], head: Head, totals: int) -> tuple[list[Line], int]:
    """Lines without those that have nothing but a client's name and the sum of its dated bills. Money on account stays."""
    column = next((head.roles[role] for role in MONEY if role in head.roles), None)
    if column is None:
        return lines, totals
    point = cents_sign(line.cells[column] for line in lines if column < len(line.cells))
    dated: Counter[str] = Counter()
    owed: dict[str, Decimal] = {}
    for line in lines:
        if line.dated:
            dated[line.name] += 1
            owed[line.name] = owed.get(line.name, Decimal(0)) + (_amount_at(line, column, point) or 0)
    kept = [
        line
        for line in lines
        if line.dated
        or not dated[line.name]
        or not _bare(line.cells, head)
        or abs((_amount_at(line, column, point) or 0) - owed[line.name]) > CENT
    ]
    return kept, totals + len(lines) - len(kept)


def _amount_at(line: Line, column: int, point: str) -> Decimal | None:
    return amount(line.cells[column], point) if column < len(line.cells) else None
