"""What bots share: putting a number on every client, picking the best, and legal amounts."""

from collections.abc import Callable
from typing import Final

import numpy as np

from sim_core.engine.reveal import Revealed
from sim_core.model.arrays import Flags, Levels, Rows, Weeks, Yuan
from sim_core.model.legal import MANAGER_VISIT, affordable, least_amount, suitable_at
from sim_core.model.luck import BotLuck
from sim_core.model.moves import ASKS, MOVE, NO_MOVE
from sim_core.model.state import Choice, Sight

Bot = Callable[[Sight, BotLuck], Choice]
InformedBot = Callable[[Sight, BotLuck, Revealed], Choice]
Ask = Callable[[Sight, tuple[Rows, Rows]], tuple[Yuan, Weeks]]
"""What to ask for, in which episodes and of whom: amount [N] and weeks from now [N]."""
TEN_THOUSAND: Final = 10_000.0


def nothing(sight: Sight) -> Choice:
    """No move in any episode."""
    count = len(sight.desk.week)
    return Choice(
        move=np.full(count, NO_MOVE, np.int8),
        client=np.zeros(count, np.int8),
        amount=np.zeros(count),
        weeks=np.zeros(count, np.int8),
    )


class Pick:
    """One move for each episode, filled in offer by offer: in each episode the first offer that is possible is taken."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.choice = nothing(sight)
        self.open = np.ones(len(sight.desk.week), np.bool_)  # [E] no move taken yet

    def offer(self, move: str, worth: Levels, condition: Flags | None = None, ask: Ask | None = None) -> None:
        """`move` on the client of greatest worth [E, C] among those for which `condition` holds and it is possible.

        `ask` gives amount and weeks from now, where the move asks for them; else they are modest ones.
        """
        number = MOVE[move]
        rows = self.open & affordable(self.sight, number)
        wanted = np.broadcast_to(rows[:, None], worth.shape) if condition is None else condition & rows[:, None]
        places: Rows = np.flatnonzero(wanted)  # few, as a rule: what follows looks at these alone
        if not len(places):
            return
        clients = worth.shape[1]
        row, client = np.divmod(places, clients)
        fits = suitable_at(self.sight, number, (row, client))
        row, client = row[fits], client[fits]
        if not len(row):
            return
        taken, best = best_of_each(row, worth[row, client])
        client = client[best]
        self.open[taken] = False
        self.choice.move[taken] = number
        self.choice.client[taken] = client
        if ASKS[number]:
            amount, weeks = (ask or modest)(self.sight, (taken, client))
            self.choice.amount[taken] = amount
            self.choice.weeks[taken] = weeks


class Round:
    """A round of moves for each episode: at most one on each client, the more important first, as far as hours go.

    Offers come in falling importance. A round is made of one stage only: what can wait is thought about again when the
    answers to the more important moves are in.
    """

    def __init__(self, sight: Sight) -> None:
        shape = sight.account.owed.shape
        self.sight = sight
        self.open = np.ones(shape, np.bool_)  # [E, C] no move taken yet, in this stage or an earlier one
        self.move = np.full(shape, NO_MOVE, np.int8)
        self.amount = np.zeros(shape)
        self.weeks = np.zeros(shape, np.int8)
        self.order = np.full(shape, np.inf)  # rising: the more important first
        self._offers = 0

    def next_stage(self) -> None:
        """What is offered from here on is only for episodes that have nothing more important to do."""
        self.open &= (self.move == NO_MOVE).all(axis=1)[:, None]

    def offer(self, move: str, worth: Levels, condition: Flags, ask: Ask | None = None, one: bool = False) -> None:
        """`move` on every client [E, C] for which `condition` holds and it is possible (if `one`: on the worthiest)."""
        number = MOVE[move]
        self._offers += 1
        wanted = condition & self.open
        wanted &= affordable(self.sight, number)[:, None]
        places: Rows = np.flatnonzero(wanted)
        if not len(places):
            return
        row, client = np.divmod(places, self.sight.account.owed.shape[1])
        fits = suitable_at(self.sight, number, (row, client))
        row, client = row[fits], client[fits]
        if one and len(row):
            row, best = best_of_each(row, worth[row, client])
            client = client[best]
        at = (row, client)
        self.open[at] = False
        self.move[at] = number
        self.order[at] = self._offers * 1e12 - worth[at]
        if ASKS[number] and len(row):
            self.amount[at], self.weeks[at] = (ask or modest)(self.sight, at)

    def withdraw(self, where: Flags) -> None:
        """Take back what was planned with some clients [E, C]."""
        self.move[where] = NO_MOVE
        self.order[where] = np.inf

    def choice(self) -> Choice:
        """The round, [E, C] in order of importance; moves that hours or budget do not reach are left out."""
        order = self.order.argsort(axis=1, kind="stable")
        move = np.take_along_axis(self.move, order, axis=1)
        table, desk = self.sight.public.table, self.sight.desk
        hours, budget, visits = desk.hours.copy(), desk.budget.copy(), desk.manager_visits.copy()
        for place in range(move.shape[1]):
            column = move[:, place]
            made = column != NO_MOVE
            if not made.any():
                break
            visit = column == MANAGER_VISIT
            costs_hours, costs_budget = table.hours[column], table.budget[column]
            made &= (costs_hours <= hours) & (costs_budget <= budget) & (visit <= visits)
            hours -= costs_hours * made
            budget -= costs_budget * made
            visits -= visit & made
            move[:, place] = np.where(made, column, NO_MOVE)
        return Choice(
            move=move,
            client=order.astype(np.int8),
            amount=np.take_along_axis(self.amount, order, axis=1),
            weeks=np.take_along_axis(self.weeks, order, axis=1),
        )


def best_of_each(row: Rows, worth: Levels) -> tuple[Rows, Rows]:
    """The distinct rows of a rising list, and the place [rows] of the first of greatest worth in each."""
    starts = np.flatnonzero(np.concatenate(([True], row[1:] != row[:-1])))
    best = np.maximum.reduceat(worth, starts)
    lengths = np.diff(np.append(starts, len(row)))
    is_best = np.flatnonzero(worth == np.repeat(best, lengths))
    first = is_best[np.concatenate(([True], row[is_best][1:] != row[is_best][:-1]))]
    return row[starts], first


def on_best(sight: Sight, move: str, worth: Levels, condition: Flags | None = None) -> Choice:
    """`move` on the client of greatest worth among those it is possible with; none where there is no such client."""
    pick = Pick(sight)
    pick.offer(move, worth, condition)
    return pick.choice


def modest(sight: Sight, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
    """A modest thing to ask for: a tenth of the overdue, in two weeks."""
    return asked(sight, at), weeks_left(sight, 2)[at[0]]


def asked(sight: Sight, at: tuple[Rows, Rows]) -> Yuan:
    """A modest legal amount [N]: a tenth of the overdue."""
    tenth = np.floor(sight.account.overdue[at] * 0.1 / TEN_THOUSAND) * TEN_THOUSAND
    least = least_amount(sight.account, at)
    return np.minimum(np.maximum(np.maximum(tenth, least), 1.0), np.maximum(sight.account.owed[at], 1.0))


def weeks_left(sight: Sight, wanted: int) -> Weeks:
    """`wanted` weeks from now [E], or what is left of the game; at least one (the caller checks that one is left)."""
    left = sight.public.weeks - 1 - sight.desk.week
    return np.maximum(np.minimum(wanted, left), 0).astype(np.int16)


def in_turn(sight: Sight) -> Levels:
    """[E, C] worth by turn: whoever was contacted longest ago; among equals, the first on the list."""
    clients = sight.account.owed.shape[1]
    return -sight.account.contacts - np.arange(clients) * 1e-6


def by_overdue(sight: Sight) -> Levels:
    """[E, C] worth by what is overdue."""
    return sight.account.overdue + sight.account.owed * 1e-3
