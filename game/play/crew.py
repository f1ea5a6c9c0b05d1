"""Who has other processes work for this one: with the last who uses them those are ended that nobody else has work for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sim_core.public.runs import end_idle_workers

_users = 0
_counting = threading.Lock()


@contextmanager
def workers() -> Iterator[None]:
    """While it lasts, other processes are used."""
    global _users
    with _counting:
        _users += 1
    try:
        yield
    finally:
        with _counting:
            _users -= 1
            last = _users == 0
        if last:
            end_idle_workers()


def used_by_one() -> bool:
    """Does but one use them?"""
    return _users == 1
