"""What if: a decision of the game made otherwise, under the same luck; and a decision offered again as a drill."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim_core import bots
from sim_core.batch.playouts import ENDING, PLAYER, PLAYING_ON
from sim_core.batch.rollout import play_week
from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail, copy
from sim_core.debrief import task
from sim_core.debrief.alternatives import plain
from sim_core.debrief.task import Played
from sim_core.debrief.value import interval
from sim_core.engine.game import Game
from sim_core.engine.record import Step, apply_step, choice_of
from sim_core.engine.score import result
from sim_core.errors import Message
from sim_core.model.arrays import Yuan

WORLDS = 128


@dataclass(frozen=True)
class Replay:
    """A game from one decision on, made as it was or otherwise, then played on by the textbook with the game's own luck."""

    step: Step
    net: float  # yuan of net recovered at the close
    received: Yuan  # [weeks left + 1] yuan received until then, from the decision on by week's ends


@dataclass(frozen=True)
class Gain:
    """What a choice brings more than another, in many worlds as they could have been. Yuan."""

    mean: float
    low: float  # 95 % interval
    high: float

    @property
    def sure(self) -> bool:
        """Does the interval exclude nought?"""
        return self.low > 0 or self.high < 0


def show(trail: Trail, number: int, step: Step) -> Replay:
    """What would have come of another choice. Raises `IllegalMove` if it was not possible."""
    now = copy(trail.game(number))
    received = [float(now.sight().account.received.sum())]
    if step == ENDING:
        now.end_week()
    else:
        apply_step(now, plain(step))
        play_week(now, bots.get(PLAYER), PLAYER)
    received.append(float(now.sight().account.received.sum()))
    while not now.over():
        play_week(now, bots.get(PLAYER), PLAYER)
        received.append(float(now.sight().account.received.sum()))
    return Replay(step, float(result(now).net[0]), np.array(received))


def refusal(game: Game, step: Step) -> Message | None:
    """Why a choice is not possible at a point of a game; None if it is."""
    return None if step == ENDING else game.refusals(choice_of(game, step))[0]


def gains(
    played: Played, beliefs: Sequence[ClientBeliefs], number: int, tried: Step, others: Sequence[Step], worlds: int = WORLDS
) -> list[Gain]:
    """What `tried` brings more than each of `others` at one decision, in worlds as they could have been.

    The worlds are not those in which the best was picked: what is said of a retry is as fair to it as to the advice.
    """
    steps = tuple(dict.fromkeys(plain(step) for step in (tried, *others)))
    skip = task.FIRST_WORLDS + task.MORE_WORLDS
    worth = task.try_more(played, number, beliefs, (*steps, ENDING, PLAYING_ON), skip, worlds)
    mine = worth.net[0]
    return [Gain(*interval(mine - worth.net[steps.index(plain(other))])) for other in others]
