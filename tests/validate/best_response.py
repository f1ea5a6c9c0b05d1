"""A search for exploits: a policy of linear scores on what a rep can see, improved by the cross-entropy method.

If it beats the textbook while ignoring a lesson, the model has a hole. `python -m tests.validate.best_response`.

The policy gives each move on each client a score, weights · features, and plays the best one above nought; moves that ask
for an amount ask for a share of the overdue that is a parameter too. It knows nothing else.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from sim_core import load_scenario
from sim_core.arrays import Levels, Rows, Weeks, Yuan
from sim_core.bots.common import TEN_THOUSAND, Bot, nothing, weeks_left
from sim_core.legal import least_amount, legal
from sim_core.luck import BotLuck
from sim_core.moves import ASKS, MOVE, MOVE_IDS, NO_MOVE
from sim_core.rollout import rollout
from sim_core.scenario.schema import Scenario
from sim_core.state import Choice, Sight
from sim_core.vocabulary import Finding

FEATURES = (
    "always", "overdue", "excuse_open", "found_false", "found_true", "promise_open", "promise_due", "asked_now", "contacts",
    "mood", "stars", "plan_shared", "on_hold", "paid_now", "early", "challenged_now",
)  # fmt: skip
MOVES = tuple(move for move in MOVE_IDS if move != "set_plan")
ASKING = tuple(move for move in MOVES if ASKS[MOVE[move]])
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


def policy(parameters: Levels) -> Bot:
    """A bot from a vector of `SIZE` numbers."""
    weights = parameters[: len(MOVES) * len(FEATURES)].reshape(len(MOVES), len(FEATURES))
    shares = 1.0 / (1.0 + np.exp(-parameters[len(MOVES) * len(FEATURES) :]))

    def ask(sight: Sight, move: str, at: tuple[Rows, Rows]) -> tuple[Yuan, Weeks]:
        share = shares[ASKING.index(move)] if move in ASKING else 0.1
        wanted = np.floor(sight.account.overdue[at] * share / TEN_THOUSAND) * TEN_THOUSAND
        amount = np.minimum(np.maximum(wanted, least_amount(sight.account, at)), sight.account.owed[at])
        return amount, np.maximum(weeks_left(sight, 4 if move == "instalments" else 1)[at[0]], move == "instalments")

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        seen = features(sight)
        best = np.zeros(len(sight.desk.week))
        choice = nothing(sight)
        # A plan is written down where it is not: it costs nothing, and sharing it is the decision.
        unplanned = legal(sight, MOVE["set_plan"]) & (sight.account.plan_week <= sight.desk.week[:, None])
        left = sight.public.weeks - 1 - sight.desk.week
        first = np.flatnonzero(unplanned.any(axis=1) & (left >= 1) & (sight.desk.week == 0))
        for number, move in enumerate(MOVES):
            worth = np.where(legal(sight, MOVE[move]), seen @ weights[number], -np.inf)
            client = worth.argmax(axis=1)
            top = worth[np.arange(len(client)), client]
            better = np.flatnonzero(top > best)
            best[better] = top[better]
            choice.move[better], choice.client[better] = MOVE[move], client[better]
            if move in ASKING:
                amount, weeks = ask(sight, move, (better, client[better]))
                choice.amount[better], choice.weeks[better] = amount, weeks
        for row in (first,):
            client = unplanned[row].argmax(axis=1)
            choice.move[row], choice.client[row] = MOVE["set_plan"], client
            choice.amount[row] = np.maximum(sight.account.owed[row, client], 1.0)
            choice.weeks[row] = left[row]
        choice.move = np.where(sight.desk.week >= sight.public.weeks, NO_MOVE, choice.move).astype(np.int8)
        return choice

    return bot


def search(scenario: Scenario, generations: int, population: int, episodes: int, seed: int) -> tuple[Levels, list[float]]:
    """The best policy found, and the elite's mean net (as a share of textbook's) in each generation."""
    random = np.random.default_rng(seed)
    mean, spread = np.zeros(SIZE), np.ones(SIZE)
    bound = rollout(scenario, "textbook", 5, 0, episodes).result.net.mean()
    history: list[float] = []
    for generation in range(generations):
        tried = mean + spread * random.standard_normal((population, SIZE))
        tried[0] = mean
        first = generation * episodes  # fresh luck each time, or it would learn the luck
        nets = np.array([rollout(scenario, "cem", 5, first, episodes, bot=policy(one)).result.net.mean() for one in tried])
        elite = tried[np.argsort(nets)[-max(population // 6, 4) :]]
        mean = 0.3 * mean + 0.7 * elite.mean(axis=0)
        spread = np.maximum(0.3 * spread + 0.7 * elite.std(axis=0), 0.05)
        history.append(float(np.sort(nets)[-max(population // 6, 4) :].mean() / bound))
        print(f"generation {generation + 1}: elite {history[-1]:.3f} of textbook", flush=True)
    return mean, history


def main() -> None:
    """Search, and say how the best policy found compares with the textbook on fresh luck."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", nargs="?", default="final-quarter")
    parser.add_argument("--generations", type=int, default=40)
    parser.add_argument("--population", type=int, default=60)
    parser.add_argument("--episodes", type=int, default=96)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    scenario = load_scenario(asked.scenario)
    best, history = search(scenario, asked.generations, asked.population, asked.episodes, asked.seed)
    fresh = rollout(scenario, "cem", 99, 0, 1000, bot=policy(best)).result
    textbook = rollout(scenario, "textbook", 99, 0, 1000).result
    print(f"best found: {fresh.net.mean() / textbook.net.mean():.3f} of textbook, {fresh.moves.mean():.0f} moves")
    if asked.out:
        asked.out.write_text(json.dumps({"parameters": best.tolist(), "history": history}), "utf-8")


if __name__ == "__main__":
    main()
