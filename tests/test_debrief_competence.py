"""Competences: who leaves a lesson out scores lowest in what it teaches."""

from dataclasses import replace

import numpy as np
import pytest

from game.debrief.document import Advice, advice
from game.debrief.sentences import describe_competence
from sim_core.debrief.calibration import interval_score
from sim_core.debrief.competence import COMPETENCES, LESSON, NOTHING_SEEN, SUBJECTS, Seen, competences, scored
from sim_core.debrief.dealings import told_apart
from sim_core.debrief.excuses import excuse_stories
from sim_core.debrief.seen import Observation
from sim_core.debrief.task import believe, trail_of
from sim_core.debrief.whole import QUICK, opened, work
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


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in COMPETENCES if len(LESSON[name]) == 1])
def test_whoever_leaves_a_lesson_out_scores_lowest_in_its_competence(without, name):
    (own,) = LESSON[name]
    others = {lesson: scores[name] for lesson, (scores, _) in without.items() if lesson != own}
    assert without[own][0][name] < min(others.values()), others


@pytest.mark.long
def test_whoever_believes_all_and_whoever_believes_nothing_tell_excuses_apart_worst(without):
    scores = {lesson: found["excuses"] for lesson, (found, _) in without.items()}
    assert max(scores["L6"], scores["L7"]) < min(value for lesson, value in scores.items() if lesson not in LESSON["excuses"])


@pytest.mark.long
def test_credulity_and_suspicion_are_told_separately(without):
    (_, credulous), (_, suspicious) = without["L6"], without["L7"]
    assert all(believed == 1.0 for believed, _ in credulous)
    assert all(doubted == 0.0 for _, doubted in credulous if doubted is not None)
    assert all(believed == 0.0 for believed, _ in suspicious)
    assert min(doubted for _, doubted in suspicious if doubted is not None) > 0.5  # some come true before they are met


@pytest.fixture(scope="module")
def first_lesson():
    """Lesson 1, which offers neither to work out a gap nor to close it, by one who does nothing but call."""
    game = played("lesson-1-shared-plan", "nag", 0)
    debrief = opened(game, 260_000.0)
    for progress in work(debrief, effort=QUICK):
        if progress.stage != "beliefs":
            break
    return debrief


def test_what_a_scenario_does_not_offer_is_not_judged_and_says_so(first_lesson):
    gap = first_lesson.competences["gap"]
    assert (gap.offered, gap.observed) == (False, 0)
    assert "not judged" in describe_competence(gap, "en")
    assert first_lesson.competences["planning"].offered


def test_after_a_lesson_that_is_not_mastered_comes_that_lesson_again(first_lesson):
    assert advice(first_lesson) == Advice("lesson-1-shared-plan", "again", "planning")


def test_after_a_lesson_that_is_mastered_comes_what_was_weakest_or_the_next_one(first_lesson):
    def after(**scores):
        mine = {name: replace(one, observed=int(name in scores), score=scores.get(name, 50.0))
                for name, one in first_lesson.competences.items()}  # fmt: skip
        return advice(replace(first_lesson, competences=mine))

    assert after(planning=90.0, firmness=40.0) == Advice("lesson-8-never-beg", "weakest", "firmness")
    assert after(planning=90.0, firmness=95.0) == Advice("lesson-2-ask-often", "onward", "diligence")


def test_a_tick_stands_by_what_was_done_well(first_lesson):
    faults = ("mood_worse", "hours_left", "promise_overfollowed", "gap_guessed", "discounted")
    seen = SUBJECTS["diligence"].observe(Seen(first_lesson.trail, first_lesson.beliefs, first_lesson.stories))
    assert {one.mark == "merit" for one in seen if one.told.key == "observed.hours_left"} <= {False}
    assert all(one.told.key.removeprefix("observed.") not in faults for one in seen if one.mark == "merit")


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
