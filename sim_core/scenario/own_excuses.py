"""Reasons for not paying that only some scenarios know: those of the table that they name, and those they bring themselves."""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, TypeVar

from pydantic import Discriminator, Field, Tag

from sim_core.model.moves import MOVE_ROWS
from sim_core.model.tables import EXCUSE_ROWS, OWN, OWN_COMPLAINTS, SHARED, TRUTHS, Row, column
from sim_core.scenario.lines import ExcuseLines
from sim_core.scenario.meanings import EXCUSES, OneOf
from sim_core.scenario.ranges import Limits, Model
from sim_core.scenario.texts import Id, Text

Named = TypeVar("Named")
ONLY: Final = tuple(name for name in EXCUSE_ROWS if name not in SHARED and name not in OWN)
"""Reasons of the table that are given only where a scenario names them."""
SOURCES: Final = {
    "in_person": "Whoever is there sees it",
    "check_records": "Our own records",
    "check_stock": "A look at the shelf",
    "ask_around": "Asking around: drivers, other reps",
    "ask_difficulties": "The client itself, asked about its difficulties",
    "analyse_gap": "Going through its books with it",
}
SURE: Final = {
    "certain": "It is always right",
    "accuracy": "It is as often right as the move is",
    "candour": "It is right as far as the client is honest",
}
COMPLAINT: Final = "complaint"
CLASSES: Final = {
    "money": "Help or time answers it",
    "own": "It is the client's own affair",
    COMPLAINT: "It is of us, true while the client has a problem of its name, and can be put right",
}
TELL_COMPLAINTS: Final = {"check_records": "accuracy", "ask_difficulties": "candour", "analyse_gap": "accuracy"}
"""Who can tell of a complaint where nobody says it: as of those of the table."""
ANSWERING: Final = {move: "" for move, row in MOVE_ROWS.items() if row.get("answers_own")}
"""Moves that can answer a reason of a scenario's own."""
TASTE: Final = 0.2
PLAIN, MAPPED = "\0name", "\0own"
"""Alternatives for a reason, as pydantic names them on the way to a fault."""

SourceName = Annotated[str, OneOf(SOURCES)]
SureName = Annotated[str, OneOf(SURE)]
ClassName = Annotated[str, OneOf(CLASSES)]
TruthName = Annotated[str, OneOf(column(TRUTHS, "meaning"))]
AnswerMove = Annotated[str, OneOf(ANSWERING)]
OnlyName = Annotated[str, OneOf({name: EXCUSES[name] for name in ONLY})]


class OwnExcuse(Model):
    """A reason of the scenario's own."""

    id: Annotated[Id, Field(description="Its short name in this file, as tactics and lines use it", examples=["board_meeting"])]
    called: Annotated[Text, Field(description="What it is called in a few words", examples=["The board has not met"])]
    kind: Annotated[ClassName, Field(description="What sort of reason it is")] = "own"
    true_when: Annotated[
        TruthName | None,
        Field(description="What makes it true; a complaint has none: it is true while there is a problem", examples=["hitch"]),
    ] = None
    told_by: Annotated[
        dict[SourceName, SureName],
        Field(
            min_length=1,
            max_length=6,
            description="Who can tell whether it is true, and how surely; a rep looks into it with the first of them; of a"
            " complaint, left out: our records, the client, its books",
            examples=[{"ask_around": "accuracy"}],
        ),
    ] = {}
    remedies: Annotated[list[AnswerMove], Field(max_length=8, description="Moves that answer it where it is true")] = []
    weight: Annotated[
        float, Limits(0, 100, "weight"), Field(description="How readily it is used by who says nothing of it in tactics")
    ] = TASTE
    lines: Annotated[ExcuseLines, Field(description="What is said, by stage, by clients without lines of their own")] = (
        ExcuseLines()
    )


def _kind(value: Any) -> str:
    return MAPPED if isinstance(value, dict | OwnExcuse) else PLAIN


NamedExcuse = Annotated[Annotated[OnlyName, Tag(PLAIN)] | Annotated[OwnExcuse, Tag(MAPPED)], Discriminator(_kind)]
"""A reason of the table that only some scenarios know, by its name; or one of the scenario's own."""


