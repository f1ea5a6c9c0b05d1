"""An amount is had however one likes to give it: typed, chosen, wheeled, held or dragged."""

from importlib.resources import files
from itertools import count

import pygame
import pytest

from game.language import words
from game.window.desk.forms import chips
from tests.window_stage import _display, at_desk, click, faults_of, moves_made, press, words_on

__all__ = ["_display"]  # the screen, a fixture

LESSON_1 = "lesson-1-shared-plan"


def library(name: str) -> str:
    return files("scenarios").joinpath(f"{name}.yaml").read_text("utf-8")


def type_keys(app, text: str) -> None:
    for sign in text:
        key = getattr(pygame, f"K_{sign}") if sign.isascii() and sign.isalnum() else 0
        app.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=sign))
        app.event(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
        app.draw()


@pytest.mark.parametrize(
    ("language", "typed", "amount"),
    [
        ("zh", "25", 250_000),
        ("zh", "25.5w", 255_000),
        ("zh", "123456", 123_456),
        ("en", "250", 250_000),
        ("en", "0.3m", 3e5),
    ],
)
def test_an_amount_is_typed_as_the_language_has_it(language, typed, amount):
    app = at_desk(language=language)
    press(app, "1 N 2")
    type_keys(app, typed)
    assert app.screen.form.amount == amount
    assert typed in words_on(app)
    assert not faults_of(app.ui)
    press(app, "Enter")
    assert app.screen.play.session.steps[-1].amount == amount


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_an_amount_that_will_not_do_is_refused_in_words_and_rubbed_out(language):
    app = at_desk(language=language)
    press(app, "1 N 2")
    first = app.screen.form.amount
    type_keys(app, "9999999")
    assert "9999999" in words_on(app)
    press(app, "Enter")
    assert app.screen.form
    assert not moves_made(app)
    assert not faults_of(app.ui)
    type_keys(app, "..")
    assert words.say("form.no_amount", language, text="9999999..").split("：")[0].split(":")[0][:8] in words_on(app)
    press(app, " ".join(["Backspace"] * 9))
    assert app.screen.form.amount == first


def test_digits_of_a_date_are_weeks():
    app = at_desk()
    press(app, "1 N 2 Down")
    type_keys(app, "5")
    press(app, "Enter")
    assert app.screen.play.session.steps[-1].weeks == 5


def test_chips_are_all_half_and_what_they_can_pay_as_i_see_it():
    app = at_desk(language="en")
    press(app, "1 N 2")
    form, view = app.screen.form, app.screen.play.clients[0]
    assert [one.name for one in chips(app.screen.play, form)] == ["overdue", "half"]
    form.cash_low, form.cash_high = 100_000.0, 200_000.0
    app.draw()
    assert chips(app.screen.play, form)[-1].amount == 150_000
    click(app, ("take", view.overdue))
    assert form.amount == view.overdue
    press(app, "U")
    click(app, ("take", 150_000.0))
    press(app, "Enter")
    assert app.screen.play.session.steps[-1].amount == 150_000


def test_an_amount_is_wheeled_held_and_dragged():
    app = at_desk()
    press(app, "1 N 2")
    form = app.screen.form
    first = form.amount
    plus = next(hit for hit in app.ui.hits if hit.command == ("change", 0, 1))
    app.ui.mouse = plus.area.move(-80, 0).center
    app.event(pygame.event.Event(pygame.MOUSEWHEEL, y=1, x=0))
    assert form.amount == first + 10_000
    app.draw()
    app.ui.clock = count(500, 0.06).__next__
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=plus.area.center, button=1))
    for beat in range(40):
        app._still_held(app.again_at + beat)
    assert form.amount - first > 60 * 10_000 or form.amount == form.high  # the longer, the faster
    app.event(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=plus.area.center, button=1))
    held = form.amount
    app._still_held(app.again_at + 99)
    assert form.amount == held
    app.draw()
    track = next(hit.area for hit in app.ui.hits if hit.command == ("drag",))
    for kind, x in (
        (pygame.MOUSEBUTTONDOWN, track.centerx),
        (pygame.MOUSEMOTION, track.right),
        (pygame.MOUSEBUTTONUP, track.right),
    ):
        app.event(pygame.event.Event(kind, pos=(x, track.centery), button=1, rel=(1, 0), buttons=(1, 0, 0)))
    assert form.amount == form.high


def test_what_the_coach_asks_for_stands_in_the_form_and_is_a_chip():
    app = at_desk(language="en", scenario=library(LESSON_1), path=f"{LESSON_1}.yaml")
    press(app, "Space I 1 L 1")
    form = app.screen.form
    assert form.advice is not None
    assert form.amount == form.advice.amount == app.screen.play.clients[0].overdue
    assert "as advised" in words_on(app)
    press(app, "Left Left")
    assert form.amount != form.advice.amount
    click(app, ("take", form.advice.amount))
    press(app, "Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.amount, step.weeks) == (form.advice.amount, form.advice.weeks)
