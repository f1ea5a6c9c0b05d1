"""The truth, laid open: for finished games, for a trainer's marked games, and for the oracle. A read-only copy."""

from dataclasses import dataclass

import numpy as np

from sim_core.effects.world import EVERYWHERE, truth_of_excuses
from sim_core.engine.game import Game
from sim_core.model.arrays import Flags, Levels, Yuan
from sim_core.rules import demand
from sim_core.rules.excuse import TRUE_FROM


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


def reveal(game: Game) -> Revealed:
    """A copy of what the clients of a batch hide now."""
    client = game._world.truth.client
    severity = truth_of_excuses(client, game._world.truth.account, EVERYWHERE)
    return Revealed(
        cash=_copy(client.cash),
        free_cash=demand.free_cash(client.cash, client.reserve),
        downstream=_copy(client.downstream),
        stock=_copy(client.stock),
        sell_through=client.sell_through * client.outlets,
        honesty=_copy(client.honesty),
        stubbornness=_copy(client.stubbornness),
        patience=_copy(client.patience),
        dependence=_copy(client.dependence),
        attention=_copy(client.attention),
        fatigue=_copy(client.fatigue),
        trust=_copy(client.trust),
        stalling=_copy(client.stalling),
        problem=_copy(client.problem),
        rivals_owed=_copy(client.rivals_owed),
        rivals_attention=_copy(client.rivals_attention),
        paid_rivals=_copy(client.paid_rivals),
        excuse_true=client.excuse_true.copy(),
        excuses_true=np.stack(severity, axis=-1) > TRUE_FROM,
        promise_meant=client.promise_meant.copy(),
        overhang=_copy(client.overhang),
        away=client.away.copy(),
        market=_copy(client.market),
    )


def _copy(values: Levels) -> Levels:
    return values.copy()
