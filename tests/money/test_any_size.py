"""A café's 37 euros and a power plant's two billion: the same game, whatever the money is counted in."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.play.shelf import text_of
from sim_core.batch.rollout import rollout
from sim_core.public.games import start
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.money import STEP, Counting, exactly, step_for
from sim_core.scenario.practice import LEVELS, practice_text
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.together import made_whole
from tests.money.scaled import number, times

LIBRARY = sorted(place.name for place in files("scenarios").iterdir() if place.name.endswith(".yaml"))
POWERS = (-3, -2, -1, 1, 2, 3)


@pytest.mark.parametrize("name", LIBRARY)
def test_with_all_sums_and_the_step_times_a_power_of_ten_it_is_the_same_scenario_within(name: str) -> None:
    text = files("scenarios").joinpath(name).read_bytes()
    own = parse_scenario(text, name)
    for power in POWERS:
        other = parse_scenario(times(text, power).encode(), name)
        assert other.step() == number(10_000, power)
        assert other.model_copy(update={"money": own.money}) == own


@pytest.mark.parametrize(("name", "power"), [("between-friends.yaml", -3), ("final-quarter.yaml", 3)])
def test_and_so_it_is_played_the_same_to_the_bit(name: str, power: int) -> None:
    text = files("scenarios").joinpath(name).read_bytes()
    scenarios = [parse_scenario(one, name) for one in (text, times(text, power).encode())]
    mine, other = (rollout(one, "textbook", 3, 0, 2).result for one in scenarios)
    assert (mine.net == other.net).all()
    assert start(scenarios[0], 3).setting.opening_debt == start(scenarios[1], 3).setting.opening_debt


def test_what_comes_with_the_game_counts_in_ten_thousands() -> None:
    """So old exports and stored games of it, which say nothing of money, are what they were."""
    assert {entry.scenario.step() for entry in list_scenarios() if entry.scenario} == {STEP}
    for entry in list_scenarios():
        assert "taken_in" not in text_of(entry.path)[0]
    for level in LEVELS:
        for seed in range(40):
            text = practice_text(seed, level).encode()
            assert made_whole(text, "practice.yaml") == text


@given(st.integers(1, 10**15), st.sampled_from([-2, -1, 0, 1, 2, 3, 4]))
def test_an_amount_as_people_write_it_is_exact_in_units(cents: int, power: int) -> None:
    written = number(cents, -2)
    step = number(1, power)
    units = Counting(exactly(step)).units(written)
    assert exactly(units) == exactly(written) * 10_000 / exactly(step) or abs(units) > 2**53


@pytest.mark.parametrize(
    ("debts", "step"),
    [([850.0, 837.0, 7538.0], 10), ([33_100.0], 1000), ([7100.0], 100), ([2e9], 1e7), ([320_000.0, 610_000.0], 10_000),
     ([0.0], 10_000), ([], 10_000), ([3.2], 0.1)],
)  # fmt: skip
def test_a_file_that_names_no_step_has_the_one_its_debts_are_thirty_times_of(debts: list[float], step: float) -> None:
    assert step_for(debts) == step
