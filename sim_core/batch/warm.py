"""A small example of every loop that games and runs use, to have it compiled."""

import numpy as np

from sim_core import bots
from sim_core.batch.rollout import play_out
from sim_core.engine.game import start
from sim_core.engine.legality import least_amounts, legal_moves
from sim_core.engine.reveal import reveal
from sim_core.engine.score import result
from sim_core.model.state import Choice
from sim_core.scenario.library import load_scenario

EXAMPLE = "lesson-2-ask-often"


def warm() -> None:
    """Begin, play, ask and end games of an example."""
    scenario = load_scenario(EXAMPLE)
    game = start(scenario, 1, 0, 2)
    two = np.zeros(2, np.int8)
    game.play(Choice(two + np.int8(1), two, np.zeros(2), two))
    game.end_week()
    sight = game.sight()
    legal_moves(sight)
    least_amounts(sight, (np.array([0]), np.array([0])))
    reveal(game)
    play_out(game, bots.get("textbook"), "textbook")
    result(game)
