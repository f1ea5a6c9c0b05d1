"""Excuses: each story of a debrief, and what is observed of them, found anew in the record."""

from functools import partial
from typing import Final

from sim_core.engine.record import Step
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import Said
from tests.truth.checks.looking import CHECKS, first, own, same
from tests.truth.checks.record import KINDS, Decision, Record
from tests.truth.told import Claim, Story

ANSWERS: Final = {"accepted": "accept_excuse", "challenged": "challenge", "fixed": "fix_problem"}


def said_by(record: Record, client: int, excuse: str, number: int) -> Decision | None:
    """The decision that brought up the excuse that stands open before another one: the last that opened it."""
    found = None
    for one in record.moves(client):
        if one.number < number and opened(one, client, excuse):
            found = one
    return found


def opened(at: Decision, client: int, excuse: str) -> bool:
    """Did the client come up with this excuse at a decision, or repeat it after it had been answered?"""
    times = [int(scene.account.heard[0, client, KINDS.index(excuse)]) for scene in (at.before, at.after)]
    return at.after.excuse(client) == excuse and times[1] > times[0]


def told_truth(then: bool, now: bool) -> str:
    """How it is told whether an excuse was true."""
    if then == now:
        return "true" if now else "false"
    return "by_then" if now else "no_longer"


def _answered(record: Record, claim: Claim, dealt: str, true: bool | None, proof: str | None = None) -> str:
    at, client, excuse = own(record, claim), claim.values["client"], claim.values["excuse"]
    if at.before.excuse(client) != excuse:
        return "that excuse did not stand open"
    spoken = said_by(record, client, excuse, at.number)
    now = at.before.is_true(client, excuse)
    then = spoken.after.is_true(client, excuse) if spoken else now
    gone = at.after.excuse(client) != excuse or opened(at, client, excuse)
    said = at.before.file("excuse_week", client) + 1
    problems = [
        (said == claim.values["said"], f"it was said in week {said}"),
        (spoken is not None and spoken.week + 1 == said, "who said it, and when, is not in the record"),
        (at.week + 1 == claim.values["week"], f"it was dealt with in week {at.week + 1}"),
        (true is None or now == true, f"it was {now}"),
        (claim.values.get("so") in (None, told_truth(then, now)), "how its truth changed is told wrongly"),
    ]
    if dealt in ANSWERS:
        problems.append((at.client == client and at.move == ANSWERS[dealt], f"what was done is {at.move}"))
    elif dealt == "remedied":
        problems.append(
            (at.client == client and at.move in EXCUSE_ROWS[excuse].get("remedies", ()) and gone, "that was no remedy")
        )
    else:
        ours = EXCUSE_ROWS[excuse]["class"] == "complaint"  # what else is put right answers no reason of another kind
        answers = [
            one
            for one in record.moves(client, *ANSWERS.values())
            if spoken and spoken.number < one.number <= at.number and (ours or one.move != "fix_problem")
        ]
        problems.append((not answers, "it was answered"))
        problems.append((at.ends_week if dealt == "lapsed" else at.number == len(record.decisions) - 1, "it did not end there"))
        problems.append((gone == (dealt == "lapsed"), "lapsed and open are confused"))
        problems.append((not at.after.file("failed", client), "the client went under"))
    if proof is not None:
        held = at.before.evidence(client, excuse)
        real = "true" if now else "false"
        found = "unproven" if not held else "proven" if held == real else "misled"
        problems.append((found == proof, f"the file was {found}"))
        broke = at.said != Said.STOOD_FIRM
        problems.append((claim.values["broke"] == broke, "whether it broke is told wrongly"))
    return first(*problems)


for _dealt in ("accepted", "fixed", "remedied"):
    for _true in (True, False):
        CHECKS[f"observed.excuse_{_dealt}_{str(_true).lower()}"] = partial(_answered, dealt=_dealt, true=_true)
for _dealt in ("lapsed", "open"):
    CHECKS[f"observed.excuse_{_dealt}"] = partial(_answered, dealt=_dealt, true=None)
for _proof in ("proven", "unproven", "misled"):
    for _true in (True, False):
        key = f"observed.excuse_challenged_{str(_true).lower()}_{_proof}"
        CHECKS[key] = partial(_answered, dealt="challenged", true=_true, proof=_proof)


def _unmended(record: Record, claim: Claim) -> str:
    at, excuse = own(record, claim), claim.values["excuse"]
    fix = Step(move="fix_problem", client=at.step.client)
    return _answered(record, claim, "accepted", True) or first(
        (EXCUSE_ROWS[excuse]["class"] == "complaint", "that is no fault of ours"),
        (at.before.possible(fix), "it could not be put right there"),
    )


def _passing(record: Record, claim: Claim) -> str:
    away = claim.values["excuse"] == "boss_away"
    return _answered(record, claim, "accepted", True) or first((away, "that does not end by itself"))


CHECKS["observed.excuse_accepted_unmended"] = _unmended
CHECKS["observed.excuse_accepted_passing"] = _passing


def story_fault(record: Record, story: Story) -> str:
    """What is wrong with the story of an excuse."""
    raised, settled = record.decisions[story.raised], record.decisions[story.settled]
    client, kind = story.client, story.kind
    before = settled.before.excuse(client) == kind
    spoken = said_by(record, client, kind, settled.number if before else settled.number + 1)
    if spoken is None:
        return "nobody said it"
    last_belief = [
        one.step.belief
        for one in record.moves(client)
        if raised.number < one.number <= settled.number and one.step.belief is not None
    ]
    return first(
        (raised.after.excuse(client) == kind, "it did not stand open after it was raised"),
        (spoken.week == story.week, f"it was said in week {spoken.week + 1}"),
        (story.week + story.weeks == settled.week, "it was dealt with in another week"),
        (story.true == settled.before.is_true(client, kind), "true and false are confused"),
        (story.true_when_said == spoken.after.is_true(client, kind), "true and false are confused for when it was said"),
        (story.evidence == settled.before.evidence(client, kind), "the file held something else"),
        (same(story.overdue, settled.before.file("overdue", client)), "another amount was late"),
        (0.0 <= story.known <= 1.0, "a chance lies between 0 and 1"),
        (story.stated == (last_belief[-1] if last_belief else None), "something else was stated"),
        (story.dealt not in ANSWERS or settled.move == ANSWERS[story.dealt], f"what was done is {settled.move}"),
    )


def apart_fault(record: Record, apart: dict[str, int]) -> str:
    """What is wrong with how many false reasons were believed and true ones challenged: each reason counted once."""
    groups: dict[str, set[tuple[int, str, int]]] = {name: set() for name in ("false", "believed", "true", "challenged")}
    for one in record.decisions:
        excuse = one.before.excuse(one.client) if one.client >= 0 else ""
        if not excuse:
            continue
        who = one.client, excuse, one.before.file("excuse_week", one.client)
        gone = one.after.excuse(one.client) != excuse or opened(one, one.client, excuse)
        challenged = one.move == "challenge"
        helped = gone and (one.move in ("accept_excuse", "fix_problem") or one.move in EXCUSE_ROWS[excuse].get("remedies", ()))
        if challenged or helped:
            true = one.before.is_true(one.client, excuse)
            groups["true" if true else "false"].add(who)
            if true == challenged:
                groups["challenged" if true else "believed"].add(who)
    found = {name: len(group) for name, group in groups.items()}
    return first((found == apart, f"it was {found}"))
