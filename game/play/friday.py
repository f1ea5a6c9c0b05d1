"""Friday: what the end of a week brought, in the order in which it is told, and the sum of it. All of it is on record.

Payments arrive one by one, promises are kept or broken, somebody has been forgotten, one thing may surprise, and the manager
looks up. Then: what was late on Monday − what was paid + what has fallen due … = what is late now; and what next week holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.play.found_out import found_out
from game.play.happened import MoveLine, WeekReport, gone_in
from game.play.session import Session
from game.play.view import ClientView, client_views
from game.play.xu import Note, note_for
from sim_core.public.scenarios import text_in
from sim_core.public.vocabulary import Request

FORGOTTEN_WEEKS: Final = 2
"""Weeks without a word after which a client that is late has something to say about it."""
SHORT: Final = 0.75
"""Of what the target wants in a week: below it the manager raises an eyebrow."""
LITTLE: Final = 0.05
"""The same where there is no target: of what was late on Monday."""
MOST_AHEAD: Final = 4
"""Dates of next week that are told one by one."""
REQUESTS: Final = tuple(one.name.lower() for one in Request)


@dataclass(frozen=True)
class Arrival:
    """What came of a client's Friday: a payment, a promise kept or broken, or both."""

    client: int
    paid: float
    due: float = 0.0  # promised for this week
    promise: str = ""  # kept, broken, or "" where none fell due


@dataclass(frozen=True)
class Sum:
    """What a client is late with, in yuan, Monday to Friday: start − received + fallen + early − discounted − lost = now."""

    client: int
    start: float
    received: float
    fallen: float
    early: float  # of what was received: paid before it was due
    discounted: float
    lost: float  # written off
    now: float


@dataclass(frozen=True)
class Ahead:
    """What next week holds: a request (by name), promise, due (an invoice), plan, unheard (`weeks` without a word), or more
    (`weeks` others of whom something falls due).
    """

    kind: str
    client: int
    amount: float
    weeks: int = 0


@dataclass(frozen=True)
class Surprise:
    """What nobody could count on: failed, left (still owing `amount`), news (of an event), unasked or first_broken."""

    kind: str
    client: int = -1
    event: int = -1
    amount: float = 0.0  # yuan


@dataclass(frozen=True)
class Friday:
    """The end of a week."""

    week: int  # 1-based, the week that ended
    arrivals: tuple[Arrival, ...]  # payments, the smaller first; then the promises that were broken
    forgotten: tuple[int, int] | None  # client, weeks without a word
    surprise: Surprise | None
    lost: tuple[int, ...]  # clients that have left or failed this week
    eyebrow: str  # of the manager: stern, raised, calm or pleased
    note: Note | None  # what the manager writes for Monday, and then says instead
    paid: tuple[float, ...]  # by client, in the week before Friday: on demand
    received: float
    sums: tuple[Sum, ...]
    needed: tuple[float, float]  # yuan a week that the target wanted before this week, and wants from now on
    ahead: tuple[Ahead, ...]


def friday_of(session: Session, report: WeekReport) -> Friday:
    """What the week that has just ended comes to."""
    views = client_views(session)
    arrivals = tuple(_arrivals(report))
    return Friday(
        week=report.week,
        arrivals=arrivals,
        forgotten=forgotten(report),
        surprise=_surprise(session, report, views),
        lost=gone_in(report),
        eyebrow=_eyebrow(session, report),
        note=note_for(session, report.week + 1),
        paid=tuple(
            max(whole - goods - line.paid, 0.0)
            for whole, goods, line in zip(report.received_of, report.resold, report.clients, strict=True)
        ),
        received=report.received,
        sums=tuple(_sum(report, number) for number in range(len(report.clients))),
        needed=_needed(session, report),
        ahead=tuple(_ahead(session, views, report)),
    )


def whole(sums: Sequence[Sum]) -> Sum:
    """The sum of all clients."""
    parts = {name: sum(getattr(one, name) for one in sums) for name in Sum.__dataclass_fields__ if name != "client"}
    return Sum(-1, **parts)


def _arrivals(report: WeekReport) -> Iterator[Arrival]:
    told = [
        Arrival(number, line.paid, line.due, "kept" if line.kept else "broken" if line.broken else "")
        for number, line in enumerate(report.clients)
        if line.paid > 0 or line.kept or line.broken
    ]
    yield from sorted(told, key=lambda one: (one.promise == "broken", one.paid, one.due, one.client))


