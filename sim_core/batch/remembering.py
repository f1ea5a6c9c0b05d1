"""Games of bots that remember, one after the other: each is shown what a rep can see of its game, and what happens."""

from collections.abc import Callable
from typing import Final

import numpy as np

from sim_core.batch.master import CARE, Care, Mind, awake, next_steps, remember
from sim_core.batch.playing import MOST_MOVES
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.model.luck import SCALE
from sim_core.model.state import put

SELF: Final = np.zeros(1, np.intp)
"""The row of a single game: a sight of it is a copy, which later moves leave as it is."""


def play_remembering(game: Game, name: str, care: Care | None = None, on_week: Callable[[Game], None] | None = None) -> None:
    """Let the master play the games of a batch, which stand at their start, to their end.

    `name`: what its luck is drawn by; `care`: `CARE`, if left out; `on_week` hears of the end of each week of each game.
    """
    for row in range(game.episodes):
        one = game.fork(np.array([row]))
        seed = int(one.bot_luck(name, 0).uniform()[0] / SCALE)  # of this episode alone, so that it plays the same in any batch
        mind = awake(one.scenario, one.sight(SELF), seed, care or CARE)
        while not one.over():
            _play_week(one, mind, name)
            if on_week:
                on_week(one)
        put(game._records(), np.array([row]), one._records())


def _play_week(one: Game, mind: Mind, name: str) -> None:
    for slot in range(MOST_MOVES):
        steps = next_steps(mind, one.sight(SELF), one.bot_luck(name, slot))
        for step in steps:
            _make(one, mind, step)
        if not steps:
            break
    _make(one, mind, Step(move=END_WEEK))


def _make(one: Game, mind: Mind, step: Step) -> None:
    before = one.sight(SELF)
    events = apply_step(one, step)
    remember(mind, step, events, before, one.sight(SELF))
