"""Whole games played by the bots of the library, one after the other: records stay at hand until their game is over."""

from typing import Any, Final, NamedTuple

import numpy as np

from sim_core.batch.notes import Notes, note_answer, note_choice, note_week
from sim_core.bots.library import RANDOM, Player, plan_round
from sim_core.bots.portfolio import WISH, Portfolio
from sim_core.compiled import loop, rule
from sim_core.effects.act import act, end_of_week
from sim_core.effects.here import ANSWER, FRIDAY, Here
from sim_core.engine.rows import Source, begin
from sim_core.engine.score import net_recovered
from sim_core.model.book import Book, Outside
from sim_core.model.legal import Refusal, refusal, too_dear
from sim_core.model.luck import BOT_DICE, WEEK_LUCK, BotDice, seed_of_bots, uniform
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import copy_into, room
from sim_core.model.state import ACCOUNT, CLIENT, DESK, Batch, Desk

MOST_MOVES: Final = 96
"""Rounds a bot may make in a week; moves without a cost would never end."""
ALL_WEEKS: Final = 1000


class Table(NamedTuple):
    """Room for one game at a time, used over and over."""

    luck: Any  # [C] `WeekLuck`
    plan: Any  # [C] `Wish`
    files: Any  # [C] `Account`: copies for a player that is told more
    fridays: Any  # [C] `Friday`
    news: Any  # [events]
    answer: Any  # [1] `Answer`
    dice: Any  # [1] `BotDice`
    notes: Notes  # what is noted on the way


@rule
def play_week(
    clients: Any,
    accounts: Any,
    desk: Desk,
    row: int,
    book: Book,
    outside: Outside,
    table: Table,
    dice: BotDice,
    who: Player,
    idle: bool,
) -> None:
    """Let a player play one week of one game, whose luck lies ready; `idle`: it makes no move and ends the week."""
    week, notes = desk.week + 0, table.notes
    noting = len(notes.by_week) > 0
    sight = Portfolio(accounts, desk, book.terms, book.moves, book.rules[0])
    for slot in range(0 if idle else MOST_MOVES):
        dice.place, dice.used = week | slot << 16, 0
        drawn = uniform(dice) if who.kind == RANDOM else 0.0
        count = plan_round(who, sight, clients, table.files, table.plan, drawn)
        if count == 0:
            break
        for place in range(count):
            number = table.plan[place].next
            wish, luck = table.plan[number], table.luck[number]
            here = Here(clients[number], accounts[number], book.terms[number], desk, luck, table.answer[0], week)
            if noting:
                note_choice(notes, wish.move, here.client, here.account, week)
            act(here, book.moves[wish.move], wish.amount, wish.weeks)
            if noting:
                note_answer(notes, wish.move, number, here.answer, here.client)
    hours = desk.hours
    end_of_week(clients, accounts, desk, book, outside, table.luck, table.answer[0], table.fridays, table.news)
    if noting:
        note_week(notes, row, week, hours, clients, accounts, desk, book, table.fridays, table.news)


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
    dice.seed, dice.name, dice.episode = seed_of_bots(source.seed[0]), who.name[0], episode
    for number in range(weeks):
        if desk.week >= book.rules[0].weeks:
            return
        begin(table.luck, book, source, episode, row, desk.week + 0)
        play_week(clients, accounts, desk, row, book, outside, table, dice, who, idle and number == 0)


@loop
def set_table(clients: int, events: int, notes: Notes) -> Table:
    """Room for games of so many clients."""
    return Table(
        room(clients, WEEK_LUCK),
        room(clients, WISH),
        room(clients, ACCOUNT),
        room(clients, FRIDAY),
        np.zeros(events, np.bool_),
        room(1, ANSWER),
        room(1, BOT_DICE),
        notes,
    )


class Tries(NamedTuple):
    """What is played, one game a row [N]: in which world, after which choice."""

    worlds: Any  # row of the batch
    moves: Any  # −1: no choice is made first
    clients: Any
    amounts: Any  # yuan
    weeks: Any  # from now
    idle: Any  # is the week ended at once?


def plain_tries(idle: Any) -> Tries:
    """Every game [E] of a batch played on as it stands; where `idle` [E], nothing is done in the first week."""
    none = np.zeros(len(idle), np.int64)
    return Tries(np.arange(len(idle)), none - 1, none, np.zeros(len(idle)), none, idle)


@rule
def refusal_of_try(tries: Tries, at: int, accounts: Any, desk: Desk, book: Book) -> int:
    """Why the choice of a try is not possible, as a `Refusal`."""
    move, client = book.moves[tries.moves[at]], tries.clients[at]
    if desk.week >= book.rules[0].weeks:
        return Refusal.GAME_OVER
    amount, weeks = tries.amounts[at], tries.weeks[at]
    why = refusal(move, accounts[client], desk, book.terms[client], amount, weeks, book.rules[0].weeks)
    if why != Refusal.OK:
        return why
    return too_dear(move.hours, move.budget, 1 if move.brings_manager else 0, desk)


@loop
def play_rows(
    batch: Batch,
    book: Book,
    outside: Outside,
    source: Source,
    who: Player,
    tries: Tries,
    weeks: int,
    in_place: bool,
    nets: Any,
    refused: Any,
    notes: Notes,
    first: int,
    last: int,
) -> None:
    """Play the rows `first` … `last` of `tries` for up to so many weeks: `nets` [N] yuan of net recovered then.

    `in_place`: the worlds themselves are played, else copies of them. Where a choice is not possible, `refused` [N] says why,
    as a `Refusal`, and nothing is played. Not for several threads at once where something is noted.
    """
    count = len(book.terms)
    table = set_table(count, len(outside.events), notes)
    own_clients, own_accounts, own_desks = room(count, CLIENT), room(count, ACCOUNT), room(1, DESK)
    for at in range(first, last):
        world = tries.worlds[at]
        clients, accounts, desk = batch.clients[world], batch.accounts[world], batch.desks[world]
        if not in_place:
            for number in range(count):
                copy_into(own_clients, number, clients[number])
                copy_into(own_accounts, number, accounts[number])
            copy_into(own_desks, 0, desk)
            clients, accounts, desk = own_clients, own_accounts, own_desks[0]
        episode = batch.episodes[world]
        if tries.moves[at] != NO_MOVE:
            refused[at] = refusal_of_try(tries, at, accounts, desk, book)
            if refused[at] != Refusal.OK:
                continue
            client, week = tries.clients[at], desk.week + 0
            begin(table.luck, book, source, episode, world, week)
            terms, luck = book.terms[client], table.luck[client]
            here = Here(clients[client], accounts[client], terms, desk, luck, table.answer[0], week)
            act(here, book.moves[tries.moves[at]], tries.amounts[at], tries.weeks[at])
        play_game(clients, accounts, desk, episode, world, book, outside, source, table, who, weeks, tries.idle[at])
        nets[at] = net_recovered(clients, accounts, desk, book)
