"""What a screen shows, as plain values: read off a session's sight, the same for the window and the terminal."""

from dataclasses import dataclass

import numpy as np

from game.language.locale import WAN
from game.play.evidence import evidence_of
from game.play.found_out import found_out
from game.play.reports import request_named
from game.play.session import Session
from game.play.view_parts import FindingView, FridayPlan, InvoiceView, PromiseView
from sim_core.public.games import Step, least_amounts, legal_moves
from sim_core.public.vocabulary import (
    ASKS,
    FAMILY,
    MOVE_IDS,
    MOVE_ROWS,
    NEVER,
    Cause,
    Excuse,
    Mood,
    Paying,
    bears,
)

AGEING_BUCKETS = ((0, 4), (5, 8), (9, 13), (14, 10**6))
"""Weeks overdue of the four buckets after "not due": 1–4, 5–8, 9–13, over 13."""


@dataclass(frozen=True)
class ClientView:
    """One client as the rep knows it. Weeks are 1-based; None: never."""

    id: str
    number: int
    stars: int
    mood: str
    mood_before: str  # as it was when last week's desk was left; of the first week: as it is
    owed: float
    overdue: float
    ageing: tuple[float, float, float, float, float]  # not due, 1–4, 5–8, 9–13, over 13 weeks late
    received: float
    resold: float  # of that, what goods taken back have brought
    last_paid: float
    last_paid_week: int | None
    contact_week: int | None
    credit_limit: float
    terms: int
    weekly_sales: float
    on_hold: bool
    left: bool
    failed: bool
    excuse: str  # open, or ""
    excuse_week: int | None
    promise: PromiseView | None
    promised: float
    kept: float
    broken: float
    kept_count: int
    broken_count: int
    plan_amount: float
    plan_week: int | None
    plan_shared: float
    cash_low: float | None
    cash_high: float | None
    cash_weeks_old: int
    gap_cause: str
    gap_amount: float
    gap_weeks_old: int | None
    friday: FridayPlan | None  # what is said of this week's payment run
    request: str  # what it has come with, or ""
    request_goods: float  # goods that is about
    findings: list[FindingView]
    invoices: list[InvoiceView]

    @property
    def paid(self) -> float:
        """What it has paid itself, in money."""
        return self.received - self.resold

    @property
    def mood_change(self) -> int:
        """Steps up (+) or down (−) since last week."""
        return int(Mood[self.mood.upper()]) - int(Mood[self.mood_before.upper()])


@dataclass(frozen=True)
class DeskView:
    """The rep's desk."""

    week: int  # 1-based
    weeks: int
    hours: float
    hours_per_week: float
    budget: float
    support_coming: float
    manager_visits: int
    received: float
    target: float  # net to recover, as the scenario sets it; 0 if it sets none
    planned: float  # sum of the plan sheet
    found: int  # reasons found out
    to_find: int  # of them, as many as the scenario asks for; 0 if it asks for money
    owed: float
    overdue: float


@dataclass(frozen=True)
class MoveOption:
    """A move on a client: what it costs, and whether it is possible (`why` is a Message key and values if not)."""

    move: str
    family: str
    hours: float
    budget: float
    asks: frozenset[str]
    possible: bool


def _week(value: int) -> int | None:
    return None if value <= NEVER else int(value) + 1


