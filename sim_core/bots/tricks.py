"""Bots that know one trick. Each is a mistake that real reps make; the ladder shows what it costs.

A bot is a list of offers: in each game the first that is possible is taken, with the client it is worth most with. A new
trick is a row of `bots.yaml`; what an offer is worth, when it is made and what it asks for are short lists of rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from sim_core.bots.portfolio import Portfolio, by_overdue, can, modest_amount, weeks_left
from sim_core.bots.rows import BOT_ROWS
from sim_core.compiled import floor, inlined, rule
from sim_core.model.arrays import TEN_THOUSAND, AnyArray
from sim_core.model.legal import MAX_PARTS, least_amount
from sim_core.model.move_numbers import SET_PLAN
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.model.records import Level, Number, dtype_of
from sim_core.model.state import Account
from sim_core.model.tables import Row
from sim_core.model.vocabulary import Numbered


class Worth(Numbered):
    """What a client is worth to an offer."""

    IN_TURN = 0  # whoever was contacted longest ago
    BY_OVERDUE = 1
    BY_LAST_CONTACT = 2  # by the week of the last contact; among equals by what is overdue
    ONCE_A_WEEK = 3  # by what is overdue, whoever was contacted this month last


class When(Numbered):
    """When an offer is made to a client."""

    ALWAYS = 0
    OVERDUE = 1
    NO_LETTER_LATELY = 2
    NOT_VISITED = 3  # this week
    EXCUSE_JUST_SAID = 4  # and not pressed much this month
    NO_DATE_ASKED = 5  # this week
    UNPLANNED = 6
    PLAN_UNSHARED = 7
    NOT_MET = 8  # this week, and a week is left


class Asking(Numbered):
    """What an offer asks for, where the move asks for something."""

    MODEST = 0  # a tenth of the overdue, in two weeks
    SHARE = 1  # a share of the overdue, in so many weeks
    EVERYTHING = 2  # all that is owed, by the end


@dataclass(slots=True)
class Offer:
    """A move that a bot makes: with whom, when, and what it asks for."""

    move: Number
    worth: Number  # `Worth`
    when: Number  # `When`
    asking: Number  # `Asking`
    share: Level
    weeks: Number


OFFER: Final = dtype_of(Offer)


def _offer(row: Row) -> Offer:
    """An offer as `bots.yaml` has it."""
    worth, when, asking = (Worth[row["worth"].upper()], When[row["when"].upper()], Asking[row["asking"].upper()])
    return Offer(MOVE[row["move"]], worth, when, asking, row["share"], row["weeks"])


USUAL: Final[Row] = {"when": "always", "asking": "modest", "share": 0.0, "weeks": 2}
TRICKS: Final[Mapping[str, tuple[Offer, ...]]] = {
    name: tuple(_offer({**USUAL, **offer}) for offer in row["offers"]) for name, row in BOT_ROWS.items() if "offers" in row
}
MOVES: Final = len(MOVE_IDS)


@cache
def offers_of(name: str) -> AnyArray:
    """The offers of a bot as records. `only:MOVE` repeats one move on clients in falling overdue, once a client and week."""
    alone = name.removeprefix("only:")
    offers = TRICKS[name] if alone == name else (_offer({**USUAL, "move": alone, "worth": "once_a_week"}),)
    rows = np.zeros(len(offers), OFFER)
    for place, one in enumerate(offers):
        rows[place] = (one.move, one.worth, one.when, one.asking, one.share, one.weeks)
    return rows


@inlined
def worth_of(kind: int, account: Account, client: int) -> float:
    """What client number `client` is worth to an offer."""
    if kind == Worth.IN_TURN:
        return -account.contacts - client * 1e-6
    if kind == Worth.BY_LAST_CONTACT:
        return -account.contact_week + account.overdue * 1e-12
    if kind == Worth.ONCE_A_WEEK:
        return by_overdue(account) - account.contacts * 1e12
    return by_overdue(account)


@inlined
def made_when(kind: int, account: Account, week: int, last_week: int) -> bool:
    """Is an offer made to a client?"""
    if kind == When.OVERDUE:
        return account.overdue > 0
    if kind == When.NO_LETTER_LATELY:
        return account.letters < 0.5
    if kind == When.NOT_VISITED:
        return account.visit_week < week
    if kind == When.EXCUSE_JUST_SAID:
        return account.excuse_said >= week and account.contacts < 3
    if kind == When.NO_DATE_ASKED:
        return account.promise_asked < week
    if kind == When.UNPLANNED:
        return account.plan_week <= week and week < last_week and account.owed > 0
    if kind == When.PLAN_UNSHARED:
        return account.plan_shared == 0
    if kind == When.NOT_MET:
        return account.contact_week < week and week < last_week
    return True


@rule
def ask(sight: Portfolio, wish: Any, own: Any, account: Account) -> None:
    """What a move asks for, as an offer has it."""
    wish.amount, wish.weeks = modest_amount(account), weeks_left(sight, own.weeks)
    if own.asking == Asking.SHARE:
        wanted = floor(account.overdue * own.share / TEN_THOUSAND) * TEN_THOUSAND
        wish.amount = min(max(wanted, least_amount(account)), account.owed)
    elif own.asking == Asking.EVERYTHING:
        wish.amount, wish.weeks = account.owed, weeks_left(sight, MAX_PARTS)


@rule
def one_trick(sight: Portfolio, plan: Any, offers: Any) -> int:
    """The first of the offers that is possible, with the client it is worth most with. Returns 1, or 0 if there is none."""
    week, last_week = sight.desk.week, sight.rules.weeks - 1
    for place in range(len(offers)):
        own, best, most = offers[place], -1, 0.0
        for client in range(len(sight.accounts)):
            account = sight.accounts[client]
            worth = worth_of(own.worth, account, client)
            if (best < 0 or worth > most) and made_when(own.when, account, week, last_week) and can(sight, own.move, client):
                best, most = client, worth
        if best >= 0:
            wish, move = plan[best], sight.moves[own.move]
            wish.move, wish.amount, wish.weeks = own.move, 0.0, 0
            if move.asks_amount or move.asks_weeks:
                ask(sight, wish, own, sight.accounts[best])
            plan[0].next = best
            return 1
    return 0


@rule
def at_random(sight: Portfolio, plan: Any, drawn: float) -> int:
    """Any possible move but the plan, on anybody, as `drawn` 0…1 has it. Returns 1, or 0 if none is possible."""
    count, clients = 0, len(sight.accounts)
    for move in range(MOVES):
        if move != SET_PLAN:  # free of cost: it would never end
            for client in range(clients):
                count += can(sight, move, client)
    if count == 0:
        return 0
    left = min(int(floor(drawn * count)), count - 1)
    for move in range(MOVES):
        if move != SET_PLAN:
            for client in range(clients):
                if can(sight, move, client):
                    if left == 0:
                        wish = plan[client]
                        wish.move, plan[0].next = move, client
                        wish.amount, wish.weeks = modest_amount(sight.accounts[client]), weeks_left(sight, 2)
                        return 1
                    left -= 1
    return 0
