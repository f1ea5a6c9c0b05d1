"""Is what debriefs say true? `python -m tests.validate.truth` makes a pool of games and looks into each claim a second time.

Games that are kept are not debriefed again, so it may be broken off and goes on where it was.
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from tests.truth.checks import faults, played_again
from tests.truth.checks.reasons import reason_faults
from tests.truth.checks.whys import judged_faults
from tests.truth.pool import Plan, planned, told_of

GAMES: Final = 2000
STEP: Final = 25
"""Games between two lines of progress."""
BINS: Final = 5
Seen = tuple[str, int, list[str], list[tuple[float, bool]]]


def looked_at(plan: Plan) -> Seen:
    """A game by name: how many claims it made, what is wrong with them, and (chance, was it true) of its excuses."""
    told = told_of(plan)
    claims = len(told.observed) + len(told.stories) + len(told.bands) + len(told.judged)
    claims += sum(len(one.offered) for one in told.judged)
    record = played_again(told)
    found = faults(told) + list(judged_faults(record, told)) + list(reason_faults(record, told))
    return str(plan), claims, found, [(one.known, one.true) for one in told.stories]


def told_chances(said: list[tuple[float, bool]]) -> str:
    """How often excuses were true, by how likely that was called."""
    lines = []
    for place in range(BINS):
        own = [(chance, true) for chance, true in said if min(int(chance * BINS), BINS - 1) == place]
        if own:
            called, true = (100.0 * sum(one[at] for one in own) / len(own) for at in (0, 1))
            lines.append(f"called {called:.0f} % likely: {true:.0f} % true of {len(own)}")
    return "; ".join(lines)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--games", type=int, default=GAMES)
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    claims, wrong, said = 0, Counter[str](), list[tuple[float, bool]]()
    with ProcessPoolExecutor(chosen.processes) as workers:
        for number, (name, count, found, chances) in enumerate(workers.map(looked_at, planned(chosen.games)), 1):
            claims, said = claims + count, said + chances
            for fault in found:
                wrong[fault.split(" at ")[0].split(":")[0]] += 1
                print(f"{name}: {fault}", flush=True)
            if number % STEP == 0 or number == chosen.games:
                print(f"{number} of {chosen.games} games, {claims} claims, {wrong.total()} false", flush=True)
    print(told_chances(said))
    print(f"false: {dict(wrong)}" if wrong else "no claim was false")
    sys.exit(bool(wrong))
