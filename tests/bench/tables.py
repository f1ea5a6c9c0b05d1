"""The figures as text: tables for each part, what must be reached, and changes against an earlier run."""

from collections.abc import Iterator
from typing import Any, Final

Figures = dict[str, Any]

TITLES: Final = {
    "textbook": "textbook, with its thinking",
    "random": "random",
    "environment": "FinalKick-v0 × 1,024, random actions",
    "open_spiel_known": "OpenSpiel bargaining, dealt from a list",
    "open_spiel_legal": "… dealt by legal_actions()",
    "open_spiel": "… dealt as in its examples",
    "envpool_cartpole": "EnvPool CartPole × 1,024 (C++)",
    "pgx_leduc": "Pgx Leduc hold'em × 1,024 (JAX)",
    "cartpole": "Gymnasium CartPole × 1,024",
}
MUST: Final = (
    # (what, where in the figures by the clock and where without what others took, at least / at most, bound)
    ("textbook, moves a second of processor time", "speed.textbook.", "moves_per_cpu_s", "", ">=", 2_500_000.0),
    ("textbook ÷ OpenSpiel bargaining dealt from a list", "ratio.open_spiel_known.", "seconds", "cpu_seconds", ">=", 2.0),
    ("two processes against one, warm", "cores.two_to_one.", "ratio", "ratio_undisturbed", ">=", 1.9),
    ("first figures of a report card, s", "card.", "first_s", "", "<=", 3.0),
    ("report card of final-quarter, s", "card.", "seconds", "cpu_seconds", "<=", 4.0),
    ("memory of it, all processes, MB", "card.", "peak_mb", "", "<=", 1024.0),
    ("two Dask workers against one", "cluster.", "ratio", "ratio_undisturbed", ">=", 1.7),
    ("vector environment, 1,024 games, steps/s", "environment.", "steps_per_s", "steps_per_cpu_s", ">=", 500_000.0),
    ("peak memory of a long run, MB", "memory.textbook.", "peak_mb", "", "<=", 600.0),
    ("play, median ms", "latency.play.", "median_ms", "", "<=", 0.05),
    ("end_week, median ms", "latency.end_week.", "median_ms", "", "<=", 0.4),
    ("cost of an episode, few or many: off the mean", "sizes.", "us_off", "cpu_us_off", "<=", 0.1),
    ("cost of a client, few or many: off the mean", "clients.", "us_off", "cpu_us_off", "<=", 0.25),
)


def tables(found: Figures) -> Iterator[str]:
    """All that was found, line by line."""
    for name, table in (
        ("speed", speed),
        ("costs", costs_told),
        ("cores", cores),
        ("environment", environment),
        ("memory", memory),
        ("latency", latency),
        ("shares", shares),
    ):
        if name in found:
            yield from ("", *table(found))
    for name, unit in (("sizes", "episodes"), ("clients", "clients")):
        if name in found:
            yield from ("", *costs(found[name], unit))
    if len(found) > 1 and not found["made"]["quick"]:
        yield from ("", *reached(found))


def speed(found: Figures) -> Iterator[str]:
    """One core."""
    head = f"{'ONE CORE':42}{'moves/s':>12}{'median':>12}{'/cpu-s':>12}{'episodes/s':>12}{'peak MB':>9}"
    yield f"{head}{'textbook is':>14}{'env is':>10}"
    for name, own in found["speed"].items():
        against = ""
        for width, table in ((14, "ratio"), (10, "environment_ratio")):
            times = found.get(table, {}).get(name)
            against += f"{times['cpu_seconds']:{width - 2}.3g} ×" if times else " " * width
        rate = f"{own['moves_per_s']:12,.0f}{own['moves_per_s_median']:12,.0f}{own['moves_per_cpu_s']:12,.0f}"
        yield f"{TITLES[name]:42}{rate}{own['episodes_per_s']:12,.0f}{own['peak_mb']:9,.0f}{against}"


def costs_told(found: Figures) -> Iterator[str]:
    """What ours cost on any machine."""
    own = found["costs"]
    for name, units in own["units_per_million"].items():
        each = own.get("instructions_each", {}).get(name)
        counted = f", {each:,.0f} instructions a move" if each else ""
        yield f"{TITLES[name]}: {units:,.1f} units of fixed work a million moves{counted}"


def cores(found: Figures) -> Iterator[str]:
    """Several processes."""
    yield f"{'ALL CORES':42}{'moves/s':>12}{'median':>12}{'':12}{'episodes/s':>12}{'peak MB':>9}{'processes':>14}"
    for name, own in found["cores"].items():
        if name in TITLES:
            rate = f"{own['moves_per_s']:12,.0f}{own['moves_per_s_median']:12,.0f}{'':12}{own['episodes_per_s']:12,.0f}"
            yield f"{TITLES[name]:42}{rate}{own['peak_mb']:9,.0f}{own['jobs']:14}"
    two = found["cores"]["two_to_one"]
    yield f"two processes do {two['ratio']:.2f} × what one does (best), {two['ratio_median']:.2f} × (median),"
    yield f"{two['ratio_undisturbed']:.2f} × without what others took of the cores,"
    yield f"{two['ratio_with_start']:.2f} × with starting up;"
    yield f"two runs apart at the same time do {two['ratio_of_two_apart']:.2f} ×: more this machine does not give now"
    busy = two["two_busy_share"]
    yield f"cores were given to the two for {busy:.0%} of the time, to the one for {two['one_busy_share']:.0%}"


