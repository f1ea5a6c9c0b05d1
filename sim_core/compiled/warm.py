"""Compiling all that can be compiled, once: each loop is called for a small example, and what comes of it is kept."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from sim_core.compiled import cache

WARMING: Final = (
    "sim_core.batch.warm",
    "sim_core.debrief.warm",
    "sim_core.gym_env.warm",
)
"""Modules with a function `warm()` that calls their room's loops for a small example, in the order in which they are wanted."""
LOCK: Final = "compiling"
STALE_SECONDS: Final = 300.0
"""A lock this old was left by a process that was killed."""


def warm(on_step: Callable[[int, int], None] | None = None) -> bool:
    """Compile everything that is not compiled yet and keep it. False where there is no compiler, or another is at it.

    `on_step` is told after each room how many of how many are done.
    """
    if not cache.available():
        return False
    if cache.is_warm():
        return True
    where = cache.folder()
    if not cache.writable(where):
        return False
    with _alone(where) as free:
        if not free or cache.load() is None:
            return False
        for number, name in enumerate(WARMING, 1):
            import_module(name).warm()
            if on_step:
                on_step(number, len(WARMING))
        part = where / f"{cache.MARK}.part"
        part.write_bytes(b"")
        os.replace(part, where / cache.MARK)
    return True


@contextmanager
def _alone(where: Path) -> Iterator[bool]:
    """Is nobody else compiling? While it lasts, nobody else begins."""
    lock = where / LOCK
    try:
        if lock.exists() and time.time() - lock.stat().st_mtime > STALE_SECONDS:
            lock.unlink(missing_ok=True)
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except OSError:
        yield False
        return
    os.close(handle)
    try:
        yield True
    finally:
        lock.unlink(missing_ok=True)
