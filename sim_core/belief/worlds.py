"""Worlds to play on in: whole games put together, client by client, from what could be known at a point of a game."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, Final

import numpy as np

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.particles import COLUMN, FAR, stacked
from sim_core.engine.game import Game, make_world
from sim_core.model.arrays import AnyArray, Levels, Rows, Weeks
from sim_core.model.luck import Cube
from sim_core.model.state import AccountState, ClientState, DeskState, Truth

BEYOND: Final = 2 * FAR
"""Luck episodes of worlds start here."""
ROOM: Final = 2**20
"""Luck episodes set aside for each decision."""


class WorldLuck:
    """The cube for each world, but for what a client's week has settled already: that stays with the copy it was found in.

    Luck episodes below `FAR` are those of a game that is played: they have its own luck.
    """

    def __init__(self, own: Cube, cube: Cube, weekly: Levels, week: int) -> None:
        self.luck = cube.luck
        self._own, self._cube, self._weekly, self._week = own, cube, weekly, week

    def _split(self, out: Levels, episodes: Rows, draw: Callable[[Cube, Rows], Levels]) -> Levels:
        imagined = episodes >= FAR
        for cube, at in ((self._own, np.flatnonzero(~imagined)), (self._cube, np.flatnonzero(imagined))):
            if len(at):
                out[at] = draw(cube, at)
        return out

    def for_clients(self, purpose: int, weeks: Weeks, episodes: Rows) -> Levels:
        """Luck [E, C] of every client at a week's end."""
        out = np.empty((len(episodes), self._weekly.shape[1]))
        return self._split(out, episodes, lambda cube, at: cube.for_clients(purpose, weeks[at], episodes[at]))

    def for_moves(self, purpose: int, weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N] of single moves."""
        out = self._split(
            np.empty(len(episodes)),
            episodes,
            lambda cube, at: cube.for_moves(purpose, weeks[at], episodes[at], clients[at], repeats[at]),
        )
        column = COLUMN.get(int(purpose))
        if column is not None:
            now = np.flatnonzero((weeks == self._week) & (episodes >= FAR))
            out[now] = self._weekly[episodes[now] - self.luck.first, clients[now], column]
        return out

    def for_event(self, number: int, week: int, episodes: Rows) -> Levels:
        """Luck [E] of something that happens to a game."""
        return self._split(np.empty(len(episodes)), episodes, lambda cube, at: cube.for_event(number, week, episodes[at]))

    def for_findings(self, purposes: tuple[int, ...], weeks: Weeks, episodes: Rows, clients: Rows, repeats: Rows) -> Levels:
        """Luck [N, purposes] of an investigation."""
        return self._split(
            np.empty((len(episodes), len(purposes))),
            episodes,
            lambda cube, at: cube.for_findings(purposes, weeks[at], episodes[at], clients[at], repeats[at]),
        )


def worlds(now: Game, beliefs: Sequence[ClientBeliefs], number: int, count: int, skip: int = 0, true: bool = False) -> Game:
    """`count` worlds as they could have been before decision `number` of the game `now`; then, if wanted, the true one.

    Each client's copies are taken from `skip` on, so that two sets of worlds can be kept apart; luck likewise.
    """
    return worlds_of([(number, now)], beliefs, count, skip, true)


def worlds_of(
    points: Sequence[tuple[int, Game]], beliefs: Sequence[ClientBeliefs], count: int, skip: int = 0, true: bool = False
) -> Game:
    """Worlds of several points of one week of a game, (number of the decision, game before it), one set after the other.

    Many worlds played together take much less time than the same worlds played set by set. Each point takes other copies,
    or what is odd about a few of them would tell in all decisions of a week.
    """
    truths, weekly, episodes, blank = [], [], [], points[0][1]
    first = BEYOND + points[0][0] * ROOM + skip  # sets of different weeks share no luck
    for place, (number, now) in enumerate(points):
        hidden, lucks = zip(*(own.before(number).worlds() for own in beliefs), strict=True)
        rows = (np.arange(count) + skip + number * count) % len(lucks[0])
        sight, own, many = now.sight(), now._world, count + true
        truths.append(
            Truth(
                _side_by_side(hidden, rows, own.truth.client if true else None),
                _repeated(AccountState, sight.account, many),
                _repeated(DeskState, sight.desk, many),
            )
        )
        weekly.append(np.stack([luck[rows] for luck in lucks], axis=1))
        episodes += [first + place * count + np.arange(count, dtype=np.intp), own.episodes[:true]]
    ids, week = blank.setting.public.client_ids, int(blank.sight().desk.week[0])
    cube = Cube(blank.seed, first, count * len(points), ids)
    luck: Any = WorldLuck(blank._world.cube, cube, np.concatenate(weekly), week)
    world = make_world(stacked(truths), blank.setting.public, luck, np.concatenate(episodes))
    return replace(blank, _world=world, _whole=None)


def _side_by_side(clients: Sequence[ClientState], rows: Rows, last: ClientState | None) -> ClientState:
    def column(name: str) -> AnyArray:
        side = np.concatenate([getattr(one, name)[rows] for one in clients], axis=1)
        return np.ascontiguousarray(side if last is None else np.concatenate([side, getattr(last, name)]))

    return ClientState(**{field.name: column(field.name) for field in fields(ClientState)})


def _repeated(kind: Any, group: Any, count: int) -> Any:
    return kind(**{field.name: np.repeat(getattr(group, field.name), count, axis=0) for field in fields(kind)})
