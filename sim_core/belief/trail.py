"""A game told again, decision by decision: what was on file before each, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Protocol

import numpy as np

from sim_core.belief.packing import packed_game
from sim_core.effects.here import Answer, Friday
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step, apply_step, choice_of
from sim_core.engine.retelling import Retold
from sim_core.errors import Message, SimError
from sim_core.model.choices import Events, WeekEvents
from sim_core.model.sight import Sight
from sim_core.model.state import AccountState


class Stood(Protocol):
    """A game put away."""

    def game(self) -> Game:
        """The game as it was. Fork it before playing on."""


@dataclass(frozen=True, eq=False)
class _Row:
    """One state of a game that was told again at one go."""

    of: Retold
    number: int

    @cached_property
    def _game(self) -> Game:
        return self.of.game(self.number)

    def game(self) -> Game:
        return self._game


@dataclass(frozen=True)
class Moment:
    """One decision of a game: a move, or ending the week."""

    number: int  # from 0, as in the record
    step: Step
    week: int  # from 0
    client: int  # number of the client; −1 when a week is ended
    stood: Stood  # the game, one episode, as it stood
    events: Events | WeekEvents

    @property
    def before(self) -> Game:
        """The game as it stood, one episode. Fork it before playing on."""
        return self.stood.game()

    @property
    def ends_week(self) -> bool:
        """Is this the end of a week?"""
        return self.client < 0


@dataclass(frozen=True)
class Trail:
    """A game's decisions in order, and how it stood after the last."""

    moments: tuple[Moment, ...]
    end: Game
    stopped: Message | None = None  # why it could not be followed to the last decision

    @property
    def finished(self) -> bool:
        """Was the game played to the end of its last week?"""
        return self.end.over()

    def sight(self, number: int) -> Sight:
        """What was on file before decision `number` (after the last, if it is one more than there are)."""
        return self.game(number).sight()

    def game(self, number: int) -> Game:
        """The game as it stood before decision `number`. Fork it before playing on."""
        return self.moments[number].before if number < len(self.moments) else self.end

    def account(self, number: int) -> AccountState:
        """The file [1, C] before decision `number`."""
        return self.sight(number).account


def follow(game: Game, steps: Iterable[Step]) -> Trail:
    """Make `steps` in a game of one episode, which is left as it was. A step that is refused ends the trail."""
    now = copy(game)
    moments: list[Moment] = []
    ids = game.setting.public.client_ids
    for number, step in enumerate(steps):
        stood, week = packed_game(now, like=game), int(now.sight().desk.week[0])
        try:
            events = apply_step(now, step)
        except SimError as error:
            return Trail(tuple(moments), now, Message("debrief.stopped", {"step": number + 1, "problem": error.message}))
        except Exception as error:  # the rules themselves fail on it: the game is told as far as it goes
            problem = f"{type(error).__name__}: {error}"
            return Trail(tuple(moments), stood.game(), Message("debrief.stopped", {"step": number + 1, "problem": problem}))
        client = -1 if step.move == END_WEEK else ids.index(step.client)
        moments.append(Moment(number, step, week, client, stood, events))
    return Trail(tuple(moments), now)


def trail_of(steps: Sequence[Step], told: Retold) -> Trail:
    """The trail of a game that was told again at one go: what `follow` makes of the same steps."""
    whole = told.states
    ids, weeks, support = whole.setting.public.client_ids, whole._batch.desks["week"], whole._batch.desks["support"]
    moments: list[Moment] = []
    for number, step in enumerate(steps):
        week, ends = int(weeks[number]), step.move == END_WEEK
        events: Events | WeekEvents
        if ends:
            seen = {field.name: told.fridays[week][field.name][None].copy() for field in fields(Friday)}
            events = WeekEvents(**seen, news=told.news[week][None].copy(), support=support[number : number + 1, 1].copy())
        else:
            made = choice_of(whole, step)
            answer = {field.name: told.answers[field.name][number : number + 1].copy() for field in fields(Answer)}
            events = Events(move=made.move, client=made.client, **answer)
        moments.append(Moment(number, step, week, -1 if ends else ids.index(step.client), _Row(told, number), events))
    return Trail(tuple(moments), told.game(len(steps)))


def copy(game: Game) -> Game:
    """The same games once more."""
    return game.fork(np.arange(game.episodes))
