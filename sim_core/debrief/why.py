"""Why a decision is judged as it is: which rule acted, what was known or could have been, what followed.

The first of `REASONS` that fits is told. Keys stand under `why.`; where a choice was as good as any, `why.sound_…` says
what made it so. A sentence that says what would have been better is told only where that is the best alternative, else
without it (`plain`); and what speaks for the best is told beside it (`because.py`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from sim_core.belief.filter import Belief, ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.because import LIKELY, UNLIKELY, because
from sim_core.debrief.excuses import evidence, truth_of_open
from sim_core.debrief.moved import Moved, moved
from sim_core.debrief.observations import BURDEN, LATE, RELIABLE_STARS, UNRELIABLE_STARS, asked_ratio
from sim_core.debrief.verdict import Verdict
from sim_core.engine.record import END_WEEK, Step
from sim_core.errors import Message
from sim_core.model.choices import WeekEvents
from sim_core.model.moves import LESSON_OF, MOVE, bears
from sim_core.model.state import Sight
from sim_core.model.tables import EXCUSE_ROWS
from sim_core.model.vocabulary import Cause, Excuse

TIRED: Final = 2.6
"""Contacts in the last month or so beyond which a client is tired of us."""
LEAST_HOURS: Final = 1.0


@dataclass(frozen=True)
class Why:
    """A sentence and the lesson it belongs to."""

    told: Message
    lesson: str
    because: Message | None = None  # what speaks for the best alternative; None where nothing was better
    moved: tuple[Moved, ...] = ()  # how the chance that the sentence names came about


@dataclass(frozen=True)
class Scene:
    """What a reason looks at."""

    trail: Trail
    moment: Moment
    sight: Sight
    beliefs: Sequence[ClientBeliefs]
    verdict: Verdict

    @property
    def client(self) -> int:
        return self.moment.client

    @property
    def move(self) -> str:
        return self.moment.step.move

    @property
    def belief(self) -> Belief:
        return self.beliefs[self.client].before(self.moment.number)

    @property
    def excuse(self) -> int:
        """The open excuse of the client, −1 if none."""
        return int(self.sight.account.excuse[0, self.client]) if self.client >= 0 else -1

    def file(self, name: str) -> Any:
        return getattr(self.sight.account, name)[0, self.client]

    def values(self) -> dict[str, object]:
        """What a sentence may name."""
        step, best = self.moment.step, self.verdict.best
        found: dict[str, object] = {
            "client": self.client,
            "move": step.move,
            "amount": step.amount,
            "weeks": step.weeks,
            "week": self.moment.week + 1,
            "best": best.move,
            "best_client": self._number(best),
            "best_amount": best.amount,
            "loss": self.verdict.mean,
        }
        if self.excuse >= 0:
            kind = Excuse(self.excuse).name.lower()
            check = EXCUSE_ROWS[kind]["checked_by"]
            known = float(self.belief.true[self.excuse])
            table, number = self.sight.public.table, MOVE[check]
            sure = 1.0 if EXCUSE_ROWS[kind]["sources"].get("in_person") == "certain" else float(table.accuracy[number])
            found |= {"excuse": kind, "check": check, "hours": float(table.hours[number]), "sure": sure}
            so, said = truth_of_open(self.trail, self.moment, self.client)
            found |= {"chance": known, "so": so, "said": said + 1}
        return found

    def because(self) -> Message | None:
        """What speaks for the best alternative, if it surely was better."""
        best, client = self.verdict.best, self._number(self.verdict.best)
        if self.verdict.loss <= 0:
            return None
        belief = self.beliefs[client].before(self.moment.number) if client >= 0 else None
        return because(self.sight, client, belief, best)

    def _number(self, step: Step) -> int:
        ids = self.sight.public.client_ids
        return ids.index(step.client) if step.client else -1


Reason = tuple[str, str, Callable[[Scene], bool]]


def lesson_of(move: str) -> str:
    """The lesson that a decision belongs to, where no rule says more. To end a week is to ask no more in it."""
    return "L2" if move == END_WEEK else LESSON_OF[move]


def class_of(excuse: int) -> str:
    """The class of an excuse; "" for −1: none."""
    return str(EXCUSE_ROWS[Excuse(excuse).name.lower()]["class"]) if excuse >= 0 else ""


def _asks(scene: Scene) -> bool:
    return bears(scene.move, "demands")


def _remedy(scene: Scene) -> bool:
    """Could the move answer the open excuse?"""
    return scene.move in EXCUSE_ROWS[Excuse(scene.excuse).name.lower()].get("remedies", ()) if _open(scene) else False


def _open(scene: Scene) -> bool:
    return scene.excuse >= 0


def _proof(scene: Scene) -> str:
    return evidence(scene.sight, scene.client, scene.excuse) if scene.excuse >= 0 else ""


def _chance(scene: Scene) -> float:
    return float(scene.belief.true[scene.excuse])


def _ratio(scene: Scene) -> float:
    return asked_ratio(scene.belief, scene.moment.step.amount, scene.moment.step.weeks)


def _here(scene: Scene) -> bool:
    """Was the best to be done at the same client?"""
    return scene.verdict.best.client == scene.moment.step.client


def _money(scene: Scene) -> bool:
    return class_of(scene.excuse) == "money"


def _complaint(scene: Scene) -> bool:
    return class_of(scene.excuse) == "complaint"


def _helps(scene: Scene) -> bool:
    return bears(scene.move, "closes_gap")


def _cause_known(scene: Scene) -> bool:
    told = [evidence(scene.sight, scene.client, kind) == "true" for kind in Excuse if class_of(kind) == "money"]
    return any(told) or int(scene.file("gap_cause")) in (Cause.CASH, Cause.CUSTOMERS, Cause.STOCK)


def _forgotten(scene: Scene) -> int:
    """The client of the largest promise that falls due this week and was not followed up enough; −1 if there is none."""
    account, week = scene.sight.account, scene.moment.week
    due = (account.promise[0] > 0) & (account.promise_due[0] <= week) & (account.promise_week[0] < week)
    needed = np.where(account.stars[0] <= UNRELIABLE_STARS, 2, 1)
    time = _weeks_to_follow(scene)
    needed = np.minimum(needed, time)
    missed = np.where(due & (account.promise_followed[0] < needed), account.promise[0], 0.0)
    return int(missed.argmax()) if bool((missed > 0).any()) else -1


def _weeks_to_follow(scene: Scene) -> Any:
    """[C] weeks in which the promise that falls due could be followed up: since it was given, or its last part fell due."""
    account, week = scene.sight.account, scene.moment.week
    since = account.promise_week[0].astype(int)
    for moment in scene.trail.moments[: scene.moment.number]:
        if moment.ends_week and isinstance(moment.events, WeekEvents):
            fell_due = (moment.events.due[0] > 0) & (moment.week >= account.promise_week[0])
            since = np.where(fell_due, np.maximum(since, moment.week), since)
    return week - since


def _hours_left(scene: Scene) -> bool:
    return float(scene.sight.desk.hours[0]) >= LEAST_HOURS and bool((scene.sight.account.overdue[0] > LATE).any())


REASONS: Final[tuple[Reason, ...]] = (
    ("pleaded", "L8", lambda s: s.move == "plead"),
    ("pushed", "L9", lambda s: s.move == "push_order"),
    ("stopped", "L9", lambda s: s.move == "stop_supply"),
    ("resumed_unpaid", "L9", lambda s: s.move == "resume_supply" and float(s.file("hold_paid")) <= 0),
    ("accepted_against_evidence", "L6", lambda s: s.move == "accept_excuse" and _proof(s) == "false"),
    (
        "accepted_own_fault",
        "L7",
        lambda s: s.move == "accept_excuse" and not _proof(s) and _complaint(s) and _chance(s) > LIKELY and _here(s),
    ),
    ("accepted_unchecked", "L6", lambda s: s.move == "accept_excuse" and not _proof(s) and (_chance(s) <= LIKELY or _here(s))),
    ("accepted_outdated", "L6", lambda s: s.move == "accept_excuse" and bool(_proof(s)) and _chance(s) < UNLIKELY),
    ("accepted_fixable", "L7", lambda s: s.move == "accept_excuse" and bool(_proof(s)) and _complaint(s)),
    ("accepted_true", "L5", lambda s: s.move == "accept_excuse" and bool(_proof(s)) and _chance(s) > LIKELY),
    ("challenged_against_evidence", "L7", lambda s: s.move == "challenge" and _proof(s) == "true"),
    ("challenged_again", "L7", lambda s: s.move == "challenge" and bool(_proof(s)) and _chance(s) > LIKELY),
    ("challenged_likely_true", "L7", lambda s: s.move == "challenge" and not _proof(s) and _chance(s) > LIKELY),
    ("challenged_unproven", "L6", lambda s: s.move == "challenge" and not _proof(s)),
    ("fixed_nothing", "L7", lambda s: s.move == "fix_problem" and _open(s) and _complaint(s) and _chance(s) < UNLIKELY),
    ("asked_past_excuse", "L6", lambda s: _asks(s) and s.move != "challenge" and _open(s) and not _money(s)),
    ("asked_past_trouble", "L5", lambda s: _asks(s) and s.move != "challenge" and not _remedy(s) and _open(s)),
    ("asked_excused", "L6", lambda s: _asks(s) and int(s.file("excused_until")) >= s.moment.week),
    ("asked_twice", "L2", lambda s: s.move in ("call", "visit", "sit_in") and int(s.file("asked_week")) >= s.moment.week),
    ("promise_impossible", "L4", lambda s: bears(s.move, "promises") and _ratio(s) > BURDEN[1] * 1.3),
    ("promise_trivial", "L4", lambda s: bears(s.move, "promises") and _ratio(s) < BURDEN[0]),
    (
        "overfollowed",
        "L3",
        lambda s: (
            s.move == "confirm_promise" and int(s.file("stars")) >= RELIABLE_STARS and int(s.file("promise_followed")) >= 1
        ),
    ),
    ("tired", "L2", lambda s: _asks(s) and float(s.file("contacts")) > TIRED),
    ("helped_blindly", "L5", lambda s: _helps(s) and not _cause_known(s)),
    ("promise_forgotten", "L3", lambda s: s.moment.ends_week and _forgotten(s) >= 0),
    ("hours_unused", "L2", lambda s: s.moment.ends_week and _hours_left(s)),
)


def _best_is(scene: Scene, *moves: str) -> bool:
    return _here(scene) and scene.verdict.best.move in moves


def _best_checks(scene: Scene) -> bool:
    """Is the best to look into the excuse by the means that the sentence names?"""
    return _open(scene) and _best_is(scene, str(EXCUSE_ROWS[Excuse(scene.excuse).name.lower()]["checked_by"]))


def _best_helps(scene: Scene) -> bool:
    move = scene.verdict.best.move
    return _here(scene) and (bears(move, "closes_gap") or bears(move, "by_parts"))


ADVISED: Final[dict[str, Callable[[Scene], bool]]] = {
    "accepted_own_fault": lambda s: _best_checks(s) or _best_is(s, "fix_problem"),
    "accepted_unchecked": _best_checks,
    "accepted_outdated": _best_checks,
    "accepted_fixable": lambda s: _best_is(s, "fix_problem"),
    "accepted_true": lambda s: _best_helps(s) or (_here(s) and bears(s.verdict.best.move, "promises")),
    "challenged_again": lambda s: _here(s) and bears(s.verdict.best.move, "checks"),
    "challenged_likely_true": _best_checks,
    "challenged_unproven": _best_checks,
    "fixed_nothing": _best_checks,
    "asked_past_excuse": _best_checks,
    "asked_past_trouble": lambda s: _best_checks(s) or _best_helps(s),
    "helped_blindly": lambda s: _best_is(s, "analyse_gap"),
    "tired": lambda s: not _here(s),
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
            if key == "promise_forgotten":
                owing = _forgotten(scene)
                values |= {"client": owing, "amount": float(scene.sight.account.promise[0, owing])}
            elif key.startswith("promise_"):
                values["reach"] = scene.belief.free + scene.belief.coming * (moment.step.weeks + 1.0)
            if key in ADVISED:
                values["plain"] = not ADVISED[key](scene)
            return Why(Message(f"why.{key}", values), lesson, scene.because())
    elsewhere = moment.ends_week or not _here(scene)
    return Why(
        Message(f"why.{'other_first' if elsewhere else 'other_here'}", values), lesson_of(verdict.best.move), scene.because()
    )
