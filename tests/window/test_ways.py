"""The ways between the screens: title, cards of scenarios, past games; going on with a game; files that are not whole."""

import subprocess
import sys
import textwrap

import pygame
import pytest

from game.language import words
from game.play.store import Store
from game.window import app as window
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.doors import DOORS
from game.window.menu.past_games import PastGames
from game.window.menu.scenarios import Scenarios
from game.window.menu.title import Title
from game.window.widgets.display import canvas_on
from sim_core import RULES_VERSION
from tests.window_stage import SCENARIO, SIZES, _display, at_desk, click, faults_of, press, unhurried

__all__ = ["_display"]  # the screen, a fixture

FAULTY = (
    "format: 1\nid: broken\ntitle: x\nweeks: 400\nclients:\n  - id: a\n    nmae: A\n    ledger: [{amount: -3, age_weeks: 2}]\n"
)


def short(weeks: int = 1) -> str:
    """The quarter's scenario, over after so many weeks."""
    return SCENARIO[: SCENARIO.index("events:")].replace("weeks: 13", f"weeks: {weeks}", 1)


def the_title(store=None, language="en", size=(1280, 720), trainer=False):
    window.forget()
    ui = canvas_on(pygame.display.set_mode(size), language)
    ui.effects, ui.clock = False, unhurried()
    app = window.make_title(ui, store, trainer)
    app.draw()
    return app


def look_at(app, wanted) -> int:
    """Scroll to the first card that is wanted. Returns its number."""
    number = next(n for n, one in enumerate(app.screen._cards) if wanted(one))
    app.command(("choose", number))
    app.draw()
    return number


def texts(app) -> str:
    return " | ".join(one.text for one in app.ui.drawn)


@pytest.fixture
def own(home):
    """A folder of one's own with a faulty file and a whole one."""
    folder = home / "scenarios"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text(FAULTY)
    (folder / "mine.yaml").write_text(
        short().replace("id: final-quarter", "id: mine").replace("en: The Final Kick", "en: My own")
    )
    return folder


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_screen_before_and_after_a_game_is_whole(home, own, language, size):
    store = Store(home)
    over = at_desk(store=store, scenario=short())
    press(over, "C 1 E Enter Enter")
    press(at_desk(store=store), "C 1 E Enter Enter C 1")
    app = the_title(store, language, size)
    for text_size in ("normal", "large", "small"):
        app.command(("set", "text_size", text_size))
        for command in (*(door.way for door in DOORS), ("settings",), ("help",)):
            app.command(command)
            app.draw()
            assert not faults_of(app.ui), (command, text_size)
            assert not any("{" in one.text or "window." in one.text for one in app.ui.drawn), (command, text_size)
        press(app, "Esc")


def test_without_games_the_title_offers_everything_but_going_on():
    app = the_title()
    assert isinstance(app.screen, Title)
    assert "Continue" not in texts(app)
    for key, kind in (("N", "scenarios"), ("L", "lessons")):
        press(app, key)
        assert isinstance(app.screen, Scenarios)
        assert app.screen.kind == kind
        press(app, "Esc")
    press(app, "G")
    assert isinstance(app.screen, PastGames)
    assert "No games yet." in texts(app)
    press(app, "Esc Q")
    assert not app.running


def test_the_title_is_worked_by_arrows_and_by_mouse():
    app = the_title()
    assert "begin here" in texts(app)
    press(app, "Enter")
    assert app.screen.kind == "lessons"
    press(app, "Esc Down Down Down Enter")
    assert isinstance(app.screen, PastGames)
    click(app, ("home",))
    click(app, ("scenarios", "scenarios"))
    assert isinstance(app.screen, Scenarios)
    click(app, ("open", 0))
    assert isinstance(app.screen, Briefing)


def test_going_on_is_at_the_very_choice(home):
    store = Store(home)
    left = at_desk(store=store, language="en")
    press(left, "C 1 E Enter Enter 3 C 1 N 2 Enter")
    left.services.let_go()  # its window is closed
    app = the_title(Store(home))
    assert "week 2 of 13" in texts(app)
    press(app, "Enter")
    assert isinstance(app.screen, Desk)
    assert app.screen.play.session.steps == left.screen.play.session.steps
    assert app.screen.play.session.log == left.screen.play.session.log
    press(app, "C 1")
    assert len(store.steps(1)) == len(left.screen.play.session.steps) + 1


KILLED = """
    import os
    import sys
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    import pygame
    from game.window import app as window
    from game.play.store import Store
    from game.window.widgets.display import canvas_on
    from tests.window_stage import at_desk, press
    pygame.display.init(); pygame.font.init()
    app = at_desk(store=Store(), language="en")
    press(app, "C 1 E Enter Enter 2 C")
    real = app.screen.play.session.redo_move
    def pulled(step, **more):
        os.kill(os.getpid(), 9)  # stored, and not yet made
    app.screen.play.session.redo_move = pulled
    press(app, "1")
"""


def test_power_that_goes_between_storing_a_choice_and_showing_it_loses_nothing(home):
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED)], check=False, capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    store = Store(home)
    assert [step.move for step in store.steps(1)] == ["call", "end_week", "call"]
    app = the_title(store)
    press(app, "Enter")
    assert [step.move for step in app.screen.play.session.steps] == ["call", "end_week", "call"]


