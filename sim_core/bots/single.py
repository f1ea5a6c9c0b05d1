"""Bots of one's own for one game: a function of what a rep can see, marked `@bot`, that returns a move on a client.

    from sim_core import bot
    from sim_core.bots.single import CALL, by_overdue, can, do, wait

    @bot
    def caller(sight, luck):
        best, most = -1, 0.0
        for client in range(len(sight.accounts)):
            worth = by_overdue(sight.accounts[client])
            if worth > most and can(sight, CALL, client):
                best, most = client, worth
        return do(CALL, best) if best >= 0 else wait()

`sight` is a `Portfolio`: `accounts` (the files, one for each client), `desk`, `terms`, `moves`, `rules`; nothing of what
clients hide. `uniform(luck)` is luck of its own. A bot is asked until it waits, then the week ends. Where a compiler is there
and it can, the function and those it calls in its file are compiled; else they run as they are, with the same result.
"""

from collections.abc import Callable
from typing import TypeGuard, TypeVar

from sim_core.bots.portfolio import Portfolio, by_overdue, can, modest_amount, sized, weeks_left
from sim_core.compiled import inlined
from sim_core.model.luck import BotDice, uniform
from sim_core.model.moves import MOVE, NO_MOVE

Made = tuple[int, int, float, int]
"""A move, a client, an amount in yuan, weeks from now."""
SingleBot = Callable[[Portfolio, BotDice], Made]
Marked = TypeVar("Marked", bound=SingleBot)
MARK = "_of_one_game"

__all__ = [
    "BotDice",
    "Made",
    "Portfolio",
    "SingleBot",
    "bot",
    "by_overdue",
    "can",
    "do",
    "is_single",
    "modest_amount",
    "sized",
    "uniform",
    "wait",
    "weeks_left",
]


def bot(function: Marked) -> Marked:
    """Mark a function as a bot of one game."""
    setattr(function, MARK, True)
    return function


def is_single(function: object) -> TypeGuard[SingleBot]:
    """Is this a bot of one game?"""
    return bool(getattr(function, MARK, False))


@inlined
def do(move: int, client: int, amount: float = 0.0, weeks: int = 0) -> Made:
    """A move on a client; `amount` and `weeks` (from now) where it asks for them."""
    return move, client, float(amount), weeks


@inlined
def wait() -> Made:
    """Nothing more this week."""
    return NO_MOVE, 0, 0.0, 0


def __getattr__(name: str) -> int:
    """`CALL`, `VISIT`, …: the numbers of the moves."""
    if name.lower() in MOVE and name == name.upper():
        return MOVE[name.lower()]
    raise AttributeError(name)
