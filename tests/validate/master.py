"""Is there a better player than the textbook, on what a rep can know? `python -m tests.validate.master`.

Both play the same games with the same luck. What is told: the ratio of their mean nets with its standard error (of the paired
differences), and the processor's seconds for a game of the master's. It fails below 1.03 by four standard errors, or above 5 s.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core import bots, load_scenario
from sim_core.batch.players import RunSpec, pieces, player
from sim_core.batch.workers import Where
from sim_core.model.arrays import Yuan

LEAST: Final = 1.03
ERRORS: Final = 4.0
MOST_SECONDS: Final = 5.0


def nets(scenario: str, name: str, seed: int, games: int, jobs: int) -> Yuan:
    """[games] net recovered by a bot; what it plays on the way is told."""
    found: list[Yuan] = []
    for _, part in pieces(RunSpec(load_scenario(scenario), (player(name),), seed, 0, games), Where(jobs)):
        found.append(part.result.net)
        done = sum(len(one) for one in found)
        if name in bots.REMEMBERING and done % 20 == 0:
            print(f"{done} games", file=sys.stderr)
    return np.concatenate(found)


def ratio(mine: Yuan, textbook: Yuan) -> tuple[float, float]:
    """Ratio of the means, and its standard error by the paired differences."""
    level = float(textbook.mean())
    off = mine - textbook * (float(mine.mean()) / level)
    return float(mine.mean()) / level, float(off.std(ddof=1)) / len(off) ** 0.5 / level


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="final-quarter")
    parser.add_argument("--games", type=int, default=240)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args(arguments)
    textbook = nets(asked.scenario, "textbook", asked.seed, asked.games, asked.jobs)
    oracle = nets(asked.scenario, "oracle", asked.seed, asked.games, asked.jobs)
    begun = time.process_time()
    mine = nets(asked.scenario, "master", asked.seed, asked.games, asked.jobs)
    seconds = (time.process_time() - begun) / asked.games
    (found, error), (above, off) = ratio(mine, textbook), ratio(oracle, textbook)
    well = found - ERRORS * error >= LEAST and seconds <= MOST_SECONDS
    print(f"{asked.scenario}, seed {asked.seed}, {asked.games} games: master {found:.3f} ± {error:.3f} of the textbook")
    print(f"(± one standard error; at least {LEAST} by {ERRORS:.0f}), better in {np.mean(mine > textbook):.0%} of the games;")
    print(f"oracle {above:.3f} ± {off:.3f}; {seconds:.2f} CPU s a game (at most {MOST_SECONDS:.0f})")
    print("holds" if well else "FAILS")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
