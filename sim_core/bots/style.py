"""How the textbook weighs things, and which lessons it leaves out, as a record its rules read."""

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Annotated, Final

import numpy as np

from sim_core.model.arrays import AnyArray
from sim_core.model.records import Flag, Kind, Level, Money, Number, dtype_of
from sim_core.model.vocabulary import LESSONS

NEVER_WORTH: Final = float("inf")
L1, L2, L3, L4, L5, L6, L7, L8, L9 = (1 << number for number in range(len(LESSONS)))


@dataclass(frozen=True)
class Style:
    """How the textbook weighs things: the defaults were found by trying on `final-quarter`; a variant may be tuned anew.

    Amounts in yuan, shares 0…1, times in weeks. An infinite amount means: never.
    """

    promise_share: Level = 0.50  # of the overdue, asked as a promise where cash is not known
    promise_of_cash: Level = 0.60  # of the known free cash
    promise_most: Level = 0.60  # of the overdue
    promise_weeks: Number = 1
    promise_first: Flag = False  # a date is asked for before money is
    visit_worth: Money = 45_000.0  # what a visit must promise to bring
    manager_worth: Money = 90_000.0  # what a visit with the manager must
    sit_in_worth: Money = NEVER_WORTH  # what waiting in the client's office must
    small: Money = 20_000.0  # overdue not worth an hour
    instalment_weeks: Number = 4
    instalment_share: Level = 0.90
    letter_overdue: Money = NEVER_WORTH  # overdue from which a formal letter goes out, once a month
    hold_overdue: Money = NEVER_WORTH  # overdue from which supply is stopped
    hold_from: Number = 1  # first week (0-based) in which supply may be stopped
    hold_release: Level = 0.15  # part of the overdue whose payment resumes supply
    discount_weeks: Number = 2  # in so many last weeks a discount is offered
    rebate_overdue: Money = 700_000.0  # overdue from which a cash rebate is offered
    outlets_weeks: Level = NEVER_WORTH  # weeks that must be left for opening outlets
    promos: Flag = True  # promotions where a source says that money is the trouble
    promo_everywhere: Flag = False  # … and everywhere else
    campaigns: Flag = True  # campaigns where the stock is
    gaps: Flag = True  # gap analyses, and what follows from them
    plans: Flag = True  # plans shared with clients
    accepts: Flag = True  # true reasons without a remedy are accepted
    answers: Flag = True  # what clients come with by themselves is answered
    deliver_stars: Number = 4  # reputation from which goods are delivered on account
    return_below: Level = 0.6  # cash read, as a share of the overdue, below which goods are taken back in place of money


INFORMED: Final = Style(promise_of_cash=1.0, promise_most=1.0, visit_worth=90_000.0, gaps=False)
"""How the oracle weighs things: it knows to the yuan what there is, so it asks for all of that, and goes in person only where
that is much."""
# Places of the offers, in falling importance.
EXCUSES_AT, FOLLOW_AT, PLAN_AT, SQUEEZE_AT, HELP_AT, SETTLE_AT, ASK_AT, CHASE_AT, GAP_AT, CALL_AT = range(10)


@dataclass(frozen=True)
class Rep(Style):
    """A style, the lessons left out, and the numbers of the offers: the lower, the more important."""

    without: Number = 0  # bits of lessons
    informed: Flag = False  # does it see the truth?
    first: Annotated[list[int], Kind("i8", 10)] = ()  # type: ignore[assignment]  # filled in by `rep_of`


REP: Final = dtype_of(Rep)


@lru_cache(maxsize=256)
def rep_of(style: Style, without: tuple[str, ...] = (), informed: bool = False) -> AnyArray:
    """A way of playing by the book, as a record [1]."""
    bits = sum(1 << LESSONS.index(lesson) for lesson in set(without))
    record = np.zeros(1, REP)
    for field in fields(Style):
        record[field.name] = getattr(style, field.name)
    record["without"], record["informed"] = bits, informed
    record["first"][0] = _ranks(bits, style.plans)
    return record


def _ranks(without: int, plans: bool) -> list[int]:
    """The numbers of the offers. A lesson that is left out offers nothing."""
    excuses = 1 + 3 * bool(without & L9) + bool(without & L8)
    dealt = 1 if without & (L6 | L7) else 7 + (not without & L5) + (not without & L3)
    follow = excuses + dealt
    plan = follow + (not without & L3)
    squeeze = plan + 3 * bool(not without & L1 and plans)
    help_sell = squeeze + 2
    settle = help_sell + 4 * (not without & L5)
    chase = settle + 2
    gap = chase + 5
    return [excuses, follow, plan, squeeze, help_sell, settle, settle + 1, chase, gap, gap + 2 * (not without & L5)]