def forgotten(report: WeekReport) -> tuple[int, int] | None:
    """Who is late, paid nothing, and has not heard from us for longest when a week ends: (client, weeks)."""
    every = enumerate(zip(report.unheard, report.overdue_after, report.received_of, strict=True))
    late = ((weeks, overdue, number) for number, (weeks, overdue, paid) in every if overdue > 0 and paid <= 0)
    weeks, _, client = max(late, default=(0, 0.0, -1))
    return (client, weeks) if weeks >= FORGOTTEN_WEEKS else None


def _surprise(session: Session, report: WeekReport, views: Sequence[ClientView]) -> Surprise | None:
    """The one thing that nobody could count on, the weightiest kind first."""
    for kind in ("failed", "left"):
        for number, line in enumerate(report.clients):
            if getattr(line, kind):
                return Surprise(kind, number, amount=views[number].owed)
    for number in report.news:
        if text_in(session.scenario.events[number].news, "en"):
            return Surprise("news", event=number)
    met = {line.step.client for line in session.log if isinstance(line, MoveLine) and line.week == report.week}
    own = ((line.paid, number) for number, line in enumerate(report.clients) if not line.due and line.client not in met)
    unasked = [(paid, number) for paid, number in own if paid > 0]
    if unasked:
        paid, number = max(unasked)
        return Surprise("unasked", number, amount=paid)
    for number, line in enumerate(report.clients):
        if line.broken and views[number].broken_count == 1 and views[number].kept_count > 0:
            return Surprise("first_broken", number, amount=line.due)
    return None


def _eyebrow(session: Session, report: WeekReport) -> str:
    (before, _), late = _needed(session, report), sum(report.overdue_start)
    if gone_in(report):
        return "stern"
    if session.scenario.find_reasons:  # it is not money that was asked for
        return "pleased" if found_out(session.log) >= session.scenario.find_reasons else "calm"
    if report.received <= 0 or report.received < (SHORT * before if session.scenario.target else LITTLE * late):
        return "raised"
    return "pleased" if before > 0 and report.received >= before else "calm"


def _needed(session: Session, report: WeekReport) -> tuple[float, float]:
    target, weeks = float(session.scenario.target or 0.0), session.scenario.weeks
    now = sum(session.received_by_week[: report.week])
    before, left = now - report.received, weeks - report.week
    wanted = max(target - before, 0.0) / (left + 1)
    return wanted, max(target - now, 0.0) / left if left else 0.0


def _sum(report: WeekReport, number: int) -> Sum:
    start, now = report.overdue_start[number], report.overdue_after[number]
    received, fallen = report.received_of[number], report.clients[number].fallen_due
    discounted, lost = report.discounted[number], report.written_off[number]
    early = now - start + received - fallen + discounted + lost
    return Sum(number, start, received, fallen, early, discounted, lost, now)


def _ahead(session: Session, views: Sequence[ClientView], report: WeekReport) -> Iterator[Ahead]:
    """Dates and threats of next week: what was promised first, then what is planned, falls due, or goes cold."""
    if session.over:
        return
    coming = report.week + 1
    found = [Ahead(one.request, one.number, one.request_goods) for one in views if one.request]
    found += [
        Ahead("promise", one.number, one.promise.amount - one.promise.paid)
        for one in views
        if one.promise and one.promise.due_week == coming and one.promise.amount > one.promise.paid
    ]
    found += [Ahead("plan", one.number, one.plan_amount) for one in views if one.plan_week == coming and one.overdue > 0]
    due = ((one.number, sum(bill.amount for bill in one.invoices if bill.due_week == coming)) for one in views)
    found += [Ahead("due", number, amount) for number, amount in due if amount > 0]
    silent = [
        Ahead("unheard", one.number, one.overdue, weeks)
        for one, weeks in zip(views, report.unheard, strict=True)
        if one.overdue > 0 and weeks >= 1
    ]
    found += sorted(silent, key=lambda one: -one.amount)[:1]
    order = (*REQUESTS, "promise", "plan", "due", "unheard")
    told = sorted(found, key=lambda one: (order.index(one.kind), -one.amount))
    yield from told[:MOST_AHEAD]
    if rest := [one for one in told[MOST_AHEAD:] if one.kind == "due"]:
        yield Ahead("more", -1, sum(one.amount for one in rest), len(rest))
