"""What can be seen of a trainee's work in the record of a game: each observation worth 0 (badly done) … 1 (well done)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.belief.filter import Belief, ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.excuses import ExcuseStory
from sim_core.errors import Message
from sim_core.model.choices import WeekEvents
from sim_core.model.moves import MOVE, bears, tagged
from sim_core.model.state import AccountState
from sim_core.model.tables import EXCUSE_ROWS

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
NEARLY: Final = 0.75
"""Worth from which a promise that asks for a little too much is still called sound."""
WELL: Final = 0.7
"""Worth from which something was well done."""


@dataclass(frozen=True)
class Observation:
    """Something well or badly done."""

    number: int  # of the decision
    worth: float  # 0…1
    weight: float
    told: Message  # key under `observed.`, values for a person
    client: int = -1

    @property
    def well(self) -> bool:
        """Was it well done?"""
        return self.worth >= WELL


def offered(trail: Trail, *names: str) -> bool:
    """Does the scenario offer any of these moves?"""
    return any(trail.sight(0).public.table.allowed[MOVE[name]] for name in names)


def _told(key: str, **values: object) -> Message:
    return Message(f"observed.{key}", values)


def _week_ends(trail: Trail) -> list[Moment]:
    return [moment for moment in trail.moments if moment.ends_week]


def _moves(trail: Trail, *names: str) -> list[Moment]:
    return [moment for moment in trail.moments if moment.step.move in names]


def observe_planning(trail: Trail) -> list[Observation]:
    """L1, each larger client by what it owed: half for a plan shared in the first third of the game, a quarter for having
    asked about its difficulties by then (left out where that is not offered), a quarter for the share of weeks in which a
    shared plan stood.
    """
    asking = offered(trail, "ask_difficulties")
    ends = _week_ends(trail)
    if not ends:
        return []
    owed, third = trail.account(0).owed[0], max(len(ends) // 3, 1)
    soon = trail.account(ends[third - 1].number + 1)
    by_then = int(ends[third - 1].week)
    seen = []
    for client in np.flatnonzero(owed > LARGE).tolist():
        standing = np.mean([trail.account(end.number).plan_shared[0, client] > 0 for end in ends])
        shared = [move for move in _moves(trail, "share_plan") if move.client == client]
        early = bool(shared) and shared[0].week <= by_then
        asked = not asking or 0 <= int(soon.difficulties_week[0, client]) <= by_then
        number = shared[0].number if shared else ends[third - 1].number
        key = "plan_shared" if early and asked else "plan_shared_unasked" if early else "plan_late" if shared else "plan_kept"
        if early and not asking:
            key = "plan_early"
        values = {"client": client, "week": (shared[0].week if shared else by_then) + 1, "owed": float(owed[client])}
        worth = 0.5 * early + 0.25 * (asking and asked) + 0.25 * min(float(standing) * 1.5, 1.0)
        worth /= 1.0 if asking else 0.75
        seen.append(Observation(number, worth, float(owed[client]), _told(key, **values), client))
    return seen


def observe_diligence(trail: Trail) -> list[Observation]:
    """L2, each week and client by what is overdue: was it heard of us this week or the last? And the hours of the week."""
    seen = []
    for end in _week_ends(trail):
        sight = end.before.sight()
        account, week = sight.account, end.week
        late = np.flatnonzero((account.overdue[0] > LATE) & ~account.failed[0])
        for client in late.tolist():
            since = week - int(account.contact_week[0, client])
            overdue = float(account.overdue[0, client])
            key = "in_touch" if since <= 1 else "out_of_touch"
            told = _told(key, client=client, week=week + 1, weeks=min(since, week + 1), overdue=overdue)
            seen.append(Observation(end.number, float(since <= 1), overdue, told, client))
        hours, left = sight.public.hours_per_week, float(sight.desk.hours[0])
        used = 1.0 - left / max(hours, 1.0)
        told = _told("hours_used" if used >= WELL else "hours_left", week=week + 1, hours=left)
        seen.append(Observation(end.number, used, 0.5 * float(account.overdue[0, late].sum()), told))
    return seen


def observe_follow_through(trail: Trail) -> list[Observation]:
    """L3, each promise that fell due, by its amount: followed up before? Twice with the unreliable, once with the others."""
    seen = []
    for end in _week_ends(trail):
        assert isinstance(end.events, WeekEvents)
        account = end.before.sight().account
        for client in np.flatnonzero(end.events.due[0] > 0).tolist():
            stars, followed = int(account.stars[0, client]), int(account.promise_followed[0, client])
            given_this_week = int(account.promise_week[0, client]) == end.week
            if given_this_week:
                continue  # there was no time to follow it up
            tight = stars <= UNRELIABLE_STARS and end.week - int(account.promise_week[0, client]) >= 2
            worth = min(followed / (2.0 if tight else 1.0), 1.0)
            key = "promise_followed" if worth >= 1 else "promise_forgotten"
            if stars >= RELIABLE_STARS and followed >= 2:
                worth, key = 0.6, "promise_overfollowed"
            kept = bool(end.events.kept[0, client])
            values = {"client": client, "amount": float(end.events.due[0, client]), "week": end.week + 1, "kept": kept}
            seen.append(Observation(end.number, worth, float(end.events.due[0, client]), _told(key, **values), client))
    return seen


def asked_ratio(belief: Belief, amount: float, weeks: int) -> float:
    """What was asked over what the client could well pay us by then, as far as could be known."""
    return amount / (belief.free + belief.coming * (weeks + 1.0) + 1.0)


def observe_promises(trail: Trail, beliefs: Sequence[ClientBeliefs]) -> list[Observation]:
    """L4, each promise asked for: was it a burden that could be borne, neither trivial nor impossible?"""
    seen = []
    low, high, never = BURDEN
    for move in _moves(trail, *tagged("promises")):
        belief = beliefs[move.client].before(move.number)
        ratio = asked_ratio(belief, move.step.amount, move.step.weeks)
        if ratio < low:
            worth, key = ratio / low, "promise_trivial"
        elif ratio <= high:
            worth, key = 1.0, "promise_sound"
        else:
            worth = max((never - ratio) / (never - high), 0.0)
            key = "promise_sound" if worth > NEARLY else "promise_impossible"
        reach = belief.free + belief.coming * (move.step.weeks + 1.0)
        values = {"client": move.client, "amount": move.step.amount, "reach": reach, "week": move.week + 1}
        seen.append(Observation(move.number, worth, 1.0, _told(key, **values), move.client))
    return seen


WORTH_OF_ANSWER: Final = {
    ("accepted", True): 1.0,
    ("accepted", False): 0.0,
    ("fixed", True): 1.0,
    ("fixed", False): 0.2,
    ("remedied", True): 1.0,
    ("remedied", False): 0.3,
    ("challenged", True): 0.0,
    ("lapsed", True): 0.4,
    ("lapsed", False): 0.3,
    ("open", True): 0.3,
    ("open", False): 0.2,
}


def observe_excuses(trail: Trail, stories: Sequence[ExcuseStory]) -> list[Observation]:
    """L6 and L7, each excuse by what was overdue: was a true one met with help, a false one broken with evidence?

    One that stayed unanswered is no fault where the scenario does not offer what would have answered it.
    """
    seen = []
    for one in stories:
        row = EXCUSE_ROWS[one.kind.name.lower()]
        if one.dealt in ("lapsed", "open") and not offered(trail, *(_remedies(row) if one.true else ("challenge",))):
            continue
        if one.dealt == "lapsed" and one.kind.name == "BOSS_AWAY" and one.true:
            continue  # waiting was right
        if one.dealt == "challenged" and one.evidence == "false":
            worth = 1.0 - one.known  # evidence may be wrong: who has seen the client stand firm should know better
        elif one.dealt == "challenged" and not one.true:
            worth = 0.6
        else:
            worth = WORTH_OF_ANSWER[one.dealt, one.true]
        so = "true" if one.true else "false"
        proven = "unproven" if not one.evidence else "proven" if one.evidence == so else "misled"
        key = f"excuse_{one.dealt}_{so}_{proven}" if one.dealt == "challenged" else f"excuse_{one.dealt}_{so}"
        told = _told(key, client=one.client, excuse=one.kind.name.lower(), week=one.week + 1, weeks=max(one.weeks, 1))
        seen.append(Observation(one.settled, worth, max(one.overdue, 1.0), told, one.client))
    return seen


def _remedies(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What answers an excuse that is true."""
    return ("accept_excuse", *row.get("remedies", ()))


