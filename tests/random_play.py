"""Play by chance: possible moves of every kind, with any amount and number of weeks that is allowed. Each game by its own dice.

What a game does depends on its number and its own past alone, so that it plays the same alone and in any batch.
"""

from random import Random

import numpy as np

from sim_core.engine.game import Game
from sim_core.model.arrays import TEN_THOUSAND, Rows
from sim_core.model.choices import Choice
from sim_core.model.legal import MAX_PARTS
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, NO_MOVE

TRIES = 12
"""Proposals a game makes, most of which may be refused, before it does nothing."""
CLAIMS = ("ask_promise", "instalments", "discount", "call", "visit", "confirm_promise")
"""What fills a file with promises that are open, partly paid and due: proposed as often as all else together."""


def dice_of(seed: int, episodes: Rows) -> list[Random]:
    """Dice for each game of a batch."""
    return [Random(f"{seed} {episode}") for episode in episodes.tolist()]


def random_choice(game: Game, dice: list[Random], moves: tuple[str, ...] = MOVE_IDS) -> Choice:
    """One possible move for each episode, [E], or none where nothing was found."""
    sight = game.sight()
    weeks_left = (sight.public.weeks - 1 - sight.desk.week).tolist()
    owed, overdue = sight.account.owed.tolist(), sight.account.overdue.tolist()
    found = [(NO_MOVE, 0, 0.0, 0)] * game.episodes
    open_rows = list(range(game.episodes))
    for _ in range(TRIES):
        proposed = [_proposal(dice[row], moves, owed[row], overdue[row], weeks_left[row]) for row in open_rows]
        refused = game.refusals(_choices(proposed), np.array(open_rows))
        for row, choice, why in zip(open_rows, proposed, refused, strict=True):
            if why is None:
                found[row] = choice
        open_rows = [row for row, why in zip(open_rows, refused, strict=True) if why is not None]
        if not open_rows:
            break
    return _choices(found)


def _proposal(
    dice: Random, moves: tuple[str, ...], owed: list[float], overdue: list[float], weeks_left: int
) -> tuple[int, int, float, int]:
    move, client = dice.choice(CLAIMS if moves == MOVE_IDS and dice.random() < 0.5 else moves), dice.randrange(len(owed))
    debt = owed[client]
    amounts = (debt, overdue[client], debt * dice.random(), dice.randrange(1, 40) * TEN_THOUSAND, TEN_THOUSAND)
    amount, weeks = min(float(int(dice.choice(amounts))), debt), dice.randint(0, max(min(weeks_left, MAX_PARTS), 0))
    asks = ASKS[MOVE[move]]
    return MOVE[move], client, amount if "amount" in asks else 0.0, weeks if "weeks" in asks else 0


def _choices(chosen: list[tuple[int, int, float, int]]) -> Choice:
    move, client, amount, weeks = zip(*chosen, strict=True)
    return Choice(np.array(move, np.int8), np.array(client, np.int8), np.array(amount), np.array(weeks, np.int8))