def in_place(own: Iterable[tuple[Named, bool]]) -> dict[str, Named]:
    """Reasons of a scenario's own, each with whether it complains, by their places in the table; for some there may be none."""
    free = {True: iter(OWN_COMPLAINTS), False: (name for name in OWN if name not in OWN_COMPLAINTS)}
    found = ((next(free[complains], ""), one) for one, complains in own)
    return {place: one for place, one in found if place}


def own_in_place(named: Sequence[str | OwnExcuse]) -> dict[str, OwnExcuse]:
    """The reasons among those named that are a scenario's own, by their places in the table."""
    return in_place((one, one.kind == COMPLAINT) for one in named if isinstance(one, OwnExcuse))


def excuse_rows(named: Sequence[str | OwnExcuse]) -> Mapping[str, Row]:
    """The table of reasons as a scenario knows it: nobody can tell of, or answer, what it does not name."""
    own = own_in_place(named)
    return {
        name: row if name in SHARED or name in named else _own_row(row, own[name]) if name in own else _silent(row)
        for name, row in EXCUSE_ROWS.items()
    }


def _silent(row: Row) -> Row:
    return {**row, "sources": {}, "remedies": (), "why": "", "taste": 0.0}


def _own_row(row: Row, own: OwnExcuse) -> Row:
    sources = own.told_by or TELL_COMPLAINTS
    checked = next(iter(sources))
    return {
        **row,
        "class": own.kind,
        "why": own.true_when or "",
        "sources": sources,
        "checked_by": "visit" if checked == "in_person" else checked,
        "remedies": tuple(dict.fromkeys((*row.get("remedies", ()), *own.remedies))),
        "taste": own.weight,
    }


def taste_of(name: str, rows: Mapping[str, Row], named: Sequence[str | OwnExcuse]) -> float:
    """How readily a client uses a reason about which the scenario says nothing for it."""
    row = rows[name]
    return float(TASTE if name in named else row.get("taste", TASTE))


def slots_of(named: Any) -> dict[str, str]:
    """The place in the table of each reason of a file's own, by its id in the file; what is none others tell."""
    own = [one for one in named if isinstance(one, dict)] if isinstance(named, list) else []
    slots = in_place((one.get("id"), one.get("kind") == COMPLAINT) for one in own)
    return {name: slot for slot, name in slots.items() if isinstance(name, str)}


def _listed(holder: Any) -> list[Any]:
    named = holder.get("excuses") if isinstance(holder, dict) else None
    return named if isinstance(named, list) else []


def _trade_in(data: dict[str, Any]) -> Any:
    taken = data.get("taken_in")
    return taken.get("trade") if isinstance(taken, dict) else None


def placed(data: Any) -> Any:
    """A file's data with its own reasons by their places in the table, wherever a reason is named."""
    slots = slots_of([*_listed(data), *_listed(_trade_in(data))]) if isinstance(data, dict) else {}
    if not slots:
        return data
    clients = data.get("clients")
    found = {**data}
    if isinstance(clients, list):
        found["clients"] = [_client(one, slots) if isinstance(one, dict) else one for one in clients]
    if isinstance(data.get("coach"), list):
        found["coach"] = [
            {**one, "excuse": slots.get(one["excuse"], one["excuse"])}
            if isinstance(one, dict) and isinstance(one.get("excuse"), str)
            else one
            for one in data["coach"]
        ]
    return found


def _client(client: dict[str, Any], slots: Mapping[str, str]) -> dict[str, Any]:
    found = {**client}
    if isinstance(client.get("lines"), dict):
        found["lines"] = {slots.get(name, name): lines for name, lines in client["lines"].items()}
    hidden = client.get("hidden")
    if isinstance(hidden, dict) and isinstance(hidden.get("tactics"), dict):
        tactics = {slots.get(name, name): weight for name, weight in hidden["tactics"].items()}
        found["hidden"] = hidden = {**hidden, "tactics": tactics}
    if isinstance(hidden, dict) and isinstance(hidden.get("problems"), list):
        problems = [
            {**one, "kind": slots.get(one["kind"], one["kind"])}
            if isinstance(one, dict) and isinstance(one.get("kind"), str)
            else one
            for one in hidden["problems"]
        ]
        found["hidden"] = {**hidden, "problems": problems}
    return found
