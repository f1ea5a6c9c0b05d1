"""Many games side by side, each in a week of its own: what the single and the vector environment are made of."""

from dataclasses import dataclass, replace

import numpy as np

from sim_core.batch.rollout import MOST_MOVES, digests
from sim_core.engine.game import Game, make_world, start
from sim_core.engine.score import net_by_client
from sim_core.gym_env import facts
from sim_core.gym_env.actions import END_WEEK, actions_of, affordable_actions, choice_of, suitable_actions
from sim_core.gym_env.luck import StaggeredCube
from sim_core.gym_env.pools import Pool, pooled
from sim_core.model.arrays import AnyArray, Flags, Levels, Rows, Yuan
from sim_core.model.state import AccountState, ClientState, DeskState, Truth
from sim_core.scenario.draw import open_games
from sim_core.scenario.schema import Scenario

UNIT = 10_000.0
"""Yuan to a unit of reward."""


@dataclass
class Step:
    """What came of one action in each game. [E]"""

    reward: Levels  # ¥10,000
    terminated: Flags
    truncated: Flags
    illegal: Flags


@dataclass
class Pools:
    """A truth in pools."""

    client: Pool[ClientState]
    account: Pool[AccountState]
    desk: Pool[DeskState]

    def truth(self) -> Truth:
        """The same as a truth: views."""
        return Truth(self.client.group, self.account.group, self.desk.group)

    def take(self, rows: Rows) -> "Pools":
        """A copy of the episodes `rows`."""
        return Pools(self.client.take(rows), self.account.take(rows), self.desk.take(rows))

    def put(self, rows: Rows, part: "Pools") -> None:
        """Write `part` over the episodes `rows`."""
        self.client.put(rows, part.client)
        self.account.put(rows, part.account)
        self.desk.put(rows, part.desk)


def pools_of(truth: Truth) -> Pools:
    """A truth in pools."""
    return Pools(pooled(truth.client), pooled(truth.account), pooled(truth.desk))


class Places:
    """`count` games of a scenario: place i plays the episodes first + i, first + i + count, … of a seed."""

    def __init__(self, scenario: Scenario, seed: int, first: int, count: int) -> None:
        self.seed, self.first, self.count = seed, first, count
        self.game: Game = start(scenario, seed, first, count)
        public = self.game.setting.public
        self.actions = actions_of(public)
        self.cube = StaggeredCube(seed, first, count, public.client_ids)
        world = self.game._world
        self._pools = pools_of(world.truth)
        self.game._world = world = make_world(self._pools.truth(), public, self.cube, world.episodes)
        self._reader = facts.Reader(self._pools.account)
        self._openings: dict[int, Pools] = {}
        self.steps = np.zeros(count, np.intp)
        self.suitable = np.zeros((count, self.actions.clients, len(self.actions.move)), np.bool_)
        self.mask = np.zeros((count, self.actions.count), np.int8)
        self.seen = np.zeros((count, len(facts.DESK) + self.actions.clients * len(facts.FACTS)), np.float32)
        self._of_clients = self.seen[:, len(facts.DESK) :].reshape(count, self.actions.clients, len(facts.FACTS))
        self._net_by_client: Yuan = np.zeros((count, self.actions.clients))
        self.net: Yuan = np.zeros(count)
        everyone = np.arange(count)
        self.cube.turn(everyone, world.episodes, world.truth.desk.week)
        self._look(self._all_clients(everyone))

    def step(self, number: AnyArray, anew: Rows | None = None) -> Step:
        """Take an action [E] in each game. In games that are over, and where it is not possible, nothing happens.

        In the games `anew` the next episode begins instead.
        """
        number = np.asarray(number, np.intp)
        desk, everyone = self.game._world.truth.desk, np.arange(self.count)
        possible = self.mask[everyone, number] > 0
        before = self.net
        if anew is not None:
            possible[anew] = False
        moving = np.flatnonzero(possible & (number != END_WEEK))
        clients = self.actions.clients
        touched = moving * clients + (number[moving] - 1) // len(self.actions.move)
        if len(moving):
            choice = choice_of(self.actions, self.game.sight(), number[moving], moving)
            self.game.play(choice, moving, checked=True)
        ending = np.flatnonzero(possible & (number == END_WEEK))
        if len(ending):
            self._end_weeks(ending)
            self.cube.turn(ending, self.game._world.episodes[ending], desk.week[ending])
            touched = np.concatenate((touched, self._all_clients(ending)))
        self.steps += 1
        if anew is not None:
            self._next_episode(anew)
            touched = np.concatenate((touched, self._all_clients(anew)))
        self._look(touched)
        done = Step(
            reward=(self.net - before) / UNIT,
            terminated=self.over(),
            truncated=~self.over() & (self.steps >= MOST_MOVES * self.game.setting.public.weeks),
            illegal=~possible,
        )
        if anew is not None:
            done.reward[anew], done.illegal[anew] = 0.0, False
        return done

    def over(self) -> Flags:
        """[E] has the game come to its end?"""
        ended: Flags = self.game._world.truth.desk.week >= self.game.setting.public.weeks
        return ended

    def _next_episode(self, rows: Rows) -> None:
        """Begin the next game at the places `rows`."""
        world = self.game._world
        world.episodes[rows] += self.count
        generation = (world.episodes[rows] - self.first) // self.count
        for number in np.unique(generation).tolist():
            here = rows[generation == number]
            opening = self._opening(number)
            self._pools.put(here, opening.take(here))
        self.steps[rows] = 0
        self.cube.turn(rows, world.episodes[rows], world.truth.desk.week[rows])

    def digests(self) -> list[bytes]:
        """The digest of each game as it stands."""
        return digests(self.game)

    def _end_weeks(self, rows: Rows) -> None:
        """End the week in some of the games: as `Game.end_week` does, but moving them in one go."""
        if len(rows) == self.count:
            self.game.end_week()
            return
        parts = self._pools.take(rows)
        world = self.game._world
        some = make_world(parts.truth(), world.public, self.cube, world.episodes[rows])
        replace(self.game, _world=some, _whole=None).end_week()
        self._pools.put(rows, parts)

    def _opening(self, generation: int) -> Pools:
        if generation not in self._openings:
            for passed in [number for number in self._openings if number < generation - 1]:
                del self._openings[passed]
            first = self.first + generation * self.count
            opened = open_games(self.game.scenario, self.game.setting.public, self.seed, first, self.count)
            self._openings[generation] = pools_of(opened)
        return self._openings[generation]

    def _all_clients(self, rows: Rows) -> Rows:
        clients = self.actions.clients
        return (rows[:, None] * clients + np.arange(clients)).reshape(-1)

    def _look(self, touched: Rows) -> None:
        """Bring what is seen, possible and counted up to date, where something has happened: [N] places of accounts."""
        at = np.divmod(touched, self.actions.clients)
        sight, truth, public = self.game.sight(), self.game._world.truth, self.game.setting.public
        if len(touched):
            self._of_clients[at] = self._reader.client_facts(sight, at)
            self.suitable[at] = suitable_actions(self.actions, sight, at)
            self._net_by_client[at] = net_by_client(truth.client, truth.account, public, at, at[1])
        self.seen[:, : len(facts.DESK)] = facts.desk_facts(sight)
        self.net = self._net_by_client.sum(axis=1) - truth.desk.spent
        affordable = affordable_actions(self.actions, sight)
        np.logical_and(self.suitable, affordable[:, None, :], out=self.mask[:, 1:].reshape(self.suitable.shape).view(np.bool_))
        self.mask[:, END_WEEK] = sight.desk.week < public.weeks
