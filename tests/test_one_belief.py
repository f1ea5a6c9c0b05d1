"""Coach, panel and debrief say the same of an excuse. The choices are those of a game in which they once did not."""

import pytest

from game.play.session import Session, new_session
from sim_core.belief.filter import filter_client
from sim_core.debrief.task import Played, trail_of
from sim_core.engine.record import END_WEEK, Step
from sim_core.model.vocabulary import Finding
from sim_core.scenario.library import find_scenario

TEXT = find_scenario("lesson-1-shared-plan").read_text("utf-8")
SEED = 155_781
BEGUN = "ask_difficulties set_plan share_plan visit . visit visit ."
AS_PLAYED = f"{BEGUN} call challenge ask_around challenge . challenge . accept_excuse . ."
AS_ADVISED = f"{BEGUN} ask_around challenge call . call ask_around challenge . call . ."
SAYS = {"excuse_false": "false", "excuse_disproved": "false", "excuse_true": "true", "excuse_proved": "true"}


def a_game(moves: str, seed: int) -> Session:
    """Lesson 1 with these choices, as far as each is possible."""
    session = new_session(TEXT, seed, None)
    for move in moves.split():
        if move == ".":
            session.end_week()
            continue
        asks = {"amount": 460_000.0, "weeks": 5} if move == "set_plan" else {}
        step = Step(move=move, client="qinghe", **asks)
        if session.refusal(step) is None:
            session.play(step)
    assert session.steps[-1].move == END_WEEK
    return session


@pytest.mark.parametrize("moves", [AS_PLAYED, AS_ADVISED], ids=["as played", "as advised"])
@pytest.mark.parametrize("seed", [SEED, 1, 2, 3])
def test_what_the_coach_calls_false_or_true_is_so_on_file_and_in_the_debrief(moves: str, seed: int):
    session = a_game(moves, seed)
    trail = trail_of(Played(TEXT, seed, tuple(session.steps)))
    known = filter_client(trail, 0, seed, 1000)
    for one in session.coached:
        when = session.scenario.coach[one.remark.comment].when
        if when in SAYS:
            file, kind = trail.account(one.steps), one.remark.excuse
            chance = float(known.before(one.steps).true[kind])
            assert SAYS[when] == Finding(int(file.found[0, 0, kind])).name.lower()
            assert (chance > 0.5) == (SAYS[when] == "true"), (when, chance)


def test_in_that_game_nobody_is_told_to_challenge_what_has_stood_firm_or_is_likely_to_be_true():
    session = a_game(AS_PLAYED, SEED)
    trail = trail_of(Played(TEXT, SEED, tuple(session.steps)))
    known = filter_client(trail, 0, SEED, 1000)
    advised = [one for one in session.coached if any(step.move == "challenge" for step in one.remark.advice)]
    for one in advised:
        account = trail.account(one.steps)
        assert float(known.before(one.steps).true[one.remark.excuse]) < 0.5
        assert account.challenge_week[0, 0] <= account.excuse_week[0, 0]
    assert [one for one in session.coached if one.remark.advice], "the coach has advised something"


def test_the_same_choices_bring_the_same_words_again():
    assert a_game(AS_ADVISED, SEED).coached == a_game(AS_ADVISED, SEED).coached
