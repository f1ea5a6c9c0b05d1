"""Skill separates on `final-quarter`: bots that know one trick stay far behind the textbook. (`make validate`: 2,000 episodes.)"""

import os

import numpy as np
import pytest

from sim_core import load_scenario
from sim_core.bots.naive import only
from sim_core.moves import MOVE_IDS
from sim_core.rollout import rollout

QUARTER = load_scenario("final-quarter")
EPISODES = int(os.environ.get("LADDER_EPISODES", "192"))
SEED = 1
AT_MOST = {
    "idle": 0.10,
    "plead": 0.15,
    "credulous": 0.35,
    "nag": 0.50,
    "letters": 0.50,
    "random": 0.60,
    "hardline": 0.60,
    "promo": 0.60,
    "pushy": 0.65,
    "visitor": 0.70,
}
ONE_MOVE_AT_MOST = 0.70
STANDARD_ERRORS = 4.0


@pytest.fixture(scope="module")
def net() -> dict[str, np.ndarray]:
    """Net recovered by each bot, all with the same luck."""
    return {bot: rollout(QUARTER, bot, SEED, 0, EPISODES).result.net for bot in (*AT_MOST, "textbook", "oracle")}


def margin(difference: np.ndarray) -> float:
    """A mean's distance from nought, in standard errors of its paired differences."""
    return float(difference.mean() / (difference.std(ddof=1) / np.sqrt(len(difference))))


@pytest.mark.parametrize("bot", AT_MOST)
def test_a_bot_stays_below_its_mark(net: dict[str, np.ndarray], bot: str):
    assert margin(AT_MOST[bot] * net["textbook"] - net[bot]) > STANDARD_ERRORS


def test_asking_does_pay(net: dict[str, np.ndarray]):
    tenth = 0.10 * net["textbook"]
    assert margin(net["nag"] - net["idle"] - tenth) > STANDARD_ERRORS
    assert margin(net["visitor"] - net["nag"] - tenth) > STANDARD_ERRORS


def test_knowing_the_truth_helps_and_a_better_player_has_room(net: dict[str, np.ndarray]):
    assert margin(net["oracle"] - 1.08 * net["textbook"]) > STANDARD_ERRORS
    assert 0.55 < rollout(QUARTER, "textbook", SEED, 0, EPISODES).result.rate.mean() < 0.75


@pytest.mark.parametrize("move", MOVE_IDS)
def test_no_single_move_repeated_wins(net: dict[str, np.ndarray], move: str):
    episodes = min(EPISODES, 64) if EPISODES < 1000 else EPISODES
    alone = rollout(QUARTER, "", SEED, 0, episodes, bot=only(move)).result.net
    assert margin(ONE_MOVE_AT_MOST * net["textbook"][:episodes] - alone) > STANDARD_ERRORS


def test_the_textbook_keeps_a_humane_pace():
    moves = rollout(QUARTER, "textbook", SEED, 0, EPISODES).result.moves
    assert moves.mean() / QUARTER.weeks <= 12
