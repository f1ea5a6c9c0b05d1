"""Goods: stopping and resuming supply, pushing orders, and the four promotions (rules 2 and 9)."""

from typing import Final

import numpy as np

from sim_core.effects.negotiate import answer_true_reason
from sim_core.effects.world import Answer, Order, World, change_trust, clients_of, silent, truth_of_excuses, week_at
from sim_core.model.arrays import Flags
from sim_core.model.legal import pushed_goods
from sim_core.model.vocabulary import Excuse, Said
from sim_core.rules.excuse import TRUE_FROM

BLUFF_CREDIBILITY: Final = 0.5
REBATE_WEEKS: Final = 4
GRATEFUL_WEEKS: Final = 10


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
    goods = pushed_goods(world.public)[clients_of(world, at)]
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


def _promoted(world: World, order: Order, remedies: tuple[Excuse, ...]) -> Answer:
    """The client's reaction; where a promotion can do nothing, not even its mood changes.

    Where it fits what is really wrong (one of `remedies` is true), the open reason is answered and the client is more
    willing for some weeks: its customers' payments are our payments.
    """
    at, client = order.at, world.client
    helped = useful(world, order)
    change_trust(client, at, 0.03 * helped)
    trouble = np.maximum.reduce(truth_of_excuses(client, world.account, at, remedies)) > TRUE_FROM
    fits = helped & trouble & (client.overhang[at] <= 0)  # nobody is grateful for a way out of what was pushed on him
    until = week_at(world, at) + GRATEFUL_WEEKS
    client.grateful_until[at] = np.where(fits, until, client.grateful_until[at])
    answer_true_reason(world, at[helped], remedies)
    answer = silent(len(order.move))
    answer.said[:] = np.where(helped, Said.WELCOMED, Said.SHRUGGED)
    return answer


def downstream_promo(world: World, order: Order) -> Answer:
    """Two weeks in which the client's customers order more and pay in cash; then a dip."""
    answer = _promoted(world, order, (Excuse.CUSTOMERS_UNPAID, Excuse.SLOW_SALES))
    world.account.promo_week[order.at] = week_at(world, order.at)
    return answer


def terminal_campaign(world: World, order: Order) -> Answer:
    """Six weeks of better sell-through at the counters, from next week."""
    answer = _promoted(world, order, (Excuse.SLOW_SALES, Excuse.CUSTOMERS_UNPAID))
    world.account.campaign_week[order.at] = week_at(world, order.at)
    return answer


def open_outlets(world: World, order: Order) -> Answer:
    """More outlets for good, after two weeks."""
    answer = _promoted(world, order, (Excuse.SLOW_SALES, Excuse.CASH_TIGHT))
    world.account.outlets_week[order.at] = week_at(world, order.at)
    return answer


def cash_rebate(world: World, order: Order) -> Answer:
    """Pay the client a share of what it pays in the next weeks."""
    at = order.at
    world.account.rebate_until[at] = week_at(world, at) + REBATE_WEEKS
    world.account.contact_week[at] = week_at(world, at)
    answer = silent(len(order.move))
    answer.said[:] = Said.WELCOMED
    return answer
