"""A table read as a ledger: the one place where all that the files beside this one know is put together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from sim_core.errors import LedgerError, Message
from sim_core.ledgers.amounts import SIGNS, Cell, amount, cents_sign, currency_sign, plain, unsure, with_notes
from sim_core.ledgers.as_of import date_order, day_guessed, day_reckoned, day_said
from sim_core.ledgers.dates import day_in, order_of
from sim_core.ledgers.days import written_day
from sim_core.ledgers.entries import Reading, entries_of, money_column, terms_by_buckets, turned_credits, whole_beside_late
from sim_core.ledgers.head import AGES, DATES, MONEY, Head, Row
from sim_core.ledgers.lines import Line, lines_of, text_at
from sim_core.ledgers.nested import taken_apart
from sim_core.ledgers.netting import netted
from sim_core.ledgers.others import late_by, one_table, still_owed
from sim_core.ledgers.records import Debtor, Entry, Ledger
from sim_core.ledgers.rows import checked_rows, rows_in

LONGEST_AGE: Final = 3_660
"""Days: no bill is asked for that is older."""
MAX_DEBTORS: Final = 50_000
_CODE: Final = re.compile(
    r"\b(CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD|AUD|CAD|NZD|SGD|INR|CHF|SEK|NOK|DKK|PLN|CZK|ZAR|AED|MYR|THB|BRL|MXN|KRW|VND)\b"
)
_CHINESE_CURRENCY: Final = {
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "港币": "HKD",
    "港元": "HKD",
    "日元": "JPY",
    "新台币": "TWD",
}
_YUAN: Final = re.compile(r"(?:单位|金额)[:：(（]?\s*(?:百?万|千)?元")
_SCALES: Final = (
    (re.compile(r"单位[:：]?\s*(?:人民币)?万元|[(（]万元[)）]"), 10_000),
    (re.compile(r"单位[:：]?\s*(?:人民币)?百万元|in millions"), 1_000_000),
    (re.compile(r"单位[:：]?\s*(?:人民币)?千元|[(（]千元[)）]|in thousands|[($£€]000s?\b|'000", re.IGNORECASE), 1_000),
)


def read_text(text: str, as_of: int | None = None, today: int | None = None) -> Ledger:
    """The ledger in a text with separators. See `read_rows`."""
    rows, head = rows_in(text)
    return _read(rows, head, as_of, today)


def read_rows(rows: Sequence[Row], as_of: int | None = None, today: int | None = None) -> Ledger:
    """The ledger in the rows of a table, whose fields are texts, or numbers where a workbook has them.

    `as_of`: the day of the report; left out, it is found, or guessed. `today`: what is taken where the table gives no hint; a
    pure reader has no clock. `LedgerError` if it is no such table, if nothing is owed in it, or if its days need a day of the
    report and there is none.
    """
    return _read(*checked_rows(rows), as_of, today)


def _read(rows: list[Row], head: Head, given: int | None, today: int | None) -> Ledger:
    head = _without_sums_for_days(rows, head)
    rows, others = one_table(rows, head)
    rows, settled = still_owed(rows, head)
    rows, head = late_by(rows, head)
    lines, totals = lines_of(rows, head)
    if not lines:
        raise LedgerError(Message("ledger.nothing_owed"))
    head, lines = _without_shared_codes(head, lines)
    guesses: list[Message] = []
    left_out = [Message("ledger.left.totals", {"count": totals})] if totals else []
    left_out += [*others, *settled]
    sign, lines, foreign = _currency(rows, lines, head)
    left_out += foreign
    head, here = _local_money(head)
    left_out += here
    amounts = [line.cells[column] for line in lines for column in head.money if column < len(line.cells)]
    point = cents_sign(amounts)
    if not point and (found := unsure(amounts)):
        guesses.append(Message("ledger.guess.thousands", {"found": found}))
    if noted := with_notes(amounts):
        guesses.append(Message("ledger.guess.noted", {"count": len(noted), "first": noted[0]}))
    head, lines, nested = taken_apart(head, lines, point)
    if nested:
        guesses.append(Message("ledger.guess.nested", {"columns": nested}))
    said = given if given is not None else day_said(rows, head, order_of(_dates(lines, head)) or "dmy")
    order, guessed = date_order(lines, head, SIGNS.get(sign, sign) == "USD", said)
    guesses += guessed
    money = money_column(head, lines)
    if money is not None and not head.buckets and not any(role in head.roles for role in (*DATES, *AGES)):
        raise LedgerError(Message("ledger.no_days", {"columns": tuple(label for label in head.labels if label)[:30]}))
    as_of = said if said is not None or money is None else _as_of(lines, head, order, point, today, guesses)
    turned = turned_credits(lines, head, money, point)
    if turned:
        guesses.append(Message("ledger.guess.credits"))
    scale = _scale(rows, head)
    if scale != 1:
        guesses.append(Message("ledger.guess.scale", {"scale": scale}))
    how = Reading(head, money, point, order, as_of, Decimal(scale), turned, _from_due(head, money))
    how = replace(how, terms=terms_by_buckets(lines, how))
    if how.terms is not None:
        guesses.append(Message("ledger.guess.terms_by_buckets", {"days": how.terms}))
    how = replace(how, whole=whole_beside_late(lines, how))
    if how.whole is not None:
        guesses.append(Message("ledger.guess.rest_not_due", {"column": head.labels[how.whole]}))
    if money is None and not how.from_due:
        guesses.append(Message("ledger.guess.ages"))
    elif money is None:
        guesses.append(Message("ledger.guess.buckets"))
    debtors, unread = _debtors(lines, how)
    if unread:
        left_out.append(Message("ledger.left.unread", {"count": len(unread), "first": unread[0]}))
    if money is None and (missing := _missing(lines, how)):
        left_out.append(missing)
    if not any(one.bills for one in debtors):
        raise LedgerError(Message("ledger.nothing_owed"))
    bills = sum(len(one.bills) for one in debtors)
    dated = "due" if how.from_due or any(bill.late is not None for one in debtors for bill in one.bills) else "age"
    columns = _told_columns(head, money)
    needed = as_of if money is not None and any(role in head.roles for role in DATES) else said
    return Ledger(tuple(debtors), needed, dated, columns, sign, bills, money is None, tuple(guesses), tuple(left_out))


def _without_sums_for_days(rows: Sequence[Row], head: Head) -> Head:
    """A column called "Overdue" beside buckets that holds sums says of no bill how many days it is late."""
    roles = dict(head.roles)
    for role in AGES if len(head.buckets) > 1 else ():
        column = roles.get(role, len(head.labels))
        values = [amount(row[column]) for row in rows[head.row + 1 :] if column < len(row) and row[column] != ""]
        if any(value is not None and (abs(value) > LONGEST_AGE or value % 1) for value in values):
            del roles[role]
    return replace(head, roles=roles)


def _without_shared_codes(head: Head, lines: list[Line]) -> tuple[Head, list[Line]]:
    """A column of numbers that several clients share numbers no clients: it is that of an account in our own books."""
    column = head.roles.get("code")
    sharing: dict[str, set[str]] = {}
    for line in lines:
        if number := text_at(line.cells, column):
            sharing.setdefault(number, set()).add(line.name.casefold())
    if column is None or max(map(len, sharing.values()), default=0) < 3:
        return head, lines
    roles = {role: at for role, at in head.roles.items() if role != "code"}
    return replace(head, roles=roles), [replace(line, code="") for line in lines]


def _missing(lines: Sequence[Line], how: Reading) -> Message | None:
    """That the buckets do not come to what the table says is owed in all, so that a column was not understood."""
    whole = next((how.head.roles[role] for role in (*MONEY[:2], "total") if role in how.head.roles), None)
    if whole is None:
        return None
    told = sum((amount(line.cells[whole], how.point) or Decimal(0) for line in lines if whole < len(line.cells)), Decimal(0))
    read = sum((one.amount for line in lines for one in entries_of(line, how) or ()), Decimal(0))
    told *= how.scale
    if abs(told - read) <= abs(told) / 100 + 1:
        return None
    known = {*how.head.roles.values(), *how.head.buckets}
    others = tuple(label for at, label in enumerate(how.head.labels) if label and at not in known)
    return Message("ledger.left.not_in_buckets", {"told": f"{told:,.2f}", "read": f"{read:,.2f}", "columns": others[:12]})


def _as_of(lines: Sequence[Line], head: Head, order: str, point: str, today: int | None, guesses: list[Message]) -> int | None:
    """The day of a report that does not say it: reckoned, or guessed, which is told; None if nothing depends on it."""
    if not any(role in head.roles for role in DATES):
        return None
    reckoned = day_reckoned(lines, head, order, point)
    if reckoned is not None:
        return reckoned
    day = day_guessed(lines, head, order, today)
    if day is None:
        if not any(role in head.roles for role in AGES) and not head.buckets:
            raise LedgerError(Message("ledger.no_as_of"))
        return None
    key = "ledger.guess.as_of" if "invoiced_on" in head.roles else "ledger.guess.today"
    guesses.append(Message(key, {"date": written_day(day)}))
    return day


def _dates(lines: Iterable[Line], head: Head) -> list[Cell]:
    columns = [head.roles[role] for role in DATES if role in head.roles]
    return [line.cells[column] for line in lines for column in columns if column < len(line.cells)]


def _from_due(head: Head, money: int | None) -> bool:
    """Do buckets count from due dates? They do where one of them holds what is not due, or says that it is late."""
    return any(bucket.late for bucket in head.buckets.values())


def _currency(rows: Sequence[Row], lines: list[Line], head: Head) -> tuple[str, list[Line], list[Message]]:
    """The currency's sign or code, the lines in it, and what was left out because it is in another."""
    column = head.roles.get("currency")
    local = "open_here" in head.roles
    if column is not None:
        found = Counter(text_at(line.cells, column).upper() for line in lines if text_at(line.cells, column))
        known = {code: _code(code) for code in found}
        if len(set(known.values())) > 1 and not local:
            most = known[found.most_common(1)[0][0]]
            kept = [line for line in lines if known.get(text_at(line.cells, column).upper(), most) == most]
            values = {"count": len(lines) - len(kept), "currency": most, "others": tuple(sorted(set(known.values()) - {most}))}
            return most, kept, [Message("ledger.left.currency", values)]
        if len(set(known.values())) == 1:
            return next(iter(known.values())), lines, []
    signs = Counter(
        sign for line in lines[:2000] for at in head.money if at < len(line.cells) and (sign := currency_sign(line.cells[at]))
    )
    if signs:
        return signs.most_common(1)[0][0], lines, []
    told = "  ".join(plain(cell) for row in rows[: head.row + 1] for cell in row if isinstance(cell, str))
    named = _CODE.search(told)
    chinese = next((code for name, code in _CHINESE_CURRENCY.items() if name in told), "CNY" if _YUAN.search(told) else "")
    return (_code(named[1]) if named else chinese), lines, []


