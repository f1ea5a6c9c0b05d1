"""What an effect works on: one client of one game, the rep's desk, this week's luck, and what the rep sees of it."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from sim_core.compiled import floor, inlined
from sim_core.model.book import Terms
from sim_core.model.luck import Purpose, WeekLuck, draw_again, look
from sim_core.model.records import Code, CodeOrNone, Flag, Money, Number, dtype_of
from sim_core.model.state import Account, Client, Desk
from sim_core.model.vocabulary import Mood, Said

MOODS: Final = len(Mood)


@dataclass(slots=True)
class Answer:
    """What the rep sees of a move."""

    said: Code  # `Said`
    excuse: Code  # `Excuse` the answer is about, −1
    paid: Money
    amount: Money  # promised, planned, granted or discounted
    shown_true: Number  # excuses that a source called so in this move, as bits
    shown_false: Number  # that a source called not so


@dataclass(slots=True)
class Friday:
    """What the rep sees of a client at the end of a week."""

    paid: Money  # in the payment run and on promises
    due: Money  # promised for this week
    kept: Flag
    broken: Flag
    ordered: Money
    refused: Money
    fallen_due: Money
    left: Flag  # this week
    failed: Flag
    request: CodeOrNone  # `Request` it comes with on Monday, −1


ANSWER: Final = dtype_of(Answer)
FRIDAY: Final = dtype_of(Friday)


class Here(NamedTuple):
    """One client in one week: what it hides, the rep's file on it, its terms; the rep's desk; luck; the answer."""

    client: Client
    account: Account
    terms: Terms
    desk: Desk
    luck: WeekLuck
    answer: Answer
    week: int


@inlined
def silence(answer: Answer) -> None:
    """Nothing said, nothing paid, nothing shown."""
    answer.said, answer.excuse, answer.paid, answer.amount = Said.NOTHING, -1, 0.0, 0.0
    answer.shown_true = answer.shown_false = 0


@inlined
def draw(here: Here, purpose: int) -> float:
    """Fresh luck for a purpose; a second use in the same week on the same client draws anew."""
    repeat = here.client.uses[purpose]
    here.client.uses[purpose] += 1
    return draw_again(here.luck, purpose, repeat)


@inlined
def change_trust(client: Client, change: float) -> None:
    """Trust won or lost, kept within 0…1."""
    client.trust = min(max(client.trust + change, 0.0), 1.0)


@inlined
def mood_of(trust: float, luck: float) -> int:
    """The mood word a rep would use: trust, blurred by ±0.1, in five steps."""
    return int(min(floor(max(trust + (luck - 0.5) * 0.2, 0.0) * MOODS), MOODS - 1.0))


@inlined
def read_mood(here: Here) -> None:
    """Note how the client comes across."""
    here.account.mood = mood_of(here.client.trust, look(here.luck, Purpose.MOOD))
