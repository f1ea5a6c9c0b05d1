"""The scenario format: every field once, with its meaning, unit, range and default. Clients are in `client.py`.

`read.py` turns a YAML file into these types and tells every fault with its place; `draw.py` turns ranges into numbers;
`json_schema.py` prints them as a JSON Schema.
"""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from sim_core.scenario.client import ClientSpec, Hidden, Invoice, ProblemSpec, RivalsSpec
from sim_core.scenario.coaching import MAX_COMMENTS, CommentSpec
from sim_core.scenario.day import Day
from sim_core.scenario.meanings import EventName, ExcuseName, ExtraMove, LessonName, MoveName, PlaceName, WarningName
from sim_core.scenario.money import STEP, Amount, Money, MoneySpec
from sim_core.scenario.own_excuses import NamedExcuse, OwnExcuse, own_in_place
from sim_core.scenario.ranges import (
    Between,
    Choose,
    Count,
    Level,
    Limits,
    Model,
    Normal,
    Range,
    WeeksRange,
    WholeCount,
    ends,
    wrong_order,
)
from sim_core.scenario.shipped import is_taken
from sim_core.scenario.taken_in import TakenIn
from sim_core.scenario.texts import LANGUAGES, Id, Text, Title, text_in
from sim_core.scenario.words import PLAIN_KIND, WordsSpec

__all__ = [
    "LANGUAGES",
    "MAX_CLIENTS",
    "Between",
    "Choose",
    "ClientSpec",
    "CommentSpec",
    "Count",
    "EventName",
    "EventSpec",
    "ExcuseName",
    "Hidden",
    "Id",
    "Invoice",
    "Level",
    "MedalsSpec",
    "Model",
    "MoveChange",
    "MovesSpec",
    "Normal",
    "ProblemSpec",
    "Range",
    "RepSpec",
    "RivalsSpec",
    "Scenario",
    "Text",
    "WarningName",
    "WeeksRange",
    "ends",
    "text_in",
]

FORMAT: Final = 1
"""The number of the format: a file with a higher one was made for a later version."""
MAX_CLIENTS = 64


PRACTICE: Final = "practice"
"""The id of every scenario that `practice.py` makes."""
MEDICINE: Final = "medicine"
TARGET_SHARE: Final = 0.9
"""Of what the textbook brings with the same luck: the target where a scenario names none."""


class EventSpec(Model):
    """Something that happens to clients from outside, at the end of a week."""

    week: Annotated[int, Limits(1, 52, "weeks"), Field(description="At the end of which week it happens", examples=[4])]
    kind: Annotated[EventName, Field(description="What happens", examples=["rival_push"])]
    chance: Annotated[float, Limits(0, 1, "level"), Field(description="How likely it happens")] = 1.0
    clients: Annotated[
        list[str], Field(max_length=MAX_CLIENTS, description="The ids of those it touches; left out: all clients")
    ] = []
    strength: Annotated[float, Limits(0, 1, "level"), Field(description="How strong it is: see kind")] = 0.5
    news: Annotated[Text | None, Field(description="What the rep reads about it; left out: nothing is announced")] = None


class RepSpec(Model):
    """What the rep has to work with."""

    hours_per_week: Annotated[
        float | None,
        Limits(1, 400, "hours"),
        Field(description="Hours a week, kept in quarters; left out: 3 a client, at least 10"),
    ] = None
    promo_budget: Annotated[Money, Field(description="Promotion budget for the whole game")] = 100_000.0
    manager_visits: Annotated[WholeCount, Field(description="How often the manager comes along, in the whole game")] = 2


class MoveChange(Model):
    """New numbers for a row of the move table; what is left out stays as it is there."""

    hours: Annotated[float | None, Limits(0, 100, "hours"), Field(description="What it takes of the rep's week")] = None
    budget: Annotated[float | None, Amount(), Field(description="What it takes of the promotion budget")] = None
    pressure: Annotated[float | None, Limits(0, 1, "level"), Field(description="How much attention it wins")] = None
    fatigue: Annotated[float | None, Limits(0, 1, "level"), Field(description="How much it tires the client")] = None
    trust: Annotated[
        float | None, Limits(-1, 1, "level"), Field(description="Trust won (above 0) or lost (below 0) by the move itself")
    ] = None
    willing: Annotated[
        float | None, Limits(-6, 6, "points"), Field(description="Points of willingness to pay while this demand is made")
    ] = None
    share: Annotated[
        float | None, Limits(0, 1, "level"), Field(description="Largest part of the undisputed overdue it brings on the spot")
    ] = None
    cash_share: Annotated[
        float | None, Limits(0, 1, "level"), Field(description="Largest part of the client's free cash it brings on the spot")
    ] = None
    accuracy: Annotated[float | None, Limits(0, 1, "level"), Field(description="Chance that what it finds out is right")] = None
    percent: Annotated[float | None, Limits(0, 50, "percent"), Field(description="What a discount or rebate gives away")] = None


