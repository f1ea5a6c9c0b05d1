"""What a client comes with stands on the desk with its answers, whatever is open beside it, in both languages and all sizes."""

import numpy as np
import pytest

from game.language.words import LANGUAGES
from game.window.loop import App
from sim_core.model.vocabulary import Excuse, Paying, Request
from tests.window_stage import _display, at_desk, click, faults_of, moves_made, press, words_on

__all__ = ["_display"]  # the screen, a fixture

SIZES = ((1280, 720), (1366, 768), (1920, 1080))


def asked(request: Request, goods: float = 120_000.0, excuse: bool = False, **more) -> App:
    """A desk whose chosen client has come with something, and may have a reason open beside it."""
    app = at_desk(**more)
    play, client = app.screen.play, app.screen.client
    account = play.session.game._records().accounts[0]
    account["request"][client], account["request_week"][client] = request, 0
    account["request_goods"][client] = 0.0 if request == Request.CALL_BACK else goods
    if excuse:
        account["excuse"][client], account["excuse_week"][client] = Excuse.CUSTOMERS_UNPAID, 0
    account["run"][client], account["run_week"][client], account["run_sure"][client] = Paying.OTHERS, 0, 0.85
    play._kept.clear()
    press(app, "Esc")
    return app


@pytest.mark.parametrize("request_", Request)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("excuse", [False, True])
@pytest.mark.parametrize("text", ["normal", "large"])
def test_it_is_told_whole_with_both_answers(request_, language, size, excuse, text):
    app = asked(request_, excuse=excuse, language=language, size=size)
    app.ui.text_size = text
    app.draw()
    assert not faults_of(app.ui)
    told = words_on(app)
    for form in ("yes", "no"):
        name = app.ui.say(f"request.{request_.name.lower()}.{form}")
        assert name in told
    click(app, ("tab", "know"))
    assert not faults_of(app.ui)


@pytest.mark.parametrize(("key", "move"), [("Y", "grant_request"), ("X", "decline_request")])
def test_keys_and_clicks_give_the_same_answer(key, move):
    by_key, by_mouse = asked(Request.WANTS_GOODS), asked(Request.WANTS_GOODS)
    press(by_key, key)
    click(by_mouse, ("move", move))
    for app in (by_key, by_mouse):
        assert moves_made(app) == [move]
        assert not app.screen.play.clients[app.screen.client].request


def test_without_a_request_the_keys_say_that_there_is_none():
    app = at_desk(language="en")
    press(app, "Y")
    assert not moves_made(app)
    assert "They have not asked for anything." in words_on(app)


def test_what_is_said_of_friday_stands_with_how_often_such_word_is_right():
    app = asked(Request.CALL_BACK, language="en")
    assert "not us" in words_on(app)
    click(app, ("tab", "know"))
    assert "others are on it, we are not, so it is said (right 85 times in 100)" in words_on(app)


def test_the_moves_of_the_families_hold_no_answers():
    app = asked(Request.OFFERS_GOODS)
    options = app.screen.play.options(app.screen.client)
    assert np.sum([one.move in ("grant_request", "decline_request") for one in options]) == 2
    press(app, "N")
    assert app.ui.say("move.grant_request") not in words_on(app)
