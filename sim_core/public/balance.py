"""The balance lab: report cards, comparisons and sweeps."""

from sim_core.balance.advising import Lab, State, advise
from sim_core.balance.baseline import differences, entry
from sim_core.balance.card import EPISODES, card, run
from sim_core.balance.compare import comparison
from sim_core.balance.sample import Sample, packed, unpacked
from sim_core.balance.sweep import Axis, axis, points, sweep
from sim_core.balance.trials import REPLICAS, Trial, play, trials

__all__ = [
    "EPISODES",
    "REPLICAS",
    "Axis",
    "Lab",
    "Sample",
    "State",
    "Trial",
    "advise",
    "axis",
    "card",
    "comparison",
    "differences",
    "entry",
    "packed",
    "play",
    "points",
    "run",
    "sweep",
    "trials",
    "unpacked",
]
