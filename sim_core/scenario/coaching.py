"""A coach's comments in a scenario: what is said, when, and about whom. When they are due is decided in `sim_core/coach.py`.

A comment hangs on one moment of a short list, and on nothing that the rep cannot know.
"""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field

from sim_core.scenario.advice import AdviceSpec
from sim_core.scenario.meanings import MOMENT_ROWS, AnswerName, ExcuseName, MomentName, MoveName
from sim_core.scenario.ranges import Limits, Model
from sim_core.scenario.texts import Text

COACH_PLACEHOLDERS: Final = ("{client}", "{amount}", "{move}", "{asked}")
"""What a comment may leave open: the client it is about; the amount that was paid, promised or is due; the move it advises,
and how much it advises to ask for."""
MAX_COMMENTS: Final = 100

READ: Final[Mapping[str, tuple[str, ...]]] = {name: tuple(row["narrowed_by"]) for name, row in MOMENT_ROWS.items()}
"""What narrows each moment down, beside `when`, `advice`, `say` and `again`, which every comment has."""
NEEDED: Final[Mapping[str, str]] = {name: row["needs"] for name, row in MOMENT_ROWS.items() if "needs" in row}
"""What a moment is nothing without."""


class CommentSpec(Model):
    """Something the coach says, once, when its moment has come."""

    when: Annotated[MomentName, Field(description="The moment at which it is said", examples=["week_starts"])]
    week: Annotated[
        int | None, Limits(1, 52, "weeks"), Field(description="Only in this week, counted from 1; left out: in any")
    ] = None
    client: Annotated[str | None, Field(description="Only about this client, by its id; left out: about any")] = None
    move: Annotated[MoveName | None, Field(description="Only about this move; left out: about any")] = None
    answer: Annotated[AnswerName | None, Field(description="Only if this is the answer; left out: whatever it is")] = None
    excuse: Annotated[ExcuseName | None, Field(description="Only about this excuse; left out: about any")] = None
    weeks: Annotated[int, Limits(1, 52, "weeks"), Field(description="not_contacted: for how long")] = 2
    hours: Annotated[
        float,
        Limits(0, 400, "hours"),
        Field(description="hours_left: at least so many; hours_gone: fewer than so many"),
    ] = 1.0
    advice: Annotated[
        AdviceSpec | None, Field(description="What it advises; left out: nothing, and then no move is to be named in it")
    ] = None
    again: Annotated[bool, Field(description="Said whenever its moment comes, not just the first time")] = False
    say: Annotated[
        Text,
        Field(
            description="What the coach says. {client} and {amount} are filled in, where the moment has them; {move} and "
            "{asked} with what is advised",
            examples=["Ask first how things are with them."],
        ),
    ]
