"""Work on a Dask cluster. Whatever is wrong with its address is known, and told in a line, before three seconds are over."""

import asyncio
import logging
import re
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from sim_core.errors import BadRun, Message
from sim_core.scenario.faults import printable

Result = TypeVar("Result")
ADDRESS: Final = re.compile(
    r"(?:(?:tcp|tls)://)?(?P<host>[\w.-]+|\[[0-9A-Fa-f:.]+(?:%\w+)?\]):(?P<port>[0-9]{1,5})/?", re.ASCII
)
REACH_SECONDS: Final = 1.0
"""In which the machine must be found and take a connection."""
ANSWER_SECONDS: Final = 1.0
"""In which what took it must greet as Dask does; after that, a busy scheduler is given more time."""
PATIENCE_SECONDS: Final = 15


def on_cluster(call: Callable[..., Result], tasks: Sequence[tuple[Any, ...]], address: str, tries: int) -> Iterator[Result]:
    """`call(*task)` for every task, in order, by the workers of a Dask scheduler (tcp://host:port).

    `BadRun` if the address is none, nothing answers there, it has no workers, it is lost on the way, or a task's worker dies
    `tries` times.
    """
    _reached(address)
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise BadRun(Message("run.no_dask", {})) from error
    with _quiet():
        _recognised(address)
        try:
            client = Client(address, timeout=PATIENCE_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # dask has no types
        except Exception as error:
            raise _unreachable(address, error) from error
        # Not pure: equal tasks of another run are done again, so that what is measured is this run.
        waiting = deque(
            client.submit(call, *task, pure=False, retries=tries, priority=-number) for number, task in enumerate(tasks)
        )
        try:
            while waiting:
                yield waiting[0].result()
                waiting.popleft()  # the workers need not keep what is here
        except KilledWorker as error:
            raise BadRun(Message("run.worker_lost", {"value": printable(address), "problem": one_line(error)})) from error
        except Exception as error:
            if client.status == "running" and waiting[0].status != "cancelled":
                raise  # what the task itself raised
            raise BadRun(Message("run.cluster_lost", {"value": printable(address)})) from error
        finally:
            if client.status == "running":
                client.cancel(list(waiting))  # type: ignore[no-untyped-call]  # dask has no types
            with suppress(Exception):  # it has gone already
                client.close(timeout=REACH_SECONDS)  # type: ignore[no-untyped-call]  # dask has no types


def _reached(address: str) -> None:
    """See whether there is a machine that takes a connection. Names can take long to look up: not longer than is allowed."""
    found = ADDRESS.fullmatch(address.strip())
    if not found or not 0 < int(found["port"]) < 2**16:
        raise BadRun(Message("run.cluster_address", {"value": printable(address)}))
    came: SimpleQueue[OSError | None] = SimpleQueue()

    def knock() -> None:
        try:
            socket.create_connection((found["host"].strip("[]"), int(found["port"])), REACH_SECONDS).close()
        except (OSError, UnicodeError) as error:
            came.put(OSError(one_line(error)) if isinstance(error, UnicodeError) else error)
        else:
            came.put(None)

    threading.Thread(target=knock, name="cluster", daemon=True).start()
    try:
        problem = came.get(timeout=1.5 * REACH_SECONDS)
    except Empty:
        problem = TimeoutError("timed out")
    if problem:
        raise _unreachable(address, problem) from problem


def _recognised(address: str) -> None:
    """See whether it is a Dask scheduler that has workers."""
    came: SimpleQueue[Any] = SimpleQueue()

    def ask() -> None:
        try:
            came.put(asyncio.run(_identity(address)))
        except Exception as error:
            came.put(error)

    threading.Thread(target=ask, name="cluster", daemon=True).start()  # this thread may have a loop of its own
    try:
        told = came.get(timeout=ANSWER_SECONDS + PATIENCE_SECONDS)
    except Empty:
        told = TimeoutError()
    if isinstance(told, OSError | TypeError | ValueError | RuntimeError) and one_line(told):
        raise _unreachable(address, told) from told
    if not isinstance(told, dict) or told.get("type") != "Scheduler":
        raise BadRun(Message("run.no_scheduler", {"value": printable(address)}))
    if not told.get("workers"):
        raise BadRun(Message("run.no_workers", {"value": printable(address)}))


async def _identity(address: str) -> Any:
    from distributed import Security
    from distributed.comm.core import connect

    secrets = Security().get_connection_args("client")  # type: ignore[no-untyped-call]  # dask has no types
    greeted = connect(address, timeout=ANSWER_SECONDS, **secrets)  # type: ignore[no-untyped-call]  # dask has no types
    comm = await asyncio.wait_for(greeted, ANSWER_SECONDS)
    try:
        await comm.write({"op": "identity", "reply": True})
        return await asyncio.wait_for(comm.read(), PATIENCE_SECONDS)
    finally:
        comm.abort()


@contextmanager
def _quiet() -> Iterator[None]:
    """While it lasts, Dask writes nothing to the terminal: what is wrong is told by who called."""
    names = [
        name for name in logging.root.manager.loggerDict if name.partition(".")[0] in ("asyncio", "distributed", "tornado")
    ]
    loud = [logging.getLogger(name) for name in names]
    before = [one.level for one in loud]
    for one in loud:
        one.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for one, level in zip(loud, before, strict=True):
            one.setLevel(level)


def _unreachable(address: str, error: BaseException) -> BadRun:
    problem = one_line(getattr(error, "strerror", None) or error)
    return BadRun(Message("run.no_cluster", {"value": printable(address), "problem": problem}))


def one_line(error: object) -> str:
    """The text of an error on one line."""
    return " ".join(str(error).split())
