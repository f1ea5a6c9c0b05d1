"""Two cases of one excuse: every sign of them is so, one is true and the other not, and what differs is what is marked."""

import pytest

from game.debrief.comparing import comparisons, describe_apart, describe_behind, describe_question, describe_signs
from game.language.words import keys
from sim_core import load_scenario, start
from sim_core.belief.trail import Trail, follow
from sim_core.debrief.cases import Case, cases, pairs
from sim_core.scenario.library import find_scenario
from tests.played import bot_steps
from tests.truth.checks import played_again
from tests.truth.checks.cases import SIGNS, case_fault, sign_fault
from tests.truth.checks.record import Record
from tests.truth.told import Told

GAMES = (("final-quarter", "textbook", 2), ("hospital-terms", "pushy", 1), ("lesson-7-own-faults", "textbook", 1))


@pytest.fixture(scope="module")
def games() -> list[tuple[Trail, Record, int]]:
    found = []
    for name, bot, seed in GAMES:
        steps = bot_steps(load_scenario(name), bot, seed)
        text = find_scenario(name).read_text("utf-8")
        told = Told(text, seed, bot, [step.model_dump() for step in steps])
        found.append((follow(start(load_scenario(name), seed), steps), played_again(told), seed))
    return found


def faults(record: Record, case: Case) -> list[str]:
    excuse = case.kind.name.lower()
    found = [case_fault(record, case.number, case.client, excuse, case.said, case.true)]
    signs = (*case.signs, case.behind)
    found += [sign_fault(record, case.number, case.client, excuse, sign.key, dict(sign.values)) for sign in signs]
    return [fault for fault in found if fault]


def test_whatever_a_case_says_is_so(games):
    every = [(record, case) for trail, record, _ in games for case in cases(trail)]
    assert [fault for record, case in every for fault in faults(record, case)] == []
    said = {sign.key for _, case in every for sign in (*case.signs, case.behind)}
    assert len(said) > 12
    assert {key for key in said if not key.startswith("sign.source")} <= set(SIGNS)


def test_altered_signs_are_found(games):
    trail, record, _ = games[0]
    tried = 0
    for case in cases(trail):
        for sign in case.signs:
            for name, value in sign.values.items():
                if isinstance(value, int | float) and not isinstance(value, bool):
                    wrong = {**sign.values, name: value + 5_000}
                    tried += 1
                    assert sign_fault(record, case.number, case.client, case.kind.name.lower(), sign.key, wrong), sign
    assert tried > 100


def test_of_two_cases_one_is_true_and_the_other_is_not_at_another_client(games):
    several = [pair for trail, _, seed in games for pair in pairs(trail, seed)]
    assert several
    for pair in several:
        assert pair.left.kind == pair.right.kind
        assert pair.left.client != pair.right.client
        assert (pair.left.true, pair.right.true) == (pair.true == 0, pair.true == 1)
        assert {sign.key for sign in (*pair.left.signs, *pair.right.signs)} >= pair.apart()
    assert {pair.true for pair in several} == {0, 1}  # the true one is not always on one side


def test_who_has_played_nothing_compares_two_cases_of_the_textbook():
    several = comparisons(None)
    assert several
    assert not several[0].own
    for language in ("zh", "en"):
        for one in several:
            told = [describe_question(one, language), *describe_apart(one, language)]
            for case in one.sides:
                told += [describe_behind(one, case, language), *(line for line, _ in describe_signs(one, case, language))]
            assert not any("{" in line or line in keys() for line in told)


def test_the_game_looked_back_on_comes_first(games):
    trail, _, seed = games[0]
    own = comparisons(None, (trail, seed))
    assert own[0].own
    assert own[0].pair == pairs(trail, seed)[0]
