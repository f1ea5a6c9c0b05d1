"""Safe hands: what is dear is asked about first, one click is one move, and forms and the list are whole in any size."""

import json
from dataclasses import replace

import pygame
import pytest

from game.language import words
from game.play.asking import WEIGHTY
from game.play.settings import Settings
from game.window.desk.desk import QUIET, Desk
from game.window.desk.friday import FridayScreen
from game.window.desk.week import SEEN, Week
from tests.window_stage import _display, at_desk, click, faults_of, moves_made, press, with_excuse, words_on

__all__ = ["_display"]  # the screen, a fixture


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
    assert "You still have" in words_on(app)
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
    assert words.say(arrow, language, mood=mood) in words_on(app)


def test_a_promise_on_a_card_says_how_many_weeks_are_left():
    app = at_desk(language="en")
    for client in "12345678":
        press(app, f"{client} N 2 Down Right Up Enter")  # a week later than suggested
        promise = app.screen.play.clients[app.screen.client].promise
        if promise:
            break
    assert "in 2 wk" in words_on(app)
    press(app, "E Enter Enter E Enter Enter")
    assert "due now" in words_on(app)


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
