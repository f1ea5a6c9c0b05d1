"""What a move and a step of ours cost in measures that hold on any machine, and how far that is from the last release.

Three measures, each where it can be had: instructions (`perf stat`, where the processor's counters may be read), processor time
in units of a fixed piece of work (`calibration`) done in turns with it, and ratios to others' games in the same run. A baseline
is kept in `figures.json`, written at a release by `python -m tests.bench --only speed,costs --release`.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.bench.peers import Figures, Say, entries, in_turns
from tests.bench.plan import Plan
from tests.bench.process import ROOT

BASELINE: Final = Path(__file__).with_name("figures.json")
MUCH: Final = 0.30
"""A cost that changes by more is told."""
MEASURED: Final = ("textbook", "random", "environment")
MILLION: Final = 1e6


def costs(plan: Plan, say: Say) -> Iterator[tuple[str, Figures]]:
    """What a million moves cost, in units of the calibration and, where they can be counted, in instructions each."""
    field = {name: entry for name, entry in entries(plan).items() if name in MEASURED}
    field["calibration"] = ("calibration", {}, {"units": plan.calibration_units})
    rounds = in_turns(field, plan.rounds, ("textbook", "random", "calibration"), say)
    price = {name: median(done["cpu_seconds"] / done["moves"] for done in own) for name, own in rounds.items()}
    unit = price.pop("calibration")
    found: Figures = {"units_per_million": {name: MILLION * each / unit for name, each in price.items()}}
    counted = {name: instructions(field[name]) for name in price}
    known = {name: each for name, each in counted.items() if each is not None}
    if known:
        found["instructions_each"] = known
    else:
        say("instructions cannot be counted here: costs are in units of a fixed piece of work")
    yield "costs", found


def instructions(entry: tuple[str, Figures, Figures]) -> float | None:
    """Instructions of a move, starting up left out; None where they cannot be counted."""
    if shutil.which("perf") is None:
        return None
    what, options, request = entry
    sizes = [{name: value if name == "bot" else max(value // part, 1) for name, value in request.items()} for part in (32, 16)]
    done = [_counted({"what": what, "cores": [], **options}, size) for size in sizes]
    if None in done:
        return None
    (few, before), (many, after) = done  # type: ignore[misc]  # neither is None
    return (after - before) / (many - few) if many > few else None


def _counted(order: Figures, request: Figures) -> tuple[int, int] | None:
    """(moves, instructions) of a process that plays one round."""
    command = [
        "perf",
        "stat",
        "-x,",
        "-e",
        "instructions:u",
        "--",
        sys.executable,
        "-m",
        "tests.bench.serve",
        json.dumps(order),
    ]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(request) + "\n", capture_output=True, text=True)
    count = counted(done.stderr)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return (answers[-1]["moves"], count) if count is not None and answers and "moves" in answers[-1] else None


def counted(told: str) -> int | None:
    """The instructions in what `perf stat -x,` says; None where it could not count them."""
    for line in told.splitlines():
        value, *rest = line.split(",")
        if any("instructions" in field for field in rest) and value.isdigit():
            return int(value)
    return None


def kept(found: Figures) -> Figures:
    """What of a run is kept as a release's: nothing that only holds on the machine it was measured on."""
    about = ("rules_version", "when", "python", "numpy")
    ratios = {
        f"{name}_cpu": {one: own["cpu_seconds"] for one, own in found.get(name, {}).items()}
        for name in ("ratio", "environment_ratio")
    }
    return {"made": {name: found["made"][name] for name in about}, "costs": found.get("costs", {}), **ratios}


def against(release: Figures, found: Figures) -> Iterator[str]:
    """What costs over 30 % more, or less, than at the last release: a line each, or one that nothing does."""
    now, told = kept(found), []
    before, after = _prices(release), _prices(now)
    common = [what for what in before if what in after]
    for what in common:
        change = after[what] / before[what] - 1
        if abs(change) > MUCH:
            word = "DEARER" if change > 0 else "cheaper"
            told.append(
                f"COSTS: {what}: {word} by {abs(change):.0%} ({before[what]:,.4g} at the last release, {after[what]:,.4g} now)"
            )
    when = release["made"]["when"]
    yield from told or [f"COSTS: {len(common)} measures, none more than {MUCH:.0%} from the last release ({when})"]


def _prices(figures: Figures) -> dict[str, float]:
    """Everything that is compared, by its name, as a cost: the more, the dearer."""
    found = {}
    for measure in ("instructions_each", "units_per_million"):
        for name, cost in figures["costs"].get(measure, {}).items():
            found[f"{name}, {measure.replace('_', ' ')}"] = cost
    for table, own in (("ratio_cpu", "textbook"), ("environment_ratio_cpu", "environment")):
        for name, ratio in figures.get(table, {}).items():
            found[f"{own}, moves of {name} in its time"] = 1.0 / ratio
    return found


def release() -> Figures:
    """The figures of the last release."""
    read: dict[str, Any] = json.loads(BASELINE.read_text("utf-8"))
    return read
