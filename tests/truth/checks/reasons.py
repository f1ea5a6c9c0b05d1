"""The reasons offered before an answer: is the fact behind each so, whatever the debrief makes of it? Looked up anew."""

from collections.abc import Callable, Iterator
from typing import Final

from sim_core.model.moves import bears
from sim_core.model.tables import EXCUSE_ROWS
from tests.truth.checks.record import Decision, Record, Scene
from tests.truth.checks.whys import LIKELY, TIRED, UNLIKELY, WHYS
from tests.truth.told import Claim, Judged, Told

Fact = Callable[[Record, Decision, int, Judged], bool]
"""Is it so at a client? The verdict tells what could be known: how likely its excuse was to be true, what it could pay."""
LATE: Final = 50_000.0
FACTS: Final[dict[str, Fact]] = {}


def fact(*keys: str) -> Callable[[Fact], Fact]:
    """The function that looks into `reason.KEY`."""

    def noted(look: Fact) -> Fact:
        FACTS.update(dict.fromkeys(keys, look))
        return look

    return noted


def is_so(record: Record, at: Decision, key: str, known: Judged) -> bool:
    """Does a reason hold at a decision: at its client, or, where a week was ended, at any client that owes something?"""
    look = FACTS[key]
    if at.client >= 0:
        return look(record, at, at.client, known)
    owing = [client for client in range(record.clients) if at.before.file("owed", client) > 0]
    return any(look(record, at, client, known) for client in owing)


def _open(scene: Scene, client: int) -> str:
    return scene.excuse(client)


def _kind(scene: Scene, client: int) -> str:
    excuse = scene.excuse(client)
    return str(EXCUSE_ROWS[excuse]["class"]) if excuse else ""


def _done(move: str) -> Fact:
    return lambda record, at, client, known: at.move == move


FACTS.update({key: _done(move) for key, move in (("pleaded", "plead"), ("pushed", "push_order"), ("stopped", "stop_supply"))})


