"""A player that thinks ahead, on what a rep can know: the bot `master`.

It follows what could be known of each client (`belief/filter.py`) and, before each move, imagines worlds that agree with it.
What the textbook would do next and other moves are tried in them with the same luck, each played to the end by the textbook,
and the best mean is kept if it is surely better. That is a rollout policy, with the textbook as its base policy (Tesauro and
Galperin 1996, "On-line policy improvement using Monte-Carlo search"; Bertsekas, Tsitsiklis and Wu 1997, "Rollout algorithms
for combinatorial optimization"): as good as its base policy but for errors of the sample, and mostly better.

It is given sights and what was seen to happen. It never sees a game, which holds the truth; those it has, it imagines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.playouts import ENDING, PLAYER, PLAYING_ON, nets_of, tries_of
from sim_core.belief.filter import Following, advance, begin
from sim_core.belief.worlds import imagined
from sim_core.bots.fitting import asks, fitting
from sim_core.engine.game import Game
from sim_core.engine.legality import legal_moves
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.model.arrays import AnyArray, Levels, Rows, Yuan
from sim_core.model.choices import Events, WeekEvents
from sim_core.model.luck import BotLuck
from sim_core.model.moves import MOVE, MOVE_IDS, bears
from sim_core.model.sight import Sight
from sim_core.scenario.draw import Setting, setting
from sim_core.scenario.schema import Scenario


@dataclass(frozen=True)
class Care:
    """How much thought goes into a move."""

    copies: int = 400  # of each client
    worlds: tuple[int, ...] = (5, 12, 32, 96)  # in which choices are tried, round by round
    left: tuple[int, ...] = (10, 4, 2)  # choices that go on to the next round, the best so far
    hopeful: float = 2.0  # standard errors by which a choice may lie behind the textbook's and go on
    surely: float = 1.5  # standard errors by which the best must lie before the textbook's to be made


CARE: Final = Care()
USEFUL: Final = ("checks", "helps", "closes_gap", "promises")
"""Moves with these tags are tried whenever they are possible, beside those that fit."""


@dataclass
class Mind:
    """What the player remembers of one game."""

    scenario: Scenario
    setting: Setting
    seed: int  # of its own luck
    care: Care
    clients: list[Following]
    copies: list[tuple[AnyArray, Levels]]  # what each client may be, at hand
    thoughts: int = 0  # decisions so far
    seen: int = 0  # choices and ends of weeks seen so far


def awake(scenario: Scenario, sight: Sight, seed: int, care: Care = CARE) -> Mind:
    """A mind at the start of a game of one episode. `seed` is of its own luck."""
    own = setting(scenario)
    kept, count = sum(care.worlds), len(own.public.client_ids)
    clients = [begin(own, sight, client, seed, care.copies, kept) for client in range(count)]
    return Mind(scenario, own, seed, care, clients, [client.state.worlds() for client in clients])


def remember(mind: Mind, step: Step, events: Events | WeekEvents, before: Sight, after: Sight) -> None:
    """Take in what a choice, or the end of a week, showed; `before` and `after` are what was on file."""
    ids = after.public.client_ids
    for client in range(len(ids)) if step.move == END_WEEK else [ids.index(step.client)]:
        mind.clients[client] = advance(mind.clients[client], mind.seen, step, events, before, after)
        mind.copies[client] = mind.clients[client].state.worlds()
    mind.seen += 1


def next_steps(mind: Mind, sight: Sight, luck: BotLuck) -> list[Step]:
    """What to do next in a game of one episode: a move, or the textbook's round of them; nothing ends the week."""
    advised = steps_of(bots.get(PLAYER)(sight, luck), sight.public.client_ids)
    others = candidates(sight)
    if advised:
        others.insert(0, ENDING)
    best = _best(mind, sight, others) if others else PLAYING_ON
    mind.thoughts += 1
    if best == PLAYING_ON:
        return advised
    return [] if best == ENDING else [best]


def candidates(sight: Sight) -> list[Step]:
    """Moves worth thinking about in a game of one episode: what fits how things stand with each client, and what may help."""
    possible, steps = legal_moves(sight)[0], []
    for client, name in enumerate(sight.public.client_ids):
        useful = (move for move in MOVE_IDS if any(bears(move, tag) for tag in USEFUL))
        for move in dict.fromkeys((*fitting(sight, client), *useful)):
            if possible[client, MOVE[move]]:
                steps += [
                    Step(move=move, client=name, amount=amount, weeks=weeks) for amount, weeks in asks(sight, client, move)
                ]
    return steps


def _best(mind: Mind, sight: Sight, steps: Sequence[Step]) -> Step:
    """The best of some choices, or `PLAYING_ON` if none is surely better than what the textbook would do.

    All are tried in a few worlds, those that do well there in more, until a few are left (sequential halving; Karnin, Koren
    and Somekh 2013, "Almost optimal exploration in multi-armed bandits").
    """
    care, left, skip = mind.care, list(steps), 0
    worlds = imagined(mind.scenario, mind.setting, sight, mind.copies, mind.seed, mind.thoughts)
    gains: Yuan = np.zeros((len(left), 0))
    for turn, count in enumerate(care.worlds):
        gains = np.concatenate([gains, _gains(worlds, left, np.arange(skip, skip + count))], axis=1)
        skip += count
        if turn < len(care.left):
            mean, error = _measured(gains)
            hopeful = np.flatnonzero(mean + care.hopeful * error > 0)
            places = hopeful[np.argsort(-(mean + error)[hopeful], kind="stable")][: care.left[turn]]
            if not len(places):
                return PLAYING_ON
            left, gains = [left[at] for at in places.tolist()], gains[places]
    mean, error = _measured(gains)
    sure = mean - care.surely * error
    best = int(sure.argmax())
    return left[best] if sure[best] > 0 else PLAYING_ON


def _gains(worlds: Game, steps: Sequence[Step], some: Rows) -> Yuan:
    """[steps, worlds] what each choice brings more than the textbook's in `some` worlds, with the same luck."""
    rows = np.tile(some, (len(steps) + 1, 1))
    nets = nets_of(worlds, tries_of([PLAYING_ON, *steps], worlds.setting.public.client_ids, rows)).reshape(rows.shape)
    gains: Yuan = nets[1:] - nets[0]
    return gains


def _measured(gains: Yuan) -> tuple[AnyArray, AnyArray]:
    """Means of gains [steps, worlds], and their standard errors."""
    return gains.mean(axis=1), gains.std(axis=1, ddof=1) / gains.shape[1] ** 0.5
