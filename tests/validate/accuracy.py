"""Does accuracy tell good play from bad? `python -m tests.validate.accuracy` debriefs games of all bots."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from sim_core.bots import RULED
from sim_core.debrief.whole import FULL, Debrief, opened, work
from tests.played import played

SCENARIO: Final = "final-quarter"
BOTS: Final = tuple(name for name in RULED if name != "oracle")
BEATEN: Final = ("credulous", "nag", "pushy")
LEAST_CORRELATION, LEAST_AHEAD = 0.8, 15.0
EFFORT: Final = replace(FULL, points=0, opening=128)
"""Without the closer look at turning points, which accuracy does not need."""


def debriefed(bot: str, seed: int, processes: int = 1) -> Debrief:
    """A bot's game, debriefed as far as accuracy needs."""
    target = 0.9 * float(rollout(load_scenario(SCENARIO), "textbook", seed).result.net[0])
    found = opened(played(SCENARIO, bot, seed), target)
    for _ in work(found, processes, EFFORT):
        pass
    return found


def ranks(values: Sequence[float]) -> np.ndarray:
    """Rank of each value, from 0; equal values share the middle of their ranks."""
    array = np.array(values)
    return np.array([(array < value).sum() + ((array == value).sum() - 1) / 2 for value in array])


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=2)
    chosen = options.parse_args()
    accuracy: dict[str, float] = {}
    net: dict[str, float] = {}
    for bot_name in BOTS:
        games = [debriefed(bot_name, 40 + number) for number in range(chosen.seeds)]
        accuracy[bot_name] = float(np.mean([game.accuracy or 0.0 for game in games]))
        net[bot_name] = float(np.mean([game.net for game in games]))
        accounts = [game.account for game in games if game.account]
        lost, luck = (np.mean([getattr(one, name) for one in accounts]) / 1e6 for name in ("lost", "luck"))
        error = np.mean([one.lost_error for one in accounts]) / 1e6
        told = f"{bot_name:10} accuracy {accuracy[bot_name]:5.1f}  net {net[bot_name] / 1e6:5.2f}"
        print(f"{told}  lost {lost:5.2f} ± {error:.2f}  luck {luck:5.2f} (¥ million)", flush=True)
    correlation = rank_correlation(list(accuracy.values()), list(net.values()))
    ahead = {name: accuracy["textbook"] - accuracy[name] for name in BEATEN}
    print(f"rank correlation {correlation:.2f}; textbook ahead by { {name: round(value, 1) for name, value in ahead.items()} }")
    sys.exit(correlation < LEAST_CORRELATION or min(ahead.values()) < LEAST_AHEAD)
