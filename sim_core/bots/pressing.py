"""L2, L9: asking for money, in the measure that the client and what it owes call for."""

from typing import Any, Final

from sim_core.bots.portfolio import Portfolio, by_overdue, offer, sized, weeks_left
from sim_core.bots.style import CHASE_AT, SETTLE_AT, SQUEEZE_AT, Rep
from sim_core.compiled import inlined
from sim_core.model.move_numbers import CALL, DEMAND_LETTER, DISCOUNT, RESUME_SUPPLY, STOP_SUPPLY, VISIT
from sim_core.model.state import Account

LETTERS_A_MONTH: Final = 0.3
"""A letter counts for so much less each week; below this the last one is about a month old."""
CASH_FRESH_WEEKS: Final = 2


@inlined
def due(account: Account, rep: Rep) -> bool:
    """Does it owe something worth the trouble?"""
    return account.overdue > rep.small and not account.failed


@inlined
def able_to_pay(account: Account, week: int) -> float:
    """What a visit might bring: a share of the overdue, and of the cash where that is known."""
    by_debt = 0.3 * account.overdue
    if week - account.cash_week <= CASH_FRESH_WEEKS:
        return min(by_debt, 0.6 * ((account.cash_low + account.cash_high) / 2))
    return by_debt


@inlined
def to_be_chased(sight: Portfolio, rep: Rep, plan: Any, client: int) -> bool:
    """L2: everybody who owes, is not asked yet this week, and has given neither a reason nor its word."""
    account = sight.accounts[client]
    free = account.excuse < 0 and account.asked_week < sight.desk.week and account.promise <= 0
    return free and due(account, rep) and not plan[client].absent


@inlined
def send_letter(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """A formal letter where much is overdue, once a month."""
    account = sight.accounts[client]
    much = account.letters < LETTERS_A_MONTH and account.overdue > rep.letter_overdue
    if much and to_be_chased(sight, rep, plan, client):
        offer(sight, plan, client, DEMAND_LETTER, rep.first[CHASE_AT], able_to_pay(account, sight.desk.week))


@inlined
def chase(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L2: ask everybody who owes, every week; in person where it is worth the way."""
    if to_be_chased(sight, rep, plan, client):
        able = able_to_pay(sight.accounts[client], sight.desk.week)
        if able > rep.visit_worth:
            offer(sight, plan, client, VISIT, rep.first[CHASE_AT] + 3, able)
        offer(sight, plan, client, CALL, rep.first[CHASE_AT] + 4, able)


@inlined
def squeeze(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L9: stop supply only where much is overdue, for as long as nothing is paid, and never into the last week."""
    account, week = sight.accounts[client], sight.desk.week
    left, worth = sight.rules.weeks - 1 - week, by_overdue(account)
    released = account.hold and (account.hold_paid >= rep.hold_release * (account.overdue + 1.0) or left == 0)
    if released and account.hold_paid > 0:
        offer(sight, plan, client, RESUME_SUPPLY, rep.first[SQUEEZE_AT], worth)
    fit = due(account, rep) and account.overdue > rep.hold_overdue and week >= rep.hold_from and account.bluffs == 0
    if fit and not account.hold and left > 1 and account.hold_paid <= 0:
        offer(sight, plan, client, STOP_SUPPLY, rep.first[SQUEEZE_AT] + 1, worth)


@inlined
def settle_at_a_discount(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """Near the end, some per cent off for what is paid at once: a last resort, for it costs and is remembered."""
    account, week = sight.accounts[client], sight.desk.week
    ready = account.asked_week < week and not plan[client].absent and account.promise <= 0
    late = sight.rules.weeks - week <= rep.discount_weeks
    if ready and late and offer(sight, plan, client, DISCOUNT, rep.first[SETTLE_AT], by_overdue(account)):
        plan[client].amount, plan[client].weeks = sized(account, account.overdue), weeks_left(sight, 0)
