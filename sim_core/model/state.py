"""The state of a batch of games, and the two views of it: `Truth` (everything) and `Sight` (what a rep can know).

Secrecy is by construction, not by filter: what is hidden is in `ClientState`, what the rep's own file shows is in
`AccountState`, and a `Sight` is made from the file and the desk alone. A rule that finds something out writes it into the
file. Each field stands here once, with shape, unit and range: E episodes, C clients, K invoices of a client, X ten
excuses, P four problems. Money is whole yuan. The digest of an episode hashes these fields in this order.
"""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np

from sim_core.model.arrays import AnyArray, Codes, Flags, Levels, Rows, Weeks, Yuan
from sim_core.model.moves import MoveTable


@dataclass
class ClientState:
    """What only the client knows. [E, C] unless said otherwise."""

    cash: Yuan  # yuan ≥ 0
    reserve: Yuan  # yuan ≥ 0; it will not go below this by its own will
    downstream: Yuan  # yuan owed to the client by its own customers
    downstream_rate: Levels  # share of that paid each week, 0…1
    stock: Yuan  # our goods on its shelves, yuan at our price
    sell_through: Yuan  # our goods sold a week at rest, yuan at our price
    outlets: Levels  # factor on sell-through, 1 at the start
    market: Levels  # how strongly buyers answer a promotion, 0 (not at all) … 1.5
    other_income: Yuan  # yuan a week from everything else it sells, after paying for it
    other_costs: Yuan  # yuan a week of wages, rent and other running costs
    honesty: Levels  # 0…1
    stubbornness: Levels  # 0…1
    patience: Levels  # 0…1; low: chasing costs trust sooner
    dependence: Levels  # 0…1, on our product
    attention: Levels  # 0…1, to our claim
    fatigue: Levels  # 0…1, from being chased
    trust: Levels  # 0…1, in us
    stalling: Levels  # 0…1, how well excuses have worked on us
    credibility: Levels  # 0…1, of our threats
    problem: Levels  # [E, C, P] share of the balance that a real complaint blocks, 0…1
    taste: Levels  # [E, C, X] liking for each excuse ≥ 0
    worn: Levels  # [E, C, X] how fresh each excuse still is, 0…1
    rivals_owed: Yuan  # yuan the client owes to our rivals
    rivals_supply: Yuan  # yuan of new debt to rivals a week
    rivals_heat: Levels  # 0…1, how hard they chase
    rivals_attention: Levels  # 0…1, attention to their claims
    rivals_promised: Yuan  # yuan promised to rivals for the next weeks
    excuse_true: Flags  # is the open excuse true?
    promise_meant: Flags  # is the open promise meant?
    overhang: Yuan  # pushed goods still unsold, yuan at our price
    away: Flags  # is the one who signs away this week?
    broke_weeks: Weeks  # weeks in a row with no cash for running costs
    sour_weeks: Weeks  # weeks in a row with trust under the leaving mark
    demand_paid: Yuan  # paid on the spot this week
    grateful_until: Weeks  # last week in which help that fitted its trouble makes it more willing
    uses: Codes  # [E, C, purposes] how often luck of each purpose was drawn by moves this week
    # Accounts of flow since the start, for conservation and the debrief.
    collected: Yuan  # from its customers
    earned: Yuan  # other income
    paid_costs: Yuan  # running costs
    paid_rivals: Yuan
    sold: Yuan  # our goods sold on, at our price
    billed: Yuan  # the same at the client's price


