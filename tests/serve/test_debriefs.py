"""Debriefs of a class: judged while its games are played, by processes of their own, and the same to the bit."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from game.play.session import Session, new_session, replayed
from game.serve.debriefs.queue import Queue
from game.serve.debriefs.queued import Queued, SeatJudges
from sim_core.batch.recorded import bot_steps
from sim_core.debrief.along import KINDS, Order, judge_on
from sim_core.debrief.keeping import kept_of
from sim_core.debrief.whole import QUICK, Debrief, opened, work
from sim_core.public.debriefs import Played, Told
from sim_core.public.games import END_WEEK, Step
from sim_core.scenario.read import parse_scenario
from tests.conftest import SMALL
from tests.patience import until

TARGET = 100_000.0
SEED = 5


@pytest.fixture(scope="module")
def steps() -> tuple[Step, ...]:
    """A game of three weeks, as somebody plays it who goes to see everybody."""
    return tuple(bot_steps(parse_scenario(SMALL.encode(), "small"), "visitor", SEED))


@pytest.fixture(scope="module")
def at_one_go(steps: tuple[Step, ...]) -> Debrief:
    """Its debrief, worked out when it was over."""
    debrief = opened(Played(SMALL, SEED, steps), TARGET)
    for _ in work(debrief, 1, QUICK):
        pass
    return debrief


def judged(name: str, played: tuple[Step, ...], target: float | None) -> list[Told]:
    """Everything that is told of a game until there is nothing more to do."""
    order = Order(name, Played(SMALL, SEED, played), QUICK, target)
    found = [judge_on(order, KINDS[-1])]
    while found[-1].next:
        heard = found[-1].debrief.stage if found[-1].debrief else order.known
        order = replace(order, known=heard)
        found.append(judge_on(order, KINDS[-1]))
    return found


def same(one: Debrief, other: Debrief) -> bool:
    """Do they say the same, to the last bit?"""
    sums = [(it.verdicts, it.account, it.accuracy, it.miss, it.whys, it.turning, it.expected) for it in (one, other)]
    return sums[0] == sums[1] and kept_of(one) == kept_of(other)


def test_what_is_judged_while_it_is_played_is_what_is_judged_afterwards(steps, at_one_go) -> None:
    for made in range(0, len(steps), 2):
        judged("along", steps[:made], None)
    told = judged("along", steps, TARGET)
    stages = [one.debrief.stage for one in told if one.debrief]
    assert stages == ["beliefs", "first", "refined"]
    assert same(told[-1].debrief, at_one_go)


def test_a_choice_taken_back_is_no_part_of_it(steps, at_one_go) -> None:
    other = Step(move=END_WEEK)
    judged("again", (*steps[:2], other), None)
    assert same(judged("again", steps, TARGET)[-1].debrief, at_one_go)


@pytest.fixture(scope="module")
def queue() -> Iterator[Queue]:
    """One process that judges."""
    found = Queue(1, QUICK).start()
    yield found
    found.stop()


def played_at(judges: SeatJudges, steps: tuple[Step, ...]) -> Session:
    """A game that is judged while it is played."""
    session = new_session(SMALL, SEED, None)
    judges.follow(session)
    for step in steps:
        session.end_week() if step.move == END_WEEK else session.play(step)
    return session


def debrief_of(judges: SeatJudges, session: Session, on_news: Callable[[Queued], None] = lambda one: None) -> Queued:
    """Its debrief, begun."""
    found = judges.debriefing(Played(session.text, session.seed, tuple(session.steps)), lambda: on_news(found), QUICK, True)
    found.target = TARGET
    return found.start()


def test_a_seat_gets_its_debrief_from_the_queue_of_the_class(queue: Queue, steps, at_one_go) -> None:
    seats = [SeatJudges(queue, name) for name in ("anna", "ben")]
    on_the_way = [debrief_of(judges, played_at(judges, steps)) for judges in seats]
    for one in on_the_way:
        assert one.wait(60).seen.finished
        assert same(one.seen.debrief, at_one_go)
        assert {"idle", "textbook"} <= one.seen.others.keys()
    assert all(one.done for one in queue.games.values())


def test_who_leaves_a_debrief_and_comes_back_is_told_it_again(queue: Queue, steps, at_one_go) -> None:
    """Whatever has been found by then: the one who asks first may have heard a part of it."""
    judges = SeatJudges(queue, "hal")
    session = played_at(judges, steps)
    for stage in ("beliefs", "first", "refined"):
        heard = threading.Event()
        left = debrief_of(judges, session, lambda one, stage=stage, heard=heard: one.seen.reached(stage) and heard.set())
        assert heard.wait(60)
        left.stop()
    again = debrief_of(judges, session).wait(60).seen
    assert again.finished
    assert same(again.debrief, at_one_go)


def test_a_game_that_is_opened_again_goes_on_being_the_same_and_one_that_is_given_up_is_dropped(queue: Queue, steps) -> None:
    judges = SeatJudges(queue, "ida")
    played_at(judges, steps[:2])
    judges.follow(replayed(SMALL, SEED, [*steps[:2]]))
    assert [name for name in queue.games if name.startswith("ida")] == ["ida/1"]
    judges.follow(new_session(SMALL, SEED + 1, None))
    assert [name for name in queue.games if name.startswith("ida")] == ["ida/2"]
    queue.drop("ida/2")


def test_a_process_that_dies_costs_time_and_nothing_else(queue: Queue, steps, at_one_go) -> None:
    judges = SeatJudges(queue, "dora")
    session = played_at(judges, steps)
    until(lambda: queue.games["dora/1"].decisions)
    queue._workers[0]._process.kill()  # in the middle of something, or not
    found = debrief_of(judges, session).wait(60).seen
    assert found.finished
    assert not found.problem
    assert same(found.debrief, at_one_go)


def test_everybody_has_a_page_then_verdicts_before_anybody_has_more(queue: Queue, steps) -> None:
    order: list[tuple[str, str]] = []
    seats = [SeatJudges(queue, name) for name in ("emil", "fay", "gus")]
    sessions = [played_at(judges, steps) for judges in seats]
    with queue._changing:  # they finish at the same moment
        on_the_way = [
            debrief_of(judges, session, lambda one, seat=judges.seat: order.append((seat, one.seen.stage)))
            for judges, session in zip(seats, sessions, strict=True)
        ]
    for one in on_the_way:
        one.wait(60)
    for sooner, later in (("beliefs", "first"), ("first", "refined")):
        assert max(order.index((judges.seat, sooner)) for judges in seats) < min(
            order.index((judges.seat, later)) for judges in seats
        )


def test_a_game_that_killed_its_processes_while_it_was_played_is_tried_again_for_who_waits(
    queue: Queue, steps, at_one_go
) -> None:
    judges = SeatJudges(queue, "jan")
    session = played_at(judges, steps)
    queue.games["jan/1"].given_up = True
    found = debrief_of(judges, session).wait(60).seen
    assert found.finished
    assert same(found.debrief, at_one_go)


def test_where_nothing_is_compiled_nothing_of_a_running_game_is_due(steps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim_core.debrief.along.cache.available", lambda: False)
    told = judge_on(Order("plain", Played(SMALL, SEED, steps[:2]), QUICK), "follow")
    assert (told.decisions, told.next) == (2, "")
