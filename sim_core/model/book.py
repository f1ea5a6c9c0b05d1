"""The rule book of a scenario: what is the same in all its games and known to everybody, as records the rules read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, NamedTuple

import numpy as np

from sim_core.model.arrays import AnyArray, Flags
from sim_core.model.luck import name_hash
from sim_core.model.moves import ASKS, EFFECT, EFFECTS, MOVE, MOVE_IDS, NEEDED, NEEDS, NUMBERS, PUSHED_WEEKS, bears
from sim_core.model.records import SLOTS, CodeOfExcuse, Flag, Kind, Level, Money, Name, Number, dtype_of
from sim_core.model.sight import Public
from sim_core.model.tables import WHY, Row
from sim_core.model.vocabulary import EventKind

LOST_CLIENT_WEEKS: Final = 13.0
"""Weeks of orders whose margin a lost client costs in the score."""


@dataclass(slots=True)
class Terms:
    """What is agreed with a client."""

    name: Name  # hash of its id
    credit_limit: Money
    weekly_sales: Money  # seen from past orders
    deliveries: Money  # what we buy from it a week, and may set off
    pushed_goods: Money  # yuan of goods in a pushed order
    lost_margin: Money  # what losing it costs in the score
    rebate_percent: Level
    slots: Number  # invoices that can be open
    first_slot: Number  # place of the invoice for orders of week 0
    why: CodeOfExcuse  # what makes the reasons true that only this scenario knows (`WHY`), 0 for all others
    due: Annotated[list[int], Kind("i8", SLOTS)]  # week in which each invoice falls due; < 0 before the start


@dataclass(slots=True)
class MoveRow:
    """A move's row of the table, as a rule reads it."""

    hours: Level
    budget: Money
    pressure: Level
    fatigue: Level
    trust: Level
    willing: Level
    share: Level
    cash_share: Level
    accuracy: Level
    percent: Level
    allowed: Flag
    effect: Number  # place in `EFFECTS`
    needs: Number  # bits of `NEEDS`
    asks_amount: Flag
    asks_weeks: Flag
    by_parts: Flag  # instalments: at least one week from now
    plans: Flag  # the rep's own plan: any amount
    brings_manager: Flag
    tells: Number  # excuses that it tells of, as bits
    sees: Number  # … that are seen in person, at any move face to face
    certain: Number  # … of which for certain
    answers: Number  # excuses that it answers where they are true, as bits


@dataclass(slots=True)
class Rules:
    """What is the same for the whole game."""

    weeks: Number
    hours: Level  # of the rep's week
    margin: Level  # our margin on an order, 0…1
    money: Number  # excuses of money, as bits
    requests: Level  # how likely a client comes with something by itself, a week


@dataclass(slots=True)
class EventRow:
    """Something that may happen from outside at the end of a week."""

    kind: Number
    week: Number  # from 0
    chance: Level
    strength: Level
    announced: Flag
    name: Name


class Book(NamedTuple):
    """A rule book, known to everybody: arrays of records, or lists of plain objects."""

    rules: Any  # [1] `Rules`
    moves: Any  # [M] `MoveRow`
    terms: Any  # [C] `Terms`


class Outside(NamedTuple):
    """What may happen from outside, which nobody knows before: arrays, or lists of plain objects."""

    events: Any  # [N] `EventRow`
    touches: Any  # [N, C] does an event touch a client?


@dataclass(frozen=True)
class PlannedEvent:
    """An event of the scenario: at the end of which week (0-based), to whom ([C]), how likely and how strong (0…1)."""

    kind: EventKind
    week: int
    clients: Flags
    chance: float
    strength: float
    announced: bool


def bits(excuses: Mapping[str, Row], names: Iterable[str]) -> int:
    """Several excuses of a scenario, by name, as one number."""
    places = {name: place for place, name in enumerate(excuses)}
    return sum(1 << places[name] for name in names)


def told_by(excuses: Mapping[str, Row], source: str, *sure: str) -> int:
    """The excuses that a source can tell of (as surely as named; however surely, if nothing is named), as bits."""
    told = {name: row["sources"].get(source) for name, row in excuses.items()}
    return bits(excuses, (name for name, how in told.items() if how is not None and (not sure or how in sure)))


def answered_by(excuses: Mapping[str, Row], move: str) -> int:
    """The excuses that a move answers where they are true, as bits."""
    return bits(excuses, (name for name, row in excuses.items() if move in row.get("remedies", ())))


def money_kinds(excuses: Mapping[str, Row]) -> int:
    """The excuses of money, as bits."""
    return bits(excuses, (name for name, row in excuses.items() if row["class"] == "money"))


def book_of(public: Public) -> Book:
    """The rule book of what is public about a scenario."""
    rules = np.zeros(1, dtype_of(Rules))
    rules[0] = (
        public.weeks,
        public.hours_per_week,
        public.margin,
        money_kinds(public.excuses),
        public.requests,
    )
    return Book(rules, _moves(public), _terms(public))


def outside_of(events: tuple[PlannedEvent, ...], clients: int) -> Outside:
    """The events of a scenario of some clients, as records."""
    rows = np.zeros(len(events), dtype_of(EventRow))
    touches = np.zeros((len(events), clients), np.bool_)
    for number, event in enumerate(events):
        kind = int(event.kind)
        rows[number] = (kind, event.week, event.chance, event.strength, event.announced, name_hash(f"event {number}"))
        touches[number] = event.clients
    return Outside(rows, touches)


def _terms(public: Public) -> AnyArray:
    slots = public.invoice_due.shape[1]
    terms = np.zeros(len(public.client_ids), dtype_of(Terms))
    terms["name"] = [name_hash(client) for client in public.client_ids]
    terms["credit_limit"], terms["weekly_sales"] = public.credit_limit, public.weekly_sales
    terms["deliveries"] = np.zeros(len(public.client_ids)) if public.deliveries is None else public.deliveries
    terms["pushed_goods"] = np.floor(PUSHED_WEEKS * public.weekly_sales)
    terms["lost_margin"] = np.floor(public.margin * LOST_CLIENT_WEEKS * public.weekly_sales)
    terms["rebate_percent"] = public.table.percent[MOVE["cash_rebate"]]
    terms["slots"], terms["first_slot"] = slots, slots - public.weeks
    terms["why"] = [WHY.get(str(row.get("why", "")), 0) for row in public.excuses.values()]
    terms["due"][:, :slots] = public.invoice_due
    return terms


def _moves(public: Public) -> AnyArray:
    rows = np.zeros(len(MOVE_IDS), dtype_of(MoveRow))
    for name in NUMBERS:
        rows[name] = getattr(public.table, name)
    rows["allowed"] = public.table.allowed
    rows["effect"] = [EFFECTS.index(effect) for effect in EFFECT]
    rows["needs"] = [sum(1 << NEEDS.index(need) for need in own) for own in NEEDED]
    rows["asks_amount"] = ["amount" in asks for asks in ASKS]
    rows["asks_weeks"] = ["weeks" in asks for asks in ASKS]
    for name in ("by_parts", "plans"):
        rows[name] = [bears(move, name) for move in MOVE_IDS]
    excuses = public.excuses
    rows["tells"] = [told_by(excuses, move) for move in MOVE_IDS]
    rows["sees"], rows["certain"] = told_by(excuses, "in_person"), told_by(excuses, "in_person", "certain")
    rows["answers"] = [answered_by(excuses, move) for move in MOVE_IDS]
    rows["brings_manager"] = ["manager_visits" in needs for needs in NEEDED]
    return rows
