"""Bots of one's own that think for one game: compiled where they can be, else as they are, with the same result."""

import warnings
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any, Final, cast

import numpy as np

from sim_core.bots.common import Bot
from sim_core.bots.portfolio import Portfolio
from sim_core.bots.single import Made, SingleBot, is_single, wait
from sim_core.compiled import cache as compiled_cache
from sim_core.compiled import loop
from sim_core.model.book import Book
from sim_core.model.choices import Choice
from sim_core.model.luck import BOT_DICE, BotDice, BotLuck
from sim_core.model.records import as_objects, records_of, room
from sim_core.model.sight import Sight

WORTH_COMPILING: Final = 256
"""Games together from which a bot of one's own is compiled."""
LEAST: Final = -128
MOST: Final = 127
"""Numbers that a choice has room for; there are fewer moves, clients and weeks."""


def own_bot(sight: Portfolio, luck: BotDice) -> Made:
    """Stands where the bot is put."""
    return wait()


@loop
def ask_in_each(
    accounts: Any, desks: Any, book: Book, seed: Any, name: Any, episodes: Any, place: int, out: Any, amounts: Any
) -> None:
    """What the bot does next in each game [E]: move, client and weeks in `out` [E, 3], the amount in `amounts` [E]."""
    dice = room(1, BOT_DICE)
    for row in range(len(desks)):
        own = dice[0]
        own.seed, own.name, own.episode, own.place, own.used = seed[0], name[0], episodes[row], place, 0
        sight = Portfolio(accounts[row], desks[row], book.terms, book.moves, book.rules[0])
        move, client, amount, weeks = own_bot(sight, own)
        out[row, 0], out[row, 1], out[row, 2], amounts[row] = move, client, weeks, amount


def as_bot(function: Bot | SingleBot) -> Bot:
    """Somebody's own bot as one of many games at once, whichever it is."""
    return of_many(function) if is_single(function) else cast(Bot, function)  # what has no mark thinks for many games


@cache
def of_many(bot: SingleBot) -> Bot:
    """The bot of one game as one of many games at once."""
    compiled: list[Callable[..., None] | None] = []

    def play(sight: Sight, luck: BotLuck) -> Choice:
        # Copies: what a bot writes into its sight is forgotten, compiled or not.
        accounts, desks, book = records_of(sight.account).copy(), records_of(sight.desk).copy(), deepcopy(sight.book)
        count = len(desks)
        out, amounts = np.zeros((count, 3), np.int64), np.zeros(count)
        about = (luck.seed, luck.name, luck.episodes, luck.place)
        if not compiled and count >= WORTH_COMPILING:
            compiled.append(_compiled(bot, accounts[:0], desks[:0], book, *about, out[:0], amounts[:0]))
        if compiled and compiled[0] is not None:
            compiled[0](accounts, desks, book, *about, out, amounts)
        else:
            _ask_plainly(bot, as_objects(accounts), as_objects(desks), as_objects(book), *about, out, amounts)
        move, client, weeks = np.clip(out, LEAST, MOST).astype(np.int8).T  # what is too large stays no move and no client
        return Choice(move, client, amounts, weeks)

    return play


def _ask_plainly(
    bot: SingleBot,
    accounts: Any,
    desks: Any,
    book: Book,
    seed: Any,
    name: Any,
    episodes: Any,
    place: int,
    out: Any,
    amounts: Any,
) -> None:
    for row, desk in enumerate(desks):
        own = BotDice(int(seed[0]), int(name[0]), int(episodes[row]), place, 0)
        move, client, amount, weeks = bot(Portfolio(accounts[row], desk, book.terms, book.moves, book.rules[0]), own)
        out[row] = move, client, weeks
        amounts[row] = amount


def _compiled(bot: SingleBot, *nobody: Any) -> Callable[..., None] | None:
    """The loop that asks a bot, compiled by calling it for no games; None where that is not possible, which is said once."""
    if not compiled_cache.available():
        return None
    twins = compiled_cache.load()
    if twins is None:
        return None
    try:
        asking = twins.with_function(ask_in_each, own_bot, bot)
        asking(*nobody)
    except Exception as error:  # whatever the compiler does not like
        text = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
        name = getattr(bot, "__name__", "bot")
        warnings.warn(f"the bot {name} is not compiled ({type(error).__name__}: {text}); it runs as it is", stacklevel=2)
        return None
    return asking
