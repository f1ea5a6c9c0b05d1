"""What the names of the format mean: personas, places, excuses, problems, lessons, warnings, and what each kind of event does.

They stand in the JSON Schema beside the names, so that an editor can show them where a name is chosen. Those of excuses,
events, moments of the coach and warnings stand in their rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from sim_core.model.moves import MOVE_IDS, MOVE_ROWS
from sim_core.model.tables import COMPLAINTS, EVENT_ROWS, EXCUSE_ROWS, REQUEST_ROWS, column, rows_of


@dataclass(frozen=True, eq=False)  # a part of types, which must be hashable
class OneOf:
    """The names a field may hold, each with its meaning ("" where the move table or the game's words tell it)."""

    meanings: Mapping[str, str]
    checked: bool = True  # else somebody else sees whether it is one of them

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema([*self.meanings]) if self.checked else handler(source)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": [*self.meanings], "enumDescriptions": [*self.meanings.values()]}


MoveName = Annotated[str, OneOf(dict.fromkeys(MOVE_IDS, ""), checked=False)]
"""A move's id. Whether there is such a move is checked with the names of clients, in `cross_checks.py`."""
EXTRA_MOVES: Final = {move: "" for move, row in MOVE_ROWS.items() if row.get("only")}
"""Moves that are offered only where a scenario names them under `moves.allow`."""
ExtraMove = Annotated[str, OneOf(EXTRA_MOVES)]
PERSONAS: Final = {
    "smooth_talker": "Charm and tea: says yes at once, and has said it to four others",
    "bureaucrat": "Plans, procedures and stamps: the money is there, its turn is not",
    "old_friend": "Anything for friendship; money talk wounds it",
    "squeezer": "A chain's buyer: the money comes out in exchange for something",
    "worrier": "Sighs and fears; decent, and kept waiting by its own customers",
    "hothead": "Loud, quick to anger, quick to forget",
    "straight_shooter": "Few words, and they hold",
    "newcomer": "Young, unsure; hides behind the system and the family",
}
EXCUSES: Final[Mapping[str, str]] = column(EXCUSE_ROWS, "meaning")
PROBLEMS: Final[Mapping[str, str]] = {name: str(EXCUSE_ROWS[name]["problem"]) for name in COMPLAINTS}
LESSONS: Final = {
    "L1": "Make a plan, and share it with the client",
    "L2": "Ask often: nobody pays unasked",
    "L3": "Follow promises up, loosely with the reliable, tightly with the rest",
    "L4": "Read what a promise is worth",
    "L5": "Close the gap between what they owe and what they can pay",
    "L6": "Find out whether an excuse is true",
    "L7": "Repair what is our own fault",
    "L8": "Never beg",
    "L9": "Look for what is good for both",
}
PLACES: Final = {
    "plain": "Nothing is drawn",
    "city": "A city with its towers",
    "head_office": "The head office of a chain",
    "hospital_town": "A town round a large hospital",
    "county_town": "A small town among hills",
    "market_street": "A street of shops",
    "flooded_county": "A county under water",
    "port": "A port with its cranes",
}
EVENTS: Final[Mapping[str, str]] = column(EVENT_ROWS, "meaning")
REQUESTS: Final[Mapping[str, str]] = column(REQUEST_ROWS, "meaning")
MOMENT_ROWS: Final = rows_of("moments", "sim_core.scenario")
MOMENTS: Final[Mapping[str, str]] = column(MOMENT_ROWS, "meaning")
ANSWERS: Final = {
    "paid": "It pays",
    "token": "It pays a token",
    "excuse": "It gives an excuse",
    "repeated": "It repeats the excuse that is open",
    "evaded": "It neither pays nor says why",
    "promised": "It promises",
    "declined": "It will not promise, or not take a discount",
    "reassured": "It stands by its promise when followed up",
    "annoyed": "It is reliable, and was followed up too often",
    "caught": "Its excuse was challenged, and broke",
    "stood_firm": "Its excuse was challenged in vain",
    "believed": "Its excuse was accepted",
    "fixed": "A real problem was put right",
    "nothing_to_fix": "There was nothing to put right",
    "welcomed": "The plan or the help is welcome",
    "shrugged": "A letter, a plea or help that does not fit leaves it cold",
    "squeezed": "Its supply was stopped",
    "relieved": "Its supply was resumed",
    "told": "It tells of its difficulties",
    "agreed": "It agrees to instalments",
    "busy_elsewhere": "The one who signs is away",
}
WARNING_ROWS: Final = rows_of("warnings", "sim_core.scenario")
WARNINGS: Final[Mapping[str, str]] = column(WARNING_ROWS, "meaning")

PersonaName = Annotated[str, OneOf(PERSONAS)]
PlaceName = Annotated[str, OneOf(PLACES)]
ExcuseName = Annotated[str, OneOf(EXCUSES)]
ProblemName = Annotated[str, OneOf(PROBLEMS)]
LessonName = Annotated[str, OneOf(LESSONS)]
EventName = Annotated[str, OneOf(EVENTS)]
MomentName = Annotated[str, OneOf(MOMENTS)]
AnswerName = Annotated[str, OneOf(ANSWERS)]
WarningName = Annotated[str, OneOf(WARNINGS)]
