"""Bots that take the transfer check: each is asked for its next step in a situation, and takes the option that is like it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from sim_core import bots
from sim_core.belief.trail import copy
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.model.moves import FAMILY, MOVE
from sim_core.model.vocabulary import LESSONS
from tests.truth.mixed import next_step

Taker = Callable[[Game, int], Step]
"""A bot's next step in a game of one episode; `place` is the number of the situation, for its dice."""
TRICKS: Final = tuple(name for name in bots.RULED if name not in ("textbook", "oracle", "random"))
CARELESS: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
TIMES: Final = 3
"""How many reps there are of each carelessness, and how many that do anything at all."""


@dataclass(frozen=True)
class Panel:
    """Bots by name. `dice`: those that err do so by other dice in another panel."""

    dice: int

    def takers(self) -> Iterator[tuple[str, Taker]]:
        """Each bot with its name."""
        yield "textbook", _asked(bots.get("textbook"))
        for lesson in LESSONS:
            yield f"textbook without {lesson}", _asked(bots.get("textbook", (lesson,)))
        for name in TRICKS:
            yield name, _asked(bots.get(name))
        for time in range(TIMES):
            yield f"random {time + 1}", _at_random(bots.get("random"), f"{self.dice} {time}")
            for careless in CARELESS:
                yield f"mixed {careless} {time + 1}", _careless(careless, f"{self.dice} {time}")


def _asked(bot: bots.LibraryBot) -> Taker:
    def taker(game: Game, place: int) -> Step:
        now = copy(game)
        return _first(steps_of(bot(now.sight(), now.bot_luck(bot.name, 0)), game.setting.public.client_ids))

    return taker


def _at_random(bot: bots.LibraryBot, dice: str) -> Taker:
    def taker(game: Game, place: int) -> Step:
        now, slot = copy(game), Random(f"random {dice} {place}").randrange(1, 40)
        return _first(steps_of(bot(now.sight(), now.bot_luck(bot.name, slot)), game.setting.public.client_ids))

    return taker


def _careless(careless: float, dice: str) -> Taker:
    return lambda game, place: next_step(copy(game), Random(f"{careless} {dice} {place}"), careless) or Step(move=END_WEEK)


def _first(steps: Sequence[Step]) -> Step:
    return steps[0] if steps else Step(move=END_WEEK)


def likest(step: Step, options: Sequence[Step]) -> list[int]:
    """The options that are most like a step, by place: the same move, and the nearest amount; else a move of its family;
    else all of them: who would do something else altogether takes any.
    """
    same = [at for at, one in enumerate(options) if one.move == step.move]
    if same:
        return [min(same, key=lambda at: (abs(options[at].amount - step.amount), abs(options[at].weeks - step.weeks)))]
    if step.move in MOVE:
        family = FAMILY[MOVE[step.move]]
        kin = [at for at, one in enumerate(options) if one.move in MOVE and FAMILY[MOVE[one.move]] == family]
        if kin:
            return kin
    return list(range(len(options)))
