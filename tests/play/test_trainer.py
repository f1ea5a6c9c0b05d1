"""A trainer's game: hidden values beside each client, and the scenario file read again while the game goes on."""

import pytest

from game.language import words
from game.play.session import new_session
from game.play.store import Store
from game.play.trainer import hidden_of
from game.terminal.game import play as play_text
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.reload import ReloadReport
from sim_core.engine.reveal import reveal
from tests.conftest import SMALL
from tests.window_stage import _display, at_desk, click, faults_of, press, words_on

__all__ = ["_display"]  # the screen, a fixture


@pytest.fixture
def at_work(small, home):
    """A trainer's game of a file at hand, with a call and a week's end behind it."""

    def begin(**more):
        app = at_desk(store=Store(home), scenario=small.read_text("utf-8"), path=str(small), trainer=True, **more)
        press(app, "1 C 1 E Enter Enter 1 C 1")
        return app

    return begin


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_hidden_values_stand_beside_each_client_and_change_with_the_game(small, language, size):
    app = at_desk(language=language, scenario=small.read_text("utf-8"), trainer=True, size=size)
    for keys in ("1 C 1", "E Enter Enter"):
        press(app, keys)
        truth = reveal(app.screen.play.session.game)
        for number in range(2):
            one = hidden_of(truth, number)
            assert words.money(one.free_cash, language) in words_on(app)
            assert words.percent(one.honesty) in words_on(app)
        assert not faults_of(app.ui)


def test_a_player_sees_none_of_it(small):
    app = at_desk(language="en", scenario=small.read_text("utf-8"))
    press(app, "1 C 1")
    assert "honest" not in words_on(app)
    press(app, "F5")
    assert app.overlay is None
    assert not app.toast


def test_a_changed_file_is_played_anew_with_the_same_luck_and_the_stored_game_stays(at_work, small, home):
    app = at_work(language="en")
    before = app.screen.play
    small.write_text(SMALL.replace("cash: 400000", "cash: 2400000"), "utf-8")
    press(app, "F5")
    after = app.screen.play
    assert isinstance(app.screen, Desk)
    assert after.session.steps == before.session.steps
    assert after.session.seed == before.session.seed
    cash = [hidden_of(reveal(play.session.game), 0).cash for play in (before, after)]
    assert cash[1] > cash[0] + 1_000_000
    assert "all 3 choices" in app.toast
    press(app, "Esc 2 C 1")
    assert [step.move for step in Store(home).steps(1)] == ["call", "end_week", "call"]


def test_choices_that_are_no_longer_legal_are_skipped_and_listed_and_come_back_when_they_are_legal_again(at_work, small):
    app = at_work(language="en")
    small.write_text(SMALL.replace("weeks: 3\n", "weeks: 3\nmoves: {forbid: [call]}\n"), "utf-8")
    press(app, "F5")
    assert isinstance(app.overlay, ReloadReport)
    assert [step.move for step in app.screen.play.session.steps] == ["end_week"]
    assert "Choices replayed: 1, skipped: 2" in words_on(app)
    assert sum("First Pharma · Call" in one.text or "First Pharma" in one.text for one in app.ui.drawn) >= 2
    assert not faults_of(app.ui)
    press(app, "Esc")
    assert app.overlay is None
    small.write_text(SMALL, "utf-8")
    press(app, "F5")
    assert [step.move for step in app.screen.play.session.steps] == ["call", "end_week", "call"]


def test_a_client_taken_out_of_the_file_takes_its_choices_along(at_work, small):
    app = at_work(language="en")
    press(app, "Esc 2 C 1")
    second = SMALL.index("  - id: second")
    small.write_text(SMALL[:second], "utf-8")
    press(app, "F5")
    assert [one.step.client for one in app.overlay.skipped] == ["second"]
    assert len(app.screen.play.clients) == 1


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_fault_shows_over_the_game_which_goes_on(at_work, small, language):
    app = at_work(language=language)
    game = app.screen.play
    small.write_text(SMALL.replace("weeks: 3", "weeks: 300").replace("honesty:", "honsty:"), "utf-8")
    press(app, "F5")
    assert len(app.overlay.faults) == 2
    assert "small.yaml:4:8" in words_on(app)
    assert not faults_of(app.ui)
    assert {hit.command[0] for hit in app.ui.hits} == {"nothing", "close"}
    click(app, ("close",))
    assert app.screen.play is game
    press(app, "Esc 2 C 1")
    assert len(game.session.steps) == 4


@pytest.mark.parametrize("how", ["gone", "folder", "binary"])
def test_a_file_that_cannot_be_read_is_told_and_the_game_goes_on(at_work, small, how):
    app = at_work(language="en")
    small.unlink()
    if how == "folder":
        small.mkdir()
    elif how == "binary":
        small.write_bytes(b"\0\1\2")
    press(app, "F5")
    assert len(app.overlay.faults) == 1
    press(app, "Esc Esc 2 C 1")
    assert len(app.screen.play.session.steps) == 4


def test_a_shorter_game_is_over_sooner_and_wins_no_medal(at_work, small):
    app = at_work(language="en")
    press(app, "E Enter Enter")
    small.write_text(SMALL.replace("weeks: 3", "weeks: 2"), "utf-8")
    press(app, "F5")
    assert isinstance(app.screen, FinalScreen)
    assert app.screen.play.session.final.medal == ""
    assert "Trainer's view" in words_on(app)


def test_the_terminal_shows_hidden_values_to_a_trainer_and_to_nobody_else(small):
    told: dict[bool, str] = {}
    for trainer in (True, False):
        session = new_session(small.read_text("utf-8"), 5, None, "small", trainer)
        answers = iter(["1", "q"])
        lines: list[str] = []
        play_text(session, "en", ask=lambda prompt, answers=answers: next(answers), tell=lines.append)
        told[trainer] = "\n".join(lines)
    session = new_session(small.read_text("utf-8"), 5, None, "small")
    for number in range(2):
        one = hidden_of(reveal(session.game), number)
        assert words.money(one.cash, "en") in told[True]
        assert f"honesty {words.percent(one.honesty)}" in " ".join(told[True].split())
    assert "[trainer]" in told[True]
    assert "[trainer]" not in told[False]
