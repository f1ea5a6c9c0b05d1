"""The move table: `moves.yaml` as arrays, one entry a move, with a scenario's changes applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
import yaml

from sim_core.errors import Message, UnknownName
from sim_core.model.arrays import Flags, Levels
from sim_core.names import nearest

NUMBERS: Final = (
    "hours",
    "budget",
    "pressure",
    "fatigue",
    "trust",
    "willing",
    "share",
    "cash_share",
    "accuracy",
    "percent",
)
FAMILIES: Final = ("plan", "chase", "investigate", "negotiate", "promote")
NEEDS: Final = (
    "manager_visits",
    "supplied",
    "on_hold",
    "plan_set",
    "owes",
    "no_promise",
    "promise",
    "gap_known",
    "company_free",
    "excuse_open",
    "complaint",
    "promo_free",
    "campaign_free",
    "outlets_free",
    "rebate_free",
    "push_free",
    "discount_free",
    "not_followed",
    "within_limit",
)
NO_MOVE: Final = -1
PUSHED_WEEKS: Final = 4.0
"""A pushed order is as much as the client sells in so many weeks."""
QUARTERS: Final = 4.0
"""Hours are kept in quarters."""
MIN_PROMISE_SHARE: Final = 0.05
"""A promise or plan must be for at least this share of the overdue, or tiny promises could be farmed."""


@dataclass(frozen=True)
class MoveTable:
    """Numbers of every move, [M], in the order of `moves.yaml`. Units are told there."""

    hours: Levels
    budget: Levels
    pressure: Levels
    fatigue: Levels
    trust: Levels
    willing: Levels
    share: Levels
    cash_share: Levels
    accuracy: Levels
    percent: Levels
    allowed: Flags


@cache
def _rows() -> dict[str, dict[str, Any]]:
    text = files("sim_core.model").joinpath("moves.yaml").read_text("utf-8")
    rows: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return rows


MOVE_IDS: Final[tuple[str, ...]] = tuple(_rows())
MOVE: Final[Mapping[str, int]] = {move: number for number, move in enumerate(MOVE_IDS)}
FAMILY: Final[tuple[str, ...]] = tuple(str(row["family"]) for row in _rows().values())
EFFECT: Final[tuple[str, ...]] = tuple(str(row["effect"]) for row in _rows().values())
EFFECTS: Final[tuple[str, ...]] = tuple(dict.fromkeys(EFFECT))
"""The effects in the order of the table; a compiled rule tells them by their place."""
ASKS: Final[tuple[frozenset[str], ...]] = tuple(frozenset(row.get("asks", ())) for row in _rows().values())
NEEDED: Final[tuple[tuple[str, ...], ...]] = tuple(tuple(row.get("needs", ())) for row in _rows().values())


def move_number(move: str) -> int:
    """The number of a move's id; `UnknownName` if there is none."""
    if move not in MOVE:
        raise UnknownName(Message("unknown.move", {"value": move, "nearest": nearest(move, MOVE_IDS), "allowed": MOVE_IDS}))
    return MOVE[move]


def move_table(forbid: tuple[str, ...] = (), change: Mapping[str, Mapping[str, float]] | None = None) -> MoveTable:
    """The table with some moves forbidden and some numbers changed; `UnknownName` for a move that does not exist."""
    columns = {name: np.array([float(row.get(name, 0.0)) for row in _rows().values()]) for name in NUMBERS}
    for move, numbers in (change or {}).items():
        for name, value in numbers.items():
            columns[name][move_number(move)] = value
    # In quarters of an hour and whole yuan, sums come out exactly, in whatever order they are made.
    columns["hours"] = np.floor(columns["hours"] * QUARTERS + 0.5) / QUARTERS
    columns["budget"] = np.floor(columns["budget"])
    allowed = np.ones(len(MOVE_IDS), np.bool_)
    for move in forbid:
        allowed[move_number(move)] = False
    for column in (*columns.values(), allowed):
        column.flags.writeable = False
    return MoveTable(**columns, allowed=allowed)