def _code(text: str) -> str:
    text = plain(text).upper()
    return {"RMB": "CNY", **_CHINESE_CURRENCY}.get(text, SIGNS.get(text.lower()) or text)[:8]


def _local_money(head: Head) -> tuple[Head, list[Message]]:
    """Of columns in our own currency and in that of the document, ours is taken, unless only another says what is open."""
    if "open_here" in head.roles and "open_there" in head.roles:
        label = head.labels[head.roles["open_here"]]
        roles = {role: at for role, at in head.roles.items() if role not in ("open", "open_there")}
        return replace(head, roles=roles), [Message("ledger.left.document_currency", {"column": label})]
    return head, []


def _scale(rows: Sequence[Row], head: Head) -> int:
    told = "  ".join(plain(cell) for row in rows[: head.row + 1] for cell in row if isinstance(cell, str))
    return next((scale for pattern, scale in _SCALES if pattern.search(told)), 1)


def _debtors(lines: Sequence[Line], how: Reading) -> tuple[list[Debtor], list[str]]:
    """The clients of a table in its order, and the lines that could not be read."""
    entries: dict[str, list[Entry]] = {}
    first: dict[str, Line] = {}
    unread: list[str] = []
    for line in lines:
        made = entries_of(line, how)
        if made is None:
            unread.append("  ".join(plain(str(cell)) for cell in line.cells if cell)[:80])
            continue
        key = line.name.casefold()
        first.setdefault(key, line)
        entries.setdefault(key, []).extend(made)
        if len(entries) > MAX_DEBTORS:
            raise LedgerError(Message("ledger.too_many_clients", {"allowed": MAX_DEBTORS}))
    return [_debtor(first[key], found, how) for key, found in entries.items()], unread


