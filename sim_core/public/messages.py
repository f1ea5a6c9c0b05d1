"""What the simulation has to say, as keys and values; what went wrong; and how somebody's text is made safe to show."""

from sim_core.errors import BadRun, Fault, IllegalMove, Message, ReplayMismatch, ScenarioError, SimError, Sum, UnknownName
from sim_core.names import nearest
from sim_core.scenario.faults import printable, shortened

__all__ = [
    "BadRun",
    "Fault",
    "IllegalMove",
    "Message",
    "ReplayMismatch",
    "ScenarioError",
    "SimError",
    "Sum",
    "UnknownName",
    "nearest",
    "printable",
    "shortened",
]
