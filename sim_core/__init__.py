"""The simulation of Final Kick: clients with hidden cash and excuses, a rep with limited hours, money recovered.

Public is what stands below, with the modules `bots`, `coach`, `record`, `reveal` and `score`, and what the modules of
`sim_core.public` export, by subject. Nothing outside this package reaches a `Truth`.

Each name is imported when it is first asked for: whoever wants only to say what went wrong does not wait for the rules.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from sim_core.gym_env import register_with_gymnasium

if TYPE_CHECKING:
    from sim_core import bots, coach
    from sim_core.batch.rollout import rollout
    from sim_core.bots.single import bot
    from sim_core.engine import record, reveal, score
    from sim_core.engine.game import Game, start
    from sim_core.errors import Fault, IllegalMove, Message, ReplayMismatch, ScenarioError, SimError, UnknownName
    from sim_core.model.rules_version import RULES_VERSION
    from sim_core.scenario.library import load_scenario
    from sim_core.scenario.schema import Scenario

__all__ = [
    "RULES_VERSION",
    "Fault",
    "Game",
    "IllegalMove",
    "Message",
    "ReplayMismatch",
    "Scenario",
    "ScenarioError",
    "SimError",
    "UnknownName",
    "bot",
    "bots",
    "coach",
    "load_scenario",
    "record",
    "reveal",
    "rollout",
    "score",
    "start",
]

MODULES: Final = ("bots", "coach", "engine.record", "engine.reveal", "engine.score")
HOME: Final = {
    "batch.rollout": ("rollout",),
    "bots.single": ("bot",),
    "engine.game": ("Game", "start"),
    "errors": ("Fault", "IllegalMove", "Message", "ReplayMismatch", "ScenarioError", "SimError", "UnknownName"),
    "model.rules_version": ("RULES_VERSION",),
    "scenario.library": ("load_scenario",),
    "scenario.schema": ("Scenario",),
}
"""Where a name is defined."""


def __getattr__(name: str) -> object:
    for module in MODULES:
        if module.rpartition(".")[2] == name:
            return import_module(f"{__name__}.{module}")
    for module, names in HOME.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


register_with_gymnasium()
