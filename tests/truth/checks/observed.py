"""The observations of a debrief, each key by a function of its own: what is wrong with the claim, empty where it holds."""

from collections.abc import Callable
from functools import partial
from typing import Final

from sim_core.model.moves import bears
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import Said
from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim

Check = Callable[[Record, Claim], str]
CHECKS: Final[dict[str, Check]] = {}
LARGE, LATE, GAP = 100_000.0, 50_000.0, 200_000.0
HELPS: Final = ("downstream_promo", "terminal_campaign", "open_outlets", "cash_rebate", "ask_company")
COOLER: Final = 0.05
"""So much trust lost is felt."""


def claims(key: str) -> Callable[[Check], Check]:
    """The function that looks into `observed.KEY`."""

    def noted(check: Check) -> Check:
        CHECKS[f"observed.{key}"] = check
        return check

    return noted


def first(*problems: tuple[bool, str]) -> str:
    """The first thing that is not as it should be."""
    return next((told for fine, told in problems if not fine), "")


def same(one: float, other: float) -> bool:
    """The same amount, to the yuan."""
    return abs(float(one) - float(other)) < 1.0


def made(record: Record, claim: Claim, *moves: str) -> list[Decision]:
    """What was done with the claim's client in the claim's week."""
    return [one for one in record.moves(claim.values["client"], *moves) if one.week + 1 == claim.values["week"]]


def own(record: Record, claim: Claim) -> Decision:
    """The decision that the claim is about."""
    return record.decisions[claim.number]


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
    needed = 2 if stars <= 2 and end.week - since >= 2 else 1
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


# Closing gaps.


def _gap(record: Record, claim: Claim, looked: bool | None, helped: bool | None, order: str = "") -> str:
    client = claim.values["client"]
    late = [one.before.file("overdue", client) for one in record.ends]
    looks, helps = record.moves(client, "analyse_gap"), record.moves(client, *HELPS)
    weeks = {one.week + 1 for one in (helps if helped else looks)}
    after = bool(looks and helps and any(one.number > looks[0].number for one in helps))
    offered = [move for move in HELPS if record.start.offered(move)]
    return first(
        (sum(amount > GAP for amount in late) >= min(3, len(late)), "it was not so long in arrears"),
        (same(max(late), claim.values["overdue"]), f"at most {max(late)} was late"),
        (looked is None or looked == bool(looks), "the gap was worked out" if looks else "the gap was not worked out"),
        (helped is None or helped == bool(helps), "it was helped" if helps else "it was not helped"),
        (not (looked or helped) or claim.values["week"] in weeks, "that was in another week"),
        (order != "after" or after, "help came before the gap was worked out"),
        (order != "before" or not after, "help came after the gap was worked out"),
        (looked is not False or record.start.offered("analyse_gap"), "working out a gap is not offered here"),
        (helped is not False or bool(offered), "no help is offered here"),
        ("move" not in claim.values or claim.values["move"] in {one.move for one in helps}, "that help was not given"),
    )


CHECKS["observed.gap_closed"] = partial(_gap, looked=True, helped=True, order="after")
CHECKS["observed.gap_late"] = partial(_gap, looked=True, helped=True, order="before")
CHECKS["observed.gap_seen"] = partial(_gap, looked=True, helped=False)
CHECKS["observed.gap_known"] = partial(_gap, looked=True, helped=None)
CHECKS["observed.gap_unknown"] = partial(_gap, looked=False, helped=None)
CHECKS["observed.gap_guessed"] = partial(_gap, looked=False, helped=True)
CHECKS["observed.gap_ignored"] = partial(_gap, looked=False, helped=False)
CHECKS["observed.gap_helped"] = partial(_gap, looked=None, helped=True)
CHECKS["observed.gap_unhelped"] = partial(_gap, looked=None, helped=False)


# Firmness.


@claims("excuse_unanswered")
def _unanswered(record: Record, claim: Claim) -> str:
    client, end = claim.values["client"], own(record, claim)
    return first(
        (end.ends_week and end.week + 1 == claim.values["week"], f"that was in week {end.week + 1}"),
        (end.before.excuse(client) != "", "no excuse stood open"),
        (not made(record, claim), "something was done about it that week"),
        (end.before.file("overdue", client) > LATE, "hardly anything was late"),
    )


