"""What a player sees, as numbers: the rep's file and desk, scaled. Names and numbers come from one list."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core.gym_env.pools import Pool
from sim_core.model.arrays import AnyArray, Levels, Rows, Weeks
from sim_core.model.legal import complaint_about
from sim_core.model.state import AccountState, Sight
from sim_core.model.vocabulary import STALE_WEEKS, Cause, Excuse, Finding

MILLION: Final = 1e6
HALF_YEAR: Final = 26.0
HIGHEST: Final = 1000.0
"""Money beyond a thousand million is shown as that."""
LOWEST: Final = -1.0

At = tuple[Rows, Rows]

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
READINGS: Final = ("evidence", "complaint", "kept share")
"""Made of several fields: see `readings`."""
FACTS: Final = (
    *MONEY,
    *AGO,
    *AHEAD,
    *LEVELS,
    *(f"excuse {kind.name.lower()}" for kind in Excuse),
    *(f"gap by {kind.name.lower()}" for kind in Cause if kind != Cause.NONE),
    *READINGS,
)
"""What is shown of every client, in order."""
DESK: Final = ("weeks left", "hours", "budget", "manager visits", "support next week", "support later")


def names(client_ids: tuple[str, ...]) -> tuple[str, ...]:
    """What each number of an observation is."""
    return (*DESK, *(f"{client}: {fact}" for client in client_ids for fact in FACTS))


@dataclass
class Reader:
    """Reads the facts of clients off the pools of a batch's file."""

    pool: Pool[AccountState]

    def __post_init__(self) -> None:
        ways = [(self.pool.holding(field), 1 / MILLION) for field in MONEY.values()]
        self._money = _grouped(ways)
        self._ago = _grouped([(self.pool.holding(field), 1.0) for field in AGO.values()])
        self._ahead = _grouped([(self.pool.holding(field), 1.0) for field in AHEAD.values()])
        self._levels = _grouped([(self.pool.holding(field), 1 / top) for field, top in LEVELS.values()])

    def client_facts(self, sight: Sight, at: At) -> Levels:
        """[N, facts] of the clients at (rows, clients), float32."""
        account, week = sight.account, sight.desk.week[at[0]]
        places = at[0] * account.owed.shape[1] + at[1]
        facts = np.empty((len(FACTS), len(places)), np.float32)
        self._fill(facts[: len(MONEY)], self._money, places)
        start, end = len(MONEY), len(MONEY) + len(AGO)
        weeks = facts[start:end]
        self._fill(weeks, self._ago, places)
        np.subtract(week, weeks, out=weeks)
        np.minimum(weeks, HALF_YEAR, out=weeks)
        start, end = end, end + len(AHEAD)
        self._fill(facts[start:end], self._ahead, places)
        facts[start:end] -= week
        np.maximum(facts[start:end], -HALF_YEAR, out=facts[start:end])
        facts[len(MONEY) : end] *= np.float32(1 / HALF_YEAR)
        start, end = end, end + len(LEVELS)
        self._fill(facts[start:end], self._levels, places)
        start, end = end, end + len(Excuse)
        np.equal(account.excuse[at], KINDS, out=facts[start:end], casting="unsafe")
        start, end = end, end + len(CAUSES)
        np.equal(account.gap_cause[at], CAUSES, out=facts[start:end], casting="unsafe")
        facts[end:] = readings(account, week, at)
        return np.minimum(facts, np.float32(HIGHEST), out=facts).T

    def _fill(self, out: AnyArray, groups: "list[_Group]", places: Rows) -> None:
        for group in groups:
            array = self.pool.arrays[group.array]
            flat = array.reshape(array.shape[0], -1)
            out[group.to] = flat[group.fields[:, None], places] * group.factor


@dataclass(frozen=True)
class _Group:
    """Facts that come from one pool: which array, which fields of it, to which lines, times what."""

    array: int
    fields: Rows
    to: Rows
    factor: Levels


def _grouped(ways: list[tuple[tuple[int, int], float]]) -> list[_Group]:
    found = []
    for array in sorted({held[0] for held, _ in ways}):
        mine = [number for number, (held, _) in enumerate(ways) if held[0] == array]
        fields = np.array([ways[number][0][1] for number in mine], np.intp)
        factor = np.array([[ways[number][1]] for number in mine], np.float32)
        found.append(_Group(array, fields, np.array(mine, np.intp), factor))
    return found


KINDS: Final = np.arange(len(Excuse), dtype=np.int8)[:, None]
CAUSES: Final = np.array([[kind] for kind in Cause if kind != Cause.NONE], np.int8)


def readings(account: AccountState, week: Weeks, at: At) -> Levels:
    """[3, N]: what the file says of the open excuse (+ how surely it is true, − how surely it is false, 0 nothing or stale);
    whether there is a complaint to put right; and the share of promises that were kept."""
    place = (*at, np.maximum(account.excuse[at], 0).astype(np.intp))
    found = account.found[place]
    fresh = (account.excuse[at] >= 0) & (week - account.found_week[place] <= STALE_WEEKS)
    sign = (found == Finding.TRUE) * 1.0 - (found == Finding.FALSE)
    evidence = sign * account.found_sure[place] * fresh
    return np.stack([evidence, complaint_about(account, at) >= 0, account.kept[at] / np.maximum(account.promised[at], 1.0)])


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