def _debtor(line: Line, entries: list[Entry], how: Reading) -> Debtor:
    bills, taken, left = netted(entries)
    roles = how.head.roles
    limit = amount(line.cells[roles["credit_limit"]], how.point) if len(line.cells) > roles.get("credit_limit", 10**6) else None
    return Debtor(
        line.name,
        line.code,
        tuple(bills),
        taken,
        left,
        _terms(bills, text_at(line.cells, roles.get("terms_days"))),
        limit * how.scale if limit and limit > 0 else None,
        text_at(line.cells, roles.get("contact"))[:60],
    )


def _terms(bills: Sequence[Entry], told: str) -> int | None:
    """Days from invoice to due date, as most bills have it; else as the table says in a column."""
    spans = Counter(
        bill.age - bill.late for bill in bills if bill.age is not None and bill.late is not None and bill.age >= bill.late
    )
    if spans:
        return spans.most_common(1)[0][0]
    number = re.search(r"\d{1,3}", told)
    if not number:
        return None
    months = re.search(r"月|month", told, re.IGNORECASE)
    return int(number.group()) * (30 if months else 1)


def _told_columns(head: Head, money: int | None) -> tuple[tuple[str, str], ...]:
    """What each column that is used was taken for, in the order of the table."""
    used = {at: role for role, at in head.roles.items() if role not in ("ignored", *MONEY)}
    if money is not None:
        used[money] = "money"
    else:
        used |= dict.fromkeys(head.buckets, "bucket")
    return tuple((used[at], head.labels[at]) for at in sorted(used) if head.labels[at])


def day_given(text: str) -> int | None:
    """The day that a person names as that of a report: 2026-08-31, 31 Aug 2026, 31/8/2026; None if it is none."""
    return day_in(text, order_of([text]) or "dmy")
