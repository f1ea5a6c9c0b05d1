"""The end of a week for one client, compiled: the rules of `effects/week.py` in their order. See `scalar.py`."""

from math import floor

from numba import njit

from tests.bench.scalar_rules import MARKUP, blocked, chance, our_share, pay, uniform, voluntary, willingness

NEVER = -99
BOSS_AWAY = 8


@njit
def end_week(one, week, luck):
    """Everything that happens to a client when the rep goes home on Friday, and on Monday morning."""
    sell_on(one, week, luck)
    collect(one, luck)
    if one.promise > 0 and one.promise_due <= week:
        honour_promise(one, week, luck)
    payment_run(one, week, luck)
    restock(one, week)
    age_invoices(one, week)
    leave_or_fail(one)
    fade(one, week)
    rivals_chase(one, luck)
    one.away = uniform(luck) < 0.2
    one.demand_paid = one.paid_week = 0.0
    for k in range(len(one.uses)):
        one.uses[k] = 0


@njit
def sell_on(one, week, luck):
    """Sell-through, with promotions."""
    promo, campaign, outlets = week - one.promo_week, week - one.campaign_week, week - one.outlets_week
    lift = 0.6 * one.market * (promo >= 0 and promo < 2)
    other = 0.25 * (campaign >= 1 and campaign <= 6)
    other += 0.22 * (one.outlets_week >= 0 and outlets >= 2)
    other -= 0.15 * (promo >= 2 and promo < 2 * 2)
    rest = one.sell_through * one.outlets * (0.85 + 0.3 * uniform(luck))
    usual = min(floor(rest * (1.0 + one.market * other)), one.stock) * (not one.failed)
    extra = min(floor(rest * lift), one.stock - usual) * (not one.failed)
    on_credit, in_cash = floor(usual * MARKUP), floor(extra * MARKUP)
    one.stock -= usual + extra
    one.sold += usual + extra
    one.billed += on_credit + in_cash
    one.downstream += on_credit
    one.cash += in_cash
    one.collected += in_cash


@njit
def collect(one, luck):
    """The client's customers pay, other income comes in, running costs go out."""
    paid = floor(one.downstream * min(one.downstream_rate * (0.8 + 0.4 * uniform(luck)), 1.0))
    one.downstream -= paid
    one.collected += paid
    one.cash += paid
    income = floor(one.other_income * (0.8 + 0.4 * uniform(luck))) * (not one.failed)
    costs = min(floor(one.other_costs), one.cash + income) * (not one.failed)
    one.broke_weeks = one.broke_weeks + 1 if costs < floor(one.other_costs) and not one.failed else 0
    one.cash += income - costs
    one.earned += income
    one.paid_costs += costs


@njit
def honour_promise(one, week, luck):
    """A promise that falls due is kept or broken."""
    free = max(one.cash - one.reserve, 0.0)
    first, second = min(one.promise_followed, 1), min(max(one.promise_followed - 1, 0), 1)
    points = -1.1 + (1.3 if one.promise_meant else -1.3) + 2.0 * one.attention
    points += (first + 0.5 * second) * (0.6 + 1.6 * (1.0 - one.honesty)) + 0.8 * one.hold * one.dependence
    points += 0.8 * (one.promise_parts + one.promise_missed > 0) - 0.4 * min(one.broken_count, 3)
    points -= 1.2 * min(one.rivals_promised / (free + 1.0), 1.0) + 2.4 * (one.excuse >= 0)
    points += 2.0 * (one.grateful_until >= week) - 0.8 * (one.excused_until >= week)
    if uniform(luck) < chance(points):
        left = max(one.promise - one.promise_paid, 0.0)
        wanted = left if left <= 0.9 * free else (floor(0.12 * free) if one.promise_meant else 0.0)
        pay(one, voluntary(one, min(wanted, floor(one.owed * (1.0 - blocked(one))))), week)
    paid = min(one.promise_paid, one.promise)
    one.promised += one.promise
    if paid >= 0.9 * one.promise or one.owed <= 0:
        one.kept += one.promise
        one.kept_count = min(one.kept_count + 1, 100)
        one.trust = min(one.trust + 0.02, 1.0)
    else:
        one.kept += paid
        one.broken += one.promise - paid
        one.broken_count = min(one.broken_count + 1, 100)
        one.stalling = min(one.stalling + 0.1, 1.0)
    one.promise = one.promise_paid = 0.0
    one.promise_due = NEVER
    one.promise_followed = 0


