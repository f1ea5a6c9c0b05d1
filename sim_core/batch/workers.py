"""Where work is done: in this process, in several here, or on a Dask cluster. What comes out is the same, and in order.

Other processes here are tied to this one by nothing but a pair of pipes each (`worker_process.py`): no locks, no files, no
shared memory, nothing that could stay behind. They hear neither the terminal's Ctrl-C nor its end, and go when this one does.
"""

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from sim_core.batch import worker_process
from sim_core.batch.threads import in_threads
from sim_core.batch.worker_process import read_message, write_message
from sim_core.compiled import cache
from sim_core.errors import BadRun, Message

Result = TypeVar("Result")
TRIES: Final = 3
"""A task whose worker dies is done again by another; a task that kills so many workers is given up."""
AHEAD: Final = 2
"""Tasks that a worker is given at once: it need not wait for the next one."""
ONE_THREAD: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
MOST_EARLY: Final = 16
"""Results for each process that may wait for an earlier one, before no more tasks are begun."""
LISTENING_SECONDS: Final = 0.5
"""How long an answer is waited for at a time: on Windows, Ctrl-C is heard only in between."""
GONE_SECONDS: Final = 1.0


@dataclass(frozen=True)
class Where:
    """Where work is done: in so many processes here, or on the cluster of a Dask scheduler (tcp://host:port)."""

    jobs: int = 1
    cluster: str = ""


HERE: Final = Where()


def spread(
    call: Callable[..., Result],
    tasks: Iterable[tuple[Any, ...]],
    where: Where = HERE,
    loops: Sequence[Callable[..., Any]] = (),
) -> Iterator[Result]:
    """`call(*task)` for every task, in their order, as they are done.

    `BadRun` if there is no such cluster, or its workers cannot do it. `loops`: those in which nearly all of the work is done;
    once they are compiled, threads do it.
    """
    if where.cluster:
        from sim_core.batch.cluster import on_cluster

        yield from on_cluster(call, list(tasks), where.cluster, TRIES)
    elif where.jobs > 1 and loops and cache.twins(cache.WORTH_COMPILING, *loops) is not None:
        yield from in_threads(call, tasks, where.jobs)
    elif where.jobs > 1 and processes_possible():
        yield from in_processes(call, tasks, where.jobs)
    else:
        for task in tasks:
            yield call(*task)


def processors() -> int:
    """How many processes can run at once on this machine."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def processes_possible() -> bool:
    """Can other processes be started here? Not where this one is a bundle: what it would start is itself."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


class WorkEnded(Exception):
    """The processes that worked were ended on purpose: nobody wants what they did."""


