"""Competences: who leaves a lesson out scores lowest in what it teaches."""

import numpy as np
import pytest

from sim_core.debrief.calibration import interval_score
from sim_core.debrief.competence import COMPETENCES, LESSON, NOTHING_SEEN, competences, scored
from sim_core.debrief.dealings import told_apart
from sim_core.debrief.excuses import excuse_stories
from sim_core.debrief.seen import Observation
from sim_core.debrief.task import believe, trail_of
from sim_core.errors import Message
from sim_core.model.vocabulary import LESSONS
from tests.played import played

SEEDS = (0, 1)
COPIES = 250


def observed(bot: str, without: tuple[str, ...] = ()):
    """Mean score of each competence over some games, and how excuses were told apart."""
    scores, apart = [], []
    for seed in SEEDS:
        game = played("final-quarter", bot, seed, without)
        trail = trail_of(game)
        beliefs = [believe(game, client, COPIES) for client in range(8)]
        stories = excuse_stories(trail, beliefs)
        scores.append([competences(trail, beliefs, stories)[name].score for name in COMPETENCES])
        apart.append(told_apart(stories))
    return dict(zip(COMPETENCES, np.mean(scores, axis=0).tolist(), strict=True)), apart


@pytest.fixture(scope="module")
def without():
    """The textbook without each lesson."""
    return {lesson: observed("textbook", (lesson,)) for lesson in LESSONS}


@pytest.mark.parametrize("name", [name for name in COMPETENCES if len(LESSON[name]) == 1])
def test_whoever_leaves_a_lesson_out_scores_lowest_in_its_competence(without, name):
    (own,) = LESSON[name]
    others = {lesson: scores[name] for lesson, (scores, _) in without.items() if lesson != own}
    assert without[own][0][name] < min(others.values()), others


def test_whoever_believes_all_and_whoever_believes_nothing_tell_excuses_apart_worst(without):
    scores = {lesson: found["excuses"] for lesson, (found, _) in without.items()}
    assert max(scores["L6"], scores["L7"]) < min(value for lesson, value in scores.items() if lesson not in LESSON["excuses"])


def test_credulity_and_suspicion_are_told_separately(without):
    (_, credulous), (_, suspicious) = without["L6"], without["L7"]
    assert all(believed == 1.0 for believed, _ in credulous)
    assert all(doubted == 0.0 for _, doubted in credulous if doubted is not None)
    assert all(believed == 0.0 for believed, _ in suspicious)
    assert min(doubted for _, doubted in suspicious if doubted is not None) > 0.5  # some come true before they are met


def saw(worth: float, weight: float) -> Observation:
    return Observation(0, worth, weight, Message("observed.asked", {}))


def test_the_moments_told_are_those_that_moved_a_score_most():
    usual, slip = saw(1.0, 1.0), saw(0.0, 3.0)
    found = scored("firmness", [usual, usual, slip, usual])
    assert found.score == pytest.approx(50.0)
    assert found.moments[0] is slip


def test_a_competence_of_which_nothing_was_seen_is_in_the_middle_and_says_so():
    found = scored("promises", [])
    assert (found.score, found.observed, found.moments) == (NOTHING_SEEN, 0, ())


def test_a_range_of_everything_scores_badly():
    cash = 300_000.0
    sharp, shy = interval_score(250_000, 350_000, cash), interval_score(0, 5_000_000, cash)
    assert sharp < interval_score(350_000, 450_000, cash) < shy  # even a miss by little beats saying nothing
