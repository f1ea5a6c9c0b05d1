"""The debtors of a ledger as clients of a game: who is taken, terms and ages in weeks, amounts in what the game counts in."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from sim_core.public.ledgers import Debtor, Entry, Ledger, LedgerError, fewer, numbers_left, weeks_up
from sim_core.public.messages import Message
from sim_core.public.scenarios import GRADES, MAX_CLIENTS, Grade, step_for

USUAL_CLIENTS: Final = 8
"""So many are taken where nobody says how many: as many as a class can look after in an afternoon."""
USUAL_TERMS: Final = 30
"""Days from invoice to due date where the table does not say."""
MOST_BILLS: Final = 12
"""A client's ledger has no more lines: a screen of them."""
OLDEST: Final = 150
LONGEST_TERMS: Final = 52
LEAST_STEPS: Final = 2
"""Who owes less than so many steps in which people pay has nothing to be asked for."""
MOST_STEPS: Final = 10**7
"""Nobody owes more: beyond it a scenario cannot count, and among millions a bill of fifty is nothing to be asked for."""
LEAST_HOURS: Final = 9.0
"""A week: so that the longest move there is, to sit in, can be made."""
UNITS_A_STEP: Final = 10_000


@dataclass(frozen=True)
class Case:
    """A client of the game to be. `bills`: pairs of an amount and its age in weeks, the oldest first.

    `due`: what is overdue, or falls due while it can still be asked for. `weeks_late`: of its oldest bill; 0 if none is late.
    `numbers`: of the documents, by the ages of their bills.
    """

    name: str
    contact: str
    bills: tuple[tuple[Decimal, int], ...]
    terms: int
    overdue: Decimal
    due: Decimal
    weeks_late: int
    credit_limit: Decimal | None
    numbers: Mapping[int, str] = field(default_factory=dict)

    @property
    def owed(self) -> Decimal:
        return sum((amount for amount, _ in self.bills), Decimal(0))


@dataclass(frozen=True)
class Chosen:
    """Those that are in the game, and what was decided on the way. `told`: who was left out, and what was guessed."""

    cases: tuple[Case, ...]
    level: int
    grade: Grade
    step: Decimal
    told: tuple[Message, ...]


def chosen(ledger: Ledger, most: int | None = None, terms_days: int | None = None) -> Chosen:
    """The clients that owe most, at most `most` of them. `LedgerError` if nothing of any of them falls due in a game.

    `terms_days`: from invoice to due date, for those of whom the table does not say.
    """
    told: list[Message] = []
    usual = _usual_terms(ledger, terms_days, told)
    owing = sorted((one for one in ledger.debtors if one.bills), key=lambda one: (-one.owed, one.name))
    in_credit = len(ledger.debtors) - len(owing)
    if in_credit:
        told.append(Message("ledger.left.nothing_owed", {"count": in_credit}))
    wanted = owing[: min(most or USUAL_CLIENTS, MAX_CLIENTS)]
    if len(wanted) < len(owing):
        rest = sum((one.owed for one in owing[len(wanted) :]), Decimal(0))
        values = {"taken": len(wanted), "of": len(owing), "share": _share(rest, ledger.owed)}
        told.append(Message("ledger.left.smaller", values))
    step = Decimal(repr(step_for([float(one.owed) for one in wanted])))
    while max(one.owed for one in wanted) > MOST_STEPS * step:
        step *= 10
    large = [one for one in wanted if one.owed >= LEAST_STEPS * step]
    if len(large) < len(wanted):
        names = tuple(one.name for one in wanted if one not in large)
        told.append(Message("ledger.left.tiny", {"names": names}))
    grade = _grade(len(large))
    cases = [_case(one, usual, grade, step) for one in large]
    kept = [one for one in cases if one.due > 0]
    if not kept:
        raise LedgerError(Message("ledger.nothing_due", {"weeks": grade.weeks}))
    if len(kept) < len(cases):
        told.append(Message("ledger.left.not_due", {"names": tuple(one.name for one in cases if not one.due)}))
    merged = sum(len(one.bills) for one in large) - sum(len(case.bills) for case in cases)
    if merged:
        told.append(Message("ledger.note.merged", {"count": merged}))
    level = next(level for level, one in GRADES.items() if one == _nearest(len(kept)))
    return Chosen(tuple(kept), level, _grade(len(kept)), step, tuple(told))


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{part / whole * 100:.0f}%" if whole else "0%"


def _nearest(clients: int) -> Grade:
    """The grade of practice that has as many clients, or the next more."""
    return next((one for one in GRADES.values() if one.clients >= clients), list(GRADES.values())[-1])


def _grade(clients: int) -> Grade:
    """Weeks, hours and budget for so many clients: those of practice, by the head."""
    near = _nearest(clients)
    hours = near.hours * clients / near.clients if clients > near.clients else near.hours - 2.0 * (near.clients - clients)
    shared = {**near.__dict__, "clients": clients, "hours": max(round(hours * 2) / 2, LEAST_HOURS)}
    return Grade(**{**shared, "budget": max(round(near.budget * clients / near.clients, -4), 20_000)})


def _usual_terms(ledger: Ledger, given: int | None, told: list[Message]) -> int:
    """Days from invoice to due date of those that have none of their own."""
    known = Counter(one.terms_days for one in ledger.debtors if one.bills and one.terms_days is not None)
    if given is not None:
        return given
    lacking = [one for one in ledger.debtors if one.bills and one.terms_days is None]
    usual = known.most_common(1)[0][0] if known else USUAL_TERMS
    if lacking:
        told.append(Message("ledger.guess.terms" if ledger.dated == "due" else "ledger.guess.terms_age", {"days": usual}))
    return int(usual or 0)


def _case(debtor: Debtor, usual: int, grade: Grade, step: Decimal) -> Case:
    days = usual if debtor.terms_days is None else debtor.terms_days
    lates = [(bill.amount, weeks_up(_late(bill, days))) for bill in debtor.bills]
    terms = min(max(round(days / 7), max((-late for _, late in lates), default=0)), LONGEST_TERMS)
    all_aged = [(amount, min(max(terms + late, 0), OLDEST)) for amount, late in lates]
    aged = fewer(all_aged, MOST_BILLS)
    numbered = [(*one, bill.number) for one, bill in zip(all_aged, debtor.bills, strict=True)]
    bills = _in_units(aged, step / UNITS_A_STEP)
    late = [(amount, age - terms) for amount, age in bills if age > terms]
    return Case(
        debtor.name,
        debtor.contact,
        bills,
        terms,
        sum((amount for amount, _ in late), Decimal(0)),
        sum((amount for amount, age in bills if terms - age <= grade.weeks - 2), Decimal(0)),
        max((weeks for _, weeks in late), default=0),
        debtor.credit_limit,
        numbers_left(numbered, aged),
    )


def _late(bill: Entry, terms_days: int) -> int:
    return bill.late if bill.late is not None else (bill.age or 0) - terms_days


def _in_units(bills: Sequence[tuple[Decimal, int]], unit: Decimal) -> tuple[tuple[Decimal, int], ...]:
    """Amounts in whole units, which together are what they were, rounded: the largest remainders are rounded up."""
    floors = [int((amount / unit).to_integral_value(ROUND_FLOOR)) for amount, _ in bills]
    missing = round(sum((amount for amount, _ in bills), Decimal(0)) / unit) - sum(floors)
    by_rest = sorted(range(len(bills)), key=lambda number: floors[number] - bills[number][0] / unit)
    for number in by_rest[:missing]:
        floors[number] += 1
    return tuple((count * unit, age) for count, (_, age) in zip(floors, bills, strict=True) if count)
