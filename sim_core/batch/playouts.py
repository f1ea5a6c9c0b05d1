"""Playouts: a choice made in a copy of a world, then the textbook to the end of the game, and what that came to."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.notes import blank_notes
from sim_core.batch.playing import ALL_WEEKS, Tries, play_rows
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step
from sim_core.errors import IllegalMove
from sim_core.model.arrays import AnyArray, Rows, Yuan
from sim_core.model.calls import call_rows
from sim_core.model.choices import Choice
from sim_core.model.moves import NO_MOVE, move_number

PLAYER: Final = "textbook"
MOVES_A_WEEK: Final = 12
"""About how many moves a bot makes in a week: what a chunk of games is worth compiling for."""
ENDING: Final = Step(move=END_WEEK)
PLAYING_ON: Final = Step(move="play_on")
"""No choice of one's own: the textbook decides this too."""


def tries_of(steps: Sequence[Step], ids: Sequence[str], worlds: Rows) -> Tries:
    """Each choice [N] in worlds of its own: `worlds` [N, W] are rows of the batch. `ids` are the clients'."""
    acting = [step not in (ENDING, PLAYING_ON) for step in steps]

    def column(values: Sequence[float], kind: type[np.generic]) -> AnyArray:
        return np.repeat(np.array(values, kind), worlds.shape[1])

    return Tries(
        worlds=worlds.reshape(-1).astype(np.int64),
        moves=column([move_number(step.move) if own else NO_MOVE for own, step in zip(acting, steps, strict=True)], np.int64),
        clients=column([ids.index(step.client) if own else 0 for own, step in zip(acting, steps, strict=True)], np.int64),
        amounts=column([step.amount for step in steps], np.float64),
        weeks=column([step.weeks for step in steps], np.int64),
        idle=column([step == ENDING for step in steps], np.bool_),
    )


def nets_of(worlds: Game, tries: Tries, threads: int = 1) -> Yuan:
    """[N] net recovered at the close of each try; the worlds are left as they are. `IllegalMove` if one is not possible."""
    own, count, batch = worlds.setting, len(tries.worlds), worlds._records()
    nets, refused = np.zeros(count), np.zeros(count, np.int64)
    clients = len(own.public.client_ids)
    work = count * int(own.public.weeks - batch.desks["week"].min()) * (MOVES_A_WEEK + clients)
    who, notes = bots.get(PLAYER).player, blank_notes(0, clients, len(own.events), own.public.weeks)
    values = (batch, own.book, own.outside, worlds._source, who, tries, ALL_WEEKS, False, nets, refused, notes)
    call_rows(play_rows, count, work, *values, threads=threads)
    bad = np.flatnonzero(refused)
    if len(bad):
        at = int(bad[0])
        choice = Choice(tries.moves, tries.clients, tries.amounts, tries.weeks)
        message = worlds._told(choice, tries.worlds, at, int(refused[at]))
        raise IllegalMove(message, [int(tries.worlds[one]) for one in bad])
    return nets
