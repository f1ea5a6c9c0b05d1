"""The choices of the oracle, which is shown the truth: a sight alone is not enough to ask it for its next round."""

import numpy as np

from sim_core.batch.playing import MOST_MOVES
from sim_core.bots.library import plan_round, player_of
from sim_core.bots.portfolio import WISH, Portfolio
from sim_core.engine.game import Game, start
from sim_core.engine.record import END_WEEK, Step, apply_step
from sim_core.model.calls import plain_of
from sim_core.model.moves import MOVE_IDS
from sim_core.model.records import as_objects, room
from sim_core.model.state import ACCOUNT
from sim_core.scenario.schema import Scenario


def informed_steps(scenario: Scenario, seed: int) -> list[Step]:
    """Its choices in episode 0 of a seed, one after the other."""
    game, steps = start(scenario, seed), []
    while not game.over():
        for _ in range(MOST_MOVES):
            made = _round(game)
            for step in made:
                apply_step(game, step)
            steps += made
            if not made:
                break
        game.end_week()
        steps.append(Step(move=END_WEEK))
    return steps


def _round(game: Game) -> list[Step]:
    ids, book, found = game.setting.public.client_ids, plain_of(game.setting.book), []
    batch = as_objects(game.fork(np.arange(1))._records())
    plan, files = room(len(ids), WISH), room(len(ids), ACCOUNT)
    sight = Portfolio(batch.accounts[0], batch.desks[0], book.terms, book.moves, book.rules[0])
    for place in range(plan_round(plain_of(player_of("oracle")), sight, batch.clients[0], files, plan, 0.0)):
        client = plan[place].next
        wish = plan[client]
        found.append(Step(move=MOVE_IDS[wish.move], client=ids[client], amount=float(wish.amount), weeks=int(wish.weeks)))
    return found
