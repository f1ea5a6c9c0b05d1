"""What makes the desk easy: taking back, repeating, an overview, explanations; and what is seen and heard to move."""

import time

import pygame
import pytest

from game.language import words
from game.play.forecast import flows, outlook
from game.window.desk.desk import Desk
from game.window.desk.friday import FridayScreen
from game.window.desk.overview import Overview
from game.window.desk.repeat import Repeat, last_weeks
from game.window.desk.week import Week
from game.window.widgets.coins import Arrival
from game.window.widgets.motion import MoodPulse, Spending, Typing
from sim_core.engine.record import Step
from tests.window_stage import _display, at_desk, click, faults_of, press, with_excuse, words_on

__all__ = ["_display"]  # the screen, a fixture

PAYER = """\
format: 1
id: payer
title: {zh: 付款的, en: The payer}
weeks: 4
clients:
  - id: rich
    name: {zh: 有钱的, en: Rich Pharma}
    ledger: [{amount: 600000, age_weeks: 9}]
    hidden: {cash: 3000000, honesty: 1.0, stubbornness: 0.0, patience: 1.0, trust: 0.9}
  - id: poor
    name: {zh: 没钱的, en: Poor Pharma}
    ledger: [{amount: 300000, age_weeks: 9}]
    hidden: {cash: 0}
"""


def test_a_changed_figure_is_taken_back_step_by_step_before_it_is_confirmed():
    app = at_desk()
    press(app, "N 2")
    form = app.screen.form
    first = (form.amount, form.weeks)
    press(app, "Right Right")
    press(app, "Down Right")
    press(app, "U U U")
    assert (form.amount, form.weeks) == first
    press(app, "Right")
    click(app, ("undo",))
    assert (form.amount, form.weeks) == first
    press(app, "U Esc")
    assert app.screen.form is None
    assert not app.screen.play.session.steps


def test_a_right_click_takes_back_what_is_not_confirmed():
    app = at_desk()
    press(app, "N 2")
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(400, 400), button=3))
    assert app.screen.form is None
    press(app, "E")
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(400, 400), button=3))
    assert not app.screen.sure


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_last_weeks_choices_are_shown_and_made_again_as_far_as_they_are_possible(language):
    app = at_desk(language=language)
    press(app, "R")
    assert app.overlay is None
    assert app.toast
    press(app, "1 C 1 L 1 Enter L 2 Esc 3 C 2 E Enter Enter")
    wanted = [step.move for step in last_weeks(app.screen.play)]
    assert wanted == ["call", "set_plan", "share_plan", "visit"]
    press(app, "R")
    assert isinstance(app.overlay, Repeat)
    assert not faults_of(app.ui)
    refused = [step.move for step in app.overlay.steps if app.screen.play.session.refusal(step)]
    press(app, "Esc")
    before = len(app.screen.play.session.steps)
    press(app, "R Enter")
    made = app.screen.play.session.steps[before:]
    assert [step.move for step in made] == [move for move in wanted if move not in refused]
    assert all(step.belief is None for step in made)


def test_a_promise_asked_for_again_does_not_reach_beyond_the_game():
    app = at_desk(scenario=PAYER)
    press(app, "2 N 2 Right")
    app.screen.form.weeks = 3
    press(app, "Enter E Enter Enter")
    assert [step.weeks for step in last_weeks(app.screen.play)] == [2]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_overview_shows_the_week_the_money_and_who_paid(language):
    app = at_desk(language=language, scenario=PAYER)
    press(app, "1 C 1 C 2 Esc 2 I 4 O")
    assert isinstance(app.screen, Overview)
    assert not faults_of(app.ui)
    play = app.screen.play
    spent = play.hours_spent()
    assert [one.move for one in spent] == ["call", "visit", "check_records"]
    assert [one.start for one in spent] == [0.0, spent[0].end, spent[1].end]
    assert spent[-1].end == play.desk.hours_per_week - play.desk.hours
    assert words.say("window.overview.us", language) in words_on(app)
    assert flows(play.clients, play.desk.week)[0].client == 0
    assert flows(play.clients, play.desk.week)[0].paid == play.clients[0].received > 0
    click(app, ("client", 1))
    assert isinstance(app.screen, Desk)
    assert app.screen.client == 1


def test_the_outlook_adds_what_came_in_what_is_planned_and_what_is_promised():
    app = at_desk(scenario=PAYER)
    play = app.screen.play
    play.make(Step(move="set_plan", client="rich", amount=200_000, weeks=2))
    line = play.make(Step(move="ask_promise", client="rich", amount=50_000, weeks=1))
    assert line.said == "promised"
    view = outlook(play.session, play.desk, play.clients)
    assert view.actual == []
    assert view.planned == [pytest.approx(200_000 / 3), pytest.approx(400_000 / 3), 200_000, 200_000]
    assert [value - play.desk.received for value in view.promised] == [0, 50_000, 50_000, 50_000]
    play.end_week()
    assert outlook(play.session, play.desk, play.clients).actual == [play.desk.received]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plan_for_one_client_does_not_take_the_place_of_the_target(language):
    """A target of 5 million stays one, however little is planned: in the bar, the outlook and at the week's end."""
    app = at_desk(language=language)
    play = app.screen.play
    play.make(Step(move="set_plan", client=play.clients[0].id, amount=460_000, weeks=12))
    app.draw()
    assert play.desk.target == 5_000_000
    assert play.desk.planned == 460_000
    assert f" / {words.money(5_000_000, language)}" in words_on(app)
    assert words.say("window.top.planned", language, amount=words.money(460_000, language)) in words_on(app)
    view = outlook(play.session, play.desk, play.clients)
    assert view.target[-1] == pytest.approx(5_000_000)
    assert view.planned[-1] == pytest.approx(460_000)
    press(app, "E Enter")
    assert words.say("window.week.target_line", language, amount=words.money(5_000_000 / 13, language)) in words_on(app)