class Worker:
    """A process that does tasks in turn. `answers` is where it puts (itself, what came of the next one); None: it is gone."""

    def __init__(self) -> None:
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        self.tasks: deque[int] = deque()  # their numbers, the one being done first
        self.answers: SimpleQueue[tuple[Worker, bytes | None]] = SimpleQueue()
        self.wanted = True
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(Path(worker_process.__file__))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={**os.environ, **dict.fromkeys(ONE_THREAD, "1")},
            **apart,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._send(sys.path)
        self._listener = threading.Thread(target=self._listen, name="worker", daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        while True:
            try:
                message = read_message(self._from)
            except OSError:
                message = None
            self.answers.put((self, message))
            if message is None:
                return

    def _send(self, what: Any) -> None:
        with suppress(BrokenPipeError):  # it is gone, as its listener is about to tell
            write_message(self._to, pickle.dumps(what, pickle.HIGHEST_PROTOCOL))

    def give(self, number: int, call: Callable[..., Any], values: tuple[Any, ...]) -> None:
        """Hand it a task."""
        self.tasks.append(number)  # first, so that it counts as at work if the sending is broken off
        self._send((call, values))

    def alive(self) -> bool:
        """Is it still there?"""
        return self.wanted and self._process.poll() is None

    def cause_of_death(self) -> str:
        """What it ended with, as `signal 9`."""
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def end(self) -> None:
        """End it now, whatever it is doing."""
        self.wanted = False
        self._process.kill()

    def buried(self) -> None:
        """Wait for its end, and close what led to it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GONE_SECONDS)
        self._listener.join(GONE_SECONDS)
        for end in (self._process.stdin, self._process.stdout):
            if end:
                end.close()


_everybody: set[Worker] = set()
_idle: list[Worker] = []
_hiring = threading.Lock()


def _hired(answers: "SimpleQueue[tuple[Worker, bytes | None]]") -> Worker:
    with _hiring:
        while _idle:
            worker = _idle.pop()
            if worker.alive():
                break
            _everybody.discard(worker)
        else:
            worker = Worker()
            _everybody.add(worker)
        worker.answers = answers
    return worker


def _dismissed(worker: Worker) -> None:
    """A worker without tasks is kept for the next ones; one in the middle of something that nobody wants is ended."""
    with _hiring:
        if not worker.tasks and worker.alive():
            worker.answers = SimpleQueue()
            _idle.append(worker)
            return
        _everybody.discard(worker)
    worker.end()
    worker.buried()


def end_workers() -> None:
    """End all processes that work for this one, or wait to. Whoever waits for what they do is told `WorkEnded`."""
    with _hiring:
        ended = [*_everybody]
        _everybody.clear()
        _idle.clear()
    for worker in ended:
        worker.end()
    for worker in ended:
        worker.buried()


def end_idle_workers() -> None:
    """End those that wait for work, and nobody's who is at work."""
    with _hiring:
        ended = [*_idle]
        _idle.clear()
        _everybody.difference_update(ended)
    for worker in ended:
        worker.end()
    for worker in ended:
        worker.buried()


atexit.register(end_workers)


def in_processes(
    call: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], jobs: int, in_order: bool = True
) -> Iterator[Result]:
    """Results of `call` for each of `tasks`, from `jobs` processes: in the order of the tasks, or as they are done.

    Raises what a task raises; `BadRun` if a task's process dies each time it is tried.
    """
    coming, again = enumerate(tasks), deque[tuple[int, tuple[Any, ...]]]()
    answers: SimpleQueue[tuple[Worker, bytes | None]] = SimpleQueue()
    crew: list[Worker] = []
    under_way: dict[int, tuple[Any, ...]] = {}
    deaths: dict[int, int] = {}
    done: dict[int, Result] = {}
    awaited = 0

    def next_task() -> tuple[int, tuple[Any, ...]] | None:
        if len(under_way) >= jobs * AHEAD:
            return None
        return again.popleft() if again else next(coming, None) if len(done) < jobs * MOST_EARLY else None

    try:
        while True:
            while task := next_task():
                number, values = task
                under_way[number] = values
                worker = min(crew, key=lambda one: len(one.tasks), default=None)
                if worker is None or (worker.tasks and len(crew) < jobs):
                    worker = _hired(answers)
                    crew.append(worker)
                worker.give(number, call, values)
            if not under_way:
                return
            worker, message = _next(answers)
            if message is None:
                crew.remove(worker)
                again.extend((number, under_way.pop(number)) for number in _orphaned(worker, deaths))
                continue
            number = worker.tasks.popleft()
            del under_way[number]
            well, value = pickle.loads(message)
            if not well:
                raise value
            if not in_order:
                yield value
                continue
            done[number] = value
            while awaited in done:
                yield done.pop(awaited)
                awaited += 1
    finally:
        for worker in crew:
            _dismissed(worker)


def aside(call: Callable[..., Result], *values: Any) -> Result:
    """What comes of one task, done by another process where one can be started: it takes this one neither time nor memory."""
    if not processes_possible():
        return call(*values)
    return next(in_processes(call, [values], 1))


def _next(answers: "SimpleQueue[tuple[Worker, bytes | None]]") -> tuple[Worker, bytes | None]:
    while True:
        with suppress(Empty):
            return answers.get(timeout=LISTENING_SECONDS)


def _orphaned(worker: Worker, deaths: dict[int, int]) -> list[int]:
    """The tasks of a worker that is gone. `WorkEnded` if that was meant, `BadRun` if the task has killed too many by now."""
    tasks, meant = [*worker.tasks], not worker.wanted
    cause = worker.cause_of_death()
    worker.tasks.clear()
    _dismissed(worker)
    if meant:
        raise WorkEnded
    for number in tasks[:1]:
        deaths[number] = deaths.get(number, 0) + 1
        if deaths[number] >= TRIES:
            raise BadRun(Message("run.process_lost", {"tries": TRIES, "problem": cause}))
    return tasks
