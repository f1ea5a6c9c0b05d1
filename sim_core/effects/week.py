"""The end of a week for one client (rules 8 and 10): goods, money, promises, payments, orders, ageing, decay, rivals."""

from typing import Final

from sim_core.compiled import floor, inlined, rule
from sim_core.effects.contact import pay
from sim_core.effects.due_promises import honour_promise
from sim_core.effects.here import Friday, Here
from sim_core.effects.payment_run import planned
from sim_core.model.luck import PURPOSES, Purpose, look
from sim_core.model.state import Account
from sim_core.model.vocabulary import Excuse
from sim_core.rules import attention, excuse, promotion

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
HITCH_CHANCE: Final = 0.15
"""Of a week in which something of a client's own goes wrong: its system is down."""
AWAY_CHANCE: Final = 0.2


@rule
def end_week(here: Here, seen: Friday) -> None:
    """Everything that happens to a client when the rep goes home on Friday, but for the scenario's events (`events.py`)."""
    seen.due = seen.ordered = seen.refused = seen.fallen_due = 0.0
    seen.kept = seen.broken = seen.left = seen.failed = False
    received = here.account.received
    sell_on(here)
    collect(here)
    running_costs(here)
    honour_promise(here, seen)
    payment_run(here)
    seen.paid = here.account.received - received
    restock(here, seen)
    age_invoices(here, seen)
    leave_or_fail(here, seen)
    fade(here)
    rivals_chase(here)
    new_week(here)


@inlined
def sell_on(here: Here) -> None:
    """Sell-through: stock becomes the client's receivables; orders won by a promotion are paid in cash."""
    client, account, week = here.client, here.account, here.week
    lift = promotion.promo_lift(week, account.promo_week, client.market)
    other = promotion.other_lift(week, account.promo_week, account.campaign_week, account.outlets_week, client.market)
    rest = client.sell_through * client.outlets * (0.85 + 0.3 * look(here.luck, Purpose.SELL))
    if account.failed:
        return
    usual = min(floor(rest * (1.0 + other)), client.stock)
    extra = min(floor(rest * lift), client.stock - usual)
    on_credit, in_cash = floor(usual * excuse.MARKUP), floor(extra * excuse.MARKUP)
    client.stock -= usual + extra
    client.sold += usual + extra
    client.billed += on_credit + in_cash
    client.downstream += on_credit
    client.cash += in_cash
    client.collected += in_cash


@inlined
def collect(here: Here) -> None:
    """The client's own customers pay."""
    client = here.client
    rate = min(client.downstream_rate * (0.8 + 0.4 * look(here.luck, Purpose.COLLECT)), 1.0)
    paid = floor(client.downstream * rate)
    client.downstream -= paid
    client.collected += paid
    client.cash += paid


@inlined
def running_costs(here: Here) -> None:
    """Other income comes in, running costs go out as far as cash goes."""
    client, alive = here.client, not here.account.failed
    income = floor(client.other_income * (0.8 + 0.4 * look(here.luck, Purpose.OTHER_INCOME))) * alive
    wanted = floor(client.other_costs)
    costs = min(wanted, client.cash + income) * alive
    client.broke_weeks = client.broke_weeks + 1 if alive and costs < wanted else 0
    client.cash += income - costs
    client.earned += income
    client.paid_costs += costs


@inlined
def payment_run(here: Here) -> None:
    """Friday's payments: free cash is contested between our claim and our rivals'."""
    client = here.client
    paid, theirs = planned(here)
    client.cash -= theirs
    client.rivals_owed -= theirs
    client.paid_rivals += theirs
    if paid > 0:
        pay(here, paid)
        client.attention *= attention.RELIEF


@inlined
def restock(here: Here, seen: Friday) -> None:
    """The client orders what it lacks, on credit and within its limit; refused while supply is stopped."""
    client, account = here.client, here.account
    weekly = client.sell_through * client.outlets
    target, order = STOCK_WEEKS * weekly, 0.0
    if not (account.left or account.failed):
        wanted = min(max(floor(target - client.stock), 0.0), floor(ORDER_WEEKS * weekly))
        order = min(wanted, max(floor(here.terms.credit_limit - account.owed), 0.0))
    if account.hold:
        # What cannot be sold this week for want of goods; the rest of the order comes again, and would count every week.
        seen.refused = min(order, floor(weekly))
        account.refused += seen.refused
        order = 0.0
    seen.ordered = order
    client.stock += order
    account.ordered += order
    account.owed += order
    if order > 0:
        account.invoice[here.terms.first_slot + here.week] += order
    client.overhang = promotion.overhang_left(client.overhang, client.stock, target)


