"""A client's own lines of dialogue: what a trainer wants this client to say, before the lines of its persona.

Occasions have the names that the persona's file under `assets/dialogue` has for them; the conditions of a line are the rows
of `CONDITIONS` in `situations.py`.
"""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, Field, Tag, create_model

from sim_core.model.tables import EXCUSE_ROWS
from sim_core.scenario.meanings import EXCUSES, REQUESTS, OneOf
from sim_core.scenario.ranges import Model
from sim_core.scenario.situations import CONDITIONS
from sim_core.scenario.slots import TRADE, VALUES
from sim_core.scenario.texts import Text

PLACEHOLDERS = tuple(f"{{{name}}}" for name in (*VALUES, *TRADE))
"""What a line may leave open: see `slots.py`, which also has their forms."""
TELLABLE = tuple(name for name, row in EXCUSE_ROWS.items() if "ask_difficulties" in row["sources"])
"""The excuses that a client tells of when it is asked about its difficulties."""
PLAIN, MAPPED = "\0plain", "\0line"
"""Alternatives for a line, as pydantic names them on the way to a fault. No key of a file can hold a \\0."""


class _Line(Model):
    """A line that fits some situations only."""

    text: Annotated[Text, Field(description="What is said", examples=["…"])]

    @property
    def conditions(self) -> Mapping[str, str]:
        """What has to hold for it to be spoken, by the names in `CONDITIONS`."""
        return {name: value for name in CONDITIONS if (value := getattr(self, name)) is not None}


if TYPE_CHECKING:  # a checker cannot know the conditions

    class LineSpec(_Line):
        """A line with conditions."""
else:
    LineSpec = create_model(
        "LineSpec",
        __base__=_Line,
        __module__=__name__,
        __doc__="A line that is spoken only where all of its conditions hold.",
        **{
            name: (Annotated[Annotated[str, OneOf(row.values)] | None, Field(description=row.meaning)], None)
            for name, row in CONDITIONS.items()
        },
    )


def _kind_of_line(value: Any) -> str:
    return MAPPED if isinstance(value, LineSpec) or (isinstance(value, dict) and "text" in value) else PLAIN


Line = Annotated[Annotated[Text, Tag(PLAIN)] | Annotated[LineSpec, Tag(MAPPED)], Discriminator(_kind_of_line)]
"""A text, which may be spoken wherever its occasion comes up, or a text with conditions."""
Variants = Annotated[list[Line], Field(max_length=20)]


def parts_of(line: Line) -> tuple[Text, Mapping[str, str]]:
    """A line as its text and its conditions."""
    return (line.text, line.conditions) if isinstance(line, _Line) else (line, {})


def _said(when: str) -> object:
    return Field(description=f"Said {when}", examples=[["…"]])


class ExcuseLines(Model):
    """How one excuse is put."""

    first: Annotated[Variants, _said("when the excuse is raised")] = []
    repeated: Annotated[Variants, _said("when it is still open and money is asked for again")] = []
    caught: Annotated[Variants, _said("when it was challenged, and broke")] = []
    believed: Annotated[Variants, _said("when it was accepted")] = []
    told: Annotated[Variants, _said("when it is named as a trouble by a client asked about its difficulties")] = []

    def variants(self, stage: str) -> list[Line]:
        """The lines of a stage."""
        found = getattr(self, stage, [])
        return found if isinstance(found, list) else []


def _excuse(name: str) -> object:
    return Field(description=f"Lines for the excuse {name}, by stage: first, repeated, caught, believed, told")


def _of_request(when: str) -> object:
    return Field(description=f"Said when {when}, by request: {', '.join(REQUESTS)}")


if TYPE_CHECKING:  # a checker cannot know the requests

    class RequestLines(Model):
        """Lines by request."""
