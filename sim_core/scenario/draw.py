"""A scenario's ranges become numbers: the opening of a batch of games, and what is public about them.

Each number is drawn by the luck of its own field's path and its client's id, so that editing one field or one client of
a scenario leaves the luck of all others alone. How it is drawn is told in `effects/opening.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from sim_core.effects.opening import open_rows
from sim_core.model.arrays import AnyArray
from sim_core.model.book import Book, Outside, PlannedEvent, book_of, outside_of
from sim_core.model.calls import call_rows
from sim_core.model.luck import name_hash
from sim_core.model.moves import MOVE_IDS, QUARTERS, move_table
from sim_core.model.opening import FIELDS, RANGE, Drawn, Ranges, Way
from sim_core.model.sight import Public
from sim_core.model.state import Batch, blank
from sim_core.model.vocabulary import EventKind, Excuse, Problem
from sim_core.scenario.meanings import EXTRA_MOVES
from sim_core.scenario.own_excuses import excuse_rows, taste_of
from sim_core.scenario.schema import Between, Choose, ClientSpec, Normal, Range, Scenario

CREDIT_WEEKS: Final = 20.0
"""Weeks of sales that a client may owe, where the scenario does not say."""
NEVER_DUE: Final = 10_000
PROBLEM_NAMES: Final = tuple(problem.name.lower() for problem in Problem)
EXCUSE_NAMES: Final = tuple(kind.name.lower() for kind in Excuse)


@dataclass(frozen=True)
class Setting:
    """What of a scenario the engine needs: it is the same for all episodes."""

    public: Public
    events: tuple[PlannedEvent, ...]
    opening_debt: float
    ranges: Ranges

    @cached_property
    def book(self) -> Book:
        """The rule book."""
        return book_of(self.public)

    @cached_property
    def outside(self) -> Outside:
        """What may happen from outside."""
        return outside_of(self.events, len(self.public.client_ids))


def setting(scenario: Scenario) -> Setting:
    """The constant side of a scenario, for the engine. `UnknownName` for moves that do not exist."""
    clients = scenario.clients
    change = {move: row.model_dump(exclude_none=True) for move, row in scenario.moves.change.items()}
    table = move_table(tuple(scenario.moves.forbid), change, scenario.allowed_moves())
    longest = max(len(client.ledger) for client in clients)
    due = np.full((len(clients), longest + scenario.weeks), NEVER_DUE, np.int16)
    for number, client in enumerate(clients):
        ages = sorted((invoice.age_weeks for invoice in client.ledger), reverse=True)
        due[number, longest - len(ages) : longest] = [client.terms_weeks - age for age in ages]
        due[number, : longest - len(ages)] = NEVER_DUE
        due[number, longest:] = client.terms_weeks + np.arange(scenario.weeks)
    sales = np.array([client.weekly_sales for client in clients], np.float64)
    limits = [CREDIT_WEEKS * client.weekly_sales if client.credit_limit is None else client.credit_limit for client in clients]
    public = Public(
        client_ids=tuple(client.id for client in clients),
        terms=_fixed(np.array([client.terms_weeks for client in clients], np.int16)),
        credit_limit=_fixed(np.floor(np.array(limits, np.float64))),
        weekly_sales=_fixed(sales),
        invoice_due=_fixed(due),
        hours_per_week=float(np.floor(scenario.hours_per_week() * QUARTERS + 0.5) / QUARTERS),
        weeks=scenario.weeks,
        margin=0.2,
        table=table,
        deliveries=_fixed(np.floor(np.array([client.deliveries for client in clients], np.float64))),
        excuses=excuse_rows(scenario.known_excuses()),
        requests=scenario.requests,
    )
    events = tuple(
        PlannedEvent(
            kind=EventKind[event.kind.upper()],
            week=event.week - 1,
            clients=_fixed(np.array([not event.clients or client.id in event.clients for client in clients])),
            chance=event.chance,
            strength=event.strength,
            announced=event.news is not None,
        )
        for event in scenario.events
    )
    debt = sum(_middle(invoice.amount) for client in clients for invoice in client.ledger)
    return Setting(public, events, debt, ranges_of(scenario))


def _middle(value: Range) -> float:
    match value:
        case Between():
            return (value.between[0] + value.between[1]) / 2
        case Choose():
            return sum(value.choose) / len(value.choose)
        case Normal():
            return value.normal[0]
    return float(value)


def _fixed(array: Any) -> Any:
    array.flags.writeable = False
    return array


def open_games(setting: Setting, seed: int, first: int, episodes: int) -> Batch:
    """The opening state of episodes `first` … of a seed."""
    batch = blank(episodes, len(setting.public.client_ids), first)
    work = episodes * len(setting.public.client_ids)
    call_rows(open_rows, episodes, work, batch, setting.ranges, setting.book, np.array([seed], np.uint64))
    return batch


class _Rows:
    """Ranges as records, as they are collected."""

    def __init__(self) -> None:
        self.options: list[float] = []

    def row(self, path: str, value: Range | None) -> tuple[Any, ...]:
        """The record of a range, or of a number that is left out."""
        name, plain = name_hash(path), (-np.inf, np.inf, 0, 0)
        match value:
            case None:
                return (name, Way.LEFT_OUT, 0.0, 0.0, *plain)
            case Between():
                return (name, Way.BETWEEN, *value.between, *plain)
            case Choose():
                first = len(self.options)
                self.options += value.choose
                return (name, Way.CHOOSE, 0.0, 0.0, -np.inf, np.inf, first, len(value.choose))
            case Normal():
                least = -np.inf if value.min is None else value.min
                most = np.inf if value.max is None else value.max
                return (name, Way.NORMAL, *value.normal, least, most, 0, 0)
        return (name, Way.FIXED, float(value), 0.0, *plain)


def ranges_of(scenario: Scenario) -> Ranges:
    """All ranges of a scenario as records."""
    rows = _Rows()
    clients = np.zeros((len(scenario.clients), FIELDS), RANGE)
    known = excuse_rows(scenario.known_excuses())
    tastes = {name: taste_of(name, known, scenario.known_excuses()) for name in EXCUSE_NAMES}
    for number, client in enumerate(scenario.clients):
        _write(clients[number], client, rows, tastes)
    rep = np.zeros(2, RANGE)
    rep[0] = rows.row("promo_budget", scenario.rep.promo_budget)
    rep[1] = rows.row("manager_visits", scenario.rep.manager_visits)
    bills = np.array([len(client.ledger) for client in scenario.clients], np.int64)
    names = (np.array([name_hash(name)], np.uint64) for name in ("away", ""))  # no client has the id ""
    return Ranges(clients, bills, rep, np.array(rows.options or [0.0]), *names)


def _write(out: AnyArray, spec: ClientSpec, rows: _Rows, tastes: Mapping[str, float]) -> None:
    own = spec.hidden
    named: dict[Drawn, tuple[str, Range | None]] = {
        Drawn[name.upper()]: (name, getattr(own, name))
        for name in (
            *("cash", "reserve", "downstream", "downstream_weeks", "stock", "sell_through", "market", "other_income"),
            *("other_costs", "honesty", "stubbornness", "patience", "dependence", "trust", "attention", "stalling"),
        )
    }
    for name in ("count", "heat", "owed", "supply"):
        named[Drawn[f"RIVALS_{name.upper()}"]] = (f"rivals.{name}", getattr(own.rivals, name))
    named[Drawn.REPUTATION] = ("reputation", spec.reputation)
    for place, (path, value) in named.items():
        out[int(place)] = rows.row(path, value)
    for complaint in own.problems:
        number, path = PROBLEM_NAMES.index(complaint.kind), f"problems.{complaint.kind}"
        out[Drawn.PROBLEM_SHARE + number] = rows.row(f"{path}.share", complaint.share)
        out[Drawn.PROBLEM_CHANCE + number] = rows.row(f"{path}.chance", complaint.chance)
        out[Drawn.PROBLEM_LUCK + number] = rows.row(f"{path}.chance?", None)
    given = {str(name): weight for name, weight in own.tactics.items()}
    for kind, name in enumerate(EXCUSE_NAMES):
        out[Drawn.TASTE + kind] = rows.row(f"tactics.{name}", given.get(name, tastes[name]))
    oldest_first = sorted(enumerate(spec.ledger), key=lambda entry: -entry[1].age_weeks)
    for number, (line, bill) in enumerate(oldest_first):
        out[Drawn.BILL + number] = rows.row(f"ledger.{line}.amount", bill.amount)


def moves_allowed(scenario: Scenario) -> list[str]:
    """Ids of the moves this scenario offers."""
    only = {*EXTRA_MOVES} - {*scenario.allowed_moves()}
    return [move for move in MOVE_IDS if move not in scenario.moves.forbid and move not in only]
