"""A decision as its reason looks at it: the file, what could be known, what was done, and what would have been better."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim_core.belief.filter import Belief, ClientBeliefs
from sim_core.belief.trail import Moment, Trail
from sim_core.debrief.because import asked_by, because
from sim_core.debrief.excuses import evidence, truth_of_open
from sim_core.debrief.observations import LATE, UNRELIABLE_STARS, asked_ratio
from sim_core.debrief.verdict import Verdict
from sim_core.engine.record import Step
from sim_core.errors import Message
from sim_core.model.choices import WeekEvents
from sim_core.model.moves import MOVE, bears
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import Cause, Excuse

LEAST_HOURS: Final = 1.0


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
        found |= asked_by(self.sight, self.client)
        if self.excuse >= 0:
            kind = Excuse(self.excuse).name.lower()
            row = self.sight.public.excuses[kind]
            check = row["checked_by"]
            known = float(self.belief.true[self.excuse])
            table, number = self.sight.public.table, MOVE[check]
            sure = 1.0 if row["sources"].get("in_person") == "certain" else float(table.accuracy[number])
            found |= {"excuse": kind, "check": check, "hours": float(table.hours[number]), "sure": sure}
            so, said = truth_of_open(self.trail, self.moment, self.client)
            found |= {"chance": known, "so": so, "said": said + 1}
        return found

    @property
    def best_client(self) -> int:
        """The client of the best alternative, −1 if it concerns none."""
        return self._number(self.verdict.best)

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


def answers_request(scene: Scene) -> bool:
    """Would the best have been an answer to what a client had come with?"""
    return bears(scene.verdict.best.move, "answers")


def asks_money(scene: Scene) -> bool:
    return bears(scene.move, "demands")


def answers_excuse(scene: Scene) -> bool:
    """Could the move answer the open excuse?"""
    return (
        scene.move in scene.sight.public.excuses[Excuse(scene.excuse).name.lower()].get("remedies", ())
        if is_open(scene)
        else False
    )


def is_open(scene: Scene) -> bool:
    return scene.excuse >= 0


def proof(scene: Scene) -> str:
    return evidence(scene.sight, scene.client, scene.excuse) if scene.excuse >= 0 else ""


def chance_of(scene: Scene) -> float:
    return float(scene.belief.true[scene.excuse])


def ratio(scene: Scene) -> float:
    return asked_ratio(scene.belief, scene.moment.step.amount, scene.moment.step.weeks)


def at_same_client(scene: Scene) -> bool:
    """Was the best to be done at the same client?"""
    return scene.verdict.best.client == scene.moment.step.client


def about_money(scene: Scene) -> bool:
    return class_of(scene, scene.excuse) == "money"


def about_us(scene: Scene) -> bool:
    return class_of(scene, scene.excuse) == "complaint"


def helps(scene: Scene) -> bool:
    return bears(scene.move, "closes_gap")


def cause_known(scene: Scene) -> bool:
    told = [evidence(scene.sight, scene.client, kind) == "true" for kind in Excuse if class_of(scene, kind) == "money"]
    return any(told) or int(scene.file("gap_cause")) in (Cause.CASH, Cause.CUSTOMERS, Cause.STOCK)


def forgotten(scene: Scene) -> int:
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


def unmet_best(scene: Scene) -> bool:
    """Would the best have gone to a client in arrears that had not heard from us that week?"""
    account, client = scene.sight.account, scene.best_client
    return client >= 0 and bool(account.overdue[0, client] > LATE) and bool(account.contact_week[0, client] < scene.moment.week)


def hours_left(scene: Scene) -> bool:
    return float(scene.sight.desk.hours[0]) >= LEAST_HOURS and bool((scene.sight.account.overdue[0] > LATE).any())


def class_of(scene: Scene, excuse: int) -> str:
    """The class of an excuse; "" for −1: none."""
    return str(scene.sight.public.excuses[Excuse(excuse).name.lower()]["class"]) if excuse >= 0 else ""
