"""An exported game checked: what of it came out again by playing it, and what is only repeated as it stands in the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from game.play.helping import lacks_help
from game.play.references import reference_nets
from game.play.signed import Signature, signature_in
from sim_core import ReplayMismatch, Scenario, SimError
from sim_core.public.files import value_of
from sim_core.public.games import (
    END_WEEK,
    GameRecord,
    Retold,
    Seal,
    can_retell,
    from_json,
    medal,
    played_again,
    result,
    score,
    seal_in,
    verified,
)
from sim_core.public.messages import Message
from sim_core.public.scenarios import (
    PRACTICE,
    Folder,
    bundled_with,
    decoded,
    is_practice,
    list_scenarios,
    name_of,
    parse_scenario,
    text_hash,
    whole_text,
)

KEPT: Final = 32
"""Texts of scenarios that many games are checked by."""


@dataclass(frozen=True)
class Origin:
    """Where a scenario's text is from. `kind`: bundled, practice, own (a file of one's own folder), exam (one of these, but for
    what helps), changed (the name of one over another text), unknown."""

    kind: str
    id: str  # as the text itself has it, or the library for the same text
    hash: str  # SHA-256 of the text, in hex


@dataclass(frozen=True)
class Checked:
    """A game that came out again as its file says. Units of the game; `score` is None while the game is under way."""

    record: GameRecord
    scenario: Scenario
    seal: Seal
    digest: str
    weeks: int  # ended
    of_weeks: int
    net: float
    score: float | None
    medal: str
    origin: Origin
    point: float  # units that a point of the score is worth; 0 while the game is under way
    signature: Signature  # of the server of an exam
    told: Retold | None  # all its states, where it was told again by compiled rules

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


def checked(text: bytes, path: str, folders: Sequence[Folder] = (), many: bool = False) -> Checked:
    """Read an exported game, compare its seal, and play it again. Raises `SimError`: `ReplayMismatch` if anything differs.

    `many`: it is one of many, for which it is worth loading compiled rules.
    """
    record, seal = from_json(text, path), seal_in(text, path)
    signature = signature_in(value_of(text, path)) if record.exam else "none"
    if signature == "broken":
        raise ReplayMismatch(Message("record.signature_broken", {"path": path}))
    try:
        found = checked_record(record, path, folders, many, seal, signature)
    except SimError as error:
        if seal != "broken" or not isinstance(error, ReplayMismatch):
            raise
        raise ReplayMismatch(Message("record.seal_and_game", {"why": error.message})) from error
    if seal == "broken":
        raise ReplayMismatch(Message("record.seal_broken", {"path": path}))
    return found


def checked_record(
    record: GameRecord,
    path: str,
    folders: Sequence[Folder] = (),
    many: bool = False,
    seal: Seal = "none",
    signature: Signature = "none",
) -> Checked:
    """The same of a game that is at hand, whatever its seal is."""
    told = _told_at_once(record) if many else None
    game, digest = (told.game(len(record.steps)), record.digest) if told else played_again(record, path)
    if record.scenario_id != game.scenario.id:
        values = {"path": path, "found": game.scenario.id, "expected": record.scenario_id}
        raise ReplayMismatch(Message("record.other_id", values))
    net, points, won, point = float(result(game).net[0]), None, "", 0.0
    if game.over():
        idle, textbook = reference_nets(game.scenario, record.seed)
        spans = np.array([net, idle, idle + 1.0]), np.array([idle] * 3), np.array([textbook] * 3)
        points, _, one = score(*spans, game.setting.opening_debt).tolist()
        point, won = 1.0 / one, "" if record.trainer else medal(points, game.scenario.medals)
    return Checked(
        record=record,
        scenario=game.scenario,
        seal=seal,
        digest=digest,
        weeks=sum(step.move == END_WEEK for step in record.steps),
        of_weeks=game.scenario.weeks,
        net=net,
        score=points,
        medal=won,
        origin=(_known_origin if many else origin_of)(record.scenario, game.scenario.id, tuple(folders)),
        point=point,
        signature=signature,
        told=told,
    )


def _told_at_once(record: GameRecord) -> Retold | None:
    """A record told again by compiled rules, if it comes out; else the careful way says what is wrong with it."""
    try:
        return verified(record, parse_scenario(record.scenario.encode(), "scenario")) if can_retell() else None
    except SimError:
        return None


@lru_cache(maxsize=KEPT)
def _known_origin(text: str, name: str, folders: tuple[Folder, ...]) -> Origin:
    return origin_of(text, name, folders)


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
                there = decoded(whole_text(entry.path), name_of(entry.path))
                if text_hash(there) == found:
                    return Origin("own", name, found)
                if lacks_help(text, there):
                    return Origin("exam", name, found)
            except SimError:
                continue
            kind = "changed"
    return Origin(kind, name, found)
