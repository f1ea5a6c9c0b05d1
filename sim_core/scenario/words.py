"""The words of a trade: what is sold, to whom the client sells it, who rep and manager are, where they meet.

A scenario may say them (`words:`), or a trade pack that it names (`trade:`, see `trades.py`). They are presentation: no rule
reads them, and no digest has them. What lines make of them stands in `slots.py`.
"""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

import re
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Field, create_model

from sim_core.model.moves import MOVE_IDS, MOVE_ROWS, bears
from sim_core.scenario.face import SexName
from sim_core.scenario.lines import Line, RequestLines, Variants
from sim_core.scenario.meanings import OneOf
from sim_core.scenario.ranges import Model
from sim_core.scenario.texts import Title

KINDS: Final = {
    "goods": "Things that are stored and delivered",
    "shop": "The same, and sold on over a counter: shelves, shop staff",
    "medicine": "The same, and it is medicine: hospitals, clinics, expiry dates",
    "services": "Nothing that could be stored: licences, projects, work",
}
"""Which of the lines that everybody has (`assets/dialogue`) fit a trade."""
PLAIN_KIND: Final = "goods"
MANAGER_OCCASIONS: Final = {
    "lost": "{clients} left or failed",
    "visit_paid": "The manager was taken along to {clients}, and {amount} was paid",
    "visit_empty": "The manager was taken along to {clients}, and nothing was paid",
    "promises_due": "{amount} that {clients} promised is due next week",
    "broken": "{clients} broke a promise of {amount}, and nobody has said so",
    "nothing": "Nothing came in for {weeks} weeks",
    "forgotten": "{clients} owes {amount} and has not heard from us for long",
    "no_plan": "There is no plan",
    "not_shared": "There is a plan that no client knows",
    "visits_left": "The end is near, and the manager could still come along {visits} times",
    "mended": "Something of ours was put right at {clients}",
    "kept": "{clients} kept a promise of {amount}",
    "made": "The target {target} is made: {received} is in",
    "ahead": "{received} is in, more than was to be expected by now of {target}",
    "level": "{received} is in, about what was to be expected by now of {target}",
    "behind": "{received} is in, less than was to be expected by now of {target}",
    "open": "{received} is in, and there is no target",
}
"""What the manager's notes are about, and what is filled in."""

MANAGER_PLACEHOLDERS: Final = ("{rep}", "{manager}", *sorted(set(re.findall(r"\{\w+\}", " ".join(MANAGER_OCCASIONS.values())))))
"""What a line of the manager's may leave open; each is there on its occasions only."""

KindName = Annotated[str, OneOf(KINDS)]


def _rep_field(move: str) -> tuple[Any, Any]:
    if bears(move, "answers"):
        return Annotated[RequestLines, Field(description="Said at this move, by request")], RequestLines()
    said = "Noted" if MOVE_ROWS[move]["by"] == "alone" else "Said"
    return Annotated[Variants, Field(description=f"{said} at this move", examples=[["…"]])], []


class _ByName(Model):
    """Lists of lines by name, of which some are by request."""

    def variants(self, name: str, request: str = "") -> list[Line]:
        """The lines of a name (and a request); none for one that has no place here."""
        found: object = getattr(self, name, [])
        found = getattr(found, request, []) if isinstance(found, RequestLines) else found
        return found if isinstance(found, list) else []


if TYPE_CHECKING:  # a checker cannot know moves and occasions

    class RepLines(_ByName):
        """What the rep says, by move."""

    class ManagerLines(_ByName):
        """What the manager writes, by occasion."""
else:
    RepLines = create_model(
        "RepLines",
        __base__=_ByName,
        __module__=__name__,
        __doc__="What the rep says, by move. {amount} and {week} are filled in.",
        **{move: _rep_field(move) for move in MOVE_IDS},
    )
    ManagerLines = create_model(
        "ManagerLines",
        __base__=_ByName,
        __module__=__name__,
        __doc__="What the manager writes in the notes of every third week, by occasion.",
        **{
            name: (Annotated[Variants, Field(description=meaning, examples=[["…"]])], [])
            for name, meaning in MANAGER_OCCASIONS.items()
        },
    )


class PersonSpec(Model):
    """Somebody on our side."""

    name: Annotated[Title | None, Field(description="The name", examples=["Jo Adams"])] = None
    address: Annotated[
        Title | None, Field(description="How others address this person; left out: by the name", examples=["Ms Adams"])
    ] = None
    sex: Annotated[
        SexName | None, Field(description="Left out: as address or name say (Mr, Ms, in either language), else as usual")
    ] = None


class RepPerson(PersonSpec):
    """The rep. The player's own name, where the settings have one, goes before this one."""

    lines: Annotated[RepLines, Field(description="What the rep says, by move, before what every rep says")] = RepLines()


class ManagerPerson(PersonSpec):
    """The manager."""

    lines: Annotated[
        ManagerLines, Field(description="What the manager writes, by occasion, instead of what every manager writes")
    ] = ManagerLines()


class RivalSpec(Model):
    """Another supplier's rep, whom one meets at clients."""

    name: Annotated[Title, Field(description="The rep's name", examples=["Joe Hanley"])]
    firm: Annotated[Title, Field(description="The firm", examples=["Hanley Aggregates"])]


class WordsSpec(Model):
    """The words of a trade. What is left out is as the trade pack has it, else it is put neutrally: goods, customers."""

    kind: Annotated[
        KindName | None, Field(description="Which of the game's own lines fit; left out: as the trade pack says, else goods")
    ] = None
    goods: Annotated[
        Title | None,
        Field(description="What is sold, with no article: several things, or a stuff", examples=["building materials"]),
    ] = None
    item: Annotated[
        Title | None,
        Field(description="One of it, with no article; in Chinese with number and measure word", examples=["pallet"]),
    ] = None
    buyers: Annotated[
        Title | None,
        Field(description="To whom the client sells, several of them, with no article", examples=["building sites"]),
    ] = None
    buyer: Annotated[
        Title | None,
        Field(description="One of those, with no article; in Chinese with number and measure word", examples=["site"]),
    ] = None
    place: Annotated[
        Title | None, Field(description="Where rep and client meet, with its article", examples=["the site office"])
    ] = None
    rep: Annotated[RepPerson, Field(description="Who the rep is")] = RepPerson()
    manager: Annotated[ManagerPerson, Field(description="Who the manager is")] = ManagerPerson()
    rivals: Annotated[
        list[RivalSpec], Field(max_length=40, description="Other suppliers' reps, whom one meets at clients")
    ] = []
