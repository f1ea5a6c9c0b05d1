"""How long a debrief takes: `python -m tests.bench.debrief [BOT] [--free N] [--quick]`, a game of 13 weeks and 8 clients.

In two threads (in two processes where nothing is compiled); what can be compiled is compiled before. Needs an otherwise quiet
machine. Memory is that of all processes at their fullest (Linux only). `--free` puts so many moves that cost nothing before
those of the bot: memory must not grow with them.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from sim_core.compiled.warm import warm
from sim_core.debrief.lines import money_by_week, money_of_others
from sim_core.debrief.task import Played
from sim_core.debrief.whole import FULL, QUICK, Effort, opened, work
from sim_core.engine.record import Step
from sim_core.scenario.read import parse_scenario
from tests.played import played

PROCESSES: Final = 2
MOST: Final = {"first_page_s": 1.0, "first_verdicts_s": 3.0, "refined_s": 6.0, "memory_mb": 1024.0}
"""What each may be."""
MB: Final = 1024.0


def peak_of(process: str) -> float:
    """The most memory that a process ever had, MB; 0 if it is gone or cannot be asked."""
    try:
        status = Path("/proc", process, "status").read_text("utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / MB for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)


def children() -> list[str]:
    """Processes that this one has started and that are still there."""
    mine = Path("/proc", str(os.getpid()), "task").glob("*/children")
    return [child for thread in mine for child in thread.read_text("utf-8").split()]


def with_free_moves(game: Played, count: int) -> Played:
    """The same game after a great many plans made for its clients, which cost nothing."""
    ids = [client.id for client in parse_scenario(game.scenario.encode(), "game").clients]
    plans = [Step(move="set_plan", client=ids[one % len(ids)], amount=100_000.0 + one % 50, weeks=3) for one in range(count)]
    return replace(game, steps=(*plans, *game.steps))


def measure(bot: str, seed: int, processes: int, free: int = 0, effort: Effort = FULL) -> dict[str, float]:
    """Seconds by the clock to the first page, the first verdicts, and all; seconds of this process; and the memory it took."""
    game = with_free_moves(played("final-quarter", bot, seed), free)
    start, spent, peaks = time.perf_counter(), time.process_time(), {}
    found = opened(game, 5_000_000.0)
    money_by_week(found.trail)
    money_of_others(found.trail)
    figures = {"decisions": float(len(found.trail.moments)), "first_page_s": time.perf_counter() - start}
    for step in work(found, processes, effort):
        peaks |= {one: peak_of(one) for one in (str(os.getpid()), *children())}
        if found.stage == "first" and step.stage == "refined":
            figures.setdefault("first_verdicts_s", time.perf_counter() - start)
    figures["refined_s"] = time.perf_counter() - start
    figures["cpu_s"] = time.process_time() - spent
    figures["memory_mb"] = sum(peaks.values())
    return {name: round(value, 2) for name, value in figures.items()}


def main() -> int:
    """Print the figures: 0 if none is more than it may be. Of a game with free moves only memory counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bot", nargs="?", default="textbook")
    parser.add_argument("--free", type=int, default=0, metavar="N")
    parser.add_argument("--quick", action="store_true", help="as little work as a test does: shows the memory, not the time")
    asked = parser.parse_args()
    warm()
    found = measure(asked.bot, 1, PROCESSES, asked.free, QUICK if asked.quick else FULL)
    allowed = {"memory_mb": MOST["memory_mb"]} if asked.free or asked.quick else MOST
    print(json.dumps({"debrief": found, "allowed": allowed}, indent=1))
    return int(any(found[name] > most for name, most in allowed.items()))


if __name__ == "__main__":
    sys.exit(main())
