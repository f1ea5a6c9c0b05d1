"""Plans, promises, instalments, discounts, and dealing with an excuse (rules 6 and 7)."""

from typing import Final

import numpy as np

from sim_core.effects.contact import ask_for_money, contact, make_excuse, note_follow_up, on_the_spot, pay, settle
from sim_core.effects.investigate import inflow
from sim_core.effects.world import (
    Answer,
    At,
    Order,
    World,
    change_trust,
    is_complaint,
    our_share,
    part,
    points,
    silent,
    week_at,
    weekly_luck,
)
from sim_core.model.arrays import Codes, Flags, Levels, Yuan
from sim_core.model.chance import chance
from sim_core.model.legal import KNOWING_WEEKS, complaint_about
from sim_core.model.luck import Purpose
from sim_core.model.vocabulary import FIRST_PROBLEM_EXCUSE, STALE_WEEKS, Excuse, Finding, Said
from sim_core.rules import demand, excuse, promise

SHARED: Final = 0.6
SHARED_KNOWING: Final = 1.0
EXCUSED_WEEKS: Final = 2
FIXED_TRUST: Final = 0.15
UNDERSTOOD: Final = 0.06
LEAST_SHARE: Final = 0.15
WAITED_HABIT: Final = 0.20
"""Stalling learnt from a discount: whoever waits, pays less."""
OFFERED_HABIT: Final = 0.06
NEEDS_TERMS: Final = (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.SLOW_SALES)


def set_plan(world: World, order: Order) -> Answer:
    """Write a target and a date into the rep's own plan. Nobody else knows of it: nothing changes."""
    account = world.account
    account.plan_amount[order.at] = order.amount
    account.plan_week[order.at] = week_at(world, order.at) + order.weeks
    answer = silent(len(order.move))
    answer.amount = order.amount
    return answer


def share_plan(world: World, order: Order) -> Answer:
    """Agree the plan with the client: worth more to one whose difficulties were asked first."""
    at, account = order.at, world.account
    contact(world, order)
    asked = week_at(world, at) - account.difficulties_week[at] <= KNOWING_WEEKS
    fits = account.plan_amount[at] <= 1.5 * account.owed[at] + demand.ROUND
    strength = np.where(asked, SHARED_KNOWING, SHARED) * np.where(fits, 1.0, 0.5)
    account.plan_shared[at] = np.maximum(account.plan_shared[at], strength)
    answer = silent(len(order.move))
    answer.said[:] = Said.WELCOMED
    answer.amount = account.plan_amount[at]
    return answer


def ratio(world: World, at: At, amount: Yuan, weeks: Levels, order: Order) -> Levels:
    """Amount asked over what the client could pay us by then: our share of free cash and of what comes in."""
    client = world.client
    share = np.maximum(our_share(world.client, world.account, at), LEAST_SHARE)
    free = demand.free_cash(client.cash[at], client.reserve[at])
    return amount / (share * (free + inflow(world, order) * (weeks + 1.0)) + 1.0)


def rounded(amount: Yuan, owed: Yuan) -> Yuan:
    """An amount asked for, in whole ten thousands, or all that is owed."""
    return np.where(amount >= owed, owed, np.minimum(np.maximum(np.floor(amount / demand.ROUND), 1.0) * demand.ROUND, owed))


def ask_promise(world: World, order: Order) -> Answer:
    """Ask for an amount by a date."""
    at, client, account = order.at, world.client, world.account
    contact(world, order)
    answer = silent(len(order.move))
    amount = rounded(order.amount, account.owed[at])
    size = ratio(world, at, amount, order.weeks.astype(np.float64), order)
    excused = account.excused_until[at] >= week_at(world, at)
    odds = promise.given(size, client.honesty[at], client.trust[at], account.plan_shared[at], account.excuse[at] >= 0, excused)
    given = (weekly_luck(world, Purpose.PROMISE, at) < odds) & ~client.away[at] & ~account.left[at]
    meant = weekly_luck(world, Purpose.MEANT, at) < promise.meant(size, client.honesty[at], client.stalling[at])
    change_trust(client, at, -promise.PRESUMED * (size > promise.IMPOSSIBLE_FROM))
    write_promise(world, part(order, given), amount[given], meant[given], np.zeros(int(given.sum()), np.int8))
    account.promise_asked[at] = week_at(world, at)
    answer.said[:] = np.where(given, Said.PROMISED, Said.DECLINED)
    say_why_not(world, at, given, answer)
    answer.amount = np.where(given, amount, 0.0)
    return answer


