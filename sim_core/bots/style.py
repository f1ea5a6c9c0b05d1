"""How the textbook weighs things, and what it reads off the file before it thinks."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.model.arrays import Codes, Flags, Weeks, Yuan
from sim_core.model.state import Sight
from sim_core.model.vocabulary import STALE_WEEKS, Excuse, Finding

SURE: Final = 0.75
"""A source less reliable than this is worth checking before acting on it."""
NEVER_WORTH: Final = float("inf")


@dataclass(frozen=True)
class Style:
    """How the textbook weighs things: the defaults were found by trying on `final-quarter`; a variant may be tuned anew.

    Amounts in yuan, shares 0…1, times in weeks. An infinite amount means: never.
    """

    promise_share: float = 0.50  # of the overdue, asked as a promise where cash is not known
    promise_of_cash: float = 0.60  # of the known free cash
    promise_most: float = 0.60  # of the overdue
    promise_weeks: int = 1
    promise_first: bool = False  # a date is asked for before money is
    visit_worth: float = 45_000.0  # what a visit must promise to bring
    manager_worth: float = 90_000.0  # what a visit with the manager must
    sit_in_worth: float = NEVER_WORTH  # what waiting in the client's office must
    small: float = 20_000.0  # overdue not worth an hour
    instalment_weeks: int = 4
    instalment_share: float = 0.90
    letter_overdue: float = NEVER_WORTH  # overdue from which a formal letter goes out, once a month
    hold_overdue: float = NEVER_WORTH  # overdue from which supply is stopped
    hold_from: int = 1  # first week (0-based) in which supply may be stopped
    hold_release: float = 0.15  # part of the overdue whose payment resumes supply
    discount_weeks: int = 2  # in so many last weeks a discount is offered
    rebate_overdue: float = 700_000.0  # overdue from which a cash rebate is offered
    outlets_weeks: float = NEVER_WORTH  # weeks that must be left for opening outlets
    promos: bool = True  # promotions where a source says that money is the trouble
    promo_everywhere: bool = False  # … and everywhere else
    campaigns: bool = True  # campaigns where the stock is
    gaps: bool = True  # gap analyses, and what follows from them
    plans: bool = True  # plans shared with clients
    accepts: bool = True  # true reasons without a remedy are accepted


@dataclass(frozen=True)
class Known:
    """What the textbook reads off its sight. [E, C]."""

    open: Flags  # an excuse is open
    true: Flags  # … and known to be true
    kind: Codes  # of the open excuse, −1
    due: Flags  # owes something worth the trouble
    week: Weeks  # [E, 1]
    met: Flags  # asked for money this week already
    proven: Flags  # the file holds fresh evidence that the open excuse is false
    absent: Flags  # known to be away this week
    able: Yuan  # what it could hand over on the spot, as far as one can tell


def read(sight: Sight, style: Style) -> Known:
    """Read the file: open excuses and what is known of them."""
    account, week = sight.account, sight.desk.week[:, None]
    is_open = account.excuse >= 0
    rows, clients = np.nonzero(is_open)
    said = account.excuse[rows, clients]
    found, fresh = account.found[rows, clients, said], week[rows, 0] - account.found_week[rows, clients, said] <= STALE_WEEKS
    proven, true = np.zeros_like(is_open), np.zeros_like(is_open)
    sure = account.found_sure[rows, clients, said] > SURE
    proven[rows, clients] = fresh & sure & (found == Finding.FALSE)
    true[rows, clients] = fresh & sure & (found == Finding.TRUE)
    gone = account.found[:, :, Excuse.BOSS_AWAY] == Finding.TRUE
    return Known(
        open=is_open,
        true=true,
        kind=account.excuse,
        due=(account.overdue > style.small) & ~account.failed,
        week=week,
        met=account.asked_week >= week,
        proven=proven,
        absent=gone & (account.found_week[:, :, Excuse.BOSS_AWAY] == week),
        able=able_to_pay(sight, week),
    )


def able_to_pay(sight: Sight, week: Weeks) -> Yuan:
    """[E, C] what a visit might bring: a share of the overdue, and of the cash where that is known."""
    account = sight.account
    known = week - account.cash_week <= 2
    middle = (account.cash_low + account.cash_high) / 2
    by_debt = 0.3 * account.overdue
    return np.where(known, np.minimum(by_debt, 0.6 * middle), by_debt)
