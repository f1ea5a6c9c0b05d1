"""Many games side by side, each in a week of its own: what the single and the vector environment are made of."""

import numpy as np

from sim_core.batch.playouts import MOVES_A_WEEK
from sim_core.effects.here import ANSWER, FRIDAY
from sim_core.engine.digests import digests
from sim_core.engine.game import Game, start
from sim_core.gym_env import facts
from sim_core.gym_env.actions import Actions, actions_of
from sim_core.gym_env.stepping import Played, Room, Shown, show_each, step_in_each
from sim_core.model.arrays import AnyArray, Flags, Rows
from sim_core.model.calls import Kept
from sim_core.model.luck import WEEK_LUCK
from sim_core.model.state import ACCOUNT, CLIENT, DESK
from sim_core.scenario.schema import Scenario


class Places:
    """`count` games of a scenario: place i plays the episodes first + i, first + i + count, … of a seed.

    Raises `BadRun` for a seed or an episode that there is not.
    """

    def __init__(self, scenario: Scenario, seed: int, first: int, count: int) -> None:
        self.count = count
        self._game = game = start(scenario, seed, first, count)
        own = game.setting
        self.actions: Actions = actions_of(own.public, own.book)
        self.shown = _shown(count, self.actions)
        played = Played(own.book, own.outside, own.ranges, game._source, self.actions.variants)
        self._kept = Kept(game._records(), played, _room(len(own.events), self.actions), self.shown)
        whole_games = count * own.public.weeks * (MOVES_A_WEEK + self.actions.clients)  # which is what they are begun for
        self._kept.call(show_each, whole_games)

    @property
    def game(self) -> Game:
        """The games as they stand, to be looked at; what is done to it may be lost."""
        self._kept.settle()
        return self._game._around(self._game._batch, self._game._source)

    @property
    def episodes(self) -> Rows:
        """[E] number of the episode that each game is."""
        return self._game.luck_episodes

    def step(self, number: AnyArray, anew: Flags | None = None) -> Shown:
        """Take an action [E] in each game. In games that are over, and where it is not possible, nothing happens.

        In the games `anew` [E] the next episode begins instead. What is returned is good until the next step.
        Raises `ValueError` for actions that there are not.
        """
        number = np.asarray(number).astype(np.int64)
        if number.shape != (self.count,):
            raise ValueError(f"actions have the shape {number.shape}; there is to be one for each of {self.count} games")
        wrong = np.flatnonzero((number < 0) | (number >= self.actions.count))
        if len(wrong):
            raise ValueError(f"action {number[wrong[0]]} of game {wrong[0]}: there are 0…{self.actions.count - 1}")
        anew = np.zeros(self.count, np.bool_) if anew is None else anew
        self._kept.call(step_in_each, self.count, number, anew)
        return self.shown

    def digests(self) -> list[bytes]:
        """The digest of each game as it stands."""
        return digests(self.game)


def _shown(count: int, actions: Actions) -> Shown:
    clients = actions.clients
    return Shown(
        seen=np.zeros((count, len(facts.DESK) + clients * len(facts.FACTS)), np.float32),
        mask=np.zeros((count, actions.count), np.int8),
        fits=np.zeros((count, clients, len(actions.variants)), np.int8),
        can=np.zeros((count, len(actions.variants)), np.int8),
        brought=np.zeros((count, clients)),
        net=np.zeros(count),
        steps=np.zeros(count, np.int64),
        reward=np.zeros(count),
        terminated=np.zeros(count, np.bool_),
        truncated=np.zeros(count, np.bool_),
        illegal=np.zeros(count, np.bool_),
    )


def _room(events: int, actions: Actions) -> Room:
    clients = actions.clients
    return Room(
        luck=np.zeros(clients, WEEK_LUCK),
        fridays=np.zeros(clients, FRIDAY),
        news=np.zeros(events, np.bool_),
        answer=np.zeros(1, ANSWER),
        numbers=np.zeros(len(facts.FIELDS)),
        client=np.zeros(1, CLIENT),
        account=np.zeros(1, ACCOUNT),
        desk=np.zeros(1, DESK),
    )
