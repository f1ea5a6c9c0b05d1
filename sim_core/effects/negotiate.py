"""Plans, promises, instalments and discounts (rule 7)."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.contact import contact, make_excuse, note_follow_up, on_the_spot, pay, settle
from sim_core.effects.here import Here, change_trust
from sim_core.model.arrays import TEN_THOUSAND
from sim_core.model.book import MoveRow
from sim_core.model.chance import logistic
from sim_core.model.legal import KNOWING_WEEKS
from sim_core.model.luck import Purpose, look
from sim_core.model.moves import EFFECTS
from sim_core.model.state import Client
from sim_core.model.vocabulary import Said
from sim_core.rules import demand, excuse, promise

ASK_PROMISE: Final = EFFECTS.index("ask_promise")
CONFIRM_PROMISE: Final = EFFECTS.index("confirm_promise")
SET_PLAN: Final = EFFECTS.index("set_plan")
SHARE_PLAN: Final = EFFECTS.index("share_plan")
INSTALMENTS: Final = EFFECTS.index("instalments")
DISCOUNT: Final = EFFECTS.index("discount")
SHARED: Final = 0.6
SHARED_KNOWING: Final = 1.0
OVERREACHING: Final = 0.5
"""What is left of a plan's strength that asks for much more than is owed."""
LEAST_SHARE: Final = 0.15
WAITED_HABIT: Final = 0.20
"""Stalling learnt from a discount: whoever waits, pays less."""
OFFERED_HABIT: Final = 0.06
MET_TRUST: Final = 0.04
"""Trust won by meeting a true reason with a remedy that fits."""


@rule
def set_plan(here: Here, amount: float, weeks: int) -> None:
    """Write a target and a date into the rep's own plan. Nobody else knows of it: nothing changes."""
    here.account.plan_amount = amount
    here.account.plan_week = here.week + weeks
    here.answer.amount = amount


@rule
def share_plan(here: Here, move: MoveRow) -> None:
    """Agree the plan with the client: worth more to one whose difficulties were asked first."""
    account = here.account
    contact(here, move)
    asked = here.week - account.difficulties_week <= KNOWING_WEEKS
    fits = account.plan_amount <= 1.5 * account.owed + TEN_THOUSAND
    strength = (SHARED_KNOWING if asked else SHARED) * (1.0 if fits else OVERREACHING)
    account.plan_shared = max(account.plan_shared, strength)
    here.answer.said, here.answer.amount = Said.WELCOMED, account.plan_amount


@rule
def ratio(here: Here, amount: float, weeks: float) -> float:
    """Amount asked over what the client could pay us by then: our share of free cash and of what comes in."""
    share = max(demand.our_share(here.client, here.account), LEAST_SHARE)
    return amount / (share * (demand.free_cash(here.client) + demand.inflow(here.client) * (weeks + 1.0)) + 1.0)


@inlined
def rounded(amount: float, owed: float) -> float:
    """An amount asked for, in whole ten thousands, or all that is owed."""
    return owed if amount >= owed else min(max(floor(amount / TEN_THOUSAND), 1.0) * TEN_THOUSAND, owed)


@rule
def ask_promise(here: Here, move: MoveRow, asked: float, weeks: int) -> None:
    """Ask for an amount by a date."""
    client, account, answer = here.client, here.account, here.answer
    contact(here, move)
    amount = rounded(asked, account.owed)
    size = ratio(here, amount, float(weeks))
    is_given = promises(here, size, account.excuse >= 0, account.excused_until >= here.week)
    is_meant = means_it(here, size)
    presume(client, size)
    account.promise_asked = here.week
    if is_given:
        write_promise(here, amount, weeks, is_meant, 0)
        answer.said, answer.amount = Said.PROMISED, amount
    else:
        say_why_not(here)


@rule
def promises(here: Here, size: float, excuse_open: bool, excused: bool) -> bool:
    """Is a promise of this size given?"""
    client, account = here.client, here.account
    odds = promise.given(size, client.honesty, client.trust, account.plan_shared, excuse_open, excused)
    return look(here.luck, Purpose.PROMISE) < odds and not client.away and not account.left


@rule
def means_it(here: Here, size: float) -> bool:
    """Is a promise of this size meant, if it is given?"""
    return look(here.luck, Purpose.MEANT) < promise.meant(size, here.client.honesty, here.client.stalling)


