"""Playing in the window: keys and mouse, forms, the question of belief, leaving and coming back."""

import pygame
import pytest

from game.language import words
from game.play.store import Store
from game.play.view_model import BELIEF_MOVES, resume
from game.window.desk import moves
from game.window.desk.briefing import Briefing
from game.window.desk.final import FinalScreen
from game.window.desk.state import SORTS
from sim_core.model.moves import MOVE_ROWS
from tests.window_stage import SCENARIO, _display, at_desk, click, moves_made, press, with_excuse

__all__ = ["_display"]  # the screen, a fixture


EVERY_MOVE = f"{SCENARIO}\nmoves: {{allow: [{', '.join(move for move, row in MOVE_ROWS.items() if row.get('only'))}]}}\n"


def test_a_family_of_more_than_ten_moves_has_a_key_for_each() -> None:
    app = at_desk(scenario=EVERY_MOVE)
    options = moves.of_family(app.screen.play, app.screen.client, "negotiate")
    assert len(options) > 10
    press(app, "N ⇧1")
    chosen = app.screen.form.move if app.screen.form else moves_made(app)[-1]
    assert chosen == options[10].move


@pytest.mark.parametrize("family", moves.FAMILIES)
def test_keys_and_mouse_reach_the_same_moves(family):
    by_key, by_mouse = at_desk(), at_desk()
    options = moves.of_family(by_key.screen.play, by_key.screen.client, family)
    assert options
    for number, option in enumerate(options):
        press(by_key, f"{moves.KEYS[family]} {moves.DIGITS[number]}")
        click(by_mouse, ("family", family))
        click(by_mouse, ("move", option.move))
        if by_key.screen.sure:
            assert by_key.screen.sure == by_mouse.screen.sure
            press(by_key, "Enter")
            click(by_mouse, ("confirm",))
        for app in (by_key, by_mouse):
            assert (app.screen.form.move if app.screen.form else option.move) == option.move
            assert app.screen.play.clients[app.screen.client].id == "yongsheng"
        one, other = by_key.screen, by_mouse.screen
        assert (one.refused, one.asking, one.form) == (other.refused, other.asking, other.form)
        assert one.play.session.steps == other.play.session.steps
        if one.form:
            press(by_key, "Enter")
            click(by_mouse, ("confirm",))
        if by_key.screen.asking:
            press(by_key, "2")
            click(by_mouse, ("belief", 0.25))
        assert by_key.screen.play.session.steps == by_mouse.screen.play.session.steps


def test_everything_that_can_be_clicked_is_reached_by_a_key():
    app = with_excuse()
    assert {hit.command[0] for hit in app.ui.hits} <= {
        "client", "sort", "tab", "family", "move", "end_week", "help", "settings", "overview",
    }  # fmt: skip
    press(app, "S S")
    assert app.screen.sort == "name"
    chosen = app.screen.client
    press(app, "Tab")
    assert app.screen.client != chosen
    press(app, "Right")
    assert app.screen.tab == "ledger"
    press(app, "F1")
    assert app.helping
    press(app, "Esc")
    assert not app.helping


def test_a_digit_means_the_same_client_however_the_list_is_sorted():
    app = at_desk()
    press(app, "3")
    assert app.screen.client == 2
    assert app.screen.order[2] != 2  # it is sorted by what is overdue
    for _ in SORTS:
        press(app, "S 5")
        assert app.screen.client == 4
        on_card = [one.text for one in app.ui.drawn if one.rect.right < 310 and one.rect.y > 80 and one.text in "12345678"]
        assert on_card == [str(number + 1) for number in app.screen.order]


def test_digits_choose_moves_after_a_family_and_clients_again_after_the_move():
    app = at_desk()
    press(app, "3 C 1")
    assert [step.move for step in app.screen.play.session.steps] == ["call"]
    press(app, "2")
    assert app.screen.client == 1
    assert len(app.screen.play.session.steps) == 1
    press(app, "I Esc 4")
    assert app.screen.client == 3
    assert len(app.screen.play.session.steps) == 1


def test_a_key_held_down_makes_one_move():
    app = at_desk()
    press(app, "C")
    for _ in range(5):
        app.event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, mod=0, unicode="1"))
    assert len(app.screen.play.session.steps) == 1


