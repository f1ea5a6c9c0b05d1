"""Who is measured. Each is prepared once, in a process of its own, and then plays rounds on request.

A contender is a function of keywords that returns a function of keywords, which plays one round and tells what was done,
among it the number of `moves`.
"""

import random
from collections.abc import Callable
from typing import Any

import numpy as np

Round = Callable[..., dict[str, Any]]


def simulation(scenario: str = "final-quarter", clients: int = 0) -> Round:
    """The engine with a bot: opening, thinking and digests included; `clients`: as many, made by repeating the scenario's."""
    from sim_core import load_scenario, rollout
    from sim_core.batch.players import RunSpec, pieces, player
    from sim_core.batch.rollout import join
    from sim_core.batch.workers import Where
    from tests.bench.crowd import crowd

    own = load_scenario(scenario)
    if clients:
        own = crowd(own, clients)

    def play(bot: str = "textbook", episodes: int = 64, seed: int = 1, jobs: int = 1) -> dict[str, Any]:
        if jobs == 1:
            whole = rollout(own, bot, seed, episodes=episodes)
        else:
            whole = join([part for _, part in pieces(RunSpec(own, (player(bot),), seed, 0, episodes), Where(jobs))])
        return {"moves": int(whole.result.moves.sum()), "episodes": len(whole.digests)}

    return play


def latency(scenario: str = "final-quarter") -> Round:
    """One person's game, played by the textbook move by move: how long `play` and `end_week` take, in ms."""
    from time import perf_counter

    from sim_core import bots, load_scenario, start

    own, bot = load_scenario(scenario), bots.get("textbook")

    def play(games: int = 1, seed: int = 1) -> dict[str, Any]:
        moves, weeks = [], []
        for number in range(games):
            game = start(own, seed, first=number)
            while not game.over():
                for slot in range(100):
                    made = singles(bot(game.sight(), game.bot_luck("textbook", slot)))
                    if not made:
                        break
                    for choice in made:
                        began = perf_counter()
                        game.play(choice)
                        moves.append((perf_counter() - began) * 1000)
                began = perf_counter()
                game.end_week()
                weeks.append((perf_counter() - began) * 1000)
        return {"moves": len(moves), "play_ms": moves, "end_week_ms": weeks}

    return play


def singles(choice: Any) -> list[Any]:
    """The moves of a choice for one episode, one by one."""
    from sim_core.model.choices import Choice
    from sim_core.model.moves import NO_MOVE

    columns = {name: np.atleast_2d(getattr(choice, name)) for name in ("move", "client", "amount", "weeks")}
    made = np.flatnonzero(columns["move"][0] != NO_MOVE)
    return [Choice(**{name: values[:, at] for name, values in columns.items()}) for at in made]


def open_spiel(chance: str = "outcomes") -> Round:
    """OpenSpiel's `bargaining`, random choices through its Python API; only players' choices count as moves.

    `chance` is how its one chance node (1,000 equally likely deals) is sampled. `outcomes`: as in OpenSpiel's own
    examples, from `chance_outcomes()`. `legal`: any of `legal_actions()`, quicker. `known`: any of a list made once,
    the quickest that Python can be.
    """
    import pyspiel

    game = pyspiel.load_game("bargaining")
    deals = [deal for deal, _ in game.new_initial_state().chance_outcomes()]

    def dealt(state: Any) -> int:
        if chance == "known":
            return random.choice(deals)
        if chance == "legal":
            return random.choice(state.legal_actions())
        actions, odds = zip(*state.chance_outcomes(), strict=True)
        return int(np.random.choice(actions, p=odds))

    def play(games: int = 1, seed: int = 1) -> dict[str, Any]:
        random.seed(seed)
        np.random.seed(seed)
        moves = 0
        for _ in range(games):
            state = game.new_initial_state()
            while not state.is_terminal():
                if state.is_chance_node():
                    state.apply_action(dealt(state))
                else:
                    state.apply_action(random.choice(state.legal_actions()))
                    moves += 1
        return {"moves": moves, "episodes": games}

    return play


def cartpole(envs: int = 1024) -> Round:
    """Gymnasium's vectorised CartPole, random actions; one step of one pole is a move."""
    import gymnasium

    poles = gymnasium.make_vec("CartPole-v1", num_envs=envs, vectorization_mode="vector_entry_point")

    def play(steps: int = 1, seed: int = 1) -> dict[str, Any]:
        luck = np.random.default_rng(seed)
        poles.reset(seed=seed)
        ended = 0
        for _ in range(steps):
            _, _, fallen, stopped, _ = poles.step(luck.integers(0, 2, envs))
            ended += int((fallen | stopped).sum())
        return {"moves": steps * envs, "episodes": ended}

    return play


