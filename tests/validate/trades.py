"""`python -m tests.validate.trades [GAMES]`: does the textbook beat every other bot in scenarios of other trades, surely?"""

import sys
from pathlib import Path

import numpy as np

from sim_core import bots
from sim_core.batch.rollout import rollout
from sim_core.scenario.read import read_scenario
from tests.money.test_trades_play import BETTER

CASES = Path(__file__).parents[1] / "money" / "cases"
GAMES, ERRORS = 1000, 4.0


def main(games: int = GAMES) -> int:
    """A line for each scenario and bot; the exit code says if any is not beaten by four standard errors."""
    wrong = 0
    for file in sorted(CASES.glob("*.yaml")):
        scenario = read_scenario(file)
        textbook = rollout(scenario, "textbook", 7, 0, games).result.net
        for bot in bots.NAMES:
            if bot in (*BETTER, "textbook"):
                continue
            ahead = textbook - rollout(scenario, bot, 7, 0, games).result.net
            error = float(ahead.std(ddof=1) / np.sqrt(games))
            surely = ahead.mean() > ERRORS * error
            wrong += not surely
            print(
                f"{file.stem:18} {bot:12} {ahead.mean() / error:8.1f} standard errors{'' if surely else '  NOT BEATEN'}",
                flush=True,
            )
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main(*(int(one) for one in sys.argv[1:2])))
