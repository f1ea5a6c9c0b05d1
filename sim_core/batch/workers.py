"""Where work is done: in this process, in several here, or on a Dask cluster. What comes out is the same, and in order."""

import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, TypeVar

from sim_core.errors import BadRun, Message

Result = TypeVar("Result")
CONNECT_SECONDS: Final = 10
PARENT_SECONDS: Final = 2.0
TRIES: Final = 3
"""A task whose worker dies is done again by another; a task that kills so many workers is given up."""


def spread(call: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], jobs: int = 1, cluster: str = "") -> Iterator[Result]:
    """`call(*task)` for every task, in their order, as they are done.

    `cluster` is the address of a Dask scheduler (tcp://host:port); `BadRun` if there is none, or its workers cannot do it.
    """
    if cluster:
        yield from _on_cluster(call, list(tasks), cluster)
    elif jobs > 1:
        yield from in_processes(call, tasks, jobs)
    else:
        for task in tasks:
            yield call(*task)


def in_processes(
    call: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], jobs: int, in_order: bool = True
) -> Iterator[Result]:
    """Results of `call` for each of `tasks`, from `jobs` processes: in the order of the tasks, or as they are done."""
    from joblib import Parallel, delayed, parallel_config  # type: ignore[import-untyped]  # slow, and not always there

    with_quiet_end()
    returned = "generator" if in_order else "generator_unordered"
    with parallel_config(backend="loky", inner_max_num_threads=1):
        # Large arrays are sent as they are: as files in shared memory they would stay behind where a window is killed.
        workers = Parallel(n_jobs=jobs, return_as=returned, batch_size=1, pre_dispatch="2*n_jobs", max_nbytes=None)
        with interrupt_waits():  # the others inherit that they do not hear of Ctrl-C: it is for this process
            done = workers(delayed(call)(*task) for task in tasks)
    yield from done


def with_quiet_end() -> None:
    """Work that is broken off says nothing of the tasks it leaves."""
    warnings.filterwarnings("ignore", message=".* tasks which were still being processed")


@contextmanager
def interrupt_waits() -> Iterator[None]:
    """While it lasts, Ctrl-C waits; processes started meanwhile never hear of it."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    from joblib.externals.loky.backend import resource_tracker as own_tracker  # type: ignore[import-untyped]  # joblib has no types

    for tracker in (resource_tracker, own_tracker):
        tracker.ensure_running()  # or it would be started meanwhile, and end the waiting
    mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_UNBLOCK, {signal.SIGINT})


@cache
def end_with_parent() -> None:
    """See to it, once, that this worker ends soon after the process that started it: if killed, that could not end it."""
    parent = os.getppid()

    def watch() -> None:
        never = threading.Event()
        while os.getppid() == parent:
            never.wait(PARENT_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()


def _on_cluster(call: Callable[..., Result], tasks: Sequence[tuple[Any, ...]], address: str) -> Iterator[Result]:
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise BadRun(Message("run.no_dask", {})) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # nor has dask
    except (OSError, ValueError, TypeError) as error:
        raise BadRun(Message("run.no_cluster", {"value": address, "problem": " ".join(str(error).split())})) from error
    with client:
        if not client.scheduler_info().get("workers"):
            raise BadRun(Message("run.no_workers", {"value": address}))
        # Not pure: equal tasks of another run are done again, so that what is measured is this run.
        waiting = deque(
            client.submit(call, *task, pure=False, retries=TRIES, priority=-number) for number, task in enumerate(tasks)
        )
        try:
            while waiting:
                yield waiting[0].result()
                waiting.popleft()  # the workers need not keep what is here
        except KilledWorker as error:
            raise BadRun(Message("run.worker_lost", {"value": address, "problem": " ".join(str(error).split())})) from error
        finally:
            client.cancel(list(waiting))  # type: ignore[no-untyped-call]  # dask
