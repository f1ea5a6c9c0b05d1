"""Rule 1: attention to our claim decays, contact raises it, and too much contact tires."""

from typing import Final

from sim_core.compiled import inlined

FLOOR: Final = 0.05
SHARED_FLOOR: Final = 0.10
"""Added to the floor by a plan the client knows of."""
TIRED: Final = 0.6
ANNOYING: Final = 0.01
IMPATIENT: Final = 0.03
"""Added to that for a client without any patience."""
RELIEF: Final = 0.65
"""What is left of attention after a payment on the spot: it bought quiet."""


@inlined
def decayed(attention: float, plan_shared: float) -> float:
    """Attention a week later: half way to its floor."""
    floor = FLOOR + SHARED_FLOOR * plan_shared
    return max(floor + (attention - floor) * 0.5, 0.0)


@inlined
def raised(attention: float, pressure: float, fatigue: float) -> float:
    """Attention after a contact: part of what is missing, less the more tired the client is."""
    return attention + pressure * (1.0 - fatigue) * (1.0 - attention)


@inlined
def tired(fatigue: float, contact: float) -> float:
    """Fatigue after a contact."""
    return min(fatigue + contact, 1.0)


@inlined
def annoyance(fatigue: float, patience: float) -> float:
    """Trust lost by a contact that leaves the client this tired: the more, the further beyond `TIRED`."""
    beyond = max(fatigue - TIRED, 0.0) / (1.0 - TIRED)
    return beyond * (ANNOYING + IMPATIENT * (1.0 - patience))
