"""What could be known of a game is worked out while it is played, and its debrief is the same as one made cold."""

import numpy as np
import pytest

from game.play.session import new_session
from game.play.thinking import Thinking
from sim_core.compiled import cache
from sim_core.debrief.task import BELIEVING, Played, believe, ready_beliefs
from sim_core.engine.record import END_WEEK
from tests.played import played

COPIES = 200
compiled = pytest.mark.skipif(not cache.ready(*BELIEVING), reason="it waits where nothing is compiled")


def play(game: Played, choices: int | None = None) -> Thinking:
    """A session that plays a game while somebody thinks along."""
    session = new_session(game.scenario, game.seed, None)
    thinking = Thinking(session, COPIES).start()
    for step in game.steps[:choices]:
        session.end_week() if step.move == END_WEEK else session.play(step)
    return thinking


@compiled
def test_a_debrief_finds_what_was_worked_out_during_the_game_the_same_to_the_bit():
    ready_beliefs.clear()
    game = played("lesson-6-check-first", "textbook", 5)
    play(game).wait(60)
    assert {(client, copies) for _, client, copies in ready_beliefs} == {(0, COPIES), (1, COPIES)}
    ahead = [believe(game, client, COPIES) for client in (0, 1)]
    ready_beliefs.clear()
    assert cache.ready(*BELIEVING)
    for warm, client in zip(ahead, (0, 1), strict=True):
        cold = believe(game, client, COPIES)
        assert [one.since for one in warm.states] == [one.since for one in cold.states]
        for one, other in zip(warm.states, cold.states, strict=True):
            assert one.copies == other.copies
            assert np.array_equal(one.true, other.true)
            assert np.array_equal(one.cash, other.cash)


def test_a_game_that_is_left_leaves_nothing_behind():
    ready_beliefs.clear()
    thinking = play(played("lesson-6-check-first", "textbook", 6), 5)
    thinking.stop()
    thinking.wait(60)
    assert ready_beliefs == {}
