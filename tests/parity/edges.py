"""Pairs of states on either side of where a rule bends: one field differs by the least there is, and what follows jumps.

Every field is tried at all likely places; only pairs are kept in which the jump is seen in something else than that field. So
`<` cannot be taken for `<=`, nor four weeks for five.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sim_core.effects.investigate import candour
from sim_core.model.arrays import TEN_THOUSAND, AnyArray, Rows
from sim_core.model.legal import MAX_PARTS, MIN_PROMISE_SHARE, pushed_goods
from sim_core.model.moves import ASKS
from sim_core.model.sight import Public
from sim_core.scenario.draw import NEVER_DUE
from tests.parity.bridge import State
from tests.parity.scramble import COMING, FLAGS, PAST
from tests.parity.store import Table, joined, part

Side = tuple[str, AnyArray, AnyArray]
"""A field (or `amount`, `weeks` of the choice), and its values [N] on the two sides."""
DEBT: Final = "account.owed"
BENDS: Final[Mapping[str, tuple[float, ...]]] = {
    "client.trust": (0.05, 0.15, 0.3, 0.85),
    "client.honesty": (0.65,),
    "client.fatigue": (0.6,),
    "client.rivals_attention": (0.502,),
    "client.problem": (0.0, 0.3),
    "account.found_sure": (0.54, 0.57, 0.8, 1.0),
    "account.plan_shared": (0.0,),
    "client.market": (0.0,),
}
"""Levels at which a rule bends."""
STEPS: Final[Mapping[str, tuple[int, ...]]] = {
    "account.excuse": (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8),
    "account.found": (0, 1),
    "account.heard": (98, 99),
    "account.promise_followed": (0, 1, 98, 99),
    "account.promise_parts": (0, 1),
    "account.promise_missed": (0, 1),
    "account.kept_count": (98, 99),
    "account.broken_count": (0, 1, 2, 3, 98, 99),
    "account.bluffs": (98, 99),
    "account.stars": (1, 4),
    "client.broke_weeks": (0, 1, 2),
    "client.sour_weeks": (0, 1, 2),
    "client.uses": (0, 1),
    "desk.manager_visits": (0, 1),
}
"""Whole numbers from which a step of one is tried."""
NOUGHTS: Final = """
    account.promise account.promise_paid account.hold_paid account.plan_amount client.stock client.overhang client.demand_paid
    client.rivals_owed client.other_costs client.sell_through account.letters
"""
AGES: Final = range(9)
"""Weeks ago from which a step of one is tried."""


def beside(public: Public, table: Table) -> tuple[Table, Table, list[str]]:
    """(cases on one side, on the other, what was tried): each of the cases [N] at each place, within the field's range."""
    sides: tuple[list[Table], list[Table]] = ([], [])
    places: list[str] = []
    for number, (name, *values) in enumerate(_pairs(public, table)):
        sound = np.flatnonzero((np.minimum(*values) >= (-1 if name == "account.excuse" else 0)) & (values[0] != values[1]))
        if len(sound):
            here = part(table, sound)
            for side, value in zip(sides, values, strict=True):
                side.append(_with(public, here, name, value[sound]))
            places += [f"{number} {name}"] * len(sound)
    return joined(sides[0]), joined(sides[1]), places


def jumps(one: State, other: State, places: list[str]) -> list[tuple[str, ...]]:
    """[N] what else differs between two outcomes, by more than the step itself brings with it."""
    own = np.array([place.split(" ")[1] for place in places])
    columns = {}
    for name, values in one.items():
        left, right = (side.reshape(len(places), -1).astype(np.float64) for side in (values, other[name]))
        step = np.where(np.abs(left) > 100.0, 2.0, 1e-9)  # yuan, or a level
        columns[name] = (np.abs(left - right) > step).any(axis=1) & (own != name)
    some = {name: column for name, column in columns.items() if column.any()}
    return [tuple(name for name, column in some.items() if column[at]) for at in range(len(places))]


@dataclass
class Taken:
    """What has been taken so far: each way to jump once at each place, and not too many ways."""

    most: int
    ways: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))

    def take(self, places: list[str], found: list[tuple[str, ...]]) -> Rows:
        """Numbers of the pairs that jump in a new way."""
        numbers = []
        for number, (place, way) in enumerate(zip(places, found, strict=True)):
            if way and way not in self.ways[place] and len(self.ways[place]) < self.most:
                self.ways[place].add(way)
                numbers.append(number)
        return np.array(numbers, np.intp)


