"""The game as the window plays it: a session, what each move taught, and views that are kept until it changes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from game.play.evidence import Evidence
from game.play.faces import Look, face_of
from game.play.keeping import take_up
from game.play.session import MoveLine, Session, WeekReport, new_session, replayed
from game.play.store import SavedGame, Store
from game.play.view import (
    ClientView,
    DeskView,
    MoveOption,
    client_view,
    client_views,
    desk_view,
    first_figures,
    least,
    move_options,
)
from game.play.view_parts import FridayPlan
from sim_core import IllegalMove, Message
from sim_core.public.games import END_WEEK, Revealed, Step, reveal
from sim_core.public.scenarios import ClientSpec, text_in
from sim_core.public.vocabulary import tagged

BELIEF_MOVES = tagged("judges")
BELIEFS = (0.05, 0.25, 0.5, 0.75, 0.95)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Learned:
    """What a move added to what is known of a client."""

    evidence: tuple[Evidence, ...] = ()  # what sources said of the client's reasons
    heard: frozenset[str] = frozenset()  # reasons that the client has given
    cash: tuple[float, float] | None = None
    gap: tuple[float, str] | None = None
    friday: FridayPlan | None = None

    def __bool__(self) -> bool:
        return bool(self.evidence or self.cash or self.gap or self.friday)


@dataclass(frozen=True)
class Spent:
    """Hours of this week that went into a move: from when to when, counted from Monday morning."""

    start: float
    end: float
    family: str
    move: str
    client: int


@dataclass
class Play:
    """A game in the window. Change it only by `make` and `end_week`."""

    session: Session
    path: str
    learned: dict[int, Learned] = field(default_factory=dict)  # by place in the session's log
    coach_heard: set[int] = field(default_factory=set)  # comments of the coach that were sent away, by place in the session
    replayed_from: list[Step] = field(default_factory=list)  # a trainer's choices, those skipped among them
    replayed: int = 0  # how many of the session's steps came from there
    _kept: dict[Hashable, Any] = field(default_factory=dict)  # each key has a value of its own type
    _version: int = -1

    def keep(self, key: Hashable, made: Callable[[], Value]) -> Value:
        """A value that holds until the next choice."""
        if self._version != len(self.session.steps):
            self._kept.clear()
            self._version = len(self.session.steps)
        if key not in self._kept:
            self._kept[key] = made()
        found: Value = self._kept[key]
        return found

    @property
    def clients(self) -> list[ClientView]:
        """All clients, in the scenario's order."""
        return self.keep("clients", lambda: client_views(self.session))

    @property
    def desk(self) -> DeskView:
        """The desk."""
        return self.keep("desk", lambda: desk_view(self.session))

    def options(self, client: int) -> list[MoveOption]:
        """All moves on a client."""
        return self.keep(("options", client), lambda: move_options(self.session, client))

    def option(self, move: str) -> MoveOption | None:
        """What a move costs; None if the scenario forbids it."""
        return next((one for one in self.options(0) if one.move == move), None)

    def reason(self, move: str, client: int) -> Message | None:
        """Why a move is not possible with a client now, first figures assumed."""
        return self.keep(("reason", move, client), lambda: self.refusal(self._suggested(move, client)))

    def _suggested(self, move: str, client: int) -> Step:
        low = self.keep(("least", client), lambda: least(self.session, client))
        return first_figures(self.clients[client], self.desk, move, low)

    def refusal(self, step: Step) -> Message | None:
        """Why a step is not possible now, or None. Judged once until the next choice."""
        return self.keep(("refusal", step), lambda: self.session.refusal(step))

    def hours_spent(self) -> list[Spent]:
        """What the hours of this week went into, in order."""
        return self.keep("spent", self._hours_spent)

    def _hours_spent(self) -> list[Spent]:
        found: list[Spent] = []
        numbers = {one.id: one.number for one in self.clients}
        hour = 0.0
        for line in self.moves_of(self.session.week):
            option = self.option(line.step.move)
            if option and option.hours:
                found.append(Spent(hour, hour + option.hours, option.family, option.move, numbers[line.step.client]))
                hour += option.hours
        return found

    def moves_of(self, week: int) -> list[MoveLine]:
        """The moves of a week (1-based), in order."""
        return [line for line in self.session.log if isinstance(line, MoveLine) and line.week == week]

    def revealed(self) -> Revealed:
        """What is hidden: for a trainer, and at the close."""
        return self.keep("revealed", lambda: reveal(self.session.game))

    def spec(self, client: int) -> ClientSpec:
        """A client as the scenario tells of it."""
        return self.session.scenario.clients[client]

    def name(self, client: int, language: str) -> str:
        """A client's name."""
        return text_in(self.spec(client).name, language)

    def face(self, client: int) -> Look:
        """What a client's contact looks like."""
        return face_of(self.session.scenario, client)

    def contact(self, client: int, language: str) -> str:
        """The person who decides."""
        return text_in(self.spec(client).contact, language)

    @property
    def choices(self) -> list[Step]:
        """All that was chosen, what a changed scenario has made impossible too: it may be possible again."""
        return [*self.replayed_from, *self.session.steps[self.replayed :]]

    def make(self, step: Step) -> MoveLine:
        """Make a move and note what was learned from it. Raises `IllegalMove`."""
        client = next(one.number for one in self.clients if one.id == step.client)
        before = self.clients[client]
        why = self.refusal(step)
        if why:
            raise IllegalMove(why)
        line = self.session.play(step, judged=True)
        self._note(before, self.clients[client])
        return line

    def end_week(self) -> WeekReport:
        """End the week."""
        return self.session.end_week()

    def _note(self, before: ClientView, after: ClientView) -> None:
        news = difference(before, after)
        if news:
            self.learned[len(self.session.log) - 1] = news


