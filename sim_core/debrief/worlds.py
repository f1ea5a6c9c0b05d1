"""Worlds to play on in: whole games put together, client by client, from what could be known at a point of a game."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, Final

import numpy as np

from sim_core.arrays import AnyArray, Levels, Rows, Weeks
from sim_core.debrief.belief import ClientBeliefs
from sim_core.debrief.particles import COLUMN, FAR
from sim_core.engine import Game, make_world
from sim_core.luck import Cube
from sim_core.state import AccountState, ClientState, DeskState, Sight, Truth

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

    def for_event(self, week: int, name: str, episodes: Rows) -> Levels:
        """Luck [E] of something that happens to a game."""
        return self._split(
            np.empty(len(episodes)), episodes, lambda cube, at: cube.for_event(week, name, episodes[at])
        )

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
    states = [own.before(number) for own in beliefs]
    rows = (np.arange(count) + skip) % len(states[0].weekly)
    sight, own, many = now.sight(), now._world, count + true
    hidden = [state.truth.client for state in states]
    truth = Truth(
        _side_by_side(hidden, rows, own.truth.client if true else None),
        _repeated(AccountState, sight.account, many),
        _repeated(DeskState, sight.desk, many),
    )
    ids, week = now.setting.public.client_ids, int(sight.desk.week[0])
    weekly = np.stack([state.weekly[rows] for state in states], axis=1)
    first = BEYOND + number * ROOM + skip  # worlds of different decisions share no luck
    luck: Any = WorldLuck(own.cube, Cube(now.seed, first, count, ids), weekly, week)
    episodes = np.concatenate([first + np.arange(count, dtype=np.intp), own.episodes[:true]])
    return replace(now, _world=make_world(truth, now.setting.public, luck, episodes), _whole=None)


def _side_by_side(clients: Sequence[ClientState], rows: Rows, last: ClientState | None) -> ClientState:
    def column(name: str) -> AnyArray:
        side = np.concatenate([getattr(one, name)[rows] for one in clients], axis=1)
        return np.ascontiguousarray(side if last is None else np.concatenate([side, getattr(last, name)]))

    return ClientState(**{field.name: column(field.name) for field in fields(ClientState)})


def _repeated(kind: Any, group: Any, count: int) -> Any:
    return kind(**{field.name: np.repeat(getattr(group, field.name), count, axis=0) for field in fields(kind)})


def each(rows: int, alternatives: int) -> Rows:
    """Rows of a game of `rows` worlds, all of them once for each alternative: [alternatives × rows]."""
    return np.tile(np.arange(rows, dtype=np.intp), alternatives)

