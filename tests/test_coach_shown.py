"""Where the coach is heard: in the window, on its card, and in the terminal."""

from importlib.resources import files

import pytest

from game.play.coach import speaking
from game.play.session import new_session
from game.terminal import game as terminal
from game.terminal.narration import quote_coach
from game.window.desk.coach import HEARD
from sim_core.engine.record import Step
from tests import window_stage as stage
from tests.test_coach import scenario_text
from tests.window_stage import _display

__all__ = ["_display"]  # the screen, a fixture


def test_a_comment_stays_until_it_is_sent_away_replaced_or_its_week_is_over():
    session = new_session(scenario_text({"when": "week_starts", "week": 1}, {"when": "after_move", "move": "plead"}), 1, None)
    here = ("start", "move")
    assert [one.remark.comment for one in speaking(session, (), here).values()] == [0]
    session.play(Step(move="check_records", client="east"))
    assert [one.remark.comment for one in speaking(session, (), here).values()] == [0]
    assert speaking(session, {0}, here) == {}
    session.play(Step(move="plead", client="east"))
    assert [one.remark.comment for one in speaking(session, (), here).values()] == [1]
    assert speaking(session, {1}, here) == {}, "what was said before does not come back"
    session.end_week()
    assert speaking(session, (), here) == {}


def test_in_the_window_the_coach_can_be_sent_away_by_key_and_by_mouse_and_only_what_was_shown_is():
    said = [{"when": when, "say": f"At {when}."} for when in ("game_starts", "week_starts", "week_ends")]
    app = stage.an_app(language="en", scenario=scenario_text(*said))
    assert shown(app) == ["At game_starts."]
    stage.press(app, "SPACE")
    assert (shown(app), type(app.screen).__name__) == ([], "Briefing")
    stage.press(app, "Enter")
    assert shown(app) == ["At week_starts."]
    stage.press(app, "SPACE")
    assert shown(app) == []
    stage.press(app, "E Enter")
    assert shown(app) == ["At week_ends."]
    stage.click(app, ("coach_heard", 2))
    assert shown(app) == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", stage.SIZES)
def test_the_coachs_card_leaves_everything_readable_on_each_screen(language: str, size: tuple[int, int]):
    lesson = files("scenarios").joinpath("lesson-1-shared-plan.yaml").read_text("utf-8")
    app = stage.an_app(size, language, scenario=lesson, seed=3)
    assert not stage.faults_of(app.ui)
    for name, keys in (("desk", "Enter Esc"), ("told", "I 1"), ("excuse", "Esc C 1"), ("ledger", "Right"), ("week", "E Enter")):
        stage.press(app, keys)
        assert not stage.faults_of(app.ui), name
        assert any(hit.command[0] == HEARD for hit in app.ui.hits), name


def shown(app) -> list[str]:
    return [one.text for one in app.ui.drawn if one.text.startswith("At ")]


@pytest.mark.parametrize(("language", "mark"), [("en", "Coach: Ask East first."), ("zh", "教练：先问问 East。")])
def test_in_the_terminal_the_coach_has_a_line_of_its_own(language: str, mark: str):
    said = {"en": "Ask {client} first.", "zh": "先问问 {client}。"}
    lines: list[str] = []
    words = iter(["1", "plead", "e y", "q"])
    session = new_session(scenario_text({"when": "after_move", "move": "plead", "say": said}), 1, None)
    terminal.play(session, language, ask=lambda _: next(words), tell=lines.append)
    assert sum(mark in line for line in lines) == 1
    assert quote_coach(session, "move", language) == [], "it is not said again later"
