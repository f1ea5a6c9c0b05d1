"""The hot rules for one client at a time, compiled: willingness, payment, excuses, findings, promises. See `scalar.py`.

`one` is a record with the fields of `ClientState` and `AccountState`, `move` a row of the move table, `luck` the state of
a generator. Constants are copies of those of the rules, written out so that the loop outlives a change of the engine.
"""

from math import floor, sqrt

import numpy as np
from numba import njit

from sim_core.model.chance import TABLE
from sim_core.rules import promise

CHANCES = np.ascontiguousarray(TABLE)
EASY, IMPOSSIBLE = np.ascontiguousarray(promise.EASY), np.ascontiguousarray(promise.IMPOSSIBLE)
MEANT_BY_ALL, MEANT_BY_HONEST = np.ascontiguousarray(promise.MEANT_BY_ALL), np.ascontiguousarray(promise.MEANT_BY_HONEST)
MARKUP = 1.12
TOKEN_RELIEF = 0.65  # left of attention after a payment
FIRST_COMPLAINT = 3


@njit
def uniform(luck):
    """The next number in [0, 1) of an xorshift generator."""
    x = luck[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    luck[0] = x
    return (x >> np.uint64(11)) * 1.1102230246251565e-16


@njit
def look_up(x, table, start, step):
    """`chance.look_up`."""
    last = len(table) - 1
    place = min(max((x - start) / step, 0.0), float(last))
    below = min(int(place), last - 1)
    return table[below] + (table[below + 1] - table[below]) * (place - below)


@njit
def chance(points):
    """`chance.chance`."""
    return look_up(points, CHANCES, -6.0, 0.25)


@njit
def blocked(one):
    """`effects.world.blocked_share`."""
    return max(max(one.problem[0], one.problem[1]), max(one.problem[2], one.problem[3]))


@njit
def willingness(one, week):
    """`effects.world.points`."""
    points = -1.5 + 3.2 * one.attention + 2.0 * (one.trust - 0.5)
    points += 0.9 * one.plan_shared + 0.8 * one.honesty - 1.6 * one.stubbornness
    points -= 1.2 * one.stalling + 1.6 * blocked(one) + 2.1 * (one.excuse >= 0)
    points -= 2.3 * (one.excused_until >= week)
    points += 0.7 * (one.rebate_until >= week) + 3.0 * (one.grateful_until >= week)
    points -= 0.6 * (one.promise > 0 and one.promise_due > week) + 1.5 * one.left
    empty = 1.0 - min(one.stock / (3.0 * one.sell_through * one.outlets + 1.0), 1.0)
    points += 2.6 * one.dependence * one.hold * empty * one.credibility
    points -= 1.0 * (one.discount_week < week and one.discount_week >= week - 6)
    return points - 4.0 * (one.trust < 0.15)


@njit
def our_share(one):
    """`effects.world.our_share`."""
    ours = one.attention * (0.5 + 0.6 * one.trust + 0.35 * one.plan_shared) * sqrt(one.owed)
    return ours / (ours + one.rivals_attention * 0.6 * sqrt(one.rivals_owed) + 1.0)


@njit
def change_trust(one, change):
    """`effects.world.change_trust`."""
    one.trust = min(max(one.trust + change, 0.0), 1.0)


@njit
def contact(one, move, week, luck):
    """`effects.contact.contact`."""
    one.attention += move.pressure * (1.0 - one.fatigue) * (1.0 - one.attention)
    one.fatigue = min(one.fatigue + move.fatigue, 1.0)
    lost = max(one.fatigue - 0.6, 0.0) / 0.4 * (0.01 + 0.03 * (1.0 - one.patience)) if move.fatigue > 0 else 0.0
    change_trust(one, move.trust - lost)
    one.contact_week = week
    one.contacts += 1.0
    one.mood = min(int(max(one.trust + (uniform(luck) - 0.5) * 0.2, 0.0) * 5), 4)


@njit
def voluntary(one, wanted):
    """`rules.demand.voluntary`: whole ten thousands, or oldest invoices cleared exactly."""
    rounded, cleared, exact = floor(wanted / 10000.0) * 10000.0, 0.0, 0.0
    for k in range(len(one.invoice)):
        cleared += one.invoice[k]
        if cleared <= wanted:
            exact = cleared
    return min(max(rounded, exact), cleared)


@njit
def pay(one, amount, week):
    """`effects.contact.pay`: oldest invoices first, promises credited."""
    if amount <= 0:
        return
    left = amount
    for k in range(len(one.invoice)):
        part = min(left, one.invoice[k])
        one.invoice[k] -= part
        left -= part
    one.owed -= amount
    one.overdue -= min(amount, one.overdue)
    one.cash -= amount
    one.received += amount
    one.paid_week += amount
    one.last_paid = amount
    one.last_paid_week = week
    if one.promise > 0:
        one.promise_paid += amount
    if one.hold:
        one.hold_paid += amount
    if one.rebate_until >= week:
        back = floor(amount * 0.03)
        one.rebated += back
        one.cash += back


@njit
def severity(one, kind):
    """`rules.excuse.severities`, one of them."""
    weekly = one.sell_through * one.outlets
    if kind == 0:
        free = max(one.cash - one.reserve, 0.0)
        return min(max(1.2 - 1.2 * free / (0.6 * one.overdue + 1.0), 0.0), 1.0)
    if kind == 1:
        return min(max((one.downstream / (weekly * MARKUP + 1.0) - 7.0) / 6.0, 0.0), 1.0)
    if kind == 2:
        return min(max((one.stock / (weekly + 1.0) - 5.0) / 6.0, 0.0), 1.0)
    if kind < 7:
        return min(one.problem[kind - FIRST_COMPLAINT] * 1.1, 1.0)
    if kind == 7:
        return min(max((one.rivals_attention - 0.502) / 0.4, 0.0), 1.0)
    if kind == 8:
        return one.away * 0.34
    return min(max((0.3 - one.trust) / 0.3, 0.0), 1.0)


@njit
def make_excuse(one, week, luck):
    """`effects.contact.make_excuse`: raise one, weighed over all ten, or repeat the open one."""
    if one.excuse < 0:
        dishonest, total, picked = (1.0 - one.honesty) * (1.3 + one.stalling), 0.0, 9
        for kind in range(10):
            total += one.honesty * severity(one, kind) + dishonest * one.taste[kind] * one.worn[kind]
        left = uniform(luck) * total
        for kind in range(10):
            left -= one.honesty * severity(one, kind) + dishonest * one.taste[kind] * one.worn[kind]
            if left < 0:
                picked = kind
                break
        one.excuse = picked
        one.excuse_true = severity(one, picked) > 0.33
        one.excuse_week = week
        one.heard[picked] = min(one.heard[picked], 99) + 1
    one.excuse_said = week


@njit
def ask_for_money(one, move, week, luck):
    """`effects.contact.ask_for_money`: pays on the spot if willing and able, else makes an excuse."""
    one.asked_week = week
    willing = uniform(luck) < chance(willingness(one, week) + move.willing) and not one.away
    paid = 0.0
    if willing:
        undisputed = one.overdue * (1.0 - blocked(one))
        free, before = max(one.cash - one.reserve, 0.0), one.demand_paid
        by_debt = move.share * (undisputed + before) - before
        by_cash = min(move.cash_share, our_share(one)) * (free + before) - before
        paid = voluntary(one, max(min(min(by_debt, by_cash), min(free, undisputed)), 0.0))
    if paid > 0:
        pay(one, paid, week)
        one.demand_paid += paid
        one.attention *= TOKEN_RELIEF
        change_trust(one, 0.01)
    elif one.overdue > 0:
        make_excuse(one, week, luck)


@njit
def learn(one, first, last, sure, week, luck):
    """`effects.knowledge.learn` about the excuses `first` … `last`."""
    for kind in range(first, last + 1):
        really = one.excuse_true if one.excuse == kind else severity(one, kind) > 0.33
        seen = 2 if really == (uniform(luck) < sure) else 1
        fresh = one.found[kind] != 0 and week - one.found_week[kind] <= 4
        if not (fresh and one.found_sure[kind] > sure):
            one.found[kind], one.found_week[kind], one.found_sure[kind] = seen, week, sure


@njit
def follow_up(one, week):
    """`effects.contact.note_follow_up`."""
    if one.promise > 0 and one.promise_week < week:
        if one.honesty > 0.65 and one.promise_followed >= 1:
            change_trust(one, -0.04)
        one.promise_followed = min(one.promise_followed + 1, 100)


@njit
def ask_promise(one, move, amount, weeks, week, luck):
    """`effects.negotiate.ask_promise`: given and meant by its ratio to what the client could pay by then."""
    contact(one, move, week, luck)
    inflow = max(floor(one.downstream * one.downstream_rate + one.other_income - one.other_costs), 0.0)
    able = max(our_share(one), 0.15) * (max(one.cash - one.reserve, 0.0) + inflow * (weeks + 1.0)) + 1.0
    size = amount / able
    odds = look_up(size, EASY, 0.0, 0.25) + (1.0 - one.honesty) * look_up(size, IMPOSSIBLE, 0.0, 0.25)
    odds += 0.2 * (one.trust - 0.5) + 0.08 * one.plan_shared - 0.45 * (one.excuse >= 0) - 0.3 * (one.excused_until >= week)
    given = uniform(luck) < min(max(odds, 0.02), 0.98) and not one.away and not one.left
    odds = look_up(size, MEANT_BY_ALL, 0.0, 0.25) + one.honesty * look_up(size, MEANT_BY_HONEST, 0.0, 0.25)
    meant = uniform(luck) < odds * (1.0 - 0.4 * one.stalling)
    if size > 1.3:
        change_trust(one, -0.05)
    if given:
        one.promise, one.promise_week, one.promise_due = amount, week, week + weeks
        one.promise_paid, one.promise_followed, one.promise_parts, one.promise_missed = 0.0, 0, 0, 0
        one.promise_meant = meant


@njit
def challenge(one, move, week, luck):
    """`effects.negotiate.challenge`."""
    kind, is_true = one.excuse, one.excuse_true
    proven = one.found[kind] == 1 and week - one.found_week[kind] <= 4
    broken = not is_true and uniform(luck) < (0.9 if proven else 0.42)
    one.challenge_week = one.excuse_said = week
    contact(one, move, week, luck)
    if is_true:
        change_trust(one, -0.15)
    habit = -0.2 if broken else (0.0 if is_true else 0.08)
    one.stalling = min(max(one.stalling + habit, 0.0), 1.0)
    if broken:
        one.worn[kind] *= 0.3
        one.excuse = -1
        ask_for_money(one, move, week, luck)
