"""A game told again, decision by decision: what was on file before each, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sim_core.belief.packing import PackedGame, packed_game
from sim_core.engine.game import Game
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.errors import Message, SimError
from sim_core.model.choices import Events, WeekEvents
from sim_core.model.sight import Sight
from sim_core.model.state import AccountState


@dataclass(frozen=True)
class Moment:
    """One decision of a game: a move, or ending the week."""

    number: int  # from 0, as in the record
    step: Step
    week: int  # from 0
    client: int  # number of the client; −1 when a week is ended
    stood: PackedGame  # the game, one episode, as it stood
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


def copy(game: Game) -> Game:
    """The same games once more."""
    return game.fork(np.arange(game.episodes))
