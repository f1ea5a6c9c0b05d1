"""Games to be told of, stored or exported: each is played again first, so that nothing is told that did not come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.debrief.attempts import LONGEST_NAME
from game.debrief.kept import with_debrief
from game.debrief.past_game import PERSON, stored_game
from game.play.checked import checked
from game.play.session import replayed
from game.play.store import SavedGame, Store
from sim_core import RULES_VERSION, Message, Scenario, SimError, bots
from sim_core.public.files import read_bytes
from sim_core.public.games import GameRecord, KeptDebrief, KeptVerdict
from sim_core.public.messages import printable
from sim_core.public.scenarios import Folder


@dataclass(frozen=True)
class PlayedGame:
    """A person's game that came out again. `score`: 0…150, None while it is under way. `net`: units of the scenario."""

    record: GameRecord
    scenario: Scenario
    net: float
    score: float | None
    medal: str

    @property
    def player(self) -> str:
        """Who played it, as the record has it; empty where it does not say."""
        name = " ".join(printable(self.record.player).split())[:LONGEST_NAME]
        return "" if name == PERSON else name

    @property
    def debrief(self) -> KeptDebrief | None:
        """What a debrief found that was kept; None if there is none, or its figures are not of this game."""
        found = self.record.debrief
        return found if found and self.score is not None and found.adds_up(self.net) else None

    @property
    def verdicts(self) -> Mapping[int, KeptVerdict]:
        """What it said of decisions, by their number from 0."""
        return {one.number: one for one in self.debrief.decisions} if self.debrief else {}


def from_store(saved: SavedGame, store: Store) -> PlayedGame:
    """A stored game. Raises `SimError` if a bot played it, or it does not come out as it was."""
    past = stored_game(saved, store)
    record = past.record
    _refuse_bots(record, past.path)
    if record.rules_version != RULES_VERSION:
        values = {"path": past.path, "found": record.rules_version, "expected": RULES_VERSION}
        raise SimError(Message("record.other_rules", values))
    session = replayed(record.scenario, record.seed, record.steps, record.trainer)
    found = session.exported(record.started, record.player)
    if record.digest not in ("", found.digest):
        values = {"path": past.path, "found": found.digest, "expected": record.digest}
        raise SimError(Message("record.digest_differs", values))
    final, told = session.final, with_debrief(store, found)
    if final is None:
        return PlayedGame(told, session.scenario, 0.0, None, "")
    return PlayedGame(told, session.scenario, final.net, final.score, final.medal)


def from_file(path: str, folders: Sequence[Folder] = ()) -> PlayedGame:
    """An exported game. Raises `SimError` if a bot played it, or it does not come out as its file says."""
    shown = printable(path)
    found = checked(read_bytes(path, shown), shown, folders)
    _refuse_bots(found.record, shown)
    return PlayedGame(found.record, found.scenario, found.net, found.score, found.medal)


def of_a_person(saved: SavedGame) -> bool:
    """Was a game finished by a person, who saw no more than a rep can?"""
    return saved.status == "finished" and saved.player == PERSON and not saved.trainer


def _refuse_bots(record: GameRecord, path: str) -> None:
    if record.player in bots.NAMES:
        raise SimError(Message("records.by_bot", {"path": path, "player": record.player}))