@rule
def presume(client: Client, size: float) -> None:
    """Asking for what it cannot possibly pay costs trust."""
    if size > promise.IMPOSSIBLE_FROM:
        change_trust(client, -promise.PRESUMED)


@rule
def say_why_not(here: Here) -> None:
    """Who will not promise gives a reason, as one does who will not pay: else asking for dates would never meet excuses."""
    here.answer.said = Said.DECLINED
    if here.client.away:
        here.answer.said = Said.BUSY_ELSEWHERE
    elif here.account.overdue > 0:
        make_excuse(here)
        if here.answer.said == Said.EVADED:
            here.answer.said = Said.DECLINED


@rule
def write_promise(here: Here, amount: float, weeks: int, is_meant: bool, parts_after: int) -> None:
    """Note a promise (or the first part of one) in the file."""
    account = here.account
    account.promise = amount
    account.promise_week = here.week
    account.promise_due = here.week + weeks
    account.promise_paid = 0.0
    account.promise_followed = 0
    account.promise_parts = parts_after
    account.promise_missed = 0
    here.client.promise_meant = is_meant


@rule
def confirm_promise(here: Here, move: MoveRow) -> None:
    """Follow a promise up."""
    contact(here, move)
    here.answer.said = Said.ANNOYED if note_follow_up(here) else Said.REASSURED
    here.answer.amount = here.account.promise


@rule
def instalments(here: Here, move: MoveRow, asked: float, weeks: int) -> None:
    """Split an amount into weekly parts. Answers a true reason of money; a plan within its means mostly completes."""
    account, answer = here.account, here.answer
    contact(here, move)
    total = min(asked, account.owed)
    share = floor(total / weeks / TEN_THOUSAND) * TEN_THOUSAND
    amount = share if share > 0 else min(TEN_THOUSAND, account.owed)
    size = ratio(here, total, float(weeks))
    is_given = promises(here, size, False, False)
    is_meant = means_it(here, size)
    presume(here.client, size)
    if is_given:
        write_promise(here, amount, 1, is_meant, weeks - 1)
        answer_true_reason(here, move.answers)
        answer.said, answer.amount = Said.AGREED, amount * weeks
    else:
        say_why_not(here)


@rule
def answer_true_reason(here: Here, kinds: int) -> None:
    """Clear the open excuse where it is one of `kinds` (bits) and true: it has been met with a remedy that fits."""
    account = here.account
    if account.excuse >= 0 and kinds >> account.excuse & 1 and excuse.look_again(here.client, account):
        account.excuse = -1
        change_trust(here.client, MET_TRUST)


@rule
def discount(here: Here, move: MoveRow, asked: float) -> None:
    """Offer some per cent off for an amount paid now. Brings money, costs margin, and teaches to wait for it."""
    client, account, answer = here.client, here.account, here.answer
    contact(here, move)
    account.asked_week = here.week
    keen = demand.willingness(client, account, here.week) + move.willing
    account.discount_week = here.week
    willing = look(here.luck, Purpose.WILLING) < logistic(keen) and not client.away
    paid = min(on_the_spot(here, move), rounded(asked, account.owed)) if willing else 0.0
    pay(here, paid)
    off = min(floor(paid * move.percent / 100.0), account.owed)
    settle(here, off)
    account.discounted += off
    client.demand_paid += paid
    client.stalling = min(client.stalling + (WAITED_HABIT if paid > 0 else OFFERED_HABIT), 1.0)
    answer.said = Said.BUSY_ELSEWHERE if client.away else Said.PAID if paid > 0 else Said.DECLINED
    answer.paid, answer.amount = paid, off


@inlined
def negotiate_effect(here: Here, move: MoveRow, amount: float, weeks: int) -> bool:
    """Set off the effect of a move, if it is one of this file. Was it?"""
    effect = move.effect
    if effect == ASK_PROMISE:
        ask_promise(here, move, amount, weeks)
    elif effect == CONFIRM_PROMISE:
        confirm_promise(here, move)
    elif effect == SET_PLAN:
        set_plan(here, amount, weeks)
    elif effect == SHARE_PLAN:
        share_plan(here, move)
    elif effect == INSTALMENTS:
        instalments(here, move, amount, weeks)
    elif effect == DISCOUNT:
        discount(here, move, amount)
    else:
        return False
    return True
