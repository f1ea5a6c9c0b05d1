"""What is measured, part by part. Each part takes a plan and gives figures, ready for JSON."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

from sim_core import load_scenario
from sim_core.batch.players import RunSpec, pieces, player
from sim_core.batch.workers import Where
from tests.bench.costs import costs as costs_of_ours
from tests.bench.peers import best, peers, rate, rates
from tests.bench.plan import Plan
from tests.bench.process import ROOT, contender
from tests.bench.usage import cores

Figures = dict[str, Any]
Say = Callable[[str], None]
BOTS = ("textbook", "random")


def undisturbed(rounds: list[Figures], jobs: int) -> float:
    """Median moves a second, without the time for which others had the cores (where the system tells)."""
    return median(done["moves"] / (done["seconds"] - done["waited_seconds"] / jobs) for done in rounds)


def several(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """All cores; and two processes against one, with warm workers and with starting up."""
    here = cores()
    if len(here) < 2:
        say("only one core may be used: nothing to compare")
        return
    size, found = plan.cores_episodes, {}
    starts, alone, both, apart = {}, [], [], []
    with ExitStack() as stack:
        one, other = (stack.enter_context(contender("simulation", [core])) for core in here[:2])
        for jobs in (1, 2):
            with contender("simulation", here[:jobs]) as fresh:
                fresh.ask(episodes=size, jobs=jobs, seed=200)
                starts[jobs] = fresh.since_start()
                say(f"{jobs} process(es), with starting up: {size / starts[jobs]:,.0f} episodes/s")
        pair = stack.enter_context(contender("simulation", here[:2]))
        for idle, jobs in ((one, 1), (other, 1), (pair, 2)):
            idle.ask(episodes=min(size, 8192), jobs=jobs)
        for number in range(plan.cores_rounds):
            alone.append(one.ask(episodes=size, seed=300 + number))
            both.append(pair.ask(episodes=size, seed=300 + number, jobs=2))
            for both_at_once in (one, other):
                both_at_once.send(episodes=size // 2, seed=300 + number)
            apart += [one.receive(), other.receive()]
            gain = both[-1]["moves"] / both[-1]["seconds"] * alone[-1]["seconds"] / alone[-1]["moves"]
            say(f"round {number + 1} of {plan.cores_rounds}: two processes do {gain:.2f} times what one does")
        for bot in BOTS:
            everything = stack.enter_context(contender("simulation", here))
            count = size if bot == "textbook" else -(-size // 4)
            everything.ask(bot=bot, episodes=min(count, 256 * len(here)), jobs=len(here))
            done = [everything.ask(bot=bot, episodes=count, jobs=len(here), seed=400 + n) for n in range(plan.cores_rounds)]
            found[bot] = {"jobs": len(here), **rates(done)}
            say(f"{bot} on all cores: {found[bot]['moves_per_s']:,.0f} moves/s")
    found["two_to_one"] = {
        "ratio": best(both) / best(alone),
        "ratio_median": rate(both) / rate(alone),
        "ratio_undisturbed": undisturbed(both, 2) / undisturbed(alone, 1),
        "ratio_with_start": starts[1] / starts[2],
        "ratio_of_two_apart": 2 * rate(apart) / rate(alone),
        "one_moves_per_s": best(alone),
        "two_moves_per_s": best(both),
        "two_busy_share": median(done["cpu_seconds"] / done["seconds"] for done in both) / 2,
        "one_busy_share": median(done["cpu_seconds"] / done["seconds"] for done in alone),
        "two_peak_mb": max(done["peak_mb"] for done in both),
    }
    yield "cores", found


def memory(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """Peak memory of many episodes in one process."""
    found = {}
    for bot, count in (("textbook", plan.memory_episodes), ("random", plan.memory_episodes // 4)):
        say(f"{count:,} episodes of {bot} in a fresh process")
        with contender("simulation", cores()[-1:]) as one:
            done = one.ask(bot=bot, episodes=count, seed=500)
        found[bot] = {"episodes": count, "peak_mb": done["peak_mb"]}
    yield "memory", found


def latency(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """What one person waits for."""
    moves, weeks = [], []
    with contender("latency", cores()[-1:]) as one:
        one.ask()
        for number in range(plan.rounds):
            say(f"one person's games, round {number + 1} of {plan.rounds}")
            done = one.ask(games=plan.latency_games, seed=600 + number)
            moves += done["play_ms"]
            weeks += done["end_week_ms"]
    yield "latency", {"play": spread(moves), "end_week": spread(weeks)}


def spread(times: list[float]) -> Figures:
    """Median, 99 % and worst."""
    ordered = sorted(times)
    return {
        "median_ms": median(ordered),
        "p99_ms": ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)],
        "worst_ms": ordered[-1],
        "count": len(ordered),
    }


def shares(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """What of a run's time goes into opening, thinking, rules, luck and digests."""
    say(f"{plan.share_games:,} games of the textbook, looked into")
    with contender("shares", cores()[-1:]) as one:
        done = one.ask(games=plan.share_games, plain_games=plan.share_plain_games, rounds=plan.rounds)
    found = {}
    for how in ("compiled", "plain"):
        if done[how]:
            whole = sum(done[how].values())
            found[how] = {"us_per_episode": whole, **{f"{part}_share": us / whole for part, us in done[how].items()}}
    yield "shares", found


