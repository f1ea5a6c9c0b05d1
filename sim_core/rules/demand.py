"""Rules 2 and 3: how willing a client is to pay us, what share of its cash is ours, and how much it hands over."""

from typing import Final

from sim_core.compiled import floor, inlined, sqrt
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.records import PROBLEMS
from sim_core.model.state import Account, Client

BASE: Final = -1.5
ATTENTION: Final = 3.2
TRUST: Final = 2.0
PLAN: Final = 0.9
HONESTY: Final = 0.8
STUBBORN: Final = 1.6
STALLING: Final = 1.2
BLOCKED: Final = 1.6
OPEN_EXCUSE: Final = 2.1
EXCUSED: Final = 2.3
REBATE: Final = 0.7
GRATEFUL: Final = 2.0
"""Help that fitted the client's real trouble is remembered for some weeks."""
GUARANTEED: Final = 0.7
"""Points of willingness of a client for whom somebody else has signed, and who asks about it."""
WORD_GIVEN: Final = 0.6
"""A client that has promised a date sees no reason to pay before it."""
AWAITS: Final = 1.0
"""Who was offered a discount pays the full price less gladly for some weeks: there may be another."""
AWAITS_WEEKS: Final = 6
WALL: Final = 4.0
WALL_TRUST: Final = 0.15
LEVERAGE: Final = 2.6
GONE: Final = 1.5
EMPTY_WEEKS: Final = 3.0


@inlined
def disputed_share(client: Client) -> float:
    """Share of the balance that real complaints block: the largest of them, not their sum."""
    most = 0.0
    for problem in range(PROBLEMS):
        most = max(most, client.problem[problem])
    return most


@inlined
def willingness(client: Client, account: Account, week: int) -> float:
    """Points of willingness to pay us, without the bonus of a particular move; `chance` makes a probability of them."""
    word_given = account.promise > 0 and account.promise_due > week
    awaits_discount = account.discount_week < week and account.discount_week >= week - AWAITS_WEEKS
    weekly = client.sell_through * client.outlets
    squeezed = leverage(client.dependence, account.hold, client.stock, weekly, client.credibility)
    points = (
        BASE
        + ATTENTION * client.attention
        + TRUST * (client.trust - 0.5)
        + PLAN * account.plan_shared
        + HONESTY * client.honesty
    )
    points = points - STUBBORN * client.stubbornness - STALLING * client.stalling - BLOCKED * disputed_share(client) + squeezed
    points = points - OPEN_EXCUSE * (account.excuse >= 0) - EXCUSED * (account.excused_until >= week)
    points = points + REBATE * (account.rebate_until >= week) + GRATEFUL * (client.grateful_until >= week)
    points = points - WORD_GIVEN * word_given - AWAITS * awaits_discount
    points = points + GUARANTEED * account.guaranteed
    return points - WALL * (client.trust < WALL_TRUST) - GONE * account.left


@inlined
def leverage(dependence: float, hold: bool, stock: float, weekly: float, credibility: float) -> float:
    """Points won by stopped supply: dependence × how empty the shelf is × how far we are believed."""
    empty = 1.0 - min(stock / (EMPTY_WEEKS * weekly + 1.0), 1.0)
    return LEVERAGE * dependence * hold * empty * credibility


@inlined
def contest_share(
    attention: float, trust: float, plan_shared: float, owed: float, rivals_attention: float, rivals: float
) -> float:
    """Our share (0…1) of the cash that all suppliers' reps compete for: attention × standing × √balance against theirs."""
    ours = attention * (0.5 + 0.6 * trust + 0.35 * plan_shared) * sqrt(owed)
    theirs = rivals_attention * 0.6 * sqrt(rivals)
    return ours / (ours + theirs + 1.0)


@inlined
def our_share(client: Client, account: Account) -> float:
    """Our share of the cash that suppliers compete for."""
    return contest_share(
        client.attention, client.trust, account.plan_shared, account.owed, client.rivals_attention, client.rivals_owed
    )


@inlined
def free_cash(client: Client) -> float:
    """What lies above the reserve, yuan."""
    return max(client.cash - client.reserve, 0.0)


@inlined
def inflow(client: Client) -> float:
    """Cash a week that the client can expect, after running costs; yuan."""
    return max(floor(client.downstream * client.downstream_rate + client.other_income - client.other_costs), 0.0)


@inlined
def voluntary(wanted: float, account: Account, slots: int) -> float:
    """The payment made of `wanted`: whole ten thousands, or oldest invoices cleared exactly, if that is more."""
    rounded, cleared, exact = floor(wanted / TEN_THOUSAND) * TEN_THOUSAND, 0.0, 0.0
    for slot in range(slots):
        cleared += account.invoice[slot]
        if cleared <= wanted:
            exact = cleared
    return min(max(rounded, exact), cleared)
