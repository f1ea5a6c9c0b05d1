"""The engine under any choices, possible and not: what is refused changes nothing, money is neither made nor lost, and the game
told again by its record is the same, week by week."""

import json

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sim_core import IllegalMove, SimError, start
from sim_core.engine.digests import digest_of
from sim_core.engine.record import END_WEEK, Step, apply_step, from_json, record, to_json, verify
from sim_core.engine.reveal import reveal
from sim_core.engine.score import result
from sim_core.model.moves import MOVE_IDS
from sim_core.scenario.practice import practice_text
from sim_core.scenario.read import parse_scenario
from tests.fuzz.bounds import bounded, taken

AMOUNTS = st.one_of(st.just(0.0), st.integers(0, 2_000_000).map(float), st.floats(0, 1e12))
CHANCES = st.one_of(st.none(), st.floats(0, 1))


class Playing(RuleBasedStateMachine):
    """A practice game of any seed and level, played at random."""

    @initialize(seed=st.integers(0, 2**64 - 1), level=st.integers(1, 5))
    def begin(self, seed: int, level: int) -> None:
        self.text, self.seed = practice_text(seed, level), seed
        self.game = start(parse_scenario(self.text.encode(), "practice"), seed)
        self.ids = self.game.setting.public.client_ids
        self.steps: list[Step] = []
        self.weeks: list[str] = []

    @rule(
        move=st.sampled_from(MOVE_IDS), client=st.integers(0, 9), amount=AMOUNTS, weeks=st.integers(0, 100),
        belief=CHANCES, low=st.one_of(st.none(), AMOUNTS),
    )  # fmt: skip
    def choose(self, move: str, client: int, amount: float, weeks: int, belief: float | None, low: float | None) -> None:
        step = Step(move=move, client=self.ids[client % len(self.ids)], amount=amount, weeks=weeks, belief=belief, cash_low=low)
        self._made(step)

    @rule(move=st.sampled_from(MOVE_IDS), client=st.integers(0, 9), share=st.floats(0, 1), weeks=st.integers(0, 4))
    def choose_what_is_likely(self, move: str, client: int, share: float, weeks: int) -> None:
        """A move with an amount that a person would name."""
        at = client % len(self.ids)
        owed = float(self.game.sight().account.owed[0, at])
        for amount in (float(int(owed * share / 10_000) * 10_000), 0.0):
            if self._made(Step(move=move, client=self.ids[at], amount=amount, weeks=weeks)):
                return

    @rule(name=st.text(max_size=9))
    def choose_what_there_is_not(self, name: str) -> None:
        before = digest_of(self.game)
        for step in (Step(move=f"{name}?", client=self.ids[0]), Step(move="call", client=f"{name}?")):
            with pytest.raises(SimError):
                apply_step(self.game, step)
        assert digest_of(self.game) == before

    @rule()
    def end_week(self) -> None:
        if self.game.over():
            with pytest.raises(IllegalMove):
                apply_step(self.game, Step(move=END_WEEK))
            return
        assert self._made(Step(move=END_WEEK))
        self.weeks.append(digest_of(self.game))

    def _made(self, step: Step) -> bool:
        before = digest_of(self.game)
        try:
            apply_step(self.game, step)
        except IllegalMove:
            assert digest_of(self.game) == before, "what is refused changes nothing"
            return False
        self.steps.append(step)
        return True

    @rule()
    def fork(self) -> None:
        """A copy that goes its own way leaves this one as it is."""
        before = digest_of(self.game)
        copy = self.game.fork(np.array([0]))
        assert digest_of(copy) == before
        if not copy.over():
            copy.end_week()
        assert digest_of(self.game) == before

    @rule()
    def told_again(self) -> None:
        """By its record, through a file, it comes out the same in every week; and once more."""
        about = {"week_digests": self.weeks, "player": "somebody"}
        own = record("practice", self.text, self.seed, self.steps, digest_of(self.game), **about)
        again = from_json(to_json(own).encode(), "file")
        assert verify(again) == verify(again) == own.digest
        assert json.loads(to_json(again)) == json.loads(to_json(own))

    @invariant()
    def nothing_is_made_or_lost(self) -> None:
        taken["engine"] += 1
        if not hasattr(self, "game"):
            return
        account = self.game.sight().account
        for name in ("owed", "overdue", "received"):
            values = getattr(account, name)
            assert np.isfinite(values).all(), name
            assert (values >= 0).all(), name
        assert (account.overdue <= account.owed).all()
        assert np.isfinite(reveal(self.game).free_cash).all()
        assert np.isfinite(result(self.game).net).all()


TestPlaying = Playing.TestCase
TestPlaying.settings = bounded(examples=8, steps=20)
