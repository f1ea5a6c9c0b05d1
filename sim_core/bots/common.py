"""For bots of one's own that think for many games at once: a number for every client, the best one, legal amounts."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from sim_core.engine.legality import least_amounts, legal
from sim_core.model.arrays import TEN_THOUSAND, Flags, Levels, Rows, Weeks, Yuan
from sim_core.model.choices import Choice
from sim_core.model.luck import BotLuck
from sim_core.model.moves import ASKS, MOVE, NO_MOVE
from sim_core.model.sight import Sight


class Bot(Protocol):
    """Who plays many games at once, on what a rep can know of them. One that is shown the truth is an `InformedLibraryBot`."""

    def __call__(self, sight: Sight, luck: BotLuck, /) -> Choice:
        """The next move of every game [E], or its next round [E, R], the more important first; luck of its own."""


Ask = Callable[[Sight, tuple[Rows, Rows]], tuple[Yuan, Weeks]]
"""What to ask for, in which episodes and of whom: amount [N] and weeks from now [N]."""


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
        wanted = legal(self.sight, number) & self.open[:, None]
        if condition is not None:
            wanted &= condition
        taken = np.flatnonzero(wanted.any(axis=1))
        if not len(taken):
            return
        client = np.where(wanted, worth, -np.inf)[taken].argmax(axis=1)
        self.open[taken] = False
        self.choice.move[taken] = number
        self.choice.client[taken] = client
        if ASKS[number]:
            amount, weeks = (ask or modest)(self.sight, (taken, client))
            self.choice.amount[taken] = amount
            self.choice.weeks[taken] = weeks


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
    least = least_amounts(sight, at)
    return np.minimum(np.maximum(np.maximum(tenth, least), 1.0), np.maximum(sight.account.owed[at], 1.0))


def sized(sight: Sight, at: tuple[Rows, Rows], wanted: Yuan) -> Yuan:
    """An amount [N] that may be asked for, in whole ten thousands."""
    whole = np.floor(wanted / TEN_THOUSAND) * TEN_THOUSAND
    return np.minimum(np.maximum(whole, least_amounts(sight, at)), sight.account.owed[at])


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
