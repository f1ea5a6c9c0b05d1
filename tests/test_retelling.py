"""A game told again at one go is the game told again choice by choice: to the bit, or not at all."""

import numpy as np
import pytest

from sim_core.belief.trail import follow, trail_of
from sim_core.compiled import cache
from sim_core.debrief.calibration import calibration
from sim_core.debrief.excuses import excuse_stories
from sim_core.engine.game import start
from sim_core.engine.record import GameRecord, Step
from sim_core.engine.retelling import retold, verified
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario
from tests.classroom_stage import LESSON, library_text, played

GAMES = [("textbook", 1, LESSON), ("credulous", 2, LESSON), ("pushy", 3, "between-friends"), ("parts", 4, "final-quarter")]


@pytest.fixture(autouse=True)
def compiled() -> None:
    """With the rules compiled, as many games would have them."""
    if not cache.available() or not cache.is_warm():
        pytest.skip("rules are not compiled here")


def game_of(bot: str, seed: int, name: str) -> tuple[GameRecord, Scenario]:
    text = library_text(name)
    return played("Lin Wei", bot, seed, text), parse_scenario(text.encode(), name)


@pytest.mark.parametrize(("bot", "seed", "name"), GAMES)
def test_it_is_the_same_trail(bot: str, seed: int, name: str) -> None:
    record, scenario = game_of(bot, seed, name)
    told = verified(record, scenario)
    assert told is not None
    quick, careful = trail_of(record.steps, told), follow(start(scenario, seed), record.steps)
    assert len(quick.moments) == len(careful.moments) == len(record.steps)
    for one, other in zip(quick.moments, careful.moments, strict=True):
        assert (one.number, one.step, one.week, one.client) == (other.number, other.step, other.week, other.client)
        assert type(one.events) is type(other.events)
        for field, value in vars(one.events).items():
            assert value.dtype == getattr(other.events, field).dtype
            assert np.array_equal(value, getattr(other.events, field)), (one.step, field)
        assert np.array_equal(one.before._batch.accounts, other.before._batch.accounts)
        assert np.array_equal(one.before._batch.clients, other.before._batch.clients)
    assert str(excuse_stories(quick)) == str(excuse_stories(careful))
    assert calibration(quick, (), excuse_stories(quick)) == calibration(careful, (), excuse_stories(careful))


def test_what_does_not_come_out_is_left_to_the_careful_way() -> None:
    record, scenario = game_of("textbook", 1, LESSON)
    first, weeks = record.steps[0], record.week_digests
    other = parse_scenario(library_text("between-friends").encode(), "other")
    changes: list[dict[str, object]] = [
        {"digest": "0" * 64},
        {"week_digests": [*weeks[:-1], "0" * 64]},
        {"week_digests": [*weeks, weeks[-1]]},
        {"seed": 2},
        {"rules_version": 1},
        {"steps": record.steps[1:]},
        {"steps": [*record.steps, Step(move="end_week")]},
        {"steps": [first.model_copy(update={"move": "conjure"}), *record.steps[1:]]},
        {"steps": [first.model_copy(update={"client": "nobody"}), *record.steps[1:]]},
        {"steps": [first] * 40 + record.steps},
    ]
    for change in changes:
        assert verified(record.model_copy(update=change), scenario) is None, change
    assert verified(record, other) is None
    assert verified(record.model_copy(update={"week_digests": []}), scenario) is not None, "an older file knows no weeks"
    assert retold(start(scenario, 1), [first] * 3_001) is None, "more choices than are told in one go"