@njit
def payment_run(one, week, luck):
    """Friday's payments: free cash contested between our claim and our rivals'."""
    free = max(one.cash - one.reserve, 0.0)
    pot, ours, wanted = floor(free * 0.22), our_share(one), 0.0
    if uniform(luck) < chance(willingness(one, week) - 1.2) and not one.away:
        wanted = min(min(ours * pot, one.overdue * (1.0 - blocked(one))), free)
    theirs = min(floor((1.0 - ours) * pot), one.rivals_owed)
    one.cash -= theirs
    one.rivals_owed -= theirs
    one.paid_rivals += theirs
    if wanted > 0:
        paid = voluntary(one, wanted)
        pay(one, paid, week)
        if paid > 0:
            one.attention *= 0.65


@njit
def restock(one, week):
    """The client orders what it lacks, within its limit; refused while supply is stopped."""
    weekly = one.sell_through * one.outlets
    target = 4.0 * weekly
    wanted = min(max(floor(target - one.stock), 0.0), floor(2.5 * weekly)) * (not (one.left or one.failed))
    order = min(wanted, max(floor(one.credit_limit - one.owed), 0.0))
    if one.hold:
        one.refused += min(order, floor(weekly))
        order = 0.0
    one.stock += order
    one.ordered += order
    one.owed += order
    one.invoice[len(one.invoice) - one.weeks + week] += order
    one.overhang = min(one.overhang, max(one.stock - target, 0.0))


@njit
def age_invoices(one, week):
    """Invoices fall due; those over a year late are written off."""
    for k in range(len(one.invoice)):
        if one.due[k] == week:
            one.overdue += one.invoice[k]
            one.fallen_due += one.invoice[k]
        elif week - one.due[k] >= 52 and one.invoice[k] > 0:
            one.written_off += one.invoice[k]
            one.owed -= one.invoice[k]
            one.overdue -= min(one.invoice[k], one.overdue)
            one.invoice[k] = 0.0


@njit
def leave_or_fail(one):
    """Clients without trust stop buying; clients without cash go under."""
    one.sour_weeks = one.sour_weeks + 1 if one.trust < 0.05 else 0
    if one.sour_weeks >= 2 and not one.failed:
        one.left = True
    if one.broke_weeks >= 3 and not one.failed:
        one.failed = True
        one.written_off += one.owed
        one.owed = one.overdue = one.promise = 0.0
        one.excuse = -1
        for k in range(len(one.invoice)):
            one.invoice[k] = 0.0


@njit
def fade(one, week):
    """Attention, fatigue, plans, excuses and habits a week later."""
    low = 0.05 + 0.1 * one.plan_shared
    one.attention = max(low + (one.attention - low) * 0.5, 0.0)
    one.fatigue *= 0.5
    for kind in range(10):
        one.worn[kind] = min(one.worn[kind] + 0.06, 1.0)
    drift = -0.02 if one.hold else 0.03 * (0.5 - one.trust)
    one.trust = min(max(one.trust + drift, 0.0), 1.0)
    if one.excuse >= 0 and ((one.excuse == BOSS_AWAY and one.excuse_true) or week + 1 - one.excuse_said > 3):
        one.excuse = -1
    if one.plan_shared > 0 and one.plan_week <= week:
        one.plan_shared = 0.0
    one.letters *= 0.7
    one.contacts *= 0.75


@njit
def rivals_chase(one, luck):
    """Other suppliers' reps chase too, and are promised cash."""
    rested = max(0.05 + (one.rivals_attention - 0.05) * 0.5, 0.0)
    if uniform(luck) < one.rivals_heat:
        rested += 0.45 * (1.0 - rested)
    one.rivals_attention = rested
    one.rivals_owed += floor(one.rivals_supply)
    one.rivals_promised = floor(0.5 * rested * uniform(luck) * min(one.rivals_owed, one.cash))