def told_apart(stories: Sequence[ExcuseStory]) -> tuple[float | None, float | None]:
    """(share of false excuses that were believed, share of true ones that were challenged); None where there were none."""
    answered = [one for one in stories if one.dealt in ("accepted", "challenged", "fixed", "remedied")]
    false, true = [one for one in answered if not one.true], [one for one in answered if one.true]
    credulity = sum(one.dealt != "challenged" for one in false) / len(false) if false else None
    suspicion = sum(one.dealt == "challenged" for one in true) / len(true) if true else None
    return credulity, suspicion


def observe_gap(trail: Trail) -> list[Observation]:
    """L5, each client long and much overdue, by how much: was the gap worked out, and was help offered that closes it?

    Only what the scenario offers counts.
    """
    ends, seen = _week_ends(trail), []
    shares = 0.4 * offered(trail, "analyse_gap"), 0.6 * offered(trail, *tagged("closes_gap"))
    if not any(shares):
        return []
    for client in range(len(trail.account(0).owed[0])):
        overdue = [float(trail.account(end.number).overdue[0, client]) for end in ends]
        if not ends or sum(amount > GAP for amount in overdue) < min(3, len(overdue)):
            continue
        own = [move for move in trail.moments if move.client == client]
        looked = [move for move in own if move.step.move == "analyse_gap"]
        helped = [move for move in own if bears(move.step.move, "closes_gap")]
        key = "gap_closed" if looked and helped else "gap_seen" if looked else "gap_guessed" if helped else "gap_ignored"
        if not all(shares):
            key = "gap_ignored" if not (looked or helped) else "gap_looked" if looked else "gap_helped"
        at = (helped or looked or ends[-1:])[0]
        values = {"client": client, "overdue": max(overdue), "week": at.week + 1}
        worth = (shares[0] * bool(looked) + shares[1] * bool(helped)) / sum(shares)
        seen.append(Observation(at.number, worth, max(overdue), _told(key, **values), client))
    return seen


