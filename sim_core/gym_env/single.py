"""`FinalKick-v0`, one game at a time. What actions, observations and rewards are stands in the package's docstring."""

from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces

from sim_core.gym_env import facts
from sim_core.gym_env.places import Places
from sim_core.scenario.library import load_scenario
from sim_core.scenario.schema import Scenario


def spaces_of(places: Places) -> tuple[spaces.Box, spaces.Discrete]:
    """The spaces of observations and actions of one game."""
    seen = spaces.Box(facts.LOWEST, facts.HIGHEST, (places.shown.seen.shape[1],), np.float32)
    return seen, spaces.Discrete(places.actions.count)


def scenario_of(scenario: str | Path | Scenario) -> Scenario:
    """A scenario by name or path, or as it is. Raises `UnknownName` or `ScenarioError`."""
    return scenario if isinstance(scenario, Scenario) else load_scenario(scenario)


class FinalKickEnv(gymnasium.Env[Any, Any]):
    """One game of a scenario."""

    metadata = {  # noqa: RUF012 -- declared so by gymnasium
        "render_modes": []
    }

    def __init__(self, scenario: str | Path | Scenario = "final-quarter", render_mode: None = None) -> None:
        self.render_mode = render_mode
        self._scenario = scenario_of(scenario)
        self._places = Places(self._scenario, 0, 0, 1)
        self.observation_space, self.action_space = spaces_of(self._places)
        self.action_meanings = self._places.actions.meanings
        self.observation_names = facts.names(self._places.game.setting.public.client_ids)
        self._run: int | None = None
        self._episode = -1

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Any, dict[str, Any]]:
        """A new game: episode 0 of `seed`, or the next episode; `options={"episode": K}` chooses another."""
        super().reset(seed=seed)
        if seed is not None:
            self._run, self._episode = seed, -1
        elif self._run is None:
            self._run = int(self.np_random.integers(2**63))
        self._episode = int((options or {}).get("episode", self._episode + 1))
        self._places = Places(self._scenario, self._run, self._episode, 1)
        return self._places.shown.seen[0].copy(), self._info()

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        """Take an action. One that is not possible changes nothing; `info["illegal"]` says so."""
        done = self._places.step(np.array([int(action)]))
        info = {**self._info(), "illegal": bool(done.illegal[0])}
        return done.seen[0].copy(), float(done.reward[0]), bool(done.terminated[0]), bool(done.truncated[0]), info

    def _info(self) -> dict[str, Any]:
        return {"action_mask": self._places.shown.mask[0].copy(), "net": float(self._places.shown.net[0])}

    def digest(self) -> str:
        """The digest of the game as it stands, in hex."""
        return self._places.digests()[0].hex()
