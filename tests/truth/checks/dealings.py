"""What a debrief observed of dealings with clients: gaps closed, firmness, help, and whether they still trust us."""

from functools import partial
from typing import Final

from sim_core.model.moves import bears
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import Said
from tests.truth.checks.looking import CHECKS, LATE, claims, first, made, own, same
from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim

GAP: Final = 200_000.0
HELPS: Final = ("downstream_promo", "terminal_campaign", "open_outlets", "cash_rebate", "ask_company")
COOLER: Final = 0.05
"""So much trust lost is felt."""

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
