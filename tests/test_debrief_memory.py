"""A debrief's memory does not grow with moves that cost nothing: what is kept of each decision is small."""

import tracemalloc

import numpy as np
import pytest

from sim_core import load_scenario, start
from sim_core.belief.filter import FEWEST_KEPT, KEPT, KEPT_OF_ALL, filter_client, kept_of
from sim_core.belief.packing import packed, packed_game, unpacked
from sim_core.belief.trail import Trail, follow
from sim_core.engine.record import END_WEEK, Step, apply_step, digest_of

FREE = 1500
KB = 1024


@pytest.fixture(scope="module")
def opening():
    return start(load_scenario("lesson-1-shared-plan"), 3)


def plans(opening, count: int) -> list[Step]:
    """Plans made for a client, over and over, before the first week ends."""
    (client, *_) = opening.setting.public.client_ids
    made = [Step(move="set_plan", client=client, amount=100_000.0 + one % 7, weeks=3) for one in range(count)]
    return [*made, Step(move=END_WEEK)]


def test_what_is_put_away_comes_back_to_the_bit():
    arrays = [
        np.array([-0.0, np.nan, 1e300]),
        np.zeros((0, 4), np.int8),
        np.array([[True], [False]]),
        np.arange(6).reshape(2, 3),
    ]
    back = unpacked(packed(arrays))
    assert [one.tobytes() for one in back] == [one.tobytes() for one in arrays]
    assert [(one.dtype, one.shape) for one in back] == [(one.dtype, one.shape) for one in arrays]
    back[0][0] = 5.0  # and may be written to


def test_a_game_put_away_is_played_on_as_if_nothing_had_happened(opening):
    now = follow(opening, plans(opening, 3)).end
    again = packed_game(now).game().fork(np.arange(1))
    for step in plans(opening, 2):
        apply_step(now, step)
        apply_step(again, step)
    assert digest_of(again) == digest_of(now)


def test_every_decision_of_a_long_trail_is_found_as_it_was(opening):
    steps = plans(opening, 200)
    trail, now = follow(opening, steps), opening.fork(np.arange(1))
    for number, step in enumerate(steps):
        assert digest_of(trail.game(number)) == digest_of(now)
        apply_step(now, step)


def test_a_decision_takes_a_few_kilobytes(opening):
    follow(opening, plans(opening, 5))
    tracemalloc.start()
    trail = follow(opening, plans(opening, FREE))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(trail.moments) == FREE + 1
    assert taken / FREE < 6 * KB  # 50 KB before, of which a debrief keeps three


def test_what_could_be_known_is_kept_small_and_less_of_it_where_there_is_much(opening):
    short, long = follow(opening, plans(opening, 3)), follow(opening, plans(opening, 40))
    assert kept_of(short) == kept_of(long) == KEPT
    (first, *_) = filter_client(short, 0, 1, 600).states
    assert len(first.copies.data) < 40 * KB  # 150 KB unpacked
    endless = Trail(short.moments[:1] * (KEPT_OF_ALL // 40), short.end)
    clients = len(opening.setting.public.client_ids)
    assert kept_of(endless) * (len(endless.moments) + clients) <= KEPT_OF_ALL
    assert kept_of(Trail(short.moments[:1] * KEPT_OF_ALL, short.end)) == FEWEST_KEPT
