"""How clients stand when a game begins, as their scenario allows: the lowest and highest of each number, told as such.

It is for who prepares a scenario for people to act: nothing is drawn but the shares of openings in which a reason is true.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sim_core.effects.opening import CASH_WEEKS, RIVALS_WEEKS, STOCK_WEEKS
from sim_core.engine.game import start
from sim_core.engine.reveal import reveal
from sim_core.model.vocabulary import Excuse
from sim_core.rules.excuse import MARKUP
from sim_core.scenario.client import ClientSpec
from sim_core.scenario.ranges import Range
from sim_core.scenario.schema import Scenario, ends

OPENINGS: Final = 200
"""Openings from which it is told how often a reason is true."""
Span = tuple[float, float]
"""Lowest and highest."""


@dataclass(frozen=True)
class Standing:
    """A client at the opening. Amounts in units, weeks in weeks, levels from 0 to 1; each as (lowest, highest)."""

    owed: Span
    overdue: Span
    cash: Span
    reserve: Span
    free: Span  # cash above the reserve
    downstream: Span  # what its own customers owe it
    weeks_to_pay: Span
    stock: Span
    sells: Span  # of our goods a week
    income: Span  # a week from all else it sells, less its running costs; below 0 where they are more
    rivals: Span  # how many
    rivals_owed: Span
    heat: Span
    honesty: Span
    stubbornness: Span
    patience: Span
    dependence: Span
    trust: Span
    stalling: Span
    true: Mapping[str, float]  # share of openings in which each excuse is true


def standings(scenario: Scenario) -> list[Standing]:
    """How each client stands, in the scenario's order."""
    true = reveal(start(scenario, 0, 0, OPENINGS)).excuses_true.mean(axis=0)
    return [
        _standing(client, {kind.name.lower(): float(true[number, kind]) for kind in Excuse})
        for number, client in enumerate(scenario.clients)
    ]


def _standing(client: ClientSpec, true: Mapping[str, float]) -> Standing:
    own, sales = client.hidden, client.weekly_sales
    cash, reserve = _span(own.cash, CASH_WEEKS * sales), _span(own.reserve, sales)
    sells, weeks = _span(own.sell_through, sales), ends(own.downstream_weeks)
    income, costs = ends(own.other_income), ends(own.other_costs)
    bills = [(ends(bill.amount), bill.age_weeks > client.terms_weeks) for bill in client.ledger]
    there = ends(own.rivals.count)
    owes = _span(own.rivals.owed, RIVALS_WEEKS * sales)
    return Standing(
        owed=_sum([amount for amount, _ in bills]),
        overdue=_sum([amount for amount, late in bills if late]),
        cash=cash,
        reserve=reserve,
        free=(max(cash[0] - reserve[1], 0.0), max(cash[1] - reserve[0], 0.0)),
        downstream=_span(own.downstream, *(MARKUP * sells[at] * weeks[at] for at in (0, 1))),
        weeks_to_pay=weeks,
        stock=_span(own.stock, *(STOCK_WEEKS * one for one in sells)),
        sells=sells,
        income=(income[0] - costs[1], income[1] - costs[0]),
        rivals=there,
        rivals_owed=(owes[0] * (there[0] > 0), owes[1] * (there[1] > 0)),
        heat=ends(own.rivals.heat),
        honesty=ends(own.honesty),
        stubbornness=ends(own.stubbornness),
        patience=ends(own.patience),
        dependence=ends(own.dependence),
        trust=ends(own.trust),
        stalling=ends(own.stalling),
        true=true,
    )


def _span(value: Range | None, low: float, high: float | None = None) -> Span:
    """The ends of a range; where it is left out, from `low` to `high`."""
    return (low, low if high is None else high) if value is None else ends(value)


def _sum(spans: list[Span]) -> Span:
    return sum(low for low, _ in spans), sum(high for _, high in spans)
