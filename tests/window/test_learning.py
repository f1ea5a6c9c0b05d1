"""Learning in the window: a reason before the answer, two cases compared, the transfer check, the challenge of the week."""

from datetime import date

import pytest

from game.debrief.attempts import results
from game.debrief.reasons import given_of
from game.debrief.transfer import forms
from game.play import challenge
from game.play.challenge import challenge_of, try_of
from game.play.store import Store
from game.window.debrief import guess
from game.window.debrief.comparing import Comparing
from game.window.debrief.drilling import Drilling
from game.window.debrief.transfer_done import TransferDone
from game.window.debrief.transfer_start import TransferStart
from game.window.debrief.transfer_taking import Taking
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.menu.had import Had
from game.window.menu.past_games import PastGames
from game.window.menu.title import Title
from tests.debriefed import debriefing, faults, screen_of, shown
from tests.window.test_drills import a_finished_game, title_of
from tests.window_stage import _display, click, press

__all__ = ["_display"]
ASKED = ("lesson-2-ask-often", "idle", 3)
"""A game with several turning points that cost something."""
DAY = date(2026, 11, 25)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_reason_is_given_before_the_answer_is_shown(tmp_path, language):
    store = Store(tmp_path)
    screen = screen_of(debriefing(*ASKED))
    screen.services.store, screen.past.number = store, a_finished_game(store)
    app = shown(screen, language=language, text_size="large")
    press(app, "2")
    first = screen.chosen().number
    choice = screen.question(first)
    assert choice
    assert not screen.uncovered(first)
    assert not faults(app, "asked")
    press(app, "1 2")  # the digits still turn the pages
    assert screen.question(first) == choice
    press(app, list(guess.KEYS)[choice.right])
    assert screen.uncovered(first)
    assert screen.given[first].right
    assert not faults(app, "right")
    press(app, "Down")
    second = screen.chosen().number
    wrong = (screen.question(second).right + 1) % 4
    click(app, ("reason", wrong))
    assert not screen.given[second].right
    assert not faults(app, "wrong")
    assert {number: one.right for number, one in given_of(store, screen.past.number).items()} == {first: True, second: False}
    again = screen_of(debriefing(*ASKED))
    again.services.store, again.past.number = store, screen.past.number
    app.show(again)
    app.draw()
    press(app, "2")
    assert again.uncovered(first)  # what was given is known, and is not asked twice
    assert again.question(first) is None


def test_one_key_skips_the_question_of_one_answer():
    screen = screen_of(debriefing(*ASKED))
    app = shown(screen)
    press(app, "2 A")
    first = screen.chosen().number
    assert screen.uncovered(first)
    assert screen.given == {}
    press(app, "A")
    assert not screen.uncovered(first)
    assert screen.question(first) is None  # who has seen the answer is not asked any more
    press(app, "Down")
    assert screen.question(screen.chosen().number)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_cases_are_compared_from_the_excuses(language):
    app = shown(screen_of(debriefing()), language=language, text_size="large")
    press(app, "3 C")
    assert isinstance(app.screen, Comparing)
    app.screen.found.wait()
    app.draw()
    assert not faults(app, "asked")
    first = app.screen.now
    click(app, ("true_at", first.pair.true))
    assert not faults(app, "answered")
    press(app, "N")
    assert app.screen.chosen is None
    assert app.screen.now != first
    press(app, "1" if app.screen.now.pair.true else "2")
    assert not faults(app, "wrong")
    press(app, "Esc")
    assert app.screen.page == "excuses"


