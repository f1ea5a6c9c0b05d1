"""A search for exploits: a policy of linear scores on what a rep can see, improved by the cross-entropy method.

If it beats the textbook while ignoring a lesson, the model has a hole. `python -m tests.validate.best_response`.

The policy gives each move on each client a score, weights · features, and plays the best one above nought; moves that ask
for an amount ask for a share of the overdue that is a parameter too. It knows nothing else.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from sim_core import load_scenario, start
from sim_core.batch.rollout import MOST_MOVES, rollout
from sim_core.bots.common import Bot, Round, weeks_left
from sim_core.engine.score import result
from sim_core.model.arrays import TEN_THOUSAND, Levels
from sim_core.model.choices import Choice
from sim_core.model.legal import least_amount, legal
from sim_core.model.luck import BotLuck
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, NO_MOVE
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import Finding
from sim_core.scenario.schema import Scenario

FEATURES = (
    "always", "overdue", "excuse_open", "found_false", "found_true", "promise_open", "promise_due", "asked_now", "contacts",
    "mood", "stars", "plan_shared", "on_hold", "paid_now", "early", "challenged_now",
)  # fmt: skip
MOVES = tuple(move for move in MOVE_IDS if move != "set_plan")
ASKING = tuple(move for move in MOVES if ASKS[MOVE[move]])
NUMBERS = np.array([MOVE[move] for move in MOVES])
SIZE = len(MOVES) * len(FEATURES) + len(ASKING)


def features(sight: Sight) -> Levels:
    """[E, C, F] what the policy looks at, each about −1 … 1."""
    account, week = sight.account, sight.desk.week[:, None]
    kind = np.maximum(account.excuse, 0).astype(np.intp)
    found = np.take_along_axis(account.found, kind[:, :, None], axis=2)[:, :, 0]
    fresh = week - np.take_along_axis(account.found_week, kind[:, :, None], axis=2)[:, :, 0] <= 4
    sure = np.take_along_axis(account.found_sure, kind[:, :, None], axis=2)[:, :, 0] > 0.7
    is_open = account.excuse >= 0
    columns = [
        np.ones_like(account.owed),
        account.overdue / 500_000.0 - 1.0,
        is_open,
        is_open & fresh & sure & (found == Finding.FALSE),
        is_open & fresh & sure & (found == Finding.TRUE),
        account.promise > 0,
        (account.promise > 0) & (account.promise_due <= week),
        account.asked_week >= week,
        np.minimum(account.contacts, 6.0) / 3.0 - 1.0,
        account.mood / 2.0 - 1.0,
        account.stars / 2.0 - 1.5,
        account.plan_shared,
        account.hold,
        account.paid_week > 0,
        np.broadcast_to(1.0 - 2.0 * week / sight.public.weeks, account.owed.shape),
        account.challenge_week >= week,
    ]
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=2)


def choose(sight: Sight, weights: Levels, shares: Levels) -> Choice:
    """A round of moves: on each client the best-scored possible move above nought, the best first, as far as hours go.

    `weights` [E, M, F] and `shares` [E, A] (of the overdue, for the moves that ask) are those of each episode's policy.
    """
    plan, week = Round(sight), sight.desk.week
    left = sight.public.weeks - 1 - week
    # A plan is written down where it is not: it costs nothing, and sharing it is the decision.
    unplanned = legal(sight, MOVE["set_plan"]) & (sight.account.plan_week <= week[:, None]) & (left >= 1)[:, None]
    scores = np.einsum("ecf,emf->ecm", features(sight), weights)
    for number, move in enumerate(MOVES):
        possible = legal(sight, MOVE[move])
        if move == "instalments":
            possible &= (left >= 1)[:, None]
        scores[:, :, number] = np.where(possible, scores[:, :, number], -np.inf)
    best = scores.argmax(axis=2)
    worth = np.take_along_axis(scores, best[:, :, None], axis=2)[:, :, 0]
    made = worth > 0
    plan.move = np.where(made, NUMBERS[best], NO_MOVE).astype(np.int8)
    plan.order = np.where(made, -worth, np.inf)
    for number, move in enumerate(ASKING):
        rows, clients = np.nonzero(made & (NUMBERS[best] == MOVE[move]))
        wanted = np.floor(sight.account.overdue[rows, clients] * shares[rows, number] / TEN_THOUSAND) * TEN_THOUSAND
        least = least_amount(sight.account, (rows, clients))
        plan.amount[rows, clients] = np.minimum(np.maximum(wanted, least), sight.account.owed[rows, clients])
        weeks = 4 if move == "instalments" else 1
        plan.weeks[rows, clients] = np.maximum(weeks_left(sight, weeks)[rows], move == "instalments")
    plan.move = np.where(unplanned, MOVE["set_plan"], plan.move).astype(np.int8)
    plan.order = np.where(unplanned, -np.inf, plan.order)
    rows, clients = np.nonzero(unplanned)
    plan.amount[rows, clients] = np.maximum(sight.account.owed[rows, clients], 1.0)
    plan.weeks[rows, clients] = left[rows]
    return plan.choice()


def split(parameters: Levels) -> tuple[Levels, Levels]:
    """Weights [P, M, F] and shares [P, A] of policies [P, SIZE]."""
    cut = len(MOVES) * len(FEATURES)
    return parameters[:, :cut].reshape(-1, len(MOVES), len(FEATURES)), 1.0 / (1.0 + np.exp(-parameters[:, cut:]))


def policy(parameters: Levels) -> Bot:
    """A bot from a vector of `SIZE` numbers."""
    weights, shares = split(parameters[None])

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        count = len(sight.desk.week)
        return choose(sight, np.repeat(weights, count, axis=0), np.repeat(shares, count, axis=0))

    return bot


def net_of_each(scenario: Scenario, parameters: Levels, seed: int, first: int, episodes: int) -> Levels:
    """[P] mean net recovered by each policy, all with the same luck: one batch of P × `episodes` games."""
    weights, shares = split(parameters)
    whose = np.repeat(np.arange(len(parameters)), episodes)
    game = start(scenario, seed, first, episodes).fork(np.tile(np.arange(episodes), len(parameters)))
    while not game.over():
        rows = np.arange(game.episodes)
        for _ in range(MOST_MOVES):
            choice = choose(game.sight(rows), weights[whose[rows]], shares[whose[rows]])
            game.play(choice, rows)
            rows = rows[(choice.move != NO_MOVE).any(axis=1)]
            if not len(rows):
                break
        game.end_week()
    return result(game).net.reshape(len(parameters), episodes).mean(axis=1)


def search(
    scenario: Scenario, generations: int, population: int, episodes: int, seed: int, begin: Levels | None = None
) -> tuple[Levels, list[float]]:
    """The best policy found, from `begin` on (nought, if left out), and its elite's mean net as a share of textbook's."""
    random = np.random.default_rng(seed)
    mean, spread = np.zeros(SIZE), np.ones(SIZE)
    if begin is not None:
        mean, spread = begin, np.full(SIZE, 0.5)
    bound = rollout(scenario, "textbook", 5, 0, 512).result.net.mean()
    history: list[float] = []
    elite_count = max(population // 8, 6)
    for generation in range(generations):
        tried = mean + spread * random.standard_normal((population, SIZE))
        tried[0] = mean
        nets = net_of_each(scenario, tried, 5, generation * episodes, episodes)  # fresh luck, or it would learn the luck
        elite = tried[np.argsort(nets)[-elite_count:]]
        mean = 0.25 * mean + 0.75 * elite.mean(axis=0)
        # Some spread is added that dwindles, or the search would settle too soon (Szita and Lőrincz 2006).
        spread = np.sqrt(0.25 * spread**2 + 0.75 * elite.var(axis=0) + 0.02 * max(1.0 - generation / (0.8 * generations), 0.0))
        history.append(float(np.sort(nets)[-elite_count:].mean() / bound))
        print(f"generation {generation + 1}: elite {history[-1]:.3f} of textbook", flush=True)
    return mean, history


def main() -> None:
    """Search, and say how the best policy found compares with the textbook on fresh luck."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", nargs="?", default="final-quarter")
    parser.add_argument("--generations", type=int, default=80)
    parser.add_argument("--population", type=int, default=160)
    parser.add_argument("--episodes", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--begin", type=Path, help="parameters found before, to go on from")
    parser.add_argument("--out", type=Path, help="where to write the parameters found")
    asked = parser.parse_args()
    scenario = load_scenario(asked.scenario)
    begin = np.array(json.loads(asked.begin.read_text("utf-8"))["parameters"]) if asked.begin else None
    best, history = search(scenario, asked.generations, asked.population, asked.episodes, asked.seed, begin)
    fresh = rollout(scenario, "found", 99, 0, 1000, bot=policy(best)).result
    textbook = rollout(scenario, "textbook", 99, 0, 1000).result
    print(f"best found: {fresh.net.mean() / textbook.net.mean():.3f} of textbook, {fresh.moves.mean():.0f} moves")
    if asked.out:
        asked.out.write_text(json.dumps({"parameters": best.tolist(), "history": history}), "utf-8")


if __name__ == "__main__":
    main()
