"""A client in a scenario: what is seen of it, and what only it knows. Every field with its meaning, unit, range, default."""

# ruff: noqa: RUF012 -- pydantic gives every scenario its own copy of a default

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, StringConstraints

from sim_core.scenario.day import AGE, DATED, USUAL_TERMS, Day
from sim_core.scenario.face import FaceSpec
from sim_core.scenario.lines import Lines
from sim_core.scenario.meanings import ExcuseName, PersonaName, ProblemName
from sim_core.scenario.money import Amount, Money, WeeklyMoney, WholeMoney
from sim_core.scenario.ranges import (
    Count,
    Factor,
    Level,
    Limits,
    Model,
    Stars,
    WeeksRange,
    Weight,
)
from sim_core.scenario.texts import NOT_BLANK, Id, Text, Title


class Invoice(Model):
    """An invoice that is still open. Its age is said in weeks, or by one of the others, which are turned into weeks."""

    model_config = ConfigDict(json_schema_extra=lambda made: made.update(_ONE_AGE))

    amount: Annotated[WholeMoney, Field(description="What is left to pay of this invoice", examples=[180000])]
    age_weeks: Annotated[
        int,
        Limits(0, 150, "weeks"),
        Field(
            description="Weeks since delivery; overdue if more than the client's terms_weeks; left out: as due, invoice_date or"
            " age_days say",
            examples=[9],
            json_schema_extra={"default": None},
        ),
    ] = 0
    due: Annotated[
        Day | None, Field(description="The day on which it falls due, 2026-08-14, in place of age_weeks; needs as_of")
    ] = None
    invoice_date: Annotated[
        Day | None,
        Field(
            description="The day on which it was made out, in place of age_weeks; needs as_of; where due stands too, due counts"
        ),
    ] = None
    age_days: Annotated[
        int | None,
        Limits(0, 1050, "days"),
        Field(description="Days since delivery, in place of age_weeks; left out: as age_weeks or a date says"),
    ] = None
    number: Annotated[
        str | None,
        StringConstraints(min_length=1, max_length=40, pattern=NOT_BLANK),
        Field(description="Its number, by which the client names it when it disputes an invoice", examples=["INV-4471"]),
    ] = None


def _or_a_table(made: dict[str, Any]) -> None:
    """In the schema: a list of bills, or a file's name. Reading makes the one of the other before it looks at types."""
    bills = {key: made.pop(key) for key in ("type", "items", "minItems", "maxItems")}
    made["anyOf"] = [bills, {"type": "string", "pattern": r"^[^/\\:]+$"}]


_ONE_AGE: Final[dict[str, Any]] = {"anyOf": [{"required": [key]} for key in (AGE, *DATED)]}


class ProblemSpec(Model):
    """A real complaint about us."""

    kind: Annotated[
        ProblemName,
        Field(description="What is wrong with our side", examples=["quality"]),
    ]
    share: Annotated[
        Level, Field(description="Share of the balance it blocks until it is fixed; up to 0.3 it is no true reason not to pay")
    ] = 0.5
    chance: Annotated[Level, Field(description="How likely it exists in a given game")] = 1.0


class RivalsSpec(Model):
    """The other suppliers whose reps compete for the same cash."""

    count: Annotated[Count, Field(description="How many chase this client")] = 3.0
    heat: Annotated[Level, Field(description="How hard they chase")] = 0.5
    owed: Annotated[Money | None, Field(description="What the client owes them; left out: 8 weeks of our sales")] = None
    supply: Annotated[WeeklyMoney | None, Field(description="New debt to them a week; left out: a twelfth of owed")] = None


