"""L1, L5: plans made with the client, and help that fits what stands in the way of its paying."""

from typing import Final

import numpy as np

from sim_core.bots.common import Round, by_overdue, weeks_left
from sim_core.bots.style import SURE, Known, Style
from sim_core.model.arrays import Flags, Rows, Weeks, Yuan
from sim_core.model.legal import MAX_PARTS, PROMO_WEEKS
from sim_core.model.state import AccountState, Sight
from sim_core.model.vocabulary import STALE_WEEKS, Cause, Finding

MONEY: Final = 3
"""The first three excuses are reasons of money."""


def make_plan_known(plan: Round, known: Known, style: Style) -> None:
    """L1: ask about difficulties, set a plan for the rest of the game, and agree it with the client."""
    if not style.plans:
        return
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = account.owed
    wanted = (account.plan_shared == 0) & ~account.failed & ~account.left & (account.owed > 100_000)
    wanted &= weeks - 1 - known.week >= 3
    asked = known.week - account.difficulties_week <= 6
    planned = account.plan_week > known.week
    plan.offer("set_plan", worth, wanted & asked & ~planned, everything_by_the_end)
    plan.offer("share_plan", worth, wanted & asked & planned)
    plan.offer("ask_difficulties", worth, wanted & ~asked)


def everything_by_the_end(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
    """A plan for all that is owed, by the end of the game."""
    return sight.account.owed[at], weeks_left(sight, MAX_PARTS)[at[0]]


def close_gaps(plan: Round, known: Known, style: Style) -> None:
    """L5: find out what stands in the way, and ask the company for support."""
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = by_overdue(plan.sight)
    fresh = known.week - account.gap_week <= 6
    early = known.week < weeks - 4
    plan.offer("ask_company", account.gap_amount, fresh & (known.week < weeks - 5))
    plan.offer("analyse_gap", worth, early & ~fresh & (account.overdue > 200_000) & style.gaps)


def help_sell(plan: Round, known: Known, style: Style) -> None:
    """L5: help where help fits the cause, before asking for money."""
    account, weeks = plan.sight.account, plan.sight.public.weeks
    worth = by_overdue(plan.sight)
    fresh = known.week - account.gap_week <= 6
    early = known.due & (known.week < weeks - 3)
    asked = np.flatnonzero(early & plan.open & (known.week - account.promo_week >= PROMO_WEEKS))
    row, client = np.divmod(asked, worth.shape[1])
    told = np.zeros_like(early)
    told[row, client] = money_trouble(account, row, client, known.week[row, 0])
    stock = fresh & (account.gap_cause == Cause.STOCK)
    money = fresh & ((account.gap_cause == Cause.CUSTOMERS) | (account.gap_cause == Cause.CASH))
    money |= told
    plan.offer("downstream_promo", worth, early & (stock | money | style.promo_everywhere) & style.promos)
    plan.offer("terminal_campaign", worth, early & stock & style.campaigns)
    plan.offer("cash_rebate", worth, known.due & (account.overdue > style.rebate_overdue))
    plan.offer("open_outlets", worth, known.due & (weeks - known.week > style.outlets_weeks) & (stock | money))


def money_trouble(account: AccountState, row: Rows, client: Rows, week: Weeks) -> Flags:
    """[N] does a good and fresh source say that a reason of money is true?"""
    true = account.found[row, client, :MONEY] == Finding.TRUE
    sure = account.found_sure[row, client, :MONEY] > SURE
    fresh = week[:, None] - account.found_week[row, client, :MONEY] <= STALE_WEEKS
    told = true & sure & fresh
    return told[:, 0] | told[:, 1] | told[:, 2]
