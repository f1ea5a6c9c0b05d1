"""Worlds to play on in: whole games put together, client by client, from what could be known at a point of a game."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.particles import FAR, WEEKLY
from sim_core.engine.game import Game
from sim_core.engine.rows import GIVEN
from sim_core.model.state import CLIENT, Batch

BEYOND: Final = 2 * FAR
"""Luck episodes of worlds start here."""
ROOM: Final = 2**20
"""Luck episodes set aside for each decision."""


def worlds(now: Game, beliefs: Sequence[ClientBeliefs], number: int, count: int, skip: int = 0, true: bool = False) -> Game:
    """`count` worlds as they could have been before decision `number` of the game `now`; then, if wanted, the true one.

    Each client's copies are taken from `skip` on, so that two sets of worlds can be kept apart; luck likewise.
    """
    return worlds_of([(number, now)], beliefs, count, skip, true)


def worlds_of(
    points: Sequence[tuple[int, Game]], beliefs: Sequence[ClientBeliefs], count: int, skip: int = 0, true: bool = False
) -> Game:
    """Worlds of several points of one week of a game, (number of the decision, game before it), one set after the other.

    Each point takes other copies, or what is odd about a few of them would tell in all decisions of a week. A world has the
    luck cube of its own episode, but for what a client's week has settled already: that stays with the copy it was found in.
    The true world has the game's own luck.
    """
    blank, many = points[0][1], count + true
    size, own = many * len(points), [now.fork(np.zeros(1, np.intp))._batch for _, now in points]
    batch = Batch(
        np.empty((size, len(beliefs)), CLIENT),
        np.concatenate([np.repeat(one.accounts, many, axis=0) for one in own]),
        np.concatenate([np.repeat(one.desks, many, axis=0) for one in own]),
        np.empty(size, np.int64),
    )
    given = np.full((count * len(points), len(beliefs), GIVEN), -1.0)
    given_at = np.full(size, -1, np.int64)
    first = BEYOND + points[0][0] * ROOM + skip  # sets of different weeks share no luck
    for place, (number, _) in enumerate(points):
        at, from_here = place * many, np.arange(place * count, (place + 1) * count)
        for client, beliefs_of in enumerate(beliefs):
            state = beliefs_of.before(number)
            rows = (np.arange(count) + skip + number * count) % len(state.weekly)
            batch.clients[at : at + count, client] = state.copies[rows]
            given[from_here[:, None], client, WEEKLY] = state.weekly[rows]
        batch.episodes[at : at + count], given_at[at : at + count] = first + from_here, from_here
        if true:
            batch.clients[at + count], batch.episodes[at + count] = own[place].clients[0], own[place].episodes[0]
    source = blank._source._replace(given=given, given_at=given_at, given_week=int(own[0].desks["week"][0]))
    return blank._around(batch, source)