def say_why_not(world: World, at: At, given: Flags, answer: Answer) -> None:
    """Who will not promise gives a reason, as one does who will not pay: else asking for dates would never meet excuses."""
    answer.said[world.client.away[at]] = Said.BUSY_ELSEWHERE
    refusing = np.flatnonzero(~given & ~world.client.away[at] & (world.account.overdue[at] > 0))
    if len(refusing):
        said, answer.excuse[refusing] = make_excuse(world, at[refusing])
        answer.said[refusing] = np.where(said == Said.EVADED, Said.DECLINED, said)


def write_promise(world: World, order: Order, amount: Yuan, meant: Flags, parts_after: Codes) -> None:
    """Note a promise (or the first part of one) in the file."""
    at, account = order.at, world.account
    account.promise[at] = amount
    account.promise_week[at] = week_at(world, at)
    account.promise_due[at] = week_at(world, at) + order.weeks
    account.promise_paid[at] = 0.0
    account.promise_followed[at] = 0
    account.promise_parts[at] = parts_after
    account.promise_missed[at] = 0
    world.client.promise_meant[at] = meant


def confirm_promise(world: World, order: Order) -> Answer:
    """Follow a promise up."""
    contact(world, order)
    annoyed = note_follow_up(world, order.at)
    answer = silent(len(order.move))
    answer.said[:] = np.where(annoyed, Said.ANNOYED, Said.REASSURED)
    answer.amount = world.account.promise[order.at]
    return answer


def instalments(world: World, order: Order) -> Answer:
    """Split an amount into weekly parts. Answers a true reason of money; a plan within its means mostly completes."""
    at, client, account = order.at, world.client, world.account
    contact(world, order)
    answer = silent(len(order.move))
    weeks = order.weeks.astype(np.float64)
    total = np.minimum(order.amount, account.owed[at])
    share = np.floor(total / weeks / demand.ROUND) * demand.ROUND
    amount = np.where(share > 0, share, np.minimum(demand.ROUND, account.owed[at]))
    size = ratio(world, at, total, weeks, order)
    no = np.zeros(len(size), np.bool_)
    odds = promise.given(size, client.honesty[at], client.trust[at], account.plan_shared[at], no, no)
    given = (weekly_luck(world, Purpose.PROMISE, at) < odds) & ~client.away[at] & ~account.left[at]
    meant = weekly_luck(world, Purpose.MEANT, at) < promise.meant(size, client.honesty[at], client.stalling[at])
    change_trust(client, at, -promise.PRESUMED * (size > promise.IMPOSSIBLE_FROM))
    first = part(order, given)
    first.weeks = np.ones(len(first.move), np.int16)
    write_promise(world, first, amount[given], meant[given], (order.weeks[given] - 1).astype(np.int8))
    answer_true_reason(world, at[given], NEEDS_TERMS)
    answer.said[:] = np.where(given, Said.AGREED, Said.DECLINED)
    say_why_not(world, at, given, answer)
    answer.amount = np.where(given, amount * weeks, 0.0)
    return answer


def answer_true_reason(world: World, at: At, kinds: tuple[Excuse, ...]) -> None:
    """Clear the open excuse where it is one of `kinds` and true: it has been met with a remedy that fits."""
    client, account = world.client, world.account
    met = np.isin(account.excuse[at], kinds) & client.excuse_true[at]
    account.excuse[at] = np.where(met, -1, account.excuse[at]).astype(np.int8)
    change_trust(client, at, 0.04 * met)


def discount(world: World, order: Order) -> Answer:
    """Offer some per cent off for an amount paid now. Brings money, costs margin, and teaches to wait for it."""
    at, client, account, table = order.at, world.client, world.account, world.table
    contact(world, order)
    answer = silent(len(order.move))
    account.asked_week[at] = week_at(world, at)
    keen = points(client, account, at, week_at(world, at)) + table.willing[order.move]
    account.discount_week[at] = week_at(world, at)
    willing = (weekly_luck(world, Purpose.WILLING, at) < chance(keen)) & ~client.away[at]
    paid = np.where(willing, np.minimum(on_the_spot(world, order), rounded(order.amount, account.owed[at])), 0.0)
    pay(world, at, paid)
    off = np.minimum(np.floor(paid * table.percent[order.move] / 100.0), account.owed[at])
    settle(world, at, off)
    account.discounted[at] += off
    client.demand_paid[at] += paid
    client.stalling[at] = np.minimum(client.stalling[at] + np.where(paid > 0, WAITED_HABIT, OFFERED_HABIT), 1.0)
    answer.said[:] = np.where(paid > 0, Said.PAID, Said.DECLINED)
    answer.said[client.away[at]] = Said.BUSY_ELSEWHERE
    answer.paid, answer.amount = paid, off
    return answer


