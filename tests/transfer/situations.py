"""Situations for the transfer check: moments of practice games, what may be done there, and what each choice is worth.

A choice is worth what it brings in worlds as they could have been, with the same luck for all, played to the end by the
textbook: the same as a decision of a debrief.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.playouts import ENDING, PLAYING_ON
from sim_core.belief.filter import ClientBeliefs
from sim_core.belief.trail import Trail, copy, follow
from sim_core.belief.worlds import worlds
from sim_core.bots.fitting import asks, fitting
from sim_core.debrief import task
from sim_core.debrief.task import Played
from sim_core.debrief.value import Worth, try_out
from sim_core.debrief.verdict import verdict
from sim_core.debrief.why import Why, why
from sim_core.engine.game import Game, start
from sim_core.engine.legality import legal_moves
from sim_core.engine.record import END_WEEK, Step, apply_step, choice_of, steps_of
from sim_core.model.arrays import Yuan
from sim_core.model.moves import LESSON_OF, MOVE
from sim_core.model.sight import Sight
from sim_core.scenario.practice import practice_text
from sim_core.scenario.read import parse_scenario
from tests.truth.mixed import mixed_steps

COPIES: Final = 800
WORLDS: Final = 512
LAST_WEEKS: Final = 2
"""Of a game, in which little can be learned from a choice any more."""
TEMPTING: Final = (
    *("call", "accept_excuse", "challenge", "visit", "demand_letter", "plead", "stop_supply", "push_order"),
    *("downstream_promo", "ask_promise", "fix_problem", "discount"),
)
"""What trainees do instead, offered where it is possible."""


@dataclass(frozen=True)
class Moment:
    """Where a choice is asked for: a game so far, and what the textbook would do next."""

    seed: int
    level: int
    steps: tuple[Step, ...]
    advised: Step

    @property
    def played(self) -> Played:
        """The game so far as its inputs."""
        return Played(practice_text(self.seed, self.level), self.seed, self.steps)

    @property
    def week(self) -> int:
        """From 0."""
        return sum(step.move == END_WEEK for step in self.steps)

    @property
    def client(self) -> str:
        """Whom the choice is about: where the textbook would go on."""
        return self.advised.client


def moments(seed: int, level: int) -> Iterator[Moment]:
    """The moments of a careless rep's game: at most one a week for each lesson that the textbook's next move belongs to."""
    scenario = parse_scenario(practice_text(seed, level).encode(), "practice")
    game, done, seen = start(scenario, seed), [], set()
    for step in mixed_steps(scenario, seed):
        week = int(game.sight().desk.week[0])
        if 0 < week < scenario.weeks - LAST_WEEKS:
            advised = _next(game)
            where = week, LESSON_OF.get(advised.move, "")
            if advised.client and where not in seen:
                seen.add(where)
                yield Moment(seed, level, tuple(done), advised)
        plain = step.model_copy(update={"belief": None, "cash_low": None, "cash_high": None})
        apply_step(game, plain)
        done.append(plain)


def _next(game: Game) -> Step:
    now = copy(game)
    made = steps_of(bots.get("textbook")(now.sight(), now.bot_luck("textbook", 0)), game.setting.public.client_ids)
    return made[0] if made else ENDING


@dataclass(frozen=True)
class Tried:
    """What the choices at a moment came to in the same worlds. Yuan."""

    steps: tuple[Step, ...]
    net: Yuan  # [steps, worlds]

    def mean(self, step: Step) -> float:
        """What a choice came to on average."""
        return float(self.net[self.steps.index(step)].mean())

    def ahead(self, one: Step, other: Step) -> tuple[float, float]:
        """What one choice brought more than another, and the standard error of that."""
        more = self.net[self.steps.index(one)] - self.net[self.steps.index(other)]
        return float(more.mean()), float(more.std(ddof=1)) / len(more) ** 0.5


def game_at(moment: Moment) -> tuple[Trail, Game]:
    """The game so far, told again, and as it stands."""
    trail = task.trail_of(moment.played)
    assert trail.stopped is None, trail.stopped
    return trail, trail.end


def believed(moment: Moment, copies: int = COPIES) -> tuple[ClientBeliefs, ...]:
    """What could be known of each client."""
    trail, game = game_at(moment)
    clients = range(len(game.setting.public.client_ids))
    return tuple(task.filter_client(trail, client, moment.seed, copies) for client in clients)


def possible(moment: Moment) -> tuple[Step, ...]:
    """What may sensibly be done at the moment's client, or is often done.

    To end the week is not among it: it costs the hours that are left, and beside that all else would look alike.
    """
    _, game = game_at(moment)
    sight, client = game.sight(), game.setting.public.client_ids.index(moment.client)
    legal = legal_moves(sight)[0, client]
    found = [moment.advised]
    for move in dict.fromkeys((*fitting(sight, client), *TEMPTING)):
        if legal[MOVE[move]]:
            found += [_step(sight, moment.client, move, amount, weeks) for amount, weeks in asks(sight, client, move)]
    if legal[MOVE["ask_promise"]]:
        overdue = float(sight.account.overdue[0, client])
        left = sight.public.weeks - 1 - int(sight.desk.week[0])
        found += [_step(sight, moment.client, "ask_promise", overdue, min(1, left))]
        found += [_step(sight, moment.client, "ask_promise", max(round(overdue * 0.07, -4), 1e4), min(1, left))]
    return tuple(step for step in dict.fromkeys(found) if game.refusals(choice_of(game, step))[0] is None)


def _step(sight: Sight, client: str, move: str, amount: float, weeks: int) -> Step:
    return Step(move=move, client=client, amount=amount, weeks=weeks)


def tried(moment: Moment, steps: Sequence[Step], beliefs: Sequence[ClientBeliefs], count: int = WORLDS, skip: int = 0) -> Tried:
    """What some choices come to in `count` worlds, from `skip` on."""
    _, game = game_at(moment)
    number, size = len(moment.steps), 128
    parts = []
    for first in range(0, count, size):
        batch = worlds(game, beliefs, number, min(size, count - first), skip + first, true=True)
        parts.append(try_out(batch, [(*steps, ENDING, PLAYING_ON)])[0].net)
    return Tried((*steps, ENDING, PLAYING_ON), np.concatenate(parts, axis=1))


def explained(
    moment: Moment, made: Step, options: Sequence[Step], found: Tried, beliefs: Sequence[ClientBeliefs], target: float
) -> tuple[str, Why]:
    """How a debrief would grade and explain one of the options, had it been made."""
    trail = follow(start(parse_scenario(moment.played.scenario.encode(), "practice"), moment.seed), (*moment.steps, made))
    order = [made, *(one for one in options if one != made), ENDING, PLAYING_ON]
    rows = [found.steps.index(one) for one in order]
    net = found.net[rows].copy()
    net[-2] = net[:-2].mean(axis=1).min()  # to end the week is not offered, and must not be what would have been best
    worth = Worth(tuple(order), net, np.zeros(len(order)))
    judged = verdict(trail.moments[len(moment.steps)], worth, worth.cost(), target)
    return judged.grade, why(trail, beliefs, judged)