def client_view(session: Session, number: int) -> ClientView:
    """One client, by number."""
    sight = session.game.sight()
    account, public = sight.account, sight.public
    week = int(sight.desk.week[0])

    def value(name: str) -> float:
        return getattr(account, name)[0, number].item()

    due = public.invoice_due[number]
    left = account.invoice[0, number]
    invoices = [
        InvoiceView(float(left[slot]), int(due[slot]) + 1, max(week - int(due[slot]), 0)) for slot in np.flatnonzero(left)
    ]
    buckets = [sum(one.amount for one in invoices if one.weeks_late == 0)]
    buckets += [sum(one.amount for one in invoices if max(low, 1) <= one.weeks_late <= high) for low, high in AGEING_BUCKETS]
    mood = int(value("mood"))
    before = int(session.mood_by_week[-1][number]) if session.mood_by_week else mood
    excuse = int(value("excuse"))
    gap = int(value("gap_cause"))
    read_cash = int(value("cash_week")) > NEVER
    promise = None
    if value("promise") > 0:
        promise = PromiseView(
            amount=value("promise"),
            due_week=int(value("promise_due")) + 1,
            given_week=int(value("promise_week")) + 1,
            paid=value("promise_paid"),
            followed=int(value("promise_followed")),
            parts_left=int(value("promise_parts")),
        )
    return ClientView(
        id=public.client_ids[number],
        number=number,
        stars=int(value("stars")),
        mood=Mood(mood).name.lower(),
        mood_before=Mood(before).name.lower(),
        owed=value("owed"),
        overdue=value("overdue"),
        ageing=(buckets[0], buckets[1], buckets[2], buckets[3], buckets[4]),
        received=value("received"),
        resold=value("resold"),
        last_paid=value("last_paid"),
        last_paid_week=_week(int(value("last_paid_week"))),
        contact_week=_week(int(value("contact_week"))),
        credit_limit=float(public.credit_limit[number]),
        terms=int(public.terms[number]),
        weekly_sales=float(public.weekly_sales[number]),
        on_hold=bool(value("hold")),
        left=bool(value("left")),
        failed=bool(value("failed")),
        excuse=Excuse(excuse).name.lower() if excuse >= 0 else "",
        excuse_week=_week(int(value("excuse_week"))) if excuse >= 0 else None,
        promise=promise,
        promised=value("promised"),
        kept=value("kept"),
        broken=value("broken"),
        kept_count=int(value("kept_count")),
        broken_count=int(value("broken_count")),
        plan_amount=value("plan_amount"),
        plan_week=_week(int(value("plan_week"))) if value("plan_amount") > 0 else None,
        plan_shared=value("plan_shared"),
        cash_low=value("cash_low") if read_cash else None,
        cash_high=value("cash_high") if read_cash else None,
        cash_weeks_old=week - int(value("cash_week")),
        gap_cause=Cause(gap).name.lower() if gap >= 0 else "",
        gap_amount=value("gap_amount"),
        gap_weeks_old=week - int(value("gap_week")) if int(value("gap_week")) > NEVER else None,
        friday=FridayPlan(Paying(int(value("run"))).name.lower(), value("run_sure")) if value("run_week") == week else None,
        request=request_named(int(value("request"))),
        request_goods=value("request_goods"),
        findings=_findings(session, number),
        invoices=invoices,
    )


def _findings(session: Session, number: int) -> list[FindingView]:
    heard, evidence = session.game.sight().account.heard[0, number], evidence_of(session, number)[::-1]
    return [
        FindingView(name, int(heard[kind]), tuple(one for one in evidence if one.excuse == name))
        for kind in Excuse
        if (name := kind.name.lower())
    ]


def client_views(session: Session) -> list[ClientView]:
    """All clients, in the scenario's order."""
    return [client_view(session, number) for number in range(len(session.scenario.clients))]


def desk_view(session: Session) -> DeskView:
    """The desk."""
    sight = session.game.sight()
    account, desk = sight.account, sight.desk
    return DeskView(
        week=min(int(desk.week[0]) + 1, sight.public.weeks),
        weeks=sight.public.weeks,
        hours=float(desk.hours[0]),
        hours_per_week=sight.public.hours_per_week,
        budget=float(desk.budget[0]),
        support_coming=float(desk.support[0].sum()),
        manager_visits=int(desk.manager_visits[0]),
        received=float(account.received[0].sum()),
        target=float(session.scenario.target or 0.0),
        planned=float(account.plan_amount[0].sum()),
        found=found_out(session.log),
        to_find=session.scenario.find_reasons,
        owed=float(account.owed[0].sum()),
        overdue=float(account.overdue[0].sum()),
    )


def move_options(session: Session, number: int) -> list[MoveOption]:
    """All moves of the table on one client, in order; those the scenario forbids are left out."""
    sight = session.game.sight()
    table, possible = sight.public.table, legal_moves(sight)[0, number]
    return [
        MoveOption(
            move=name,
            family=FAMILY[move],
            hours=float(table.hours[move]),
            budget=float(table.budget[move]),
            asks=ASKS[move],
            possible=bool(possible[move]),
        )
        for move, name in enumerate(MOVE_IDS)
        if table.allowed[move]
    ]


def suggested(session: Session, move: str, number: int) -> Step:
    """A step with sensible first figures for what the move asks, for the player to change."""
    return first_figures(client_view(session, number), desk_view(session), move, least(session, number))


def first_figures(view: ClientView, desk: DeskView, move: str, low: float) -> Step:
    """The same of what can be seen; `low`: the smallest amount that may be asked of the client."""
    left = desk.weeks - desk.week
    base = view.overdue or view.owed
    first, plan = MOVE_ROWS[move].get("first", {}), bears(move, "plans")
    share = float(first.get("share", 0.0))
    amount = min(max(round(base * share / WAN) * WAN, WAN), max(view.owed, 1.0)) if share else 0.0
    if share and not plan:
        amount = max(amount, low)
    soonest = 1 if bears(move, "by_parts") else 0
    weeks = min(int(first.get("weeks", 0)), max(left, soonest))
    return Step(move=move, client=view.id, amount=amount, weeks=weeks)


def least(session: Session, number: int) -> float:
    """The smallest amount that may be asked of a client."""
    return float(least_amounts(session.game.sight(), (np.array([0]), np.array([number])))[0])
