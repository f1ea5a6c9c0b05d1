"""The simulation of Final Kick: clients with hidden cash and excuses, a rep with limited hours, money recovered.

Public names are those below and the modules `bots`, `coach`, `errors`, `record`, `reveal`, `rollout` and `score`.
Nothing outside this package reaches a `Truth`.
"""

from sim_core import bots, coach
from sim_core.batch.rollout import rollout
from sim_core.bots.single import bot
from sim_core.engine import record, reveal, score
from sim_core.engine.game import Game, start
from sim_core.errors import Fault, IllegalMove, Message, ReplayMismatch, ScenarioError, SimError, UnknownName
from sim_core.gym_env import register_with_gymnasium
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

register_with_gymnasium()
