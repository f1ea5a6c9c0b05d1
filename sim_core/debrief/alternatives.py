"""What else could sensibly have been done: the moves that a decision is compared with."""

from typing import Final

import numpy as np

from sim_core import bots
from sim_core.belief.trail import copy
from sim_core.bots.common import by_overdue, sized, weeks_left
from sim_core.debrief.value import PLAYING_ON
from sim_core.engine.game import Game
from sim_core.engine.legality import legal_moves
from sim_core.engine.record import END_WEEK, Step
from sim_core.model.arrays import Rows
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, MOVE_ROWS, NO_MOVE, bears
from sim_core.model.state import Sight
from sim_core.model.tables import EXCUSE_ROWS, column
from sim_core.model.vocabulary import Excuse

FITS: Final[dict[str, dict[str, int]]] = column(MOVE_ROWS, "fits", {})
"""How things stand with a client where a move is worth trying, and its turn then."""
LAST: Final = 100
AMOUNTS: Final = (0.25, 0.5)
"""Shares of the overdue asked as a promise."""
MOST_CLIENTS: Final = 2
"""Clients looked at beside those of the choice made and of the textbook's."""


def textbook_step(game: Game) -> Step:
    """What the textbook would do next in a game of one episode."""
    now = copy(game)
    choice = bots.get("textbook")(now.sight(), now.bot_luck("textbook", 0))
    made = np.flatnonzero(choice.move.reshape(-1) != NO_MOVE)
    if not len(made):
        return Step(move=END_WEEK)
    at = int(made[0])
    return Step(
        move=MOVE_IDS[int(choice.move.reshape(-1)[at])],
        client=game.setting.public.client_ids[int(choice.client.reshape(-1)[at])],
        amount=float(choice.amount.reshape(-1)[at]),
        weeks=int(choice.weeks.reshape(-1)[at]),
    )


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


def fitting(sight: Sight, client: int) -> list[str]:
    """Moves that fit how things stand with a client, legal or not, each in its turn."""
    account, stands, check = sight.account, {"no_excuse"}, ""
    kind = int(account.excuse[0, client])
    if kind >= 0:
        row = EXCUSE_ROWS[Excuse(kind).name.lower()]
        stands, check = {"excuse", str(row["class"])}, str(row["checked_by"])
    if account.promise[0, client] > 0:
        stands.add("promise")
    if account.hold[0, client]:
        stands.add("hold")
    turns = {move: [turn for case, turn in fits.items() if case in stands] for move, fits in FITS.items()}
    if check:
        turns[check].append(FITS[check].get("check", LAST))
    return sorted((move for move in MOVE_IDS if turns[move]), key=lambda move: min(turns[move]))


def asks(sight: Sight, client: int, move: str) -> list[tuple[float, int]]:
    """Amounts and weeks from now worth asking for with a move; (0, 0) where it asks for nothing."""
    at: tuple[Rows, Rows] = (np.array([0]), np.array([client]))
    overdue = sight.account.overdue[at]
    if bears(move, "promises") and not bears(move, "by_parts"):
        if not weeks_left(sight, 1)[0]:
            return []
        return list(dict.fromkeys((float(sized(sight, at, overdue * share)[0]), 1) for share in AMOUNTS))
    if bears(move, "by_parts"):
        return [(float(sized(sight, at, overdue * 0.9)[0]), int(max(weeks_left(sight, 4)[0], 1)))]
    if ASKS[MOVE[move]]:
        return [(float(sized(sight, at, overdue)[0]), 0)]
    return [(0.0, 0)]
