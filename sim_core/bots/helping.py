"""L1, L5: plans made with the client, and help that fits what stands in the way of its paying."""

from typing import Any, Final

from sim_core.bots.portfolio import Portfolio, by_overdue, offer, weeks_left
from sim_core.bots.style import GAP_AT, HELP_AT, PLAN_AT, Rep
from sim_core.compiled import inlined
from sim_core.model.legal import KNOWING_WEEKS, MAX_PARTS, PROMO_AGAIN_WEEKS
from sim_core.model.move_numbers import (
    ANALYSE_GAP,
    ASK_COMPANY,
    ASK_DIFFICULTIES,
    CASH_REBATE,
    DOWNSTREAM_PROMO,
    OPEN_OUTLETS,
    SET_PLAN,
    SHARE_PLAN,
    TERMINAL_CAMPAIGN,
)
from sim_core.model.state import Account
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import STALE_WEEKS, SURE, Cause, Finding

KINDS: Final = len(EXCUSE_ROWS)
GAP_KNOWN_WEEKS: Final = 6
WORTH_PLANNING: Final = 100_000.0
WORTH_ANALYSING: Final = 200_000.0


@inlined
def make_plan_known(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L1: ask about difficulties, set a plan for the rest of the game, and agree it with the client."""
    account, week, place = sight.accounts[client], sight.desk.week, rep.first[PLAN_AT]
    wanted = account.plan_shared == 0 and not account.failed and not account.left and account.owed > WORTH_PLANNING
    if not wanted or sight.rules.weeks - 1 - week < 3:
        return
    if week - account.difficulties_week > KNOWING_WEEKS:
        offer(sight, plan, client, ASK_DIFFICULTIES, place + 2, account.owed)
    elif account.plan_week > week:
        offer(sight, plan, client, SHARE_PLAN, place + 1, account.owed)
    elif offer(sight, plan, client, SET_PLAN, place, account.owed):
        plan[client].amount, plan[client].weeks = account.owed, weeks_left(sight, MAX_PARTS)


@inlined
def help_sell(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L5: help where help fits the cause, before asking for money."""
    account, place = sight.accounts[client], rep.first[HELP_AT]
    week, weeks, worth = sight.desk.week, sight.rules.weeks, by_overdue(account)
    known = week - account.gap_week <= GAP_KNOWN_WEEKS
    stock = known and account.gap_cause == Cause.STOCK
    money = known and (account.gap_cause == Cause.CUSTOMERS or account.gap_cause == Cause.CASH)
    if week < weeks - 3:
        # Looked at only where a promotion is free: the textbook is told of it nowhere else.
        money = money or (week - account.promo_week >= PROMO_AGAIN_WEEKS and money_trouble(account, sight.rules.money, week))
        if (stock or money or rep.promo_everywhere) and rep.promos:
            offer(sight, plan, client, DOWNSTREAM_PROMO, place, worth)
        if stock and rep.campaigns:
            offer(sight, plan, client, TERMINAL_CAMPAIGN, place + 1, worth)
    if account.overdue > rep.rebate_overdue:
        offer(sight, plan, client, CASH_REBATE, place + 2, worth)
    if weeks - week > rep.outlets_weeks and (stock or money):
        offer(sight, plan, client, OPEN_OUTLETS, place + 3, worth)


@inlined
def money_trouble(account: Account, money: int, week: int) -> bool:
    """Does a good and fresh source say that a reason of money is true?"""
    for kind in range(KINDS):
        fresh = week - account.found_week[kind] <= STALE_WEEKS
        if money >> kind & 1 and account.found[kind] == Finding.TRUE and account.found_sure[kind] > SURE and fresh:
            return True
    return False


@inlined
def close_gap(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L5: find out what stands in the way, and ask the company for support."""
    account, week, weeks = sight.accounts[client], sight.desk.week, sight.rules.weeks
    known = week - account.gap_week <= GAP_KNOWN_WEEKS
    if known and week < weeks - 5:
        offer(sight, plan, client, ASK_COMPANY, rep.first[GAP_AT], account.gap_amount)
    if not known and week < weeks - 4 and account.overdue > WORTH_ANALYSING and rep.gaps:
        offer(sight, plan, client, ANALYSE_GAP, rep.first[GAP_AT] + 1, by_overdue(account))
