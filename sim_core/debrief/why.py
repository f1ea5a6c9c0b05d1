"""Why a decision is judged as it is: which rule acted, what was known or could have been, what followed.

The first of `REASONS` that fits is told. Keys stand under `why.`; where a choice was as good as any, `why.sound_…` says
what made it so. A sentence that says what would have been better is told only where that is the best alternative, else
without it (`plain`); and what speaks for the best is told beside it (`because.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail
from sim_core.bots.advice import WEARY
from sim_core.debrief.because import LIKELY, UNLIKELY, asked_by
from sim_core.debrief.moved import Moved, moved
from sim_core.debrief.observations import BURDEN, LATE, RELIABLE_STARS
from sim_core.debrief.scene import (
    Scene,
    about_money,
    about_us,
    answers_excuse,
    answers_request,
    asks_money,
    at_same_client,
    cause_known,
    chance_of,
    forgotten,
    helps,
    hours_left,
    is_open,
    proof,
    ratio,
    unmet_best,
)
from sim_core.debrief.verdict import Verdict
from sim_core.engine.record import END_WEEK
from sim_core.errors import Message
from sim_core.model.moves import LESSON_OF, bears
from sim_core.model.vocabulary import Excuse


@dataclass(frozen=True)
class Why:
    """A sentence and the lesson it belongs to."""

    told: Message
    lesson: str
    because: Message | None = None  # what speaks for the best alternative; None where nothing was better
    moved: tuple[Moved, ...] = ()  # how the chance that the sentence names came about


Reason = tuple[str, str, Callable[[Scene], bool]]


def lesson_of(move: str) -> str:
    """The lesson that a decision belongs to, where no rule says more. To end a week is to ask no more in it."""
    return "L2" if move == END_WEEK else LESSON_OF[move]


REASONS: Final[tuple[Reason, ...]] = (
    ("pleaded", "L8", lambda s: s.move == "plead"),
    ("pushed", "L9", lambda s: s.move == "push_order"),
    ("stopped", "L9", lambda s: s.move == "stop_supply"),
    ("resumed_unpaid", "L9", lambda s: s.move == "resume_supply" and float(s.file("hold_paid")) <= 0),
    ("accepted_against_evidence", "L6", lambda s: s.move == "accept_excuse" and proof(s) == "false"),
    (
        "accepted_own_fault",
        "L7",
        lambda s: s.move == "accept_excuse" and not proof(s) and about_us(s) and chance_of(s) > LIKELY and at_same_client(s),
    ),
    (
        "accepted_unchecked",
        "L6",
        lambda s: s.move == "accept_excuse" and not proof(s) and (chance_of(s) <= LIKELY or at_same_client(s)),
    ),
    ("accepted_outdated", "L6", lambda s: s.move == "accept_excuse" and bool(proof(s)) and chance_of(s) < UNLIKELY),
    ("accepted_fixable", "L7", lambda s: s.move == "accept_excuse" and bool(proof(s)) and about_us(s)),
    ("accepted_true", "L5", lambda s: s.move == "accept_excuse" and bool(proof(s)) and chance_of(s) > LIKELY),
    ("challenged_against_evidence", "L7", lambda s: s.move == "challenge" and proof(s) == "true"),
    ("challenged_again", "L7", lambda s: s.move == "challenge" and bool(proof(s)) and chance_of(s) > LIKELY),
    ("challenged_likely_true", "L7", lambda s: s.move == "challenge" and not proof(s) and chance_of(s) > LIKELY),
    ("challenged_unproven", "L6", lambda s: s.move == "challenge" and not proof(s)),
    ("fixed_nothing", "L7", lambda s: s.move == "fix_problem" and is_open(s) and about_us(s) and chance_of(s) < UNLIKELY),
    ("asked_past_excuse", "L6", lambda s: asks_money(s) and s.move != "challenge" and is_open(s) and not about_money(s)),
    ("asked_past_trouble", "L5", lambda s: asks_money(s) and s.move != "challenge" and not answers_excuse(s) and is_open(s)),
    ("asked_excused", "L6", lambda s: asks_money(s) and int(s.file("excused_until")) >= s.moment.week),
    ("asked_twice", "L2", lambda s: s.move in ("call", "visit", "sit_in") and int(s.file("asked_week")) >= s.moment.week),
    ("promise_impossible", "L4", lambda s: bears(s.move, "promises") and ratio(s) > BURDEN[1] * 1.3),
    ("promise_trivial", "L4", lambda s: bears(s.move, "promises") and ratio(s) < BURDEN[0]),
    (
        "overfollowed",
        "L3",
        lambda s: (
            s.move == "confirm_promise" and int(s.file("stars")) >= RELIABLE_STARS and int(s.file("promise_followed")) >= 1
        ),
    ),
    ("tired", "L2", lambda s: asks_money(s) and float(s.file("contacts")) > WEARY),
    ("helped_blindly", "L5", lambda s: helps(s) and not cause_known(s)),
    ("granted_instead", "L9", lambda s: s.move == "grant_request" and _best_is(s, "decline_request")),
    ("declined_instead", "L9", lambda s: s.move == "decline_request" and _best_is(s, "grant_request")),
    ("request_unanswered", "L9", lambda s: s.moment.ends_week and answers_request(s)),
    ("promise_forgotten", "L3", lambda s: s.moment.ends_week and 0 <= forgotten(s) == s.best_client),
    ("hours_unused", "L2", lambda s: s.moment.ends_week and hours_left(s) and unmet_best(s)),
)


def _best_is(scene: Scene, *moves: str) -> bool:
    return at_same_client(scene) and scene.verdict.best.move in moves


def _best_checks(scene: Scene) -> bool:
    """Is the best to look into the excuse by the means that the sentence names?"""
    return is_open(scene) and _best_is(scene, str(scene.sight.public.excuses[Excuse(scene.excuse).name.lower()]["checked_by"]))


def _best_helps(scene: Scene) -> bool:
    move = scene.verdict.best.move
    return at_same_client(scene) and (bears(move, "closes_gap") or bears(move, "by_parts"))


ADVISED: Final[dict[str, Callable[[Scene], bool]]] = {
    "accepted_own_fault": lambda s: _best_checks(s) or _best_is(s, "fix_problem"),
    "accepted_unchecked": _best_checks,
    "accepted_outdated": _best_checks,
    "accepted_fixable": lambda s: _best_is(s, "fix_problem"),
    "accepted_true": lambda s: _best_helps(s) or (at_same_client(s) and bears(s.verdict.best.move, "promises")),
    "challenged_again": lambda s: at_same_client(s) and bears(s.verdict.best.move, "checks"),
    "challenged_likely_true": _best_checks,
    "challenged_unproven": _best_checks,
    "fixed_nothing": _best_checks,
    "asked_past_excuse": _best_checks,
    "asked_past_trouble": lambda s: _best_checks(s) or _best_helps(s),
    "helped_blindly": lambda s: _best_is(s, "analyse_gap"),
    "tired": lambda s: not at_same_client(s),
}
"""Reasons that say what would have been better, each with when the best is that."""


def why(trail: Trail, beliefs: Sequence[ClientBeliefs], verdict: Verdict) -> Why:
    """The sentence for one verdict, what speaks for the best, and how the chance it names came about."""
    found = _told(trail, beliefs, verdict)
    client, values = trail.moments[verdict.number].client, found.told.values
    if client < 0 or "chance" not in values:
        return found
    kind = int(Excuse[str(values["excuse"]).upper()])
    return replace(found, moved=moved(trail, beliefs[client], verdict.number, kind))


def _told(trail: Trail, beliefs: Sequence[ClientBeliefs], verdict: Verdict) -> Why:
    moment = trail.moments[verdict.number]
    scene = Scene(trail, moment, moment.before.sight(), beliefs, verdict)
    values = scene.values()
    if verdict.grade in ("excellent", "good"):
        key = "sound_best" if verdict.grade == "excellent" else "sound"
        return Why(Message(f"why.{key}", values), lesson_of(scene.move))
    if moment.ends_week:
        left = scene.sight.account.overdue[0] > LATE
        unmet = int((left & (scene.sight.account.contact_week[0] < moment.week)).sum())
        values |= {"left": float(scene.sight.desk.hours[0]), "unmet": unmet}
    for key, lesson, fits in REASONS:
        if fits(scene):
            if key == "request_unanswered":
                values |= {"client": scene.best_client, **asked_by(scene.sight, scene.best_client)}
            elif key == "promise_forgotten":
                owing = forgotten(scene)
                values |= {"client": owing, "amount": float(scene.sight.account.promise[0, owing])}
            elif key.startswith("promise_"):
                values["reach"] = scene.belief.free + scene.belief.coming * (moment.step.weeks + 1.0)
            if key in ADVISED:
                values["plain"] = not ADVISED[key](scene)
            return Why(Message(f"why.{key}", values), lesson, scene.because())
    if verdict.best.move == END_WEEK and not moment.ends_week:
        return Why(Message("why.other_stop", values), lesson_of(scene.move), scene.because())
    elsewhere = moment.ends_week or not at_same_client(scene)
    return Why(
        Message(f"why.{'other_first' if elsewhere else 'other_here'}", values), lesson_of(verdict.best.move), scene.because()
    )
