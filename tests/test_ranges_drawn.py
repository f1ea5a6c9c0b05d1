"""A number of a scenario may be a range: it is drawn anew for each game, and leaves all other luck as it was."""

from dataclasses import fields
from typing import Any

import numpy as np
import pytest

from sim_core import Scenario, start
from sim_core.engine.score import result
from sim_core.model.vocabulary import Excuse

GAMES = 400


def opened(rep: dict[str, Any] | None = None, **client: Any) -> Any:
    """The opening of many games of a scenario with one client."""
    facts = {"id": "one", "name": "One", "ledger": [{"amount": {"between": [100_000, 200_000]}, "age_weeks": 12}], **client}
    whole = {"format": 1, "id": "story", "title": "A story", "weeks": 3, "rep": rep or {}, "clients": [facts]}
    return start(Scenario.model_validate(whole), 1, 0, GAMES)


def test_the_budget_differs_from_game_to_game() -> None:
    budget = opened({"promo_budget": {"between": [20_000, 40_000]}}).sight().desk.budget
    assert budget.min() >= 20_000
    assert budget.max() <= 40_000
    assert len(np.unique(budget)) > GAMES / 2
    assert (budget == np.floor(budget)).all()


@pytest.mark.parametrize(
    ("visits", "expected"),
    [({"between": [1, 3]}, [1, 2, 3]), ({"choose": [0, 4]}, [0, 4]), ({"normal": [2, 0]}, [2])],
)
def test_visits_of_the_manager_are_whole_and_all_of_a_range_come_up(visits: dict[str, Any], expected: list[int]) -> None:
    numbers, counts = np.unique(opened({"manager_visits": visits}).sight().desk.manager_visits, return_counts=True)
    assert numbers.tolist() == expected
    assert counts.min() > 0.7 * GAMES / len(expected)


def test_reputation_can_differ_too() -> None:
    stars = opened(reputation={"between": [2, 4]}).sight().account.stars[:, 0]
    assert set(stars.tolist()) == {2, 3, 4}


def test_a_taste_in_excuses_can_differ_too() -> None:
    game = opened(hidden={"tactics": {"quality": {"choose": [0.2, 10]}}})
    taste = game._truth.client.taste[:, 0]
    assert np.allclose(taste.sum(axis=1), 1.0)
    assert set(np.round(taste[:, Excuse.QUALITY], 6).tolist()) == {0.1, round(10 / 11.8, 6)}


def test_a_range_leaves_all_other_luck_as_it_was() -> None:
    plain, ranged = (
        opened({"promo_budget": 30_000}, reputation=3),
        opened({"promo_budget": {"between": [20_000, 40_000]}}, reputation={"between": [2, 4]}),
    )
    for group in ("client", "account"):
        one, other = getattr(plain._truth, group), getattr(ranged._truth, group)
        differ = [each.name for each in fields(one) if not np.array_equal(getattr(one, each.name), getattr(other, each.name))]
        assert differ == (["stars"] if group == "account" else [])


def test_a_game_with_drawn_numbers_can_be_played_to_its_end() -> None:
    game = opened({"promo_budget": {"normal": [30_000, 9_000]}, "manager_visits": {"between": [0, 2]}})
    for _ in range(3):
        game.end_week()
    assert (result(game).spent == 0).all()
