"""How a claim is looked into: by a function of its own for each key, which says what is wrong with it; empty where it holds."""

from collections.abc import Callable
from typing import Final

from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim

Check = Callable[[Record, Claim], str]
CHECKS: Final[dict[str, Check]] = {}
"""By key of a sentence; filled by the files that look."""
LATE: Final = 50_000.0
"""Yuan overdue from which somebody is in arrears."""


def claims(key: str) -> Callable[[Check], Check]:
    """The function that looks into `observed.KEY`."""

    def noted(check: Check) -> Check:
        CHECKS[f"observed.{key}"] = check
        return check

    return noted


def first(*problems: tuple[bool, str]) -> str:
    """The first thing that is not as it should be."""
    return next((told for fine, told in problems if not fine), "")


def same(one: float, other: float) -> bool:
    """The same amount, to the yuan."""
    return abs(float(one) - float(other)) < 1.0


def made(record: Record, claim: Claim, *moves: str) -> list[Decision]:
    """What was done with the claim's client in the claim's week."""
    return [one for one in record.moves(claim.values["client"], *moves) if one.week + 1 == claim.values["week"]]


def own(record: Record, claim: Claim) -> Decision:
    """The decision that the claim is about."""
    return record.decisions[claim.number]
