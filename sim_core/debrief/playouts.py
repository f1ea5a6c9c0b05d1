"""Playouts: a choice made in a copy of a world, then the textbook to the end of the game, and what that came to."""

from typing import Any, Final, NamedTuple

import numpy as np

from sim_core import bots
from sim_core.batch.playing import ALL_WEEKS, play_game, set_table
from sim_core.batch.rollout import MOVES_A_WEEK
from sim_core.bots.library import Player
from sim_core.compiled import loop
from sim_core.effects.act import act
from sim_core.effects.here import Here
from sim_core.engine.game import Game
from sim_core.engine.rows import Source, begin
from sim_core.engine.score import net_recovered
from sim_core.errors import IllegalMove
from sim_core.model.arrays import Yuan
from sim_core.model.book import Book, Outside
from sim_core.model.calls import call_rows
from sim_core.model.legal import Refusal, refusal, too_dear
from sim_core.model.moves import NO_MOVE
from sim_core.model.records import copy_into, room
from sim_core.model.state import ACCOUNT, CLIENT, DESK, Batch, Choice

PLAYER: Final = "textbook"


class Tries(NamedTuple):
    """Choices to be tried, one a row [N]."""

    worlds: Any  # in which world of the batch
    moves: Any  # −1: none
    clients: Any
    amounts: Any  # yuan
    weeks: Any  # from now
    idle: Any  # is the week ended at once?


@loop
def try_rows(
    batch: Batch,
    book: Book,
    outside: Outside,
    source: Source,
    who: Player,
    tries: Tries,
    nets: Any,
    refused: Any,
    first: int,
    last: int,
) -> None:
    """Play the rows `first` … `last` of `tries` to the end, each in a copy of its world: `nets` [N], yuan.

    Where a choice is not possible, `refused` [N] says why, as a `Refusal`, and nothing is played.
    """
    count = len(book.terms)
    table = set_table(count, len(outside.events))
    clients, accounts, desks = room(count, CLIENT), room(count, ACCOUNT), room(1, DESK)
    for at in range(first, last):
        world = tries.worlds[at]
        for number in range(count):
            copy_into(clients, number, batch.clients[world][number])
            copy_into(accounts, number, batch.accounts[world][number])
        copy_into(desks, 0, batch.desks[world])
        desk, episode = desks[0], batch.episodes[world]
        if tries.moves[at] != NO_MOVE:
            move, client, week = book.moves[tries.moves[at]], tries.clients[at], desk.week + 0
            amount, weeks = tries.amounts[at], tries.weeks[at]
            why = refusal(move, accounts[client], desk, book.terms[client], amount, weeks, book.rules[0].weeks)
            if why == Refusal.OK:
                why = too_dear(move.hours, move.budget, 1 if move.brings_manager else 0, desk)
            if week >= book.rules[0].weeks:
                why = Refusal.GAME_OVER
            if why != Refusal.OK:
                refused[at] = why
                continue
            begin(table.luck, book, source, episode, world, week)
            own, luck, answer = clients[client], table.luck[client], table.answer[0]
            act(Here(own, accounts[client], book.terms[client], desk, luck, answer, week), move, amount, weeks)
        idle = tries.idle[at]
        play_game(clients, accounts, desk, episode, world, book, outside, source, table, who, ALL_WEEKS, idle)
        nets[at] = net_recovered(clients, accounts, desk, book)


def nets_of(worlds: Game, tries: Tries, threads: int = 1) -> Yuan:
    """[N] net recovered at the close of each try; the worlds are left as they are. `IllegalMove` if one is not possible."""
    own, count, batch = worlds.setting, len(tries.worlds), worlds._records()
    nets, refused = np.zeros(count), np.zeros(count, np.int64)
    clients = len(own.public.client_ids)
    work = count * int(own.public.weeks - batch.desks["week"].min()) * (MOVES_A_WEEK + clients)
    values = (batch, own.book, own.outside, worlds._source, bots.get(PLAYER).player, tries, nets, refused)
    call_rows(try_rows, count, work, *values, threads=threads)
    bad = np.flatnonzero(refused)
    if len(bad):
        at = int(bad[0])
        choice = Choice(tries.moves, tries.clients, tries.amounts, tries.weeks)
        message = worlds._told(choice, tries.worlds, at, int(refused[at]))
        raise IllegalMove(message, [int(tries.worlds[one]) for one in bad])
    return nets
