"""A step that is out of proportion to what is owed is told by `check`, and so is a scenario in which a trick wins."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from sim_core.errors import Fault
from sim_core.lint import Budget
from sim_core.lint.check import check_scenario
from tests.money.scaled import times

LIBRARY = files("scenarios").joinpath("between-friends.yaml").read_bytes()


BUILDERS = Path(__file__).parent / "cases" / "pounds-builders.yaml"


def told(tmp_path, power: int, step: float | None) -> list[Fault]:
    """What is told of the step of a scenario of the library with its sums × 10**power and another step."""
    data = yaml.safe_load(times(LIBRARY, power))
    data |= {"id": "friends", "money": {"step": step} if step else {}}
    file = tmp_path / "friends.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    return [one for one in check_scenario(file) if one.message.key == "lint.step_unfit"]


@pytest.mark.parametrize(("power", "step", "write"), [(-3, 10_000, "step: 10"), (3, 100, "step: 10000000")])
def test_a_step_out_of_proportion_is_told_with_one_that_fits(tmp_path, power: int, step: float, write: str) -> None:
    (only,) = told(tmp_path, power, step)
    assert only.message.values["write"] == write
    assert only.message.values["typical"] == 320_000 * 10**power


@pytest.mark.parametrize(("power", "step"), [(-3, None), (3, None), (-3, 10), (0, 10_000), (0, None), (0, 50_000)])
def test_one_that_fits_or_is_left_out_is_not(tmp_path, power: int, step: float | None) -> None:
    assert told(tmp_path, power, step) == []


def test_where_instalments_with_everybody_win_it_is_said_and_where_they_do_not_it_is_not(tmp_path) -> None:
    """Pounds by the thousand, in steps of ten thousand as if they were yuan: nobody can pay a part of what he owes."""
    file = tmp_path / "builders.yaml"
    file.write_text(f"{BUILDERS.read_text('utf-8')}money: {{code: GBP, step: 10000}}\n", "utf-8")
    found = {one.message.key: one.message.values for one in check_scenario(file, Budget(1e9))}
    values = found["lint.trick_wins"]
    assert values["found"] > values["textbook"] > 0
    assert values["money"] == "GBP"
    assert check_scenario(BUILDERS, Budget(1e9)) == []
