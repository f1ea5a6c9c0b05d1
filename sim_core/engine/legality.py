"""Which moves are possible, for all clients of a batch at once."""

import numpy as np

from sim_core.compiled import loop
from sim_core.model.arrays import AnyArray, Flags, Rows, Yuan
from sim_core.model.book import Book
from sim_core.model.calls import call
from sim_core.model.legal import least_amount, possible
from sim_core.model.moves import MOVE_IDS
from sim_core.model.records import records_of
from sim_core.model.sight import Sight


@loop
def possible_in_each(accounts: AnyArray, desks: AnyArray, book: Book, out: AnyArray) -> None:
    """Which moves are possible with which clients: `out` [E, C, M]."""
    last = book.rules[0].weeks
    for row in range(len(desks)):
        for client in range(len(book.terms)):
            for number in range(len(book.moves)):
                move = book.moves[number]
                out[row, client, number] = possible(move, accounts[row][client], desks[row], book.terms[client], last)


@loop
def least_in_each(accounts: AnyArray, rows: AnyArray, clients: AnyArray, out: AnyArray) -> None:
    """The smallest amounts that may be asked of the clients at (rows, clients): `out` [N]."""
    for at in range(len(rows)):
        out[at] = least_amount(accounts[rows[at]][clients[at]])


def legal_moves(sight: Sight) -> Flags:
    """[E, C, M]: which moves are possible now with which clients (with an amount that is allowed, where one is asked)?"""
    accounts, desks = records_of(sight.account), records_of(sight.desk)
    out = np.zeros((*accounts.shape, len(MOVE_IDS)), np.bool_)
    call(possible_in_each, accounts.size, accounts, desks, sight.book, out)
    return out


def legal(sight: Sight, move: int) -> Flags:
    """[E, C]: is `move` possible now with each client?"""
    return legal_moves(sight)[:, :, move]


def least_amounts(sight: Sight, at: tuple[Rows, Rows]) -> Yuan:
    """[N]: the smallest amount that may be asked of the clients at (rows, clients)."""
    out = np.zeros(len(at[0]))
    call(least_in_each, len(out), records_of(sight.account), *(np.asarray(one, np.int64) for one in at), out)
    return out
