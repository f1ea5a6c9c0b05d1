"""The scenario format: every field once, with its meaning, unit, range and default.

`read.py` turns a YAML file into these types and tells every fault with its place; `draw.py` turns ranges into numbers.
"""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from sim_core.scenario.ranges import (
    MAX_YUAN,
    Between,
    Choose,
    Count,
    Factor,
    Id,
    Level,
    Limits,
    Model,
    Normal,
    Range,
    Text,
    Title,
    WeeksRange,
    WholeYuan,
    Yuan,
    ends,
    text_in,
    wrong_order,
)

__all__ = [
    "LANGUAGES",
    "MAX_CLIENTS",
    "MAX_YUAN",
    "Between",
    "Choose",
    "ClientSpec",
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
    "WeeksRange",
    "Yuan",
    "ends",
    "text_in",
]

MAX_CLIENTS = 64
LANGUAGES = ("en", "zh")


class Invoice(Model):
    amount: Annotated[WholeYuan, Field(description="What is left to pay of this invoice, in whole yuan")]
    age_weeks: Annotated[
        int, Limits(0, 150, "weeks"), Field(description="Weeks since delivery; overdue beyond the client's terms")
    ]


class ProblemSpec(Model):
    kind: Annotated[Literal["quality", "service", "support", "price"], Field(description="What is wrong with our side")]
    share: Annotated[Level, Field(description="Share of the balance it blocks until it is fixed")] = 0.5
    chance: Annotated[Level, Field(description="How likely it exists in a given game")] = 1.0


class RivalsSpec(Model):
    """The other suppliers whose reps compete for the same cash."""

    count: Annotated[Count, Field(description="How many chase this client")] = 3.0
    heat: Annotated[Level, Field(description="How hard they chase")] = 0.5
    owed: Annotated[Yuan | None, Field(description="What the client owes them; default: 8 weeks of our sales")] = None
    supply: Annotated[Yuan | None, Field(description="New debt to them a week; default: a twelfth of what it owes them")] = None


ExcuseName = Literal[
    "cash_tight",
    "customers_unpaid",
    "slow_sales",
    "quality",
    "service",
    "support",
    "price",
    "others_first",
    "boss_away",
    "will_leave",
]


class Hidden(Model):
    """What only the client knows. What is left out is derived from weekly sales or an ordinary value."""

    cash: Annotated[Yuan | None, Field(description="Cash at the start; default: 2 weeks of our sales")] = None
    reserve: Annotated[Yuan | None, Field(description="Cash it will not go below; default: 1 week of our sales")] = None
    downstream: Annotated[
        Yuan | None, Field(description="What its own customers owe it; default: what its collection time implies")
    ] = None
    downstream_weeks: Annotated[WeeksRange, Field(description="Weeks its customers take to pay")] = 5.0
    stock: Annotated[Yuan | None, Field(description="Our goods on its shelves; default: 4 weeks of sell-through")] = None
    sell_through: Annotated[
        Yuan | None, Field(description="Our goods it sells a week, at our price; default: weekly_sales")
    ] = None
    market: Annotated[Factor, Field(description="How buyers answer a promotion: 0 not at all, 1 as usual")] = 1.0
    other_income: Annotated[Yuan, Field(description="A week, from all else it sells, after paying for it")] = 0.0
    other_costs: Annotated[Yuan, Field(description="A week: wages, rent, running costs")] = 0.0
    honesty: Annotated[Level, Field(description="0: says what suits it, 1: says what is so")] = 0.6
    stubbornness: Annotated[Level, Field(description="How hard it is to move")] = 0.4
    patience: Annotated[Level, Field(description="Low: being chased often costs trust sooner")] = 0.5
    dependence: Annotated[Level, Field(description="How much it needs our product")] = 0.4
    trust: Annotated[Level, Field(description="In us, at the start")] = 0.5
    attention: Annotated[Level, Field(description="To our claim, at the start")] = 0.1
    stalling: Annotated[Level, Field(description="How well excuses have worked on us so far")] = 0.3
    tactics: Annotated[
        dict[ExcuseName, Annotated[float, Limits(0, 100, "weight")]],
        Field(description="Taste in excuses: weights; an excuse left out has weight 0.2"),
    ] = {}
    problems: Annotated[list[ProblemSpec], Field(max_length=4, description="Real complaints about us")] = []
    rivals: RivalsSpec = RivalsSpec()


