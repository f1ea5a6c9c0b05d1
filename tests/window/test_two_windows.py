"""Two windows on one game: the second says so and looks on. A trainer's game in a plain window: not gone on with."""

import pytest

from game.language import words
from game.play.store import Store
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.look_on import EVERY, LookOn
from game.window.menu.elsewhere import OpenElsewhere
from game.window.menu.title import Title
from tests.window.test_ways import short, texts, the_title
from tests.window_stage import SCENARIO, _display, at_desk, faults_of, press

__all__ = ["_display"]  # the screen, a fixture


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_second_window_says_so_and_goes_back_or_looks_on(home, language):
    first = at_desk(store=Store(home))
    press(first, "1 C 1")
    second = the_title(Store(home), language)
    press(second, "Enter")
    assert isinstance(second.overlay, OpenElsewhere)
    assert not faults_of(second.ui)
    press(second, "Esc")
    assert isinstance(second.screen, Title)
    press(second, "Enter Enter")
    assert isinstance(second.screen, LookOn)
    assert not faults_of(second.ui)
    assert words.say("window.look_on.title", language) in texts(second)


def test_who_looks_on_sees_each_move_and_can_make_none(home):
    first = at_desk(store=Store(home), scenario=short(1), language="en")
    press(first, "1 C 1")
    second = the_title(Store(home))
    press(second, "Enter Enter")
    screen = second.screen
    for keys in ("C 1", "E Enter", "R", "N 2 Enter", "I 2"):
        press(second, keys)
    assert second.screen is screen
    assert [step.move for step in screen.play.session.steps] == ["call"]
    second.command(("move", "call"))
    assert "You can only look on here" in second.toast
    assert not screen.animating(screen.read_at + EVERY / 2)
    press(first, "2 C 2")
    assert screen.animating(screen.read_at + EVERY)
    assert [step.move for step in screen.play.session.steps] == ["call", "visit"]
    assert screen.client == 1
    press(first, "E Enter")
    assert screen.animating(screen.read_at + EVERY)
    second.draw()
    assert not faults_of(second.ui)
    press(second, "Enter")
    assert isinstance(second.screen, FinalScreen)
    assert [one.status for one in Store(home).games()] == ["finished"]


def test_when_the_first_window_leaves_the_game_the_second_may_play_it(home):
    first = at_desk(store=Store(home))
    press(first, "1 C 1")
    second = the_title(Store(home))
    press(second, "Enter")
    assert isinstance(second.overlay, OpenElsewhere)
    press(second, "Esc")
    first.command(("home",))
    press(second, "Enter")
    assert type(second.screen) is Desk


def test_a_trainers_game_is_not_gone_on_with_in_a_plain_window(home):
    store = Store(home)
    plain = at_desk(store=store)
    press(plain, "1 C 1")
    plain.command(("home",))
    trainers = at_desk(store=store, trainer=True, scenario=SCENARIO)
    press(trainers, "1 C 1")
    trainers.command(("home",))
    app = the_title(Store(home))
    assert app.screen.saved.id == 1  # the newer one is a trainer's
    app.command(("resume", 2))
    assert isinstance(app.screen, Title)
    assert "finalkick play --trainer" in app.toast
    again = the_title(Store(home), trainer=True)
    assert again.screen.saved.id == 2
