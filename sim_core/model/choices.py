"""What is chosen, and what the rep sees happen: choices, the events of moves, the events of a week."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from sim_core.model.arrays import Codes, Flags, Levels, Rows, Yuan


@dataclass
class Choice:
    """One move for each episode, [E]; or a round, [E, R]: moves on different clients, made one after the other.

    `move` is a 0-based number in the table; −1: no move.
    """

    move: Codes
    client: Codes
    amount: Yuan
    weeks: Codes  # from now
    belief: Levels | None = None  # chance that the open excuse is true; nan: not stated
    cash_low: Yuan | None = None  # free cash, as the rep sees it; nan: not stated
    cash_high: Yuan | None = None


@dataclass
class Events:
    """What the rep saw happen after a move. [E], or [E, R] after a round."""

    move: Codes
    client: Codes
    said: Codes  # `Said`
    excuse: Codes  # `Excuse` the answer is about, −1
    paid: Yuan
    amount: Yuan  # promised, planned, granted or discounted
    shown_true: Rows  # excuses that a source called so, as bits
    shown_false: Rows  # that a source called not so


@dataclass
class WeekEvents:
    """What the rep saw happen at the end of a week. [E, C] unless said otherwise."""

    paid: Yuan  # in the payment run and on promises
    due: Yuan  # promised for this week
    kept: Flags
    broken: Flags
    ordered: Yuan
    refused: Yuan
    fallen_due: Yuan
    left: Flags  # this week
    failed: Flags
    request: Codes  # `Request` it comes with on Monday, −1
    news: Flags  # [E, events] announced this week
    support: Yuan  # [E] arrived from the company


Moves = TypeVar("Moves", Choice, Events)


def reshaped(moves: Moves, shape: tuple[int, ...]) -> Moves:
    """The same choices or events in another shape."""
    columns = {field.name: getattr(moves, field.name) for field in fields(moves)}
    return replace(moves, **{name: column.reshape(shape) for name, column in columns.items() if column is not None})


def picked(choice: Choice, at: Rows) -> Choice:
    """Some of the choices [N]."""
    columns = {field.name: getattr(choice, field.name) for field in fields(choice)}
    return replace(choice, **{name: column[at] for name, column in columns.items() if column is not None})
