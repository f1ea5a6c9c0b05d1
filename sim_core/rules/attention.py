"""Rule 1: attention to our claim decays, contact raises it, and too much contact tires."""

from typing import Final

import numpy as np

from sim_core.model.arrays import Levels

FLOOR: Final = 0.05
SHARED_FLOOR: Final = 0.10
"""Added to the floor by a plan the client knows of."""
TIRED: Final = 0.6
ANNOYING: Final = 0.01
IMPATIENT: Final = 0.03
"""Added to that for a client without any patience."""
RELIEF: Final = 0.65
"""What is left of attention after a payment on the spot: it bought quiet."""


def decayed(attention: Levels, plan_shared: Levels) -> Levels:
    """Attention a week later: half way to its floor."""
    floor = FLOOR + SHARED_FLOOR * plan_shared
    return np.maximum(floor + (attention - floor) * 0.5, 0.0)


def raised(attention: Levels, pressure: Levels, fatigue: Levels) -> Levels:
    """Attention after a contact: part of what is missing, less the more tired the client is."""
    return attention + pressure * (1.0 - fatigue) * (1.0 - attention)


def tired(fatigue: Levels, contact: Levels) -> Levels:
    """Fatigue after a contact."""
    return np.minimum(fatigue + contact, 1.0)


def annoyance(fatigue: Levels, patience: Levels) -> Levels:
    """Trust lost by a contact that leaves the client this tired: the more, the further beyond `TIRED`."""
    beyond = np.maximum(fatigue - TIRED, 0.0) / (1.0 - TIRED)
    return beyond * (ANNOYING + IMPATIENT * (1.0 - patience))
