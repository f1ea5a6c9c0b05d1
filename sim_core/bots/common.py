"""What bots share: putting a number on every client, picking the best, and legal amounts."""

from collections.abc import Callable
from typing import Final

import numpy as np

from sim_core.arrays import Flags, Levels, Rows, Weeks, Yuan
from sim_core.legal import At, least_amount, legal
from sim_core.luck import BotLuck
from sim_core.moves import MOVE, NO_MOVE
from sim_core.reveal import Revealed
from sim_core.state import Choice, Sight

Bot = Callable[[Sight, BotLuck], Choice]
InformedBot = Callable[[Sight, BotLuck, Revealed], Choice]
NOT: Final = -np.inf
EVERYWHERE: Final[At] = (slice(None), slice(None))
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


def on_best(sight: Sight, move: str, worth: Levels) -> Choice:
    """`move` on the client of greatest worth [E, C] among those it is possible with; none where there is no such client.

    An amount, where one is asked, is the least allowed.
    """
    number = MOVE[move]
    worth = np.where(legal(sight, number), worth, NOT)
    client = worth.argmax(axis=1)
    rows = np.arange(len(client))
    possible = worth[rows, client] > NOT
    choice = nothing(sight)
    choice.move[:] = np.where(possible, number, NO_MOVE)
    choice.client[:] = client
    choice.amount[:] = np.where(possible, asked(sight, move, (rows, client)), 0.0)
    choice.weeks[:] = np.where(possible, weeks_left(sight, 2), 0)
    return choice


def asked(sight: Sight, move: str, at: tuple[Rows, Rows]) -> Yuan:
    """A modest legal amount [E] for a move that asks for one: a tenth of the overdue."""
    tenth = np.floor(sight.account.overdue[at] * 0.1 / TEN_THOUSAND) * TEN_THOUSAND
    least = least_amount(sight.account, at)
    if move == "set_plan":
        return np.maximum(least, 1.0)
    return np.minimum(np.maximum(tenth, least), sight.account.owed[at])


def weeks_left(sight: Sight, wanted: int) -> Weeks:
    """`wanted` weeks from now [E], or what is left of the game; at least one (the caller checks that one is left)."""
    left = sight.public.weeks - 1 - sight.desk.week
    return np.maximum(np.minimum(wanted, left), 0).astype(np.int16)


def first_of(*choices: Choice) -> Choice:
    """In each episode the first of the choices that makes a move."""
    first, *others = choices
    for other in others:
        none = first.move == NO_MOVE
        first.move = np.where(none, other.move, first.move).astype(np.int8)
        first.client = np.where(none, other.client, first.client).astype(np.int8)
        first.amount = np.where(none, other.amount, first.amount)
        first.weeks = np.where(none, other.weeks, first.weeks).astype(np.int8)
    return first


def in_turn(sight: Sight) -> Levels:
    """[E, C] worth by turn: whoever was contacted longest ago; among equals, the first on the list."""
    clients = sight.account.owed.shape[1]
    return -sight.account.contacts - np.arange(clients) * 1e-6


def by_overdue(sight: Sight) -> Levels:
    """[E, C] worth by what is overdue."""
    return sight.account.overdue + sight.account.owed * 1e-3


def where(worth: Levels, condition: Flags) -> Levels:
    """`worth` where the condition holds, else out of the question."""
    return np.where(condition, worth, NOT)
