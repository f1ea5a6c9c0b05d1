"""A game as xAPI statements: its start, every decision, what a debrief said of it, its end and whether it was passed.

Pure: the same game told in the same way gives the same statements with the same ids, on any machine. An id follows from who
played, what, since when, and all choices up to its place: never from the seed, nor from what the seed led to, so that an exam's
seed cannot be searched for with it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from game.debrief.sentences import client_names
from game.language.currency import Currency, counted_in, currency_of
from game.language.locale import LANGUAGES
from game.language.words import move_name, say
from game.lrs.games import PlayedGame
from game.lrs.vocabulary import (
    BASE,
    COMPLETED,
    DECIDED,
    DECISION,
    FAILED,
    JUDGED,
    PASSED,
    PLATFORM,
    PROFILE,
    PROFILE_TYPE,
    SIMULATION,
    STARTED,
    Verb,
    decision_iri,
    extension,
    in_all,
    scenario_iri,
)
from sim_core import Message, SimError
from sim_core.public.games import END_WEEK, KeptVerdict, Step
from sim_core.public.scenarios import PRACTICE, Text, text_hash, text_in

Statement = dict[str, Any]
NAMESPACE: Final = uuid5(NAMESPACE_URL, BASE)
FULL_MARKS: Final = 100.0
"""The score of the textbook: `scaled` is 1 there and above."""
TOP: Final = 150
CENTS: Final = 2
DIGITS: Final = 4
"""To which amounts and shares are told."""
BAD: Final = ("mistake", "blunder")


@dataclass(frozen=True)
class Learner:
    """Who played, as an account: xAPI's homePage (the IRI of the system that knows the name), and the name or code there."""

    home_page: str
    name: str


@dataclass(frozen=True)
class Telling:
    """How a game is told. `pass_mark`: a score 0…150, None for what wins bronze. `seed`: may it be told? `decisions`: or only
    start and result?"""

    learner: Learner
    pass_mark: float | None = None
    seed: bool = True
    decisions: bool = True


def statements_of(game: PlayedGame, telling: Telling, times: Sequence[datetime] = ()) -> list[Statement]:
    """The statements of a game in the order in which things happened.

    `times`: when each choice was made, where that is known; else all of them carry the time of the start, which a record
    knows. Raises `SimError` for a practice game whose seed is to stay: its clients tell it.
    """
    if not telling.seed and game.record.scenario_id.startswith(PRACTICE):
        raise SimError(Message("records.practice_seed", {"scenario": game.record.scenario_id}))
    with counted_in(game.scenario):  # in the words of its trade
        teller = _Teller(game, telling, times)
        return [*teller.start(), *(teller.decisions() if telling.decisions else ()), *teller.result()]


def registration_of(game: PlayedGame, telling: Telling) -> UUID:
    """What all statements of one game have in common."""
    record, learner = game.record, telling.learner
    luck = record.seed if telling.seed and not record.started else ""  # two games of no known time are told apart by it
    about = [record.scenario_id, text_hash(record.scenario), record.rules_version, record.started, record.trainer, luck]
    return uuid5(NAMESPACE, json.dumps([*about, learner.home_page, learner.name]))


