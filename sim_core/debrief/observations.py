"""What can be seen of a trainee's work in the record of a game: each observation worth 0 (badly done) … 1 (well done)."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from sim_core.belief.filter import Belief, ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.seen import Observation, told
from sim_core.model.choices import WeekEvents
from sim_core.model.moves import MOVE, tagged

LARGE: Final = 100_000.0
"""Yuan owed from which a client is worth a plan."""
LATE: Final = 50_000.0
"""Yuan overdue from which a client should be asked."""
GAP: Final = 200_000.0
"""Yuan overdue from which it is worth finding out what stands in the way."""
UNRELIABLE_STARS: Final = 2
RELIABLE_STARS: Final = 4
BURDEN: Final = (0.25, 1.0, 2.0)
"""Ratio from which a promise is more than trivial, up to which it can well be kept, and from which it is impossible."""
STRETCHED: Final = 1.25
"""Ratio up to which a promise asks for a little much, and not for the impossible."""
WHOLE: Final = 0.9
"""Share of the overdue from which hardly more could have been asked for."""


def week_ends(trail: Trail) -> list[Moment]:
    """The decisions that ended weeks."""
    return [moment for moment in trail.moments if moment.ends_week]


def moves_made(trail: Trail, *names: str) -> list[Moment]:
    """The decisions that made one of some moves."""
    return [moment for moment in trail.moments if moment.step.move in names]


def offered(trail: Trail, *moves: str) -> bool:
    """Does the scenario offer any of these moves? What it does not is held against nobody."""
    return any(trail.sight(0).public.table.allowed[MOVE[move]] for move in moves)


def observe_planning(trail: Trail) -> list[Observation]:
    """L1, each larger client by what it owed: half for a plan shared in the first third of the game, a quarter for having
    asked about its difficulties before (left out where that is not offered), a quarter for the share of weeks in which a
    shared plan stood.
    """
    asking = offered(trail, "ask_difficulties")
    ends = week_ends(trail)
    if not ends or not offered(trail, "share_plan"):
        return []
    owed, third = trail.account(0).owed[0], max(len(ends) // 3, 1)
    asks = moves_made(trail, "ask_difficulties")
    seen = []
    for client in np.flatnonzero(owed > LARGE).tolist():
        standing = np.mean([trail.account(end.number).plan_shared[0, client] > 0 for end in ends])
        shared = [move for move in moves_made(trail, "share_plan") if move.client == client]
        at = shared[0] if shared else ends[third - 1]
        early = bool(shared) and at.week < third
        asked = any(move.client == client and move.number < at.number for move in asks)
        key = "plan_shared" if early and asked else "plan_shared_unasked" if early else "plan_late" if shared else "plan_kept"
        worth = 0.5 * early + 0.25 * asked + 0.25 * min(float(standing) * 1.5, 1.0)
        if not asking:
            key, worth = "plan_early" if early else key, worth / 0.75
        sentence = told(key, client=client, week=at.week + 1, owed=float(owed[client]))
        seen.append(Observation(at.number, worth, float(owed[client]), sentence, client))
    return seen


def observe_diligence(trail: Trail) -> list[Observation]:
    """L2, each week and client by what is overdue: was it heard of us this week or the last? And the hours of the week."""
    seen = []
    for end in week_ends(trail):
        sight = end.before.sight()
        account, week = sight.account, end.week
        late = np.flatnonzero((account.overdue[0] > LATE) & ~account.failed[0])
        for client in late.tolist():
            since = week - int(account.contact_week[0, client])
            overdue = float(account.overdue[0, client])
            key = "in_touch" if since <= 1 else "out_of_touch"
            sentence = told(key, client=client, week=week + 1, weeks=min(since, week + 1), overdue=overdue)
            seen.append(Observation(end.number, float(since <= 1), overdue, sentence, client))
        hours, left = sight.public.hours_per_week, float(sight.desk.hours[0])
        if not len(late) or hours <= 0:
            continue  # there was nobody to work for
        used = 1.0 - left / hours
        sentence = told("hours_used" if used > 0.75 else "hours_left", week=week + 1, hours=left)
        seen.append(Observation(end.number, used, 0.5 * float(account.overdue[0, late].sum()), sentence))
    return seen


def observe_follow_through(trail: Trail) -> list[Observation]:
    """L3, each promise that fell due, by its amount: followed up before? Twice with the unreliable, once with the others."""
    seen: list[Observation] = []
    opened: dict[int, int] = {}  # by client: when the part of an instalment plan that is open came to be so
    for end in week_ends(trail):
        assert isinstance(end.events, WeekEvents)
        account = end.before.sight().account
        for client in np.flatnonzero(end.events.due[0] > 0).tolist():
            since = max(int(account.promise_week[0, client]), opened.get(client, 0))
            opened[client] = end.week
            stars, followed = int(account.stars[0, client]), int(account.promise_followed[0, client])
            date = int(account.promise_due[0, client])
            if since == end.week or (date > end.week and not followed):
                continue  # there was no time to follow it up, or it was kept before its date
            tight = stars <= UNRELIABLE_STARS and end.week - since >= 2
            worth = min(followed / (2.0 if tight else 1.0), 1.0)
            if date > end.week:
                worth = 1.0
            key = "promise_followed" if worth >= 1 else "promise_forgotten"
            if stars >= RELIABLE_STARS and followed >= 2:
                worth, key = 0.6, "promise_overfollowed"
            amount, kept = float(end.events.due[0, client]), bool(end.events.kept[0, client])
            sentence = told(key, client=client, amount=amount, week=date + 1, kept=kept)
            seen.append(Observation(end.number, worth, amount, sentence, client))
    return seen


def asked_ratio(belief: Belief, amount: float, weeks: int) -> float:
    """What was asked over what the client could well pay us by then, as far as could be known."""
    return amount / (belief.free + belief.coming * (weeks + 1.0) + 1.0)


def observe_promises(trail: Trail, beliefs: Sequence[ClientBeliefs]) -> list[Observation]:
    """L4, each promise asked for: was it a burden that could be borne, neither trivial nor impossible?"""
    seen = []
    low, high, never = BURDEN
    for move in moves_made(trail, *tagged("promises")):
        belief = beliefs[move.client].before(move.number)
        ratio = asked_ratio(belief, move.step.amount, move.step.weeks)
        if move.step.amount >= WHOLE * float(move.before.sight().account.overdue[0, move.client]):
            ratio = max(ratio, low)  # more was not to be had, so it was no trifle
        worth = min(ratio / low, 1.0) if ratio <= high else max((never - ratio) / (never - high), 0.0)
        key = "trivial" if ratio < low else "sound" if ratio <= high else "stretched" if ratio <= STRETCHED else "impossible"
        reach = belief.free + belief.coming * (move.step.weeks + 1.0)
        sentence = told(f"promise_{key}", client=move.client, amount=move.step.amount, reach=reach, week=move.week + 1)
        seen.append(Observation(move.number, worth, 1.0, sentence, move.client))
    return seen
