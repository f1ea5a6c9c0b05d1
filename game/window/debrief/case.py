"""What a debrief is of: a game as far as it can be told again, and what has to be said of it beforehand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from game.debrief.background import Debriefing, target_of
from game.debrief.sentences import client_names
from game.language import words
from game.language.messages import tell
from game.play.session import Session, replayed
from game.play.store import SavedGame, Store, StoreError
from game.play.view_model import Play, noting
from sim_core import RULES_VERSION, ScenarioError, SimError
from sim_core.debrief.task import Played
from sim_core.engine.record import Step
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import text_in

Note = tuple[str, dict[str, Any]]


@dataclass
class Case:
    """A game to look back on. `play` is None where it cannot be told again; then there is only what was stored."""

    play: Play | None
    score: float | None = None
    medal: str = ""
    net: float | None = None
    saved: SavedGame | None = None
    steps: tuple[Step, ...] = ()
    notes: list[Note] = field(default_factory=list)  # what is missing and why: keys of the words, and values
    debriefing: Debriefing | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The clients, as choices name them."""
        return tuple(client.id for client in self.play.session.scenario.clients) if self.play else ()

    def names(self, language: str) -> tuple[str, ...]:
        """What the clients are called."""
        return client_names(self.play.session.scenario, language) if self.play else ()

    def title(self, language: str) -> str:
        """What was played."""
        if self.play:
            return text_in(self.play.session.scenario.title, language)
        if self.saved:
            try:
                return text_in(parse_scenario(self.saved.scenario_text.encode(), self.saved.scenario).title, language)
            except ScenarioError:
                return self.saved.scenario
        return ""

    @property
    def seed(self) -> int:
        """The luck that was played."""
        return self.play.session.seed if self.play else self.saved.seed if self.saved else 0

    @property
    def played(self) -> Played | None:
        """The game as its inputs."""
        session = self.play.session if self.play else None
        return Played(session.text, session.seed, tuple(session.steps)) if session else None

    @property
    def target(self) -> float:
        """What was to be recovered, in yuan."""
        session = self.play.session if self.play else None
        if session is None:
            return 0.0
        return session.final.target if session.final else target_of(session.scenario, session.seed)

    def at(self, number: int) -> Play:
        """The game as it stood before a decision, kept nowhere: to choose again."""
        assert self.play is not None
        session = self.play.session
        learned, note = noting()
        note(replayed(session.text, session.seed, [], session.trainer))
        play = Play(replayed(session.text, session.seed, session.steps[:number], on_step=note), self.play.path, learned)
        play.coach_heard |= set(range(len(play.session.coached)))  # the coach has spoken of this week before
        return play


def case_of(play: Play, saved: SavedGame | None = None) -> Case:
    """What is to be said of a game that is at hand."""
    session, final = play.session, play.session.final
    case = Case(play, saved=saved, steps=tuple(session.steps))
    if final:
        case.score, case.medal, case.net = final.score, final.medal, final.net
    else:
        case.notes.append(("window.debrief.note_unfinished", {"week": session.week, "weeks": session.scenario.weeks}))
    return case


def case_of_saved(saved: SavedGame, store: Store, path: str, current: Callable[[], str] | None = None) -> Case:
    """What can be said of a stored game. `current`: the text of its scenario's file as it is now; raises if there is none."""
    case = Case(None, saved.score, saved.medal or "", saved.net, saved)
    try:
        steps = store.steps(saved.id)
    except (StoreError, ValidationError) as error:
        case.notes.append(("window.debrief.note_lost", {"why": " ".join(str(error).split())}))
        return case
    case.steps = tuple(steps)
    if saved.rules_version != RULES_VERSION:
        case.notes.append(("window.debrief.note_rules", {"then": saved.rules_version, "now": RULES_VERSION}))
        return case
    try:
        session, problem, learned = as_far_as_it_goes(saved, steps)
    except SimError as error:
        case.notes.append(("window.debrief.note_lost", {"why": error}))
        return case
    told = case_of(Play(session, path, learned), saved)
    told.steps = tuple(steps)
    if problem is not None:
        told.notes = [("window.debrief.note_stopped", {"step": len(session.steps) + 1, "why": problem})]
    if current and _changed(saved.scenario_text, current):
        told.notes.append(("window.debrief.note_changed", {}))
    return told


def as_far_as_it_goes(saved: SavedGame, steps: list[Step]) -> tuple[Session, SimError | None, Any]:
    """A stored game told again up to the first choice that is refused, and why. Raises `SimError` for its scenario."""
    learned, note = noting()
    note(replayed(saved.scenario_text, saved.seed, [], saved.trainer))
    done: list[int] = []

    def counted(session: Session) -> None:
        note(session)
        done.append(1)

    try:
        return replayed(saved.scenario_text, saved.seed, steps, saved.trainer, on_step=counted), None, learned
    except ScenarioError:
        raise
    except SimError as error:
        return replayed(saved.scenario_text, saved.seed, steps[: len(done)], saved.trainer), error, learned


def _changed(text: str, current: Callable[[], str]) -> bool:
    try:
        return current() != text
    except Exception:  # the file is gone, or cannot be read: the game has its text with it, and nothing has changed for it
        return False


def told_note(note: Note, language: str) -> str:
    """A note as a sentence."""
    key, values = note
    shown = {name: tell(value.message, language) if isinstance(value, SimError) else value for name, value in values.items()}
    return words.say(key, language, **shown)
