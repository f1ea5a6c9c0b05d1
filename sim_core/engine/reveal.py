"""The truth, laid open: for finished games, for a trainer's marked games, and for the oracle. A read-only copy."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from sim_core.compiled import loop
from sim_core.engine.game import Game
from sim_core.model.arrays import Flags, Levels, Yuan
from sim_core.model.calls import call
from sim_core.model.state import Batch
from sim_core.rules import demand, excuse


@dataclass(frozen=True)
class Revealed:
    """What clients hid. [E, C] unless said otherwise."""

    cash: Yuan
    free_cash: Yuan
    downstream: Yuan
    stock: Yuan
    sell_through: Yuan
    honesty: Levels
    stubbornness: Levels
    patience: Levels
    dependence: Levels
    attention: Levels
    fatigue: Levels
    trust: Levels
    stalling: Levels
    problem: Levels  # [E, C, 4] share of the balance blocked
    rivals_owed: Yuan
    rivals_attention: Levels
    paid_rivals: Yuan
    excuse_true: Flags  # of the open excuse
    excuses_true: Flags  # [E, C, 10] would each excuse be true now?
    promise_meant: Flags
    overhang: Yuan
    away: Flags
    market: Levels


@loop
def look_behind(batch: Batch, true: Any, free: Any) -> None:
    """Which excuses would be true now [E, C, X], and free cash [E, C]."""
    for row in range(len(batch.desks)):
        for number in range(len(batch.clients[row])):
            client, account = batch.clients[row][number], batch.accounts[row][number]
            free[row, number] = demand.free_cash(client)
            for kind in range(excuse.KINDS):
                true[row, number, kind] = excuse.is_true(client, account, kind)


def reveal(game: Game) -> Revealed:
    """A copy of what the clients of a batch hide now."""
    game._settle()
    batch = game._batch
    shape = batch.clients.shape
    true, free = np.zeros((*shape, excuse.KINDS), np.bool_), np.zeros(shape)
    call(look_behind, batch.clients.size, batch, true, free)
    hidden = batch.clients
    copied = (field.name for field in fields(Revealed) if field.name in (hidden.dtype.names or ()))
    return Revealed(
        free_cash=free,
        excuses_true=true,
        **{name: hidden[name].copy() for name in copied if name != "sell_through"},
        sell_through=hidden["sell_through"] * hidden["outlets"],
    )
