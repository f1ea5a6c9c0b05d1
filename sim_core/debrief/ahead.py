"""What could be known of a game, worked out while it is played: the debrief of just that game finds it, the same to the bit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sim_core.belief.filter import KEPT, Belief, ClientBeliefs, kept_after
from sim_core.belief.live import Live, advance_all, begin_all
from sim_core.belief.packing import packed_game
from sim_core.belief.trail import Moment, Trail, copy
from sim_core.compiled.cache import WORTH_LOADING
from sim_core.debrief.task import Played, ready_beliefs
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
    opening: Game
    moments: tuple[Moment, ...] = ()

    @property
    def decisions(self) -> int:
        """How many were followed."""
        return len(self.played.steps)

    @property
    def trail(self) -> Trail:
        """The game told again as far as it was followed."""
        return Trail(self.moments, self.game)

    @property
    def beliefs(self) -> tuple[ClientBeliefs, ...]:
        """What could be known of each client so far."""
        return tuple(ClientBeliefs(client, states) for client, states in enumerate(self.states))

    @property
    def whole(self) -> bool:
        """Would a debrief of the game as far as it goes keep as much of what could be known?"""
        return kept_after(len(self.states), self.decisions, sum(one.ends_week for one in self.moments)) == KEPT

    @property
    def over(self) -> bool:
        """Was the game played to the end of its last week?"""
        return self.game.over()


def followed(played: Played, copies: int) -> Followed:
    """A game that starts. `played` has no steps yet."""
    game = start(parse_scenario(played.scenario.encode(), "scenario"), played.seed)
    live = begin_all(game.setting, game.sight(), played.seed, copies, KEPT, WORTH_LOADING)
    return Followed(played, copies, game, live, tuple((one.state,) for one in live.clients), copy(game))


def follow_on(one: Followed, step: Step) -> Followed:
    """The same game with one more decision, which its session has made already. Its game moves on."""
    stood, before = packed_game(one.game, like=one.opening), one.game.fork(np.array([0])).sight()
    week, ids = int(before.desk.week[0]), one.game.setting.public.client_ids
    events = apply_step(one.game, step)
    client = -1 if step.move == END_WEEK else ids.index(step.client)
    moment = Moment(one.decisions, step, week, client, stood, events)
    live = advance_all(one.live, step, events, before, one.game.sight())
    states = tuple(
        (*states, now.state) if now is not was else states
        for states, now, was in zip(one.states, live.clients, one.live.clients, strict=True)
    )
    played = replace(one.played, steps=(*one.played.steps, step))
    return replace(one, played=played, live=live, states=states, moments=(*one.moments, moment))


def follow_to(played: Played, copies: int) -> tuple[ClientBeliefs, ...] | None:
    """What could be known of each client of a game so far; None while it is not over, or where a debrief would keep less of it.

    Goes on from where this process has followed the same game to.
    """
    kept = _following[0] if _following else None
    goes_on = kept and kept.copies == copies and _begins(kept.played, played)
    one = kept if kept and goes_on else followed(replace(played, steps=()), copies)
    for step in played.steps[one.decisions :]:
        one = follow_on(one, step)
    _following[:] = [one]
    if not one.over:
        return None
    _following.clear()
    return one.beliefs if one.whole else None


_following: Final[list[Followed]] = []
"""The game that this process is following."""


def _begins(one: Played, other: Played) -> bool:
    """Is one the beginning of the other?"""
    return one.scenario == other.scenario and one.seed == other.seed and other.steps[: len(one.steps)] == one.steps


def keep_beliefs(played: Played, copies: int, beliefs: Sequence[ClientBeliefs]) -> None:
    """Let the debrief of this game find what was known of it."""
    for own in beliefs:
        ready_beliefs[played, own.client, copies] = own
    while len({game for game, _, _ in ready_beliefs}) > MOST:
        oldest = next(iter(ready_beliefs))[0]
        for key in [key for key in ready_beliefs if key[0] == oldest]:
            del ready_beliefs[key]
