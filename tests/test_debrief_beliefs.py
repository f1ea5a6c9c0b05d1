"""What could be known: right as often as it says, and never at a loss."""

import os
from dataclasses import replace

import numpy as np
import pytest

from sim_core import load_scenario, start
from sim_core.belief.filter import KEPT, Belief, advance, begin, filter_client
from sim_core.belief.packing import packed_game
from sim_core.belief.trail import Trail, follow
from sim_core.debrief.task import trail_of
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.engine.reveal import reveal
from sim_core.model.vocabulary import Excuse
from tests.played import played
from tests.stories import scenario
from tests.validate.beliefs import measured

GAMES = int(os.environ.get("BELIEF_GAMES", "40"))
COPIES = 2000 if GAMES > 40 else 800


@pytest.fixture(scope="module")
def tally():
    return measured(GAMES, COPIES)


@pytest.mark.long
def test_four_bands_out_of_five_hold_the_cash(tally):
    assert tally.games == GAMES
    assert 0.72 <= tally.coverage() <= 0.88


@pytest.mark.long
def test_excuses_that_are_said_to_be_true_with_some_chance_are_true_so_often(tally):
    for stated, true, count in tally.reliability():
        allowed = 0.07 + 4.0 * (0.25 / count) ** 0.5 * (GAMES <= 60)
        assert abs(stated - true) <= allowed, (stated, true, count)


@pytest.mark.long
def test_no_game_loses_all_copies(tally):
    assert min(tally.effective) >= 5
    assert tally.widened <= 0.002 * len(tally.effective)


def one_client(**hidden):
    return start(scenario(weeks=6, **hidden), 3)


def test_before_anything_was_seen_the_scenario_itself_is_what_is_known():
    game = one_client(cash={"between": [100_000.0, 900_000.0]}, honesty={"between": [0.1, 0.9]})
    opening = filter_client(follow(game, []), 0, 1, 2000).states[0]
    low, high = opening.band(0.8)
    assert low == pytest.approx(180_000, abs=40_000)
    assert high == pytest.approx(820_000, abs=40_000)


def test_asking_around_narrows_the_cash():
    game = one_client(cash={"between": [0.0, 1_000_000.0]})
    trail = follow(game, [Step(move="ask_around", client="client-0")])
    before, after = filter_client(trail, 0, 1, 2000).states
    wide, narrow = (high - low for low, high in (before.band(), after.band()))
    assert narrow < 0.7 * wide


def test_records_tell_whether_a_complaint_is_true():
    game = one_client(problems=[{"kind": "quality", "share": 0.6, "chance": 0.5}])
    trail = follow(game, [Step(move="check_records", client="client-0")])
    before, after = filter_client(trail, 0, 1, 2000).states
    so = bool(reveal(trail.end).excuses_true[0, 0, Excuse.QUALITY])
    assert before.true[Excuse.QUALITY] == pytest.approx(0.5, abs=0.06)
    told = after.true[Excuse.QUALITY]
    assert told > 0.9 or told < 0.1
    assert (told > 0.5) == so  # right with 95 %, and so it is with this seed


def test_a_payment_is_seen_in_what_is_left():
    game = one_client(cash={"between": [300_000.0, 900_000.0]}, attention=0.9, trust=0.9, honesty=0.9)
    trail = follow(game, [Step(move="call", client="client-0"), Step(move=END_WEEK)])
    states = filter_client(trail, 0, 1, 2000).states
    assert [state.since for state in states] == [0, 1, 2]
    assert [state.week for state in states] == [0, 0, 1]
    hidden, luck = states[0].worlds()
    assert len(hidden) == len(luck) == KEPT


def test_the_same_game_is_known_in_the_same_way_each_time():
    game = played("lesson-6-check-first", "textbook", 4)
    one, other = (filter_client(trail_of(game), 0, 9, 300) for _ in range(2))
    assert all(
        np.array_equal(a.cash, b.cash) and np.array_equal(a.true, b.true) for a, b in zip(one.states, other.states, strict=True)
    )


def alike(one: Belief, other: Belief) -> bool:
    """Is the same known, to the bit?"""
    return one.copies == other.copies and np.array_equal(one.cash, other.cash) and np.array_equal(one.true, other.true)


def test_a_game_followed_while_it_is_played_is_known_as_one_told_again():
    played_before = played("lesson-1-shared-plan", "pushy", 4)
    game = start(load_scenario("lesson-1-shared-plan"), 4)
    live = [begin(game.setting, game.sight(), 0, 9, 200)]
    for number, step in enumerate(played_before.steps):
        before = game.fork(np.array([0])).sight()
        events = apply_step(game, step)
        live.append(advance(live[-1], number, step, events, before, game.sight()))
    cold = filter_client(trail_of(played_before), 0, 9, 200)
    assert all(alike(one.state, other) for one, other in zip(live, cold.states, strict=True))


def test_to_go_on_from_what_was_known_leaves_it_as_it_was():
    game = one_client()
    before, step = begin(game.setting, game.sight(), 0, 1, 100), Step(move="call", client="client-0")
    then = game.fork(np.array([0])).sight()
    events = apply_step(game, step)
    once, again = (advance(before, 0, step, events, then, game.sight()) for _ in range(2))
    assert alike(once.state, again.state)
    assert not alike(before.state, once.state)


def test_what_could_be_known_takes_nothing_from_the_truth():
    """Two games that differ only in what is hidden, and show the same, are known in the same way."""
    poor, rich = (one_client(cash=amount, reputation=3) for amount in (200_000.0, 900_000.0))
    game = one_client(cash={"between": [100_000.0, 1_000_000.0]}, reputation=3)
    bands = []
    for hidden in (poor, rich):
        seen = follow(hidden, [])
        game._truth.client.cash[...] = hidden._truth.client.cash
        assert seen.sight(0).account.owed[0, 0] == game.sight().account.owed[0, 0]
        bands.append(filter_client(follow(game, []), 0, 1, 500).states[0].band())
    assert bands[0] == bands[1]


def test_where_nothing_imagined_does_what_was_seen_it_says_so():
    """A client whose scenario has no money pays all the same: what is wanted of the copies is widened, and told."""
    rich = one_client(cash=900_000.0, attention=0.9, trust=0.9, honesty=0.9)
    rich._truth.client.away[...] = False
    seen = follow(rich, [Step(move="sit_in", client="client-0")])
    assert seen.account(1).received[0, 0] > 0
    poor = one_client(cash=0.0, attention=0.9, trust=0.9, honesty=0.9, other_costs=0.0)
    trail = Trail((replace(seen.moments[0], stood=packed_game(poor)),), seen.end)
    states = filter_client(trail, 0, 1, 200).states
    assert [state.widened for state in states] == [False, True]
