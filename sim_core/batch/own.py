"""Weeks of bots of one's own that think for one game: compiled where they can be, else as they are, with the same result."""

import warnings
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np

from sim_core.batch.playing import MOST_MOVES
from sim_core.bots.portfolio import Portfolio
from sim_core.bots.single import SingleBot, wait
from sim_core.compiled import loop
from sim_core.compiled import cache as compiled_cache
from sim_core.engine.game import Game
from sim_core.engine.loose import Loose
from sim_core.model.arrays import AnyArray, Rows
from sim_core.model.book import Book
from sim_core.model.calls import plain_of
from sim_core.model.luck import BOT_DICE, BotDice, word
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import room
from sim_core.model.state import Choice

WORTH_COMPILING: Final = 4_000
"""Games and weeks together from which a bot of one's own is compiled."""


def own_bot(sight: Portfolio, luck: BotDice) -> tuple[int, int, float, int]:
    """Stands where the bot is put."""
    return wait()


@loop
def ask_in_each(
    accounts: Any, desks: Any, book: Book, seed: Any, name: Any, episodes: Any, rows: Any, slot: int, out: Any, amounts: Any
) -> None:
    """What the bot does next in the games `rows` [N]: move, client and weeks in `out` [N, 3], the amount in `amounts` [N]."""
    dice = room(1, BOT_DICE)
    for at in range(len(rows)):
        row, own = rows[at], dice[0]
        desk = desks[row]
        own.seed, own.name, own.episode, own.used = seed[0], name[0], episodes[row], 0
        own.place = desk.week | slot << 16
        sight = Portfolio(accounts[row], desk, book.terms, book.moves, book.rules[0])
        move, client, amount, weeks = own_bot(sight, own)
        out[at, 0], out[at, 1], out[at, 2], amounts[at] = move, client, weeks, amount


@cache
def compiled_bot(bot: SingleBot) -> Callable[..., None] | None:
    """The loop that asks a bot, compiled; None where that is not possible, which is said once."""
    twins = compiled_cache.load() if compiled_cache.available() else None
    if twins is None:
        return None
    return twins.with_function(ask_in_each, own_bot, bot)


def play_singly(game: Game, bot: SingleBot, name: str, watch: Any, among: Rows | None) -> None:
    """Let a bot of one game play one week of every game in the batch (of those `among`, if given)."""
    rows: Rows = np.arange(game.episodes) if among is None else among
    asking = compiled_bot(bot) if game.episodes * game.setting.public.weeks >= WORTH_COMPILING else None
    if asking is not None:
        try:
            _in_step(game, asking, name, watch, rows)
        except _NotCompiled as error:
            text = str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
            warnings.warn(f"the bot {name} is not compiled ({text}); it runs in plain Python", stacklevel=2)
            compiled_bot.cache_clear()
            _PLAIN.add(bot)
        else:
            return
    _one_by_one(game, bot, name, watch, rows)


class _NotCompiled(Exception):
    """The bot cannot be compiled."""


_PLAIN: set[SingleBot] = set()