class MovesSpec(Model):
    """Which moves there are, and what they cost and bring."""

    allow: Annotated[
        list[ExtraMove], Field(max_length=100, description="Moves that are offered only where a scenario names them")
    ] = []
    forbid: Annotated[list[MoveName], Field(max_length=100, description="Moves this scenario does not offer")] = []
    change: Annotated[
        dict[MoveName, MoveChange],
        Field(max_length=100, description="Moves with other numbers than the move table, by name"),
    ] = {}


class ExampleSpec(Model):
    """A worked example before a game."""

    weeks: Annotated[int, Limits(1, 4, "weeks"), Field(description="How many weeks of it are shown", examples=[2])]
    seed: Annotated[int, Limits(0, 999_999, "number"), Field(description="Which luck it is played with", examples=[1])] = 0


class MedalsSpec(Model):
    """The scores from which medals are won: 0 is what doing nothing brings, 100 what the textbook brings."""

    bronze: Annotated[float, Limits(0, 150, "score"), Field(description="The least score for bronze")] = 60.0
    silver: Annotated[float, Limits(0, 150, "score"), Field(description="The least score for silver")] = 80.0
    gold: Annotated[float, Limits(0, 150, "score"), Field(description="The least score for gold")] = 100.0

    @model_validator(mode="after")
    def _in_order(self) -> "MedalsSpec":
        if not self.bronze <= self.silver <= self.gold:
            raise wrong_order("bronze <= silver <= gold")
        return self


def _a_number(value: object) -> object:
    """`true` and 1.0 are equal to 1, but they are not the number of a format."""
    if type(value) is not int:
        raise PydanticCustomError("int_type", "must be a whole number")
    return value


