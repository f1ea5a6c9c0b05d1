"""The reasons that are given for verdicts, each key by a function of its own; and what is advised must be possible there."""

from collections.abc import Callable, Iterator
from typing import Final

from sim_core.engine.record import Step
from sim_core.model.moves import MOVE, bears
from sim_core.model.tables import EXCUSE_ROWS
from tests.truth.checks.because import because_fault
from tests.truth.checks.dealings import HELPS
from tests.truth.checks.excuses import said_by, told_truth
from tests.truth.checks.looking import LATE, first, same
from tests.truth.checks.record import Decision, Record
from tests.truth.told import Claim, Judged, Told

Check = Callable[[Record, Decision, Claim], str]
WHYS: Final[dict[str, Check]] = {}
LIKELY, UNLIKELY, TIRED = 0.6, 0.4, 3.4


def why(*keys: str) -> Callable[[Check], Check]:
    """The function that looks into `why.KEY`, for some keys."""

    def noted(check: Check) -> Check:
        WHYS.update({f"why.{key}": check for key in keys})
        return check

    return noted


def judged_faults(record: Record, told: Told) -> Iterator[str]:
    """What is wrong with the verdicts of a game and the reasons given for them."""
    for one in told.judged:
        if problem := judged_fault(record, one):
            yield f"{one.why.key} at {one.why.number}: {problem} ({one.why.values})"


def judged_fault(record: Record, one: Judged) -> str:
    """What is wrong with one of them."""
    at, best = record.decisions[one.why.number], Step(**one.best)
    check = WHYS.get(one.why.key)
    return first(
        (check is not None, "nothing looks into this key"),
        (at.before.possible(best) or best.move == "play_on", f"{best.move} is not possible there"),
        (one.loss >= 0, "nothing is lost below nothing"),
        (one.grade in ("excellent", "good") or one.loss > 0, f"called {one.grade}, and cost nothing"),
        (_of_one_fault(at, one, best), "what is told to do instead is not what was better"),
        (one.because is None or not because_fault(record, at, one.because, best), "what speaks for the better is not so"),
    ) or (_named(record, at, one.why) or (check(record, at, one.why) if check else ""))


def _of_one_fault(at: Decision, one: Judged, best: Step) -> bool:
    """A sentence that says what to do instead has to be about the same client as what was better (tired of us: another)."""
    if one.why.values.get("plain", True):
        return True
    return (best.client == at.step.client) != (one.why.key == "why.tired")


def _named(record: Record, at: Decision, claim: Claim) -> str:
    """What is wrong with what a sentence names, whichever it is."""
    values, excuse = claim.values, at.before.excuse(at.client) if at.client >= 0 else ""
    of_another = claim.key in ("why.promise_forgotten", "why.request_unanswered")
    problems = [
        (of_another or values.get("client", at.client) == at.client, "another client"),
        (values.get("move", at.move) == at.move, "another move"),
        (values.get("week", at.week + 1) == at.week + 1, f"that was in week {at.week + 1}"),
        (of_another or same(values.get("amount", at.step.amount), at.step.amount), "another amount"),
        (values.get("weeks", at.step.weeks) == at.step.weeks, "another number of weeks"),
        (values.get("excuse", excuse) == excuse, "another excuse"),
        (0.0 <= values.get("chance", 0.5) <= 1.0 + 1e-9, "a chance lies between 0 and 1"),
        (values.get("reach", 0.0) >= 0.0, "nobody has less than nothing"),
    ]
    if excuse and "check" in values:
        row, table = EXCUSE_ROWS[excuse], record.start.public.table
        number = MOVE[row["checked_by"]]
        sure = 1.0 if row["sources"].get("in_person") == "certain" else float(table.accuracy[number])
        problems += [
            (values["check"] == row["checked_by"], f"it is checked by {row['checked_by']}"),
            (values.get("hours", float(table.hours[number])) == float(table.hours[number]), "that takes other hours"),
            (values.get("sure", sure) == sure, "that is right in other cases"),
        ]
    if excuse and "so" in values:
        spoken = said_by(record, at.client, excuse, at.number)
        now, said = at.before.is_true(at.client, excuse), at.before.file("excuse_week", at.client) + 1
        then = spoken.after.is_true(at.client, excuse) if spoken else now
        problems.append((values["so"] == told_truth(then, now), "whether it was true is told wrongly"))
        problems.append((values["said"] == said, "it was not said first in that week"))
    return first(*problems)


def _open(at: Decision) -> str:
    return at.before.excuse(at.client)


def _held(at: Decision) -> str:
    return at.before.evidence(at.client, _open(at)) if _open(at) else ""