@fact("resumed_unpaid")
def _resumed(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return at.move == "resume_supply" and at.before.file("hold_paid", client) <= 0


def _held(at: Decision, client: int) -> str:
    excuse = _open(at.before, client)
    return at.before.evidence(client, excuse) if excuse else ""


def _answer(move: str, held: Callable[[str], bool], likely: Callable[[float], bool], ours: bool = False) -> Fact:
    """An excuse was answered by a move, with this in the file, this likely to be true, and, if asked for, a fault of ours."""

    def look(record: Record, at: Decision, client: int, known: Judged) -> bool:
        mended = not ours or _kind(at.before, client) == "complaint"
        return at.move == move and held(_held(at, client)) and likely(known.chance) and mended

    return look


def _any(chance: float) -> bool:
    return True


FACTS |= {
    "accepted_against_evidence": _answer("accept_excuse", lambda held: held == "false", _any),
    "accepted_own_fault": _answer("accept_excuse", lambda held: held == "", lambda one: one > LIKELY, ours=True),
    "accepted_unchecked": _answer("accept_excuse", lambda held: held == "", _any),
    "accepted_outdated": _answer("accept_excuse", bool, lambda one: one < UNLIKELY),
    "accepted_fixable": _answer("accept_excuse", lambda held: held == "true", _any, ours=True),
    "accepted_true": _answer("accept_excuse", bool, lambda one: one > LIKELY),
    "challenged_against_evidence": _answer("challenge", lambda held: held == "true", _any),
    "challenged_again": _answer("challenge", bool, lambda one: one > LIKELY),
    "challenged_likely_true": _answer("challenge", lambda held: held == "", lambda one: one > LIKELY),
    "challenged_unproven": _answer("challenge", lambda held: held == "", _any),
    "fixed_nothing": _answer("fix_problem", lambda held: True, lambda one: one < UNLIKELY, ours=True),
}


@fact("asked_past_excuse")
def _past_excuse(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return _kind(at.before, client) in ("complaint", "own")


@fact("asked_past_trouble")
def _past_trouble(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return _kind(at.before, client) == "money"


@fact("asked_excused")
def _excused(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return any(one.number < at.number and at.week - one.week <= 2 for one in record.moves(client, "accept_excuse"))


@fact("asked_twice")
def _twice(record: Record, at: Decision, client: int, known: Judged) -> bool:
    before = (one for one in record.moves(client) if one.number < at.number and one.week == at.week)
    return any(one.after.file("asked_week", client) == at.week for one in before)


@fact("promise_impossible")
def _impossible(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return bears(at.move, "promises") and at.step.amount > 1.3 * (known.reach + 1.0)


@fact("promise_trivial")
def _trivial(record: Record, at: Decision, client: int, known: Judged) -> bool:
    trifle = at.step.amount < 0.25 * (known.reach + 1.0) and at.step.amount < 0.9 * at.before.file("overdue", client)
    return bears(at.move, "promises") and trifle


@fact("overfollowed")
def _overfollowed(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return at.before.file("stars", client) >= 4 and at.before.file("promise_followed", client) >= 1


@fact("tired")
def _tired(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return at.before.file("contacts", client) > TIRED


@fact("helped_blindly")
def _blindly(record: Record, at: Decision, client: int, known: Judged) -> bool:
    """Had nobody found out where the money was stuck: no gap worked out, no sure source for any trouble with money?"""
    money = [name for name, row in EXCUSE_ROWS.items() if row["class"] == "money"]
    known = at.before.file("gap_cause", client) in (0, 1, 2)
    return not known and not any(at.before.evidence(client, name) == "true" for name in money)


FACTS |= {"granted_instead": _done("grant_request"), "declined_instead": _done("decline_request")}


@fact("request_unanswered")
def _unanswered(record: Record, at: Decision, client: int, known: Judged) -> bool:
    """Had any client come with something that stood open when the week was ended?"""
    return at.ends_week and any(at.before.file("request", one) >= 0 for one in range(record.clients))


@fact("promise_forgotten")
def _forgotten(record: Record, at: Decision, client: int, known: Judged) -> bool:
    """Does a promise that was given before this week fall due in it, at any client, and was never followed up?"""
    scene = at.before
    return any(
        scene.file("promise", one) > 0
        and scene.file("promise_due", one) <= at.week
        and scene.file("promise_week", one) < at.week
        and scene.file("promise_followed", one) < 1
        for one in range(record.clients)
    )


@fact("hours_unused")
def _hours(record: Record, at: Decision, client: int, known: Judged) -> bool:
    return at.before.hours >= 1.0 and bool((at.before.account.overdue[0] > LATE).any())


def _no_fault(elsewhere: bool) -> Fact:
    """Nothing was wrong in itself: told only where no fault was found, and of where the best was to be done."""

    def look(record: Record, at: Decision, client: int, known: Judged) -> bool:
        there = at.ends_week or known.best["client"] != at.step.client
        return known.why.key.startswith("why.other_") and there == elsewhere

    return look


def _stop(record: Record, at: Decision, client: int, known: Judged) -> bool:
    """Was it best to leave the week at that, and no fault found?"""
    return known.why.key == "why.other_stop" and known.best["move"] == "end_week"


FACTS |= {"other_stop": _stop, "other_first": _no_fault(True), "other_here": _no_fault(False)}


def reason_faults(record: Record, told: Told) -> Iterator[str]:
    """What is wrong with the reasons offered in a game: the true one has to be the debrief's, and no other may hold."""
    for one in (judged for judged in told.judged if judged.offered):
        at, true = record.decisions[one.why.number], one.why.key.removeprefix("why.")
        if len(set(one.offered)) != 4 or one.offered.count(true) != 1:
            yield f"{one.offered} at {one.why.number}: {true} is to be among four"
        if problem := WHYS[one.why.key](record, at, Claim(one.why.key, one.why.values, one.why.number, one.why.client)):
            yield f"{true} at {one.why.number}: {problem}"
        for key in one.offered:
            if key != true and is_so(record, at, key, one):
                yield f"{key} at {one.why.number}: that holds as well as {true}"
