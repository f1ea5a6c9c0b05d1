"""The weekly challenge: the same for everybody, another each week, one try, apart from all other games."""

from datetime import date, timedelta

from game.play.challenge import challenge_of, full_scenarios, take, try_of, week_of
from game.play.session import continue_session, new_session
from game.play.shelf import best_results
from game.play.store import Store
from sim_core.engine.record import Step
from tests.conftest import SMALL

MONDAY = date(2026, 11, 23)


def test_everybody_has_the_same_from_monday_to_sunday_and_then_another():
    week = [challenge_of(MONDAY + timedelta(days=day)) for day in range(7)]
    assert len(set(week)) == 1
    assert week[0].week == "2026-W48"
    after = challenge_of(MONDAY + timedelta(days=7))
    assert (after.week, after.seed != week[0].seed, after.scenario != week[0].scenario) == ("2026-W49", True, True)


def test_the_challenge_of_a_week_stays_what_it_was():
    assert challenge_of(MONDAY) == challenge_of(MONDAY)
    assert (challenge_of(MONDAY).scenario, challenge_of(MONDAY).seed) == PINNED


def test_every_full_scenario_has_its_turn_and_no_lesson():
    weeks = [challenge_of(MONDAY + timedelta(weeks=week)) for week in range(len(full_scenarios()))]
    assert sorted(one.scenario for one in weeks) == list(full_scenarios())
    assert not any(one.scenario.startswith("lesson") for one in weeks)
    assert len({one.seed for one in weeks}) == len(weeks)


def test_the_days_around_new_year_belong_to_one_week():
    assert week_of(date(2026, 12, 31)) == week_of(date(2027, 1, 3)) == "2026-W53"
    assert challenge_of(date(2026, 12, 31)) == challenge_of(date(2027, 1, 3))


def test_there_is_one_try_a_week(tmp_path):
    store = Store(tmp_path)
    first = new_session(SMALL, 1, store)
    assert try_of(store, "2026-W48") is None
    assert take(first, "2026-W48")
    second = new_session(SMALL, 1, store)
    assert not take(second, "2026-W48")
    assert store.game(second.saved_as).status == "abandoned"
    assert try_of(store, "2026-W48").id == first.saved_as
    assert take(new_session(SMALL, 2, store), "2026-W49")


def test_it_is_kept_apart_from_other_games(tmp_path):
    store = Store(tmp_path)
    usual = new_session(SMALL, 1, store)
    usual.play(Step(move="call", client="first"))
    mine = new_session(SMALL, 2, store)
    assert take(mine, "2026-W48")
    mine.play(Step(move="call", client="first"))
    assert store.unfinished().id == usual.saved_as  # what is gone on with is the other
    assert store.apart() == {mine.saved_as: "2026-W48"}
    again = continue_session(try_of(store, "2026-W48"), store)
    while not again.over:
        again.end_week()
    assert try_of(store, "2026-W48").status == "finished"
    assert best_results(store) == {}  # it is nobody's best in that scenario


def test_without_a_store_there_is_no_try():
    assert not take(new_session(SMALL, 1, None), "2026-W48")
    assert try_of(None, "2026-W48") is None


PINNED = ("price-war", 378012)
