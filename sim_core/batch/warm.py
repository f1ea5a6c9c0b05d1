"""Small examples of the loops that games and runs use, to have them compiled."""

import numpy as np

from sim_core import bots
from sim_core.batch.rollout import play_out
from sim_core.engine.game import Game, start
from sim_core.engine.legality import least_amounts, legal_moves
from sim_core.engine.record import END_WEEK, Step
from sim_core.engine.retelling import retold
from sim_core.engine.reveal import reveal
from sim_core.engine.score import result
from sim_core.model.choices import Choice
from sim_core.scenario.library import load_scenario

EXAMPLE = "lesson-2-ask-often"


def _two() -> Game:
    return start(load_scenario(EXAMPLE), 1, 0, 2)


def moves() -> None:
    """Begin games, move and end a week in them, and look at them."""
    game, two = _two(), np.zeros(2, np.int8)
    game.play(Choice(two + np.int8(1), two, np.zeros(2), two))
    game.end_week()
    sight = game.sight()
    legal_moves(sight)
    least_amounts(sight, (np.array([0]), np.array([0])))
    reveal(game)
    result(game)


def retell() -> None:
    """Tell a game of a few choices again."""
    scenario = load_scenario(EXAMPLE)
    retold(start(scenario, 1), [Step(move="call", client=scenario.clients[0].id), Step(move=END_WEEK)])


def play() -> None:
    """Let a bot play games to their end."""
    play_out(_two(), bots.get("textbook"), "textbook")
