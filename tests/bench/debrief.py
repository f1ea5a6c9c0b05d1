"""How long a debrief takes: `python -m tests.bench.debrief [BOT]`, a bot's game of 13 weeks and 8 clients in two threads
(in two processes where nothing is compiled). What can be compiled is compiled before.

Needs an otherwise quiet machine. Memory is that of all processes at their fullest (Linux only).
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Final

from sim_core.compiled.warm import warm
from sim_core.debrief.lines import money_by_week, money_of_others
from sim_core.debrief.whole import opened, work
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
    mine = Path("/proc", str(os.getpid()), "task", str(os.getpid()), "children")
    return mine.read_text("utf-8").split() if mine.exists() else []


def measure(bot: str, seed: int, processes: int) -> dict[str, float]:
    """Seconds by the clock to the first page, the first verdicts, and all; seconds of this process; and the memory it took."""
    game = played("final-quarter", bot, seed)
    start, spent, peaks = time.perf_counter(), time.process_time(), {}
    found = opened(game, 5_000_000.0)
    money_by_week(found.trail)
    money_of_others(found.trail)
    figures = {"decisions": float(len(found.trail.moments)), "first_page_s": time.perf_counter() - start}
    for step in work(found, processes):
        peaks |= {one: peak_of(one) for one in (str(os.getpid()), *children())}
        if found.stage == "first" and step.stage == "refined":
            figures.setdefault("first_verdicts_s", time.perf_counter() - start)
    figures["refined_s"] = time.perf_counter() - start
    figures["cpu_s"] = time.process_time() - spent
    figures["memory_mb"] = sum(peaks.values())
    return {name: round(value, 2) for name, value in figures.items()}


if __name__ == "__main__":
    player = sys.argv[1] if len(sys.argv) > 1 else "textbook"
    warm()
    found_figures = measure(player, 1, PROCESSES)
    print(json.dumps({"debrief": found_figures, "allowed": MOST}, indent=1))
    sys.exit(any(found_figures[name] > most for name, most in MOST.items()))
