"""What a client taken from a ledger may hide. A table shows how late somebody is, and not why: that is made up here, by rule.

The rules, so that a trainer can foresee and change them:

- Clients are ranked by how late they are: half by the share of their debt that is overdue, half by the age of the oldest bill.
- The latest third is played by those who have money and hold it back, the middle third by those who have some and put off,
  the rest by those who are careful and mostly honest. Within a third, a number made from the name chooses; nobody's part is
  given twice while others are free.
- One client goes against its rank, so that the ledger alone does not tell: of the late half, the one with the smallest number
  is honest and short of cash; of the punctual half, if there are four clients or more, one bargains for all it is worth.
- Money is in weeks of sales, and sales are taken from the debt: so cash is a share of what is owed, whatever the currency.
- All else (honesty, patience, complaints that are real or not, other suppliers) is drawn from the part's ranges as
  `finalkick play practice` draws them, the same for the same name; drawn anew where a few games show that a trick would win.
"""

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from game.ledgers.cases import Case
from sim_core.public.scenarios import likely_hidden

HOLD_BACK: Final = ("smooth_talker", "old_friend", "squeezer")
PUT_OFF: Final = ("bureaucrat", "hothead", "newcomer")
CAREFUL: Final = ("straight_shooter", "worrier", "newcomer")
HONEST_AND_SHORT: Final = "worrier"
BARGAINS: Final = "squeezer"
SALES_OWED: Final = 14
"""Weeks of sales that a client owes: as in practice, where it makes games that are worth playing."""
LEAST_CASH: Final = Decimal("0.3")
"""Cash is scaled by what falls due in the game, but not below this share."""


def number_of(name: str) -> int:
    """A number for a name, the same everywhere."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "little")


def lateness(case: Case) -> float:
    """How late a client is, from 0 to 1: half by the share overdue, half by the weeks of its oldest bill, 13 being a lot."""
    return 0.5 * float(case.overdue / case.owed) + 0.5 * min(case.weeks_late / 13, 1.0)


def parts_for(cases: Sequence[Case]) -> dict[str, str]:
    """The persona of each client, by name."""
    ranked = sorted(cases, key=lambda case: (-lateness(case), number_of(case.name)))
    late_half, punctual = ranked[: (len(ranked) + 1) // 2], ranked[(len(ranked) + 1) // 2 :]
    parts: dict[str, str] = {}
    if len(cases) > 1:
        parts[min(late_half, key=lambda case: number_of(case.name)).name] = HONEST_AND_SHORT
    if len(cases) > 3:
        parts[min(punctual, key=lambda case: number_of(case.name)).name] = BARGAINS
    for place, case in enumerate(ranked):
        if case.name not in parts:
            third = (HOLD_BACK, PUT_OFF, CAREFUL)[min(place * 3 // len(ranked), 2)]
            parts[case.name] = _least_used(third, list(parts.values()), number_of(case.name))
    return parts


def _least_used(choice: Sequence[str], given: Sequence[str], number: int) -> str:
    """Of those that were given least often, the one that a number leads to."""
    least = min(given.count(one) for one in choice)
    free = [one for one in choice if given.count(one) == least]
    return free[number % len(free)]


def weekly_sales(case: Case) -> Decimal:
    """What a client orders a week, guessed from what it owes."""
    oldest = max(case.terms, *(age for _, age in case.bills))
    return round_off(case.owed / min(SALES_OWED, 3 * (oldest + 1)))


def hidden_of(case: Case, persona: str, level: int, unit: Decimal, turn: int = 0) -> dict[str, Any]:
    """What a client hides, amounts in what its file counts in, none finer than a unit. `turn`: how often drawn before."""
    sales = weekly_sales(case)
    share = max(min(case.due / case.owed, Decimal(1)), LEAST_CASH)

    def money(weeks: float) -> Decimal:
        return round_off(sales * Decimal(repr(round(weeks, 4))), unit)

    hidden = likely_hidden(number_of(f"{case.name} {turn}" if turn else case.name), persona, level, money)
    hidden["cash"] = {"between": [round_off(one * share, unit) for one in hidden["cash"]["between"]]}
    return hidden


def round_off(amount: Decimal, unit: Decimal = Decimal(0)) -> Decimal:
    """An amount with two digits that matter, and none finer than a unit."""
    if amount <= 0:
        return Decimal(0)
    finest = max(Decimal(10) ** (amount.adjusted() - 1), unit)
    return (amount / finest).to_integral_value() * finest