@dataclass
class AccountState:
    """The rep's file on each client: all of it is known to the rep. [E, C] unless said otherwise."""

    invoice: Yuan  # [E, C, K] yuan left to pay of each invoice, oldest first
    owed: Yuan  # sum of invoices
    overdue: Yuan  # of which past due
    fallen_due: Yuan  # overdue at the start + fallen due since
    ordered: Yuan  # goods delivered since the start
    refused: Yuan  # orders refused while supply was stopped
    pushed: Yuan  # goods pushed on the client
    received: Yuan  # cash received since the start
    discounted: Yuan  # debt forgiven as discount
    rebated: Yuan  # cash rebates paid out
    written_off: Yuan  # debt over 52 weeks overdue, or lost with a failed client
    paid_week: Yuan  # received this week
    last_paid: Yuan  # last payment
    last_paid_week: Weeks
    stars: Codes  # reputation, 1…5
    mood: Codes  # `Mood` at the last contact
    contact_week: Weeks  # of the last contact
    contacts: Levels  # contacts in the last month or so: +1 each, fading by a quarter a week
    asked_week: Weeks  # money was last asked for
    visit_week: Weeks  # of the last visit
    challenge_week: Weeks  # an excuse was last challenged
    letters: Levels  # demand letters, fading over a month
    excuse: Codes  # the open `Excuse`, −1 if none
    excuse_week: Weeks  # first said
    excuse_said: Weeks  # last said
    heard: Codes  # [E, C, X] how often each excuse was opened
    excused_until: Weeks  # last week for which an accepted excuse lets the client off
    found: Codes  # [E, C, X] `Finding`
    found_week: Weeks  # [E, C, X]
    found_sure: Levels  # [E, C, X] accuracy of the source, 0…1
    cash_low: Yuan  # last reading of what it could pay
    cash_high: Yuan
    cash_week: Weeks
    gap_week: Weeks  # of the last gap analysis
    gap_cause: Codes  # `Cause`
    gap_amount: Yuan  # how much of the overdue it could not pay then
    company_week: Weeks  # the company was last asked for support
    difficulties_week: Weeks  # the client was last asked about its difficulties
    plan_amount: Yuan  # target of the rep's plan, 0 if none
    plan_week: Weeks  # its date
    plan_shared: Levels  # 0 not shared, 0.6 shared, 1 shared after asking about difficulties
    promise: Yuan  # amount of the open promise (of its next part), 0 if none
    promise_due: Weeks
    promise_week: Weeks  # when it was given
    promise_asked: Weeks  # a promise was last asked for
    promise_paid: Yuan  # paid since, towards it
    promise_followed: Codes  # times followed up
    followed_week: Weeks  # a promise was last followed up
    promise_parts: Codes  # parts still to come after the next one (instalments)
    promise_missed: Codes  # parts missed
    promised: Yuan  # promises fallen due
    kept: Yuan  # of which kept
    broken: Yuan  # of which broken
    kept_count: Codes
    broken_count: Codes
    hold: Flags  # supply stopped
    hold_paid: Yuan  # paid since supply was stopped
    bluffs: Codes  # supply resumed unpaid
    promo_week: Weeks  # last promotion to its customers
    campaign_week: Weeks
    outlets_week: Weeks
    rebate_until: Weeks  # last week of the cash rebate
    push_week: Weeks  # goods last pushed
    discount_week: Weeks  # a discount was last offered
    left: Flags  # has stopped buying
    failed: Flags  # has gone under


@dataclass
class DeskState:
    """The rep's desk. [E]."""

    week: Weeks  # 0 … weeks; equal to weeks when the game is over
    hours: Levels  # left this week
    budget: Yuan  # promotion budget left
    spent: Yuan  # promotion budget spent
    manager_visits: Weeks  # left
    support: Yuan  # [E, 3] support granted by the company, arriving in 0, 1, 2 weeks
    moves: Weeks  # real moves made


@dataclass
class Truth:
    """Everything. Nothing outside `sim_core` may hold one."""

    client: ClientState
    account: AccountState
    desk: DeskState


@dataclass(frozen=True)
class Public:
    """What everybody at our company knows from the start and does not change. Arrays are read-only."""

    client_ids: tuple[str, ...]
    terms: Weeks  # [C] weeks
    credit_limit: Yuan  # [C]
    weekly_sales: Yuan  # [C] seen from past orders
    invoice_due: Weeks  # [C, K] week in which each invoice falls due; < 0 before the start
    hours_per_week: float
    weeks: int
    margin: float  # our margin on an order, 0…1
    table: MoveTable  # what moves cost and bring in this scenario


