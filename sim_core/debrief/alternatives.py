"""What else could sensibly have been done: the moves that a decision is compared with."""

from typing import Final

import numpy as np

from sim_core import bots
from sim_core.batch.playouts import PLAYING_ON
from sim_core.belief.trail import copy
from sim_core.bots.common import by_overdue
from sim_core.bots.fitting import asks, fitting
from sim_core.engine.game import Game
from sim_core.engine.legality import legal_moves
from sim_core.engine.record import END_WEEK, Step, steps_of
from sim_core.model.moves import MOVE, MOVE_IDS

MOST_CLIENTS: Final = 2
"""Clients looked at beside those of the choice made and of the textbook's."""


def textbook_step(game: Game) -> Step:
    """What the textbook would do next in a game of one episode."""
    now = copy(game)
    choice = bots.get("textbook")(now.sight(), now.bot_luck("textbook", 0))
    made = steps_of(choice, game.setting.public.client_ids)
    return made[0] if made else Step(move=END_WEEK)


def plain(step: Step) -> Step:
    """The same choice without what was believed at the time."""
    return Step(move=step.move, client=step.client, amount=step.amount, weeks=step.weeks)


def alternatives(game: Game, chosen: Step, most_clients: int = MOST_CLIENTS) -> tuple[Step, ...]:
    """Choices worth comparing in a game of one episode: the one made, to end the week, what the textbook would do, what
    fits the clients that matter most; and last, to leave it to the textbook.
    """
    sight, ids = game.sight(), game.setting.public.client_ids
    advised = textbook_step(game)
    worth = by_overdue(sight)[0]
    largest = [ids[at] for at in np.argsort(-worth, kind="stable")[:most_clients].tolist() if worth[at] > 0]
    steps = [plain(chosen), Step(move=END_WEEK), advised]
    legal = legal_moves(sight)[0]
    possible = {move: legal[:, MOVE[move]] for move in MOVE_IDS}
    for name in dict.fromkeys(step for step in (chosen.client, advised.client, *largest) if step):
        client = ids.index(name)
        for move in fitting(sight, client):
            if possible[move][client]:
                steps += [
                    Step(move=move, client=name, amount=amount, weeks=weeks) for amount, weeks in asks(sight, client, move)
                ]
    return tuple(dict.fromkeys([*steps, PLAYING_ON]))
