"""What a debrief said of one game, as plain data: what is kept in the pool, and what the checks read."""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass
class Claim:
    """A sentence: its key and what it names, and the decision (from 0) and client that it is about."""

    key: str
    values: dict[str, Any]
    number: int
    client: int = -1
    competence: str = ""  # of an observation, with its mark: "merit", "half", "fault"
    mark: str = ""
    worth: float = 0.0
    weight: float = 1.0


@dataclass
class Judged:
    """A verdict on one decision with its reason."""

    why: Claim
    grade: str
    loss: float
    cost: float
    best: dict[str, Any]  # a step
    lesson: str
    because: Claim | None = None
    offered: list[str] = field(default_factory=list)  # reasons offered before the answer; none for a sound decision
    chance: float = 0.5  # that the open excuse was true, as far as could be known
    reach: float = 0.0  # yuan that the client could have paid by the date asked for, likewise


@dataclass
class Band:
    """What is said of one competence."""

    name: str
    score: float
    observed: int
    counts: dict[str, Any]
    shown: list[int]  # places in the game's `observed`


@dataclass
class Story:
    """One excuse of a game."""

    client: int
    kind: str
    raised: int
    settled: int
    week: int
    weeks: int
    dealt: str
    true: bool
    true_when_said: bool
    evidence: str
    known: float
    stated: float | None
    overdue: float


@dataclass
class Told:
    """A game as its inputs, and all that its debrief says."""

    scenario: str
    seed: int
    bot: str
    steps: list[dict[str, Any]]
    net: float = 0.0
    target: float = 0.0
    accuracy: float | None = None
    observed: list[Claim] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    apart: dict[str, int] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)
    turning: list[int] = field(default_factory=list)
    miss: dict[str, float] = field(default_factory=dict)
    account: dict[str, float] = field(default_factory=dict)
    by_client: dict[str, float] = field(default_factory=dict)  # "-1": the ends of weeks


def as_text(told: Told) -> str:
    """As it is kept."""
    return json.dumps(asdict(told), ensure_ascii=False)


def from_text(text: str) -> Told:
    """What was kept."""
    values = json.loads(text)
    values["observed"] = [Claim(**one) for one in values["observed"]]
    values["bands"] = [Band(**one) for one in values["bands"]]
    values["stories"] = [Story(**one) for one in values["stories"]]
    values["judged"] = [_judged(one) for one in values["judged"]]
    return Told(**values)


def _judged(one: dict[str, Any]) -> Judged:
    because = Claim(**one["because"]) if one["because"] else None
    return Judged(**{**one, "why": Claim(**one["why"]), "because": because})


STORY = tuple(one.name for one in fields(Story))
