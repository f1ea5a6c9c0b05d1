"""Playouts: a choice made in a copy of a world, then the textbook to the end of the game, and what that came to."""

from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.notes import blank_notes
from sim_core.batch.playing import ALL_WEEKS, Tries, play_rows
from sim_core.batch.rollout import MOVES_A_WEEK
from sim_core.engine.game import Game
from sim_core.errors import IllegalMove
from sim_core.model.arrays import Yuan
from sim_core.model.calls import call_rows
from sim_core.model.choices import Choice

PLAYER: Final = "textbook"


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
