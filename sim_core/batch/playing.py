"""Whole games played by the bots of the library, one after the other: a client's records stay at hand until its game is over."""

from typing import Any, Final, NamedTuple

import numpy as np

from sim_core.bots.naive import TRICKS, at_random, offers_of, one_trick
from sim_core.bots.oracle import inform
from sim_core.bots.portfolio import WISH, Portfolio
from sim_core.bots.style import INFORMED, Style, rep_of
from sim_core.bots.textbook import read_files, think
from sim_core.compiled import loop, rule
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Here
from sim_core.engine.rows import Source, begin
from sim_core.model.book import Book, Outside
from sim_core.model.luck import BOT_DICE, WEEK_LUCK, BotDice, word
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import copy_into, room
from sim_core.model.state import ACCOUNT, Batch, Desk

MOST_MOVES: Final = 96
"""Rounds a bot may make in a week; moves without a cost would never end."""
TRICK: Final = 0
RANDOM: Final = 1
BY_THE_BOOK: Final = 2
ALL_WEEKS: Final = 1000


class Player(NamedTuple):
    """Who plays: a bot of the library, as its rules read it."""

    kind: int
    rep: Any  # [1] `Rep`
    offers: Any  # [N] `Offer`
    name: Any  # [1] hash of the name that its luck is drawn by


class Table(NamedTuple):
    """Room for one game at a time, used over and over."""

    luck: Any  # [C] `WeekLuck`
    plan: Any  # [C] `Wish`
    files: Any  # [C] `Account`: copies for a player that is told more
    fridays: Any  # [C] `Friday`
    news: Any  # [events]
    answer: Any  # [1] `Answer`
    dice: Any  # [1] `BotDice`


def player_of(name: str, without: tuple[str, ...] = (), style: Style | None = None) -> Player:
    """The bot of a name, or `only:MOVE`, for the loops."""
    kind = RANDOM if name == "random" else BY_THE_BOOK if name in ("textbook", "oracle") else TRICK
    informed = name == "oracle"
    rep = rep_of(style or (INFORMED if informed else Style()), tuple(without), informed)
    offers = offers_of(name) if name in TRICKS or name.startswith("only:") else offers_of("idle")
    return Player(kind, rep, offers, np.array([word(name)], np.uint64))


@rule
def plan_round(who: Player, sight: Portfolio, clients: Any, table: Table) -> int:
    """Let the player plan its next round. Returns how many moves it has."""
    rep, plan = who.rep[0], table.plan
    if who.kind == TRICK:
        return one_trick(sight, plan, who.offers)
    if who.kind == RANDOM:
        return at_random(sight, plan, table.dice[0])
    read_files(sight, plan)
    if not rep.informed:
        return think(sight, rep, plan)
    for number in range(len(plan)):
        copy_into(table.files, number, sight.accounts[number])
    inform(clients, table.files, plan, sight.desk.week)
    return think(Portfolio(table.files, sight.desk, sight.terms, sight.moves, sight.rules), rep, plan)


@rule
def play_week(
    clients: Any, accounts: Any, desk: Desk, book: Book, outside: Outside, table: Table, dice: BotDice, who: Player, idle: bool
) -> None:
    """Let a player play one week of one game, whose luck lies ready; `idle`: it makes no move and ends the week."""
    week = desk.week + 0
    sight = Portfolio(accounts, desk, book.terms, book.moves, book.rules[0])
    for slot in range(0 if idle else MOST_MOVES):
        dice.place, dice.used = week | slot << 16, 0
        count = plan_round(who, sight, clients, table)
        if count == 0:
            break
        for place in range(count):
            number = table.plan[place].next
            wish, luck = table.plan[number], table.luck[number]
            here = Here(clients[number], accounts[number], book.terms[number], desk, luck, table.answer[0], week)
            act(here, book.moves[wish.move], wish.amount, wish.weeks)
    end_of_week(clients, accounts, desk, book, outside, table.luck, table.answer[0], table.fridays, table.news)


@rule
def play_game(
    clients: Any,
    accounts: Any,
    desk: Desk,
    episode: int,
    row: int,
    book: Book,
    outside: Outside,
    source: Source,
    table: Table,
    who: Player,
    weeks: int,
    idle: bool,
) -> None:
    """Let a player play up to so many weeks of one game; `idle`: it makes no move in the first of them."""
    dice = table.dice[0]
    dice.seed, dice.name, dice.episode = source.seed[0], who.name[0], episode
    for number in range(weeks):
        if desk.week >= book.rules[0].weeks:
            return
        begin(table.luck, book, source, episode, row, desk.week + 0)
        play_week(clients, accounts, desk, book, outside, table, dice, who, idle and number == 0)


@loop
def set_table(clients: int, events: int) -> Table:
    """Room for games of so many clients."""
    return Table(
        room(clients, WEEK_LUCK),
        room(clients, WISH),
        room(clients, ACCOUNT),
        room(clients, FRIDAY),
        np.zeros(events, np.bool_),
        room(1, ANSWER),
        room(1, BOT_DICE),
    )


@loop
def play_rows(
    batch: Batch, book: Book, outside: Outside, source: Source, who: Player, weeks: int, first: int, last: int
) -> None:
    """Let a player play up to so many weeks of the games `first` … `last`."""
    table = set_table(len(book.terms), len(outside.events))
    for row in range(first, last):
        play_game(
            batch.clients[row],
            batch.accounts[row],
            batch.desks[row],
            batch.episodes[row],
            row,
            book,
            outside,
            source,
            table,
            who,
            weeks,
            False,
        )


assert NO_MOVE == -1
