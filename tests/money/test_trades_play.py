"""Six hundred euros or three million dollars owed: good work wins, whoever the clients are and whatever they count in."""

from pathlib import Path

import numpy as np
import pytest

from sim_core import bots
from sim_core.batch.rollout import rollout
from sim_core.scenario.read import read_scenario

CASES = Path(__file__).parent / "cases"
GAMES = 40
BETTER = ("oracle", "master")
"""Bots that see more, or think longer, than anybody may ask of a trainee."""


@pytest.mark.parametrize(("name", "step"), [("small-bills", 10), ("pounds-builders", 1000), ("dianzi", 1000)])
def test_the_textbook_beats_every_other_bot(name: str, step: float) -> None:
    scenario = read_scenario(CASES / f"{name}.yaml")
    assert scenario.step() == step
    textbook = rollout(scenario, "textbook", 7, 0, GAMES).result.net
    for bot in bots.NAMES:
        if bot not in (*BETTER, "textbook", "parts"):
            ahead = textbook - rollout(scenario, bot, 7, 0, GAMES).result.net
            assert ahead.mean() > 4 * ahead.std(ddof=1) / np.sqrt(GAMES), bot
    parts = rollout(scenario, "parts", 7, 0, GAMES).result.net  # the nearest: 1,000 games are played in tests.validate.trades
    assert textbook.mean() > parts.mean()
