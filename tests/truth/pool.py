"""Debriefed games of all bots and of `mixed`, each debriefed once and kept as what its debrief said.

A kept game is named by a hash of the code that matters, of the game and of the effort: after a change of any of them it is
made anew. `FINALKICK_POOL` says where they lie.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np

from sim_core import bots
from sim_core.debrief.accounts import costs_by_client
from sim_core.debrief.competence import SUBJECTS, Seen
from sim_core.debrief.dealings import told_apart_counts
from sim_core.debrief.reasons import choice_of_reasons
from sim_core.debrief.seen import Observation
from sim_core.debrief.task import Played
from sim_core.debrief.whole import Debrief, Effort, opened, work
from sim_core.engine.game import start
from sim_core.engine.record import Step
from sim_core.engine.score import result
from sim_core.errors import Message
from sim_core.scenario.library import find_scenario
from sim_core.scenario.practice import practice_text
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario
from tests.played import bot_steps
from tests.truth.informed import informed_steps
from tests.truth.mixed import mixed_steps
from tests.truth.told import STORY, Band, Claim, Judged, Story, Told, as_text, from_text
from tests.validate.pupil import pupils_game

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(os.environ.get("FINALKICK_POOL", ROOT / ".pool"))
EFFORT: Final = Effort(copies=300, first=8, pair=0, more=32, points=2, opening=16)
"""Little work: what is said of a decision may be a poor judgement, but must be true all the same."""
FULL: Final = tuple(
    name for name in sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml")) if not name.startswith("lesson-")
)
LESSONS: Final = tuple(sorted(path.stem for path in (ROOT / "scenarios").glob("lesson-*.yaml")))
PRACTICE: Final = "practice"
PLAYERS: Final = (*bots.RULED, *("mixed",) * len(bots.RULED))
"""As many games of `mixed` as of all others."""
PUPIL: Final = "pupil"
"""Follows the coach of a lesson to the letter."""
PUPIL_EVERY: Final = 7
"""Of so many games, one on a lesson is the pupil's."""
SEEDS: Final = 5000
MATTERS: Final = ("model", "rules", "effects", "scenario", "engine", "bots", "batch", "belief", "debrief", "errors.py")
SUITE: Final = 40
LEAST_FULL: Final = 8
"""Games of the suite on full scenarios, which take longest; in the whole pool a tenth of all on each."""


@dataclass(frozen=True)
class Plan:
    """A game of the pool before it is played."""

    scenario: str
    bot: str
    seed: int

    def __str__(self) -> str:
        return f"{self.scenario} {self.bot} {self.seed}"


