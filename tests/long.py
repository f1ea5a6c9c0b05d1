"""Cases of a kind: some in the suite, the others among what takes long."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def few_now(cases: Iterable[Any], now: Callable[[Any], bool]) -> list[Any]:
    """Values for `parametrize`: those that are not `now` are run by `make long` and in CI."""
    return [one if now(one) else pytest.param(one, marks=pytest.mark.long) for one in cases]
