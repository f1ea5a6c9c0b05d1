"""The one door to the compiler. A rule is plain Python on one client's record; marked here, it can also be compiled.

    @rule      a rule: works on records, makes no arrays
    @inlined   a rule so small or so often used that the compiler puts it where it is called
    @loop      goes through the rows of a batch; the only kind that is called from outside compiled code
    @single()  a step that a processor does in one: its twin is what has its name in `instructions`

Marking changes nothing: the function stays what it is, and a person's game calls it as it stands. `twins.compiled` makes
compiled twins of all that is marked, once and only where many games are played; nothing is compiled at import.
"""

import math
from collections.abc import Callable
from typing import Any, Final, TypeVar

Marked = TypeVar("Marked", bound=Callable[..., Any])

RULE: Final = "rule"
INLINED: Final = "inlined"
LOOP: Final = "loop"
MARKED: Final[dict[Callable[..., Any], str]] = {}
"""Every marked function, and how it is marked."""
SINGLES: Final[dict[Callable[..., Any], str]] = {}
"""Every function that has a twin of its own in `instructions`, and how that is compiled where it is Python."""


def rule(function: Marked) -> Marked:
    """Mark a rule."""
    MARKED[function] = RULE
    return function


def inlined(function: Marked) -> Marked:
    """Mark a rule that is put where it is called."""
    MARKED[function] = INLINED
    return function


def loop(function: Marked) -> Marked:
    """Mark a loop over the rows of a batch."""
    MARKED[function] = LOOP
    return function


def single(how: str = INLINED) -> Callable[[Marked], Marked]:
    """Mark what a compiler does with a few instructions, where Python needs more. Its twin has its name in `instructions`."""

    def mark(function: Marked) -> Marked:
        SINGLES[function] = how
        return function

    return mark


class FieldsTogether:
    """What reads several fields of a record at once; its twin reads those of a row, each at a place known beforehand."""

    names: tuple[str, ...]


@single()
def floor(number: float) -> float:
    """The greatest whole number that is not above `number`, as money is kept: a float. `number` is finite."""
    return float(math.floor(number))


sqrt: Final = single()(math.sqrt)
