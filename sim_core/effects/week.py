"""The end of a week (rule 8): goods, money, promises, payments, orders, ageing, decay, rivals. In this order."""

from typing import Final

import numpy as np

from sim_core.effects.contact import pay
from sim_core.effects.due_promises import honour_promises
from sim_core.effects.ended_week import Week
from sim_core.effects.world import EVERYWHERE, MARKUP, World, blocked_share, our_share, points
from sim_core.model.arrays import Yuan
from sim_core.model.chance import chance
from sim_core.model.luck import Purpose
from sim_core.model.state import WeekEvents
from sim_core.model.vocabulary import Excuse
from sim_core.rules import attention, demand, excuse, promotion

RUN_SHARE: Final = 0.22
"""Part of its free cash that a client pays out to suppliers in a week's payment run."""
RUN_POINTS: Final = -1.2
"""Paying unasked is less likely than paying on demand."""
STOCK_WEEKS: Final = 4.0
ORDER_WEEKS: Final = 2.5
WRITE_OFF_WEEKS: Final = 52
HOLD_TRUST: Final = 0.02
SOUR_TRUST: Final = 0.05
SOUR_WEEKS: Final = 2
BROKE_WEEKS: Final = 3
CHASED_ATTENTION: Final = 0.45
WEAR_BACK: Final = 0.06
TRUST_BACK: Final = 0.03
"""Share of the way back to an even 0.5 that trust drifts in a week."""
AWAY_CHANCE: Final = 0.2


def end_week(world: World) -> WeekEvents:
    """Everything that happens when the rep goes home on Friday, but for the scenario's events (`events.py`)."""
    week = Week(world, world.truth.desk.week[:, None])
    account = world.truth.account
    events = WeekEvents(
        paid=np.zeros_like(account.owed),
        due=np.zeros_like(account.owed),
        kept=np.zeros_like(account.hold),
        broken=np.zeros_like(account.hold),
        ordered=np.zeros_like(account.owed),
        refused=np.zeros_like(account.owed),
        fallen_due=np.zeros_like(account.owed),
        left=account.left.copy(),
        failed=account.failed.copy(),
        news=np.zeros((len(week.number), 0), np.bool_),
        support=np.zeros(len(week.number)),
    )
    received = account.received.copy()
    sell_on(week)
    collect(week)
    running_costs(week)
    honour_promises(week, events)
    payment_run(week)
    events.paid = account.received - received
    restock(week, events)
    age_invoices(week, events)
    leave_or_fail(week, events)
    fade(week)
    rivals_chase(week)
    new_week(week, events)
    return events


def sell_on(week: Week) -> None:
    """Sell-through: stock becomes the client's receivables; orders won by a promotion are paid in cash."""
    client, account = week.world.truth.client, week.world.truth.account
    lift = promotion.promo_lift(week.number, account.promo_week, client.market)
    other = promotion.other_lift(week.number, account.promo_week, account.campaign_week, account.outlets_week, client.market)
    rest = client.sell_through * client.outlets * (0.85 + 0.3 * week.luck(Purpose.SELL))
    usual = np.minimum(np.floor(rest * (1.0 + other)), client.stock)
    extra = np.minimum(np.floor(rest * lift), client.stock - usual)
    alive = ~account.failed
    usual, extra = usual * alive, extra * alive
    on_credit, in_cash = np.floor(usual * MARKUP), np.floor(extra * MARKUP)
    client.stock -= usual + extra
    client.sold += usual + extra
    client.billed += on_credit + in_cash
    client.downstream += on_credit
    client.cash += in_cash
    client.collected += in_cash


def collect(week: Week) -> None:
    """The client's own customers pay."""
    client = week.world.truth.client
    rate = np.minimum(client.downstream_rate * (0.8 + 0.4 * week.luck(Purpose.COLLECT)), 1.0)
    paid = np.floor(client.downstream * rate)
    client.downstream -= paid
    client.cash += paid
    client.collected += paid


