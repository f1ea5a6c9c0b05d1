"""A trainer's tools: the scenario file read again in the middle of a game, its choices played anew; hidden values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from game.play.session import Session, new_session
from game.play.shelf import text_of
from sim_core import Message
from sim_core.public.games import END_WEEK, Revealed, Step


@dataclass(frozen=True)
class Skipped:
    """A choice that is no longer possible in the changed scenario, and why."""

    week: int  # 1-based, of the game as it is now
    step: Step
    why: Message


@dataclass(frozen=True)
class Reloaded:
    """A game of the file as it is now. Its session is kept nowhere: the stored game stays as it was."""

    session: Session
    made: int
    skipped: list[Skipped] = field(default_factory=list)


def reloaded(session: Session, steps: list[Step], path: str, on_step: Callable[[Session], None] | None = None) -> Reloaded:
    """Read the file of a game again and play `steps` anew, with the same luck; those no longer legal are skipped.

    Raises `ScenarioError` with every fault of the file, and then nothing has changed.
    """
    text, name = text_of(Path(path))
    fresh = new_session(text, session.seed, None, name, session.trainer)
    fresh.called = session.called
    if on_step:
        on_step(fresh)
    skipped = []
    for step in steps:
        why = fresh.refusal(step)
        if why:
            skipped.append(Skipped(fresh.week, step, why))
            continue
        if step.move == END_WEEK:
            fresh.redo_week(step)
        else:
            fresh.redo_move(step)
        if on_step:
            on_step(fresh)
    return Reloaded(fresh, len(fresh.steps), skipped)


@dataclass(frozen=True)
class Hidden:
    """What one client hides, as plain values: yuan, and shares from 0 to 1."""

    cash: float
    free_cash: float
    downstream: float
    stock: float
    honesty: float
    trust: float
    attention: float
    stubbornness: float
    excuse_true: bool
    promise_meant: bool


def hidden_of(truth: Revealed, number: int) -> Hidden:
    """The values of one client, by number."""
    names = ("cash", "free_cash", "downstream", "stock", "honesty", "trust", "attention", "stubbornness")
    values = {name: float(getattr(truth, name)[0, number]) for name in names}
    return Hidden(**values, excuse_true=bool(truth.excuse_true[0, number]), promise_meant=bool(truth.promise_meant[0, number]))