def envpool_cartpole(envs: int = 1024) -> Round:
    """EnvPool's CartPole, written in C++, in one thread, random actions; one step of one pole is a move."""
    import envpool

    poles = envpool.make("CartPole-v1", env_type="gymnasium", num_envs=envs, num_threads=1)
    poles.reset()

    def play(steps: int = 1, seed: int = 1) -> dict[str, Any]:
        luck, ended = np.random.default_rng(seed), 0
        for _ in range(steps):
            _, _, fallen, stopped, _ = poles.step(luck.integers(0, 2, envs).astype(np.int32))
            ended += int((fallen | stopped).sum())
        return {"moves": steps * envs, "episodes": ended}

    return play


def pgx_leduc(games: int = 1024, at_once: int = 50) -> Round:
    """Pgx's Leduc hold'em, compiled by JAX for one core, random legal actions; one step of one game is a move."""
    import jax
    import jax.numpy as jnp
    import pgx

    table = pgx.make("leduc_holdem")

    def step(carry: Any, _: None) -> Any:
        state, key = carry
        key, choosing, dealing = jax.random.split(key, 3)
        action = jax.random.categorical(choosing, jnp.where(state.legal_action_mask, 0.0, -1e9), axis=-1)
        state = jax.vmap(table.step)(state, action)
        over = state.terminated | state.truncated
        fresh = jax.vmap(table.init)(jax.random.split(dealing, games))

        def renewed(new: Any, old: Any) -> Any:
            return jnp.where(over.reshape((-1,) + (1,) * (old.ndim - 1)), new, old)

        return (jax.tree_util.tree_map(renewed, fresh, state), key), over.sum()

    many = jax.jit(lambda carry: jax.lax.scan(step, carry, None, length=at_once))
    carry = (jax.vmap(table.init)(jax.random.split(jax.random.PRNGKey(0), games)), jax.random.PRNGKey(1))
    carry, _ = many(carry)  # which compiles it

    def play(steps: int = 1, seed: int = 1) -> dict[str, Any]:
        nonlocal carry
        carry, ended = (carry[0], jax.random.PRNGKey(seed)), 0
        for _ in range(-(-steps // at_once)):
            carry, over = many(carry)
            ended += int(over.sum())
        return {"moves": -(-steps // at_once) * at_once * games, "episodes": ended}

    return play


def environment(scenario: str = "final-quarter", envs: int = 1024) -> Round:
    """Our Gymnasium environment, random possible actions, choosing them included; one step of one game is a move."""
    import gymnasium

    import sim_core  # noqa: F401 -- registers it

    games = gymnasium.make_vec("FinalKick-v0", num_envs=envs, scenario=scenario, copy=False)
    _, info = games.reset(seed=1)
    for _ in range(100):  # until they are in different weeks, as they will be
        _, _, _, _, info = games.step(any_possible(info["action_mask"], np.random.default_rng(0)))

    def play(steps: int = 1, seed: int = 1) -> dict[str, Any]:
        nonlocal info
        luck, ended = np.random.default_rng(seed), 0
        for _ in range(steps):
            _, _, over, _, info = games.step(any_possible(info["action_mask"], luck))
            ended += int(over.sum())
        return {"moves": steps * envs, "episodes": ended}

    return play


def any_possible(mask: np.ndarray, luck: np.random.Generator) -> np.ndarray:
    """A possible action [E] in each game, all equally likely; 0 where none is."""
    places, count = np.flatnonzero(mask.reshape(-1).view(np.bool_)), mask.sum(axis=1, dtype=np.intp)
    chosen = count.cumsum() - count + (luck.random(len(count)) * count).astype(np.intp)
    row_starts = np.arange(len(count)) * mask.shape[1]
    return np.where(count > 0, places[np.minimum(chosen, len(places) - 1)] - row_starts, 0)


def calibration() -> Round:
    """A fixed piece of work that no change of ours touches: what costs are measured in where instructions cannot be counted.

    Half of it is hashing, half the interpreter's own arithmetic; a unit of it is a move.
    """
    from hashlib import sha256

    block = bytes(range(256)) * 4096

    def play(units: int = 1, seed: int = 1) -> dict[str, Any]:
        for _ in range(units):
            for _ in range(8):
                sha256(block).digest()
            total = seed
            for number in range(100_000):
                total = (total * 31 + number) & 0xFFFFFFFF
        return {"moves": units, "episodes": units}

    return play


def shares() -> Round:
    """The textbook's games, looked into: what opening, thinking, rules, luck and digests take of them, in µs a game."""
    from tests.bench.shares import compiled, plain

    def play(games: int = 1, plain_games: int = 1, rounds: int = 1, seed: int = 1) -> dict[str, Any]:
        plainly, draws = plain(plain_games)
        return {"moves": 0, "episodes": games, "plain": plainly, "compiled": compiled(games, rounds, draws) if games else {}}

    return play


CONTENDERS: dict[str, Callable[..., Round]] = {
    "simulation": simulation,
    "latency": latency,
    "open_spiel": open_spiel,
    "cartpole": cartpole,
    "environment": environment,
    "envpool": envpool_cartpole,
    "pgx": pgx_leduc,
    "calibration": calibration,
    "shares": shares,
}
