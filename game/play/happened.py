"""What came of moves and weeks, what the coach said of them, and how a game ended: as the rep saw it."""

from dataclasses import dataclass

from sim_core.coach import Remark
from sim_core.public.games import Result, Revealed, Shown, Step

TOLD = "ask_difficulties"
"""The source that is what a client tells of itself: its words stand in the talk, and a note cites them."""


@dataclass(frozen=True)
class MoveLine:
    """A move and what came of it, as the rep saw it. `said` and `excuse` are names in small letters."""

    week: int  # 1-based
    step: Step
    said: str
    excuse: str
    paid: float
    amount: float
    mood: int
    shown: tuple[Shown, ...]  # what sources said of reasons
    raised: str = ""  # the reason that it raised beside the answer: after something was put right, say
    asked_for: str = ""  # what the client had come with that Monday, and stood open; "" for nothing
    asked_goods: float = 0.0  # goods that is about


@dataclass(frozen=True)
class WeekLine:
    """A client's end of a week."""

    client: str
    paid: float
    due: float  # promised for this week
    kept: bool
    broken: bool
    ordered: float
    refused: float
    fallen_due: float
    left: bool
    failed: bool
    request: str = ""  # what it comes with on Monday, by name; "" for nothing
    request_goods: float = 0.0  # goods that is about
    lapsed: str = ""  # what it had come with before, and got no answer to
    lapsed_goods: float = 0.0
    foreseen: str = ""  # whom it was said to mean to pay this Friday: us, others, nobody; "" where nobody told


@dataclass(frozen=True)
class WeekReport:
    """The end of a week, as the rep saw it. `news` are numbers of the scenario's events."""

    week: int  # 1-based, the week that ended
    clients: list[WeekLine]
    news: list[int]
    support: float
    received: float  # in the whole week, on demand and by itself
    overdue_start: list[float]  # on Monday; these and all below by client
    overdue_before: list[float]  # on Friday, before anything was paid of itself
    overdue_after: list[float]
    received_of: list[float]  # in the whole week, as are the next three
    resold: list[float]  # of that, what goods taken back have brought
    discounted: list[float]
    written_off: list[float]
    unheard: list[int]  # weeks since it last had word from us, or of the whole game where it never had; 0 where it is gone


def gone_in(report: WeekReport) -> tuple[int, ...]:
    """The numbers of the clients that have left or failed in a week."""
    return tuple(number for number, line in enumerate(report.clients) if line.left or line.failed)


@dataclass(frozen=True)
class Comment:
    """Something the coach has said. `moment`: briefing, start (of a week), move, end (of a week)."""

    steps: int  # how many choices had been made
    week: int  # 1-based
    moment: str
    remark: Remark


@dataclass(frozen=True)
class Final:
    """The end of a game."""

    result: Result
    net: float
    score: float
    medal: str
    idle: float
    textbook: float
    target: float
    digest: str
    revealed: Revealed
    found: int = 0  # reasons found out
    usual: float | None = None  # what the textbook comes to with other luck on average, where that was worked out
