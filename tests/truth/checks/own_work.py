"""What a debrief observed of a rep's own work: plans shared, hours used, promises followed and asked for."""

from functools import partial
from typing import Final

from sim_core.model.moves import bears
from tests.truth.checks.looking import CHECKS, LATE, claims, first, own, same
from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim

LARGE: Final = 100_000.0

# Planning.


def _shared(record: Record, claim: Claim) -> Decision | None:
    return next(iter(record.moves(claim.values["client"], "share_plan")), None)


def _plan(record: Record, claim: Claim, early: bool, asked: bool | None) -> str:
    at, third = _shared(record, claim), max(len(record.ends) // 3, 1)
    if at is None:
        return "no plan was shared"
    heard = any(one.number < at.number for one in record.moves(claim.values["client"], "ask_difficulties"))
    return first(
        (at.week + 1 == claim.values["week"], f"the plan was shared in week {at.week + 1}"),
        ((at.week < third) == early, "early and late are confused"),
        (asked is None or heard == asked, f"that its troubles had been asked about is {heard}"),
        (_owed(record, claim), "it did not owe so much"),
    )


def _owed(record: Record, claim: Claim) -> bool:
    owed = record.start.file("owed", claim.values["client"])
    return owed > LARGE and same(owed, claim.values["owed"])


CHECKS["observed.plan_shared"] = partial(_plan, early=True, asked=True)
CHECKS["observed.plan_shared_unasked"] = partial(_plan, early=True, asked=False)
CHECKS["observed.plan_early"] = partial(_plan, early=True, asked=None)
CHECKS["observed.plan_late"] = partial(_plan, early=False, asked=None)


@claims("plan_kept")
def _kept_to_oneself(record: Record, claim: Claim) -> str:
    return first(
        (_shared(record, claim) is None, "a plan was shared"),
        (_owed(record, claim), "it did not owe so much"),
        (record.start.offered("share_plan"), "sharing a plan is not offered here"),
    )


# Diligence.


def _heard_last(record: Record, client: int, number: int) -> int:
    """The last week before a decision in which the client was contacted, by what was done; −1 if never."""
    weeks = [
        one.week for one in record.moves(client) if one.number < number and one.after.file("contact_week", client) == one.week
    ]
    return max(weeks, default=-1)


def _touch(record: Record, claim: Claim, near: bool) -> str:
    client, end = claim.values["client"], own(record, claim)
    silent = end.week - _heard_last(record, client, end.number)
    fresh = end.week - end.before.file("contact_week", client) <= 1
    return first(
        (end.ends_week and end.week + 1 == claim.values["week"], f"that was in week {end.week + 1}"),
        (same(end.before.file("overdue", client), claim.values["overdue"]), "another amount was late"),
        (end.before.file("overdue", client) > LATE, "hardly anything was late"),
        (fresh == near, f"it had not been contacted for {silent} weeks"),
        (near or silent == claim.values["weeks"], f"it was {silent} weeks"),
    )


CHECKS["observed.in_touch"] = partial(_touch, near=True)
CHECKS["observed.out_of_touch"] = partial(_touch, near=False)


def _hours(record: Record, claim: Claim, used: bool) -> str:
    end = own(record, claim)
    full = float(record.start.public.hours_per_week)
    return first(
        (end.ends_week and end.week + 1 == claim.values["week"], f"that was in week {end.week + 1}"),
        (same(end.before.hours * 100, claim.values["hours"] * 100), f"{end.before.hours} h were left"),
        ((end.before.hours < 0.25 * full) == used, "well used and unused are confused"),
        (bool((end.before.account.overdue[0] > LATE).any()), "nobody was in arrears to work for"),
    )


CHECKS["observed.hours_used"] = partial(_hours, used=True)
CHECKS["observed.hours_left"] = partial(_hours, used=False)


# Follow-through.


def _given_from(record: Record, client: int, end: Decision) -> int:
    """The week in which the part that falls due came to be open."""
    given = int(end.before.file("promise_week", client))
    before = [one.week for one in record.ends if one.number < end.number and one.events.due[0, client] > 0]
    return max([given, *(week for week in before if week >= given)])


def _followed(record: Record, client: int, since: int, number: int) -> int:
    """How often it was reminded, by what was done."""
    own = [one for one in record.moves(client) if since < one.week and one.number < number]
    return sum(one.after.file("promise_followed", client) > one.before.file("promise_followed", client) for one in own)


def _promise(record: Record, claim: Claim, enough: bool, often: bool = False) -> str:
    client, end = claim.values["client"], own(record, claim)
    if not end.ends_week or not end.events.due[0, client] > 0:
        return "nothing fell due there"
    since, stars = _given_from(record, client, end), end.before.file("stars", client)
    times = _followed(record, client, since, end.number)
    early = claim.values["week"] > end.week + 1  # kept before its date: there was no second week to remind it in
    needed = 2 if stars <= 2 and end.week - since >= 2 and not early else 1
    return first(
        (end.before.file("promise_due", client) + 1 == claim.values["week"], "it was promised for another week"),
        (same(end.events.due[0, client], claim.values["amount"]), "another amount was promised"),
        (bool(end.events.kept[0, client]) == claim.values["kept"], "kept and broken are confused"),
        (end.week > since, "there was no week in which to follow it up"),
        (enough == (times >= needed), f"it was followed up in {times} of {needed} weeks needed"),
        (enough or claim.values["week"] <= end.week + 1, "it was kept before its date"),
        (not often or (stars >= 4 and times >= 2), "it was not reminded twice, or is not reliable"),
    )


CHECKS["observed.promise_followed"] = partial(_promise, enough=True)
CHECKS["observed.promise_forgotten"] = partial(_promise, enough=False)
CHECKS["observed.promise_overfollowed"] = partial(_promise, enough=True, often=True)


# Promises asked for.


def _asked_for(record: Record, claim: Claim, low: float, high: float) -> str:
    at, reach = own(record, claim), claim.values["reach"]
    amount, all_due = claim.values["amount"], at.before.file("overdue", at.client)
    ratio = amount / (reach + 1.0)
    whole = low == LOW and amount >= 0.9 * all_due  # more cannot be asked for than is due
    return first(
        (bears(at.move, "promises") and at.client == claim.values["client"], "no promise was asked for there"),
        (at.week + 1 == claim.values["week"], f"that was in week {at.week + 1}"),
        (same(at.step.amount, amount), f"{at.step.amount} was asked for"),
        (reach >= 0, "nobody has less than nothing"),
        (whole or low <= ratio < high, f"{ratio:.2f} of what was within reach was asked for"),
        (low > 0 or amount < 0.9 * all_due, "more could not have been asked for"),
    )


LOW, WELL, TOO_MUCH = 0.25, 1.0, 1.25
CHECKS["observed.promise_trivial"] = partial(_asked_for, low=0.0, high=LOW)
CHECKS["observed.promise_sound"] = partial(_asked_for, low=LOW, high=WELL + 1e-9)
CHECKS["observed.promise_stretched"] = partial(_asked_for, low=WELL, high=TOO_MUCH + 1e-9)
CHECKS["observed.promise_impossible"] = partial(_asked_for, low=TOO_MUCH - 1e-9, high=float("inf"))
