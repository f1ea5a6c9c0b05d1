"""Bots that know one trick. Each is a mistake that real reps make; the ladder shows what it costs."""

import numpy as np

from sim_core.bots.common import TEN_THOUSAND, Ask, Bot, Pick, asked, by_overdue, in_turn, nothing, on_best, weeks_left
from sim_core.bots.helping import everything_by_the_end
from sim_core.model.arrays import Flags, Levels, Rows, Weeks, Yuan
from sim_core.model.legal import least_amount, legal
from sim_core.model.luck import BotLuck
from sim_core.model.moves import MOVE, MOVE_IDS, NO_MOVE, move_number
from sim_core.model.state import Choice, Sight


def idle(sight: Sight, luck: BotLuck) -> Choice:
    """Does nothing."""
    return nothing(sight)


def random(sight: Sight, luck: BotLuck) -> Choice:
    """Any possible move but the plan, on anybody it is possible with; all equally likely."""
    episodes, clients = sight.account.owed.shape
    moves = [move for move in MOVE_IDS if move != "set_plan"]  # free of cost: it would never end
    possible = np.stack([legal(sight, MOVE[move]) for move in moves], axis=1).reshape(episodes, -1)
    rank = np.add.accumulate(possible, axis=1)
    count = rank[:, -1]
    target = np.minimum(np.floor(luck.uniform() * count), np.maximum(count - 1, 0)) + 1
    move, client = np.divmod((rank >= target[:, None]).argmax(axis=1), clients)
    number = np.array([MOVE[name] for name in moves])[move]
    choice = nothing(sight)
    choice.move = np.where(count > 0, number, NO_MOVE).astype(np.int8)
    choice.client = client.astype(np.int8)
    choice.amount = asked(sight, (np.arange(len(client)), client))
    choice.weeks = weeks_left(sight, 2).astype(np.int8)
    return choice


def plead(sight: Sight, luck: BotLuck) -> Choice:
    """Pleads with all in turn."""
    return on_best(sight, "plead", in_turn_by_week(sight))


def in_turn_by_week(sight: Sight) -> Levels:
    """By the week of the last contact; among equals by what is overdue."""
    return -sight.account.contact_week.astype(np.float64) + sight.account.overdue * 1e-12


def nag(sight: Sight, luck: BotLuck) -> Choice:
    """Calls everyone in turn, never deals with an excuse."""
    return on_best(sight, "call", in_turn(sight))


def credulous(sight: Sight, luck: BotLuck) -> Choice:
    """Calls everyone in turn, accepts every excuse."""
    pick = Pick(sight)
    pick.offer("accept_excuse", by_overdue(sight))
    pick.offer("call", in_turn(sight))
    return pick.choice


def letters(sight: Sight, luck: BotLuck) -> Choice:
    """Letters to all in turn."""
    return on_best(sight, "demand_letter", in_turn(sight))


def hardline(sight: Sight, luck: BotLuck) -> Choice:
    """Stops everybody's supply, then letters and visits."""
    pick, worth = Pick(sight), by_overdue(sight)
    pick.offer("stop_supply", worth, sight.account.overdue > 0)
    pick.offer("demand_letter", worth, sight.account.letters < 0.5)
    pick.offer("visit", worth, not_yet_this_week(sight))
    return pick.choice


def pushy(sight: Sight, luck: BotLuck) -> Choice:
    """Calls, challenges everything, never checks."""
    pick = Pick(sight)
    fresh = sight.account.excuse_said >= sight.desk.week[:, None]
    pick.offer("challenge", by_overdue(sight), fresh & (sight.account.contacts < 3))
    pick.offer("call", in_turn(sight))
    return pick.choice


def promo(sight: Sight, luck: BotLuck) -> Choice:
    """Spends the budget on the largest clients, then calls."""
    pick = Pick(sight)
    for move in ("downstream_promo", "open_outlets", "terminal_campaign"):
        pick.offer(move, by_overdue(sight))
    pick.offer("call", in_turn(sight))
    return pick.choice


def visitor(sight: Sight, luck: BotLuck) -> Choice:
    """Visits the largest overdue, each once a week."""
    return on_best(sight, "visit", by_overdue(sight), not_yet_this_week(sight))


def dates(sight: Sight, luck: BotLuck) -> Choice:
    """Asks everybody for half of the overdue by next week, every week; follows up, promotes, never looks into an excuse.

    A search for exploits once found that this beat the textbook; an open excuse now shields from promises too.
    """
    pick, worth = Pick(sight), by_overdue(sight)
    pick.offer("confirm_promise", worth)
    pick.offer("downstream_promo", worth)
    pick.offer("ask_promise", worth, sight.account.promise_asked < sight.desk.week[:, None], share_next_week(0.5))
    return pick.choice


def parts(sight: Sight, luck: BotLuck) -> Choice:
    """Shares plans, agrees instalments of all that is overdue with everybody, and confirms them as often as it may.

    A search for exploits once found that this made 1.24 of the textbook, for nobody who is not asked for money gives an
    excuse. Who will not promise now says why not, and a promise is followed up once a week at most.
    """
    pick, worth = Pick(sight), by_overdue(sight)
    unplanned = sight.account.plan_week <= sight.desk.week[:, None]
    left = sight.desk.week < sight.public.weeks - 1
    pick.offer("set_plan", worth, unplanned & left[:, None] & (sight.account.owed > 0), everything_by_the_end)
    pick.offer("share_plan", worth, sight.account.plan_shared == 0)
    pick.offer("confirm_promise", worth)
    pick.offer("downstream_promo", worth)
    asked_once = sight.account.contact_week < sight.desk.week[:, None]
    pick.offer("instalments", worth, asked_once & left[:, None], share_next_week(1.0, 4))
    return pick.choice


def share_next_week(share: float, weeks: int = 1) -> Ask:
    """A share of the overdue, by next week or in so many weeks."""

    def ask(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        wanted = np.floor(sight.account.overdue[at] * share / TEN_THOUSAND) * TEN_THOUSAND
        amount = np.minimum(np.maximum(wanted, least_amount(sight.account, at)), sight.account.owed[at])
        return amount, weeks_left(sight, weeks)[at[0]]

    return ask


def not_yet_this_week(sight: Sight) -> Flags:
    """[E, C] not visited this week."""
    return sight.account.visit_week < sight.desk.week[:, None]


def only(move: str) -> Bot:
    """A bot that repeats one move on clients in falling overdue, while it can be afforded, once a client and week."""
    number = move_number(move)

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        return on_best(sight, MOVE_IDS[number], by_overdue(sight) - sight.account.contacts * 1e12)

    return bot
