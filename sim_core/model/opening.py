"""A scenario's ranges as records: what the opening of a game is drawn from."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sim_core.model.records import EXCUSES, PROBLEMS, Level, Name, Number, dtype_of
from sim_core.model.vocabulary import Numbered

MOST_BILLS: Final = 40
"""Open invoices that a client can have at the start."""


class Way(Numbered):
    """How a number is drawn from its range."""

    LEFT_OUT = 0  # the scenario says nothing: the rule has a default
    FIXED = 1
    BETWEEN = 2
    CHOOSE = 3
    NORMAL = 4


@dataclass(slots=True)
class RangeRow:
    """A number of a scenario, or the range that it is drawn from."""

    path: Name  # hash of the field's path: its own luck
    way: Number  # `Way`
    low: Level  # the number itself; the lowest; the mean
    high: Level  # the highest; the spread
    least: Level  # of a normal one: cut off below this
    most: Level  # … and above this
    first: Number  # place of the first option
    options: Number  # how many options there are


class Drawn(Numbered):
    """The numbers of a client that the opening draws: places in its ranges. Those of its invoices stand behind them."""

    CASH = 0
    RESERVE = 1
    DOWNSTREAM = 2
    DOWNSTREAM_WEEKS = 3
    STOCK = 4
    SELL_THROUGH = 5
    MARKET = 6
    OTHER_INCOME = 7
    OTHER_COSTS = 8
    HONESTY = 9
    STUBBORNNESS = 10
    PATIENCE = 11
    DEPENDENCE = 12
    TRUST = 13
    ATTENTION = 14
    STALLING = 15
    REPUTATION = 16
    RIVALS_COUNT = 17
    RIVALS_HEAT = 18
    RIVALS_OWED = 19
    RIVALS_SUPPLY = 20
    PROBLEM_SHARE = 21  # of the first problem; the others follow
    PROBLEM_CHANCE = PROBLEM_SHARE + PROBLEMS
    PROBLEM_LUCK = PROBLEM_CHANCE + PROBLEMS  # no number, but the luck of whether the problem is there
    TASTE = PROBLEM_LUCK + PROBLEMS  # of the first excuse; the others follow
    BILL = TASTE + EXCUSES  # the oldest invoice; the others follow


FIELDS: Final = int(Drawn.BILL) + MOST_BILLS


class Ranges(NamedTuple):
    """All ranges of a scenario: arrays of records, or lists of plain objects."""

    clients: Any  # [C, FIELDS] `RangeRow`
    bills: Any  # [C] how many invoices are open
    rep: Any  # [2] the promotion budget, the visits of the manager
    options: Any  # [all options]
    away: Any  # [1] hash of the path whose luck says who is away in the first week
    nobody: Any  # [1] hash of no name: the rep's own luck


RANGE: Final = dtype_of(RangeRow)