@dataclass(frozen=True)
class Sight:
    """What a rep can know, for the episodes in sight. Arrays are read-only views or copies of the file and the desk."""

    public: Public
    account: AccountState
    desk: DeskState


@dataclass
class Choice:
    """One move for each episode, [E]; or a round, [E, R]: moves on different clients, made one after the other.

    `move` is a 0-based number in the table; −1: no move.
    """

    move: Codes
    client: Codes
    amount: Yuan
    weeks: Codes  # from now
    belief: Levels | None = None  # chance that the open excuse is true; nan: not stated
    cash_low: Yuan | None = None  # free cash, as the rep sees it; nan: not stated
    cash_high: Yuan | None = None


@dataclass
class Events:
    """What the rep saw happen after a move. [E], or [E, R] after a round."""

    move: Codes
    client: Codes
    said: Codes  # `Said`
    excuse: Codes  # `Excuse` the answer is about, −1
    paid: Yuan
    amount: Yuan  # promised, planned, granted or discounted


@dataclass
class WeekEvents:
    """What the rep saw happen at the end of a week. [E, C] unless said otherwise."""

    paid: Yuan  # in the payment run and on promises
    due: Yuan  # promised for this week
    kept: Flags
    broken: Flags
    ordered: Yuan
    refused: Yuan
    fallen_due: Yuan
    left: Flags  # this week
    failed: Flags
    news: Flags  # [E, events] announced this week
    support: Yuan  # [E] arrived from the company


Group = TypeVar("Group", ClientState, AccountState, DeskState)


def take(group: Group, rows: Rows | slice) -> Group:
    """The episodes `rows` of a state group: a view for a slice, a copy for a list of rows."""
    return replace(group, **{field.name: getattr(group, field.name)[rows] for field in fields(group)})


def compose(group: Group, rows: Rows) -> Group:
    """Worlds put together client by client: client c of new episode e is client c of old episode rows[e, c]."""
    clients = np.arange(rows.shape[1])[None, :]
    return replace(group, **{field.name: getattr(group, field.name)[rows, clients] for field in fields(group)})


def put(group: Group, rows: Rows, part: Group) -> None:
    """Write `part` back over the episodes `rows`."""
    for field in fields(group):
        getattr(group, field.name)[rows] = getattr(part, field.name)


class PickedAccount(AccountState):
    """Some episodes of an `AccountState`; a field is copied when it is first looked at, for most never are."""

    def __init__(self, whole: AccountState, rows: Rows) -> None:
        self._whole, self._rows = whole, rows

    def __getattr__(self, name: str) -> AnyArray:
        if name.startswith("_"):
            raise AttributeError(name)
        picked: AnyArray = getattr(self._whole, name)[self._rows]
        setattr(self, name, picked)
        return picked


Accounts = TypeVar("Accounts", ClientState, AccountState)


def flat(group: Accounts) -> Accounts:
    """The same arrays with episodes and clients on one axis: [E, C, …] as [E × C, …], without copying."""

    def view(array: AnyArray) -> AnyArray:
        shown = array.view()
        shown.shape = (array.shape[0] * array.shape[1], *array.shape[2:])  # fails rather than copies
        return shown

    return replace(group, **{field.name: view(getattr(group, field.name)) for field in fields(group)})


def read_only(group: Group) -> Group:
    """The same arrays behind views that cannot be written to."""

    def view(array: AnyArray) -> AnyArray:
        shown = array.view()
        shown.flags.writeable = False
        return shown

    return replace(group, **{field.name: view(getattr(group, field.name)) for field in fields(group)})


Moves = TypeVar("Moves", Choice, Events)


def reshaped(moves: Moves, shape: tuple[int, ...]) -> Moves:
    """The same choices or events in another shape."""
    columns = {field.name: getattr(moves, field.name) for field in fields(moves)}
    return replace(moves, **{name: column.reshape(shape) for name, column in columns.items() if column is not None})


def picked(choice: Choice, at: Rows) -> Choice:
    """Some of the choices [N]."""
    columns = {field.name: getattr(choice, field.name) for field in fields(choice)}
    return replace(choice, **{name: column[at] for name, column in columns.items() if column is not None})