def running_costs(week: Week) -> None:
    """Other income comes in, running costs go out as far as cash goes."""
    client, account = week.world.truth.client, week.world.truth.account
    alive = ~account.failed
    income = np.floor(client.other_income * (0.8 + 0.4 * week.luck(Purpose.OTHER_INCOME))) * alive
    costs = np.minimum(np.floor(client.other_costs), client.cash + income) * alive
    short = (costs < np.floor(client.other_costs)) & alive
    client.cash += income - costs
    client.earned += income
    client.paid_costs += costs
    client.broke_weeks[...] = np.where(short, client.broke_weeks + 1, 0).astype(np.int16)


def payment_run(week: Week) -> None:
    """Friday's payments: free cash is contested between our claim and our rivals'."""
    world = week.world
    client, account = world.truth.client, world.truth.account
    free = demand.free_cash(client.cash, client.reserve)
    pot = np.floor(free * RUN_SHARE)
    ours = our_share(client, account, EVERYWHERE)
    keen = points(client, account, EVERYWHERE, week.number) + RUN_POINTS
    willing = (week.luck(Purpose.PAY_RUN) < chance(keen)) & ~client.away
    undisputed = account.overdue * (1.0 - blocked_share(client, EVERYWHERE))
    wanted = np.where(willing, np.minimum(np.minimum(ours * pot, undisputed), free), 0.0)
    at = np.flatnonzero(wanted)
    paid = demand.voluntary(wanted.reshape(-1)[at], world.account.invoice[at])
    theirs = np.minimum(np.floor((1.0 - ours) * pot), client.rivals_owed)
    client.cash -= theirs
    client.rivals_owed -= theirs
    client.paid_rivals += theirs
    pay(world, at, paid)
    relieved = at[paid > 0]
    world.client.attention[relieved] *= attention.RELIEF


def restock(week: Week, events: WeekEvents) -> None:
    """The client orders what it lacks, on credit and within its limit; refused while supply is stopped."""
    world = week.world
    client, account = world.truth.client, world.truth.account
    weekly = client.sell_through * client.outlets
    target = STOCK_WEEKS * weekly
    wanted = np.minimum(np.maximum(np.floor(target - client.stock), 0.0), np.floor(ORDER_WEEKS * weekly))
    wanted = np.where(account.left | account.failed, 0.0, wanted)
    order = np.minimum(wanted, np.maximum(np.floor(world.public.credit_limit - account.owed), 0.0))
    # What cannot be sold this week for want of goods; the rest of the order comes again, and would count every week.
    refused = np.where(account.hold, np.minimum(order, np.floor(weekly)), 0.0)
    order = np.where(account.hold, 0.0, order)
    account.refused += refused
    client.stock += order
    account.ordered += order
    account.owed += order
    first = world.public.invoice_due.shape[1] - world.public.weeks
    at = np.nonzero(order > 0)
    slots = first + np.broadcast_to(week.number, order.shape)[at]
    account.invoice[(*at, slots)] += order[at]
    client.overhang[...] = promotion.overhang_left(client.overhang, client.stock, target)
    events.ordered, events.refused = order, refused


def age_invoices(week: Week, events: WeekEvents) -> None:
    """Invoices of this week's due date become overdue; those over a year late are written off."""
    world, account = week.world, week.world.truth.account
    due = world.public.invoice_due
    for number in np.unique(week.number).tolist():
        rows = slice(None) if (week.number == number).all() else np.flatnonzero(week.number == number)
        for client, slot in np.argwhere(due == number).tolist():
            fallen = account.invoice[rows, client, slot]
            account.overdue[rows, client] += fallen
            account.fallen_due[rows, client] += fallen
            events.fallen_due[rows, client] += fallen
        for client, slot in np.argwhere(number - due >= WRITE_OFF_WEEKS).tolist():
            lost = np.zeros_like(account.owed)
            lost[rows, client] = account.invoice[rows, client, slot]
            account.invoice[rows, client, slot] = 0.0
            _write_off(world, lost)


