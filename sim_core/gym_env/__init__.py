"""Final Kick as a Gymnasium environment, `FinalKick-v0`, single and vector. Needs the extra `rl` (gymnasium).

    import gymnasium, sim_core
    env = gymnasium.make("FinalKick-v0", scenario="final-quarter")
    envs = gymnasium.make_vec("FinalKick-v0", num_envs=1024, scenario="final-quarter")

- **Actions**, `Discrete(n)`: 0 ends the week; each other number is a move on a client, with an amount and a date where the
  move asks for them. `env.unwrapped.action_meanings[k]` says what number k is. `info["action_mask"]` (int8, [n]) has a 1 for
  what is possible now. Anything else changes nothing, costs nothing and earns nothing; it still counts as a step.
- **Observations**, `Box(float32)`: what a rep can know, no more. `env.unwrapped.observation_names[k]` says what number k is;
  money is in ¥1,000,000, levels and counts are scaled to about 0…1, times are in parts of half a year (26 weeks), 1 where
  something has not happened.
- **Reward**: change of net recovered, in ¥10,000. The rewards of a game add up to its net.
- **End**: `terminated` after the scenario's weeks; `truncated` after 96 steps for each week, for a player who never ends one.
- **Seeds**: `reset(seed=N)` is episode 0 of `finalkick run --seed N`, each further `reset()` the next one; in the vector form
  game i is episode i, then i + the number of games. `options={"episode": K}` begins at episode K. `env.unwrapped.digest()` (in
  the vector form `digests()`) is the digest of the game as it stands, equal to that of a run of the same choices.

To import `sim_core` registers the environment, as soon as gymnasium is imported; without gymnasium it costs nothing. Without
that import, `gymnasium.make("sim_core:FinalKick-v0", …)` finds it. (Gymnasium looked by itself at the entry points of what is
installed only before 1.0; it is among them.)
"""

import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Final

ENVIRONMENT: Final = "FinalKick-v0"


def register() -> None:
    """Make `FinalKick-v0` known to gymnasium, once."""
    from gymnasium.envs import registration  # there even while gymnasium is still being imported

    if ENVIRONMENT not in registration.registry:
        registration.register(
            ENVIRONMENT,
            entry_point="sim_core.gym_env.single:FinalKickEnv",
            vector_entry_point="sim_core.gym_env.vector:FinalKickVectorEnv",
        )


def register_with_gymnasium() -> None:
    """Register now if gymnasium is imported, else when it is: importing it takes longer than the whole game."""
    if "gymnasium" in sys.modules:
        register()
    else:
        sys.meta_path.insert(0, _Waiting())


class _Waiting(MetaPathFinder):
    """Looks for the import of gymnasium, leaves the finding to others, and registers when it is done."""

    def __init__(self) -> None:
        self._looking = False

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != "gymnasium" or self._looking:
            return None
        self._looking = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._looking = False
        if spec is not None and spec.loader is not None:
            spec.loader = _Registering(spec.loader, self)
        return spec


class _Registering(Loader):
    """Loads a module as another loader does, then registers; nothing is left of it afterwards."""

    def __init__(self, loader: Loader, waiting: _Waiting) -> None:
        self._loader, self._waiting = loader, waiting

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        if self._waiting in sys.meta_path:
            sys.meta_path.remove(self._waiting)
        register()