def environment(found: Figures) -> Iterator[str]:
    """Steps of the vector environment."""
    own = found["environment"]
    yield f"1,024 games of FinalKick-v0: {own['steps_per_s']:,.0f} steps/s (best), {own['steps_per_cpu_s']:,.0f} /cpu-s"


def cluster(found: Figures) -> Iterator[str]:
    """A Dask cluster."""
    own = found["cluster"]
    yield f"two Dask workers do {own['ratio']:.2f} × what one does ({own['one_episodes_per_s']:,.0f} episodes/s)"


def card(found: Figures) -> Iterator[str]:
    """A report card."""
    own = found["card"]
    yield f"report card: first figures after {own['first_s']:.1f} s, all after {own['seconds']:.1f} s, {own['peak_mb']:,.0f} MB"


def memory(found: Figures) -> Iterator[str]:
    """Peak memory."""
    for name, own in found["memory"].items():
        yield f"{own['episodes']:,} episodes of {name} in one process: {own['peak_mb']:,.0f} MB at most"


def latency(found: Figures) -> Iterator[str]:
    """One episode."""
    yield f"{'ONE EPISODE':42}{'median ms':>12}{'99 % ms':>12}{'worst ms':>12}"
    for name, own in found["latency"].items():
        yield f"{name:42}{own['median_ms']:12.2f}{own['p99_ms']:12.2f}{own['worst_ms']:12.2f}"


def shares(found: Figures) -> Iterator[str]:
    """Where the time goes."""
    names = [name for name in next(iter(found["shares"].values())) if name.endswith("_share")]
    yield f"{'WHERE THE TIME GOES':42}{'µs/episode':>12}" + "".join(f"{name.removesuffix('_share'):>12}" for name in names)
    for how, own in found["shares"].items():
        yield f"{how:42}{own['us_per_episode']:12,.0f}" + "".join(f"{own[name]:12.0%}" for name in names)


def costs(own: Figures, unit: str) -> Iterator[str]:
    """Cost by size."""
    yield f"{unit.upper():42}{'µs/episode':>12}{'cpu µs':>12}" + (f"{'µs/client':>12}" if unit == "clients" else "")
    for size, cost in own.items():
        if isinstance(cost, dict):
            per_client = f"{cost['us_per_unit']:12.1f}" if unit == "clients" else ""
            yield f"{int(size):<42,}{cost['us_per_episode']:12,.0f}{cost['cpu_us_per_episode']:12,.0f}{per_client}"
    yield f"furthest from the mean: {own['us_off']:.0%} by the clock, {own['cpu_us_off']:.0%} by processor time"


def reached(found: Figures) -> Iterator[str]:
    """What must be reached, and whether it was: by the clock, and without what others took of the cores meanwhile."""
    flat = flattened(found)
    yield f"{'MUST REACH':54}{'bound':>10}{'measured':>12}{'undisturbed':>13}"
    for what, place, clock, calm, side, bound in MUST:
        if place + clock not in flat:
            continue
        values = [flat[place + name] for name in (clock, calm) if name]
        good = [value >= bound if side == ">=" else value <= bound for value in values]
        word = "reached" if good[0] else "reached if undisturbed" if any(good) else "NOT REACHED"
        told = f"{values[0]:12.2f}" + (f"{values[1]:13.2f}" if calm else f"{'':13}")
        yield f"{what:54}{f'{side} {bound:g}':>10}{told}  {word}"


def flattened(found: Figures, above: str = "") -> dict[str, float]:
    """Every number by its path, as `speed.textbook.moves_per_s`."""
    flat: dict[str, float] = {}
    for name, value in found.items():
        if isinstance(value, dict):
            flat |= flattened(value, f"{above}{name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            flat[above + name] = float(value)
    return flat


def more_is_better(path: str) -> bool | None:
    """Is a larger figure better? None where it is neither."""
    if (
        path.startswith("ratio.")
        or ".ratio" in path
        or path.rpartition(".")[2].endswith(("per_s", "per_s_median", "per_cpu_s"))
    ):
        return True
    parts = path.rpartition(".")[2].split("_")
    return False if {"ms", "us", "mb", "off"} & set(parts) else None


def changes(old: Figures, new: Figures) -> Iterator[str]:
    """What has changed by 5 % or more between two runs, figure by figure."""
    before, after, steady = flattened(old), flattened(new), 0
    for which, made in (("earlier", old.get("made", {})), ("later", new.get("made", {}))):
        if made.get("quick") or not made.get("complete", True):
            yield f"the {which} run was {'--quick' if made.get('quick') else 'broken off'}: not much to compare"
    yield f"{'CHANGES':52}{'before':>14}{'now':>14}{'change':>9}"
    for path in after:
        better = more_is_better(path)
        if path not in before or better is None or not before[path]:
            continue
        change = after[path] / before[path] - 1
        if abs(change) < 0.05:
            steady += 1
            continue
        word = "better" if (change > 0) == better else "worse"
        yield f"{path:52}{before[path]:14,.4g}{after[path]:14,.4g}{change:+9.0%}  {word}"
    yield f"{steady} other figures are within 5 % of what they were"


PARTS: Final = {
    "speed": speed,
    "cores": cores,
    "environment": environment,
    "cluster": cluster,
    "card": card,
    "memory": memory,
    "latency": latency,
    "shares": shares,
}
"""A table for each part that has one."""