@inlined
def age_invoices(here: Here, seen: Friday) -> None:
    """Invoices of this week's due date become overdue; those over a year late are written off."""
    account, due = here.account, here.terms.due
    for slot in range(here.terms.slots):
        if due[slot] == here.week:
            account.overdue += account.invoice[slot]
            account.fallen_due += account.invoice[slot]
            seen.fallen_due += account.invoice[slot]
        elif here.week - due[slot] >= WRITE_OFF_WEEKS and account.invoice[slot] > 0:
            lost = account.invoice[slot]
            account.invoice[slot] = 0.0
            write_off(account, lost)


@rule
def write_off(account: Account, lost: float) -> None:
    """What will never be paid."""
    account.written_off += lost
    account.owed -= lost
    account.overdue -= min(lost, account.overdue)


@inlined
def leave_or_fail(here: Here, seen: Friday) -> None:
    """Clients without trust stop buying; clients without cash go under, and what they owe is lost."""
    client, account = here.client, here.account
    client.sour_weeks = client.sour_weeks + 1 if client.trust < SOUR_TRUST else 0
    if account.failed:
        return
    if client.sour_weeks >= SOUR_WEEKS:
        seen.left = not account.left
        account.left = True
    if client.broke_weeks >= BROKE_WEEKS:
        seen.failed = account.failed = True
        write_off(account, account.owed)
        account.overdue = account.promise = 0.0
        account.excuse = -1
        for slot in range(here.terms.slots):
            account.invoice[slot] = 0.0


@inlined
def fade(here: Here) -> None:
    """Attention, fatigue, plans, excuses and habits a week later."""
    client, account = here.client, here.account
    client.attention = attention.decayed(client.attention, account.plan_shared)
    client.fatigue *= 0.5
    for kind in range(excuse.KINDS):
        client.freshness[kind] = min(client.freshness[kind] + WEAR_BACK, 1.0)
    drift = TRUST_BACK * (0.5 - client.trust) * (not account.hold) - HOLD_TRUST * account.hold
    client.trust = min(max(client.trust + drift, 0.0), 1.0)
    back = account.excuse == Excuse.BOSS_AWAY and client.excuse_true
    if back or (account.excuse >= 0 and here.week + 1 - account.excuse_said > excuse.LAPSE_WEEKS):
        account.excuse = -1
    if account.plan_shared > 0 and account.plan_week <= here.week:
        account.plan_shared = 0.0
    account.letters *= 0.7
    account.contacts *= 0.75


@inlined
def rivals_chase(here: Here) -> None:
    """Other suppliers' reps chase too, and are promised cash for the coming week."""
    client = here.client
    rested = attention.decayed(client.rivals_attention, 0.0)
    if look(here.luck, Purpose.RIVALS_CHASE) < client.rivals_heat:
        rested = rested + CHASED_ATTENTION * (1.0 - rested)
    client.rivals_attention = rested
    client.rivals_owed += floor(client.rivals_supply)
    share = 0.5 * client.rivals_attention * look(here.luck, Purpose.RIVALS_CLAIM)
    client.rivals_promised = floor(share * min(client.rivals_owed, client.cash))


@inlined
def new_week(here: Here) -> None:
    """Monday: somebody may be away."""
    client = here.client
    client.away = look(here.luck, Purpose.AWAY) < AWAY_CHANCE
    for kind in range(excuse.SHARED_KINDS, excuse.KINDS):
        if here.account.why[kind] == excuse.BY_HITCH:
            client.hitch = look(here.luck, Purpose.HITCH) < HITCH_CHANCE
    for purpose in range(PURPOSES):
        client.uses[purpose] = 0
    client.demand_paid = 0.0
    here.account.paid_week = 0.0
