"""Rules 4 and 6: which excuse a client gives, when it is true, and what challenging or believing it does."""

from typing import Final

from sim_core.compiled import inlined, rule
from sim_core.model.state import Account, Client
from sim_core.model.tables import SHARED, WHY
from sim_core.model.vocabulary import PROBLEM_OF, Excuse
from sim_core.rules.demand import free_cash

KINDS: Final = len(Excuse)
SHARED_KINDS: Final = len(SHARED)
"""So many are known to every scenario; the others stand behind them."""
MARKUP: Final = 1.12
"""The client's price over ours."""
TRUE_FROM: Final = 0.33
"""An excuse is true if its severity is above this."""
STAYS_TRUE_FROM: Final = 0.25
"""An open one that was true stays so while its severity is above this: a trouble is not over with the first good day."""
LAPSE_WEEKS: Final = 3
BY_CASH: Final = WHY["cash"]
BY_CUSTOMERS: Final = WHY["customers"]
BY_STOCK: Final = WHY["stock"]
BY_RIVALS: Final = WHY["rivals"]
BY_ABSENCE: Final = WHY["away"]
BY_TRUST: Final = WHY["trust"]
BY_LIST: Final = WHY["listed"]
BY_HITCH: Final = WHY["hitch"]
LISTED: Final = (0.35, 0.3)
"""Attention to our claim from which we are on its list, and how much more makes that certain."""
LISTED_CASH: Final = 0.15
"""Of the overdue, in free cash: so much for Friday is money for us."""
CUSTOMERS_WEEKS: Final = (7.0, 6.0)
STOCK_WEEKS: Final = (5.0, 6.0)
NO_PROOF: Final = 0.57
"""A source no better than this is a feeling, not evidence."""
CHALLENGE_PROVEN: Final = 0.90
CHALLENGE_UNPROVEN: Final = 0.42
BRUSHED_OFF: Final = 0.15
"""Trust lost by calling a true reason an excuse."""
BELIEVED_LIE_HABIT: Final = 0.25
CAUGHT_HABIT: Final = 0.20
EMBOLDENED_HABIT: Final = 0.08
CAUGHT_WEAR: Final = 0.3


@inlined
def ramp(x: float, start: float, width: float) -> float:
    """0 below start, 1 above start + width, a straight line between."""
    return min(max((x - start) / width, 0.0), 1.0)


@inlined
def cash_tight(free: float, overdue: float) -> float:
    """How tight cash is against what is overdue."""
    return min(max(1.2 - 1.2 * free / (0.6 * overdue + 1.0), 0.0), 1.0)


@inlined
def customers_unpaid(downstream: float, billed_weekly: float) -> float:
    """How old what the client's customers owe is, in weeks of its sales."""
    return ramp(downstream / (billed_weekly + 1.0), *CUSTOMERS_WEEKS)


@inlined
def slow_sales(stock: float, weekly: float) -> float:
    """How many weeks our goods would last."""
    return ramp(stock / (weekly + 1.0), *STOCK_WEEKS)


@inlined
def complaint(blocked: float) -> float:
    """How much a real problem blocks."""
    return min(blocked * 1.1, 1.0)


@inlined
def others_first(rivals_attention: float) -> float:
    """How hot the rivals are."""
    return ramp(rivals_attention, 0.502, 0.4)


@inlined
def boss_away(away: bool) -> float:
    """True, but said no more often than other reasons."""
    return away * 0.34


@inlined
def will_leave(trust: float) -> float:
    """How little holds the client."""
    return ramp(0.3 - trust, 0.0, 0.3)


@inlined
def listed(attention: float, free: float, overdue: float) -> float:
    """How far up its list for Friday we are, as far as there is money for us."""
    return ramp(attention, *LISTED) * min(free / (LISTED_CASH * overdue + 1.0), 1.0)


@inlined
def by_what_is_so(client: Client, account: Account, why: int) -> float:
    """How true a reason is now that only some scenarios know, 0…1: by what makes it so; 0 if it is none of the game."""
    if why == BY_CASH:
        return cash_tight(free_cash(client), account.overdue)
    if why == BY_CUSTOMERS:
        return customers_unpaid(client.downstream, client.sell_through * client.outlets * MARKUP)
    if why == BY_STOCK:
        return slow_sales(client.stock, client.sell_through * client.outlets)
    if why == BY_RIVALS:
        return others_first(client.rivals_attention)
    if why == BY_ABSENCE:
        return boss_away(client.away)
    if why == BY_TRUST:
        return will_leave(client.trust)
    if why == BY_LIST:
        return listed(client.attention, free_cash(client), account.overdue)
    if why == BY_HITCH:
        return boss_away(client.hitch)
    return 0.0


@inlined
def severity(client: Client, account: Account, kind: int) -> float:
    """How true an excuse is now, 0…1."""
    if kind == Excuse.CASH_TIGHT:
        return cash_tight(free_cash(client), account.overdue)
    if kind == Excuse.CUSTOMERS_UNPAID:
        return customers_unpaid(client.downstream, client.sell_through * client.outlets * MARKUP)
    if kind == Excuse.SLOW_SALES:
        return slow_sales(client.stock, client.sell_through * client.outlets)
    if kind == Excuse.OTHERS_FIRST:
        return others_first(client.rivals_attention)
    if kind == Excuse.BOSS_AWAY:
        return boss_away(client.away)
    if kind == Excuse.WILL_LEAVE:
        return will_leave(client.trust)
    if PROBLEM_OF[kind] < 0:
        return by_what_is_so(client, account, account.why[kind])
    return complaint(client.problem[PROBLEM_OF[kind]])


@inlined
def is_true(client: Client, account: Account, kind: int) -> bool:
    """Is an excuse true now? Read from the world, and of the open one with what it last was."""
    was_true = account.excuse == kind and client.excuse_true
    return severity(client, account, kind) > (STAYS_TRUE_FROM if was_true else TRUE_FROM)


@inlined
def look_again(client: Client, account: Account) -> bool:
    """Is the open excuse true now? It is noted, as what it last was."""
    if account.excuse < 0:
        return False
    client.excuse_true = is_true(client, account, account.excuse)
    return client.excuse_true


@rule
def pick(client: Client, account: Account, luck: float) -> int:
    """The excuse that `luck` picks: the honest by what is so, the others by taste and what still works; −1 if there is none."""
    dishonest, total = (1.0 - client.honesty) * (1.3 + client.stalling), 0.0
    for kind in range(KINDS):
        total += client.honesty * severity(client, account, kind) + dishonest * client.taste[kind] * client.freshness[kind]
    if total <= 0:
        return -1
    mark, reach = luck * total, 0.0
    for kind in range(KINDS - 1):
        reach += client.honesty * severity(client, account, kind) + dishonest * client.taste[kind] * client.freshness[kind]
        if reach > mark:
            return kind
    return KINDS - 1


@inlined
def challenge_works(true: bool, evidence: bool, luck: float) -> bool:
    """Is the excuse broken? A false one nearly always with evidence in hand, else a toss-up; a true one never."""
    return not true and luck < (CHALLENGE_PROVEN if evidence else CHALLENGE_UNPROVEN)
