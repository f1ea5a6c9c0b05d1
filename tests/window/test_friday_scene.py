"""Friday as a scene: it tells one thing after the other, takes no longer than it may, and can be left."""

import pytest

from game.play.friday import friday_of
from game.play.trade import manager_of
from game.window.desk.desk import Desk
from game.window.desk.friday import ALL_ARRIVALS, MOST_FACES, SEEN, FridayScreen, beats_of, on_stage, received_until
from game.window.desk.week import Week
from sim_core.engine.record import END_WEEK
from tests.played import played
from tests.window_stage import _display, at_desk, faults_of, press

__all__ = ["_display"]
LONGEST = 20.0


def shown(app) -> list[str]:
    return [one.text for one in app.ui.drawn]


def scene(week: int, bot: str = "parts", **more):
    """A desk after so many weeks of a bot's game, at the scene of the last; and the clock, which stands."""
    app, now = at_desk(**more), [100.0]
    play, ended, done = app.screen.play, None, 0
    for step in played("final-quarter", bot, 5).steps:
        if step.move == END_WEEK:
            ended, done = play.end_week(), done + 1
            if done == week:
                break
        else:
            play.make(step)
    app.screen = FridayScreen(Desk(play, language=app.ui.language), ended, clock=lambda: now[0])
    app.draw()
    return app, now


@pytest.mark.parametrize("week", range(1, 13))
def test_it_takes_no_longer_than_it_may_and_tells_all_that_was_paid(week: int):
    app, _ = scene(week)
    beats = app.screen.beats
    assert sum(beat.seconds for beat in beats) <= LONGEST
    assert sum(beat.seconds for beat in beats if beat.arrival) <= ALL_ARRIVALS + 1e-9
    assert beats[-1].kind == "manager"
    assert received_until(app.screen, len(beats)) == app.screen.ended.received
    assert beats == beats_of(friday_of(app.screen.play.session, app.screen.ended))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("week", [5, 6], ids=["a note for Monday", "no note"])
def test_everything_is_readable_from_the_first_beat_to_the_last(language: str, size: tuple[int, int], week: int):
    app, now = scene(week, language=language, size=size)
    for beat in app.screen.beats:
        app.draw()
        assert not faults_of(app.ui), beat
        now[0] += beat.seconds
        assert app.screen.animating(now[0]) or beat is app.screen.beats[-1]


def test_one_thing_after_the_other_and_what_comes_later_is_not_there_yet():
    app, now = scene(6, language="en")
    manager = manager_of(app.screen.play.session.scenario, "en").name
    assert manager not in shown(app)
    now[0] += LONGEST
    app.draw()
    assert manager in shown(app)
    assert app.ui.say("friday.to_sums") in shown(app)


def test_the_rest_can_be_had_at_once_and_it_is_not_left_by_an_enter_too_many():
    app, now = scene(6)
    press(app, "Enter")
    assert isinstance(app.screen, FridayScreen)
    now[0] += SEEN + 0.1
    press(app, "Esc")
    assert isinstance(app.screen, FridayScreen), "first all of it is there to be read"
    assert app.ui.say("friday.to_sums") in shown(app)
    now[0] += SEEN + 0.1
    press(app, "Esc")
    assert isinstance(app.screen, Week)


def test_of_very_many_clients_those_are_shown_of_whom_something_is_told():
    app, _ = scene(2, "idle")
    friday = app.screen.friday
    assert on_stage(friday, 8) == list(range(8))
    few = on_stage(friday, 40)
    assert len(few) <= MOST_FACES
    assert friday.forgotten is not None
    assert friday.forgotten[0] in few