def sizes(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """Cost of an episode in runs of few and of many."""
    rounds: dict[int, list[Figures]] = {size: [] for size in plan.sizes}
    with contender("simulation", cores()[-1:]) as one:
        one.ask(episodes=min(plan.sizes))
        turns = [
            ((turn + 0.5) / count, size)
            for size, count in zip(plan.sizes, plan.size_rounds, strict=True)
            for turn in range(count)
        ]
        for number, (_, size) in enumerate(sorted(turns)):  # spread over the whole time
            rounds[size].append(one.ask(episodes=size, seed=700 + number))
            say(f"{size:,} episodes: {rounds[size][-1]['seconds'] / size * 1e6:,.0f} µs each")
    yield "sizes", costs(rounds, dict.fromkeys(rounds, 1))


def crowds(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """Cost of an episode with few and with many clients."""
    rounds: dict[int, list[Figures]] = {clients: [] for clients in plan.clients}
    with ExitStack() as stack:
        ready = {clients: stack.enter_context(contender("simulation", cores()[-1:], clients=clients)) for clients in rounds}
        for one in ready.values():
            one.ask(episodes=64)
        for number in range(plan.clients_rounds):
            for clients, one in ready.items():
                done = one.ask(episodes=plan.clients_episodes, seed=800 + number)
                rounds[clients].append(done)
                each = done["seconds"] / plan.clients_episodes * 1e6
                say(f"{clients} clients: {each:,.0f} µs an episode, {each / clients:,.1f} a client")
    yield "clients", costs(rounds, {clients: clients for clients in rounds})


def costs(rounds: dict[int, list[Figures]], units: dict[int, int]) -> Figures:
    """µs of an episode at each size, of a unit in it, and how far the dearest and the cheapest unit are from the mean."""
    found: Figures = {}
    for size, several_rounds in rounds.items():
        for by, name in (("seconds", "us"), ("cpu_seconds", "cpu_us")):
            each = median(done[by] / done["episodes"] for done in several_rounds) * 1e6
            found.setdefault(str(size), {})[f"{name}_per_episode"] = each
            found[str(size)][f"{name}_per_unit"] = each / units[size]
    for name in ("us", "cpu_us"):
        cost = [found[str(size)][f"{name}_per_unit"] for size in rounds]
        mean = sum(cost) / len(cost)
        found[f"{name}_off"] = max(abs(one / mean - 1) for one in cost)
    return found


def cluster(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """The textbook on a Dask cluster of this machine: two workers against one."""
    if find_spec("distributed") is None:
        say("cluster: distributed is not installed")
        return
    import psutil

    from tests.cluster_stage import scheduler_in, wait_for, worker

    quarter, times, busy, workers = load_scenario("final-quarter"), {}, {}, []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        address = stack.enter_context(scheduler_in(folder))
        for count in (1, 2):
            workers.append(psutil.Process(stack.enter_context(worker(address, folder / str(count))).pid))
            wait_for(address, count)
            for warm in (True, False):  # each worker imports the simulation with its first task
                before = [sum(one.cpu_times()[:2]) for one in workers]
                began = perf_counter()
                spec = RunSpec(quarter, (player("textbook"),), 1, 0, 64 if warm else plan.cluster_episodes)
                deque(pieces(spec, Where(cluster=address)), 0)
                times[count] = perf_counter() - began
                busy[count] = [sum(one.cpu_times()[:2]) - was for one, was in zip(workers, before, strict=True)]
            say(f"{count} worker(s): {plan.cluster_episodes / times[count]:,.0f} episodes/s")
    yield (
        "cluster",
        {
            "ratio": times[1] / times[2],
            "ratio_undisturbed": max(busy[1]) / max(busy[2]),  # were each given a core of its own
            "one_episodes_per_s": plan.cluster_episodes / times[1],
        },
    )


def card(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """The report card of `final-quarter`: how long it takes, until the first figures, and in all; starting up included."""
    import psutil

    command = [
        sys.executable,
        "-m",
        "game",
        "balance",
        "final-quarter",
        "--episodes",
        str(plan.card_episodes),
        "--no-try",
        "--json",
    ]
    with TemporaryDirectory() as home:
        began = perf_counter()
        running = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "FINALKICK_HOME": home},
        )
        assert running.stderr is not None
        running.stderr.readline()
        first, peak, busy = perf_counter() - began, 0, 0.0
        while running.poll() is None:
            with suppress(psutil.Error):
                family = [psutil.Process(running.pid), *psutil.Process(running.pid).children(recursive=True)]
                peak = max(peak, sum(one.memory_info().rss for one in family))
                busy = max(busy, sum(sum(one.cpu_times()[:2]) for one in family))
            sleep(0.5)
        seconds = perf_counter() - began
    say(f"{seconds:.1f} s")
    yield "card", {"first_s": first, "seconds": seconds, "cpu_seconds": busy, "peak_mb": peak / 2**20}


SECTIONS: dict[str, Callable[[Plan, Say], Iterator[tuple[str, Figures]]]] = {
    "speed": peers,
    "costs": costs_of_ours,
    "cores": several,
    "cluster": cluster,
    "card": card,
    "memory": memory,
    "latency": latency,
    "shares": shares,
    "sizes": sizes,
    "clients": crowds,
}
