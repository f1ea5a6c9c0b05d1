"""What could be known of a game, worked out while it is played: the debrief of just that game finds it, the same to the bit."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sim_core.belief.filter import KEPT, Belief, ClientBeliefs, kept_after
from sim_core.belief.live import Live, advance_all, begin_all
from sim_core.compiled.cache import WORTH_LOADING, ready
from sim_core.debrief.task import BELIEVING, Played, ready_beliefs
from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.scenario.read import parse_scenario

MOST: Final = 2
"""Games whose beliefs are kept."""


@dataclass(frozen=True)
class Followed:
    """A game as far as it has been followed, and what could be known at each point of it."""

    played: Played
    copies: int
    game: Game
    live: Live
    states: tuple[tuple[Belief, ...], ...]  # by client

    @property
    def decisions(self) -> int:
        """How many were followed."""
        return len(self.played.steps)

    @property
    def over(self) -> bool:
        """Was the game played to the end of its last week?"""
        return self.game.over()


def compiled_for_beliefs() -> bool:
    """Are the loops that believing calls compiled, so that others run while they do?"""
    return ready(*BELIEVING)


def followed(played: Played, copies: int) -> Followed:
    """A game that starts. `played` has no steps yet."""
    game = start(parse_scenario(played.scenario.encode(), "scenario"), played.seed)
    live = begin_all(game.setting, game.sight(), played.seed, copies, KEPT, WORTH_LOADING)
    return Followed(played, copies, game, live, tuple((one.state,) for one in live.clients))


def follow_on(one: Followed, step: Step) -> Followed:
    """The same game with one more decision, which its session has made already. Its game moves on."""
    before = one.game.fork(np.array([0])).sight()
    events = apply_step(one.game, step)
    live = advance_all(one.live, step, events, before, one.game.sight())
    states = tuple(
        (*states, now.state) if now is not was else states
        for states, now, was in zip(one.states, live.clients, one.live.clients, strict=True)
    )
    return replace(one, played=replace(one.played, steps=(*one.played.steps, step)), live=live, states=states)


def keep_beliefs(one: Followed) -> None:
    """Let the debrief of this game find what was known of it, unless it would keep fewer copies of so long a game."""
    ends = sum(step.move == END_WEEK for step in one.played.steps)
    if kept_after(len(one.states), len(one.played.steps), ends) != KEPT:
        return
    for client, states in enumerate(one.states):
        ready_beliefs[one.played, client, one.copies] = ClientBeliefs(client, states)
    while len({game for game, _, _ in ready_beliefs}) > MOST:
        oldest = next(iter(ready_beliefs))[0]
        for key in [key for key in ready_beliefs if key[0] == oldest]:
            del ready_beliefs[key]