def difference(before: ClientView, after: ClientView) -> Learned:
    """What is known of a client after a move and was not before."""
    told = [
        one
        for old, new in zip(before.findings, after.findings, strict=True)
        for one in new.evidence[: len(new.evidence) - len(old.evidence)]
        if one.right is not None
    ]
    cash = None
    if after.cash_low is not None and after.cash_high is not None and after.cash_weeks_old == 0:
        now, then = (after.cash_low, after.cash_high), (before.cash_low, before.cash_high)
        cash = now if now != then or before.cash_weeks_old != 0 else None
    gap = None
    if after.gap_weeks_old == 0 and (before.gap_weeks_old != 0 or before.gap_amount != after.gap_amount):
        gap = (after.gap_amount, after.gap_cause)
    return Learned(
        evidence=tuple(told),
        heard=frozenset(one.excuse for one in after.findings if one.claimed),
        cash=cash,
        gap=gap,
        friday=after.friday if after.friday != before.friday else None,
    )


def begin(text: str, path: str, seed: int, store: Store | None, trainer: bool) -> Play:
    """A new game. Raises `ScenarioError`."""
    return Play(new_session(text, seed, store, path, trainer), path)


def noting() -> tuple[dict[int, Learned], Callable[[Session], None]]:
    """What each move of a replay teaches, filled in as it goes on; and what to call at its start and after each step."""
    learned: dict[int, Learned] = {}
    last: list[ClientView] = []

    def note(session: Session) -> None:
        line = session.log[-1] if session.log else None
        if not last or not isinstance(line, MoveLine):
            last[:] = client_views(session)
            return
        number = next(one.number for one in last if one.id == line.step.client)
        now = client_view(session, number)  # a move is known to change nothing of the others that is told of here
        news = difference(last[number], now)
        if news:
            learned[len(session.log) - 1] = news
        last[number] = now

    return learned, note


def resume(saved: SavedGame, store: Store, path: str) -> Play:
    """A stored game where it was left, with what was learned on the way. Raises `SimError` if it cannot be replayed."""
    learned, note = noting()
    session = replayed(
        saved.scenario_text, saved.seed, store.steps(saved.id), saved.trainer, store, saved.id, on_step=note, on_start=note
    )
    return Play(take_up(session, saved), path, learned)


@dataclass
class LookedOn:
    """A stored game that somebody else is playing, followed as it goes on. Nothing of it is kept from here."""

    saved: SavedGame
    path: str
    play: Play
    note: Callable[[Session], None]

    def follow(self, steps: list[Step]) -> bool:
        """Play what has been chosen since. Returns whether there was anything. Raises `SimError` if it cannot be replayed."""
        session = self.play.session
        if steps == session.steps:
            return False
        if steps[: len(session.steps)] != session.steps:  # a choice was taken back
            again = look_on(self.saved, steps, self.path)
            self.play, self.note = again.play, again.note
            return True
        for step in steps[len(session.steps) :]:
            session.redo_week(step) if step.move == END_WEEK else session.redo_move(step)
            self.note(session)
        return True


def look_on(saved: SavedGame, steps: list[Step], path: str) -> LookedOn:
    """A stored game as far as it has come, to be looked on. Raises `SimError` if it cannot be replayed."""
    learned, note = noting()
    session = replayed(saved.scenario_text, saved.seed, steps, saved.trainer, on_step=note, on_start=note)
    session.player = saved.player
    return LookedOn(saved, path, Play(session, path, learned), note)


def stated(step: Step, belief: float | None) -> Step:
    """A step with what the trainee thinks of the open excuse."""
    return step if belief is None else step.model_copy(update={"belief": belief})
