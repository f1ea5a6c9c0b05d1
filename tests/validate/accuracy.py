"""Does accuracy tell good play from bad? `python -m tests.validate.accuracy` debriefs games of all bots."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np

from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from sim_core.bots import RULED
from sim_core.debrief.whole import FULL, Debrief, opened, work
from tests.played import played

SCENARIOS: Final = (
    "final-quarter",
    "price-war",
    "hospital-terms",
    "lesson-1-shared-plan",
    "lesson-3-follow-up",
    "lesson-6-check-first",
)
BOTS: Final = tuple(name for name in RULED if name != "oracle")
ONE_TRICK: Final = ("nag", "credulous", "pushy", "letters")
LEAST_CORRELATION, LEAST_OF_TEXTBOOK, MOST_OF_ONE_TRICK = 0.9, 80.0, 35.0
MOST_AT_ODDS: Final = 0.01
"""Share of games that may be well played by score and badly by accuracy, or the other way round."""
EFFORT: Final = replace(FULL, points=0, opening=64, pair=96, copies=2000)
"""Without the closer look at turning points, which accuracy does not need."""


class Game(NamedTuple):
    """What a debriefed game came to."""

    name: str
    bot: str
    accuracy: float  # 0…100
    score: float
    share: float  # of the textbook's net with the same luck
    found: Debrief


def debriefed(scenario: str, bot: str, seed: int, processes: int = 1) -> Game:
    """A bot's game, debriefed as far as accuracy needs."""
    own = load_scenario(scenario)
    textbook, idle = (float(rollout(own, name, seed).result.net[0]) for name in ("textbook", "idle"))
    found = opened(played(scenario, bot, seed), 0.9 * textbook)
    for _ in work(found, processes, EFFORT):
        pass
    score = 100.0 * (found.net - idle) / max(textbook - idle, 1.0)
    return Game(f"{scenario} {bot} {seed}", bot, found.accuracy or 0.0, score, found.net / max(textbook, 1.0), found)


def ranks(values: Sequence[float]) -> np.ndarray:
    """Rank of each value, from 0; equal values share the middle of their ranks."""
    array = np.array(values)
    return np.array([(array < value).sum() + ((array == value).sum() - 1) / 2 for value in array])


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def at_odds(games: Sequence[Game]) -> list[Game]:
    """Games with a score of 90 and an accuracy below 50, or the other way round."""
    return [one for one in games if (one.score >= 90 and one.accuracy < 50) or (one.accuracy >= 90 and one.score < 50)]


def wrong(accuracy: dict[str, float], correlation: float, odd: int, games: int) -> list[str]:
    """What is not as it has to be."""
    found = [f"rank correlation {correlation:.2f}"] if correlation < LEAST_CORRELATION else []
    if accuracy["textbook"] < LEAST_OF_TEXTBOOK:
        found.append(f"textbook {accuracy['textbook']:.0f}")
    found += [f"{name} {accuracy[name]:.0f}" for name in ONE_TRICK if accuracy[name] > MOST_OF_ONE_TRICK]
    return found + ([f"{odd} of {games} games at odds"] if odd > MOST_AT_ODDS * games else [])


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, default=2)
    chosen = options.parse_args()
    accuracy: dict[str, float] = {}
    share: dict[str, float] = {}
    games: list[Game] = []
    for bot_name in BOTS:
        own = [debriefed(name, bot_name, 40 + number) for name in SCENARIOS for number in range(chosen.seeds)]
        games += own
        accuracy[bot_name], share[bot_name] = (
            float(np.mean([getattr(one, of) for one in own])) for of in ("accuracy", "share")
        )
        print(f"{bot_name:10} accuracy {accuracy[bot_name]:5.1f}  net {share[bot_name]:6.2f} of the textbook's", flush=True)
    correlation = rank_correlation(list(accuracy.values()), list(share.values()))
    odd = at_odds(games)
    for one in odd:
        print(f"at odds: {one.name}: score {one.score:.0f}, accuracy {one.accuracy:.0f}")
    problems = wrong(accuracy, correlation, len(odd), len(games))
    print(f"rank correlation {correlation:.2f}; {len(odd)} of {len(games)} games at odds")
    print("; ".join(problems) or "as it has to be")
    sys.exit(bool(problems))
