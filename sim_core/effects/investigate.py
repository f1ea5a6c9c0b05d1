"""Finding out (rule 5): each source knows about some excuses, with some accuracy."""

from typing import Final

import numpy as np

from sim_core.effects.contact import contact
from sim_core.effects.knowledge import learn, read_cash
from sim_core.effects.world import Answer, Order, World, draw, our_share, rows_of, silent, truth_of_excuses, week_at
from sim_core.model.arrays import Codes, Flags, Levels, Weeks
from sim_core.model.luck import Purpose
from sim_core.model.vocabulary import Cause, Excuse, Said
from sim_core.rules import demand

COMPLAINTS: Final = (Excuse.QUALITY, Excuse.SERVICE, Excuse.SUPPORT, Excuse.PRICE)
TALKED_ABOUT: Final = (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.SLOW_SALES, *COMPLAINTS)
KNOWN_OUTSIDE: Final = (Excuse.CASH_TIGHT, Excuse.CUSTOMERS_UNPAID, Excuse.OTHERS_FIRST, Excuse.WILL_LEAVE)
ASKED_AGAIN_WEEKS: Final = 4
ABILITY_WEEKS: Final = 4.0


def check_records(world: World, order: Order) -> Answer:
    """Our own complaint, return and campaign records: quality, service, support, price."""
    learn(world, order.at, COMPLAINTS, world.table.accuracy[order.move])
    return silent(len(order.move))


def check_stock(world: World, order: Order) -> Answer:
    """Count our goods on the shelf: are sales really slow?"""
    learn(world, order.at, (Excuse.SLOW_SALES,), world.table.accuracy[order.move])
    world.account.visit_week[order.at] = week_at(world, order.at)
    return silent(len(order.move))


def ask_around(world: World, order: Order) -> Answer:
    """Ask drivers, pharmacists and other reps: cash, who else is chasing, whether its customers pay, whether it leaves."""
    accuracy = world.table.accuracy[order.move]
    learn(world, order.at, KNOWN_OUTSIDE, accuracy)
    read_cash(world, order.at, accuracy)
    return silent(len(order.move))


def ask_difficulties(world: World, order: Order) -> Answer:
    """Ask the client itself. It says what is so as far as it is honest; being asked does it good, once a month."""
    at, client, account = order.at, world.client, world.account
    week = week_at(world, at)
    again = welcome_once_a_month(world, order, account.difficulties_week[at])
    account.difficulties_week[at] = week
    learn(world, at, TALKED_ABOUT, candour(client.honesty[at]))
    # What a reader of the file may rely on is not the client's honesty, which is hidden, but what such talk is worth.
    for kind in TALKED_ABOUT:
        place = (at, int(kind))
        mine = account.found_week[place] == week
        own = mine & (account.found_sure[place] == candour(client.honesty[at]))
        account.found_sure[place] = np.where(own, 0.5 + 0.08 * account.stars[at], account.found_sure[place])
    answer = silent(len(order.move))
    answer.said[:] = np.where(again, Said.SHRUGGED, Said.TOLD)
    return answer


def candour(honesty: Levels) -> Levels:
    """Chance that what a client says of itself is so."""
    return 0.5 + 0.42 * honesty


def welcome_once_a_month(world: World, order: Order, last: Weeks) -> Flags:
    """A contact that does the client good, but wins neither trust nor attention again within a month. [N] is it again?"""
    at, client = order.at, world.client
    again = week_at(world, at) - last < ASKED_AGAIN_WEEKS
    trust, attention = client.trust[at], client.attention[at]
    contact(world, order)
    client.trust[at] = np.where(again, trust, client.trust[at])
    client.attention[at] = np.where(again, attention, client.attention[at])
    return again


def analyse_gap(world: World, order: Order) -> Answer:
    """Work out with the client how much of the overdue it can pay, and what stands in the way of the rest."""
    at, account = order.at, world.account
    again = welcome_once_a_month(world, order, account.gap_week[at])
    accuracy = world.table.accuracy[order.move]
    learn(world, at, tuple(Excuse), accuracy)
    read_cash(world, at, accuracy)
    able = our_share(world.client, world.account, at) * (
        demand.free_cash(world.client.cash[at], world.client.reserve[at]) + inflow(world, order) * ABILITY_WEEKS
    )
    gap = np.floor(np.maximum(account.overdue[at] - able, 0.0) / demand.ROUND) * demand.ROUND
    right = draw(world, Purpose.GAP, at) < accuracy
    account.gap_cause[at] = np.where(right, main_cause(world, order), int(Cause.CASH)).astype(np.int8)
    account.gap_amount[at] = gap
    account.gap_week[at] = week_at(world, at)
    answer = silent(len(order.move))
    answer.said[:] = np.where(again, Said.SHRUGGED, Said.WELCOMED)
    answer.amount = gap
    return answer


def inflow(world: World, order: Order) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Cash [N] a week that the client can expect, after running costs; yuan."""
    client, at = world.client, order.at
    expected = client.downstream[at] * client.downstream_rate[at] + client.other_income[at] - client.other_costs[at]
    return np.maximum(np.floor(expected), 0.0)


def main_cause(world: World, order: Order) -> Codes:
    """The strongest true reason [N] for not paying; the will, where there is none."""
    severity = truth_of_excuses(world.client, world.account, order.at)
    complaints = np.maximum.reduce([severity[kind] for kind in COMPLAINTS])
    candidates = np.stack(
        [
            severity[Excuse.CASH_TIGHT] * 0.8,  # the cause behind the empty till, if there is one, says more
            severity[Excuse.CUSTOMERS_UNPAID],
            severity[Excuse.SLOW_SALES],
            complaints,
            severity[Excuse.OTHERS_FIRST] * 0.8,
            np.full(len(order.move), 0.33),
        ],
        axis=-1,
    )
    return candidates.argmax(axis=-1).astype(np.int8)


def ask_company(world: World, order: Order) -> Answer:
    """Ask the company for money to close the gap; it arrives two weeks later."""
    at, account, desk = order.at, world.account, world.desk
    answer = silent(len(order.move))
    granted = np.floor(np.minimum(account.gap_amount[at] * 0.08, 30_000.0) / 1000.0) * 1000.0
    granted = granted * (draw(world, Purpose.COMPANY, at) < 0.85)
    np.add.at(desk.support[:, 2], rows_of(world, at), granted)
    account.company_week[at] = week_at(world, at)
    answer.amount = granted
    return answer
