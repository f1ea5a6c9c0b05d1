"""What a player sees, as numbers: the rep's file and desk, scaled. Names and numbers come from one list."""

from typing import Any, Final

import numpy as np

from sim_core.compiled import inlined, rule
from sim_core.model.book import Rules
from sim_core.model.legal import complaint_about
from sim_core.model.records import Reader
from sim_core.model.state import Account, Desk
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import STALE_WEEKS, Cause, Finding, Paying, Request

MILLION: Final = 1e6
HALF_YEAR: Final = 26.0
HIGHEST: Final = 1000.0
"""Money beyond a thousand million is shown as that."""
LOWEST: Final = -1.0

MONEY: Final = {
    "owed": "owed",
    "overdue": "overdue",
    "received": "received",
    "paid this week": "paid_week",
    "free cash from": "cash_low",
    "free cash to": "cash_high",
    "gap": "gap_amount",
    "planned": "plan_amount",
    "promised": "promise",
    "goods asked about": "request_goods",
    "promised paid": "promise_paid",
    "broken": "broken",
    "paid on hold": "hold_paid",
}
"""In ¥1,000,000: by the field of the file that each shows."""
AGO: Final = {
    "since contact": "contact_week",
    "since asked for money": "asked_week",
    "since visit": "visit_week",
    "since paid": "last_paid_week",
    "since excuse": "excuse_week",
    "since challenge": "challenge_week",
    "since cash read": "cash_week",
    "since gap": "gap_week",
    "since company asked": "company_week",
    "since difficulties": "difficulties_week",
    "since promotion": "promo_week",
    "since campaign": "campaign_week",
    "since outlets": "outlets_week",
    "since push": "push_week",
    "since discount": "discount_week",
}
"""In half years; 1 where it has not happened, or longer ago."""
AHEAD: Final = {
    "excused for": "excused_until",
    "plan for": "plan_week",
    "promise due": "promise_due",
    "rebate for": "rebate_until",
}
"""In half years to go; negative where it is past, −1 at least."""
LEVELS: Final = {
    "contacts": ("contacts", 8.0),
    "letters": ("letters", 1.0),
    "plan shared": ("plan_shared", 1.0),
    "stars": ("stars", 5.0),
    "mood": ("mood", 4.0),
    "followed": ("promise_followed", 4.0),
    "parts to come": ("promise_parts", HALF_YEAR),
    "bluffs": ("bluffs", 4.0),
    "on hold": ("hold", 1.0),
    "left": ("left", 1.0),
    "failed": ("failed", 1.0),
}
"""By field, and what of it is shown as 1."""
READINGS: Final = ("evidence", "complaint", "kept share", *(f"pays {whom.name.lower()}" for whom in Paying))
"""Made of several fields: see `show_readings`."""
FACTS: Final = (
    *MONEY,
    *AGO,
    *AHEAD,
    *LEVELS,
    *(f"excuse {name}" for name in SHARED),  # one that only some scenarios know shows as none of them, and by its evidence
    *(f"gap by {kind.name.lower()}" for kind in Cause if kind != Cause.NONE),
    *(f"asks {kind.name.lower()}" for kind in Request),
    *READINGS,
)
"""What is shown of every client, in order."""
DESK: Final = ("weeks left", "hours", "budget", "manager visits", "support next week", "support later")
FIELDS: Final = (*MONEY.values(), *AGO.values(), *AHEAD.values(), *(field for field, _ in LEVELS.values()))
"""The fields of the file that are shown by themselves, in the order of `FACTS`."""
read_file: Final = Reader(Account, FIELDS)
# Where each kind of fact ends.
MONEY_END: Final = len(MONEY)
AGO_END: Final = MONEY_END + len(AGO)
AHEAD_END: Final = AGO_END + len(AHEAD)
LEVELS_END: Final = AHEAD_END + len(LEVELS)
EXCUSES_END: Final = LEVELS_END + len(SHARED)
CAUSES_END: Final = EXCUSES_END + len(Cause) - 1  # without `NONE`
REQUESTS_END: Final = CAUSES_END + len(Request)
# Factors as float32 has them: then a float64 times one of them rounds once.
MILLIONTH: Final = float(np.float32(1 / MILLION))
OF_HALF_YEAR: Final = float(np.float32(1 / HALF_YEAR))
OF_TOP: Final = tuple(float(np.float32(1 / top)) for _, top in LEVELS.values())
MOST_VISITS: Final = 4.0
PAYING: Final = len(Paying)


def names(client_ids: tuple[str, ...]) -> tuple[str, ...]:
    """What each number of an observation is."""
    return (*DESK, *(f"{client}: {fact}" for client in client_ids for fact in FACTS))


@rule
def show_client(account: Account, week: int, room: Any, out: Any) -> None:
    """The `FACTS` of a client, in `out` [facts] float32; `room` [fields] to work in."""
    numbers = read_file(account, room)
    for place in range(MONEY_END):
        out[place] = min(numbers[place] * MILLIONTH, HIGHEST)
    for place in range(MONEY_END, AGO_END):
        out[place] = min(week - numbers[place], HALF_YEAR) * OF_HALF_YEAR
    for place in range(AGO_END, AHEAD_END):
        out[place] = max(numbers[place] - week, -HALF_YEAR) * OF_HALF_YEAR
    for place in range(AHEAD_END, LEVELS_END):
        out[place] = min(numbers[place] * OF_TOP[place - AHEAD_END], HIGHEST)
    for place in range(LEVELS_END, EXCUSES_END):
        out[place] = account.excuse == place - LEVELS_END
    for place in range(EXCUSES_END, CAUSES_END):
        out[place] = account.gap_cause == place - EXCUSES_END
    for place in range(CAUSES_END, REQUESTS_END):
        out[place] = account.request == place - CAUSES_END
    show_readings(account, week, out)


@inlined
def show_readings(account: Account, week: int, out: Any) -> None:
    """What the file says of the open excuse (+ how surely it is true, − how surely it is false, 0 nothing or stale);
    whether there is a complaint to put right; the share of promises that were kept; and how surely it is said to mean to pay
    whom this Friday."""
    kind = max(account.excuse, 0)
    fresh = account.excuse >= 0 and week - account.found_week[kind] <= STALE_WEEKS
    sign = 1.0 if account.found[kind] == Finding.TRUE else -1.0 if account.found[kind] == Finding.FALSE else 0.0
    out[REQUESTS_END] = sign * account.found_sure[kind] * fresh
    out[REQUESTS_END + 1] = complaint_about(account) >= 0
    out[REQUESTS_END + 2] = min(account.kept / max(account.promised, 1.0), HIGHEST)
    for whom in range(PAYING):
        told = account.run == whom and account.run_week == week
        out[REQUESTS_END + 3 + whom] = account.run_sure * told


@inlined
def show_desk(desk: Desk, rules: Rules, out: Any) -> None:
    """The facts of `DESK`, in the first of `out` float32."""
    out[0] = (rules.weeks - desk.week) * (1 / HALF_YEAR)
    out[1] = min(desk.hours * (1 / rules.hours), HIGHEST)
    out[2] = min(desk.budget * (1 / MILLION), HIGHEST)
    out[3] = min(desk.manager_visits * (1 / MOST_VISITS), HIGHEST)
    out[4] = min(desk.support[1] * (1 / MILLION), HIGHEST)
    out[5] = min(desk.support[2] * (1 / MILLION), HIGHEST)
