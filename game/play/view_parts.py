"""Parts of what a screen shows of a client: an invoice, what was heard of a reason, a promise, what is said of Friday."""

from dataclasses import dataclass

from game.play.evidence import Evidence


@dataclass(frozen=True)
class InvoiceView:
    amount: float
    due_week: int  # 1-based; below 1: before the game
    weeks_late: int  # 0: not due yet


@dataclass(frozen=True)
class FindingView:
    """What was heard of one excuse: from the client, and from others."""

    excuse: str
    claimed: int  # how often it was raised
    evidence: tuple[Evidence, ...]  # the newest first


@dataclass(frozen=True)
class PromiseView:
    amount: float
    due_week: int  # 1-based
    given_week: int
    paid: float
    followed: int
    parts_left: int  # after this one

    @property
    def left(self) -> float:
        """What of it is still to come."""
        return max(self.amount - self.paid, 0.0)


@dataclass(frozen=True)
class FridayPlan:
    """What a source says of this Friday's payment run: whom the client means to pay unasked, promises aside."""

    whom: str  # us, others or nobody
    right: float  # how often such a source is right, 0…1
