"""Compiled runs in threads: the same as in turn, in order, and no more begun than wanted."""

import threading

import pytest

from sim_core import load_scenario
from sim_core.batch.players import RunSpec, pieces, player
from sim_core.batch.threads import AHEAD, in_threads
from sim_core.batch.workers import Where
from sim_core.compiled import cache


def test_what_threads_do_comes_out_in_order():
    assert list(in_threads(lambda number: number**2, ((number,) for number in range(50)), 3)) == [n**2 for n in range(50)]


def test_or_as_it_is_done():
    free = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert free.wait(30)
        return number

    done = in_threads(work, ((number,) for number in range(6)), 2, in_order=False)
    assert next(done) != 0  # the first still waits
    free.set()
    assert 0 in set(done)


def test_no_more_is_begun_than_a_few_for_each_thread():
    begun: list[int] = []

    def tasks():
        for number in range(1000):
            begun.append(number)
            yield (number,)

    done = in_threads(lambda number: number, tasks(), 2)
    next(done)
    assert len(begun) <= 2 * AHEAD + 1
    done.close()
    assert len(begun) <= 2 * AHEAD + 1


def test_an_error_of_one_task_is_told_where_its_result_was_wanted():
    done = in_threads(lambda number: 1 // number, ((1,), (0,)), 2)
    assert next(done) == 1
    with pytest.raises(ZeroDivisionError):
        next(done)


def test_a_run_in_threads_has_the_digests_of_a_run_in_turn():
    if cache.load_all() is None:
        pytest.skip("no compiler here")
    scenario = load_scenario("lesson-2-ask-often")
    run = RunSpec(scenario, (player("textbook"), player("random")), 3, 0, 300)
    in_turn, side_by_side = (
        [(number, part.first, part.digests) for number, part in pieces(run, Where(jobs))] for jobs in (1, 2)
    )
    whole = {number: [one for at, _, part in in_turn if at == number for one in part] for number in (0, 1)}
    assert whole == {number: [one for at, _, part in side_by_side if at == number for one in part] for number in (0, 1)}
    assert len(whole[0]) == 300
