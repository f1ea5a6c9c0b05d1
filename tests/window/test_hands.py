"""Safe hands: what is dear is asked about first, one click is one move, an amount is had however one likes to give it."""

import json
from dataclasses import replace
from importlib.resources import files
from itertools import count

import pygame
import pytest

from game.language import words
from game.play.asking import WEIGHTY
from game.play.settings import Settings
from game.window.desk.desk import QUIET, Desk
from game.window.desk.forms import chips
from game.window.desk.friday import FridayScreen
from game.window.desk.week import SEEN, Week
from tests.window_stage import _display, at_desk, click, faults_of, press, with_excuse

__all__ = ["_display"]  # the screen, a fixture

LESSON_1 = "lesson-1-shared-plan"


def library(name: str) -> str:
    return files("scenarios").joinpath(f"{name}.yaml").read_text("utf-8")


def shown(app) -> str:
    return " | ".join(one.text for one in app.ui.drawn)


def moves_made(app) -> list[str]:
    return [step.move for step in app.screen.play.session.steps]


def type_keys(app, text: str) -> None:
    for sign in text:
        key = getattr(pygame, f"K_{sign}") if sign.isascii() and sign.isalnum() else 0
        app.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=sign))
        app.event(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
        app.draw()


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_dear_move_is_asked_about_and_made_only_when_it_is_meant(language):
    app = at_desk(language=language)
    press(app, "C 5")
    assert not moves_made(app)
    assert app.screen.sure.move == "manager_visit"
    assert not faults_of(app.ui)
    press(app, "Esc C 5 Enter")
    assert moves_made(app) == ["manager_visit"]
    press(app, "C 1")
    assert moves_made(app) == ["manager_visit", "call"]


def test_it_can_be_told_to_ask_no_more_and_that_is_turned_back_in_the_settings(tmp_path):
    app = at_desk(language="en")
    app.settings_folder = tmp_path
    press(app, "C 6 N")
    assert app.settings.unasked == ("stop_supply",)
    assert json.loads((tmp_path / "settings.json").read_text("utf-8"))["unasked"] == ["stop_supply"]
    press(app, "Esc C 6")
    assert moves_made(app) == ["stop_supply"]
    press(app, "1 C 5")
    assert app.screen.sure.move == "manager_visit"  # about that one it does ask
    press(app, "Esc F3")
    click(app, ("set", "unasked", ()))
    assert app.settings.unasked == ()
    press(app, "Esc 2 C 6")
    assert app.screen.sure.move == "stop_supply"
    press(app, "Esc F3")
    click(app, ("set", "unasked", WEIGHTY))
    press(app, "Esc E")
    assert isinstance(app.screen, FridayScreen)


def test_the_end_of_a_week_is_always_asked_about_with_hours_left_or_without():
    app = at_desk(language="en")
    press(app, "E")
    assert app.screen.sure.move == "end_week"
    assert "You still have" in shown(app)
    press(app, "Esc")
    play = app.screen.play
    play._kept["desk"] = replace(play.desk, hours=0.0)
    press(app, "E")
    assert app.screen.sure.move == "end_week"


def test_the_summary_of_a_week_is_not_skipped_by_an_enter_too_many():
    app = at_desk()
    app.ui.clock = watch = Watch()
    press(app, "E Enter Enter Enter")
    assert isinstance(app.screen, Week)
    watch.now += SEEN + 0.01
    press(app, "Enter")
    assert isinstance(app.screen, Desk)


def test_twelve_fast_clicks_on_call_are_one_call():
    app = at_desk()
    app.ui.clock = watch = Watch()
    press(app, "C")
    row = next(hit.area for hit in app.ui.hits if hit.command == ("move", "call"))
    for _ in range(12):
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            app.event(pygame.event.Event(kind, pos=row.center, button=1))
        watch.now += 0.13
    assert moves_made(app) == ["call"]
    watch.now += QUIET
    click(app, ("move", "call"))
    assert moves_made(app) == ["call", "call"]


def test_keys_that_come_too_fast_make_one_move_and_another_client_has_not_to_wait():
    app = at_desk()
    app.ui.clock = Watch()
    press(app, "1 C 1 C 1 C 1")
    assert moves_made(app) == ["call"]
    press(app, "2 C 1")
    assert moves_made(app) == ["call", "call"]


def test_the_second_of_two_clicks_does_not_hit_what_the_first_brought_there():
    app = with_excuse()
    app.ui.clock = watch = Watch()
    press(app, "N 8")
    made = len(moves_made(app))
    place = next(hit.area for hit in app.ui.hits if hit.command == ("belief", 0.05)).center
    for _ in range(2):
        app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
        app.draw()
    assert len(moves_made(app)) == made + 1
    assert app.screen.sure is None
    watch.now += 1
    click(app, ("tab", "ledger"))
    assert app.screen.tab == "ledger"


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
    assert typed in shown(app)
    assert not faults_of(app.ui)
    press(app, "Enter")
    assert app.screen.play.session.steps[-1].amount == amount


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_an_amount_that_will_not_do_is_refused_in_words_and_rubbed_out(language):
    app = at_desk(language=language)
    press(app, "1 N 2")
    first = app.screen.form.amount
    type_keys(app, "9999999")
    assert "9999999" in shown(app)
    press(app, "Enter")
    assert app.screen.form
    assert not moves_made(app)
    assert not faults_of(app.ui)
    type_keys(app, "..")
    assert words.say("form.no_amount", language, text="9999999..").split("：")[0].split(":")[0][:8] in shown(app)
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
    assert "as advised" in shown(app)
    press(app, "Left Left")
    assert form.amount != form.advice.amount
    click(app, ("take", form.advice.amount))
    press(app, "Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.amount, step.weeks) == (form.advice.amount, form.advice.weeks)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_list_shows_reasons_promises_and_moods_that_changed(language):
    app = with_excuse(language=language)
    screen = app.screen
    view = screen.play.clients[screen.client]
    full, short = words.excuse_name(view.excuse, language), f"window.card.excuse.{view.excuse}"
    on_cards = [one.text for one in app.ui.drawn if one.rect.right < 310]
    assert full in on_cards or words.say(short, language) in on_cards
    session = screen.play.session
    session.mood_by_week.append(session.game.sight().account.mood[0].copy())
    session.mood_by_week[-1][screen.client] = 4 if view.mood != "warm" else 0
    screen.play._version = -1
    app.draw()
    mood = words.say(f"mood.{view.mood}", language)
    arrow = "window.card.mood_down" if view.mood != "warm" else "window.card.mood_up"
    assert words.say(arrow, language, mood=mood) in shown(app)


def test_a_promise_on_a_card_says_how_many_weeks_are_left():
    app = at_desk(language="en")
    for client in "12345678":
        press(app, f"{client} N 2 Down Right Up Enter")  # a week later than suggested
        promise = app.screen.play.clients[app.screen.client].promise
        if promise:
            break
    assert "in 2 wk" in shown(app)
    press(app, "E Enter Enter E Enter Enter")
    assert "due now" in shown(app)


@pytest.mark.parametrize("text_size", ["normal", "large"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_forms_and_questions_are_whole_in_any_size(language, text_size):
    app = at_desk(language=language)
    app.apply(Settings(text_size=text_size, motion=False))
    pages = (
        "1 N 2",
        "Esc Esc N 4",
        "Esc Esc L 1",
        "Esc Esc N 5",
        "Esc Esc C 5",
        "Esc C 6",
        "Esc C 3",
        "Esc P 5",
        "Esc E",
        "Esc F3",
    )
    for keys in pages:
        press(app, keys)
        assert not faults_of(app.ui), keys


@pytest.mark.parametrize("text_size", ["normal", "large"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_question_of_belief_is_whole_in_any_size(language, text_size):
    app = with_excuse(language=language)
    app.apply(Settings(text_size=text_size, motion=False))
    press(app, "N 8")
    assert app.screen.asking
    assert not faults_of(app.ui)
