"""Compiling all that can be compiled, once: each loop is called for a small example, and what comes of it is kept."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sim_core.compiled import cache
from sim_core.processes import alive

if TYPE_CHECKING:
    from subprocess import Popen

LONGEST: Final = ("sim_core.batch.warm:play",)
"""What takes longest to compile: half of it all."""
OTHERS: Final = (
    "sim_core.debrief.warm:beliefs",
    "sim_core.batch.warm:moves",
    "sim_core.batch.warm:retell",
    "sim_core.gym_env.warm:steps",
)
WARMING: Final = (LONGEST, OTHERS)
"""Examples that call their room's loops, in the order in which they are wanted, for each process."""
LOOPS: Final = 18
"""Loops that these call."""
LOCK: Final = "compiling"


def warm(on_step: Callable[[int, int], None] | None = None) -> bool:
    """Compile everything that is not compiled yet and keep it. False where there is no compiler, or another is at it.

    Two processes do it side by side. `on_step` is told now and then how many loops of how many are done.
    """
    if not cache.available():
        return False
    if cache.is_warm():
        return True
    where = cache.folder()
    if not cache.writable(where):
        return False
    with _alone(where) as free:
        if not free:
            return False
        beside = [cache.start_beside(*examples) for examples in WARMING]
        try:
            _wait_for(beside, where, on_step)
        finally:
            for process in beside:
                if process is not None:
                    process.kill()
        if any(process is None or process.returncode != 0 for process in beside) and not _here():
            return False
        part = where / f"{cache.MARK}.part"
        part.write_bytes(b"")
        os.replace(part, where / cache.MARK)
    return True


def warm_or_wait(on_step: Callable[[int, int], None] | None = None, on_wait: Callable[[], None] | None = None) -> bool:
    """Compile everything, or wait until another process has. False where it cannot be done.

    `on_wait` is called once, if there is something to wait for.
    """
    never, where, waits = threading.Event(), cache.folder(), False
    while not warm(on_step):
        if not _another_is_at_it():
            return warm(on_step)  # the other may have ended, or been ended, in between
        if not waits and on_wait is not None:
            on_wait()
        waits = True
        _tell_kept(where, on_step)
        never.wait(cache.POLL_SECONDS)
    return True


def _tell_kept(where: Path, on_step: Callable[[int, int], None] | None) -> None:
    if on_step is not None:
        on_step(min(sum(1 for _ in where.glob("*.nbi")), LOOPS - 1), LOOPS)


def _wait_for(processes: "Sequence[Popen[bytes] | None]", where: Path, on_step: Callable[[int, int], None] | None) -> None:
    never = threading.Event()
    while any(process is not None and process.poll() is None for process in processes):
        _tell_kept(where, on_step)
        never.wait(cache.POLL_SECONDS)
    if on_step is not None:
        on_step(LOOPS, LOOPS)


def _here() -> bool:
    """Compile what the processes have not, in this one."""
    if cache.load_all() is None:
        return False
    for name in (name for examples in WARMING for name in examples):
        call(name)
    return True


def call(name: str) -> None:
    """Call an example, "module:function"."""
    module, _, function = name.partition(":")
    getattr(import_module(module), function)()


@contextmanager
def _alone(where: Path) -> Iterator[bool]:
    """Is nobody else compiling? While it lasts, nobody else begins. The system lets go of the lock of a process that ends."""
    try:
        handle = os.open(where / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield False
        return
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    """Lock an open file; False where another process has it locked. Where files cannot be locked, there is no lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _another_is_at_it() -> bool:
    with _alone(cache.folder()) as free:
        return not free


def main() -> None:
    """Compile beside a game or a run, and end soon after it: `python -m sim_core.compiled.warm PID [EXAMPLE…]`.

    All of it at low priority; single examples at that of whoever asked for them, as somebody may be waiting.

    Each loop is kept as soon as it is compiled, so what is broken off is gone on with next time. Where another process compiles
    all, this one waits for it: whoever waits for this one waits for that.
    """
    if len(sys.argv) == 2 and hasattr(os, "nice"):
        os.nice(10)
    end_with(int(sys.argv[1]))
    if len(sys.argv) > 2:
        if cache.load_all() is None:
            sys.exit(1)
        for name in sys.argv[2:]:
            call(name)
        return
    warm_or_wait()


def end_with(parent: int) -> None:
    """End this process soon after its parent; at once, if that has ended already."""

    def watch() -> None:
        never = threading.Event()
        while _is_child_of(parent):
            never.wait(1.0)
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()


def _is_child_of(parent: int) -> bool:
    """Does the process that started this one live? On Windows a launcher may stand between, and orphans keep their parent."""
    return alive(parent) if sys.platform == "win32" else os.getppid() == parent


if __name__ == "__main__":
    main()
