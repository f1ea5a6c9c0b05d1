"""Drills: costly decisions come back after 1, 3 and 7 games until they are made well; old databases are brought along."""

import sqlite3

import pytest

from game.debrief import drills
from game.play.schema import SCHEMA
from game.play.store import Store
from game.window.debrief.choose_again import Answer, TryDesk
from game.window.debrief.drilling import Drilling
from game.window.debrief.screen import DebriefScreen
from game.window.menu.title import Title
from sim_core import RULES_VERSION
from sim_core.engine.record import Step
from tests.debriefed import debriefing, faults, shown
from tests.window_stage import _display, press

__all__ = ["_display"]


def a_finished_game(store: Store, text: str = "") -> int:
    found = debriefing()
    text = text or found.played.scenario
    number = store.new_game("lesson-6-check-first", text, found.played.seed, RULES_VERSION, "person", False)
    for place, step in enumerate(found.played.steps):
        store.add_step(number, place, step)
    store.finish(number, 1.0, 50.0, "", "")
    return number


def another_game(store: Store, times: int = 1) -> None:
    for _ in range(times):
        store.finish(store.new_game("other", "", 1, RULES_VERSION, "person", False), 1.0, 50.0, "", "")


def test_costly_decisions_become_drills_once(tmp_path):
    store = Store(tmp_path)
    game, debrief = a_finished_game(store), debriefing().seen.debrief
    told = {point.number for point in debrief.turning}
    costly = [one for one in debrief.verdicts if one.grade in drills.COSTLY and one.number in told]
    assert costly  # or this game is no example
    assert drills.keep(store, game, debrief) == min(len(costly), drills.MOST_OF_A_GAME)
    assert drills.keep(store, game, debrief) == 0
    kept = drills.every(store)
    assert [one.loss for one in kept] == sorted((one.loss for one in kept), reverse=True)
    worst = max(costly, key=lambda one: one.loss)
    assert (kept[0].number, kept[0].chosen.move, kept[0].best.move) == (worst.number, worst.step.move, worst.best.move)
    assert kept[0].why.told.key == debrief.whys[worst.number].told.key
    assert kept[0].chosen.belief is None  # what was believed is no part of the puzzle


def test_a_drill_comes_after_one_three_and_seven_games_and_then_no_more(tmp_path):
    store = Store(tmp_path)
    drills.keep(store, a_finished_game(store), debriefing().seen.debrief)
    assert drills.due(store) == []
    for wait in drills.INTERVALS:
        another_game(store, wait - 1)
        assert drills.due(store) == []
        another_game(store)
        first = drills.due(store)[0]
        last = drills.settle(store, first, "right")
        assert all((one.game, one.number) != (first.game, first.number) for one in drills.due(store))
        for other in drills.due(store):
            drills.settle(store, other, "right")
    assert last == 0
    another_game(store, 50)
    assert drills.due(store) == []
    assert all(one.done and one.tries == 3 for one in drills.every(store))


def test_a_drill_that_goes_wrong_goes_back_to_the_first_interval(tmp_path):
    store = Store(tmp_path)
    drills.keep(store, a_finished_game(store), debriefing().seen.debrief)
    another_game(store)
    assert drills.settle(store, drills.due(store)[0], "right") == 3
    another_game(store, 3)
    solved_once = next(one for one in drills.due(store) if one.stage == 1)
    assert drills.settle(store, solved_once, "closer") == 3  # better than then, but no further
    another_game(store, 3)
    again = next(one for one in drills.due(store) if one.stage == 1)
    assert drills.settle(store, again, "wrong") == 1
    assert next(one for one in drills.every(store) if one.number == again.number).stage == 0


def test_drills_of_other_rules_are_not_offered(tmp_path):
    store = Store(tmp_path)
    drills.keep(store, a_finished_game(store), debriefing().seen.debrief)
    store._db.execute("UPDATE game SET rules_version = 1")
    another_game(store)
    assert drills.due(store) == []


def test_a_database_of_before_drills_keeps_its_games(tmp_path):
    with sqlite3.connect(tmp_path / "games.sqlite3") as old:
        old.executescript(f"{SCHEMA} PRAGMA user_version=1;")
        old.execute(
            "INSERT INTO game (scenario, scenario_text, seed, rules_version, player, trainer, status, started, score)"
            " VALUES ('s', 'text', '18446744073709551615', 2, 'person', 0, 'finished', '2024-01-01', 81.5)"
        )
        old.execute('INSERT INTO step VALUES (1, 0, \'{"move":"end_week"}\')')
    store = Store(tmp_path)
    assert store.moved_aside is None
    assert (store.games()[0].seed, store.games()[0].score) == (2**64 - 1, 81.5)
    assert store.steps(1) == [Step(move="end_week")]
    assert drills.every(store) == []
    store.close()
    assert Store(tmp_path).games()[0].id == 1  # and opens again


def test_the_debrief_of_a_stored_game_leaves_drills_even_when_it_is_left_early(tmp_path):
    store = Store(tmp_path)
    a_finished_game(store)
    app = shown(title_of(store), store=store)
    app.services.debriefing = debriefing()  # as if it had been worked out before
    press(app, "G D")
    assert isinstance(app.screen, DebriefScreen)
    press(app, "Esc")
    assert drills.every(store)
    trainers = store.new_game("lesson-6-check-first", debriefing().played.scenario, 5, RULES_VERSION, "person", True)
    for place, step in enumerate(debriefing().played.steps):
        store.add_step(trainers, place, step)
    store.finish(trainers, 1.0, 50.0, "", "")
    app.command(("past",))
    press(app, "D Esc")
    assert {one.game for one in drills.every(store)} == {1}  # who saw what is hidden learned nothing from it
    store.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_drill_is_played_from_the_title_and_moves_on(tmp_path, language):
    store = Store(tmp_path)
    game = a_finished_game(store)
    drills.keep(store, game, debriefing().seen.debrief)
    app = shown(title_of(store), language=language, store=store)
    assert all(name != "drills" for name, *_ in app.screen.rows())
    another_game(store)
    app.show(title_of(store))
    app.draw()
    assert not faults(app, "title")
    press(app, "D")
    assert isinstance(app.screen, Drilling)
    assert not faults(app, "drills")
    drill = app.screen.due[0]
    press(app, "Enter")
    desk = app.screen
    assert isinstance(desk, TryDesk)
    assert not faults(app, "drill")
    app.screen = desk.answered(app.ui, drill.best)
    assert isinstance(app.screen, Answer)
    app.screen.errand.wait()
    assert not app.screen.errand.problem
    app.draw()
    assert not faults(app, "judged")
    assert app.screen.errand.value.said == "best"
    press(app, "Enter")
    assert app.toast
    assert not faults(app, "again")
    after = next(one for one in drills.every(store) if one.number == drill.number)
    assert (after.stage, after.tries) == (1, 1)
    store.close()


def title_of(store: Store) -> Title:
    from game.window.app import Services

    return Title(Services(store))
