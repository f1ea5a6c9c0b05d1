"""What is told of a table that was read: what was understood, what was guessed, what is not in it, what was made up."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from game.language.messages import tell
from game.language.words import say
from game.ledgers.amounts import shown
from game.ledgers.cases import Chosen
from game.ledgers.temper import SALES_OWED
from sim_core.public.ledgers import Ledger, written_day
from sim_core.public.messages import Message

GUESS, LEFT = "ledger.guess.", "ledger.left."


def told(ledger: Ledger, found: Chosen, money: Mapping[str, object], guess: Message | None, language: str) -> Iterator[str]:
    """Lines for a person."""
    yield say("ledger.understood", language)
    labels = [label for role, label in ledger.columns if role == "bucket"]
    for role, label in ledger.columns:
        if role != "bucket":
            yield say("ledger.column", language, label=label, role=say(f"ledger.role.{role}", language))
    if labels:
        yield say("ledger.buckets", language, labels=" | ".join(labels))
    if ledger.as_of is not None:
        yield say("ledger.as_of", language, date=written_day(ledger.as_of))
    owing = [one for one in ledger.debtors if one.bills]
    late = [bill.amount for one in owing for bill in one.bills if _is_late(bill.late, bill.age, one.terms_days)]
    sums = {"owed": ledger.owed, "overdue": sum(late, Decimal(0))}
    counts = {"clients": len(owing), "bills": ledger.bills}
    yield say("ledger.sums", language, **counts, **{name: shown(amount, money) for name, amount in sums.items()})
    if ledger.netted:
        yield say("ledger.netted", language, netted=shown(ledger.netted, money))
    owed = sum((case.owed for case in found.cases), Decimal(0))
    overdue = sum((case.overdue for case in found.cases), Decimal(0))
    values = {"owed": shown(owed, money), "overdue": shown(overdue, money)}
    yield say("ledger.taken", language, clients=len(found.cases), **values)
    messages = [*ledger.guesses, *([guess] if guess else []), *ledger.left_out, *found.told]
    guesses = [one for one in messages if one.key.startswith(GUESS)]
    yield from _list("ledger.guessed", guesses, language)
    yield from _list("ledger.without", [one for one in messages if one not in guesses], language)
    yield say("ledger.made_up", language, weeks=SALES_OWED)


def _is_late(late: int | None, age: int | None, terms: int | None) -> bool:
    """Is a bill overdue? Where only its age is known, from thirty days on, or its client's terms."""
    return late > 0 if late is not None else (age or 0) > (30 if terms is None else terms)


def _list(head: str, messages: list[Message], language: str) -> Iterator[str]:
    if messages:
        yield say(head, language)
        yield from (say("ledger.item", language, text=tell(one, language)) for one in messages)
