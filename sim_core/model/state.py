"""The state of a game, and `Truth`, the whole of it; what a rep can know of it is in `sight.py`.

Secrecy is by construction, not by filter: what is hidden is in `Client`, what the rep's own file shows is in `Account`,
and a `Sight` is made from the file and the desk alone. A rule that finds something out writes it into the file. Each field
stands here once, with unit and range, as it is for one client of one game; a batch keeps the same records as rows of arrays,
[E, C] for E episodes of C clients (`records.py`). Money is whole yuan. The digest of an episode hashes these fields by
their names, where they are no longer as they start.
"""

from dataclasses import dataclass
from typing import Annotated, Final, NamedTuple

import numpy as np

from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.luck import PURPOSE_NAMES, PURPOSES
from sim_core.model.records import (
    Code,
    CodeOfExcuse,
    CodeOrNone,
    Columns,
    Count,
    CountOfExcuse,
    Flag,
    Invoices,
    Kind,
    Level,
    LevelOfExcuse,
    LevelOfProblem,
    Money,
    Since,
    SinceOfExcuse,
    Week,
    Whole,
    WholeOfExcuse,
    dtype_of,
)

Uses = Annotated[list[int], Kind("i4", PURPOSES, names=PURPOSE_NAMES)]
Support = Annotated[list[float], Kind("f8", 3, yuan=True)]


@dataclass(slots=True)
class Client:
    """What only the client knows."""

    cash: Money  # yuan ≥ 0
    reserve: Money  # yuan ≥ 0; it will not go below this by its own will
    downstream: Money  # yuan owed to the client by its own customers
    downstream_rate: Level  # share of that paid each week, 0…1
    stock: Money  # our goods on its shelves, yuan at our price
    sell_through: Money  # our goods sold a week at rest, yuan at our price
    outlets: Whole  # factor on sell-through, 1 at the start
    market: Level  # how strongly buyers answer a promotion, 0 (not at all) … 1.5
    other_income: Money  # yuan a week from everything else it sells, after paying for it
    other_costs: Money  # yuan a week of wages, rent and other running costs
    honesty: Level  # 0…1
    stubbornness: Level  # 0…1
    patience: Level  # 0…1; low: chasing costs trust sooner
    dependence: Level  # 0…1, on our product
    attention: Level  # 0…1, to our claim
    fatigue: Level  # 0…1, from being chased
    trust: Level  # 0…1, in us
    stalling: Level  # 0…1, how well excuses have worked on us
    credibility: Whole  # 0…1, of our threats
    problem: LevelOfProblem  # share of the balance that a real complaint blocks, 0…1
    taste: LevelOfExcuse  # liking for each excuse ≥ 0
    freshness: WholeOfExcuse  # how fresh each excuse still is, 0…1
    rivals_owed: Money  # yuan the client owes to our rivals
    rivals_supply: Money  # yuan of new debt to rivals a week
    rivals_heat: Level  # 0…1, how hard they chase
    rivals_attention: Level  # 0…1, attention to their claims
    rivals_promised: Money  # yuan promised to rivals for the next weeks
    excuse_true: Flag  # was the open excuse true when it was last looked at: said, acted on, or at the week's end?
    promise_meant: Flag  # is the open promise meant?
    overhang: Money  # pushed goods still unsold, yuan at our price
    away: Flag  # is the one who signs away this week?
    hitch: Flag  # has something of its own gone wrong this week? Drawn only where a reason of the scenario asks for it
    meant: CodeOrNone  # `Paying`: whom it meant to pay on Friday when a source last looked; −1 before
    broke_weeks: Week  # weeks in a row with no cash for running costs
    sour_weeks: Week  # weeks in a row with trust under the leaving mark
    demand_paid: Money  # paid on the spot this week
    grateful_until: Since  # last week in which help that fitted its trouble makes it more willing
    uses: Uses  # how often luck of each purpose was drawn by moves this week
    # Accounts of flow since the start, for conservation and the debrief.
    collected: Money  # from its customers
    earned: Money  # other income
    paid_costs: Money  # running costs
    paid_rivals: Money
    sold: Money  # our goods sold on, at our price
    billed: Money  # the same at the client's price
    returned: Money  # our goods given back, at our price


