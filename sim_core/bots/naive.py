"""Bots that know one trick. Each is a mistake that real reps make; the ladder shows what it costs.

A bot is a list of offers: in each game the first that is possible is taken, with the client it is worth most with. A new
trick is a row here; what an offer is worth, when it is made and what it asks for are short lists of rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final

import numpy as np

from sim_core.bots.portfolio import Portfolio, by_overdue, can, modest_amount, weeks_left
from sim_core.compiled import floor, inlined, rule
from sim_core.model.arrays import AnyArray
from sim_core.model.legal import MAX_PARTS, least_amount
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.model.records import Level, Number, dtype_of
from sim_core.model.state import Account


class Worth(IntEnum):
    """What a client is worth to an offer."""

    IN_TURN = 0  # whoever was contacted longest ago
    BY_OVERDUE = 1
    BY_LAST_CONTACT = 2  # by the week of the last contact; among equals by what is overdue
    ONCE_A_WEEK = 3  # by what is overdue, whoever was contacted this month last


class When(IntEnum):
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


class Asking(IntEnum):
    """What an offer asks for, where the move asks for something."""

    MODEST = 0  # a tenth of the overdue, in two weeks
    SHARE = 1  # a share of the overdue, in so many weeks
    EVERYTHING = 2  # all that is owed, by the end


@dataclass(slots=True)
class Offer:
    """A move that a bot makes: with whom, when, and what it asks for."""

    move: Number
    worth: Number  # `Worth`
    when: Number = int(When.ALWAYS)
    asking: Number = int(Asking.MODEST)
    share: Level = 0.0
    weeks: Number = 2


OFFER: Final = dtype_of(Offer)
CALL_IN_TURN: Final = Offer(MOVE["call"], Worth.IN_TURN)
TRICKS: Final[Mapping[str, tuple[Offer, ...]]] = {
    # Does nothing.
    "idle": (),
    # Pleads with all in turn.
    "plead": (Offer(MOVE["plead"], Worth.BY_LAST_CONTACT),),
    # Calls everyone in turn, never deals with an excuse.
    "nag": (CALL_IN_TURN,),
    # Calls everyone in turn, accepts every excuse.
    "credulous": (Offer(MOVE["accept_excuse"], Worth.BY_OVERDUE), CALL_IN_TURN),
    # Letters to all in turn.
    "letters": (Offer(MOVE["demand_letter"], Worth.IN_TURN),),
    # Stops everybody's supply, then letters and visits.
    "hardline": (
        Offer(MOVE["stop_supply"], Worth.BY_OVERDUE, When.OVERDUE),
        Offer(MOVE["demand_letter"], Worth.BY_OVERDUE, When.NO_LETTER_LATELY),
        Offer(MOVE["visit"], Worth.BY_OVERDUE, When.NOT_VISITED),
    ),
    # Calls, challenges everything, never checks.
    "pushy": (Offer(MOVE["challenge"], Worth.BY_OVERDUE, When.EXCUSE_JUST_SAID), CALL_IN_TURN),
    # Spends the budget on the largest clients, then calls.
    "promo": (
        Offer(MOVE["downstream_promo"], Worth.BY_OVERDUE),
        Offer(MOVE["open_outlets"], Worth.BY_OVERDUE),
        Offer(MOVE["terminal_campaign"], Worth.BY_OVERDUE),
        CALL_IN_TURN,
    ),
    # Visits the largest overdue, each once a week.
    "visitor": (Offer(MOVE["visit"], Worth.BY_OVERDUE, When.NOT_VISITED),),
    # Asks everybody for half of the overdue by next week, every week; follows up, promotes, never looks into an excuse.
    # A search for exploits once found that this beat the textbook; an open excuse now shields from promises too.
    "dates": (
        Offer(MOVE["confirm_promise"], Worth.BY_OVERDUE),
        Offer(MOVE["downstream_promo"], Worth.BY_OVERDUE),
        Offer(MOVE["ask_promise"], Worth.BY_OVERDUE, When.NO_DATE_ASKED, Asking.SHARE, 0.5, 1),
    ),
    # Shares plans, agrees instalments of all that is overdue with everybody, and confirms them as often as it may.
    # A search for exploits once found that this made 1.24 of the textbook, for nobody who is not asked for money gives an
    # excuse. Who will not promise now says why not, and a promise is followed up once a week at most.
    "parts": (
        Offer(MOVE["set_plan"], Worth.BY_OVERDUE, When.UNPLANNED, Asking.EVERYTHING),
        Offer(MOVE["share_plan"], Worth.BY_OVERDUE, When.PLAN_UNSHARED),
        Offer(MOVE["confirm_promise"], Worth.BY_OVERDUE),
        Offer(MOVE["downstream_promo"], Worth.BY_OVERDUE),
        Offer(MOVE["instalments"], Worth.BY_OVERDUE, When.NOT_MET, Asking.SHARE, 1.0, 4),
    ),
}
SET_PLAN: Final = MOVE["set_plan"]
MOVES: Final = len(MOVE_IDS)


@cache
def offers_of(name: str) -> AnyArray:
    """The offers of a bot as records. `only:MOVE` repeats one move on clients in falling overdue, once a client and week."""
    alone = name.removeprefix("only:")
    offers = TRICKS[name] if alone == name else (Offer(MOVE[alone], Worth.ONCE_A_WEEK),)
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
        wanted = floor(account.overdue * own.share / 10_000.0) * 10_000.0
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


def __getattr__(name: str) -> Any:
    """`nag`, `visitor`, …: a bot of one trick, to be asked by a bot of one's own."""
    if name not in TRICKS and name != "random":
        raise AttributeError(name)
    from sim_core.bots.library import LibraryBot

    return LibraryBot(name)
