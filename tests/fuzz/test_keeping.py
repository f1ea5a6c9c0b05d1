"""A game and its store under all at once: locks, a full disk, power cuts, kills, a second player. No kept choice is lost."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.play import keeping
from game.play.keeping import is_kept
from game.play.session import Session, continue_session, new_session
from game.play.store import Store
from sim_core import IllegalMove
from sim_core.engine.record import Step, from_json, to_json, verify
from sim_core.engine.seal import seal_in
from tests.conftest import SMALL
from tests.fuzz.bounds import bounded, taken
from tests.validate.kills import killed

CHOICES = st.one_of(
    st.builds(
        Step, move=st.sampled_from(("call", "visit", "check_records", "plead")), client=st.sampled_from(("first", "second"))
    ),
    st.builds(
        Step,
        move=st.sampled_from(("set_plan", "ask_promise")),
        client=st.sampled_from(("first", "second")),
        amount=st.sampled_from((0, 10_000, 50_000, 900_000)),
        weeks=st.integers(0, 3),
    ),
)
WAIT = 0.01
"""Seconds for which a locked store is waited for here."""


class Keeping(RuleBasedStateMachine):
    """One game, begun anew when it is over. `acknowledged`: its choices that were said to be on disk.

    How far a game comes depends on the clock where processes are killed and locks waited for, so no rule has a precondition:
    hypothesis could not draw the same steps again.
    """

    @initialize(seed=st.integers(0, 2**64 - 1))
    def begin(self, seed: int) -> None:
        self.whole = Path(tempfile.mkdtemp(prefix="finalkick-"))
        self.homes = 0
        self.usual = keeping.MOMENT, keeping.AGAIN
        keeping.MOMENT = keeping.AGAIN = WAIT  # type: ignore[misc]  # so that locks cost no time here
        self.lock: sqlite3.Connection | None = None
        self.session = new_session(SMALL, seed, Store(self.home))
        self.acknowledged: list[Step] = []

    @property
    def home(self) -> Path:
        return self.whole / str(self.homes)

    def store(self) -> Store:
        assert self.session.store is not None
        return self.session.store

    @rule(step=CHOICES)
    def choose(self, step: Step) -> None:
        if not self.session.over and self.session.refusal(step) is None:
            self.session.play(step)

    @rule()
    def end_week(self) -> None:
        if not self.session.over:
            self.session.end_week()

    @rule(step=CHOICES)
    def choose_what_may_be_impossible(self, step: Step) -> None:
        before = list(self.session.steps)
        if self.session.refusal(step) is not None:
            with pytest.raises(IllegalMove):
                self.session.play(step)
            assert self.session.steps == before

    @rule()
    def somebody_locks_the_store(self) -> None:
        if self.lock is not None:
            return
        self.lock = sqlite3.connect(self.home / "games.sqlite3", isolation_level=None, timeout=1)
        self.lock.execute("BEGIN IMMEDIATE")

    @rule()
    def and_lets_go(self) -> None:
        self._unlock()

    @rule()
    def the_disk_is_full(self) -> None:
        db = self.store()._open(WAIT).db
        db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")

    @rule()
    def the_disk_is_freed(self) -> None:
        self.store()._open(WAIT).db.execute("PRAGMA max_page_count=1000000")

    @rule()
    def the_power_fails(self) -> None:
        """What is on disk at this moment is all that there is from now on."""
        self._unlock()
        before = self.home
        self.homes += 1
        self.home.mkdir()
        for part in ("", "-wal"):
            if (file := Path(f"{before / 'games.sqlite3'}{part}")).exists():
                shutil.copy(file, self.home)
        self._go_on(made=len(self.session.steps))

    @rule()
    def the_game_is_opened_again(self) -> None:
        self._unlock()
        self._go_on(made=len(self.session.steps))

    @rule()
    def somebody_else_goes_on_with_it(self) -> None:
        self._unlock()
        if self.session.over or self.session.unsaved:
            return
        other = self._opened()
        if other is None or other.over:
            return
        other.end_week()
        assert is_kept(other)
        if not self.session.over:
            self.session.play(Step(move="set_plan", client="first", amount=20_000, weeks=0))
            assert self.session.elsewhere, "who came second is told"
        assert other.store is not None
        assert other.store.steps(other.saved_as or 0) == other.steps
        self.acknowledged = list(other.steps)
        other.store.close()
        self._go_on(made=len(other.steps))

    @rule(after=st.floats(0.0, 0.03), step=CHOICES)
    def another_process_plays_and_is_killed(self, after: float, step: Step) -> None:
        self._unlock()
        if not hasattr(os, "fork"):
            return
        self.store().close()

        def work(tell: Callable[[str], None]) -> None:
            other = self._opened()
            while other and not other.over:
                if other.refusal(step) is None:
                    other.play(step)
                    tell(step.model_dump_json() if is_kept(other) else "")
                other.end_week()
                tell(Step(move="end_week").model_dump_json() if is_kept(other) else "")

        heard = [Step.model_validate_json(line) for line in killed(work, after) if line]
        self.acknowledged += heard
        self._go_on(made=10**6)

    def _opened(self) -> Session | None:
        """The game as the store has it, by a store of its own; None if it is not there yet."""
        store = Store(self.home)
        saved = store.game(self.session.saved_as or 0)
        if saved is None:
            store.close()
            return None
        return continue_session(saved, store)

    def _go_on(self, made: int) -> None:
        """Open the game as it lies there, and compare. `made`: how many choices there can be at most."""
        self.store().close()
        opened = self._opened()
        if opened is None:
            assert self.acknowledged == [], "the game is gone"
            self.session = new_session(SMALL, self.session.seed, Store(self.home))
            return
        assert opened.steps[: len(self.acknowledged)] == self.acknowledged
        assert len(opened.steps) <= made + 1
        self.session = opened

    def _unlock(self) -> None:
        if self.lock is not None:
            self.lock.execute("ROLLBACK")
            self.lock.close()
            self.lock = None

    @rule(seed=st.integers(0, 10**6))
    def a_finished_game_is_kept_and_another_begun(self, seed: int) -> None:
        if not self.session.over:
            return
        self._unlock()
        keeping.keep(self.session)
        if is_kept(self.session):
            saved = self.store().game(self.session.saved_as or 0)
            assert saved is not None
            assert self.session.final is not None
            assert (saved.status, saved.digest) == ("finished", self.session.final.digest)
            text = to_json(self.session.exported(saved.started)).encode()
            assert seal_in(text, "file") == "fits"
            assert verify(from_json(text, "file")) == saved.digest
        self.store().close()
        self.session, self.acknowledged = new_session(SMALL, seed, Store(self.home)), []

    @invariant()
    def what_is_said_to_be_kept_is_remembered(self) -> None:
        taken["keeping"] += 1
        if hasattr(self, "session") and is_kept(self.session):
            self.acknowledged = list(self.session.steps)

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self._unlock()
            self.store().close()
            keeping.MOMENT, keeping.AGAIN = self.usual  # type: ignore[misc]
            shutil.rmtree(self.whole)


TestKeeping = Keeping.TestCase
TestKeeping.settings = bounded(examples=12, steps=20)
