"""The coach is right: whoever does just what is advised does well. `make validate` plays 1,000 games of each lesson."""

import os

import pytest

from sim_core import coach, start
from sim_core.coach import Remark
from sim_core.engine.game import Game
from sim_core.engine.record import choice_of
from tests.validate.pupil import LEAST_ADVICE, LESSONS, REACHED, good, pupils_game, scenario_of, tried

GAMES = int(os.environ.get("PUPIL_GAMES", "16"))


@pytest.mark.parametrize("name", ["lesson-2-ask-often", "lesson-9-both-sides"])
def test_a_pupil_who_follows_the_coach_beats_the_textbook_without_the_lesson(name: str):
    found = tried(name, GAMES)
    assert found.ahead >= 4.0
    assert found.reached >= REACHED - 0.1 * (GAMES < 100), "of the textbook; few games may miss it by luck"
    assert found.fewest >= LEAST_ADVICE.get(scenario_of(name).lessons[0], 1)
    assert good(name, found) or GAMES < 100


@pytest.mark.parametrize("entry", LESSONS, ids=lambda entry: entry.id)
def test_what_is_advised_can_be_done_and_what_has_failed_is_not_advised_again(entry):
    advised = 0

    def look(game: Game, remark: Remark) -> None:
        nonlocal advised
        for step in remark.advice:
            assert game.refusals(choice_of(game, step)) == [None], step
            advised += 1
            if step.move == "challenge":
                account = game.sight().account
                said, faced = account.excuse_week[0, remark.client], account.challenge_week[0, remark.client]
                assert account.excuse[0, remark.client] >= 0
                assert faced <= said, "it has stood firm already"

    for seed in range(1, 4):
        pupils_game(scenario_of(entry.id), seed, look)
    assert advised >= 3


def test_a_coach_whose_comments_need_no_belief_has_none():
    scenario = scenario_of("lesson-1-shared-plan").model_copy(update={"coach": []})
    assert coach.begin(scenario, start(scenario, 1)).live is None