def test_drills_lead_to_a_comparison_and_back(tmp_path):
    app = shown(Drilling(title_of(Store(tmp_path)).services))
    press(app, "C")
    assert isinstance(app.screen, Comparing)
    press(app, "Esc")
    assert isinstance(app.screen, Drilling)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_transfer_check_is_taken_from_the_title(tmp_path, language):
    store = Store(tmp_path)
    app = shown(title_of(store), language=language, store=store, text_size="large", name="Zhong")
    press(app, "T")
    assert isinstance(app.screen, TransferStart)
    assert not faults(app, "start")
    press(app, "B Enter")
    assert isinstance(app.screen, Taking)
    form = forms()["B"]
    press(app, "Enter")
    assert app.screen.at == 0  # nothing was chosen yet
    for number, one in enumerate(form.situations):
        assert not faults(app, f"situation {number}")
        press(app, f"Right {one.best + 1}" if number else f"{2 if one.best == 0 else 1} {one.best + 1}")
        assert not any("100%" in text.text for text in app.ui.drawn)  # not a word of what it was worth
        press(app, "Enter")
    assert isinstance(app.screen, TransferDone)
    assert not faults(app, "done")
    kept = results(store)
    assert [(one.form, one.player, round(one.score), one.best) for one in kept] == [("B", "Zhong", 100, 12)]
    press(app, "Down Down Esc")
    assert isinstance(app.screen, TransferStart)
    assert app.screen.form == "A"


def test_a_situation_may_be_looked_at_again_and_leaving_asks_first(tmp_path):
    store = Store(tmp_path)
    app = shown(title_of(store), store=store)
    press(app, "T Enter 1 Enter 2 Backspace")
    assert (app.screen.at, app.screen.chosen) == (0, {0: 0, 1: 1})
    press(app, "Esc")
    assert isinstance(app.screen, Taking)
    press(app, "Esc")
    assert isinstance(app.screen, TransferStart)
    assert results(store) == []


@pytest.fixture
def _this_week(monkeypatch):
    for module in ("game.play.challenge", "game.window.routes", "game.window.services"):
        monkeypatch.setattr(f"{module}.today", lambda: DAY)


@pytest.mark.usefixtures("_this_week")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_challenge_is_begun_once_and_gone_on_with(tmp_path, language):
    store, now = Store(tmp_path), challenge_of(DAY)
    app = shown(title_of(store), language=language, store=store)
    press(app, "C")
    assert isinstance(app.screen, Briefing)
    session = app.screen.play.session
    assert (session.scenario.id, session.seed) == (now.scenario, now.seed)
    app.command(("home",))  # a look at the briefing was the try: it is not given up
    assert try_of(store, now.week).status == "playing"
    assert store.unfinished() is None
    app.draw()
    press(app, "C Enter E Enter")
    app.command(("home",))
    app.draw()
    assert not faults(app, "title")
    press(app, "C")
    assert isinstance(app.screen, Desk)
    assert app.screen.play.session.saved_as == session.saved_as
    store.finish(session.saved_as, 1.0, 84.0, "silver", "")
    app.command(("home",))
    app.draw()
    assert any("84" in text.text for text in app.ui.drawn)
    press(app, "C")
    assert isinstance(app.overlay, Had)
    app.draw()
    assert not faults(app, "had")
    press(app, "Enter")
    assert isinstance(app.screen, Briefing)  # the same scenario, other luck, and a game like any other
    assert app.screen.play.session.scenario.id == now.scenario
    assert store.apart() == {session.saved_as: now.week}
    app.command(("past",))
    app.draw()
    assert isinstance(app.screen, PastGames)
    assert app.screen.games[0].id == session.saved_as
    assert not faults(app, "past")


@pytest.mark.usefixtures("_this_week")
def test_a_trainer_does_not_see_behind_the_challenge(tmp_path):
    store = Store(tmp_path)
    app = shown(title_of(store), store=store)
    app.services.trainer = True
    press(app, "C")
    assert not app.screen.play.session.trainer


def test_without_a_store_there_is_no_challenge():
    app = shown(Title(title_of(None).services))
    press(app, "C")
    assert isinstance(app.screen, Title)
    assert app.toast
    assert challenge.try_of(None, "2026-W48") is None