class Hidden(Model):
    """What only the client knows. What is left out is derived from weekly_sales, or has an ordinary value."""

    cash: Annotated[Money | None, Field(description="Cash at the start; left out: 2 weeks of our sales")] = None
    reserve: Annotated[Money | None, Field(description="Cash it will not go below; left out: 1 week of our sales")] = None
    downstream: Annotated[
        Money | None, Field(description="What its own customers owe it; left out: what downstream_weeks imply")
    ] = None
    downstream_weeks: Annotated[WeeksRange, Field(description="Weeks its customers take to pay")] = 5.0
    stock: Annotated[Money | None, Field(description="Our goods on its shelves; left out: 4 weeks of sell_through")] = None
    sell_through: Annotated[
        WeeklyMoney | None, Field(description="Our goods it sells a week, at our price; left out: weekly_sales")
    ] = None
    market: Annotated[Factor, Field(description="How buyers answer a promotion: 0 not at all, 1 as usual")] = 1.0
    other_income: Annotated[WeeklyMoney, Field(description="What all else it sells leaves it a week, after paying for it")] = (
        0.0
    )
    other_costs: Annotated[WeeklyMoney, Field(description="Wages, rent and running costs a week")] = 0.0
    honesty: Annotated[Level, Field(description="0: says what suits it; 1: says what is so")] = 0.6
    stubbornness: Annotated[Level, Field(description="How hard it is to move")] = 0.4
    patience: Annotated[Level, Field(description="The lower, the sooner being chased often costs trust")] = 0.5
    dependence: Annotated[Level, Field(description="How much it needs our product: what a stop of supply works through")] = 0.4
    trust: Annotated[Level, Field(description="Its trust in us at the start")] = 0.5
    attention: Annotated[Level, Field(description="Its attention to our claim at the start")] = 0.1
    stalling: Annotated[Level, Field(description="How well excuses have worked on us so far")] = 0.3
    tactics: Annotated[
        dict[ExcuseName, Weight],
        Field(description="Taste in excuses, as weights; an excuse left out has weight 0.2"),
    ] = {}
    problems: Annotated[list[ProblemSpec], Field(max_length=6, description="Real complaints about us, one of a kind")] = []
    rivals: Annotated[RivalsSpec, Field(description="The other suppliers it owes")] = RivalsSpec()


class ClientSpec(Model):
    """A client."""

    id: Annotated[
        Id,
        Field(
            description="Its short name in this file and in saved games: 1–40 small letters, digits, - and _, a letter first",
            examples=["hengtai"],
        ),
    ]
    name: Annotated[
        Title, Field(description="Its name, 1–200 characters, or one for each language: {en: …, zh: …}", examples=["Hengtai"])
    ]
    contact: Annotated[Text | None, Field(description="The person who decides, as the rep addresses them")] = None
    about: Annotated[Text | None, Field(description="Two sentences on who they are, shown in the briefing")] = None
    persona: Annotated[
        PersonaName,
        Field(description="Voice, bearing and dress"),
    ] = "straight_shooter"
    face: Annotated[FaceSpec, Field(description="What its contact looks like")] = FaceSpec()
    lines: Annotated[Lines, Field(description="Lines of its own by occasion, said before those of its persona")] = Lines()
    lines_only: Annotated[
        bool | None,
        Field(description="true: it says only its own lines where it has any for the occasion; left out: as the file says"),
    ] = None
    terms_weeks: Annotated[int, Limits(0, 52, "weeks"), Field(description="Weeks from delivery to due date")] = USUAL_TERMS
    credit_limit: Annotated[
        float | None,
        Amount(),
        Field(description="What it may owe us: no order goes beyond it; left out: 20 weeks of weekly_sales"),
    ] = None
    reputation: Annotated[
        Stars | None, Field(description="What is said of its word, in stars; left out: a noisy reading of honesty")
    ] = None
    weekly_sales: Annotated[
        float, Amount(a_week=True), Field(description="What it has ordered a week, as seen from past orders")
    ] = 50_000.0
    deliveries: Annotated[
        float,
        Amount(a_week=True),
        Field(description="What we buy from it a week, which the move offset sets against what it owes"),
    ] = 0.0
    ledger: Annotated[
        list[Invoice],
        Field(
            min_length=1,
            max_length=40,
            description="Its open invoices; or the name of a table beside this file, ageing.csv, in which they are",
            examples=[[{"amount": 180000, "age_weeks": 9}]],
            json_schema_extra=_or_a_table,
        ),
    ]
    hidden: Annotated[Hidden, Field(description="What only the client knows")] = Hidden()
