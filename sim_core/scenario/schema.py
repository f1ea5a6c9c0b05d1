"""The scenario format: every field once, with its meaning, unit, range and default.

`read.py` turns a YAML file into these types and tells every fault with its place; `draw.py` turns ranges into numbers.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

MAX_YUAN = 1_000_000_000
MAX_CLIENTS = 64
LANGUAGES = ("en", "zh")

Text = Annotated[
    str | dict[Literal["en", "zh"], str],
    Field(description="A text, or one for each language: {en: …, zh: …}"),
]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$", description="Small letters, digits, - and _; 1–40 of them")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Between(Model):
    """Any number between two, all equally likely. Money comes out in whole yuan."""

    between: Annotated[list[float], Field(min_length=2, max_length=2, description="[low, high]")]

    @model_validator(mode="after")
    def _in_order(self) -> "Between":
        if self.between[0] > self.between[1]:
            raise ValueError("low must not be above high")
        return self


class Choose(Model):
    """One of a list, all equally likely."""

    choose: Annotated[list[float], Field(min_length=1, max_length=100, description="[a, b, c]")]


class Normal(Model):
    """A bell-shaped range around a mean (never further than 3.5 standard deviations), cut off at min and max."""

    normal: Annotated[list[float], Field(min_length=2, max_length=2, description="[mean, standard deviation]")]
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _sensible(self) -> "Normal":
        if self.normal[1] < 0:
            raise ValueError("the standard deviation must not be below 0")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min must not be above max")
        return self


Range = float | Between | Choose | Normal


def ends(value: Range) -> tuple[float, float]:
    """The lowest and the highest number a range can give."""
    if isinstance(value, Between):
        return value.between[0], value.between[1]
    if isinstance(value, Choose):
        return min(value.choose), max(value.choose)
    if isinstance(value, Normal):
        mean, spread = value.normal
        low, high = mean - 3.5 * spread, mean + 3.5 * spread
        return (low if value.min is None else max(low, value.min)), (high if value.max is None else min(high, value.max))
    return value, value


def _limits(low: float, high: float) -> Any:
    def check(value: Range) -> Range:
        for end in ends(value) if not isinstance(value, Choose) else value.choose:
            if not low <= end <= high and not isinstance(value, Normal):
                raise ValueError(f"must lie between {low:g} and {high:g}")
        return value

    return check


def _range(low: float, high: float, unit: str) -> Any:
    from pydantic import AfterValidator

    return Annotated[
        Range,
        AfterValidator(_limits(low, high)),
        Field(json_schema_extra={"unit": unit, "lowest": low, "highest": high}),
    ]


Yuan = _range(0, MAX_YUAN, "yuan")
Level = _range(0, 1, "level")
WeeksRange = _range(0.5, 104, "weeks")
Count = _range(0, 100, "number")


class Invoice(Model):
    amount: Annotated[Yuan, Field(description="What is left to pay of this invoice")]
    age_weeks: Annotated[int, Field(ge=0, le=150, description="Weeks since delivery; overdue beyond the client's terms")]


class ProblemSpec(Model):
    kind: Annotated[Literal["quality", "service", "support", "price"], Field(description="What is wrong with our side")]
    share: Annotated[Level, Field(description="Share of the balance it blocks until it is fixed")] = 0.5
    chance: Annotated[Level, Field(description="How likely it exists in a given game")] = 1.0


class RivalsSpec(Model):
    """The other suppliers whose reps compete for the same cash."""

    count: Annotated[Count, Field(description="How many chase this client")] = 3.0
    heat: Annotated[Level, Field(description="How hard they chase")] = 0.5
    owed: Annotated[Yuan | None, Field(description="What the client owes them; default: 8 weeks of our sales")] = None
    supply: Annotated[
        Yuan | None, Field(description="New debt to them a week; default: a twelfth of what it owes them")
    ] = None


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
    market: Annotated[
        _range(0, 1.5, "factor"), Field(description="How buyers answer a promotion: 0 not at all, 1 as usual")
    ] = 1.0
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
        dict[ExcuseName, Annotated[float, Field(ge=0, le=100)]],
        Field(description="Taste in excuses: weights; an excuse left out has weight 0.2"),
    ] = {}
    problems: Annotated[list[ProblemSpec], Field(max_length=4, description="Real complaints about us")] = []
    rivals: RivalsSpec = RivalsSpec()


class ClientSpec(Model):
    id: Id
    name: Text
    contact: Annotated[Text | None, Field(description="The person who decides, as the rep addresses them")] = None
    about: Annotated[Text | None, Field(description="Two sentences on who they are, shown in the briefing")] = None
    persona: Annotated[
        Literal[
            "smooth_talker", "bureaucrat", "old_friend", "squeezer", "worrier", "hothead", "straight_shooter", "newcomer"
        ],
        Field(description="Voice and portrait"),
    ] = "straight_shooter"
    terms_weeks: Annotated[int, Field(ge=0, le=52, description="Weeks from delivery to due date")] = 8
    credit_limit: Annotated[
        float | None, Field(ge=0, le=MAX_YUAN, description="Yuan; no order beyond it; default: 20 weeks of sales")
    ] = None
    reputation: Annotated[
        int | None, Field(ge=1, le=5, description="Stars; left out: a noisy reading of honesty")
    ] = None
    weekly_sales: Annotated[float, Field(ge=0, le=MAX_YUAN, description="Yuan a week, as seen from past orders")] = 50_000.0
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
    week: Annotated[int, Field(ge=1, le=52, description="At the end of which week it happens")]
    kind: EventName
    chance: Annotated[float, Field(ge=0, le=1, description="How likely it happens")] = 1.0
    clients: Annotated[list[str], Field(description="Whom it touches; left out: all")] = []
    strength: Annotated[float, Field(ge=0, le=1, description="How strong")] = 0.5
    news: Annotated[Text | None, Field(description="What the rep reads; left out: nothing is announced")] = None


class RepSpec(Model):
    hours_per_week: Annotated[
        float | None, Field(ge=1, le=400, description="Default: 3 a client, at least 10")
    ] = None
    promo_budget: Annotated[float, Field(ge=0, le=MAX_YUAN, description="Yuan")] = 100_000.0
    manager_visits: Annotated[int, Field(ge=0, le=100, description="For the whole game")] = 2


class MoveChange(Model):
    """New numbers for a row of the move table."""

    hours: Annotated[float | None, Field(ge=0, le=100)] = None
    budget: Annotated[float | None, Field(ge=0, le=MAX_YUAN)] = None
    pressure: Annotated[float | None, Field(ge=0, le=1)] = None
    fatigue: Annotated[float | None, Field(ge=0, le=1)] = None
    trust: Annotated[float | None, Field(ge=-1, le=1)] = None
    willing: Annotated[float | None, Field(ge=-6, le=6)] = None
    share: Annotated[float | None, Field(ge=0, le=1)] = None
    cash_share: Annotated[float | None, Field(ge=0, le=1)] = None
    accuracy: Annotated[float | None, Field(ge=0, le=1)] = None
    percent: Annotated[float | None, Field(ge=0, le=50)] = None


class MovesSpec(Model):
    forbid: Annotated[list[str], Field(description="Moves this scenario does not offer")] = []
    change: Annotated[dict[str, MoveChange], Field(description="Rows of the move table with other numbers")] = {}


class MedalsSpec(Model):
    bronze: Annotated[float, Field(ge=0, le=150)] = 60.0
    silver: Annotated[float, Field(ge=0, le=150)] = 80.0
    gold: Annotated[float, Field(ge=0, le=150)] = 100.0

    @model_validator(mode="after")
    def _in_order(self) -> "MedalsSpec":
        if not self.bronze <= self.silver <= self.gold:
            raise ValueError("medals must rise: bronze, silver, gold")
        return self


class Scenario(Model):
    """A scenario file, checked."""

    format: Literal[1]
    id: Id
    title: Text
    story: Annotated[Text, Field(description="The manager's letter")] = ""
    level: Annotated[int, Field(ge=1, le=5, description="1 easiest … 5 hardest")] = 1
    lessons: Annotated[
        list[Literal["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9"]], Field(description="What it teaches")
    ] = []
    weeks: Annotated[int, Field(ge=1, le=52, description="How long a game is")]
    target: Annotated[
        float | None, Field(ge=0, le=MAX_YUAN, description="Net recovered, yuan; default: 0.9 × textbook's mean")
    ] = None
    rep: RepSpec = RepSpec()
    moves: MovesSpec = MovesSpec()
    clients: Annotated[list[ClientSpec], Field(min_length=1, max_length=MAX_CLIENTS)]
    events: Annotated[list[EventSpec], Field(max_length=100)] = []
    medals: MedalsSpec = MedalsSpec()

    def hours_per_week(self) -> float:
        given = self.rep.hours_per_week
        return given if given is not None else max(10.0, 3.0 * len(self.clients))


def text_in(text: Text | None, language: str) -> str:
    """`text` in a language, or in any it has."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")  # type: ignore[call-overload, no-any-return]  # keys are languages
