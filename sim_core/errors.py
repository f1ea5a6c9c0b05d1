"""What can go wrong, and how it is told.

The simulation speaks no language: what it has to tell a person is a `Message`, a key with values; the game turns it into
Chinese or English. `str()` of an error is a plain English line for logs and command lines without translations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Sum(float):
    """An amount of money among the values of a message, in units: whoever shows it says it in the scenario's currency."""


@dataclass(frozen=True)
class Message:
    """Something to tell a person: a `key` of the word list, and the `values` its sentence quotes."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        quoted = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key.replace('_', ' ').replace('.', ': ')}{f' ({quoted})' if quoted else ''}"


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: where (line and column from 1, in characters), how bad, and what."""

    path: str
    line: int
    column: int
    level: str  # "error" or "warning"
    message: Message

    def place(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.place()}: {self.level}: {self.message}"


class SimError(Exception):
    """The family. Every error of the simulation carries a `Message`."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class ScenarioError(SimError):
    """A scenario that cannot be used, with every fault found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(Message("scenario_faulty", {"count": len(faults), "path": faults[0].path}))
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class UnknownName(SimError):
    """A scenario, move, client, bot or lesson that does not exist; names what does, and the nearest."""


class BadRun(SimError):
    """A run that makes no sense: a seed outside 0…2⁶⁴−1, fewer than one episode."""


class LedgerError(SimError):
    """A table that is no ledger, or one of which nothing is owed; names what was looked for."""


class IllegalMove(SimError):
    """A move that is not possible now. It was not made and has cost nothing. `rows` says for which episodes."""

    def __init__(self, message: Message, rows: list[int] | None = None) -> None:
        super().__init__(message)
        self.rows = rows or [0]


class ReplayMismatch(SimError):
    """A recorded game that does not come out again as it was recorded."""