def _did(record: Record, claim: Claim, *moves: str) -> str:
    at = own(record, claim)
    return first(
        (at.client == claim.values["client"], "that was another client"),
        (at.week + 1 == claim.values["week"], f"that was in week {at.week + 1}"),
        (at.move in moves if moves else at.move == claim.values["move"], f"what was done is {at.move}"),
        (claim.values.get("move", at.move) == at.move, f"what was done is {at.move}"),
    )


def _in_the_way(at: Decision) -> bool:
    """Does an excuse stand open that the move neither answers nor looks into?"""
    row = EXCUSE_ROWS.get(at.before.excuse(at.client), {})
    return bool(row) and at.move not in row.get("remedies", ()) and at.move != row["checked_by"]


@claims("asked")
def _asked(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    return _did(record, claim) or first(
        (bears(at.move, "demands") and at.move != "challenge", "that asks for no money"),
        (at.before.file("owed", at.client) > 0, "it owed nothing"),
        (not _in_the_way(at), "it had an excuse that stood open"),
    )


@claims("asked_past")
def _asked_past(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    return _did(record, claim) or first(
        (bears(at.move, "demands") and at.move != "challenge", "that asks for no money"),
        (at.before.excuse(at.client) == claim.values["excuse"], "that excuse did not stand open"),
        (_in_the_way(at), "that answers the excuse, or looks into it"),
    )


@claims("discounted")
def _discounted(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    off = at.after.file("discounted", at.client) - at.before.file("discounted", at.client)
    return _did(record, claim, "discount") or first((off > 0 and same(off, claim.values["amount"]), f"{off} was let off"))


@claims("discount_declined")
def _discount_declined(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    taken = at.after.file("discounted", at.client) > at.before.file("discounted", at.client)
    return _did(record, claim, "discount") or first((not taken, "it was taken"))


CHECKS["observed.pleaded"] = lambda record, claim: _did(record, claim, "plead")
CHECKS["observed.pushed"] = lambda record, claim: _did(record, claim, "push_order")
CHECKS["observed.stopped"] = lambda record, claim: _did(record, claim, "stop_supply")


# Both sides.


@claims("helped")
def _helped(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    return _did(record, claim) or first(
        (bears(at.move, "helps"), "that does nobody good"),
        (at.said not in (Said.SHRUGGED, Said.NOTHING_TO_FIX), "it did not do the client any good"),
    )


@claims("resumed_unpaid")
def _resumed(record: Record, claim: Claim) -> str:
    at = own(record, claim)
    stopped = [one.number for one in record.moves(at.client, "stop_supply") if one.number < at.number]
    since = record.decisions[stopped[-1]].after.file("received", at.client) if stopped else 0.0
    paid = at.before.file("received", at.client) - since
    return _did(record, claim, "resume_supply") or first((paid <= 0, f"{paid} had been paid"))


def _goodwill(record: Record, client: int) -> float:
    return float(record.end.truth.trust[0, client] - record.start.truth.trust[0, client])


@claims("client_left")
def _left(record: Record, claim: Claim) -> str:
    return first((bool(record.end.file("left", claim.values["client"])), "it still does business with us"))


@claims("mood_worse")
def _worse(record: Record, claim: Claim) -> str:
    client = claim.values["client"]
    return first(
        (_goodwill(record, client) < -COOLER, "it trusts us no less than at the start"),
        (not record.end.file("left", client) and not record.end.file("failed", client), "it is gone"),
    )


@claims("mood_kept")
def _goodwill_kept(record: Record, claim: Claim) -> str:
    client = claim.values["client"]
    return first(
        (_goodwill(record, client) >= -COOLER, "it trusts us less than at the start"),
        (record.end.file("mood", client) >= record.start.file("mood", client), "it came across cooler than at the start"),
        (not record.end.file("left", client) and not record.end.file("failed", client), "it is gone"),
    )
