"""L3, L4, L6, L7: promises asked for and followed up; excuses found out, then challenged or remedied."""

from typing import Final

import numpy as np

from sim_core.bots.common import TEN_THOUSAND, Ask, Round, by_overdue, weeks_left
from sim_core.bots.style import Known, Style
from sim_core.model.arrays import Rows, Weeks, Yuan
from sim_core.model.legal import least_amount
from sim_core.model.state import Sight
from sim_core.model.vocabulary import FIRST_PROBLEM_EXCUSE, Excuse, Problem

OUTSIDE: Final = (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.OTHERS_FIRST, Excuse.WILL_LEAVE)
KNOWN_OUTSIDE: Final = np.isin([*Excuse, -1], OUTSIDE)
"""By number of an excuse (−1, none, is last): do people outside the client know?"""


def answer_excuses(plan: Round, known: Known, style: Style, without: tuple[str, ...]) -> None:
    """L6, L7: find out, then challenge what is false and remedy what is true."""
    account, worth = plan.sight.account, by_overdue(plan.sight)
    is_open = known.open & known.due
    fresh = account.challenge_week < known.week
    if "L6" in without:
        return plan.offer("accept_excuse", worth, is_open)
    if "L7" in without:
        return plan.offer("challenge", worth, is_open & fresh)
    complaint = (known.kind >= FIRST_PROBLEM_EXCUSE) & (known.kind < FIRST_PROBLEM_EXCUSE + len(Problem))
    money = known.open & (known.kind <= Excuse.SLOW_SALES)
    older = account.excuse_week < known.week
    returned = (known.kind == Excuse.BOSS_AWAY) & older  # a true absence would have ended by itself
    unknown = is_open & ~known.proven & ~known.true
    outside = KNOWN_OUTSIDE[known.kind]
    remedy = is_open & known.true
    plan.offer("challenge", worth, is_open & known.proven & fresh)
    plan.offer("fix_problem", worth, remedy & complaint)
    plan.offer("check_records", worth, unknown & complaint)
    plan.offer("ask_around", worth, unknown & outside)
    plan.offer("challenge", worth, unknown & returned & fresh)
    plan.offer("check_stock", worth, unknown & (known.kind == Excuse.SLOW_SALES))
    if "L5" not in without:
        plan.offer("downstream_promo", worth, remedy & money & (known.kind != Excuse.CASH_TIGHT) & style.promos)
    if "L3" not in without:
        plan.offer("instalments", worth, remedy & money & ~known.absent, parts(style))
    return plan.offer("accept_excuse", worth, remedy & ~complaint & (known.kind != Excuse.BOSS_AWAY) & older & style.accepts)


def parts(style: Style) -> Ask:
    """Instalments for a share of the overdue."""

    def ask(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        amount = sized(sight, at, sight.account.overdue[at] * style.instalment_share)
        return amount, np.maximum(weeks_left(sight, style.instalment_weeks)[at[0]], 1)

    return ask


def sized(sight: Sight, at: tuple[Rows, Rows], wanted: Yuan) -> Yuan:
    """An amount that may be asked for, in whole ten thousands."""
    whole = np.floor(wanted / TEN_THOUSAND) * TEN_THOUSAND
    return np.minimum(np.maximum(whole, least_amount(sight.account, at)), sight.account.owed[at])


def follow_up(plan: Round, known: Known) -> None:
    """L3: follow promises up; loosely with the reliable, tightly with the unreliable."""
    account = plan.sight.account
    tight = account.stars <= 2
    enough = account.promise_followed >= np.where(tight, 2, 1)
    now = (account.promise_due <= known.week) | (tight & (account.promise_followed < 1))
    plan.offer("confirm_promise", account.promise, ~enough & now & (account.promise > 0))


def ask_for_promises(plan: Round, known: Known, style: Style, whole: bool) -> None:
    """L4: ask for what is within reach and still means something, with a date; without it, for all by next week."""

    def ask(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        account = sight.account
        if whole:
            return sized(sight, at, account.overdue[at]), weeks_left(sight, 1)[at[0]]
        cash_known = sight.desk.week[at[0]] - account.cash_week[at] <= 3
        middle = (account.cash_low[at] + account.cash_high[at]) / 2
        by_cash = np.maximum(middle * style.promise_of_cash, TEN_THOUSAND)
        amount = np.where(cash_known, by_cash, account.overdue[at] * style.promise_share)
        amount = np.minimum(amount, account.overdue[at] * style.promise_most)
        return sized(sight, at, amount), weeks_left(sight, style.promise_weeks)[at[0]]

    account, left = plan.sight.account, plan.sight.public.weeks - 1 - known.week
    ready = known.due & ~known.open & (known.met | style.promise_first) & ~known.absent & (left > 0)
    ready &= account.promise_asked < known.week
    plan.offer("ask_promise", by_overdue(plan.sight), ready, ask)
