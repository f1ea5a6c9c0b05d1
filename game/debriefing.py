"""A past game to be debriefed: found in the store or read from an exported file, whatever is left of it; and how it stands."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pydantic_core
from pydantic import ValidationError

from game.console import one_line
from game.store import SavedGame, Store
from sim_core import RULES_VERSION, Message, SimError, bots
from sim_core.belief.trail import Trail
from sim_core.debrief import lines
from sim_core.debrief.competence import LESSON, Competence
from sim_core.debrief.observations import told_apart
from sim_core.debrief.task import Played
from sim_core.debrief.whole import Debrief, opened
from sim_core.engine.record import END_WEEK, GameRecord, digest_of, from_json
from sim_core.engine.score import medal, result, score
from sim_core.json_text import read_bytes, value_of
from sim_core.scenario.faults import printable
from sim_core.scenario.library import Folder, find_scenario, list_scenarios
from sim_core.scenario.practice import PRACTICE
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import text_in
from sim_core.scenario.source import decoded, name_of
from sim_core.scenario.source import read_bytes as read_scenario

TARGET_SHARE: Final = 0.9
"""Of what the textbook gets with the same luck: the target where the scenario names none."""
PERSON: Final = "person"


@dataclass(frozen=True)
class Past:
    """A game that was played. `notes`: what has to be said of it before anything else."""

    record: GameRecord
    path: str  # for messages
    number: int | None = None  # in the store
    stored: dict[str, Any] = field(default_factory=dict)  # net, score, medal as they were noted at the close
    notes: tuple[Message, ...] = ()

    @property
    def played(self) -> Played:
        """The game as its inputs."""
        return Played(self.record.scenario, self.record.seed, tuple(self.record.steps))


@dataclass(frozen=True)
class Standing:
    """How a game stands beside others with the same luck. Yuan."""

    finished: bool
    weeks: int  # ended so far
    net: float
    target: float
    score: float | None  # None while the game is under way
    medal: str  # "" for none
    digest: str
    others: dict[str, lines.Other]


def past_game(saved: SavedGame, store: Store) -> Past:
    """A game of the store. Raises `SimError` if its choices cannot be read."""
    path = f"{store.path}#{saved.id}"
    try:
        steps = store.steps(saved.id)
    except ValidationError as error:
        values = {"path": path, "place": "step", "problem": one_line(error)}
        raise SimError(Message("record.malformed", values)) from error
    found = GameRecord(
        rules_version=saved.rules_version,
        scenario_id=saved.scenario,
        scenario=saved.scenario_text,
        seed=saved.seed,
        started=saved.started,
        player=saved.player,
        trainer=saved.trainer,
        steps=steps,
        digest=saved.digest or "",
    )
    stored = {"net": saved.net, "score": saved.score, "medal": saved.medal}
    return Past(found, path, saved.id, {name: value for name, value in stored.items() if value is not None})


def read_game(path: Path) -> Past:
    """An exported game, or what is left of one that breaks off. Raises `SimError`."""
    shown = printable(str(path))
    text = read_bytes(path, shown)
    try:
        return Past(from_json(text, shown), shown)
    except SimError as error:
        left = _salvaged(text) if error.message.key == "record.malformed" else None
        if left is None:
            raise
        return Past(left, shown, notes=(Message("debrief.note.truncated", {"path": shown, "step": len(left.steps)}),))


def named(past: Past, name: str) -> Past:
    """The game under the name of who played it, where its record has none: for the certificate."""
    if not name or past.record.player not in ("", PERSON):
        return past
    return replace(past, record=past.record.model_copy(update={"player": name}))


def _salvaged(text: bytes) -> GameRecord | None:
    """What is left of an export that breaks off in the middle of its choices; None if that is nothing."""
    with suppress(SimError):
        value_of(text, "")
        return None  # whole, and wrong in some other way
    try:
        left = pydantic_core.from_json(text, allow_partial=True)
        steps = left["steps"][:-1]  # the last may lack a part
        return GameRecord.model_validate({**left, "steps": steps, "digest": ""})
    except (ValueError, KeyError, TypeError):
        return None


def begun(past: Past, folders: Sequence[Folder] = ()) -> tuple[Debrief, Standing, list[Message]]:
    """A debrief before its work, how the game stands, and what must be said of it.

    Raises `SimError` where the game cannot be played again at all: other rules, a scenario that is not valid.
    """
    record = past.record
    if record.rules_version != RULES_VERSION:
        values = {"path": past.path, "found": record.rules_version, "expected": RULES_VERSION}
        raise SimError(Message("record.other_rules", values))
    debrief = opened(past.played, 0.0)
    trail = debrief.trail
    standing = standing_of(trail, record.trainer)
    debrief.target = standing.target
    return debrief, standing, [*past.notes, *_notes(past, trail, standing, folders)]


def standing_of(trail: Trail, trainer: bool = False) -> Standing:
    """How a game stands beside others with the same luck."""
    game, others = trail.end, lines.others(trail)
    net, textbook = float(result(game).net[0]), others["textbook"].net
    mine, idle, best = (np.array([value]) for value in (net, others["idle"].net, textbook))
    points = float(score(mine, idle, best, game.setting.opening_debt)[0])
    target = game.scenario.target
    return Standing(
        finished=trail.finished,
        weeks=int(trail.sight(len(trail.moments)).desk.week[0]),
        net=net,
        target=float(target if target is not None else textbook * TARGET_SHARE),
        score=points if trail.finished else None,
        medal=medal(points, game.scenario.medals) if trail.finished and not trainer else "",
        digest=digest_of(game),
        others=others,
    )


def _notes(past: Past, trail: Trail, standing: Standing, folders: Sequence[Folder]) -> list[Message]:
    record, scenario = past.record, trail.end.scenario
    notes: list[Message] = []
    if _changed(record, folders):
        notes.append(Message("debrief.note.changed", {"scenario": record.scenario_id}))
    if record.player in bots.NAMES:
        notes.append(Message("debrief.note.player", {"player": record.player}))
    if record.trainer:
        notes.append(Message("debrief.note.trainer", {}))
    if trail.stopped:
        notes.append(trail.stopped)
    elif record.digest and record.digest != standing.digest:
        values = {"path": past.path, "found": standing.digest, "expected": record.digest}
        notes.append(Message("record.digest_differs", values))
    if not standing.finished:
        values = {"week": min(standing.weeks + 1, scenario.weeks), "weeks": scenario.weeks}
        notes.append(Message("debrief.note.unfinished", values))
    return notes


def _changed(record: GameRecord, folders: Sequence[Folder]) -> bool:
    """Is there a scenario of that name by now that reads otherwise than when the game was played?"""
    if record.scenario_id.startswith(PRACTICE):
        return False
    try:
        place = find_scenario(record.scenario_id, folders)
        return decoded(read_scenario(place), name_of(place)) != record.scenario
    except (SimError, OSError):
        return False


def left_of(past: Past, language: str) -> dict[str, Any]:
    """What is known of a game that cannot be played again."""
    record = past.record
    try:
        title = text_in(parse_scenario(record.scenario.encode(), past.path).title, language)
    except SimError:
        title = record.scenario_id
    names = ("seed", "started", "player", "rules_version", "digest")
    values = {name: getattr(record, name) for name in names}
    values |= {"game": past.number, "scenario": record.scenario_id, "title": title}
    values |= {"moves": sum(step.move != END_WEEK for step in record.steps)}
    values |= {"weeks": sum(step.move == END_WEEK for step in record.steps)}
    return values | {name: past.stored.get(name) for name in ("net", "score", "medal")}


def weakest(competences: Mapping[str, Competence]) -> str:
    """The competence with the lowest score of those that were seen; empty if none was."""
    seen = [one for one in competences.values() if one.observed]
    return min(seen, key=lambda one: one.score).name if seen else ""


def suggested(debrief: Debrief) -> str:
    """The id of the lesson that trains the weakest competence; empty if there is none."""
    name = weakest(debrief.competences)
    if not name:
        return ""
    lessons = LESSON[name]
    credulity, suspicion = told_apart(debrief.stories)
    lesson = lessons[-1] if name == "excuses" and (suspicion or 0.0) > (credulity or 0.0) else lessons[0]
    start = f"lesson-{lesson[1:]}-"
    return next((entry.id for entry in list_scenarios() if entry.id.startswith(start)), "")
