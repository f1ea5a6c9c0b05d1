"""Calling loops: compiled where much is to be done, plain where it is little, with the same result to the bit."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from sim_core.compiled import cache
from sim_core.model.book import Book, Outside
from sim_core.model.opening import Ranges
from sim_core.model.records import as_objects, put_back

LEAST: Final = 64
"""Rows of a thread at least."""
PARTS: Final = 8
"""Parts for each thread, so that all end at about the same time."""
_plain: dict[int, tuple[Any, Any]] = {}
"""Plain objects of what never changes, by the place of the arrays they were made of."""
MOST_KEPT: Final = 1024


def call(loop: Callable[..., None], work: int, *values: Any) -> None:
    """`loop(*values)`. `work`: about how many moves or ends of weeks of a client it takes."""
    twins = cache.twins(work, loop)
    if twins is not None:
        cache.run(twins, loop, *values)
        return
    plain = [plain_of(one) for one in values]
    loop(*plain)
    for one, own in zip(values, plain, strict=True):
        if not isinstance(one, Book | Outside | Ranges):
            put_back(one, own)


def call_rows(loop: Callable[..., None], count: int, work: int, *values: Any, threads: int = 1) -> None:
    """`loop(*values, first, last)` for the rows 0 … `count`, in threads where it is compiled."""
    if threads <= 1 or count < 2 * LEAST or cache.twins(work, loop) is None:
        call(loop, work, *values, 0, count)
        return
    size = max(LEAST, -(-count // (threads * PARTS)))
    with ThreadPoolExecutor(threads) as pool:
        starts = range(0, count, size)
        list(pool.map(lambda first: call(loop, work, *values, first, min(first + size, count)), starts))


class Kept:
    """Records that one loop after another works on: arrays where loops are compiled, else plain objects from call to call.

    `state` is what the loops change and somebody looks at; of `others`, as the rule book and room to work in, nobody does.
    """

    def __init__(self, state: Any, *others: Any) -> None:
        self._arrays: tuple[Any, ...] = (state, *others)
        self._plain: tuple[Any, ...] = ()
        self._stirred = False

    def call(self, loop: Callable[..., None], work: int, *values: Any) -> None:
        """`loop(state, *others, *values)`. `work`: about how many moves it takes."""
        twins = cache.twins(work, loop)
        if twins is not None:
            self.settle()
            self._plain = ()
            cache.run(twins, loop, *self._arrays, *values)
            return
        if not self._plain:
            self._plain = tuple(plain_of(one) for one in self._arrays)
        self._stirred = True
        loop(*self._plain, *values)

    def settle(self) -> None:
        """Bring the arrays of the state up to date."""
        if self._stirred:
            put_back(self._arrays[0], self._plain[0])
            self._stirred = False


def plain_of(values: Any) -> Any:
    """Arrays of records as plain objects; those of what never changes are made once."""
    if not isinstance(values, Book | Outside | Ranges):
        return as_objects(values)
    kept = _plain.get(id(values))
    if kept is None or kept[0] is not values:
        if len(_plain) >= MOST_KEPT:
            _plain.clear()
        kept = _plain[id(values)] = (values, as_objects(values))
    return kept[1]
