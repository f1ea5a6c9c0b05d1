"""A game as its inputs: scenario text, seed and choices. Everything else comes out again by playing them.

Choices name clients and moves by id, so that a record outlives changes of their numbers.
"""

import json
from collections import deque
from collections.abc import Iterator
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError

from sim_core.engine.digests import digest_of
from sim_core.engine.game import Game, start
from sim_core.errors import Message, ReplayMismatch, SimError, UnknownName
from sim_core.json_text import within
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.moves import move_number
from sim_core.model.rules_version import RULES_VERSION
from sim_core.names import nearest
from sim_core.scenario.read import parse_scenario

Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""A SHA-256 in hex; empty where there is none to compare with."""
Amount = Annotated[float, Field(ge=0, le=1e12)]


class Step(BaseModel):
    """One choice of a player: a move on a client, or the end of a week. Ids, yuan, weeks from now."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    move: str  # a move's id, or "end_week"
    client: str = ""
    amount: Amount = 0.0
    weeks: Annotated[int, Field(ge=0, le=100)] = 0
    belief: Annotated[float | None, Field(ge=0, le=1)] = None
    cash_low: Amount | None = None
    cash_high: Amount | None = None


END_WEEK = "end_week"


class GameRecord(BaseModel):
    """A portable game."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    rules_version: int
    scenario_id: str
    scenario: str  # the whole text of its file
    seed: Annotated[int, Field(ge=0, le=2**64 - 1)]
    started: str = ""
    player: str = ""
    trainer: bool = False
    steps: Annotated[list[Step], FailFast()]  # a file of millions of faulty ones is not to be told in full
    digest: Digest  # of the state after the last step


def choice_of(game: Game, step: Step) -> Choice:
    """The `Choice` of a step, for a game of one episode. `UnknownName` for a move or client that does not exist."""
    ids = game.setting.public.client_ids
    if step.client not in ids:
        values = {"value": step.client, "nearest": nearest(step.client, ids), "allowed": ids}
        raise UnknownName(Message("unknown.client", values))

    def one(value: float | None) -> float:
        return float("nan") if value is None else float(value)

    return Choice(
        move=np.array([move_number(step.move)], np.int8),
        client=np.array([ids.index(step.client)], np.int8),
        amount=np.array([float(step.amount)]),
        weeks=np.array([step.weeks], np.int8),
        belief=np.array([one(step.belief)]),
        cash_low=np.array([one(step.cash_low)]),
        cash_high=np.array([one(step.cash_high)]),
    )


def apply_step(game: Game, step: Step) -> Events | WeekEvents:
    """Make one step in a game of one episode. Raises `IllegalMove` or `UnknownName`; then nothing has changed."""
    if step.move == END_WEEK:
        return game.end_week()
    return game.play(choice_of(game, step))


def broken(number: int, error: Exception, path: str = "record") -> ReplayMismatch:
    """What to raise where the rules themselves fail on step `number` (from 0) of a game played again."""
    values = {"path": path, "step": number + 1, "problem": f"{type(error).__name__}: {error}"}
    return ReplayMismatch(Message("record.step_refused", values))


def record(scenario_id: str, scenario_text: str, seed: int, steps: list[Step], digest: str, **about: str | bool) -> GameRecord:
    """A portable game under the rules as they are now."""
    values = {"scenario_id": scenario_id, "scenario": scenario_text, "seed": seed, "steps": steps, "digest": digest}
    return GameRecord(rules_version=RULES_VERSION, **values, **about)  # type: ignore[arg-type]  # checked by pydantic


def to_json(game: GameRecord) -> str:
    """The text of an exported game."""
    return json.dumps(game.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def from_json(text: bytes, path: str) -> GameRecord:
    """Read an exported game. Raises `SimError` naming the file and what is wrong with it."""
    try:
        return GameRecord.model_validate_json(within(text, path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "1:1"
        raise SimError(Message("record.malformed", {"path": path, "place": place, "problem": first["msg"]})) from None


def replay(game: GameRecord, path: str = "record") -> Iterator[tuple[Step | None, Game]]:
    """Play a record: (None, game at the start), then (step, game after it). The game changes as it goes on."""
    now = start(parse_scenario(game.scenario.encode(), path), game.seed)
    yield None, now
    for number, step in enumerate(game.steps):
        try:
            apply_step(now, step)
        except SimError as error:
            values = {"path": path, "step": number + 1, "problem": str(error)}
            raise ReplayMismatch(Message("record.step_refused", values)) from error
        except Exception as error:
            raise broken(number, error, path) from error
        yield step, now


def verify(game: GameRecord, path: str = "record") -> str:
    """Play a record again and compare: its digest in hex. Raises `ReplayMismatch` if it comes out differently."""
    if game.rules_version != RULES_VERSION:
        values = {"path": path, "found": game.rules_version, "expected": RULES_VERSION}
        raise ReplayMismatch(Message("record.other_rules", values))
    ((_, last),) = deque(replay(game, path), maxlen=1)
    digest = digest_of(last)
    if digest != game.digest:
        raise ReplayMismatch(Message("record.digest_differs", {"path": path, "found": digest, "expected": game.digest}))
    return digest
