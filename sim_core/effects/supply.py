"""Goods: stopping and resuming supply, pushing orders, and the four promotions (rules 2 and 9)."""

from typing import Final

import numpy as np

from sim_core.arrays import Flags
from sim_core.effects.negotiate import answer_true_reason
from sim_core.effects.world import Answer, Order, World, change_trust, clients_of, silent, week_at
from sim_core.vocabulary import Excuse, Said

BLUFF_CREDIBILITY: Final = 0.5
PUSH_WEEKS: Final = 4.0
REBATE_WEEKS: Final = 4


def stop_supply(world: World, order: Order) -> Answer:
    """Refuse orders until further notice. Works through dependence, once the shelf empties."""
    at, account = order.at, world.account
    account.hold[at] = True
    account.hold_paid[at] = 0.0
    change_trust(world.client, at, world.table.trust[order.move])
    account.contact_week[at] = week_at(world, at)
    answer = silent(len(order.move))
    answer.said[:] = Said.SQUEEZED
    return answer


def resume_supply(world: World, order: Order) -> Answer:
    """Supply again. If nothing was paid meanwhile, the next threat is half believed."""
    at, account, client = order.at, world.account, world.client
    unpaid = account.hold_paid[at] <= 0
    client.credibility[at] = np.where(unpaid, client.credibility[at] * BLUFF_CREDIBILITY, client.credibility[at])
    account.bluffs[at] = np.minimum(account.bluffs[at] + unpaid, 100).astype(np.int8)
    account.hold[at] = False
    change_trust(client, at, world.table.trust[order.move])
    account.contact_week[at] = week_at(world, at)
    answer = silent(len(order.move))
    answer.said[:] = Said.RELIEVED
    return answer


def push_order(world: World, order: Order) -> Answer:
    """Load the client with goods: sales today; stock, debt and overhang tomorrow."""
    at, account, client = order.at, world.account, world.client
    goods = np.floor(PUSH_WEEKS * world.public.weekly_sales[clients_of(world, at)])
    client.stock[at] += goods
    client.overhang[at] += goods
    account.pushed[at] += goods
    account.ordered[at] += goods
    account.owed[at] += goods
    slot = world.public.invoice_due.shape[1] - world.public.weeks + week_at(world, at)
    account.invoice[(at, slot)] += goods
    account.push_week[at] = week_at(world, at)
    account.contact_week[at] = week_at(world, at)
    change_trust(client, at, world.table.trust[order.move])
    answer = silent(len(order.move))
    answer.said[:] = Said.SHRUGGED
    answer.amount = goods
    return answer


def useful(world: World, order: Order) -> Flags:
    """[N] can a promotion do anything here: goods on the shelf and buyers who answer?"""
    client, at = world.client, order.at
    return (client.market[at] > 0) & (client.stock[at] > 0)


def _promoted(world: World, order: Order) -> Answer:
    """The client's reaction; where a promotion can do nothing, not even its mood changes."""
    helped = useful(world, order)
    change_trust(world.client, order.at, 0.03 * helped)
    answer = silent(len(order.move))
    answer.said[:] = np.where(helped, Said.WELCOMED, Said.SHRUGGED)
    return answer


def downstream_promo(world: World, order: Order) -> Answer:
    """Two weeks in which the client's customers order more and pay in cash; then a dip."""
    at = order.at
    helped = useful(world, order)
    world.account.promo_week[at] = week_at(world, at)
    answer_true_reason(world, at[helped], (Excuse.CUSTOMERS_UNPAID, Excuse.SLOW_SALES, Excuse.CASH_TIGHT))
    return _promoted(world, order)


def terminal_campaign(world: World, order: Order) -> Answer:
    """Six weeks of better sell-through at the counters, from next week."""
    at = order.at
    helped = useful(world, order)
    world.account.campaign_week[at] = week_at(world, at)
    answer_true_reason(world, at[helped], (Excuse.SLOW_SALES,))
    return _promoted(world, order)


def open_outlets(world: World, order: Order) -> Answer:
    """More outlets for good, after two weeks."""
    world.account.outlets_week[order.at] = week_at(world, order.at)
    return _promoted(world, order)


def cash_rebate(world: World, order: Order) -> Answer:
    """Pay the client a share of what it pays in the next weeks."""
    at = order.at
    world.account.rebate_until[at] = week_at(world, at) + REBATE_WEEKS
    world.account.contact_week[at] = week_at(world, at)
    answer = silent(len(order.move))
    answer.said[:] = Said.WELCOMED
    return answer