@dataclass(slots=True)
class Account:
    """The rep's file on a client: all of it is known to the rep."""

    invoice: Invoices  # yuan left to pay of each invoice, oldest first
    owed: Money  # sum of invoices
    overdue: Money  # of which past due
    fallen_due: Money  # overdue at the start + fallen due since
    ordered: Money  # goods delivered since the start
    refused: Money  # orders refused while supply was stopped
    pushed: Money  # goods pushed on the client
    received: Money  # cash received since the start
    discounted: Money  # debt forgiven as discount
    rebated: Money  # cash rebates paid out
    resold: Money  # of what was received: brought by goods taken back and sold on
    written_off: Money  # debt over 52 weeks overdue, lost with a failed client, or with goods taken back
    paid_week: Money  # received this week
    last_paid: Money  # last payment
    last_paid_week: Since
    stars: Code  # reputation, 1…5
    mood: Code  # `Mood` at the last contact
    contact_week: Since  # of the last contact
    contacts: Level  # contacts in the last month or so: +1 each, fading by a quarter a week
    asked_week: Since  # money was last asked for
    visit_week: Since  # of the last visit
    challenge_week: Since  # an excuse was last challenged
    letters: Level  # demand letters, fading over a month
    excuse: CodeOrNone  # the open `Excuse`, −1 if none
    excuse_week: Since  # first said
    excuse_said: Since  # last said
    why: CodeOfExcuse  # what makes a reason true that only this scenario knows (`WHY`); 0: it is none of the game
    heard: CountOfExcuse  # how often each excuse was opened
    excused_until: Since  # last week for which an accepted excuse lets the client off
    found: CodeOfExcuse  # `Finding`
    found_week: SinceOfExcuse
    found_sure: LevelOfExcuse  # accuracy of the source, 0…1
    cash_low: Money  # last reading of what it could pay
    cash_high: Money
    cash_week: Since
    run: CodeOrNone  # `Paying`, as a source last told of the payment run of the week `run_week`
    run_week: Since
    run_sure: Level  # how often such a source is right, 0…1
    gap_week: Since  # of the last gap analysis
    gap_cause: CodeOrNone  # `Cause`
    gap_amount: Money  # how much of the overdue it could not pay then
    company_week: Since  # the company was last asked for support
    difficulties_week: Since  # the client was last asked about its difficulties
    plan_amount: Money  # target of the rep's plan, 0 if none
    plan_week: Since  # its date
    plan_shared: Level  # 0 not shared, 0.6 shared, 1 shared after asking about difficulties
    promise: Money  # amount of the open promise (of its next part), 0 if none
    promise_due: Since
    promise_week: Since  # when it was given
    promise_asked: Since  # a promise was last asked for
    promise_paid: Money  # paid since, towards it
    promise_followed: Count  # times followed up
    followed_week: Since  # a promise was last followed up
    promise_parts: Count  # parts still to come after the next one (instalments)
    promise_missed: Count  # parts missed
    promised: Money  # promises fallen due
    kept: Money  # of which kept
    broken: Money  # of which broken
    kept_count: Count
    broken_count: Count
    hold: Flag  # supply stopped
    hold_paid: Money  # paid since supply was stopped
    bluffs: Count  # supply resumed unpaid
    promo_week: Since  # last promotion to its customers
    campaign_week: Since
    outlets_week: Since
    rebate_until: Since  # last week of the cash rebate
    push_week: Since  # goods last pushed
    discount_week: Since  # a discount was last offered
    request: CodeOrNone  # the open `Request`, −1 if none
    request_week: Since  # it last came with one
    request_goods: Money  # goods it is about, at our price
    guaranteed: Flag  # has somebody else signed for the debt?
    offset: Money  # of what was received: set off against what we buy from the client
    left: Flag  # has stopped buying
    failed: Flag  # has gone under


@dataclass(slots=True)
class Desk:
    """The rep's desk."""

    week: Week  # 0 … weeks; equal to weeks when the game is over
    hours: Level  # left this week
    budget: Money  # promotion budget left
    spent: Money  # promotion budget spent
    manager_visits: Count  # left
    support: Support  # support granted by the company, arriving in 0, 1, 2 weeks
    moves: Count  # real moves made


class Batch(NamedTuple):
    """The state of a batch of games, as the rules work on it: rows of records."""

    clients: AnyArray  # [E, C] `Client`
    accounts: AnyArray  # [E, C] `Account`
    desks: AnyArray  # [E] `Desk`
    episodes: Rows  # [E] number of each row's luck


class ClientState(Columns):
    """The fields of `Client`, each as an array [E, C]."""


class AccountState(Columns):
    """The fields of `Account`, each as an array [E, C]."""


class DeskState(Columns):
    """The fields of `Desk`, each as an array [E]."""


@dataclass(frozen=True)
class Truth:
    """Everything, as arrays. Nothing outside `sim_core` may hold one."""

    client: ClientState
    account: AccountState
    desk: DeskState


def blank(episodes: int, clients: int, first: int = 0) -> Batch:
    """A batch of records that are all nought; luck from episode `first` on."""
    shape = (episodes, clients)
    numbers = np.arange(first, first + episodes, dtype=np.int64)
    return Batch(np.zeros(shape, CLIENT), np.zeros(shape, ACCOUNT), np.zeros(episodes, DESK), numbers)


def take(batch: Batch, rows: Rows | slice) -> Batch:
    """The episodes `rows` of a batch: a view for a slice, a copy for a list of rows."""
    return Batch(*(part[rows] for part in batch))


def compose(batch: Batch, rows: Rows) -> Batch:
    """Worlds put together client by client: client c of new episode e is client c of old episode rows[e, c]."""
    clients, lead = np.arange(rows.shape[1])[None, :], rows[:, 0]
    return Batch(batch.clients[rows, clients], batch.accounts[rows, clients], batch.desks[lead], batch.episodes[lead])


def put(batch: Batch, rows: Rows, part: Batch) -> None:
    """Write `part` back over the episodes `rows`."""
    for whole, some in zip(batch, part, strict=True):
        whole[rows] = some


def truth_of(batch: Batch, slots: int) -> Truth:
    """The records of a batch as arrays; what is written into them changes the batch."""
    return Truth(ClientState(batch.clients), AccountState(batch.accounts, slots), DeskState(batch.desks))


CLIENT: Final = dtype_of(Client)
ACCOUNT: Final = dtype_of(Account)
DESK: Final = dtype_of(Desk)