class ClientSpec(Model):
    id: Id
    name: Title
    contact: Annotated[Text | None, Field(description="The person who decides, as the rep addresses them")] = None
    about: Annotated[Text | None, Field(description="Two sentences on who they are, shown in the briefing")] = None
    persona: Annotated[
        Literal[
            "smooth_talker",
            "bureaucrat",
            "old_friend",
            "squeezer",
            "worrier",
            "hothead",
            "straight_shooter",
            "newcomer",
        ],
        Field(description="Voice and portrait"),
    ] = "straight_shooter"
    terms_weeks: Annotated[int, Limits(0, 52, "weeks"), Field(description="Weeks from delivery to due date")] = 8
    credit_limit: Annotated[
        float | None,
        Limits(0, MAX_YUAN, "yuan"),
        Field(description="Yuan; no order beyond it; default: 20 weeks of sales"),
    ] = None
    reputation: Annotated[
        int | None, Limits(1, 5, "stars"), Field(description="Stars; left out: a noisy reading of honesty")
    ] = None
    weekly_sales: Annotated[float, Limits(0, MAX_YUAN, "yuan"), Field(description="Yuan a week, as seen from past orders")] = (
        50_000.0
    )
    ledger: Annotated[list[Invoice], Field(min_length=1, max_length=40, description="Invoices still open")]
    hidden: Hidden = Hidden()


EventName = Literal[
    "rival_push",
    "tender_lost",
    "price_cut",
    "undercut",
    "holiday",
    "shop_opens",
    "shop_closes",
    "recall",
    "staff_change",
    "manager_order",
]


class EventSpec(Model):
    week: Annotated[int, Limits(1, 52, "weeks"), Field(description="At the end of which week it happens")]
    kind: EventName
    chance: Annotated[float, Limits(0, 1, "level"), Field(description="How likely it happens")] = 1.0
    clients: Annotated[list[str], Field(max_length=MAX_CLIENTS, description="Whom it touches; left out: all")] = []
    strength: Annotated[float, Limits(0, 1, "level"), Field(description="How strong")] = 0.5
    news: Annotated[Text | None, Field(description="What the rep reads; left out: nothing is announced")] = None


class RepSpec(Model):
    hours_per_week: Annotated[
        float | None,
        Limits(1, 400, "hours"),
        Field(description="Default: 3 a client, at least 10; kept in quarters of an hour"),
    ] = None
    promo_budget: Annotated[float, Limits(0, MAX_YUAN, "yuan"), Field(description="Yuan")] = 100_000.0
    manager_visits: Annotated[int, Limits(0, 100, "number"), Field(description="For the whole game")] = 2


class MoveChange(Model):
    """New numbers for a row of the move table."""

    hours: Annotated[float | None, Limits(0, 100, "hours")] = None
    budget: Annotated[float | None, Limits(0, MAX_YUAN, "yuan")] = None
    pressure: Annotated[float | None, Limits(0, 1, "level")] = None
    fatigue: Annotated[float | None, Limits(0, 1, "level")] = None
    trust: Annotated[float | None, Limits(-1, 1, "level")] = None
    willing: Annotated[float | None, Limits(-6, 6, "points")] = None
    share: Annotated[float | None, Limits(0, 1, "level")] = None
    cash_share: Annotated[float | None, Limits(0, 1, "level")] = None
    accuracy: Annotated[float | None, Limits(0, 1, "level")] = None
    percent: Annotated[float | None, Limits(0, 50, "percent")] = None


class MovesSpec(Model):
    forbid: Annotated[list[str], Field(max_length=100, description="Moves this scenario does not offer")] = []
    change: Annotated[
        dict[str, MoveChange], Field(max_length=100, description="Rows of the move table with other numbers")
    ] = {}


class MedalsSpec(Model):
    bronze: Annotated[float, Limits(0, 150, "score")] = 60.0
    silver: Annotated[float, Limits(0, 150, "score")] = 80.0
    gold: Annotated[float, Limits(0, 150, "score")] = 100.0

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
    """A scenario file, checked."""

    format: Annotated[Literal[1], BeforeValidator(_a_number), Field(description="The number of this format")]
    id: Id
    title: Title
    story: Annotated[Text, Field(description="The manager's letter")] = ""
    level: Annotated[int, Limits(1, 5, "number"), Field(description="1 easiest … 5 hardest")] = 1
    lessons: Annotated[
        list[Literal["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9"]],
        Field(max_length=9, description="What it teaches"),
    ] = []
    weeks: Annotated[int, Limits(1, 52, "weeks"), Field(description="How long a game is")]
    target: Annotated[
        float | None,
        Limits(0, MAX_YUAN, "yuan"),
        Field(description="Net recovered, yuan; default: 0.9 × textbook's mean"),
    ] = None
    rep: RepSpec = RepSpec()
    moves: MovesSpec = MovesSpec()
    clients: Annotated[list[ClientSpec], Field(min_length=1, max_length=MAX_CLIENTS)]
    events: Annotated[list[EventSpec], Field(max_length=100)] = []
    medals: MedalsSpec = MedalsSpec()

    def hours_per_week(self) -> float:
        given = self.rep.hours_per_week
        return given if given is not None else max(10.0, 3.0 * len(self.clients))