def test_language_is_switched_at_any_time_and_back():
    app = at_desk(language="zh")
    before = [one.text for one in app.ui.drawn]
    press(app, "F2")
    other = [one.text for one in app.ui.drawn]
    assert "My clients" in other
    assert "我的客户" in before
    press(app, "F2")
    assert [one.text for one in app.ui.drawn] == before


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_refused_move_says_why_and_costs_nothing(language):
    app = at_desk(language=language)
    press(app, "C 7")  # resume supply that is not stopped
    shown = [one.text for one in app.ui.drawn]
    assert words.say("refusal.on_hold", language) in shown
    assert words.say("window.short.on_hold", language) in shown
    assert not app.screen.play.session.steps


def test_belief_is_asked_for_the_three_moves_only_and_arrives_with_the_move():
    app = with_excuse()
    for option in app.screen.play.options(app.screen.client):
        desk = app.screen
        desk.form = desk.asking = None
        if desk.play.reason(option.move, desk.client) or option.move not in (*BELIEF_MOVES, "ask_promise", "set_plan"):
            continue
        app.command(("move", option.move))
        app.draw()
        asked = any(one.text == words.say("belief.question", "zh") for one in app.ui.drawn)
        assert asked == (option.move in BELIEF_MOVES)
    desk.form = desk.asking = None
    press(app, "Esc N 9 4")
    last = app.screen.play.session.steps[-1]
    assert (last.move, last.belief) == ("accept_excuse", 0.75)


def test_belief_can_be_skipped_and_the_move_given_up():
    app = with_excuse()
    made = len(app.screen.play.session.steps)
    press(app, "N 8 Esc")
    assert app.screen.asking is None
    assert len(app.screen.play.session.steps) == made
    press(app, "N 8 Enter")
    assert app.screen.play.session.steps[-1].move == "challenge"
    assert app.screen.play.session.steps[-1].belief is None


def test_moves_without_an_excuse_ask_nothing():
    app = at_desk()
    press(app, "C 1")
    assert app.screen.asking is None
    assert app.screen.form is None
    assert len(app.screen.play.session.steps) == 1


def test_a_form_keeps_figures_in_range_and_carries_the_estimate():
    app = at_desk()
    press(app, "N 2")
    form = app.screen.form
    first = form.amount
    press(app, "Right Right Left")
    assert form.amount == first + 10_000
    press(app, " ".join(["Left"] * 60))
    assert form.amount == form.low
    click(app, ("change", 1, 1))
    assert app.screen.form.weeks == 2
    press(app, "Down Right Down Right Right")
    press(app, "Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.move, step.amount, step.weeks) == ("ask_promise", form.low, 2)
    assert step.cash_low is not None
    assert step.cash_high > step.cash_low


def test_a_form_without_an_estimate_states_none():
    app = at_desk()
    press(app, "N 2 Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.cash_low, step.cash_high) == (None, None)


def test_the_estimate_is_set_by_dragging():
    app = at_desk()
    press(app, "N 2")
    area = next(hit.area for hit in app.ui.hits if hit.command == ("slide",))
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(area.x + area.w // 2, area.centery), button=1))
    app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=(area.right, area.centery), rel=(9, 0), buttons=(1, 0, 0)))
    app.event(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(area.right, area.centery), button=1))
    form = app.screen.form
    assert form.cash_high == form.cash_most
    assert 0 < form.cash_low < form.cash_high
    press(app, "Backspace")
    assert form.cash_low is None


def test_an_overlay_takes_all_clicks():
    app = at_desk()
    press(app, "E")
    assert {hit.command[0] for hit in app.ui.hits} == {"nothing", "back", "confirm", "ask_no_more"}


def test_closing_at_any_moment_loses_nothing(tmp_path):
    store = Store(tmp_path)
    app = with_excuse(store=store)
    press(app, "I 4 N 8 2 C 1")
    played = app.screen.play
    again = resume(store.unfinished(), store, "x")
    assert again.session.steps == played.session.steps
    assert again.session.log == played.session.log
    assert again.learned == played.learned
    assert again.learned


def test_play_again_begins_another_game(tmp_path):
    store = Store(tmp_path)
    short = SCENARIO[: SCENARIO.index("events:")].replace("weeks: 13", "weeks: 1", 1)
    app = at_desk(store=store, scenario=short)
    press(app, "E Enter Enter")
    assert isinstance(app.screen, FinalScreen)
    press(app, "N")
    assert isinstance(app.screen, Briefing)
    assert [game.status for game in store.games()] == ["playing", "finished"]
