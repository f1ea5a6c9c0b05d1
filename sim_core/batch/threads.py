"""Work side by side in threads of this process: for compiled loops, which let others run meanwhile and need no second start."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any, Final, TypeVar

Result = TypeVar("Result")
AHEAD: Final = 4
"""Tasks for each thread that are begun or done while an earlier one is waited for."""


def in_threads(
    call: Callable[..., Result], tasks: Iterable[tuple[Any, ...]], threads: int, in_order: bool = True
) -> Iterator[Result]:
    """`call(*task)` for every task, in their order or as they are done. Whoever breaks off does not wait for what runs."""
    pool = ThreadPoolExecutor(threads)
    waiting: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(call, *task))
            if len(waiting) >= threads * AHEAD:
                yield _next(waiting, in_order)
        while waiting:
            yield _next(waiting, in_order)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(waiting: "deque[Future[Result]]", in_order: bool) -> Result:
    if in_order:
        return waiting.popleft().result()
    done = next(iter(wait(waiting, return_when=FIRST_COMPLETED).done))
    waiting.remove(done)
    return done.result()
