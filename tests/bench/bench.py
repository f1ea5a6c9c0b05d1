"""How fast the simulation is, on one core: `make bench` prints figures and writes them to bench.json."""

import argparse
import json
import os
import platform
import statistics
from pathlib import Path
from time import perf_counter

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from sim_core import bots, load_scenario, rollout, start
from sim_core.moves import NO_MOVE
from sim_core.state import Choice

BOTS = ("textbook", "random")


def batch(name: str, scenario_name: str, episodes: int) -> dict[str, float]:
    """Many episodes by one bot in this process. Moves are real moves, the bot's thinking included."""
    scenario = load_scenario(scenario_name)
    rollout(scenario, name, seed=1, episodes=16)  # what is only done once
    began = perf_counter()
    part = rollout(scenario, name, seed=2, episodes=episodes)
    took = perf_counter() - began
    moves = float(part.result.moves.sum())
    return {"seconds": took, "episodes_per_s": episodes / took, "moves_per_s": moves / took, "moves": moves}


def singles(choice: Choice) -> list[Choice]:
    """The moves of a choice for one episode, one by one."""
    columns = {name: np.atleast_2d(getattr(choice, name)) for name in ("move", "client", "amount", "weeks")}
    made = np.flatnonzero(columns["move"][0] != NO_MOVE)
    return [Choice(**{name: values[:, at] for name, values in columns.items()}) for at in made]


def latency(scenario_name: str, games: int) -> dict[str, float]:
    """What one human player waits for: median and worst of a move and of the end of a week, in milliseconds."""
    scenario, bot = load_scenario(scenario_name), bots.get("textbook")
    moves, weeks = [], []
    for seed in range(games):
        game = start(scenario, seed)
        while not game.over():
            for slot in range(100):
                made = singles(bot(game.sight(), game.bot_luck("textbook", slot)))
                if not made:
                    break
                for choice in made:
                    began = perf_counter()
                    game.play(choice)
                    moves.append((perf_counter() - began) * 1000)
            began = perf_counter()
            game.end_week()
            weeks.append((perf_counter() - began) * 1000)
    return {
        "play_ms_median": statistics.median(moves),
        "play_ms_worst": max(moves),
        "end_week_ms_median": statistics.median(weeks),
        "end_week_ms_worst": max(weeks),
    }


def main() -> None:
    """Measure, print, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="final-quarter")
    parser.add_argument("--episodes", type=int, default=2048)
    parser.add_argument("--games", type=int, default=3, help="for the latency of one game")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, whatever else is there
    found: dict[str, object] = {
        "scenario": asked.scenario,
        "episodes": asked.episodes,
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    for name in BOTS:
        figures = batch(name, asked.scenario, asked.episodes)
        found[name] = figures
        speed = f"{figures['moves_per_s']:>9,.0f} moves/s  {figures['episodes_per_s']:>7,.0f} episodes/s"
        print(f"{name:9} {speed}  ({asked.episodes:,} episodes in {figures['seconds']:.2f} s on one core)")
    waits = latency(asked.scenario, asked.games)
    found["one_game"] = waits
    print(f"one game  a move {waits['play_ms_median']:.2f} ms (worst {waits['play_ms_worst']:.1f}),", end=" ")
    print(f"the end of a week {waits['end_week_ms_median']:.2f} ms (worst {waits['end_week_ms_worst']:.1f})")
    if asked.out:
        asked.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
