"""A small example of the environment's loops, to have them compiled."""

import numpy as np

from sim_core.gym_env.actions import choice_of, possible_actions
from sim_core.gym_env.places import Places
from sim_core.scenario.library import load_scenario

EXAMPLE = "lesson-2-ask-often"


def steps() -> None:
    """Take a step in two games of an example, begin one of them anew, and ask what is possible and chosen in them."""
    places = Places(load_scenario(EXAMPLE), 1, 0, 2)
    places.step(np.zeros(2, np.int64))
    places.step(np.zeros(2, np.int64), np.array([True, False]))
    sight = places.game.sight()
    possible_actions(places.actions, sight)
    choice_of(places.actions, sight, np.ones(1, np.int64), np.zeros(1, np.int64))
