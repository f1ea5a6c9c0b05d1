"""Final Kick as a Gymnasium environment: the same game, played by numbers."""

import hashlib
import subprocess
import sys
import tomllib
import warnings
from importlib.metadata import EntryPoint
from pathlib import Path

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import sim_core
from sim_core.compiled import cache
from sim_core.engine import digests, score
from sim_core.engine.legality import legal_moves
from sim_core.gym_env import example
from sim_core.gym_env.actions import choice_of
from sim_core.model.moves import MOVE
from tests.commands import ROOT, call

GAMES = 24
WANDERER = '''
"""Takes possible actions, told apart by week and number of moves alone."""
import numpy as np
from sim_core.bots.common import nothing
from sim_core.gym_env.actions import actions_of, choice_of, possible_actions

def bot(sight, luck):
    actions = actions_of(sight.public, sight.book)
    number = wander(possible_actions(actions, sight), sight.desk.week, sight.desk.moves)
    choice, moving = nothing(sight), np.flatnonzero(number)
    made = choice_of(actions, sight, number[moving], moving)
    for name in ("move", "client", "amount", "weeks"):
        getattr(choice, name)[moving] = getattr(made, name)
    return choice

def wander(mask, week, moves):
    count = mask.sum(axis=1)
    wanted = (moves.astype(int) * 7919 + week.astype(int) * 104729) % np.maximum(count, 1)
    return (np.cumsum(mask, axis=1) > wanted[:, None]).argmax(axis=1)
'''
STEPS = 300
AS_BEFORE = {
    "final-quarter": "6c99e3fe149eaccc",
    "county-flood": "78f609bca61f05d1",
    "falling-star": "e64503ee5e4b999d",
    "lesson-4-read-the-promise": "fd16cb0889ac8605",
    "price-war": "f8037c4c5ae01047",
}
"""By scenario: what 32 games of seed 11 showed, step by step, as a hash (rules version 4)."""


@pytest.fixture
def vector():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        envs = gymnasium.make_vec("FinalKick-v0", num_envs=GAMES, scenario="final-quarter")
    yield envs
    envs.close()


def random_actions(mask: np.ndarray, luck: np.random.Generator) -> np.ndarray:
    """A possible action in each game, all equally likely."""
    return np.array([luck.choice(np.flatnonzero(one)) if one.any() else 0 for one in mask])


def any_actions(mask: np.ndarray, raw: np.ndarray) -> np.ndarray:
    """In fifteen of sixteen games a possible action, in the others any; `raw` [2, games] are 64-bit numbers."""
    count = mask.sum(axis=1, dtype=np.uint64)
    wanted = (raw[0] % np.maximum(count, 1)).astype(np.int64)
    possible = np.where(count > 0, (mask.cumsum(axis=1) > wanted[:, None]).argmax(axis=1), 0)
    return np.where(raw[1] % 16 == 0, (raw[1] >> np.uint64(8)) % mask.shape[1], possible.astype(np.uint64)).astype(int)


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("scenario", AS_BEFORE)
def test_what_is_seen_possible_and_won_is_the_same_to_the_bit_as_ever(scenario: str, compiled: bool, monkeypatch):
    if compiled and not cache.available():
        pytest.skip("nothing is compiled here")
    monkeypatch.setattr(cache, "twins", lambda work, *loops: cache.load() if compiled else None)
    envs = gymnasium.make_vec("FinalKick-v0", num_envs=32, scenario=scenario)
    luck = np.random.Philox(key=11)
    seen, info = envs.reset(seed=11)
    told = hashlib.sha256(seen.tobytes() + info["action_mask"].tobytes())
    for _ in range(STEPS):
        seen, *ended, info = envs.step(any_actions(info["action_mask"], luck.random_raw(64).reshape(2, 32)))
        for part in (seen, info["action_mask"], *ended, info["net"], info["illegal"]):
            told.update(part.tobytes())
    told.update("".join(envs.unwrapped.digests()).encode())
    assert told.hexdigest()[:16] == AS_BEFORE[scenario]


def test_actions_that_there_are_not_are_refused_in_words(vector):
    vector.reset(seed=1)
    none = np.zeros(GAMES, int)
    for number in (-1, vector.single_action_space.n):
        none[3] = number
        with pytest.raises(ValueError, match=rf"action {number} of game 3: there are 0…304"):
            vector.step(none)
    with pytest.raises(ValueError, match="one for each of 24 games"):
        vector.step(none[:5])