def test_the_mouse_that_rests_is_told_what_it_rests_on_and_one_that_moves_is_not():
    app = at_desk(language="en")
    place = app.ui.places["hour 3"]
    spot = (app.ui.px(place.centerx), app.ui.px(place.centery))
    app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0)))
    app.draw()
    assert not app.tipped
    app.moved_at -= 1
    assert app._tip_due(time.monotonic())
    app.draw()
    assert app.tipped
    assert "The hours of the week" in words_on(app)
    assert not faults_of(app.ui)
    app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=(640, 500), rel=(1, 1), buttons=(0, 0, 0)))
    app.draw()
    assert not app.tipped


@pytest.fixture
def moving():
    """A desk where things may move, and the clock that says how far."""
    app = at_desk(scenario=PAYER, language="en")
    app.ui.effects = True
    return app


def test_an_answer_is_typed_then_money_flies_and_at_rest_all_is_as_without_motion(moving):
    press(moving, "1 C 1")
    kinds = [type(one) for one in moving.ui.moving]
    assert kinds[:2] == [Typing, Spending]
    assert Arrival in kinds
    assert "typing" in moving.ui.places
    start = time.monotonic()
    while moving.ui.moving and time.monotonic() < start + 4:
        if moving.dirty:
            moving.draw()
        moving.frame(time.monotonic())
    assert not moving.ui.moving
    moving.draw()
    assert "typing" not in moving.ui.places
    still = at_desk(scenario=PAYER, language="en")
    press(still, "1 C 1")
    moving.draw()
    assert pygame.image.tobytes(moving.ui.brush.surface, "RGB") == pygame.image.tobytes(still.ui.brush.surface, "RGB")


def test_what_moves_touches_only_what_it_says_it_touches(moving):
    press(moving, "1 C 1")
    moving.draw()
    before = moving.ui.brush.rest.copy()
    for later in (0.1, 0.3, 0.7, 0.9, 1.2):
        moving.frame(time.monotonic() + later)
        picture = moving.ui.brush.surface.copy()
        for area in moving._touched:
            picture.blit(before, area, area)
        assert pygame.image.tobytes(picture, "RGB") == pygame.image.tobytes(before, "RGB"), later


def test_nobody_has_to_wait_for_what_moves(moving):
    press(moving, "1 C 1", draw=False)
    press(moving, "C 1", draw=False)
    assert len(moving.screen.play.session.steps) == 2
    press(moving, "F3")
    assert not moving.ui.moving


def test_without_motion_nothing_moves():
    app = at_desk(scenario=PAYER)
    press(app, "1 C 1")
    assert not app.ui.moving


def test_a_mood_that_changes_is_seen_to_change():
    pulse = MoodPulse(time.monotonic(), "angry")
    app = at_desk()
    touched = pulse.draw(app.ui, pulse.start + 0.2)
    assert touched[0].collidepoint(app.ui.rect(app.ui.places["face"]).center)
    assert pulse.until < pulse.start + 1


def test_what_an_answer_brings_is_not_seen_before_the_answer():
    app = with_excuse(language="en")
    excuse = words.excuse_name(app.screen.play.clients[app.screen.client].excuse, "en")
    assert f'"{excuse}"' in words_on(app)
    again = at_desk(language="en")
    again.ui.effects = True
    for client in "12345678":
        again.ui.moving.clear()
        press(again, f"Esc {client} C 1")
        if again.screen.play.clients[again.screen.client].excuse:
            break
    assert isinstance(again.ui.moving[0], Typing)
    assert f'"{excuse}"' not in words_on(again)
    again.ui.moving.clear()
    again.draw()
    assert f'"{excuse}"' in words_on(again)


def test_the_weeks_money_is_seen_to_arrive(moving):
    play, now = moving.screen.play, [100.0]
    ended = play.end_week()
    while not any(one.paid for one in ended.clients):
        ended = play.end_week()
    moving.screen = FridayScreen(moving.screen, ended, clock=lambda: now[0])
    moving.draw()
    arrival = next(one for one in moving.ui.moving if isinstance(one, Arrival))
    first = next(one for one in moving.screen.beats if one.arrival).arrival
    assert arrival.after - arrival.before == first.paid > 0
    assert moving.ui.places["money"].x < moving.ui.places["received"].x
    moving.frame(arrival.start + 0.5)
    assert moving._touched[0] == moving.ui.rect(moving.ui.places["received"])
    assert len(moving._touched) > 3
    press(moving, "Enter")
    assert isinstance(moving.screen, FridayScreen), "an Enter too many does not skip it"
    for _ in range(2):
        now[0] += 0.6
        press(moving, "Enter")
    assert isinstance(moving.screen, Week)
    assert not moving.ui.moving
