"""A worked example: the textbook plays the first weeks of a lesson aloud, and leaves the trainee's own game alone."""

import pytest

from game.language.locale import LANGUAGES
from game.language.words import say
from game.play.example import begin_example, make_choice, next_choice, said_aloud, wants_example
from game.play.happened import MoveLine
from game.play.session import new_session
from game.play.store import Store
from game.terminal import game as terminal
from sim_core import load_scenario
from sim_core.engine.record import END_WEEK
from sim_core.scenario.library import find_scenario, list_scenarios
from tests.played import bot_steps

LESSONS = [entry for entry in list_scenarios() if entry.id.startswith("lesson-")]
WITH_EXAMPLE = [entry.id for entry in LESSONS if entry.scenario.example]


def text_of(name: str) -> str:
    return find_scenario(name).read_text("utf-8")


def test_later_lessons_show_less_and_the_last_three_nothing():
    shown = [entry.scenario.example.weeks if entry.scenario.example else 0 for entry in LESSONS]
    assert shown == sorted(shown, reverse=True)
    assert shown[0] == 2
    assert shown[-3:] == [0, 0, 0]
    assert begin_example(text_of("lesson-9-both-sides"), "") is None


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_it_shows_what_the_textbook_would_do_in_a_game_of_its_own(name: str):
    example = begin_example(text_of(name), "")
    made = []
    while not example.over:
        for language in LANGUAGES:
            said = said_aloud(example, next_choice(example), language)
            assert said
            assert "{" not in said
            assert "example." not in said
        assert next_choice(example) == next_choice(example), "looking changes nothing"
        made.append(make_choice(example))
    steps = bot_steps(load_scenario(name), "textbook", example.play.session.seed)
    assert made == steps[: len(made)]
    assert made[-1].move == END_WEEK
    assert sum(step.move == END_WEEK for step in made) == example.weeks
    assert example.play.session.store is None, "nothing of it is kept"
    assert len(made) > 4


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_it_is_an_example_worth_following(name: str):
    example = begin_example(text_of(name), "")
    while not example.over:
        make_choice(example)
    log = example.play.session.log
    made = [(line.week, line.step.client, line.step.move) for line in log if isinstance(line, MoveLine)]
    assert len(made) == len(set(made)), "nobody does the same thing twice in a week"
    assert sum(line.received for line in log if not isinstance(line, MoveLine)) > 0, "money comes of it"
    assert all(view.mood not in ("angry", "cold") for view in example.play.clients), "and nobody is the worse for it"


def test_the_coach_does_not_speak_into_it():
    example = begin_example(text_of("lesson-1-shared-plan"), "")
    while not example.over:
        assert set(range(len(example.play.session.coached))) <= example.play.coach_heard
        make_choice(example)


def test_it_is_shown_until_the_lesson_has_been_played_to_its_end(tmp_path):
    store, text = Store(tmp_path), text_of("lesson-2-ask-often")
    session = new_session(text, 5, store)
    assert wants_example(session)
    assert not wants_example(new_session(text, 5, store, trainer=True))
    while not session.over:
        session.end_week()
    assert not wants_example(new_session(text, 6, store))
    assert wants_example(new_session(text_of("lesson-1-shared-plan"), 6, store))
    store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_text_it_is_told_whole_and_the_own_game_stands_where_it_stood(language: str):
    session, said = new_session(text_of("lesson-1-shared-plan"), 5, None), []
    words = iter(["x", "q"])
    terminal.play(session, language, ask=lambda _: next(words), tell=said.append)
    told = " ".join(said)
    assert say("example.offer", language)[:12] in told
    assert told.count(say("coach.line", language, words="")[:4].strip()) > 8
    assert say("example.done", language)[:12] in told
    assert session.steps == []


def test_where_there_is_none_it_says_so():
    said: list[str] = []
    words = iter(["x", "q"])
    terminal.play(new_session(text_of("lesson-9-both-sides"), 5, None), "en", ask=lambda _: next(words), tell=said.append)
    assert say("example.none", "en") in said