def test_gymnasium_has_nothing_against_it(small: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for scenario in ("final-quarter", small):
            check_env(gymnasium.make("FinalKick-v0", scenario=scenario).unwrapped)


def test_every_number_of_the_spaces_has_a_meaning(small: Path):
    env = gymnasium.make("FinalKick-v0", scenario=small).unwrapped
    assert env.action_space.n == len(env.action_meanings) == len(set(env.action_meanings))
    assert env.action_meanings[0] == "end_week"
    assert "call first" in env.action_meanings
    assert "ask_promise second 50% in 3 weeks" in env.action_meanings
    assert env.observation_space.shape == (len(env.observation_names),)
    assert len(set(env.observation_names)) == len(env.observation_names)


def test_the_same_choices_through_finalkick_run_give_the_same_money_and_digests(vector, tmp_path: Path, capsys):
    bot = tmp_path / "wanderer.py"
    bot.write_text(WANDERER, "utf-8")
    names: dict = {}
    exec(WANDERER, names)
    run = call(
        capsys, "run", "final-quarter", "--bot", f"{bot}:bot", "--episodes", GAMES, "--seed", 5, "--csv", tmp_path / "r.csv"
    )
    assert run.code == 0, run.err
    rows = [line.split(",") for line in (tmp_path / "r.csv").read_text("utf-8").splitlines()]
    head, rows = rows[0], rows[1:]
    _, info = vector.reset(seed=5)
    week, moves, total = np.zeros(GAMES), np.zeros(GAMES), np.zeros(GAMES)
    waiting = set(range(GAMES))
    while waiting:
        number = names["wander"](info["action_mask"], week, moves)
        _, reward, over, stopped, info = vector.step(number)
        assert not stopped.any()
        week, moves, total = week + (number == 0), moves + (number > 0), total + reward
        for game in waiting & set(np.flatnonzero(over).tolist()):
            waiting.remove(game)
            assert vector.unwrapped.digests()[game] == rows[game][head.index("digest")]
            assert info["net"][game] == float(rows[game][head.index("net")])
            assert total[game] * 10_000 == pytest.approx(info["net"][game], abs=1e-3)


def test_a_single_game_follows_the_same_numbers_to_the_end_as_a_run(small: Path):
    env = gymnasium.make("FinalKick-v0", scenario=small).unwrapped
    luck = np.random.default_rng(1)
    _, info = env.reset(seed=9, options={"episode": 4})
    made, total, over = [], 0.0, False
    while not over:
        number = int(luck.choice(np.flatnonzero(info["action_mask"])))
        sight = env._places.game.sight()
        if number:
            made.append(choice_of(env._places.actions, sight, np.array([number]), np.array([0])))
        else:
            made.append(None)
        _, reward, over, _, info = env.step(number)
        total += reward
    game = sim_core.start(sim_core.load_scenario(small), 9, 4, 1)
    for choice in made:
        if choice is None:
            game.end_week()
        else:
            game.play(choice)
    assert digests.digest_of(game) == env.digest()
    assert float(score.result(game).net[0]) == pytest.approx(total * 10_000, abs=1e-3) == info["net"]


def test_a_game_among_many_is_the_game_alone(vector):
    luck = np.random.default_rng(3)
    alone = gymnasium.make("FinalKick-v0", scenario="final-quarter").unwrapped
    seen, info = vector.reset(seed=2)
    own, own_info = alone.reset(seed=2, options={"episode": 7})
    for _ in range(60):
        assert np.array_equal(seen[7], own)
        assert np.array_equal(info["action_mask"][7], own_info["action_mask"])
        numbers = random_actions(info["action_mask"], luck)
        seen, reward, over, _, info = vector.step(numbers)
        own, own_reward, own_over, _, own_info = alone.step(numbers[7])
        assert (reward[7], over[7]) == (own_reward, own_over)
        assert vector.unwrapped.digests()[7] == alone.digest()


def test_where_a_game_ends_the_next_episode_begins(vector):
    first, _ = vector.reset(seed=2)
    for _ in range(13):
        _, _, over, _, info = vector.step(np.zeros(GAMES, int))
    assert over.all()
    assert not info["action_mask"].any()
    seen, reward, over, _, _ = vector.step(np.ones(GAMES, int))  # whatever is asked for, the next games begin
    assert not over.any()
    assert not reward.any()
    assert list(vector.unwrapped.episodes()) == list(range(GAMES, 2 * GAMES))
    fresh = gymnasium.make("FinalKick-v0", scenario="final-quarter")
    assert np.array_equal(seen[1], fresh.reset(seed=2, options={"episode": GAMES + 1})[0])
    assert not np.array_equal(seen, first)


def test_the_mask_is_what_the_rules_allow(vector):
    luck = np.random.default_rng(8)
    _, info = vector.reset(seed=8)
    actions = vector.unwrapped._places.actions
    for _ in range(80):
        sight = vector.unwrapped._places.game.sight()
        offered = info["action_mask"][:, 1:].reshape(GAMES, -1, len(actions.variants))
        legal = legal_moves(sight)
        for variant, move in enumerate(actions.variants["move"].tolist()):
            if move != MOVE["set_plan"]:
                assert np.array_equal(offered[:, :, variant] > 0, legal[:, :, move])
        numbers = random_actions(info["action_mask"], luck)
        moving = np.flatnonzero(numbers)
        if len(moving):
            choice = choice_of(actions, sight, numbers[moving], moving)
            assert vector.unwrapped._places.game.refusals(choice, moving) == [None] * len(moving)
        _, _, _, _, info = vector.step(numbers)


def test_what_is_not_possible_changes_nothing(small: Path):
    env = gymnasium.make("FinalKick-v0", scenario=small).unwrapped
    seen, info = env.reset(seed=1)
    before = env.digest()
    challenge = env.action_meanings.index("challenge first")  # nobody has made an excuse yet
    assert info["action_mask"][challenge] == 0
    after, reward, over, _, info = env.step(challenge)
    assert info["illegal"]
    assert (reward, over) == (0.0, False)
    assert env.digest() == before
    assert np.array_equal(seen, after)


def test_who_never_ends_the_week_is_stopped(small: Path):
    env = gymnasium.make("FinalKick-v0", scenario=small).unwrapped
    env.reset(seed=1)
    challenge = env.action_meanings.index("challenge first")
    ends = [env.step(challenge)[2:4] for _ in range(3 * 96)]
    assert ends[-2:] == [(False, False), (False, True)]


LAZY = """
import importlib.util, sys
import sim_core
print("gymnasium" in sys.modules)
importlib.util.find_spec("gymnasium")  # to look whether it is there is not to import it
print("gymnasium" in sys.modules)
import gymnasium
print("FinalKick-v0" in gymnasium.registry)
print("sim_core" in str(type(gymnasium.__loader__)), len(gymnasium.__spec__.loader.path) > 0)
"""


def test_the_simulation_does_without_gymnasium_and_is_known_to_it_as_soon_as_it_is_there():
    done = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == ["False", "False", "True", "False", "True"]


UNIMPORTED = """
import sys, gymnasium
print("FinalKick-v0" in gymnasium.registry, "sim_core" in sys.modules)
env = gymnasium.make("sim_core:FinalKick-v0", scenario="lesson-1-shared-plan")
print(env.reset(seed=1)[1]["action_mask"][0], "FinalKick-v0" in gymnasium.registry)
print(gymnasium.make_vec("sim_core:FinalKick-v0", num_envs=3, scenario="lesson-1-shared-plan").num_envs)
"""


def test_gymnasium_finds_it_by_its_full_name_without_an_import():
    done = subprocess.run([sys.executable, "-c", UNIMPORTED], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split()[2:] == ["1", "True", "3"]


def test_the_entry_point_that_gymnasium_looks_for_registers_it():
    """Gymnasium before 1.0 calls it at the end of its own import."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    entry = EntryPoint("__root__", project["entry-points"]["gymnasium.envs"]["__root__"], "gymnasium.envs")
    spec = gymnasium.registry.pop("FinalKick-v0")
    try:
        entry.load()()
        assert gymnasium.registry["FinalKick-v0"].vector_entry_point == spec.vector_entry_point
    finally:
        gymnasium.registry["FinalKick-v0"] = spec


def test_a_small_policy_learns_to_beat_the_nag():
    envs = gymnasium.make_vec("FinalKick-v0", num_envs=128, scenario="final-quarter")
    policy = example.train(envs, policies=16, generations=4)
    learnt = example.net_of(policy, envs, seed=1000)
    nag = sim_core.rollout(sim_core.load_scenario("final-quarter"), "nag", 1000, 0, 128).result.net
    gain = learnt - nag
    assert gain.mean() / (gain.std(ddof=1) / np.sqrt(len(gain))) > 4
