"""A coach's comments in a scenario: what is said, when, and about whom. When they are due is decided in `sim_core/coach.py`.

A comment hangs on one moment of a short list, and on nothing that the rep cannot know.
"""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from sim_core.scenario.client import ExcuseName
from sim_core.scenario.meanings import ANSWERS, MOMENTS, MoveName, OneOf
from sim_core.scenario.ranges import Limits, Model
from sim_core.scenario.texts import Text

COACH_PLACEHOLDERS: Final = ("{client}", "{amount}")
"""What a comment may leave open: the client it is about, and the amount that was paid, promised or is due."""
MAX_COMMENTS: Final = 100

MomentName = Annotated[
    Literal[
        "game_starts",
        "week_starts",
        "not_done",
        "not_contacted",
        "plan_not_shared",
        "promise_due",
        "excuse_unchecked",
        "excuse_disproved",
        "after_move",
        "money_paid",
        "excuse_raised",
        "excuse_false",
        "excuse_true",
        "accepted_unchecked",
        "challenged_unchecked",
        "hours_gone",
        "week_ends",
        "hours_left",
        "promise_kept",
        "promise_broken",
    ],
    OneOf(MOMENTS),
]
AnswerName = Annotated[
    Literal[
        "paid",
        "token",
        "excuse",
        "repeated",
        "evaded",
        "promised",
        "declined",
        "reassured",
        "annoyed",
        "caught",
        "stood_firm",
        "believed",
        "fixed",
        "nothing_to_fix",
        "welcomed",
        "shrugged",
        "squeezed",
        "relieved",
        "told",
        "agreed",
        "busy_elsewhere",
    ],
    OneOf(ANSWERS),
]

OF_A_WEEK: Final = ("week",)
READ: Final[Mapping[str, tuple[str, ...]]] = {
    "game_starts": (),
    "week_starts": OF_A_WEEK,
    "not_done": ("week", "move", "client"),
    "not_contacted": ("week", "client", "weeks"),
    "plan_not_shared": ("week", "client"),
    "promise_due": ("week", "client"),
    "excuse_unchecked": ("week", "client", "excuse"),
    "excuse_disproved": ("week", "client", "excuse"),
    "after_move": ("week", "client", "move", "answer", "excuse"),
    "money_paid": ("week", "client", "move"),
    "excuse_raised": ("week", "client", "excuse"),
    "excuse_false": ("week", "client", "excuse"),
    "excuse_true": ("week", "client", "excuse"),
    "accepted_unchecked": ("week", "client", "excuse"),
    "challenged_unchecked": ("week", "client", "excuse"),
    "hours_gone": ("week", "hours"),
    "week_ends": OF_A_WEEK,
    "hours_left": ("week", "hours"),
    "promise_kept": ("week", "client"),
    "promise_broken": ("week", "client"),
}
"""What narrows each moment down, beside `when`, `say` and `again`, which every comment has."""
NEEDED: Final[Mapping[str, str]] = {"not_done": "move", "after_move": "move"}
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
    again: Annotated[bool, Field(description="Said whenever its moment comes, not just the first time")] = False
    say: Annotated[
        Text,
        Field(
            description="What the coach says. {client} and {amount} are filled in, where the moment has them",
            examples=["Ask first how things are with them."],
        ),
    ]
