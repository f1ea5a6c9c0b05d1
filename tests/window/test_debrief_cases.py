"""Games that can be looked back on only in part: other rules, a changed or faulty scenario, given up early, refused choices."""

import re

import pytest

from game.debrief.background import Debriefing, Seen
from game.debrief.past_game import just_played, replay_stored
from game.language import words
from game.play.references import References
from game.play.session import replayed
from game.play.store import Store
from game.play.view_model import Play
from game.window import app as window
from game.window.debrief.screen import PAGES, DebriefScreen
from sim_core import RULES_VERSION
from sim_core.debrief.task import Played
from sim_core.debrief.whole import opened
from sim_core.engine.record import Step
from tests.debriefed import BRIEF, LESSON, faults, screen_of, shown, who_says
from tests.window_stage import _display, press

__all__ = ["_display"]  # the screen, a fixture


def stored(store, **changed):
    """A finished game in a store, and what can be told of it."""
    game = who_says("lesson-6-check-first", "credulous", 5)
    steps = changed.get("steps", game.steps)
    number = store.new_game(
        "lesson-6-check-first", changed.get("text", game.scenario), 5, changed.get("rules", RULES_VERSION), "person", False
    )
    for place, step in enumerate(steps):
        store.add_step(number, place, step)
    if changed.get("status", "finished") == "finished":
        store.finish(number, 123_000.0, 45.0, "bronze", "0" * 64)
    return store.game(number)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_cannot_be_told_is_said_and_the_rest_is_shown(tmp_path, language):
    store = Store(tmp_path)
    game = who_says("lesson-6-check-first", "credulous", 5)
    impossible = Step(move="confirm_promise", client=game.steps[0].client)
    cases = {
        "window.debrief.note_rules": stored(store, rules=1),
        "window.debrief.note_lost": stored(store, text="format: 1\nweeks: many\n"),
        "window.debrief.note_stopped": stored(store, steps=(game.steps[0], impossible, *game.steps[1:])),
        "window.debrief.note_unfinished": stored(store, steps=game.steps[:9], status="playing"),
    }
    for key, saved in cases.items():
        past = replay_stored(saved, store, "path", lambda: game.scenario)
        assert key in [note.key for note in past.notes]
        early = None
        if past.play:
            early = Debriefing(past.played)
            early._seen = Seen(debrief=opened(past.played, past.target))
        app = shown(DebriefScreen(past, window.Services(store), debriefing=early), language=language)
        assert not faults(app, key)
        said = " ".join(one.text for one in app.ui.drawn)
        assert words.say(key, language).split("{")[0].strip()[:8] in said
        if past.play is None:
            assert "45" in said
        press(app, "Esc")
    changed = replay_stored(stored(store), store, "path", lambda: game.scenario.replace("weeks: 4", "weeks: 5"))
    assert "window.debrief.note_changed" in [note.key for note in changed.notes]
    same = replay_stored(stored(store), store, "path", lambda: game.scenario)
    assert not same.notes
    store.close()


def test_past_games_lead_to_debriefs_of_any_game(tmp_path):
    store = Store(tmp_path)
    stored(store, rules=1)
    saved = stored(store, status="playing")
    store.abandon(saved.id)
    app = shown(window.Title(window.Services(store)), store=store)
    app.services.effort = BRIEF
    press(app, "G D")
    assert isinstance(app.screen, DebriefScreen)
    assert app.screen.play is not None
    app.services.stop_debrief()
    app.services.debriefing.wait(20)
    press(app, "Esc Down Enter")  # of other rules: resuming says so
    press(app, "D")
    assert isinstance(app.screen, DebriefScreen)
    assert app.screen.play is None
    press(app, "Esc")
    store.close()


def test_a_game_without_a_target_of_its_own_has_one_from_the_textbook():
    game = who_says("lesson-6-check-first", "credulous", 5)
    session = replayed(game.scenario, 5, list(game.steps))
    assert just_played(Play(session, "")).target == session.final.target
    untold = re.sub(r"^target:.*\n", "", game.scenario, flags=re.MULTILINE)
    assert untold != game.scenario
    assert References(untold, 5).target() == pytest.approx(0.9 * session.final.textbook)


@pytest.mark.parametrize("count", [0, 1, 9])
def test_a_game_given_up_early_is_debriefed_as_far_as_it_went(count):
    game = who_says(LESSON, "nag", 5)
    begun = Played(game.scenario, game.seed, game.steps[:count])
    found = Debriefing(begun, 1e6, effort=BRIEF, processes=1).start().wait()
    assert found.seen.finished
    assert not found.seen.problem
    app = shown(screen_of(found))
    for number, page in enumerate(PAGES, 1):
        press(app, str(number))
        assert not faults(app, page)
    press(app, "2 A Down S")
    assert app.running
