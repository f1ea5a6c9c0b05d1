"""The bots of the library: who plays, as the loops take it, and as a bot of many games at once."""

from typing import Any, Final, NamedTuple

import numpy as np

from sim_core.bots.oracle import inform
from sim_core.bots.portfolio import WISH, Portfolio
from sim_core.bots.rows import BOT_ROWS
from sim_core.bots.style import INFORMED, Style, rep_of
from sim_core.bots.textbook import read_files, think
from sim_core.bots.tricks import at_random, offers_of, one_trick
from sim_core.compiled import loop, rule
from sim_core.model.arrays import Levels
from sim_core.model.book import Book
from sim_core.model.calls import call
from sim_core.model.choices import Choice
from sim_core.model.luck import BotLuck, name_hash
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import copy_into, records_of, room
from sim_core.model.sight import Sight

TRICK: Final = 0
RANDOM: Final = 1
BY_THE_BOOK: Final = 2
WAYS_TO_PLAY: Final = {"": TRICK, "at_random": RANDOM, "by_the_book": BY_THE_BOOK, "informed": BY_THE_BOOK}


class Player(NamedTuple):
    """Who plays: a bot of the library, as its rules read it."""

    kind: int
    rep: Any  # [1] `Rep`
    offers: Any  # [N] `Offer`
    name: Any  # [1] hash of the name that its luck is drawn by


def player_of(name: str, without: tuple[str, ...] = (), style: Style | None = None) -> Player:
    """The bot of a name, or `only:MOVE`, for the loops."""
    plays = BOT_ROWS.get(name, {}).get("plays", "")
    kind, informed = WAYS_TO_PLAY[plays], plays == "informed"
    rep = rep_of(style or (INFORMED if informed else Style()), tuple(without), informed)
    offers = offers_of(name) if kind == TRICK else offers_of("idle")
    return Player(kind, rep, offers, np.array([name_hash(name)], np.uint64))


class LibraryBot:
    """A bot of the library. The loops play it by its `player`; it can also be asked as a bot of many games at once."""

    def __init__(self, name: str, without: tuple[str, ...] = (), style: Style | None = None) -> None:
        self.name, self.player = name, player_of(name, without, style)

    def __call__(self, sight: Sight, luck: BotLuck) -> Choice:
        """The next move of every game, [E]; of a player by the book the next round, [E, C], the more important first."""
        shape = sight.account.owed.shape
        choice = Choice(np.full(shape, NO_MOVE), np.zeros(shape, np.int64), np.zeros(shape), np.zeros(shape, np.int64))
        drawn = luck.uniform() if self.player.kind == RANDOM else np.zeros(shape[0])
        columns = (choice.move, choice.client, choice.amount, choice.weeks)
        work = shape[0] * shape[1]
        call(plan_in_each, work, records_of(sight.account), records_of(sight.desk), sight.book, self.player, drawn, *columns)
        choice.move, choice.client = choice.move.astype(np.int8), choice.client.astype(np.int8)
        choice.weeks = choice.weeks.astype(np.int8)
        if self.player.kind == BY_THE_BOOK:
            return choice
        return Choice(choice.move[:, 0], choice.client[:, 0], choice.amount[:, 0], choice.weeks[:, 0])


class InformedLibraryBot(LibraryBot):
    """A bot that is shown the truth, by the loops alone."""

    def __call__(self, sight: Sight, luck: BotLuck) -> Choice:
        """It cannot play on what a rep can know."""
        raise TypeError(f"{self.name} needs the truth, which no sight holds")


@rule
def plan_round(who: Player, sight: Portfolio, clients: Any, files: Any, plan: Any, drawn: float) -> int:
    """Let the player plan its next round; `drawn` is luck of its own. Returns how many moves it has.

    `clients` [C] and `files` [C], room for copies of the accounts, serve a player that is shown the truth.
    """
    rep = who.rep[0]
    if who.kind == TRICK:
        return one_trick(sight, plan, who.offers)
    if who.kind == RANDOM:
        return at_random(sight, plan, drawn)
    read_files(sight, plan)
    if not rep.informed:
        return think(sight, rep, plan)
    for number in range(len(plan)):
        copy_into(files, number, sight.accounts[number])
    inform(clients, files, plan, sight.desk.week)
    return think(Portfolio(files, sight.desk, sight.terms, sight.moves, sight.rules), rep, plan)


@loop
def plan_in_each(
    accounts: Any, desks: Any, book: Book, who: Player, drawn: Levels, moves: Any, clients: Any, amounts: Any, weeks: Any
) -> None:
    """The next round of a player that sees no truth, in each game [E]: columns [E, C], the more important first."""
    plan = room(len(book.terms), WISH)
    for row in range(len(desks)):
        sight = Portfolio(accounts[row], desks[row], book.terms, book.moves, book.rules[0])
        rep = who.rep[0]
        if who.kind == TRICK:
            count = one_trick(sight, plan, who.offers)
        elif who.kind == RANDOM:
            count = at_random(sight, plan, drawn[row])
        else:
            read_files(sight, plan)
            count = think(sight, rep, plan)
        for place in range(count):
            number = plan[place].next
            wish = plan[number]
            moves[row, place], clients[row, place] = wish.move, number
            amounts[row, place], weeks[row, place] = wish.amount, wish.weeks
