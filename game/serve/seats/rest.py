"""Python looks through its objects now and then for what is not needed any more: with a hundred seats all wait for that."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = (20_000, 50, 200)
"""After so many new objects the young are looked through, after so many times the older, and after so many of those all."""


@contextmanager
def few_stops() -> Iterator[None]:
    """While it lasts, what is there already is passed over, and all the rest is looked through seldom."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