class Scenario(Model):
    """A scenario of Final Kick: a rep, a few clients that owe money, and so many weeks."""

    format: Annotated[Literal[1], BeforeValidator(_a_number), Field(description="The number of this format: 1", examples=[1])]
    id: Annotated[
        Id,
        Field(
            description="The scenario's name on the command line and in saved games: 1–40 small letters, digits, - and _, a"
            " letter first; as the file is called",
            examples=["first-steps"],
        ),
    ]
    title: Annotated[
        Title,
        Field(description="Its title, 1–200 characters, or one for each language: {en: …, zh: …}", examples=["First steps"]),
    ]
    story: Annotated[Text, Field(description="The manager's letter, read before the first week")] = ""
    place: Annotated[
        PlaceName | None,
        Field(description="Where it plays: what is to be seen behind the desk; left out: as the trade pack has it, else plain"),
    ] = None
    trade: Annotated[
        Id | None,
        Field(
            description="The trade pack with what is sold, to whom, and lines that go with it; left out: neutral words",
            examples=["building-supplies"],
        ),
    ] = None
    words: Annotated[WordsSpec, Field(description="What is sold, to whom, who rep and manager are")] = WordsSpec()
    lines_only: Annotated[
        bool,
        Field(
            description="true: clients, rep and manager say only what is written here, or in the trade pack, where that has"
            " anything for the occasion; clients else something neutral"
        ),
    ] = False
    level: Annotated[int, Limits(1, 5, "grade"), Field(description="How hard it is, from 1 (easiest) to 5 (hardest)")] = 1
    lessons: Annotated[
        list[LessonName],
        Field(max_length=9, description="What it teaches"),
    ] = []
    weeks: Annotated[int, Limits(1, 52, "weeks"), Field(description="How long a game is", examples=[6])]
    target: Annotated[
        float | None,
        Amount(),
        Field(description="Net recovered that the manager wants to see; left out: 0.9 of what the textbook brings"),
    ] = None
    find_reasons: Annotated[
        int,
        Limits(0, 20, "number"),
        Field(description="How many of the reasons given are to be found out: what the manager wants to see instead of money"),
    ] = 0
    money: Annotated[
        MoneySpec, Field(description="What the file counts in: its currency, and the steps in which people pay")
    ] = MoneySpec()
    as_of: Annotated[
        Day | None, Field(description="The day of the ledger, 2026-08-31: what dates of invoices are reckoned to")
    ] = None
    rep: Annotated[RepSpec, Field(description="What the rep has to work with")] = RepSpec()
    moves: Annotated[MovesSpec, Field(description="Moves that are not offered, or have other numbers")] = MovesSpec()
    excuses: Annotated[
        list[NamedExcuse],
        Field(max_length=10, description="Reasons that are given only where a scenario names them, or brings them itself"),
    ] = []
    clients: Annotated[
        list[ClientSpec],
        Field(
            min_length=1,
            max_length=MAX_CLIENTS,
            description="The clients",
            examples=[[{"id": "hengtai", "name": "Hengtai", "ledger": [{"amount": 180000, "age_weeks": 9}]}]],
        ),
    ]
    events: Annotated[list[EventSpec], Field(max_length=100, description="What happens from outside")] = []
    requests: Annotated[
        float,
        Limits(0, 1, "level"),
        Field(description="How likely each client comes with a request of its own, a week, from the third week on; 0: never"),
    ] = 0.12
    example: Annotated[
        ExampleSpec | None,
        Field(description="A worked example: the textbook plays first, aloud, in a game of its own, which may be skipped"),
    ] = None
    coach: Annotated[
        list[CommentSpec], Field(max_length=MAX_COMMENTS, description="What a coach says on the way, and when")
    ] = []
    medals: Annotated[MedalsSpec, Field(description="The scores from which medals are won")] = MedalsSpec()
    allow: Annotated[
        list[WarningName],
        Field(max_length=100, description="Warnings of `finalkick check` that are meant to be so, by name"),
    ] = []

    taken_in: Annotated[
        TakenIn, Field(description="Nothing to write by hand: what a game keeps of what stood beside its file")
    ] = TakenIn()

    def is_of_old(self) -> bool:
        """Does it come with the game (or is practice) without a word of its trade? Such are of medicine, as they always were.

        It goes by the id alone, so that games of them that were stored or exported long ago speak as they did.
        """
        return not {"trade", "words"} & self.model_fields_set and (self.id == PRACTICE or is_taken(self.id))

    def kind(self) -> str:
        """Which of the lines that everybody has fit its trade: a kind of `KINDS`."""
        pack = self.taken_in.trade
        told = self.words.kind or (pack.words.kind if pack else None)
        return told or (MEDICINE if self.is_of_old() else PLAIN_KIND)

    def backdrop(self) -> str:
        """Where it plays: as the file says, else as its trade pack does."""
        return self.place or (self.taken_in.trade.place if self.taken_in.trade else "plain")

    def reasons(self) -> dict[str, Text]:
        """What its own reasons for not paying are called, by their places in the table."""
        return {place: one.called for place, one in self.own_excuses().items()}

    def own_excuses(self) -> dict[str, OwnExcuse]:
        """Its own reasons for not paying, by their places in the table."""
        return own_in_place(self.known_excuses())

    def known_excuses(self) -> list[str | OwnExcuse]:
        """The reasons that not every scenario knows and this one does: its own first, then those of its trade pack."""
        brought = self.taken_in.trade.excuses if self.taken_in.trade else []
        return [*self.excuses, *(one for one in brought if one not in self.excuses)]

    def allowed_moves(self) -> tuple[str, ...]:
        """The moves that not every scenario offers and this one does, or its trade pack."""
        brought = self.taken_in.trade.allow if self.taken_in.trade else []
        return tuple(dict.fromkeys((*self.moves.allow, *brought)))

    def step(self) -> float:
        """The step in which people pay, in what the file counts in."""
        return self.money.step or self.taken_in.step or float(STEP)

    def hours_per_week(self) -> float:
        """Hours a week, as given or by the number of clients."""
        given = self.rep.hours_per_week
        return given if given is not None else max(10.0, 3.0 * len(self.clients))
