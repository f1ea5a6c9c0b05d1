"""`FinalKick-v0`, many games at once in one engine: what `gymnasium.make_vec` makes."""

from pathlib import Path
from typing import Any

import numpy as np
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space

from sim_core.gym_env import facts
from sim_core.gym_env.places import Places
from sim_core.gym_env.single import scenario_of, spaces_of
from sim_core.model.arrays import AnyArray, Flags, Levels, Rows
from sim_core.scenario.schema import Scenario


class FinalKickVectorEnv(VectorEnv[Any, Any, Any]):
    """`num_envs` games of a scenario. A game that has ended begins anew at the next step, whatever its action is then.

    With `copy=False` observations and masks are the environment's own arrays, good until the next step: quicker.
    """

    metadata = {  # noqa: RUF012 -- declared so by gymnasium
        "render_modes": [],
        "autoreset_mode": AutoresetMode.NEXT_STEP,
    }

    def __init__(
        self,
        num_envs: int = 1,
        scenario: str | Path | Scenario = "final-quarter",
        copy: bool = True,
        render_mode: None = None,
        max_episode_steps: int | None = None,
    ) -> None:
        self.num_envs, self.render_mode, self._copy = num_envs, render_mode, copy
        self._scenario = scenario_of(scenario)
        self._places = Places(self._scenario, 0, 0, num_envs)
        self.single_observation_space, self.single_action_space = spaces_of(self._places)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.action_meanings = self._places.actions.meanings
        self.observation_names = facts.names(self._places.game.setting.public.client_ids)
        self._run: int | None = None
        self._next = 0
        self._ended = np.zeros(num_envs, np.bool_)

    def reset(
        self, *, seed: int | list[int | None] | None = None, options: dict[str, Any] | None = None
    ) -> tuple[AnyArray, dict[str, Any]]:
        """New games: episodes 0 … of `seed`, or the next ones; `options={"episode": K}` begins with episode K."""
        if isinstance(seed, list):
            raise ValueError("FinalKick-v0 takes one seed: game i is episode i of it")
        super().reset(seed=seed)
        if seed is not None:
            self._run, self._next = seed, 0
        elif self._run is None:
            self._run = int(self.np_random.integers(2**63))
        first = int((options or {}).get("episode", self._next))
        self._places = Places(self._scenario, self._run, first, self.num_envs)
        self._next = first + self.num_envs
        self._ended = np.zeros(self.num_envs, np.bool_)
        return self._shown(self._places.shown.seen), self._info()

    def step(self, actions: AnyArray) -> tuple[AnyArray, Levels, Flags, Flags, dict[str, Any]]:
        """Take an action in each game."""
        anew = self._ended
        done = self._places.step(actions, anew)
        if anew.any():
            self._next = max(self._next, int(self._places.episodes.max()) + 1)
        over, stopped = done.terminated.copy(), done.truncated.copy()
        self._ended = over | stopped
        return self._shown(done.seen), done.reward.copy(), over, stopped, self._info(done.illegal.copy())

    def _info(self, illegal: Flags | None = None) -> dict[str, Any]:
        shown = self._places.shown
        info: dict[str, Any] = {"action_mask": self._shown(shown.mask), "net": shown.net.copy()}
        return info if illegal is None else {**info, "illegal": illegal}

    def _shown(self, array: AnyArray) -> AnyArray:
        return array.copy() if self._copy else array

    def episodes(self) -> Rows:
        """[E] the number of the episode that each game is."""
        return self._places.episodes

    def digests(self) -> list[str]:
        """The digest of each game as it stands, in hex."""
        return [one.hex() for one in self._places.digests()]
