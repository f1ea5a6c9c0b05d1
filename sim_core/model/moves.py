"""The move table: `moves.yaml` as arrays, one entry a move, with a scenario's changes applied."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from sim_core.errors import Message, UnknownName
from sim_core.model.arrays import Flags, Levels
from sim_core.model.tables import column, rows_of
from sim_core.model.tables import tagged as rows_tagged
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
    "request_open",
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


MOVE_ROWS: Final = rows_of("moves")
MOVE_IDS: Final[tuple[str, ...]] = tuple(MOVE_ROWS)
MOVE: Final[Mapping[str, int]] = {move: number for number, move in enumerate(MOVE_IDS)}
FAMILY: Final[tuple[str, ...]] = tuple(column(MOVE_ROWS, "family").values())
EFFECT: Final[tuple[str, ...]] = tuple(column(MOVE_ROWS, "effect").values())
EFFECTS: Final[tuple[str, ...]] = tuple(dict.fromkeys(EFFECT))
"""The effects in the order of the table; a compiled rule tells them by their place."""
ASKS: Final[tuple[frozenset[str], ...]] = tuple(frozenset(asks) for asks in column(MOVE_ROWS, "asks", ()).values())
NEEDED: Final[tuple[tuple[str, ...], ...]] = tuple(tuple(needs) for needs in column(MOVE_ROWS, "needs", ()).values())
LESSON_OF: Final[Mapping[str, str]] = column(MOVE_ROWS, "lesson")
WAYS: Final[Mapping[str, str]] = {
    "phone": "on the phone",
    "visit": "face to face",
    "letter": "in writing",
    "last": "as the two were last in touch this week, else on the phone",
    "alone": "the rep acts without the client, and what is said of it is a note to oneself",
}
"""How the rep and the client are in touch at a move: its `by`. For those who put it into words."""
TAGS: Final[Mapping[str, str]] = {
    "demands": "asks the client for what is ours",
    "greeted": "the rep gets in touch with it, and is greeted",
    "promises": "asks for a promise",
    "judges": "says what the rep thinks of an open excuse",
    "helps": "does the client good",
    "closes_gap": "helps it to pay what it cannot",
    "checks": "finds out about an excuse without asking the client",
    "foresees": "tells whom the client means to pay this Friday (a request granted: where a call was asked for)",
    "plans": "writes into the rep's own plan: nobody is asked for anything",
    "by_parts": "is paid in weekly parts",
    "trap": "is there to be seen through",
    "prepares": "is worth what the move is worth that it prepares",
    "answers": "answers what a client has come with, and is offered where that stands",
    "settles": "settles a part of the debt otherwise than in money",
    "weighty": "is dear or cannot be taken back: a person is asked first whether it is meant",
}
"""What a tag of a move says of it."""
TOUCHED: Final[Mapping[str, str]] = {
    "trust": "the client's trust in us",
    "attention": "its attention to our claim",
    "leverage": "what presses it: supply on hold, and whether our threats are believed",
    "margin": "what recovery costs us: money spent, given away or tied up, orders refused",
}
"""What a move can move, beside the money it asks for."""
TOUCHES: Final[Mapping[str, tuple[str, ...]]] = {
    move: tuple(touched) for move, touched in column(MOVE_ROWS, "touches", ()).items()
}
"""What each move can touch: which, never how far."""
DEMANDS: Final[tuple[str, ...]] = tuple(move for move in MOVE_IDS if MOVE_ROWS[move]["effect"] == "demand")
"""Moves that ask for money: only they are answered with an excuse, or with money on the spot."""


@cache
def tagged(tag: str) -> tuple[str, ...]:
    """The moves that bear a tag, in the order of the table."""
    assert tag in TAGS, f"{tag} is none of {', '.join(TAGS)}"
    return rows_tagged(MOVE_ROWS, tag)


def bears(move: str, tag: str) -> bool:
    """Does a move bear a tag? False for what is no move."""
    return move in tagged(tag)


def move_number(move: str) -> int:
    """The number of a move's id; `UnknownName` if there is none."""
    if move not in MOVE:
        raise UnknownName(Message("unknown.move", {"value": move, "nearest": nearest(move, MOVE_IDS), "allowed": MOVE_IDS}))
    return MOVE[move]


def move_table(
    forbid: tuple[str, ...] = (),
    change: Mapping[str, Mapping[str, float]] | None = None,
    allow: tuple[str, ...] = (),
) -> MoveTable:
    """The table with some moves forbidden and some numbers changed; `UnknownName` for a move that does not exist.

    `allow`: moves that are offered only where they are named.
    """
    columns = {name: np.array([float(number) for number in column(MOVE_ROWS, name, 0.0).values()]) for name in NUMBERS}
    for move, numbers in (change or {}).items():
        for name, value in numbers.items():
            columns[name][move_number(move)] = value
    # In quarters of an hour and whole yuan, sums come out exactly, in whatever order they are made.
    columns["hours"] = np.floor(columns["hours"] * QUARTERS + 0.5) / QUARTERS
    columns["budget"] = np.floor(columns["budget"])
    allowed = np.ones(len(MOVE_IDS), np.bool_)
    for move in MOVE_IDS:
        allowed[MOVE[move]] = move in allow or not MOVE_ROWS[move].get("only")
    for move in forbid:
        allowed[move_number(move)] = False
    for array in (*columns.values(), allowed):
        array.flags.writeable = False
    return MoveTable(**columns, allowed=allowed)
