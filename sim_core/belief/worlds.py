"""Worlds to play on in: whole games put together, client by client, from what could be known at a point of a game."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.particles import FAR, WEEKLY, as_bytes, taken
from sim_core.engine.game import Game, world_source
from sim_core.engine.rows import GIVEN
from sim_core.model.arrays import AnyArray, Levels
from sim_core.model.records import records_of
from sim_core.model.sight import Sight
from sim_core.model.state import CLIENT, Batch
from sim_core.scenario.draw import Setting
from sim_core.scenario.schema import Scenario

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
        taken(np.concatenate([one.accounts for one in own]), np.repeat(np.arange(len(points)), many)),
        taken(np.concatenate([one.desks for one in own]), np.repeat(np.arange(len(points)), many)),
        np.empty(size, np.int64),
    )
    given = np.full((count * len(points), len(beliefs), GIVEN), -1.0)
    given_at = np.full(size, -1, np.int64)
    known: dict[tuple[int, int], tuple[AnyArray, Levels]] = {}  # what is unpacked: most points of a week share it
    first = BEYOND + points[0][0] * ROOM + skip  # sets of different weeks share no luck
    for place, (number, _) in enumerate(points):
        at, from_here = place * many, np.arange(place * count, (place + 1) * count)
        for client, beliefs_of in enumerate(beliefs):
            state = beliefs_of.before(number)
            if (client, state.since) not in known:
                known[client, state.since] = state.worlds()
            _put(batch, given, at, place * count, count, client, known[client, state.since], skip + number * count)
        batch.episodes[at : at + count], given_at[at : at + count] = first + from_here, from_here
        if true:
            batch.clients[at + count], batch.episodes[at + count] = own[place].clients[0], own[place].episodes[0]
    source = blank._source._replace(given=given, given_at=given_at, given_week=int(own[0].desks["week"][0]))
    return blank._around(batch, source)


def imagined(
    scenario: Scenario,
    own: Setting,
    sight: Sight,
    copies: Sequence[tuple[AnyArray, Levels]],
    seed: int,
    number: int,
) -> Game:
    """Worlds as they could be, for one who plays: what is on file in a game of one episode, and what each client may be, as
    `Belief.worlds` has it, a world for each copy. `seed` is of the luck in them, not the game's; worlds of another `number`
    share none of it.
    """
    clients, count = len(copies), min(len(weekly) for _, weekly in copies)
    accounts, desks = records_of(sight.account), records_of(sight.desk)
    first, rows = BEYOND + number * ROOM, np.zeros(count, np.intp)
    episodes = np.arange(first, first + count, dtype=np.int64)
    batch = Batch(np.empty((count, clients), CLIENT), taken(accounts, rows), taken(desks, rows), episodes)
    given = np.full((count, clients, GIVEN), -1.0)
    for client, of_client in enumerate(copies):
        _put(batch, given, 0, 0, count, client, of_client, 0)
    source = world_source(seed, clients, count)
    source = source._replace(given=given, given_at=np.arange(count, dtype=np.int64), given_week=int(desks["week"][0]))
    return Game(scenario, own, seed, batch, source)


def _put(
    batch: Batch, given: Levels, at: int, given_at: int, count: int, client: int, copies: tuple[AnyArray, Levels], skip: int
) -> None:
    """Put `count` copies of a client, from `skip` on, into the worlds from `at` on, and their luck into `given`."""
    hidden, weekly = copies
    rows = (np.arange(count) + skip) % len(weekly)
    as_bytes(batch.clients)[at : at + count, client] = as_bytes(hidden)[rows]
    given[np.arange(given_at, given_at + count)[:, None], client, WEEKLY] = weekly[rows]