def _class(at: Decision) -> str:
    return str(EXCUSE_ROWS[_open(at)]["class"]) if _open(at) else ""


def _to_check(record: Record, at: Decision, claim: Claim) -> tuple[bool, str]:
    """The sentence tells to look into the excuse: may one, and had one not just done so?"""
    if claim.values.get("plain"):  # it says what was so, and leaves the advice out
        return True, ""
    check = EXCUSE_ROWS[_open(at)]["checked_by"] if _open(at) else ""
    return bool(check) and record.start.offered(check) and at.move != check, "it cannot be checked so, or just was"


MADE: Final = {"pleaded": "plead", "pushed": "push_order", "stopped": "stop_supply"}


def _done(move: str) -> Check:
    return lambda record, at, claim: first((at.move == move, "that was not done"))


WHYS.update({f"why.{key}": _done(move) for key, move in MADE.items()})


@why("resumed_unpaid")
def _resumed(record: Record, at: Decision, claim: Claim) -> str:
    return first((at.move == "resume_supply" and at.before.file("hold_paid", at.client) <= 0, "it had paid"))


@why("accepted_against_evidence", "accepted_unchecked", "accepted_own_fault", "accepted_outdated")
def _accepted(record: Record, at: Decision, claim: Claim) -> str:
    held = _held(at)
    fitting = {"against_evidence": held == "false", "outdated": held == "true"}.get(claim.key[13:], held == "")
    return first(
        (at.move == "accept_excuse", "it was not accepted"),
        (fitting, f"the file said {held or 'nothing'}"),
        (not claim.key.endswith("own_fault") or _class(at) == "complaint", "that is no fault of ours"),
        (
            not claim.key.endswith("own_fault") or claim.values.get("plain", False) or record.start.offered("fix_problem"),
            "it cannot be put right here",
        ),
        (True, "") if claim.key.endswith("against_evidence") else _to_check(record, at, claim),
    )


@why("accepted_fixable", "accepted_true")
def _accepted_true(record: Record, at: Decision, claim: Claim) -> str:
    mend = Step(move="fix_problem", client=at.step.client)
    return first(
        (at.move == "accept_excuse", "it was not accepted"),
        (_held(at) == "true", f"the file said {_held(at) or 'nothing'}"),
        (
            claim.values.get("plain", False)
            or claim.key != "why.accepted_fixable"
            or (_class(at) == "complaint" and at.before.possible(mend)),
            "it could not be mended",
        ),
    )


@why("challenged_against_evidence", "challenged_again", "challenged_likely_true", "challenged_unproven")
def _challenged(record: Record, at: Decision, claim: Claim) -> str:
    held, wanted = _held(at), {"against_evidence": "true", "again": "false"}.get(claim.key[15:], "")
    return first(
        (at.move == "challenge", "it was not challenged"),
        (held == wanted, f"the file said {held or 'nothing'}"),
        (not claim.key.endswith("likely_true") or claim.values["chance"] > 0.5, "it was not likely to be true"),
        (True, "") if wanted else _to_check(record, at, claim),
    )


@why("fixed_nothing")
def _fixed(record: Record, at: Decision, claim: Claim) -> str:
    return first(
        (at.move == "fix_problem" and _class(at) == "complaint", "nothing of ours was mended"),
        (claim.values["chance"] < 0.5, "it was likely to be true"),
        _to_check(record, at, claim),
    )


@why("asked_past_excuse", "asked_past_trouble")
def _asked_past(record: Record, at: Decision, claim: Claim) -> str:
    trouble = claim.key.endswith("trouble")
    help_ = any(record.start.offered(move) for move in ("instalments", *HELPS))
    return first(
        (bears(at.move, "demands") and at.move != "challenge", "no money was asked for"),
        (_open(at) != "", "no excuse stood open"),
        (at.move not in EXCUSE_ROWS[_open(at)].get("remedies", ()), "that answers the excuse") if _open(at) else (True, ""),
        ((_class(at) == "money") == trouble, "trouble and excuse are confused"),
        (not trouble or help_ or claim.values.get("plain", False), "neither instalments nor help to sell are offered here"),
        _to_check(record, at, claim),
    )


@why("asked_excused")
def _asked_excused(record: Record, at: Decision, claim: Claim) -> str:
    given = [one for one in record.moves(at.client, "accept_excuse") if one.number < at.number and at.week - one.week <= 2]
    return first((bears(at.move, "demands"), "no money was asked for"), (bool(given), "no time had been given"))


