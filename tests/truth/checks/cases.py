"""What a case says of an excuse, sign by sign, and what was behind it: each looked up in the record."""

from collections.abc import Callable
from typing import Any, Final

from sim_core.engine.evidence import shown
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import Cause, Mood, Said
from tests.truth.checks.looking import first, same
from tests.truth.checks.record import KINDS, Decision, Record

Values = dict[str, Any]
Look = Callable[[Record, Decision, int, str, Values], bool]


def case_fault(record: Record, number: int, client: int, excuse: str, said: int, true: bool) -> str:
    """What is wrong with where and when an excuse stood open, and whether it was true."""
    scene = record.decisions[number].before
    return first(
        (scene.excuse(client) == excuse, "it did not stand open"),
        (scene.file("excuse_week", client) == said, "it was said in another week"),
        (scene.is_true(client, excuse) == true, "true and false are confused"),
    )


def sign_fault(record: Record, number: int, client: int, excuse: str, key: str, values: Values) -> str:
    """What is wrong with a sign, or with what was behind it."""
    look = SIGNS.get(key) or (_source if key.startswith("sign.source.") else None)
    if look is None:
        return f"nothing looks into {key}"
    return "" if look(record, record.decisions[number], client, excuse, values) else f"{key} is not so: {values}"


def _source(record: Record, at: Decision, client: int, excuse: str, values: Values) -> bool:
    """Was that said of it in that week, and nothing since by the same source?"""
    told = []
    for one in record.moves(client):
        if one.number < at.number:
            stars = int(one.after.file("stars", client))
            public = record.start.public
            told += [(one.week + 1, said) for said in shown(one.events, one.move, public, stars) if said.excuse == excuse]
    mine = [(week, said) for week, said in told if said.source == values["source"]]
    return (
        bool(mine) and mine[-1][0] == values["week"] and mine[-1][1].so == values["so"] and mine[-1][1].right == values["right"]
    )


def _file(**names: str) -> Look:
    """Amounts and numbers that stand in the file, by the name of a value."""
    return lambda record, at, client, excuse, values: all(
        same(values[name], at.before.file(field, client)) for name, field in names.items()
    )


def _week(field: str) -> Look:
    return lambda record, at, client, excuse, values: at.before.file(field, client) + 1 == values["week"]


def _promises(record: Record, at: Decision, client: int, excuse: str, values: Values) -> bool:
    """Promises that fell due at the ends of weeks before, and those of them that were kept."""
    ends = [one for one in record.ends if one.number < at.number]
    kept = sum(bool(one.events.kept[0, client]) for one in ends)
    broken = sum(bool(one.events.broken[0, client]) for one in ends)
    return (values["kept"], values["fallen"]) == (kept, kept + broken)


def _firm(record: Record, at: Decision, client: int, excuse: str, values: Values) -> bool:
    """Was it challenged in that week, and held?"""
    tried = [one for one in record.moves(client, "challenge") if one.number < at.number and one.before.excuse(client) == excuse]
    return any(one.week + 1 == values["week"] and one.said == Said.STOOD_FIRM for one in tried)


SIGNS: Final[dict[str, Look]] = {
    "sign.overdue": _file(overdue="overdue", owed="owed"),
    "sign.stars": _file(stars="stars"),
    "sign.mood": lambda record, at, client, excuse, values: (
        Mood(int(at.before.file("mood", client))).name.lower() == values["mood"]
    ),
    "sign.paid": lambda *about: (
        _file(amount="received")(*about) and _week("last_paid_week")(*about) and about[-1]["amount"] > 0
    ),
    "sign.unpaid": lambda record, at, client, excuse, values: at.before.file("received", client) == 0,
    "sign.promises": _promises,
    "sign.cash": lambda *about: _file(low="cash_low", high="cash_high")(*about) and _week("cash_week")(*about),
    "sign.gap": lambda record, at, client, excuse, values: (
        Cause(int(at.before.file("gap_cause", client))).name.lower() == values["cause"]
        and at.before.file("gap_week", client) + 1 == values["week"]
    ),
    "sign.visited": _week("visit_week"),
    "sign.heard": lambda record, at, client, excuse, values: (
        int(at.before.account.heard[0, client, KINDS.index(excuse)]) == values["times"]
    ),
    "sign.stood_firm": _firm,
    "behind.problem": lambda record, at, client, excuse, values: (
        EXCUSE_ROWS[excuse]["class"] == "complaint" and (values["share"] > 0) == at.before.is_true(client, excuse)
    ),
    "behind.money": lambda record, at, client, excuse, values: (
        EXCUSE_ROWS[excuse]["class"] == "money"
        and same(values["cash"], at.before.truth.free_cash[0, client])
        and same(values["downstream"], at.before.truth.downstream[0, client])
        and same(values["stock"], at.before.truth.stock[0, client])
    ),
    "behind.own": lambda record, at, client, excuse, values: same(values["cash"], at.before.truth.free_cash[0, client]),
}
