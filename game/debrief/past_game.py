"""A past game: of the store, of an exported file or just played, whatever is left of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pydantic_core
from pydantic import ValidationError

from game.debrief.sentences import client_names
from game.language.messages import one_line
from game.play.references import references_of
from game.play.session import Session, replayed
from game.play.store import SavedGame, Store, StoreError
from game.play.view_model import Learned, Play, noting
from sim_core import RULES_VERSION, Message, Scenario, ScenarioError, SimError
from sim_core.public.debriefs import Played
from sim_core.public.files import read_bytes, value_of
from sim_core.public.games import END_WEEK, GameRecord, from_json, seal_in
from sim_core.public.messages import printable
from sim_core.public.scenarios import parse_scenario, text_in

PERSON: Final = "person"
TRUNCATED: Final = "debrief.note.truncated"
UNSEALED: Final = "debrief.note.unsealed"
"""What is said of an export that breaks off, and of one that was changed since: neither gets a certificate."""


@dataclass
class PastGame:
    """A game to look back on. `net`, `score`, `medal`: as they were noted at its close.

    `play` is the game told again, as far as that goes; None where it was not, or cannot be. `notes` have to be said of it
    before anything else.
    """

    record: GameRecord
    path: str  # for messages
    number: int | None = None  # in the store
    net: float | None = None
    score: float | None = None
    medal: str | None = None
    notes: list[Message] = field(default_factory=list)
    play: Play | None = None

    @property
    def played(self) -> Played:
        """The game as its inputs."""
        return Played(self.record.scenario, self.record.seed, tuple(self.record.steps))

    @property
    def seed(self) -> int:
        """The luck that was played."""
        return self.record.seed

    @cached_property
    def scenario(self) -> Scenario | None:
        """What was played; None if it is not valid any more."""
        try:
            return parse_scenario(self.record.scenario.encode(), self.path)
        except ScenarioError:
            return None

    @property
    def ids(self) -> tuple[str, ...]:
        """The clients, as choices name them."""
        return tuple(client.id for client in self.scenario.clients) if self.scenario else ()

    def names(self, language: str) -> tuple[str, ...]:
        """What the clients are called."""
        return client_names(self.scenario, language) if self.scenario else ()

    def title(self, language: str) -> str:
        """What was played, in words."""
        return text_in(self.scenario.title, language) if self.scenario else self.record.scenario_id

    @property
    def target(self) -> float:
        """What was to be recovered, in yuan."""
        return references_of(self.record.scenario, self.seed).target()

    def at(self, number: int) -> Play:
        """The game as it stood before a decision, kept nowhere: to choose again."""
        record, (learned, note) = self.record, noting()
        note(replayed(record.scenario, record.seed, [], record.trainer))
        play = Play(replayed(record.scenario, record.seed, record.steps[:number], on_step=note), self.path, learned)
        play.coach_heard |= set(range(len(play.session.coached)))  # the coach has spoken of this week before
        return play


def just_played(play: Play, saved: SavedGame | None = None) -> PastGame:
    """A game that is at hand. `saved`: as it lies in the store."""
    session, final = play.session, play.session.final
    started, player = (saved.started, saved.player) if saved else ("", PERSON)
    number = session.saved_as if session.saved_as is not None else saved.id if saved else None
    past = PastGame(session.exported(started, player), play.path, number, play=play)
    if final:
        past.net, past.score, past.medal = final.net, final.score, final.medal
    else:
        past.notes.append(_unfinished(session))
    return past


def stored_game(saved: SavedGame, store: Store) -> PastGame:
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
        week_digests=store.week_digests(saved.id),
    )
    return PastGame(found, path, saved.id, saved.net, saved.score, saved.medal)


def replay_stored(saved: SavedGame, store: Store, path: str, current: Callable[[], str] | None = None) -> PastGame:
    """A stored game replayed as far as that goes, to be looked at; what is missing stands in its notes.

    `path`: where its scenario came from; `current`: the text there now, which raises if there is none.
    """
    try:
        past = stored_game(saved, store)
    except (StoreError, SimError) as error:
        why = one_line(error if isinstance(error, StoreError) else error.message.values["problem"])
        record = GameRecord(rules_version=saved.rules_version, scenario_id=saved.scenario, scenario=saved.scenario_text,
                            seed=saved.seed, started=saved.started, player=saved.player, trainer=saved.trainer,
                            steps=[], digest="")  # fmt: skip
        past = PastGame(record, path, saved.id, saved.net, saved.score, saved.medal)
        past.notes.append(_note("lost", why=why))
        return past
    if saved.rules_version != RULES_VERSION:
        past.notes.append(_note("rules", then=saved.rules_version, now=RULES_VERSION))
        return past
    try:
        session, refused, learned = _as_far_as_it_goes(past.record)
    except ScenarioError as error:
        past.notes.append(_note("lost", why=error.message))
        return past
    past.path, past.play = path, Play(session, path, learned)
    if session.final:
        past.net, past.score, past.medal = session.final.net, session.final.score, session.final.medal
    else:
        past.net = past.score = past.medal = None
    if refused is not None:
        past.notes.append(_note("stopped", step=len(session.steps) + 1, why=refused))
    elif not session.final:
        past.notes.append(_unfinished(session))
    if current and reads_otherwise(saved.scenario_text, current):
        past.notes.append(_note("changed"))
    return past


def _as_far_as_it_goes(record: GameRecord) -> tuple[Session, Message | None, dict[int, Learned]]:
    """A game told again up to the first choice that is refused, and why. Raises `ScenarioError`."""
    learned, note = noting()
    note(replayed(record.scenario, record.seed, [], record.trainer))
    done: list[Session] = []

    def counted(session: Session) -> None:
        note(session)
        done.append(session)

    try:
        return replayed(record.scenario, record.seed, record.steps, record.trainer, on_step=counted), None, learned
    except ScenarioError:
        raise
    except SimError as error:
        return replayed(record.scenario, record.seed, record.steps[: len(done)], record.trainer), error.message, learned


def _note(name: str, **values: object) -> Message:
    return Message(f"window.debrief.note_{name}", values)


def _unfinished(session: Session) -> Message:
    return _note("unfinished", week=session.week, weeks=session.scenario.weeks)


def reads_otherwise(text: str, current: Callable[[], str]) -> bool:
    """Is the text of a scenario another one by now? `current` fetches it."""
    try:
        return current() != text
    except Exception:  # the file is gone, or cannot be read: the game has its text with it, and nothing has changed for it
        return False


def read_game(path: Path) -> PastGame:
    """An exported game, or what is left of one that breaks off. Raises `SimError`."""
    shown = printable(str(path))
    text = read_bytes(path, shown)
    try:
        found = PastGame(from_json(text, shown), shown)
    except SimError as error:
        left = _salvaged(text) if error.message.key == "record.malformed" else None
        if left is None:
            raise
        note = Message(TRUNCATED, {"path": shown, "step": len(left.steps)})
        return PastGame(left, shown, notes=[note])
    if seal_in(text, shown) == "broken":
        found.notes.append(Message(UNSEALED, {"path": shown}))
    return found


def named(record: GameRecord, name: str) -> GameRecord:
    """The game under the name of who played it, where its record has none: for the certificate, and for a class."""
    if not name or record.player not in ("", PERSON):
        return record
    return record.model_copy(update={"player": name})


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


def left_of(past: PastGame, language: str) -> dict[str, Any]:
    """What is known of a game that cannot be played again."""
    record = past.record
    names = ("seed", "started", "player", "rules_version", "digest")
    values: dict[str, Any] = {name: getattr(record, name) for name in names}
    values |= {"game": past.number, "scenario": record.scenario_id, "title": past.title(language)}
    values |= {"moves": sum(step.move != END_WEEK for step in record.steps)}
    values |= {"weeks": sum(step.move == END_WEEK for step in record.steps)}
    return values | {"net": past.net, "score": past.score, "medal": past.medal}