@why("asked_twice")
def _asked_twice(record: Record, at: Decision, claim: Claim) -> str:
    before = [one for one in record.moves(at.client) if one.number < at.number and one.week == at.week]
    asked = any(one.after.file("asked_week", at.client) == at.week for one in before)
    return first((bears(at.move, "demands"), "no money was asked for"), (asked, "it was the first time that week"))


@why("promise_impossible", "promise_trivial")
def _promise(record: Record, at: Decision, claim: Claim) -> str:
    ratio, whole = at.step.amount / (claim.values["reach"] + 1.0), at.before.file("overdue", at.client)
    impossible = claim.key.endswith("impossible")
    return first(
        (bears(at.move, "promises"), "no promise was asked for"),
        (ratio > 1.0 if impossible else ratio < 0.25, f"{ratio:.2f} of what was within reach was asked for"),
        (impossible or at.step.amount < 0.9 * whole, "more could not have been asked for"),
    )


@why("overfollowed")
def _overfollowed(record: Record, at: Decision, claim: Claim) -> str:
    return first(
        (at.move == "confirm_promise" and at.before.file("stars", at.client) >= 4, "it is not known to be reliable"),
        (at.before.file("promise_followed", at.client) >= 1, "it had not been reminded"),
    )


@why("tired")
def _tired(record: Record, at: Decision, claim: Claim) -> str:
    contacts = at.before.file("contacts", at.client)
    return first((bears(at.move, "demands") and contacts > TIRED, f"{contacts:.1f} contacts are not many"))


@why("helped_blindly")
def _helped_blindly(record: Record, at: Decision, claim: Claim) -> str:
    return first(
        (bears(at.move, "closes_gap"), "it was not helped"),
        (at.before.file("gap_cause", at.client) not in (0, 1, 2), "the gap had been worked out"),
        (claim.values.get("plain", False) or record.start.offered("analyse_gap"), "working out a gap is not offered here"),
    )


@why("promise_forgotten")
def _forgotten(record: Record, at: Decision, claim: Claim) -> str:
    client = claim.values["client"]
    since = max([at.before.file("promise_week", client), *_parts(record, client, at)])
    followed, stars = at.before.file("promise_followed", client), at.before.file("stars", client)
    return first(
        (at.ends_week and at.before.file("promise_due", client) == at.week, "nothing fell due"),
        (same(at.before.file("promise", client), claim.values["amount"]), "another amount was promised"),
        (since < at.week, "there was no week in which to follow it up"),
        (followed < (2 if stars <= 2 and at.week - since >= 2 else 1), "it had been followed up as often as it could"),
    )


def _parts(record: Record, client: int, at: Decision) -> list[int]:
    given = at.before.file("promise_week", client)
    return [one.week for one in record.ends if given <= one.week < at.week and one.events.due[0, client] > 0]


@why("granted_instead", "declined_instead")
def _other_answer(record: Record, at: Decision, claim: Claim) -> str:
    pair = ("grant_request", "decline_request")
    made, better = pair if claim.key.endswith("granted_instead") else pair[::-1]
    return first(
        (at.move == made, f"{made} was not chosen"),
        (claim.values["best"] == better and claim.values["best_client"] == at.client, f"{better} there was not the best"),
        (at.before.came_with(at.client, claim.values), "it had come with something else"),
    )


@why("request_unanswered")
def _unanswered(record: Record, at: Decision, claim: Claim) -> str:
    client = claim.values["client"]
    return first(
        (at.ends_week and at.after.file("request_week", client) <= at.week, "no week ended on it"),
        (bears(claim.values["best"], "answers"), "an answer was not the best"),
        (at.before.came_with(client, claim.values), "it had come with something else"),
    )


@why("hours_unused")
def _hours_unused(record: Record, at: Decision, claim: Claim) -> str:
    late = at.before.account.overdue[0] > LATE
    unmet = int((late & (at.before.account.contact_week[0] < at.week)).sum())
    return first(
        (at.ends_week and same(at.before.hours * 100, claim.values["left"] * 100), f"{at.before.hours} h were left"),
        (claim.values["unmet"] == unmet, f"{unmet} had not heard from us"),
    )


@why("other_first", "other_here")
def _other_first(record: Record, at: Decision, claim: Claim) -> str:
    elsewhere = at.ends_week or claim.values.get("best_client", -1) != at.client
    return first((elsewhere == claim.key.endswith("first"), "here and elsewhere are confused"))


@why("other_stop")
def _other_stop(record: Record, at: Decision, claim: Claim) -> str:
    return first((not at.ends_week and claim.values["best"] == "end_week", "it was not best to leave the week at that"))


@why("sound", "sound_best")
def _sound(record: Record, at: Decision, claim: Claim) -> str:
    return ""
