"""The best textbook for a scenario: one setting of its style after the other is tried, and the best kept."""

from dataclasses import replace
from typing import Any, Final

import numpy as np

from sim_core.batch.rollout import rollout
from sim_core.bots import textbook
from sim_core.bots.style import Style
from sim_core.model.arrays import Levels
from sim_core.scenario.schema import Scenario

NEVER: Final = float("inf")
CHOICES: Final[dict[str, tuple[Any, ...]]] = {
    "visit_worth": (0.0, 45_000.0, 120_000.0, NEVER),
    "sit_in_worth": (NEVER, 0.0, 120_000.0),
    "letter_overdue": (NEVER, 0.0),
    "hold_overdue": (NEVER, 0.0),
    "discount_weeks": (2, 0, 4),
    "promise_share": (0.5, 0.25, 0.75),
    "promise_most": (0.6, 1.0),
    "promise_weeks": (1, 2),
    "promise_first": (False, True),
    "instalment_share": (0.9, 0.4),
    "rebate_overdue": (700_000.0, 0.0, NEVER),
    "outlets_weeks": (NEVER, 2),
    "promo_everywhere": (False, True),
    "gaps": (True, False),
    "accepts": (True, False),
    "deliver_stars": (4, 0, 9),
    "return_below": (0.6, NEVER, 0.0),
}
"""What may stand in for a move that is forbidden. Other settings are those of the scenario's own style."""
PASSES: Final = 1


def forbidding(scenario: Scenario, *moves: str) -> Scenario:
    """The scenario without some moves."""
    forbid = [*scenario.moves.forbid, *moves]
    return scenario.model_copy(update={"moves": scenario.moves.model_copy(update={"forbid": forbid})})


def net_of(scenario: Scenario, style: Style, seed: int, episodes: int) -> Levels:
    """Net recovered in each episode by the textbook in a style."""
    return rollout(scenario, "textbook", seed, 0, episodes, bot=textbook((), style)).result.net


def tuned(scenario: Scenario, episodes: int, seed: int = 11, begin: Style | None = None, passes: int = PASSES) -> Style:
    """The best style found from `begin`, by coordinates, on fixed luck; ties go to what it was."""
    best = begin or Style()
    best_net = net_of(scenario, best, seed, episodes).mean()
    for _ in range(passes):
        before = best
        for name, values in CHOICES.items():
            for value in values:
                if value == getattr(best, name):
                    continue
                tried = replace(best, **{name: value})
                net = net_of(scenario, tried, seed, episodes).mean()
                if net > best_net:
                    best, best_net = tried, net
        if best == before:
            break
    return best


def paired(better: Levels, worse: Levels) -> tuple[float, float]:
    """(share of `better` that is lost, its standard error), from paired differences."""
    difference = better - worse
    whole = max(float(better.mean()), 1.0)
    return float(difference.mean()) / whole, float(difference.std(ddof=1) / np.sqrt(len(difference))) / whole
