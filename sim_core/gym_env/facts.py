"""What a player sees, as numbers: the rep's file and desk, scaled. Names and numbers come from one list."""

from collections.abc import Callable
from typing import Final

import numpy as np

from sim_core.arrays import AnyArray, Levels, Rows, Weeks
from sim_core.legal import complaint_about
from sim_core.state import AccountState, Sight
from sim_core.vocabulary import STALE_WEEKS, Cause, Excuse, Finding

MILLION: Final = 1e6
HALF_YEAR: Final = 26.0
HIGHEST: Final = 1000.0
"""Money beyond a thousand million is shown as that."""
LOWEST: Final = -1.0

At = tuple[Rows, Rows]
Fact = Callable[[AccountState, Weeks, At], AnyArray]


def _money(field: str) -> Fact:
    return lambda account, week, at: getattr(account, field)[at] * (1 / MILLION)


def _ago(field: str) -> Fact:
    return lambda account, week, at: np.minimum(week - getattr(account, field)[at], HALF_YEAR) * (1 / HALF_YEAR)


def _ahead(field: str) -> Fact:
    """Weeks to go: negative where it is past, as far as −1."""
    return lambda account, week, at: np.maximum(getattr(account, field)[at] - week, -HALF_YEAR) * (1 / HALF_YEAR)


def _level(field: str, top: float = 1.0) -> Fact:
    return lambda account, week, at: getattr(account, field)[at] * (1 / top)


def _excuse(kind: Excuse) -> Fact:
    return lambda account, week, at: account.excuse[at] == kind


def _cause(kind: Cause) -> Fact:
    return lambda account, week, at: account.gap_cause[at] == kind


def open_evidence(account: AccountState, week: Weeks, at: At) -> Levels:
    """[N] what the file says of the open excuse: + how surely it is true, − how surely it is false, 0 nothing or stale."""
    place = (*at, np.maximum(account.excuse[at], 0).astype(np.intp))
    found = account.found[place]
    fresh = (account.excuse[at] >= 0) & (week - account.found_week[place] <= STALE_WEEKS)
    sign = np.where(found == Finding.TRUE, 1.0, np.where(found == Finding.FALSE, -1.0, 0.0))
    return sign * account.found_sure[place] * fresh


def _kept_share(account: AccountState, week: Weeks, at: At) -> Levels:
    return account.kept[at] / np.maximum(account.promised[at], 1.0)


FACTS: Final[dict[str, Fact]] = {
    "owed": _money("owed"),
    "overdue": _money("overdue"),
    "received": _money("received"),
    "paid this week": _money("paid_week"),
    "stars": _level("stars", 5.0),
    "mood": _level("mood", 4.0),
    "contacts": _level("contacts", 8.0),
    "since contact": _ago("contact_week"),
    "since asked for money": _ago("asked_week"),
    "since visit": _ago("visit_week"),
    "since paid": _ago("last_paid_week"),
    "letters": _level("letters"),
    **{f"excuse {kind.name.lower()}": _excuse(kind) for kind in Excuse},
    "evidence": open_evidence,
    "since excuse": _ago("excuse_week"),
    "since challenge": _ago("challenge_week"),
    "excused for": _ahead("excused_until"),
    "complaint": lambda account, week, at: complaint_about(account, at) >= 0,
    "free cash from": _money("cash_low"),
    "free cash to": _money("cash_high"),
    "since cash read": _ago("cash_week"),
    "gap": _money("gap_amount"),
    "since gap": _ago("gap_week"),
    **{f"gap by {kind.name.lower()}": _cause(kind) for kind in Cause if kind != Cause.NONE},
    "since company asked": _ago("company_week"),
    "since difficulties": _ago("difficulties_week"),
    "planned": _money("plan_amount"),
    "plan for": _ahead("plan_week"),
    "plan shared": _level("plan_shared"),
    "promised": _money("promise"),
    "promised paid": _money("promise_paid"),
    "promise due": _ahead("promise_due"),
    "followed": _level("promise_followed", 4.0),
    "parts to come": _level("promise_parts", HALF_YEAR),
    "kept share": _kept_share,
    "broken": _money("broken"),
    "on hold": _level("hold"),
    "paid on hold": _money("hold_paid"),
    "bluffs": _level("bluffs", 4.0),
    "since promotion": _ago("promo_week"),
    "since campaign": _ago("campaign_week"),
    "since outlets": _ago("outlets_week"),
    "rebate for": _ahead("rebate_until"),
    "since push": _ago("push_week"),
    "since discount": _ago("discount_week"),
    "left": _level("left"),
    "failed": _level("failed"),
}
"""What is shown of every client."""
DESK: Final = ("weeks left", "hours", "budget", "manager visits", "support next week", "support later")


def names(client_ids: tuple[str, ...]) -> tuple[str, ...]:
    """What each number of an observation is."""
    return (*DESK, *(f"{client}: {fact}" for client in client_ids for fact in FACTS))


def client_facts(sight: Sight, at: At) -> Levels:
    """[N, facts] of the clients at (rows, clients), float32."""
    account, week = sight.account, sight.desk.week[at[0]]
    facts = np.empty((len(FACTS), len(at[0])), np.float32)
    for number, fact in enumerate(FACTS.values()):
        facts[number] = fact(account, week, at)
    return np.minimum(facts, HIGHEST, out=facts).T


def desk_facts(sight: Sight) -> Levels:
    """[E, desk] facts, float32."""
    desk, public = sight.desk, sight.public
    facts = np.empty((len(desk.week), len(DESK)), np.float32)
    facts[:, 0] = (public.weeks - desk.week) * (1 / HALF_YEAR)
    facts[:, 1] = desk.hours * (1 / public.hours_per_week)
    facts[:, 2] = desk.budget * (1 / MILLION)
    facts[:, 3] = desk.manager_visits * (1 / 4.0)
    facts[:, 4] = desk.support[:, 1] * (1 / MILLION)
    facts[:, 5] = desk.support[:, 2] * (1 / MILLION)
    return np.minimum(facts, HIGHEST, out=facts)
