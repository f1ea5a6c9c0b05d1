"""What people say over many games: `python -m tests.validate.lines [GAMES]`.

Plays small scenarios with bots of several minds, puts every game into words in each language, and counts lines that were said
where they may not be, that betray another situation, or that a client repeated while it had another left.
"""

import sys
import time
from collections import Counter

from tests.lines_looked_at import faults_of_game
from tests.talks import MINDS, SHORT, talks

GAMES = 500


def main(games: int = GAMES) -> int:
    """Play, look, and tell; 1 if anything is wrong."""
    began, found, said, repeated = time.monotonic(), Counter[str](), 0, 0
    for number in range(games):
        scenario, mind = SHORT[number % len(SHORT)], MINDS[number // len(SHORT) % len(MINDS)]
        for told in talks(scenario, mind, number):
            found.update(f"{scenario} {mind} {number} {told.language}: {fault}" for fault in faults_of_game(told))
            said += len(told.choices)
            repeated += sum(times - 1 for times in told.lines.by_client.values() if times > 1)
    for fault in sorted(found):
        print(fault)
    took = time.monotonic() - began
    print(f"{games} games, {said} lines, {repeated} of them said before by the same client: {len(found)} faults ({took:.0f} s)")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(*(int(one) for one in sys.argv[1:2])))
