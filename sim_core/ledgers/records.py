"""What is read from a ledger: who owes what since when, and what was understood and guessed on the way."""

from dataclasses import dataclass, field
from decimal import Decimal

from sim_core.errors import Message


@dataclass(frozen=True)
class Entry:
    """A line of a table: a bill, or money in our debtor's favour (below 0), on the day of the report.

    `late`: days past due, 0 or less if it is not due; None if the table does not say. `age`: days since it was invoiced;
    None likewise. At least one of them is known. `number`: of the document; empty if the table has none.
    """

    amount: Decimal
    late: int | None
    age: int | None
    number: str = ""


@dataclass(frozen=True)
class Debtor:
    """A client of the table and what it owes, after credits were set against its oldest bills.

    `netted`: what was set off. `left_over`: what it has in its favour beyond all bills. `merged`: bills that were put together
    with others of their age, because there were too many.
    """

    name: str
    code: str
    bills: tuple[Entry, ...]
    netted: Decimal = Decimal(0)
    left_over: Decimal = Decimal(0)
    terms_days: int | None = None
    credit_limit: Decimal | None = None
    contact: str = ""

    @property
    def owed(self) -> Decimal:
        return sum((bill.amount for bill in self.bills), Decimal(0))


@dataclass(frozen=True)
class Ledger:
    """A table as it was understood.

    `debtors`: in the order of the table. `as_of`: the day of the report, None if nothing depends on it. `dated`: ages count
    from due dates ("due"), or from the day of the invoice ("age"). `columns`: pairs of a role and what the table calls it.
    `sign`: the sign of the currency in small letters, or its code; empty if there is none. `guesses`: what might be otherwise.
    `left_out`: what of the table is not in it.
    """

    debtors: tuple[Debtor, ...]
    as_of: int | None
    dated: str
    columns: tuple[tuple[str, str], ...]
    sign: str
    bills: int
    in_buckets: bool
    guesses: tuple[Message, ...] = ()
    left_out: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = field(default=())

    @property
    def netted(self) -> Decimal:
        return sum((one.netted for one in self.debtors), Decimal(0))

    @property
    def owed(self) -> Decimal:
        return sum((one.owed for one in self.debtors), Decimal(0))