def planned(count: int) -> list[Plan]:
    """The games of a pool: for the suite mostly lessons; else a tenth on each full scenario, the rest lessons, practice."""
    small, plans = (*LESSONS, PRACTICE), []
    for number in range(count):
        if count <= SUITE:
            full, at = number % 4 == 0 and number < 4 * LEAST_FULL, number // 4
            name = FULL[at % len(FULL)] if full else small[(number - at - 1) % len(small)]
        else:
            place = number % 10
            name = FULL[place] if place < len(FULL) else small[number // 10 * 2 % len(small) + place % 2 - len(small)]
        bot = PLAYERS[(number * 11 + number // len(PLAYERS)) % len(PLAYERS)]
        plans.append(Plan(name, PUPIL if name in LESSONS and number % PUPIL_EVERY == 3 else bot, SEEDS + number))
    return plans


def told_games(count: int) -> Iterator[tuple[Plan, Told]]:
    """The games of a pool, those that are kept as they are, the others debriefed."""
    for plan in planned(count):
        yield plan, told_of(plan)


def told_of(plan: Plan) -> Told:
    """What the debrief of a game says; kept, or worked out."""
    name = sha256(f"{code_hash()} {plan} {text_of(plan)} {EFFORT}".encode()).hexdigest()[:32]
    kept = FOLDER / code_hash() / f"{name}.json"
    if kept.exists():
        return from_text(kept.read_text("utf-8"))
    told = debriefed(plan)
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_text(as_text(told), "utf-8")
    half.replace(kept)  # so that none is read half written
    return told


@cache
def code_hash() -> str:
    """A hash of all code that a debrief may depend on."""
    found = sha256()
    files = [path for name in MATTERS for path in sorted((ROOT / "sim_core" / name).rglob("*.[py]*")) if path.suffix != ".pyc"]
    for path in (*files, ROOT / "sim_core" / "errors.py", *sorted(Path(__file__).parent.glob("*.py"))):
        if not path.name.startswith("test_"):
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


@lru_cache(maxsize=64)
def text_of(plan: Plan) -> str:
    """The text of the game's scenario."""
    if plan.scenario == PRACTICE:
        return practice_text(plan.seed, plan.seed % 3 + 1)
    return find_scenario(plan.scenario).read_text("utf-8")


def steps_of(scenario: Scenario, plan: Plan) -> list[Step]:
    """The choices of the player."""
    if plan.bot == "mixed":
        return mixed_steps(scenario, plan.seed)
    if plan.bot == PUPIL:
        return pupils_game(scenario, plan.seed).steps
    return informed_steps(scenario, plan.seed) if plan.bot == "oracle" else bot_steps(scenario, plan.bot, plan.seed)


def debriefed(plan: Plan) -> Told:
    """Play a game and debrief it."""
    text = text_of(plan)
    scenario = parse_scenario(text.encode(), plan.scenario)
    game = Played(text, plan.seed, tuple(steps_of(scenario, plan)))
    found = opened(game, _target(scenario, plan.seed))
    for _ in work(found, effort=EFFORT):
        pass
    return _told(plan, found)


def _target(scenario: Scenario, seed: int) -> float:
    owed = float(start(scenario, seed).sight().account.owed.sum())
    return float(scenario.target) if scenario.target is not None else 0.5 * owed


def _told(plan: Plan, found: Debrief) -> Told:
    game = found.played
    told = Told(game.scenario, game.seed, plan.bot, [step.model_dump() for step in game.steps])
    told.net, told.target, told.accuracy = float(result(found.trail.end).net[0]), found.target, found.accuracy
    seen = Seen(found.trail, found.beliefs, found.stories)
    for name, subject in SUBJECTS.items():
        own, score = subject.observe(seen), found.competences[name]
        shown = [len(told.observed) + own.index(one) for one in score.moments]
        told.observed += [_observed(name, one) for one in own]
        told.bands.append(Band(name, score.score, score.observed, dict(score.counts), shown))
    told.stories = [Story(**{name: plain_value(getattr(one, name)) for name in STORY}) for one in found.stories]
    told.apart = told_apart_counts(found.stories)
    for one in found.verdicts:
        why = found.whys[one.number]
        claim = Claim(why.told.key, plain_value(why.told.values), one.number, found.trail.moments[one.number].client)
        best = one.best.model_dump()
        spoken = why.because
        because = Claim(spoken.key, plain_value(spoken.values), one.number, claim.client) if spoken else None
        choice = choice_of_reasons(found.trail, found.beliefs, one, why, game.seed)
        asked = [list(choice.offered) if choice else [], *_known(found, one.number)]
        told.judged.append(Judged(claim, one.grade, one.loss, one.cost, best, why.lesson, because, *asked))
    told.turning = list(found.turning)
    told.miss = plain_value(dict(found.miss))
    told.account = plain_value(asdict(found.account)) if found.account else {}
    told.by_client = {str(client): cost for client, cost in costs_by_client(found.trail, found.verdicts).items()}
    return told


def _known(found: Debrief, number: int) -> tuple[float, float]:
    """How likely the open excuse of a decision's client was to be true, and what was within its reach by the date asked for."""
    moment = found.trail.moments[number]
    if moment.ends_week:
        return 0.5, 0.0
    belief, kind = found.beliefs[moment.client].before(number), int(moment.before.sight().account.excuse[0, moment.client])
    return float(belief.true[kind]) if kind >= 0 else 0.5, float(belief.free + belief.coming * (moment.step.weeks + 1.0))


def _observed(name: str, one: Observation) -> Claim:
    return Claim(one.told.key, plain_value(one.told.values), one.number, one.client, name, one.mark, one.worth, one.weight)


def plain_value(value: Any) -> Any:
    """A value as plain data: names, numbers, lists."""
    if isinstance(value, Message):
        return {"key": value.key, "values": plain_value(value.values)}
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, Mapping):
        return {name: plain_value(one) for name, one in value.items()}
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Sequence):
        return [plain_value(one) for one in value]
    if isinstance(value, np.generic):
        return value.item()
    if is_dataclass(value) and not isinstance(value, type):
        return plain_value(asdict(value))
    return value
