"""What a comment of the coach advises, as data: what is said can be followed to the letter, and be checked."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field

from sim_core.model.moves import MOVE_IDS
from sim_core.scenario.meanings import MoveName, OneOf
from sim_core.scenario.ranges import Limits, Model

FIND_OUT: Final = "find_out"
REMEDY: Final = "remedy"
BY_EXCUSE: Final[Mapping[str, str]] = {
    FIND_OUT: "What the open excuse is checked with; once that has spoken, another source",
    REMEDY: "What answers the open excuse where it is true",
}
"""Advice that is another move for each excuse."""
SHARED_OUT: Final[Mapping[str, str]] = {
    "overdue": "What is overdue",
    "cash": "Its free cash as far as it is known, at most the overdue",
}
ADVISED: Final = (*MOVE_IDS, *BY_EXCUSE)

AdvisedMove = Annotated[str, OneOf(dict.fromkeys(MOVE_IDS, "") | BY_EXCUSE, checked=False)]
"""A move's id, or one of `BY_EXCUSE`. Whether there is such a move is checked in `cross_checks.py`."""


class AdviceSpec(Model):
    """What a comment advises. It is said only while that can be done."""

    move: Annotated[AdvisedMove | None, Field(description="The move it advises; left out: none")] = None
    client: Annotated[
        str | None,
        Field(description="With this client, by its id; left out: the one it is about, or each where it is about none"),
    ] = None
    amount: Annotated[
        float | None,
        Limits(0, 1, "level"),
        Field(description="How much to ask for, as a share (see of); left out: what the form begins with"),
    ] = None
    of: Annotated[
        Annotated[str, OneOf(SHARED_OUT)],
        Field(description="What amount is a share of: the overdue, or the free cash as far as it is known"),
    ] = "overdue"
    weeks: Annotated[
        int | None,
        Limits(1, 52, "weeks"),
        Field(description="By when, from now, as far as the game has weeks; left out: what the form begins with"),
    ] = None
    avoid: Annotated[list[MoveName], Field(default=[], description="Moves it advises against, from here on")]
