"""How long stories wait for another process, a browser or a window: long, for only what never comes is waited for so long."""

import time
from collections.abc import Callable
from typing import Any, Final

PATIENCE: Final = 60.0
"""Seconds."""


def until(wanted: Callable[[], Any], within: float = PATIENCE) -> Any:
    """Wait until there is something, and give it.

    Raises:
        AssertionError: If there is nothing `within` so many seconds.
    """
    end = time.monotonic() + within
    while not (found := wanted()):
        assert time.monotonic() < end, f"waited {within:g} seconds in vain"
        time.sleep(0.02)
    return found
