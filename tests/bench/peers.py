"""Ours beside others, taking turns on one core in one run: moves a second, and how many of ours go to one of theirs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from statistics import median
from typing import Any

from tests.bench.plan import Plan
from tests.bench.process import Contender, Missing, contender
from tests.bench.usage import cores

Figures = dict[str, Any]
Say = Callable[[str], None]
Entry = tuple[str, Figures, Figures]
"""What is prepared, how, and what it is asked for in a round."""
OURS = ("textbook", "random", "environment")


def entries(plan: Plan) -> dict[str, Entry]:
    """Who takes part. Those of others are left out, with a line, where they are not installed."""
    few, many = {"games": plan.spiel_games}, {"games": 5 * plan.spiel_games}
    return {
        "textbook": ("simulation", {}, {"bot": "textbook", "episodes": plan.episodes}),
        "random": ("simulation", {}, {"bot": "random", "episodes": plan.random_episodes}),
        "environment": ("environment", {}, {"steps": plan.environment_steps}),
        "open_spiel_known": ("open_spiel", {"chance": "known"}, many),
        "open_spiel_legal": ("open_spiel", {"chance": "legal"}, many),
        "open_spiel": ("open_spiel", {"chance": "outcomes"}, few),
        "envpool_cartpole": ("envpool", {}, {"steps": plan.pool_steps}),
        "pgx_leduc": ("pgx", {}, {"steps": plan.leduc_steps}),
        "cartpole": ("cartpole", {}, {"steps": plan.cart_steps}),
    }


def in_turns(field: dict[str, Entry], turns: int, needed: tuple[str, ...], say: Say) -> dict[str, list[Figures]]:
    """Rounds of all that can be prepared, each in a process of its own on the last core. `Missing` if one needed cannot."""
    with ExitStack() as stack:
        ready: dict[str, Contender] = {}
        for name, (what, options, request) in field.items():
            say(f"preparing {name}")
            try:
                ready[name] = stack.enter_context(contender(what, cores()[-1:], **options))
            except Missing as missing:
                if name in needed:
                    raise
                say(f"{name}: {missing}")
                continue
            ready[name].ask(**{key: value if key == "bot" else max(value // 64, 1) for key, value in request.items()})
        rounds: dict[str, list[Figures]] = {name: [] for name in ready}
        for number in range(turns):
            for name, one in ready.items():
                done = one.ask(**field[name][2], seed=100 + number)
                rounds[name].append(done)
                say(f"round {number + 1} of {turns}: {name} {done['moves'] / done['seconds']:,.0f} moves/s")
    return rounds


def peers(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """Moves a second on one core: ours, and beside them what else is installed."""
    rounds = in_turns(entries(plan), plan.rounds, ("textbook", "random"), say)
    yield "speed", {name: rates(done) for name, done in rounds.items()}
    theirs = {name: done for name, done in rounds.items() if name not in OURS}
    yield "ratio", {name: ratios(rounds["textbook"], done) for name, done in theirs.items()}
    if "environment" in rounds:
        own = rounds["environment"]
        cpu = rate(own, "cpu_seconds")
        yield "environment", {"steps_per_s": best(own), "steps_per_cpu_s": cpu, "peak_mb": own[-1]["peak_mb"]}
        yield "environment_ratio", {name: ratios(own, done) for name, done in theirs.items()}


def rates(rounds: list[Figures]) -> Figures:
    """Moves and episodes a second over several rounds: the best, the median, and by processor time."""
    return {
        "moves_per_s": best(rounds),
        "moves_per_s_median": rate(rounds),
        "moves_per_cpu_s": rate(rounds, "cpu_seconds"),
        "episodes_per_s": max(done["episodes"] / done["seconds"] for done in rounds),
        "peak_mb": max(done["peak_mb"] for done in rounds),
    }


def ratios(ours: list[Figures], theirs: list[Figures]) -> Figures:
    """Our moves a second over theirs: of the medians over the rounds by the clock and by processor time, and of the best."""
    found = {by: rate(ours, by) / rate(theirs, by) for by in ("seconds", "cpu_seconds")}
    return {**found, "best": best(ours) / best(theirs)}


def rate(rounds: list[Figures], by: str = "seconds") -> float:
    """Median moves a second."""
    return median(done["moves"] / done[by] for done in rounds)


def best(rounds: list[Figures]) -> float:
    """Best moves a second."""
    return max(done["moves"] / done["seconds"] for done in rounds)
