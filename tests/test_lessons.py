"""Every lesson pays: the textbook without it recovers clearly less. (`make validate`: 2,000 episodes, four standard errors.)"""

import numpy as np
import pytest

from sim_core.batch.rollout import rollout
from sim_core.model.vocabulary import LESSONS
from tests.test_ladder import EPISODES, LONG_RUN, QUARTER, SEED, STANDARD_ERRORS, margin

AT_MOST = dict.fromkeys(LESSONS, 0.97) | {"L6": 0.88}


@pytest.fixture(scope="module")
def textbook() -> np.ndarray:
    """Net recovered with all lessons."""
    return rollout(QUARTER, "textbook", SEED, 0, EPISODES).result.net


@pytest.mark.parametrize("lesson", LESSONS)
def test_leaving_a_lesson_out_costs_money(textbook: np.ndarray, lesson: str):
    without = rollout(QUARTER, "textbook", SEED, 0, EPISODES, without=(lesson,)).result.net
    bound = AT_MOST[lesson] if LONG_RUN else 1.0  # a short run can show that it costs, not yet how much
    assert margin(bound * textbook - without) > STANDARD_ERRORS
