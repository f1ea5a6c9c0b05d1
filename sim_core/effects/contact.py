"""Contact, demands and payments: what chasing does (rules 1 to 4)."""

import numpy as np

from sim_core.effects.knowledge import learn, read_demeanour
from sim_core.effects.world import (
    Answer,
    At,
    Order,
    World,
    blocked_share,
    change_trust,
    draw,
    our_share,
    part,
    points,
    read_mood,
    silent,
    truth_of_excuses,
    week_at,
    weekly_luck,
)
from sim_core.model.arrays import Codes, Flags, Yuan
from sim_core.model.chance import chance
from sim_core.model.luck import Purpose
from sim_core.model.moves import MOVE
from sim_core.model.vocabulary import Excuse, Said
from sim_core.rules import attention, demand, excuse, promise

REBATE_MOVE = MOVE["cash_rebate"]
TOKEN_SHARE = 0.06
"""A payment under this share of the overdue is felt as a token."""
PAID_TRUST = 0.01
FACE_TO_FACE = 2.0
"""Hours from which a demand counts as a visit: it shows who is in and what is on the shelf."""


def contact(world: World, order: Order) -> None:
    """Attention, fatigue and trust after a contact; the file notes it and the mood."""
    at, client, account, table = order.at, world.client, world.account, world.table
    fatigue = client.fatigue[at]
    client.attention[at] = attention.raised(client.attention[at], table.pressure[order.move], fatigue)
    client.fatigue[at] = attention.tired(fatigue, table.fatigue[order.move])
    chased = table.fatigue[order.move] > 0
    lost = attention.annoyance(client.fatigue[at], client.patience[at]) * chased
    change_trust(client, at, table.trust[order.move] - lost)
    account.contact_week[at] = week_at(world, at)
    account.contacts[at] += 1.0
    account.mood[at] = read_mood(client.trust[at], weekly_luck(world, Purpose.MOOD, at))


def pay(world: World, at: At, amount: Yuan) -> None:
    """Move `amount` [N] from the clients' cash to us: oldest invoices first, promises and rebates credited."""
    here, amount = at[amount > 0], amount[amount > 0]
    if not len(here):
        return
    client, account = world.client, world.account
    settle(world, here, amount)
    client.cash[here] -= amount
    account.received[here] += amount
    account.paid_week[here] += amount
    account.last_paid[here] = amount
    account.last_paid_week[here] = week_at(world, here)
    account.promise_paid[here] += np.where(account.promise[here] > 0, amount, 0.0)
    account.hold_paid[here] += np.where(account.hold[here], amount, 0.0)
    percent = world.table.percent[REBATE_MOVE]
    rebate = np.floor(amount * percent / 100.0) * (account.rebate_until[here] >= week_at(world, here))
    account.rebated[here] += rebate
    client.cash[here] += rebate


def settle(world: World, at: At, amount: Yuan) -> None:
    """Take `amount` [N] off the oldest invoices."""
    account = world.account
    account.invoice[at] -= demand.split_oldest_first(amount, account.invoice[at])
    account.owed[at] -= amount
    account.overdue[at] -= np.minimum(amount, account.overdue[at])


def note_follow_up(world: World, at: At) -> Flags:
    """A contact while a promise is open follows it up. [N] who is annoyed: reliable, and followed up before."""
    client, account = world.client, world.account
    open_promise = (account.promise[at] > 0) & (account.promise_week[at] < week_at(world, at))
    if not open_promise.any():
        return open_promise
    annoyed = open_promise & (client.honesty[at] > promise.RELIABLE) & (account.promise_followed[at] >= 1)
    change_trust(client, at, -promise.ANNOYED * annoyed)
    account.followed_week[at] = np.where(open_promise, week_at(world, at), account.followed_week[at])
    account.promise_followed[at] = np.minimum(account.promise_followed[at] + open_promise, 100).astype(np.int8)
    return annoyed


def make_demand(world: World, order: Order) -> Answer:
    """A contact that asks for money."""
    contact(world, order)
    annoyed = note_follow_up(world, order.at)
    answer = ask_for_money(world, order)
    quiet = annoyed & (answer.said == Said.EVADED)
    answer.said[quiet] = Said.ANNOYED
    in_person = world.table.hours[order.move] >= FACE_TO_FACE
    if in_person.any():
        see_for_oneself(world, part(order, in_person))
    return answer


def ask_for_money(world: World, order: Order) -> Answer:
    """If willing and able, it pays on the spot; otherwise it gives an excuse, or repeats the open one."""
    at, client, account, table = order.at, world.client, world.account, world.table
    answer = silent(len(at))
    week = week_at(world, at)
    account.asked_week[at] = week
    keen = points(client, account, at, week) + table.willing[order.move]
    willing = (weekly_luck(world, Purpose.WILLING, at) < chance(keen)) & ~client.away[at]
    answer.paid = np.where(willing, on_the_spot(world, order), 0.0)
    paid = answer.paid > 0
    small = answer.paid < TOKEN_SHARE * (account.overdue[at])
    pay(world, at, answer.paid)
    client.demand_paid[at] += answer.paid
    client.attention[at] = np.where(paid, client.attention[at] * attention.RELIEF, client.attention[at])
    change_trust(client, at, PAID_TRUST * paid)
    answer.said[paid] = np.where(small[paid], Said.TOKEN, Said.PAID)
    nothing_due = ~paid & (account.overdue[at] <= 0)
    answer.said[nothing_due] = Said.EVADED
    refusing = np.flatnonzero(~paid & ~nothing_due)
    if len(refusing):
        some = part(order, refusing)
        answer.said[refusing], answer.excuse[refusing] = make_excuse(world, some.at)
    return answer


