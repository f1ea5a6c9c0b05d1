"""A small policy learnt from nothing, with numpy alone: `python -m sim_core.gym_env.example [SCENARIO]`.

The policy gives every possible action a number and takes the highest: a weight for the kind of action plus weights for a few
facts about the client. It is improved by the cross-entropy method: many policies drawn around the best guess so far each play
some games, all in one vector environment; the best quarter of them make the next guess.
"""

import sys
from dataclasses import dataclass

import gymnasium
import numpy as np

import sim_core
from sim_core.gym_env.facts import DESK, FACTS
from sim_core.model.arrays import AnyArray, Levels

LOOKS_AT = ("overdue", "evidence", "since contact", "since asked for money", "promise due", "plan shared", "since excuse")
KEPT = 4
"""One policy in so many is kept."""


@dataclass
class Policy:
    """Weights [variants, 1 + facts] for the moves, and what ending the week is worth [1]."""

    weights: Levels
    end_week: Levels


def choose(weights: Levels, end_week: Levels, seen: AnyArray, mask: AnyArray) -> AnyArray:
    """The action [E] that policies (weights [E, V, 1 + facts], end_week [E]) choose for what they see."""
    games, variants = len(seen), weights.shape[1]
    about = seen[:, len(DESK) :].reshape(games, -1, len(FACTS))[:, :, [list(FACTS).index(name) for name in LOOKS_AT]]
    about = np.concatenate((np.ones((*about.shape[:2], 1)), about), axis=2)
    worth = np.einsum("evf,ecf->ecv", weights, about).reshape(games, -1)
    worth = np.concatenate((end_week[:, None], worth), axis=1)
    assert worth.shape[1] == 1 + about.shape[1] * variants
    chosen: AnyArray = np.where(mask > 0, worth, -np.inf).argmax(axis=1)
    return chosen


def play(envs: gymnasium.vector.VectorEnv, weights: Levels, end_week: Levels, seed: int) -> Levels:
    """Let policies, one for each game, play a game each: net recovered [E], yuan."""
    seen, info = envs.reset(seed=seed)
    over = np.zeros(envs.num_envs, np.bool_)
    total = np.zeros(envs.num_envs)
    while not over.all():
        seen, reward, ended, stopped, info = envs.step(choose(weights, end_week, seen, info["action_mask"]))
        total += np.where(over, 0.0, reward)
        over |= ended | stopped
    return total * 10_000


def train(envs: gymnasium.vector.VectorEnv, policies: int, generations: int, seed: int = 0) -> Policy:
    """The best guess after some generations of `policies` policies, which share the games of `envs` evenly."""
    luck = np.random.Generator(np.random.Philox(seed))
    clients = (envs.single_observation_space.shape[0] - len(DESK)) // len(FACTS)  # type: ignore[index]  # a Box has a shape
    variants = (int(envs.single_action_space.n) - 1) // clients  # type: ignore[attr-defined]  # Discrete
    size = variants * (1 + len(LOOKS_AT)) + 1
    middle, spread = np.zeros(size), np.ones(size)
    each = envs.num_envs // policies
    for generation in range(generations):
        drawn = middle + spread * luck.standard_normal((policies, size))
        own = np.repeat(drawn, each, axis=0)
        net = play(envs, own[:, :-1].reshape(-1, variants, 1 + len(LOOKS_AT)), own[:, -1], seed + generation)
        value = net.reshape(policies, each).mean(axis=1)
        best = drawn[value.argsort()[::-1][: max(policies // KEPT, 2)]]
        middle, spread = best.mean(axis=0), best.std(axis=0) + 0.1
        print(f"generation {generation + 1}: mean ¥{value.mean():,.0f}, best ¥{value.max():,.0f}", file=sys.stderr)
    return Policy(middle[:-1].reshape(variants, -1), middle[-1:])


def net_of(policy: Policy, envs: gymnasium.vector.VectorEnv, seed: int) -> Levels:
    """Net recovered [E] by one policy in the episodes 0 … of a seed."""
    weights = np.broadcast_to(policy.weights, (envs.num_envs, *policy.weights.shape))
    return play(envs, weights, np.broadcast_to(policy.end_week, envs.num_envs), seed)


def main() -> None:
    """Train on a scenario, then compare with two bots on games that the policy has not seen."""
    scenario = sys.argv[1] if len(sys.argv) > 1 else "final-quarter"
    envs = gymnasium.make_vec("FinalKick-v0", num_envs=1024, scenario=scenario)
    policy = train(envs, policies=64, generations=12)
    print(f"learnt: ¥{net_of(policy, envs, seed=1000).mean():,.0f}")
    for bot in ("nag", "textbook"):
        played = sim_core.rollout(sim_core.load_scenario(scenario), bot, 1000, 0, 1024)
        print(f"{bot}: ¥{played.result.net.mean():,.0f}")


if __name__ == "__main__":
    main()