def observe_firmness(trail: Trail) -> list[Observation]:
    """L8: asking for what is ours against begging for it, cutting it, or leaving an excuse unanswered at a week's end."""
    seen, answers = [], offered(trail, *tagged("judges"))
    for move in trail.moments:
        if move.ends_week:
            if not answers:
                continue
            account = move.before.sight().account
            for client in np.flatnonzero((account.excuse[0] >= 0) & (account.overdue[0] > LATE)).tolist():
                if _answered(trail, client, move.week):
                    continue
                told = _told("excuse_unanswered", client=client, week=move.week + 1)
                seen.append(Observation(move.number, 0.2, 0.2, told, client))
        elif move.step.move == "plead":
            seen.append(
                Observation(move.number, 0.0, 6.0, _told("pleaded", client=move.client, week=move.week + 1), move.client)
            )
        elif move.step.move == "discount":
            told = _told("discounted", client=move.client, week=move.week + 1)
            seen.append(Observation(move.number, 0.5, 1.0, told, move.client))
        elif bears(move.step.move, "demands"):
            told = _told("asked", client=move.client, week=move.week + 1, move=move.step.move)
            seen.append(Observation(move.number, 1.0, 1.0, told, move.client))
    return seen


def _answered(trail: Trail, client: int, week: int) -> bool:
    return any(move.client == client and move.week == week for move in trail.moments)


def observe_win_win(trail: Trail) -> list[Observation]:
    """L9: helping against squeezing, and how each client stands with us at the close, by what it owed."""
    seen = []
    for move in trail.moments:
        name = move.step.move
        values = {"client": move.client, "week": move.week + 1, "move": name}
        if bears(name, "helps"):
            seen.append(Observation(move.number, 1.0, 0.5, _told("helped", **values), move.client))
        elif name == "push_order":
            seen.append(Observation(move.number, 0.0, 3.0, _told("pushed", **values), move.client))
        elif name == "stop_supply":
            seen.append(Observation(move.number, 0.2, 2.0, _told("stopped", **values), move.client))
        elif name == "resume_supply" and float(move.before.sight().account.hold_paid[0, move.client]) <= 0:
            seen.append(Observation(move.number, 0.0, 1.0, _told("resumed_unpaid", **values), move.client))
    if trail.moments:
        seen += _standing(trail, trail.account(0), trail.account(len(trail.moments)))
    return seen


def _standing(trail: Trail, start: AccountState, end: AccountState) -> list[Observation]:
    last, seen = trail.moments[-1].number, []
    for client in range(len(start.owed[0])):
        gone = bool(end.left[0, client])
        change = int(end.mood[0, client]) - int(start.mood[0, client])
        worth = 0.0 if gone else min(max(0.7 + 0.15 * change, 0.0), 1.0)
        key = "client_left" if gone else "mood_worse" if change < 0 else "mood_kept"
        seen.append(Observation(last, worth, 4.0 if gone else 1.0, _told(key, client=client), client))
    return seen