def on_the_spot(world: World, order: Order) -> Yuan:
    """What a willing client hands over [N]: bounded by the undisputed overdue, its free cash, and our share of that.

    What was already paid on demand this week counts: asking twice does not bring twice.
    """
    at, client, account, table = order.at, world.client, world.account, world.table
    undisputed = account.overdue[at] * (1.0 - blocked_share(client, at))
    free = demand.free_cash(client.cash[at], client.reserve[at])
    before = client.demand_paid[at]
    by_debt = table.share[order.move] * (undisputed + before) - before
    by_cash = np.minimum(table.cash_share[order.move], our_share(world.client, world.account, at)) * (free + before) - before
    wanted = np.maximum(np.minimum(np.minimum(by_debt, by_cash), np.minimum(free, undisputed)), 0.0)
    return demand.voluntary(wanted, account.invoice[at])


def make_excuse(world: World, at: At) -> tuple[Codes, Codes]:
    """Raise an excuse, or repeat the open one. Returns what was said [N] and which excuse [N]."""
    client, account = world.client, world.account
    week = week_at(world, at)
    severity = truth_of_excuses(world.client, world.account, at)
    weight = excuse.weights(severity, client.honesty[at], client.taste[at], client.worn[at], client.stalling[at])
    picked = excuse.pick(weight, draw(world, Purpose.EXCUSE, at))
    picked = picked.astype(np.int8)
    already = account.excuse[at]
    fresh = (already < 0) & (picked >= 0)
    kind = np.where(fresh, picked, already).astype(np.int8)
    true_now = np.stack(severity, axis=-1)[np.arange(len(kind)), np.maximum(kind, 0)] > excuse.TRUE_FROM
    account.excuse[at] = kind
    client.excuse_true[at] = np.where(fresh, true_now, client.excuse_true[at])
    account.excuse_week[at] = np.where(fresh, week, account.excuse_week[at])
    account.excuse_said[at] = np.where(kind >= 0, week, account.excuse_said[at])
    read_demeanour(world, at[fresh], kind[fresh].astype(np.intp))
    heard = (at[fresh], kind[fresh].astype(np.intp))
    account.heard[heard] = np.minimum(account.heard[heard], 99) + 1
    said = np.where(fresh, Said.EXCUSE, np.where(kind >= 0, Said.REPEATED, Said.EVADED))
    return said.astype(np.int8), kind


def see_for_oneself(world: World, order: Order) -> None:
    """A visit shows for certain who is in, and roughly what is on the shelf."""
    shelf = world.table.accuracy[order.move]
    learn(world, order.at, (Excuse.BOSS_AWAY, Excuse.SLOW_SALES), (np.ones(len(shelf)), shelf))
    world.account.visit_week[order.at] = week_at(world, order.at)


def send_letter(world: World, order: Order) -> Answer:
    """A demand letter: works through dependence, each next one within a month weaker."""
    at, client, account = order.at, world.client, world.account
    answer = silent(len(at))
    weaker = 1.0 / (1.0 + 2.0 * account.letters[at])
    pressure = world.table.pressure[order.move] * (0.4 + 0.9 * client.dependence[at]) * weaker
    client.attention[at] = attention.raised(client.attention[at], pressure * client.credibility[at], client.fatigue[at])
    client.fatigue[at] = attention.tired(client.fatigue[at], world.table.fatigue[order.move] * 0.5)
    lost = attention.annoyance(client.fatigue[at], client.patience[at])
    change_trust(client, at, world.table.trust[order.move] * (1.0 + account.letters[at]) - lost)
    account.letters[at] += 1.0
    account.contact_week[at] = week_at(world, at)
    account.contacts[at] += 1.0
    answer.said[:] = Said.SHRUGGED
    return answer


def plead(world: World, order: Order) -> Answer:
    """Begging for sympathy: lowers standing; only a very trusting client listens at all."""
    at, client = order.at, world.client
    answer = silent(len(at))
    moved = client.trust[at] > 0.85
    client.attention[at] = np.where(
        moved,
        attention.raised(client.attention[at], np.full(len(moved), 0.1), client.fatigue[at]),
        client.attention[at],
    )
    change_trust(client, at, world.table.trust[order.move])
    world.account.contact_week[at] = week_at(world, at)
    world.account.mood[at] = read_mood(client.trust[at], weekly_luck(world, Purpose.MOOD, at))
    answer.said[:] = Said.SHRUGGED
    return answer