class _Teller:
    """What the statements of one game share, put together once."""

    def __init__(self, game: PlayedGame, telling: Telling, times: Sequence[datetime]) -> None:
        self.game, self.telling, self.record, self.times = game, telling, game.record, times
        self.registration = registration_of(game, telling)
        self.money: Currency = currency_of(game.scenario)
        names = {language: client_names(game.scenario, language) for language in LANGUAGES}
        ids = (client.id for client in game.scenario.clients)
        self.names = {one: {language: of[at] for language, of in names.items()} for at, one in enumerate(ids)}
        self.started = rfc3339(moment(self.record.started))
        self.chains = list(_chains(self.record.steps))

    def start(self) -> Iterator[Statement]:
        yield self.statement("started", STARTED, self.scenario(), self.context({}), time=self.started)

    def decisions(self) -> Iterator[Statement]:
        week, verdicts = 1, self.game.verdicts
        for number, step in enumerate(self.record.steps):
            place, context = self.decision(step), self.context({"number": number + 1, "week": week})
            about, time = f"decision {number} {self.chains[number]}", self.time(number)
            yield self.statement(about, DECIDED, place, context, self.stated(step), time)
            if verdict := verdicts.get(number):
                reference = {"objectType": "StatementRef", "id": self.id(about)}
                judged = {**self.context({"number": number + 1, "week": week}), "statement": reference}
                name = f"verdict {number} {self.chains[number]}"
                yield self.statement(name, JUDGED, place, judged, self.verdict(verdict), time)
            week += step.move == END_WEEK

    def result(self) -> Iterator[Statement]:
        """The end, and whether it was passed; nothing of a game under way. In the trainer's view nothing is passed."""
        game, points = self.game, self.game.score
        if points is None:
            return
        chain, place, time = self.chains[-1], self.scenario(), self.time(len(self.record.steps) - 1)
        told: dict[str, Any] = {"net": self.amount(game.net), "currency": self.money.code}
        told |= {"medal": game.medal} if game.medal else {}
        told |= {"accuracy": _number(game.debrief.accuracy)} if game.debrief else {}
        told |= {"digest": self.record.digest} if self.telling.seed else {}
        whole: dict[str, Any] = {"completion": True, "extensions": _extended(told)}
        if self.record.trainer:
            yield self.statement(f"completed {chain}", COMPLETED, place, self.context({}), whole, time)
            return
        score = {"scaled": _number(min(points / FULL_MARKS, 1.0), DIGITS), "raw": _number(points), "min": 0, "max": TOP}
        mark = game.scenario.medals.bronze if self.telling.pass_mark is None else self.telling.pass_mark
        passed = points >= mark
        yield self.statement(f"completed {chain}", COMPLETED, place, self.context({}), {**whole, "score": score}, time)
        judged = {"success": passed, "completion": True, "score": score, "extensions": _extended({"pass-mark": _number(mark)})}
        yield self.statement(f"result {chain}", PASSED if passed else FAILED, place, self.context({}), judged, time)

    def statement(
        self,
        name: str,
        verb: Verb,
        place: Mapping[str, Any],
        context: Mapping[str, Any],
        result: Mapping[str, Any] | None = None,
        time: str = "",
    ) -> Statement:
        learner = self.telling.learner
        account = {"homePage": learner.home_page, "name": learner.name}
        return {
            "id": self.id(name),
            "actor": {"objectType": "Agent", "account": account},
            "verb": {"id": verb.iri, "display": in_all(verb.key)},
            "object": dict(place),
            **({"result": dict(result)} if result else {}),
            "context": dict(context),
            **({"timestamp": time} if time else {}),
        }

    def id(self, name: str) -> str:
        """The id of the statement at a place of the game."""
        return str(uuid5(self.registration, name))

    def time(self, number: int) -> str:
        """When a choice was made; when the game began, where that is all that is known."""
        return rfc3339(self.times[number]) if number < len(self.times) else self.started

    def scenario(self) -> dict[str, Any]:
        named = _in_all(self.game.scenario.title, self.record.scenario_id)
        return _activity(scenario_iri(self.record.scenario_id), SIMULATION, named)

    def decision(self, step: Step) -> dict[str, Any]:
        if step.move == END_WEEK:
            named = in_all("records.end_week")
        else:
            names = self.names[step.client]
            named = {one: say("records.decision", one, move=move_name(step.move, one), client=names[one]) for one in LANGUAGES}
        return _activity(decision_iri(self.record.scenario_id, step.client, step.move), DECISION, named)

    def context(self, more: Mapping[str, Any]) -> dict[str, Any]:
        record = self.record
        about = {
            "scenario": record.scenario_id,
            "scenario-hash": text_hash(record.scenario),
            "rules-version": record.rules_version,
            **({"seed": str(record.seed)} if self.telling.seed else {}),  # 64 bits are more than a JSON number holds
            **({"trainers-view": True} if record.trainer else {}),
        }
        around: dict[str, Any] = {"category": [{"objectType": "Activity", "id": PROFILE, "definition": {"type": PROFILE_TYPE}}]}
        if more:
            around["parent"] = [self.scenario()]
        return {
            "registration": str(self.registration),
            "platform": PLATFORM,
            "contextActivities": around,
            "extensions": _extended({**about, **more}),
        }

    def stated(self, step: Step) -> dict[str, Any]:
        """What was asked for and stated with a choice."""
        told: dict[str, Any] = {}
        if step.amount:
            told["amount"] = self.amount(step.amount)
        if step.weeks:
            told["weeks-from-now"] = step.weeks
        if step.belief is not None:
            told["belief"] = _number(step.belief, DIGITS)
        for name, amount in (("cash-low", step.cash_low), ("cash-high", step.cash_high)):
            if amount is not None:
                told[name] = self.amount(amount)
        if {"amount", "cash-low", "cash-high"} & set(told):
            told["currency"] = self.money.code
        return {"extensions": _extended(told)} if told else {}

    def verdict(self, one: KeptVerdict) -> dict[str, Any]:
        told = {"grade": one.grade, "cost": self.amount(one.cost), "currency": self.money.code}
        told |= {"lesson": one.lesson, "reason": one.why}
        return {"success": one.grade not in BAD, "extensions": _extended(told)}

    def amount(self, units: float) -> float:
        """Units of the game as an amount of its currency."""
        return _number(float(self.money.whole(units)))


def _number(value: float, digits: int = CENTS) -> float:
    """A number as everybody writes it, so that whoever compares it letter by letter finds the same: 1, and not 1.0."""
    near = round(value, digits)
    return int(near) if near == int(near) else near


def _chains(steps: Sequence[Step]) -> Iterator[str]:
    """For each choice a digest of it and all before it, as text. What is as it always is counts nothing, as in a stored game:
    so ids stay when choices come to hold more."""
    chain = hashlib.sha256()
    for step in steps:
        chain.update(step.model_dump_json(exclude_defaults=True).encode() + b"\n")
        yield chain.hexdigest()


def _activity(iri: str, kind: str, name: Mapping[str, str]) -> dict[str, Any]:
    return {"objectType": "Activity", "id": iri, "definition": {"type": kind, "name": dict(name)}}


def _in_all(text: Text | None, usual: str) -> dict[str, str]:
    return {language: text_in(text, language) or usual for language in LANGUAGES}


def _extended(values: Mapping[str, Any]) -> dict[str, Any]:
    return {extension(name): value for name, value in values.items()}


def moment(text: str) -> datetime | None:
    """A time as a record has it, in universal time; None if it is none."""
    try:
        found = datetime.fromisoformat(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def rfc3339(time: datetime | None) -> str:
    """A time as statements carry it, to the millisecond; empty for none."""
    return "" if time is None else time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
