"""What an effect works on, and the readings of it that several effects share.

`at` [N] says which episodes and clients a move was made on, as places in the flat state (episode × clients + client);
results are [N]. Readings that the end of a week needs too take the state they read, flat or [E, C].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.model.arrays import Codes, Flags, Levels, Rows, Weeks, Yuan
from sim_core.model.luck import Cube, Purpose
from sim_core.model.moves import MoveTable
from sim_core.model.state import AccountState, ClientState, DeskState, Public, Truth
from sim_core.model.vocabulary import FIRST_PROBLEM_EXCUSE, Excuse, Mood
from sim_core.rules import demand, excuse

At = Rows
EVERYWHERE: Final = (slice(None), slice(None))
"""All accounts of an [E, C] state."""
MARKUP = 1.12
"""The client's price over ours."""


@dataclass(frozen=True)
class World:
    """Truth, rules of this scenario and luck of a batch of games."""

    truth: Truth  # [E, C]
    client: ClientState  # the same arrays, flat: [E × C]
    account: AccountState  # flat
    public: Public
    cube: Cube
    episodes: Rows  # [E] luck episode of each row

    @property
    def desk(self) -> DeskState:
        """The reps' desks, [E]."""
        return self.truth.desk

    @property
    def table(self) -> MoveTable:
        """What moves cost and bring in this scenario."""
        return self.public.table


@dataclass
class Order:
    """Moves of one effect: which ones, on whom, and what was asked. [N]."""

    move: Rows
    at: At
    amount: Yuan
    weeks: Weeks


@dataclass
class Answer:
    """What the rep sees of a move. [N]; filled in by the effect."""

    said: Codes
    excuse: Codes
    paid: Yuan
    amount: Yuan


def silent(count: int) -> Answer:
    """Nothing said, nothing paid."""
    return Answer(np.zeros(count, np.int8), np.full(count, -1, np.int8), np.zeros(count), np.zeros(count))


def part(order: Order, where: Flags | Rows) -> Order:
    """The moves of `order` that `where` picks."""
    return Order(order.move[where], order.at[where], order.amount[where], order.weeks[where])


def rows_of(world: World, at: At) -> Rows:
    """The episodes [N]."""
    return at // len(world.public.client_ids)


def clients_of(world: World, at: At) -> Rows:
    """The numbers of the clients [N]."""
    return at % len(world.public.client_ids)


def week_at(world: World, at: At) -> Weeks:
    """The week [N] it is in those episodes."""
    return world.desk.week[rows_of(world, at)]


def draw(world: World, purpose: Purpose | int, at: At) -> Levels:
    """Fresh luck [N] for a purpose; a second use in the same week on the same client draws anew."""
    uses = world.client.uses
    repeats = uses[at, int(purpose)].astype(np.intp)
    uses[at, int(purpose)] += 1
    return _luck(world, purpose, at, repeats)


def draw_findings(world: World, purposes: tuple[int, ...], at: At) -> Levels:
    """Luck [N, purposes] of one investigation; another in the same week on the same client draws anew."""
    uses = world.client.uses
    repeats = uses[at, int(Purpose.FIND_CASH_TIGHT)].astype(np.intp)
    uses[at, int(Purpose.FIND_CASH_TIGHT)] += 1
    rows, clients = np.divmod(at, len(world.public.client_ids))
    return world.cube.for_findings(purposes, world.desk.week[rows], world.episodes[rows], clients, repeats)


def weekly_luck(world: World, purpose: Purpose, at: At) -> Levels:
    """Luck [N] that is drawn once for the client and week, however often it is looked at."""
    return _luck(world, purpose, at, np.zeros(len(at), np.intp))


def _luck(world: World, purpose: Purpose | int, at: At, repeats: Rows) -> Levels:
    rows, clients = np.divmod(at, len(world.public.client_ids))
    return world.cube.for_moves(purpose, world.desk.week[rows], world.episodes[rows], clients, repeats)


def blocked_share(client: ClientState, at: Any) -> Levels:
    """Share of the balance that real complaints block: the largest of them, not their sum."""
    problem = client.problem[at]
    return np.maximum(np.maximum(problem[..., 0], problem[..., 1]), np.maximum(problem[..., 2], problem[..., 3]))


def points(client: ClientState, account: AccountState, at: Any, week: Weeks) -> Levels:
    """Willingness to pay us, in points, without the bonus of a particular move."""
    return demand.willingness(
        attention=client.attention[at],
        trust=client.trust[at],
        plan_shared=account.plan_shared[at],
        honesty=client.honesty[at],
        stubbornness=client.stubbornness[at],
        stalling=client.stalling[at],
        blocked=blocked_share(client, at),
        excuse_open=account.excuse[at] >= 0,
        excused=account.excused_until[at] >= week,
        rebate=account.rebate_until[at] >= week,
        grateful=client.grateful_until[at] >= week,
        word_given=(account.promise[at] > 0) & (account.promise_due[at] > week),
        awaits_discount=(account.discount_week[at] < week) & (account.discount_week[at] >= week - demand.AWAITS_WEEKS),
        left=account.left[at],
        leverage=demand.leverage(
            client.dependence[at],
            account.hold[at],
            client.stock[at],
            client.sell_through[at] * client.outlets[at],
            client.credibility[at],
        ),
    )


def our_share(client: ClientState, account: AccountState, at: Any) -> Levels:
    """Our share of the cash that suppliers compete for."""
    return demand.contest_share(
        client.attention[at],
        client.trust[at],
        account.plan_shared[at],
        account.owed[at],
        client.rivals_attention[at],
        client.rivals_owed[at],
    )


def truth_of_excuses(
    client: ClientState, account: AccountState, at: Any, kinds: Sequence[Excuse] = tuple(Excuse)
) -> list[Levels]:
    """How true some excuses (all, if left out) are now, in their order."""
    return [_severity(client, account, at, kind) for kind in kinds]


def _severity(client: ClientState, account: AccountState, at: Any, kind: Excuse) -> Levels:
    match kind:
        case Excuse.CASH_TIGHT:
            return excuse.cash_tight(demand.free_cash(client.cash[at], client.reserve[at]), account.overdue[at])
        case Excuse.CUSTOMERS_UNPAID:
            return excuse.customers_unpaid(client.downstream[at], client.sell_through[at] * client.outlets[at] * MARKUP)
        case Excuse.SLOW_SALES:
            return excuse.slow_sales(client.stock[at], client.sell_through[at] * client.outlets[at])
        case Excuse.OTHERS_FIRST:
            return excuse.others_first(client.rivals_attention[at])
        case Excuse.BOSS_AWAY:
            return excuse.boss_away(client.away[at])
        case Excuse.WILL_LEAVE:
            return excuse.will_leave(client.trust[at])
    return excuse.complaint(client.problem[at][..., kind - FIRST_PROBLEM_EXCUSE])


def is_complaint(kind: Codes) -> Flags:
    """Is this excuse one of the four that complain about us?"""
    return (kind >= FIRST_PROBLEM_EXCUSE) & (kind < FIRST_PROBLEM_EXCUSE + 4)


def change_trust(client: ClientState, at: At, change: Levels | float) -> None:
    """Trust won or lost, kept within 0…1."""
    client.trust[at] = np.minimum(np.maximum(client.trust[at] + change, 0.0), 1.0)


def read_mood(trust: Levels, luck: Levels) -> Codes:
    """The mood word [N] a rep would use: trust, blurred by ±0.1, in five steps."""
    return np.minimum(np.floor(np.maximum(trust + (luck - 0.5) * 0.2, 0.0) * len(Mood)), len(Mood) - 1).astype(np.int8)