def test_cards_show_the_best_score_and_its_medal_and_trainers_games_do_not_count(home, own):
    store = Store(home)
    for score, medal, trainer in ((35.0, "", False), (84.0, "silver", False), (120.0, "", True)):
        game = store.new_game("mine", short(), 1, RULES_VERSION, "person", trainer)
        store.finish(game, 1000.0, score, medal, "")
    app = the_title(store)
    press(app, "N")
    look_at(app, lambda one: one.entry.id == "mine")
    shown = texts(app)
    assert "Best 84" in shown
    assert "games: 2" in shown
    assert "My own" in shown
    (card,) = [one for one in app.screen._cards if one.entry.id == "mine"]
    assert (card.best.score, card.best.medal, card.own) == (84.0, "silver", True)


def test_a_faulty_file_is_a_card_with_its_faults_and_reading_again_finds_it_mended(own):
    app = the_title()
    press(app, "N")
    number = look_at(app, lambda one: one.entry.scenario is None)
    assert "cannot be played; faults: 3" in texts(app)
    click(app, ("open", number))
    shown = texts(app)
    assert "Line 4, column 8" in shown
    assert "unknown key 'nmae'" in shown
    assert "Did you mean 'name'?" in shown
    assert not faults_of(app.ui)
    press(app, "Esc")
    assert isinstance(app.screen, Scenarios)
    (own / "broken.yaml").write_text(short().replace("id: final-quarter", "id: broken"))
    press(app, "F5")
    assert not any(one.entry.scenario is None for one in app.screen._cards)


def test_a_file_that_breaks_after_its_card_was_drawn_is_told_and_nothing_else_happens(own):
    app = the_title()
    press(app, "N")
    number = look_at(app, lambda one: one.entry.id == "mine")
    (own / "mine.yaml").write_text(FAULTY)
    click(app, ("open", number))
    assert isinstance(app.screen, Scenarios)
    assert "mine.yaml:4:8" in app.toast


def test_practice_is_played_at_the_level_chosen():
    app = the_title()
    press(app, "N")
    app.command(("level", 1))
    app.command(("choose", app.screen.count - 1))
    app.draw()
    click(app, ("open", app.screen.count - 1))
    assert isinstance(app.screen, Briefing)
    assert app.screen.play.session.scenario.level == 1
    assert len(app.screen.play.clients) == 3


def test_past_games_are_gone_on_with_or_seen_again(home):
    store = Store(home)
    over = at_desk(store=store, scenario=short())
    press(over, "E Enter Enter")
    assert isinstance(over.screen, FinalScreen)
    left = at_desk(store=store, scenario=short(3))
    press(left, "C 1")
    left.services.let_go()  # its window is closed
    app = the_title(store)
    press(app, "G")
    assert [one.status for one in app.screen.games] == ["playing", "finished"]
    press(app, "Down Enter")
    assert isinstance(app.screen, FinalScreen)
    assert app.screen.play.session.final.digest == over.screen.play.session.final.digest
    press(app, "Q G Enter")
    assert isinstance(app.screen, Desk)
    assert app.screen.play.session.saved_as == 2


def test_a_game_of_other_rules_is_not_opened_and_says_why(home):
    store = Store(home)
    store.new_game("final-quarter", SCENARIO, 1, 1, "person", False)
    app = the_title(store)
    press(app, "Enter")
    assert isinstance(app.screen, Title)
    assert "older rules" in app.toast


def test_a_game_that_cannot_be_replayed_is_told_and_the_title_stays(home):
    store = Store(home)
    store.new_game("final-quarter", FAULTY, 1, RULES_VERSION, "person", False)
    app = the_title(store)
    press(app, "Enter")
    assert isinstance(app.screen, Title)
    assert "cannot be opened" in app.toast


def test_leaving_for_the_title_keeps_the_game_unless_nothing_was_chosen(home):
    store = Store(home)
    app = the_title(store)
    press(app, "N Enter F3 H")
    assert isinstance(app.screen, Title)
    assert [one.status for one in store.games()] == ["abandoned"]
    press(app, "N Enter Enter C 1 F3 H")
    assert app.screen.saved.id == 2
    press(app, "Enter")
    assert isinstance(app.screen, Desk)


def test_a_damaged_store_is_moved_aside_and_said(home):
    home.mkdir(parents=True)
    (home / "games.sqlite3").write_bytes(b"not a database at all" * 100)
    store = Store(home)
    assert store.moved_aside
    assert store.moved_aside.exists()
    app = the_title(store)
    assert "Continue" not in texts(app)


def test_after_a_lesson_the_next_one_is_at_hand(home):
    store = Store(home)
    app = the_title(store)
    app.command(("lesson", "lesson-1-shared-plan"))
    app.draw()
    press(app, "Enter Esc Space")
    for _ in range(6):
        press(app, "E Enter Enter")
    assert isinstance(app.screen, FinalScreen)
    assert "Lesson 2" in texts(app)
    assert not faults_of(app.ui)
    press(app, "Esc")
    assert isinstance(app.screen, Title)
    assert "Lesson 2 next" in texts(app)
    press(app, "Enter")
    assert app.screen._cards[app.screen.chosen].entry.id == "lesson-2-ask-often"
    press(app, "Enter")
    assert app.screen.play.session.scenario.id == "lesson-2-ask-often"
