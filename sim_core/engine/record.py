"""A game as its inputs: scenario text, seed and choices. Everything else comes out again by playing them.

Choices name clients and moves by id, so that a record outlives changes of their numbers.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, FailFast, Field, ValidationError

from sim_core.engine.digests import digest_of
from sim_core.engine.game import Game, start
from sim_core.engine.kept import KeptDebrief
from sim_core.engine.seal import said_twice, sealed
from sim_core.errors import Message, ReplayMismatch, SimError, UnknownName
from sim_core.json_text import within
from sim_core.model.choices import Choice, Events, WeekEvents
from sim_core.model.moves import ASKS, MOVE_IDS, NO_MOVE, move_number
from sim_core.model.rules_version import RULES_VERSION
from sim_core.names import nearest
from sim_core.scenario.faults import shortened
from sim_core.scenario.read import parse_scenario

Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""A SHA-256 in hex; empty where there is none to compare with."""
Formats = Literal[1, 2, 3, 4]
"""1: without a seal and the digests of weeks, as files were written until rules version 2. 3: with a debrief. 4: of an exam."""
FORMAT: Final = 2
WITH_DEBRIEF: Final = 3
OF_EXAM: Final = 4
"""The newest. What has no debrief is written as format 2, what is of no exam as 3 at most: older versions read them."""
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


class ExamNote(BaseModel):
    """That a game was played in an exam, on a server that kept its seed: what the server says, and its signature (Ed25519)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    room: Annotated[str, Field(max_length=200)]
    name: Annotated[str, Field(max_length=200)]  # whose game it is
    ended: Annotated[str, Field(max_length=40)]  # when the room was closed
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # the server's public one
    signature: Annotated[str, Field(pattern=r"^([0-9a-f]{128})?$")] = ""


class GameRecord(BaseModel):
    """A portable game. In a file of format 2 or 3 a seal over all of it follows (`seal.py`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Formats = FORMAT
    rules_version: int
    scenario_id: str
    scenario: str  # the whole text of its file
    seed: Annotated[int, Field(ge=0, le=2**64 - 1)]
    started: str = ""
    player: str = ""
    trainer: bool = False
    steps: Annotated[list[Step], FailFast()]  # a file of millions of faulty ones is not to be told in full
    digest: Digest  # of the state after the last step
    week_digests: Annotated[list[Digest], FailFast()] = []  # of the state after each week's end; none: not known
    debrief: KeptDebrief | None = None  # as the player's own program worked it out
    exam: ExamNote | None = None
    seal: Digest = ""  # as it stood in the file


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


def steps_of(choice: Choice, ids: Sequence[str]) -> list[Step]:
    """The moves of a choice of one game as steps, in order: of a single one [1], or of a round [1, R]. `ids`: the clients'."""
    columns = (choice.move, choice.client, choice.amount, choice.weeks)
    return [
        Step(
            move=MOVE_IDS[move],
            client=ids[client],
            amount=amount if "amount" in ASKS[move] else 0.0,
            weeks=weeks if "weeks" in ASKS[move] else 0,
        )
        for move, client, amount, weeks in zip(*(column.reshape(-1).tolist() for column in columns), strict=True)
        if move != NO_MOVE
    ]


def apply_step(game: Game, step: Step) -> Events | WeekEvents:
    """Make one step in a game of one episode. Raises `IllegalMove` or `UnknownName`; then nothing has changed."""
    if step.move == END_WEEK:
        return game.end_week()
    return game.play(choice_of(game, step))


def broken(number: int, error: Exception, path: str = "record") -> ReplayMismatch:
    """What to raise where the rules themselves fail on step `number` (from 0) of a game played again."""
    values = {"path": path, "step": number + 1, "problem": f"{type(error).__name__}: {error}"}
    return ReplayMismatch(Message("record.step_refused", values))


def record(
    scenario_id: str, scenario_text: str, seed: int, steps: list[Step], digest: str, **about: str | bool | list[str]
) -> GameRecord:
    """A portable game under the rules as they are now."""
    values = {"scenario_id": scenario_id, "scenario": scenario_text, "seed": seed, "steps": steps, "digest": digest}
    return GameRecord(rules_version=RULES_VERSION, **values, **about)  # type: ignore[arg-type]  # checked by pydantic


def to_json(game: GameRecord) -> str:
    """The text of an exported game, sealed."""
    return json.dumps(sealed(fields_of(game)), ensure_ascii=False, indent=1) + "\n"


def fields_of(game: GameRecord) -> dict[str, Any]:
    """The fields of an exported game without its seal."""
    left_out = {"seal", *(name for name in ("debrief", "exam") if getattr(game, name) is None)}
    newest = OF_EXAM if game.exam else WITH_DEBRIEF if game.debrief else FORMAT
    return {**game.model_dump(mode="json", exclude=left_out), "format": newest}


def from_json(text: bytes, path: str) -> GameRecord:
    """Read an exported game, whether its seal fits or not. Raises `SimError` naming the file and what is wrong with it."""
    try:
        found = GameRecord.model_validate_json(within(text, path))
    except ValidationError as error:
        first = error.errors()[0]
        if first["loc"] == ("format",) and isinstance(first["input"], int) and first["input"] > OF_EXAM:
            values = {"path": path, "found": shortened(str(first["input"])), "known": OF_EXAM}
            raise SimError(Message("record.newer", values)) from None
        place = ".".join(str(part) for part in first["loc"]) or "1:1"
        raise SimError(Message("record.malformed", {"path": path, "place": place, "problem": first["msg"]})) from None
    if twice := said_twice(text):
        raise SimError(Message("record.malformed", {"path": path, "place": twice, "problem": "stands there twice"}))
    return found


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
    return played_again(game, path)[1]


def played_again(game: GameRecord, path: str = "record") -> tuple[Game, str]:
    """The game of a record at its end, and its digest in hex. Raises `ReplayMismatch`, naming the week if that is known."""
    if game.rules_version != RULES_VERSION:
        values = {"path": path, "found": game.rules_version, "expected": RULES_VERSION}
        raise ReplayMismatch(Message("record.other_rules", values))
    expected = iter(game.week_digests)
    for step, now in replay(game, path):
        if game.week_digests and step and step.move == END_WEEK:
            _compare_week(now, next(expected, ""), path)
    if left := len(list(expected)):
        raise ReplayMismatch(Message("record.weeks_left", {"path": path, "weeks": left}))
    digest = digest_of(now)
    if digest != game.digest:
        raise ReplayMismatch(Message("record.digest_differs", {"path": path, "found": digest, "expected": game.digest}))
    return now, digest


def _compare_week(now: Game, expected: str, path: str) -> None:
    digest, week = digest_of(now), int(now.sight().desk.week[0])
    if digest != expected:
        values = {"path": path, "week": week, "found": digest, "expected": expected or "–"}
        raise ReplayMismatch(Message("record.week_differs", values))