def _pairs(public: Public, table: Table) -> Iterator[Side]:
    """All places to try for some cases."""
    state, week = table.before, table.before["desk.week"]

    def everywhere(low: float, high: float) -> tuple[AnyArray, AnyArray]:
        return np.full(len(table), low), np.full(len(table), high)

    for name in PAST.split():
        yield from ((name, week - ago, week - ago - 1) for ago in AGES)
    for name in COMING.split():
        yield from ((name, week + ahead, week + ahead + 1) for ahead in (-1, 0))
    for name, bends in BENDS.items():
        for bend in bends:
            yield name, *everywhere(bend, np.nextafter(bend, 2.0))
            yield name, *everywhere(bend, np.nextafter(bend, -1.0))
    for name, steps in STEPS.items():
        yield from ((name, *everywhere(low, low + 1)) for low in steps)
    for name in FLAGS.split():
        yield name, *everywhere(False, True)
    for name in NOUGHTS.split():
        yield name, *everywhere(0.0, 1.0)
    for low, high in ((0.0, 0.6), (0.6, 1.0)):
        yield "account.plan_shared", *everywhere(low, high)
    sure = candour(state["client.honesty"])
    yield "account.found_sure", sure, np.nextafter(sure, 2.0)
    yield "client.cash", state["client.reserve"], state["client.reserve"] + 1.0
    share = np.ceil(0.9 * state["account.promise"])
    yield "account.promise_paid", share, share - 1.0
    fits = np.floor(1.5 * state[DEBT] + TEN_THOUSAND)
    yield "account.plan_amount", fits, fits + 1.0
    limit, goods = public.credit_limit[table.place.client], pushed_goods(public)[table.place.client]
    for debt in (limit, limit - goods, np.zeros(len(table)), np.full(len(table), TEN_THOUSAND)):
        yield DEBT, debt, debt + 1.0
    if "move" in table.given:
        yield from _of_choice(public, table)


def _of_choice(public: Public, table: Table) -> Iterator[Side]:
    """Places to try for what a choice costs, brings to light and asks."""
    state, move, count = table.before, table.given["move"].astype(np.intp), len(table)
    hours, budget, accuracy = (getattr(public.table, name)[move] for name in ("hours", "budget", "accuracy"))
    yield "desk.hours", hours, hours - 0.25
    yield "desk.budget", budget, budget - 1.0
    yield "account.found_sure", accuracy, np.nextafter(accuracy, 2.0)
    asks = ASKS[int(move[0])]
    if "amount" in asks:
        share = np.ceil(MIN_PROMISE_SHARE * state["account.overdue"] / TEN_THOUSAND) * TEN_THOUSAND
        low = np.minimum(np.maximum(share, TEN_THOUSAND), state[DEBT])
        for amount in (low, state[DEBT] + 1.0, np.ones(count), np.full(count, 1e12 + 1.0), np.full(count, 2.0 * TEN_THOUSAND)):
            yield "amount", amount, amount - 1.0
    if "weeks" in asks:
        last = public.weeks - 1 - state["desk.week"]
        yield from (("weeks", at, at + 1) for at in (last, np.zeros_like(last), np.full_like(last, MAX_PARTS)))


def _with(public: Public, table: Table, name: str, values: AnyArray) -> Table:
    """The cases with other values of a field; another debt is all in the oldest invoice."""
    group = table.before if name in table.before else table.given
    like = group[name]
    changed = {name: np.broadcast_to(values.reshape(-1, *[1] * (like.ndim - 1)), like.shape).astype(like.dtype)}
    if name == DEBT:
        due = public.invoice_due[table.place.client]
        oldest = (due < NEVER_DUE).argmax(axis=1)
        every = np.arange(len(table))
        invoice = np.zeros_like(table.before["account.invoice"])
        invoice[every, oldest] = values
        changed["account.invoice"] = invoice
        changed["account.overdue"] = np.where(due[every, oldest] < table.before["desk.week"], values, 0.0)
    if name in table.before:
        return Table(table.place, {**table.before, **changed}, table.after, table.given)
    return Table(table.place, table.before, table.after, {**table.given, **changed})
