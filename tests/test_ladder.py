"""Skill separates on `final-quarter`: bots that know one trick stay far behind the textbook (validated with 2,000 episodes)."""

import os

import numpy as np
import pytest

from sim_core import bots, load_scenario, start
from sim_core.batch.rollout import MOST_MOVES, rollout
from sim_core.bots import only
from sim_core.bots.common import Bot
from sim_core.model.moves import MOVE_IDS, NO_MOVE
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import Excuse

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
    "dates": 0.60,
    "parts": 0.90,
}
ONE_MOVE_AT_MOST = 0.70
STANDARD_ERRORS = 4.0
LONG_RUN = EPISODES >= 2000


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
    bound = 1.08 if LONG_RUN else 1.05  # a short run has less to say
    assert margin(net["oracle"] - bound * net["textbook"]) > STANDARD_ERRORS
    assert 0.55 < rollout(QUARTER, "textbook", SEED, 0, EPISODES).result.rate.mean() < 0.75


@pytest.mark.parametrize("move", MOVE_IDS)
def test_no_single_move_repeated_wins(net: dict[str, np.ndarray], move: str):
    episodes = min(EPISODES, 64) if EPISODES < 1000 else EPISODES
    alone = rollout(QUARTER, "", SEED, 0, episodes, bot=only(move)).result.net
    assert margin(ONE_MOVE_AT_MOST * net["textbook"][:episodes] - alone) > STANDARD_ERRORS


def test_the_textbook_keeps_a_humane_pace():
    moves = rollout(QUARTER, "textbook", SEED, 0, EPISODES).result.moves
    assert moves.mean() / QUARTER.weeks <= 12


def test_between_a_quarter_and_two_fifths_of_the_excuses_heard_are_true_and_every_kind_is_heard_both_ways():
    heard, true = excuses_heard(bots.get("textbook"), "textbook", 192)
    assert 0.25 <= true.sum() / heard.sum() <= 0.40
    assert (true[: len(SHARED)] > 0).all()
    assert (heard > true)[: len(SHARED)].all()
    assert not heard[len(SHARED) :].any()


def excuses_heard(bot: Bot, name: str, episodes: int) -> tuple[np.ndarray, np.ndarray]:
    """How often each excuse was raised, and how often it was true, over whole games of a bot."""
    game = start(QUARTER, SEED, 0, episodes)
    heard, true = np.zeros(len(Excuse)), np.zeros(len(Excuse))
    while not game.over():
        for slot in range(MOST_MOVES):
            before = game.sight().account.heard.copy()
            choice = bot(game.sight(), game.bot_luck(name, slot))
            if (choice.move == NO_MOVE).all():
                break
            game.play(choice)
            account = game.sight().account
            rows, clients, kinds = np.nonzero(account.heard > before)
            np.add.at(heard, kinds, 1)
            said_true = game._truth.client.excuse_true[rows, clients] & (account.excuse[rows, clients] == kinds)
            np.add.at(true, kinds, said_true)
        game.end_week()
    return heard, true
