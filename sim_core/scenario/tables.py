"""`ledger: file.csv` of a client: its bills are the rows about it in a table that stands beside the scenario's file.

Where a file is read from disk, the table's text is taken in (`together.py`); here the rows about each client become its bills.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeGuard

from sim_core.errors import Fault, LedgerError, Message
from sim_core.ledgers.amounts import plain
from sim_core.ledgers.days import read_day, weeks_up
from sim_core.ledgers.encoding import decoded_table
from sim_core.ledgers.fewer import fewer, numbers_left
from sim_core.ledgers.reading import read_text
from sim_core.ledgers.records import Debtor, Ledger
from sim_core.scenario.dates import OLDEST
from sim_core.scenario.day import USUAL_TERMS
from sim_core.scenario.faults import fault, meant, shortened
from sim_core.scenario.marks import Document

FILE: Final = re.compile(r".{1,200}\.[A-Za-z]{2,4}")
MAX_BILLS: Final = 40
MAX_BYTES: Final = 1_000_000
"""Of one table: it becomes part of a text that may have two million."""
SHOWN: Final = 2_000
"""Characters that are taken in of a table in which nothing is understood."""
MOST_NAMED: Final = 20
HEAD: Final = "Customer,Account,Balance,Days overdue,Age days,Invoice"


def table_names(data: Mapping[str, Any]) -> list[str]:
    """The files that clients name as their ledgers, each once."""
    clients = data.get("clients")
    named = [client.get("ledger") for client in clients if isinstance(client, dict)] if isinstance(clients, list) else []
    return list(dict.fromkeys(name for name in named if _is_name(name)))


def _is_name(value: object) -> TypeGuard[str]:
    """Is this the name of a file, and not rows of a ledger that somebody has pasted?"""
    return isinstance(value, str) and bool(FILE.fullmatch(value))


def is_beside(name: str) -> bool:
    """Is this the plain name of a file, in the folder of whoever names it?"""
    return bool(name) and len(name) <= 200 and not any(sign in name for sign in "/\\:\0") and name.strip(". ") != ""


def taken(text: bytes, name: str, data: Mapping[str, Any]) -> str:
    """What a scenario takes in of a table: the bills of its own clients, and nothing of others; empty if it is no text.

    A table that cannot be read, or in which nobody is found, is taken in as far as is needed to tell so.
    """
    if len(text) > MAX_BYTES:
        return ""
    try:
        whole = decoded_table(text)[0]
    except LedgerError:
        return ""
    try:
        ledger = _ledger(whole, _as_of(data))
        wanted = [
            _debtor(ledger, client) for client in data["clients"] if isinstance(client, dict) and client.get("ledger") == name
        ]
    except LedgerError as error:
        if error.message.key != "ledger.no_such_client":
            return whole[:SHOWN]
        wanted = [one for one in ledger.debtors if one.bills][:MOST_NAMED]
    return _written(wanted)


def _written(debtors: Iterable[Debtor]) -> str:
    """A table of debtors that reads the same whatever the day."""
    rows = [f"{HEAD}\n"]
    for debtor in {one.name: one for one in debtors}.values():
        named = f"{_quoted(debtor.name)},{_quoted(debtor.code)}"
        for bill in debtor.bills:
            late, age = ("" if days is None else str(days) for days in (bill.late, bill.age))
            rows.append(f"{named},{bill.amount:.2f},{late},{age},{_quoted(bill.number)}\n")
    return "".join(rows)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _as_of(data: Mapping[str, Any]) -> int | None:
    said = data.get("as_of")
    return read_day(said) if isinstance(said, str) else None


def with_tables(document: Document, path: str) -> tuple[Any, list[Fault]]:
    """A file's data with the bills of those whose ledgers are tables, and what is wrong with these tables."""
    data, faults = document.data, []
    if not table_names(data):
        return data, []
    holder = data.get("taken_in")
    tables = holder.get("tables") if isinstance(holder, dict) else None
    clients = []
    for number, client in enumerate(data["clients"]):
        name = client.get("ledger") if isinstance(client, dict) else None
        if not _is_name(name):
            clients.append(client)
            continue
        text = tables.get(name) if isinstance(tables, dict) else None
        try:
            bills: list[dict[str, Any]] = _bills(client, text if isinstance(text, str) else None, data)
        except LedgerError as error:
            mark, _ = document.find(("clients", number, "ledger"))
            faults.append(fault(path, mark.place, "ledger_table", found=shortened(name), problem=error.message))
            bills = [{"amount": 0, "age_weeks": 0}]  # or the types would tell what has been told
        clients.append({**client, "ledger": bills})
    return {**data, "clients": clients}, faults


def _bills(client: Mapping[str, Any], text: str | None, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The bills of a client in a table. `LedgerError` if there is no such table, or nothing of this client in it."""
    if not is_beside(str(client["ledger"])):
        raise LedgerError(Message("ledger.not_beside"))
    if not text:
        raise LedgerError(Message("ledger.not_found"))
    ledger = _ledger(text, _as_of(data))
    debtor = _debtor(ledger, client)
    terms = client.get("terms_weeks", USUAL_TERMS)
    terms = terms if type(terms) is int and 0 <= terms <= OLDEST else USUAL_TERMS
    aged = []
    for bill in debtor.bills:
        age = weeks_up(bill.late) + terms if bill.late is not None else weeks_up(bill.age or 0)
        aged.append((bill.amount, min(max(age, 0), OLDEST), bill.number))
    counts_cents = isinstance(data.get("money"), dict)
    left = fewer([(amount, age) for amount, age, _ in aged], MAX_BILLS)
    numbers = numbers_left(aged, left)
    return [
        {"amount": _number(amount, counts_cents), "age_weeks": age, **({"number": numbers[age]} if age in numbers else {})}
        for amount, age in left
    ]


def _number(amount: Decimal, counts_cents: bool) -> int | float:
    """An amount as a file would have it: whole, where it does not say in what it counts."""
    whole = amount == amount.to_integral_value() or not counts_cents
    return int(amount.to_integral_value()) if whole else float(amount)


@lru_cache(maxsize=8)
def _ledger(text: str, as_of: int | None) -> Ledger:
    """A table's ledger: once for all clients that are in it."""
    return read_text(text, as_of)


def _debtor(ledger: Ledger, client: Mapping[str, Any]) -> Debtor:
    """The debtor of a table that a client is: by its name in any language, its id, or its number; the only one there is."""
    owing = [one for one in ledger.debtors if one.bills]
    name = client.get("name")
    called = [*(name.values() if isinstance(name, dict) else [name]), client.get("id")]
    wanted = {plain(one).casefold() for one in called if isinstance(one, str)}
    found = [one for one in owing if {one.name.casefold(), one.code.casefold()} & wanted]
    if found or len(owing) == 1:
        return (found or owing)[0]
    names = tuple(one.name for one in owing)
    alike = next((like for one in called if isinstance(one, str) and (like := meant(one, names))), "")
    raise LedgerError(Message("ledger.no_such_client", {"allowed": names[:20], "did_you_mean": alike}))
