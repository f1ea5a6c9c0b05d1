"""`practice`: new clients for every seed and level, by rule, and always a sound scenario in which skill pays."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim_core.batch.rollout import rollout
from sim_core.errors import BadRun
from sim_core.lint import Budget, warnings_of
from sim_core.model.luck import MAX_SEED
from sim_core.scenario.meanings import EVENTS
from sim_core.scenario.practice import GRADES, LEVELS, practice_text
from sim_core.scenario.read import parse_document, parse_scenario
from sim_core.scenario.schema import Scenario

NAIVE = ("idle", "plead", "credulous", "nag", "letters", "random")
SEEDS = int(os.environ.get("PRACTICE_SEEDS", "40"))
SKILL_SEEDS = max(2, SEEDS // 250)
"""At each level, so many scenarios are played: 40 where 10,000 are checked."""


def practice(seed: int, level: int) -> Scenario:
    """A practice scenario, read as a file would be: a fault raises."""
    return parse_scenario(practice_text(seed, level).encode(), "practice")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, MAX_SEED), level=st.sampled_from(LEVELS))
def test_any_seed_and_level_make_a_sound_scenario_of_that_size(seed: int, level: int):
    made = practice(seed, level)
    assert len(made.clients) == GRADES[level].clients
    assert made.weeks == GRADES[level].weeks
    assert len({client.id for client in made.clients}) == len(made.clients)
    for told in ([str(client.name) for client in made.clients], [str(client.contact) for client in made.clients]):
        assert len(set(told)) == len(told)
    assert practice_text(seed, level) == practice_text(seed, level)


def test_thousands_of_seeds_pass_the_check_without_a_warning():
    """40 here; 10,000 with PRACTICE_SEEDS=10000, as `make validate` does. Warnings that play a few games are among them."""
    for seed in range(SEEDS):
        level = LEVELS[seed % len(LEVELS)]
        made, document = parse_document(practice_text(seed, level).encode(), "practice.yaml")
        told = list(warnings_of(made, document, "practice.yaml", Budget(1e9)))
        assert not told, f"seed {seed}, level {level}: {told}"


def test_every_kind_of_event_comes_up():
    kinds = {event.kind for seed in range(40) for event in practice(seed, 5).events}
    assert kinds == set(EVENTS)


def test_a_seed_makes_other_clients_on_another_machine_neither_more_nor_less():
    program = "from sim_core.scenario.practice import practice_text; import sys; sys.stdout.write(practice_text(7, 2))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True,
                          env={**os.environ, "PYTHONHASHSEED": "3", "PYTHONIOENCODING": "utf-8"})  # fmt: skip
    assert told.stdout == practice_text(7, 2)
    assert practice_text(8, 2) != practice_text(7, 2) != practice_text(7, 3)


@pytest.mark.parametrize("level", LEVELS)
def test_skill_pays_at_every_level(level: int):
    means = []
    for seed in range(1, 1 + SKILL_SEEDS):
        made = practice(seed, level)
        mean = {bot: float(rollout(made, bot, seed, 0, 48).result.net.mean()) for bot in (*NAIVE, "textbook", "oracle")}
        assert mean["textbook"] > 1.25 * max(mean[bot] for bot in NAIVE), f"seed {seed}"
        means.append(mean["oracle"] / mean["textbook"])
    assert np.mean(means) > 1.0


@pytest.mark.parametrize(("seed", "level"), [(1, 0), (1, 6), (-1, 3), (MAX_SEED + 1, 3)])
def test_what_there_is_not_is_refused(seed: int, level: int):
    with pytest.raises(BadRun):
        practice_text(seed, level)
