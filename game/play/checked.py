"""An exported game checked: what of it came out again by playing it, and what is only repeated as it stands in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.play.references import REFERENCES, references_of
from sim_core import Game, ReplayMismatch, SimError
from sim_core.public.games import END_WEEK, GameRecord, Seal, from_json, medal, played_again, result, score, seal_in
from sim_core.public.messages import Message
from sim_core.public.scenarios import (
    PRACTICE,
    Folder,
    bundled_with,
    decoded,
    is_practice,
    list_scenarios,
    name_of,
    read_bytes,
    text_hash,
)


@dataclass(frozen=True)
class Origin:
    """Where a scenario's text is from. `kind`: bundled, practice, own (a file of one's own folder), changed (a bundled one's
    name over another text), unknown."""

    kind: str
    id: str  # as the text itself has it, or the library for the same text
    hash: str  # SHA-256 of the text, in hex


@dataclass(frozen=True)
class Checked:
    """A game that came out again as its file says. Yuan; `score` is None while the game is under way."""

    record: GameRecord
    seal: Seal
    digest: str
    weeks: int  # ended
    of_weeks: int
    net: float
    score: float | None
    medal: str
    origin: Origin

    @property
    def moves(self) -> int:
        """Choices other than ending a week."""
        return len(self.record.steps) - self.weeks

    @property
    def beliefs(self) -> int:
        """Choices with which something was stated: how likely an excuse is true, how much cash there is."""
        return sum(
            step.belief is not None or step.cash_low is not None or step.cash_high is not None for step in self.record.steps
        )


def checked(text: bytes, path: str, folders: Sequence[Folder] = ()) -> Checked:
    """Read an exported game, compare its seal, and play it again. Raises `SimError`: `ReplayMismatch` if anything differs."""
    record, seal = from_json(text, path), seal_in(text, path)
    problem: Message | None = None
    try:
        game, digest = played_again(record, path)
    except SimError as error:
        if seal != "broken" or not isinstance(error, ReplayMismatch):
            raise
        problem = error.message
    if seal == "broken":
        key = "record.seal_and_game" if problem else "record.seal_broken"
        raise ReplayMismatch(Message(key, {"why": problem} if problem else {"path": path}))
    if record.scenario_id != game.scenario.id:
        values = {"path": path, "found": game.scenario.id, "expected": record.scenario_id}
        raise ReplayMismatch(Message("record.other_id", values))
    return _told(record, seal, game, digest, folders)


def _told(record: GameRecord, seal: Seal, game: Game, digest: str, folders: Sequence[Folder]) -> Checked:
    net, points, won = float(result(game).net[0]), None, ""
    if game.over():
        references = references_of(record.scenario, record.seed)
        idle, textbook = (references.result(name).net for name in REFERENCES)
        points = float(score(np.array([net]), idle, textbook, game.setting.opening_debt)[0])
        won = "" if record.trainer else medal(points, game.scenario.medals)
    return Checked(
        record=record,
        seal=seal,
        digest=digest,
        weeks=sum(step.move == END_WEEK for step in record.steps),
        of_weeks=game.scenario.weeks,
        net=net,
        score=points,
        medal=won,
        origin=origin_of(record.scenario, game.scenario.id, folders),
    )


def origin_of(text: str, name: str, folders: Sequence[Folder] = ()) -> Origin:
    """Where a scenario's text is from, found by its hash. `name`: the id in it."""
    found = text_hash(text)
    if known := bundled_with(text):
        return Origin("bundled", known, found)
    if name == PRACTICE and is_practice(text):
        return Origin("practice", name, found)
    kind = "unknown"
    for entry in list_scenarios(folders):
        if entry.id == name:
            try:
                same = text_hash(decoded(read_bytes(entry.path), name_of(entry.path))) == found
            except SimError:
                continue
            if same:
                return Origin("own", name, found)
            kind = "changed"
    return Origin(kind, name, found)