def evidence_against(world: World, at: At) -> Flags:
    """Does the file hold a fresh finding that the open excuse is false?"""
    account = world.account
    place = (at, np.maximum(account.excuse[at], 0).astype(np.intp))
    fresh = week_at(world, at) - account.found_week[place] <= STALE_WEEKS
    return (account.found[place] == Finding.FALSE) & fresh & (account.found_sure[place] > excuse.NO_PROOF)


def challenge(world: World, order: Order) -> Answer:
    """Face the client with its excuse: broken if false, likely so with evidence; an insult if true."""
    at, client, account = order.at, world.client, world.account
    kind = account.excuse[at].copy()
    is_true = client.excuse_true[at]
    broken = excuse.challenge_works(is_true, evidence_against(world, at), weekly_luck(world, Purpose.CHALLENGE, at))
    account.challenge_week[at] = week_at(world, at)
    account.excuse_said[at] = week_at(world, at)
    contact(world, order)
    change_trust(client, at, -excuse.BRUSHED_OFF * is_true)
    habit = np.where(broken, -excuse.CAUGHT_HABIT, np.where(is_true, 0.0, excuse.EMBOLDENED_HABIT))
    client.stalling[at] = np.minimum(np.maximum(client.stalling[at] + habit, 0.0), 1.0)
    place = (at, kind.astype(np.intp))
    client.worn[place] = np.where(broken, client.worn[place] * excuse.CAUGHT_WEAR, client.worn[place])
    account.excuse[at] = np.where(broken, -1, kind).astype(np.int8)
    answer = silent(len(order.move))
    answer.said[:] = Said.STOOD_FIRM
    answer.excuse[:] = kind
    won = np.flatnonzero(broken)
    if len(won):
        follow = ask_for_money(world, part(order, won))
        paid = follow.paid > 0
        answer.said[won] = np.where(paid, Said.CAUGHT, follow.said)
        answer.excuse[won] = np.where(paid, kind[won], follow.excuse)
        answer.paid[won] = follow.paid
    return answer


def accept_excuse(world: World, order: Order) -> Answer:
    """Believe the client: it is let off for two weeks, and if it lied, it learns that lying works."""
    at, client, account = order.at, world.client, world.account
    answer = silent(len(order.move))
    answer.said[:] = Said.BELIEVED
    answer.excuse = account.excuse[at].copy()
    is_true = client.excuse_true[at]
    client.stalling[at] = np.minimum(client.stalling[at] + np.where(is_true, 0.0, excuse.BELIEVED_LIE_HABIT), 1.0)
    client.fatigue[at] = np.minimum(client.fatigue[at] + np.where(is_true, 0.0, 0.1), 1.0)
    change_trust(client, at, UNDERSTOOD * is_true)
    account.excuse[at] = -1
    account.excused_until[at] = week_at(world, at) + EXCUSED_WEEKS
    account.contact_week[at] = week_at(world, at)
    return answer


def fix_problem(world: World, order: Order) -> Answer:
    """Put right what the client complains of (or what was found): unlocks payment if it was real, else spends the excuse."""
    at, client, account = order.at, world.client, world.account
    about = complaint_about(account, (at,)).astype(np.intp)
    kind = about + FIRST_PROBLEM_EXCUSE
    share = client.problem[(at, about)]
    said_it = account.excuse[at] == kind
    real = (share > 0) & ~(said_it & ~client.excuse_true[at] & (share * 1.1 <= excuse.TRUE_FROM))
    contact(world, order)
    client.problem[(at, about)] = 0.0
    change_trust(client, at, FIXED_TRUST * real)
    place = (at, kind)
    account.found[place] = Finding.FALSE
    account.found_week[place] = week_at(world, at)
    account.found_sure[place] = 1.0
    client.worn[place] = np.where(real, client.worn[place], 0.0)
    spent = said_it & is_complaint(account.excuse[at])
    account.excuse[at] = np.where(spent, -1, account.excuse[at]).astype(np.int8)
    answer = silent(len(order.move))
    answer.said[:] = np.where(real, Said.FIXED, Said.NOTHING_TO_FIX)
    answer.excuse[:] = kind
    thankful = np.flatnonzero(real)
    if len(thankful):
        follow = ask_for_money(world, part(order, thankful))
        answer.paid[thankful] = follow.paid
    return answer
