"""Rule 12: what a client can come with by itself: when it may, how likely, and about how many goods."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import Terms
from sim_core.model.state import Account, Client
from sim_core.model.vocabulary import Request

KINDS: Final = len(Request)
FIRST_WEEK: Final = 2
"""The week, from 0, from which somebody may come."""
AGAIN_WEEKS: Final = 4
"""Weeks from one request of a client to its next."""
WANTED_WEEKS: Final = 2.0
"""Weeks of its usual orders that a client wants on account."""
OFFERED_SHARE: Final = 0.4
"""Part of our goods on its shelf that a client offers back."""
LATE_SHARE: Final = 0.2
"""Share of what it owes that is late, from which goods on account are a question at all."""


@inlined
def goods_of(client: Client, account: Account, terms: Terms, kind: int) -> float:
    """The goods that a request would be about, yuan at our price; 0 for one that is about none."""
    if kind == Request.WANTS_GOODS:
        return floor(WANTED_WEEKS * terms.weekly_sales / TEN_THOUSAND) * TEN_THOUSAND
    if kind == Request.OFFERS_GOODS:
        return floor(min(OFFERED_SHARE * client.stock, account.overdue) / TEN_THOUSAND) * TEN_THOUSAND
    return 0.0


@inlined
def may_ask(client: Client, account: Account, terms: Terms, kind: int) -> bool:
    """May a client come with a request, as things stand?"""
    if account.overdue <= 0 or account.left or account.failed:
        return False
    if kind == Request.WANTS_GOODS and (account.hold or account.overdue < LATE_SHARE * account.owed):
        return False
    return kind == Request.CALL_BACK or goods_of(client, account, terms, kind) > 0


@inlined
def is_time(week: int, weeks: int, last: int) -> bool:
    """May anybody come in `week` of a game of `weeks` (from 0), who came `last` in that week?"""
    return FIRST_WEEK <= week < weeks and week - last >= AGAIN_WEEKS


@rule
def possible(client: Client, account: Account, terms: Terms) -> int:
    """How many kinds of request a client may come with."""
    count = 0
    for kind in range(KINDS):
        count += may_ask(client, account, terms, kind)
    return count


@rule
def pick(client: Client, account: Account, terms: Terms, chance: float, luck: float) -> int:
    """The request that `luck` picks, each that is possible as likely as the others; −1 if there is none."""
    count = possible(client, account, terms)
    if count == 0 or luck >= chance:
        return -1
    place = min(int(luck / chance * count), count - 1)
    for kind in range(KINDS):
        if may_ask(client, account, terms, kind):
            if place == 0:
                return kind
            place -= 1
    return -1


@rule
def chance_of(client: Client, account: Account, terms: Terms, chance: float, kind: int) -> float:
    """How likely it is to come with a request (−1: with none), where it is time for one."""
    count = possible(client, account, terms)
    if kind < 0:
        return 1.0 - chance if count > 0 else 1.0
    return chance / count if may_ask(client, account, terms, kind) else 0.0
