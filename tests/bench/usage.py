"""What this process and those it started have used: processor time and peak memory; and what was withheld from them."""

import os
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def family() -> list[int]:
    """This process and all that descend from it; only this one where there is no /proc."""
    own, parents = os.getpid(), {}
    if not (PROC / "self/stat").exists():
        return [own]
    for place in PROC.iterdir():
        if place.name.isdigit():
            stat = _stat(int(place.name))
            if stat:
                parents[int(place.name)] = int(stat[1])
    found = [own]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def _stat(process: int) -> list[str]:
    """The fields of /proc/N/stat after the name; none if the process has gone."""
    try:
        return (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def cpu_of_others() -> float:
    """Processor time used so far by the running descendants of this process, where it can be told."""
    others = [stat for stat in map(_stat, family()[1:]) if stat]
    return sum(int(stat[11]) + int(stat[12]) for stat in others) / os.sysconf("SC_CLK_TCK") if others else 0.0


def waited_seconds() -> float:
    """How long this process and its running descendants were ready to run and no core was given to them; 0 if unknown."""
    delay = 0
    for process in family():
        with suppress(OSError, IndexError):
            delay += int((PROC / str(process) / "schedstat").read_text().split()[1])
    return delay * 1e-9


def peak_mb() -> float:
    """Peak resident memory, summed over this process and its running descendants; 0 where it cannot be told.

    A child's `ru_maxrss` begins with its parent's size at the fork, so the kernel's own high-water mark is read first.
    """
    marks = [mark for mark in map(_high_water, family()) if mark]
    if marks:
        return sum(marks) / 1024
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    import sys

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024**2 if sys.platform == "darwin" else most / 1024


def _high_water(process: int) -> int:
    """VmHWM of a process in kB, 0 if unknown."""
    try:
        lines = (PROC / str(process) / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def cores() -> list[int]:
    """The processors this process may run on."""
    affinity = getattr(os, "sched_getaffinity", None)
    return sorted(affinity(0)) if affinity else list(range(os.cpu_count() or 1))


def stay_on(some: list[int]) -> None:
    """Keep to these processors, where the system can be told so."""
    if some and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, some)