def _write_off(world: World, lost: Yuan) -> None:
    account = world.truth.account
    account.written_off += lost
    account.owed -= lost
    account.overdue -= np.minimum(lost, account.overdue)


def leave_or_fail(week: Week, events: WeekEvents) -> None:
    """Clients without trust stop buying; clients without cash go under, and what they owe is lost."""
    world = week.world
    client, account = world.truth.client, world.truth.account
    sour = client.trust < SOUR_TRUST
    client.sour_weeks[...] = np.where(sour, client.sour_weeks + 1, 0).astype(np.int16)
    account.left |= (client.sour_weeks >= SOUR_WEEKS) & ~account.failed
    newly = (client.broke_weeks >= BROKE_WEEKS) & ~account.failed
    if newly.any():
        account.failed |= newly
        _write_off(world, np.where(newly, account.owed, 0.0))
        account.invoice[newly] = 0.0
        account.overdue[newly] = 0.0
        account.promise[newly] = 0.0
        account.excuse[newly] = -1
    events.left, events.failed = account.left & ~events.left, newly


def fade(week: Week) -> None:
    """Attention, fatigue, plans, excuses and habits a week later."""
    client, account = week.world.truth.client, week.world.truth.account
    client.attention[...] = attention.decayed(client.attention, account.plan_shared)
    client.fatigue[...] = client.fatigue * 0.5
    client.worn[...] = np.minimum(client.worn + WEAR_BACK, 1.0)
    drift = TRUST_BACK * (0.5 - client.trust) * ~account.hold - HOLD_TRUST * account.hold
    client.trust[...] = np.minimum(np.maximum(client.trust + drift, 0.0), 1.0)
    back = (account.excuse == Excuse.BOSS_AWAY) & client.excuse_true
    lapsed = (account.excuse >= 0) & (week.number + 1 - account.excuse_said > excuse.LAPSE_WEEKS)
    account.excuse[...] = np.where(back | lapsed, -1, account.excuse).astype(np.int8)
    over = (account.plan_shared > 0) & (account.plan_week <= week.number)
    account.plan_shared[...] = np.where(over, 0.0, account.plan_shared)
    account.letters[...] = account.letters * 0.7
    account.contacts[...] = account.contacts * 0.75


def rivals_chase(week: Week) -> None:
    """Other suppliers' reps chase too, and are promised cash for the coming week."""
    client = week.world.truth.client
    chased = week.luck(Purpose.RIVALS_CHASE) < client.rivals_heat
    rested = attention.decayed(client.rivals_attention, np.zeros_like(client.rivals_attention))
    client.rivals_attention[...] = np.where(chased, rested + CHASED_ATTENTION * (1.0 - rested), rested)
    client.rivals_owed += np.floor(client.rivals_supply)
    share = 0.5 * client.rivals_attention * week.luck(Purpose.RIVALS_CLAIM)
    client.rivals_promised[...] = np.floor(share * np.minimum(client.rivals_owed, client.cash))


def new_week(week: Week, events: WeekEvents) -> None:
    """Monday: hours are back, support arrives, somebody may be away."""
    world = week.world
    client, account, desk = world.truth.client, world.truth.account, world.truth.desk
    client.away[...] = week.luck(Purpose.AWAY) < AWAY_CHANCE
    client.uses[...] = np.zeros_like(client.uses)
    client.demand_paid[...] = np.zeros_like(client.demand_paid)
    account.paid_week[...] = np.zeros_like(account.paid_week)
    desk.support[:, :2] = desk.support[:, 1:].copy()
    desk.support[:, 2] = 0.0
    events.support = desk.support[:, 0].copy()
    desk.budget += desk.support[:, 0]
    desk.support[:, 0] = 0.0
    desk.week += 1
    desk.hours[:] = world.public.hours_per_week
