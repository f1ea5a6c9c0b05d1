"""L3, L4, L6, L7, L9: promises asked for and followed up; excuses found out, then challenged or remedied; requests answered."""

from typing import Any, Final

from sim_core.bots.portfolio import Portfolio, by_overdue, offer, sized, weeks_left
from sim_core.bots.style import ASK_AT, EXCUSES_AT, FOLLOW_AT, L3, L4, L5, L6, L7, Rep
from sim_core.compiled import inlined
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.move_numbers import (
    ACCEPT_EXCUSE,
    ASK_AROUND,
    ASK_PROMISE,
    CHALLENGE,
    CHECK_RECORDS,
    CHECK_STOCK,
    CONFIRM_PROMISE,
    DECLINE_REQUEST,
    DOWNSTREAM_PROMO,
    FIX_PROBLEM,
    GRANT_REQUEST,
    INSTALMENTS,
)
from sim_core.model.state import Account
from sim_core.model.vocabulary import PROBLEM_OF, STALE_WEEKS, SURE, Excuse, Finding, Request

UNRELIABLE: Final = 2
"""Stars up to which a client is followed up tightly."""
CASH_KNOWN_WEEKS: Final = 3


@inlined
def answer_excuse(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L6, L7: find out, then challenge what is false and remedy what is true."""
    account, wish, without, week = sight.accounts[client], plan[client], rep.without, sight.desk.week
    kind, place, worth = account.excuse, rep.first[EXCUSES_AT], by_overdue(account)
    unchallenged, older = account.challenge_week < week, account.excuse_week < week
    if without & L6:
        offer(sight, plan, client, ACCEPT_EXCUSE, place, worth)
        return
    if without & L7:
        if unchallenged:
            offer(sight, plan, client, CHALLENGE, place, worth)
        return
    complaint = PROBLEM_OF[kind] >= 0
    if wish.proven and unchallenged:
        offer(sight, plan, client, CHALLENGE, place, worth)
    if wish.true:  # who knows more than the file holds can know it beside a finding that says otherwise
        remedy(sight, rep, plan, client, complaint, older)
    if not wish.proven and not wish.true:
        if sight.moves[CHECK_RECORDS].tells >> kind & 1:
            offer(sight, plan, client, CHECK_RECORDS, place + 2, worth)
        if sight.moves[ASK_AROUND].tells >> kind & 1:
            offer(sight, plan, client, ASK_AROUND, place + 3, worth)
        if kind == Excuse.BOSS_AWAY and older and unchallenged:  # a true absence would have ended by itself
            offer(sight, plan, client, CHALLENGE, place + 4, worth)
        if sight.moves[CHECK_STOCK].tells >> kind & 1:
            offer(sight, plan, client, CHECK_STOCK, place + 5, worth)


@inlined
def answer_request(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L9: ring back; goods on account for who keeps its word; goods back where there is no money; else money first."""
    account, place, worth = sight.accounts[client], rep.first[EXCUSES_AT] - 0.5, by_overdue(sight.accounts[client])
    trusted = account.request == Request.WANTS_GOODS and account.stars >= rep.deliver_stars
    returned = account.request == Request.OFFERS_GOODS and has_no_money(account, rep, sight.desk.week)
    if account.request == Request.CALL_BACK or trusted or returned:
        offer(sight, plan, client, GRANT_REQUEST, place, worth)
    else:
        offer(sight, plan, client, DECLINE_REQUEST, place, worth)


@inlined
def has_no_money(account: Account, rep: Rep, week: int) -> bool:
    """Does the file say that the client cannot pay: by its cash as it was read, else by a source on its excuse?"""
    if week - account.cash_week <= CASH_KNOWN_WEEKS:
        return (account.cash_low + account.cash_high) / 2 < rep.return_below * account.overdue
    told = account.found[Excuse.CASH_TIGHT] == Finding.TRUE and account.found_sure[Excuse.CASH_TIGHT] > SURE
    return told and week - account.found_week[Excuse.CASH_TIGHT] <= STALE_WEEKS


@inlined
def remedy(sight: Portfolio, rep: Rep, plan: Any, client: int, complaint: bool, older: bool) -> None:
    """What answers a reason that is true."""
    account, wish, without = sight.accounts[client], plan[client], rep.without
    kind, place, worth = account.excuse, rep.first[EXCUSES_AT], by_overdue(account)
    last = place + 6 + (not without & L5) + (not without & L3)
    if complaint:
        offer(sight, plan, client, FIX_PROBLEM, place + 1, worth)
    if sight.moves[DOWNSTREAM_PROMO].answers >> kind & 1 and not without & L5 and rep.promos:
        offer(sight, plan, client, DOWNSTREAM_PROMO, place + 6, worth)
    terms = sight.moves[INSTALMENTS].answers >> kind & 1 and not without & L3 and not wish.absent
    if terms and offer(sight, plan, client, INSTALMENTS, last - 1, worth):
        wish.amount = sized(account, account.overdue * rep.instalment_share)
        wish.weeks = max(weeks_left(sight, rep.instalment_weeks), 1)
    if not complaint and kind != Excuse.BOSS_AWAY and older and rep.accepts:
        offer(sight, plan, client, ACCEPT_EXCUSE, last, worth)


@inlined
def follow_up(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L3: follow promises up; loosely with the reliable, tightly with the unreliable."""
    account = sight.accounts[client]
    tight = account.stars <= UNRELIABLE
    now = account.promise_due <= sight.desk.week or (tight and account.promise_followed < 1)
    if now and account.promise_followed < (2 if tight else 1):
        offer(sight, plan, client, CONFIRM_PROMISE, rep.first[FOLLOW_AT], account.promise)


@inlined
def ask_for_promise(sight: Portfolio, rep: Rep, plan: Any, client: int) -> None:
    """L4: ask for what is within reach and still means something, with a date; without it, for all by next week."""
    account, wish, week = sight.accounts[client], plan[client], sight.desk.week
    met = account.asked_week >= week
    ready = account.excuse < 0 and (met or rep.promise_first) and not wish.absent and sight.rules.weeks - 1 - week > 0
    worth = by_overdue(account)
    if ready and account.promise_asked < week and offer(sight, plan, client, ASK_PROMISE, rep.first[ASK_AT], worth):
        whole = rep.without & L4 != 0
        wish.amount = sized(account, account.overdue if whole else within_reach(account, rep, week))
        wish.weeks = weeks_left(sight, 1 if whole else rep.promise_weeks)


@inlined
def within_reach(account: Account, rep: Rep, week: int) -> float:
    """What is within reach and still means something."""
    amount = account.overdue * rep.promise_share
    if week - account.cash_week <= CASH_KNOWN_WEEKS:
        amount = max((account.cash_low + account.cash_high) / 2 * rep.promise_of_cash, TEN_THOUSAND)
    return min(amount, account.overdue * rep.promise_most)