else:
    RequestLines = create_model(
        "RequestLines",
        __base__=Model,
        __module__=__name__,
        __doc__="Lines by request.",
        **{name: (Annotated[Variants, Field(description=meaning, examples=[["…"]])], []) for name, meaning in REQUESTS.items()},
    )


class _Situations(Model):
    """What a client says beside its excuses."""

    greeting: Annotated[Variants, _said("when the rep gets in touch after a week's silence or more")] = []
    angry: Annotated[Variants, _said("instead of another refusal, when it is angry with the rep")] = []
    paid: Annotated[Variants, _said("when it pays {amount} on the spot")] = []
    token: Annotated[Variants, _said("when it pays a token of {amount}")] = []
    evaded: Annotated[Variants, _said("when it neither pays nor says why")] = []
    promised: Annotated[Variants, _said("when it promises {amount} by week {week}")] = []
    declined: Annotated[Variants, _said("when it will not promise, or not take a discount")] = []
    agreed: Annotated[Variants, _said("when it agrees to instalments, {amount} in all by week {week}")] = []
    reassured: Annotated[Variants, _said("when a promise is followed up")] = []
    annoyed: Annotated[Variants, _said("when a reliable client is followed up too often")] = []
    promise_kept: Annotated[Variants, _said("when it has kept a promise of {amount}")] = []
    promise_broken: Annotated[Variants, _said("when it has broken a promise of {amount}")] = []
    stood_firm: Annotated[Variants, _said("when an excuse was challenged in vain")] = []
    fixed: Annotated[Variants, _said("when a real problem was put right")] = []
    nothing_to_fix: Annotated[Variants, _said("when there was nothing to put right")] = []
    welcomed: Annotated[Variants, _said("when a plan or help is welcome")] = []
    shrugged: Annotated[Variants, _said("when a letter, a plea or help that does not fit leaves it cold")] = []
    told: Annotated[Variants, _said("first when it is asked about its difficulties")] = []
    told_again: Annotated[Variants, _said("first when it is asked so again within a month")] = []
    told_nothing: Annotated[Variants, _said("when it is asked so, and names no trouble")] = []
    told_denied: Annotated[Variants, _said("when it is asked so, and {trouble}, which it gave as a reason, is none")] = []
    told_rest: Annotated[Variants, _said("last when it is asked so, and has named what troubles it")] = []
    squeezed: Annotated[Variants, _said("when supply is stopped")] = []
    relieved: Annotated[Variants, _said("when supply is resumed")] = []
    busy_elsewhere: Annotated[Variants, _said("by whoever is in, when the one who signs is away")] = []
    forgotten: Annotated[Variants, _said("at the end of a week, when it is late and has not heard from the rep for weeks")] = []
    gone: Annotated[Variants, _said("when it stops doing business with us")] = []
    asks: Annotated[RequestLines, _of_request("it comes with a request by itself")] = RequestLines()
    thanked: Annotated[RequestLines, _of_request("its request was granted")] = RequestLines()
    put_off: Annotated[Variants, _said("when it asked for a call, and there is none this week")] = []

    def variants(self, situation: str, stage: str = "") -> list[Line]:
        """The lines for an occasion, or for a stage of an excuse; none for one that has no place here."""
        found: object = getattr(self, situation, [])
        if isinstance(found, ExcuseLines | RequestLines):
            found = getattr(found, stage, [])
        return found if isinstance(found, list) else []


if TYPE_CHECKING:  # a checker cannot know the excuses

    class Lines(_Situations):
        """Lists of lines by occasion, and those of each excuse by its stage."""
else:
    Lines = create_model(
        "Lines",
        __base__=_Situations,
        __module__=__name__,
        __doc__="Lists of lines by occasion. {amount}, {week}, {rep} (how the rep is called) and the words of the trade"
        " ({goods}, {buyers} …) in a line are filled in."
        " Each is said once before any comes again.",
        **{name: (Annotated[ExcuseLines, _excuse(name)], ExcuseLines()) for name in EXCUSES},
    )
