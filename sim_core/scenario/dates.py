"""Dates in a scenario: an invoice may say when it falls due or was made out, and then its age in weeks is reckoned.

A game knows weeks only. What dates mean in weeks is put in their place before a file is checked, so that a game from dates is
the game from the weeks they mean.
"""

from typing import Any, Final

from sim_core.errors import Fault
from sim_core.ledgers.days import WEEK, read_day, weeks_up, written_day
from sim_core.scenario.day import AGE, DATED, USUAL_TERMS
from sim_core.scenario.faults import fault, meant, shown
from sim_core.scenario.marks import REFUSED, Document, Mark
from sim_core.scenario.other_keys import key_meant, speaks_of_age
from sim_core.scenario.schema import Scenario

OLDEST: Final = 150
EXAMPLE: Final = "as_of: 2026-08-31"


def in_weeks(document: Document, path: str, data: Any) -> tuple[Any, list[Fault]]:
    """A file's data with every age in weeks, and what is wrong with its dates. Of data without dates, the data themselves."""
    faults: list[Fault] = []
    clients = data.get("clients")
    if not isinstance(clients, list):
        return data, []
    as_of = _day(data.get("as_of"))
    named = any("as_of" in (key, key_meant(key, Scenario), meant(key, ("as_of",))) for key in data)
    made, changed = [], False
    for number, client in enumerate(clients):
        ledger = client.get("ledger") if isinstance(client, dict) else None
        if not isinstance(ledger, list):
            made.append(client)
            continue
        terms = client.get("terms_weeks", USUAL_TERMS)
        bills = []
        for row, bill in enumerate(ledger):
            mark, _ = document.find(("clients", number, "ledger", row))
            age, wrong = _age(bill, mark, terms if type(terms) is int else None, as_of, named, path)
            faults += wrong
            bills.append({**bill, AGE: age} if age is not None else bill)
            changed |= age is not None
        made.append({**client, "ledger": bills})
    return ({**data, "clients": made} if changed else data), faults


def _age(bill: Any, mark: Mark, terms: int | None, as_of: int | None, named: bool, path: str) -> tuple[int | None, list[Fault]]:
    """The age in weeks that an invoice's dates mean; None if it says its weeks itself, or nothing that can be reckoned with."""
    if not isinstance(bill, dict):
        return None, []
    said = [key for key in DATED if key in bill]
    if AGE in bill:
        return None, [fault(path, mark.keys[key], "age_twice", key=key, other=AGE) for key in said]
    if not said:
        misspelt = any(speaks_of_age(key) for key in bill if key not in ("amount", *DATED))
        example = f"{AGE}: 9"
        return None, [] if misspelt else [fault(path, mark.place, "missing_key", key=AGE, example=example)]
    if "age_days" in said and len(said) > 1:
        return None, [fault(path, mark.keys["age_days"], "age_twice", key="age_days", other=said[0])]
    key = said[0]
    if key == "age_days":
        days = bill[key]
        return (weeks_up(days) if type(days) is int and 0 <= days <= OLDEST * WEEK else None), []
    day = _day(bill[key])
    if day is None:
        return None, []  # the types tell
    if as_of is None:
        return None, [] if named else [fault(path, mark.keys[key], "no_as_of", key=key, example=EXAMPLE)]
    if key == "due" and terms is None:
        return None, []
    age = weeks_up(as_of - day) + ((terms or 0) if key == "due" else 0)
    early = key == "invoice_date" and day > as_of
    if 0 <= age <= OLDEST and not early:
        return age, []
    wrong = "too_old" if age > OLDEST else "due_later_than_terms" if key == "due" else "not_yet_made_out"
    values = {
        "found": shown(bill[key]),
        "as_of": written_day(as_of),
        "allowed": OLDEST,
        "terms": terms,
        "needed": (terms or 0) - age,
    }
    return None, [fault(path, mark.inside[key].place, wrong, **values)]


def _day(value: object) -> int | None:
    return read_day(value) if isinstance(value, str) and value is not REFUSED else None
