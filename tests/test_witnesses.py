"""Every move has its use, and the traps have none. (`make validate` plays more games; `tests/validate/witnesses.py` tunes.)"""

from collections.abc import Callable

import numpy as np
import pytest

from sim_core import load_scenario
from sim_core.batch.rollout import rollout
from sim_core.bots import textbook
from sim_core.bots.common import Bot, Pick, by_overdue
from sim_core.bots.style import Style
from sim_core.model.arrays import Flags
from sim_core.model.choices import Choice
from sim_core.model.luck import BotLuck
from sim_core.model.moves import MOVE, MOVE_IDS, MOVE_ROWS, NO_MOVE
from sim_core.model.sight import Sight
from sim_core.model.vocabulary import Mood
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.schema import Scenario
from tests.test_ladder import LONG_RUN, STANDARD_ERRORS, margin
from tests.validate.witnesses import CHECK_SEED, TRAPS, nets, styles, witness, witnesses

EPISODES = 40_000 if LONG_RUN else 4000
FULL_SCENARIOS = tuple(entry.id for entry in list_scenarios() if not entry.id.startswith("lesson-"))
LEAST = 0.01 if LONG_RUN else 0.0
"""Share of the net that forbidding a move costs at least; a short run can show that it costs, not yet how much."""


def test_each_move_but_the_traps_names_its_witness():
    told_elsewhere = {move for move, row in MOVE_ROWS.items() if not row.get("played", True)}  # by a test of their own
    assert {*witnesses(), *TRAPS, *told_elsewhere} == {*MOVE_IDS}


@pytest.mark.parametrize("move", witnesses())
def test_forbidding_a_move_costs_money_where_it_belongs(move: str):
    with_it, without = nets(move, EPISODES)
    assert margin((1.0 - LEAST) * with_it - without) > STANDARD_ERRORS


def plea(sight: Sight) -> Flags:
    """[E, C] clients whose mood a beggar would trust."""
    return sight.account.mood >= Mood.WARM


def early(sight: Sight) -> Flags:
    """[E, C] anywhere, while there is time to sell what is pushed."""
    return np.broadcast_to((sight.desk.week < sight.public.weeks // 2)[:, None], sight.account.owed.shape)


def anywhere(sight: Sight) -> Flags:
    """[E, C] all clients."""
    return np.ones(sight.account.owed.shape, np.bool_)


def with_a_trap(style: Style, trap: str, where: Callable[[Sight], Flags]) -> Bot:
    """The textbook, which begins each week by falling into a trap, with the client that owes most of those `where` picks."""
    play = textbook((), style)

    def bot(sight: Sight, luck: BotLuck) -> Choice:
        choice = play(sight, luck)
        pick = Pick(sight)
        monday = sight.desk.hours == sight.public.hours_per_week
        pick.offer(trap, by_overdue(sight), where(sight) & monday[:, None])
        fallen = np.flatnonzero(pick.choice.move != NO_MOVE)
        choice.move[fallen] = NO_MOVE
        choice.move[fallen, 0], choice.client[fallen, 0] = MOVE[trap], pick.choice.client[fallen]
        return choice

    return bot


@pytest.mark.parametrize("where", [plea, early, anywhere])
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_never_helps(trap: str, where: Callable[[Sight], Flags]):
    names = FULL_SCENARIOS if LONG_RUN else ("final-quarter",)
    scenarios: dict[str, tuple[Scenario, Style]] = {name: (load_scenario(name), Style()) for name in names}
    if LONG_RUN and trap == "plead":  # pushing early pays where there is half a year to sell and be paid: on one witness
        scenarios |= {name: (witness(name), Style(**found[""])) for name, found in styles().items()}
    for name, (scenario, style) in scenarios.items():
        count = 2000 if LONG_RUN else 400
        plain = rollout(scenario, "textbook", CHECK_SEED, 0, count, bot=textbook((), style)).result.net
        trapped = rollout(scenario, "textbook", CHECK_SEED, 0, count, bot=with_a_trap(style, trap, where)).result.net
        sprung = trapped != plain
        assert sprung.any() or where is plea or trap == "push_order", f"nobody falls into it on {name}"
        assert not sprung.any() or margin(trapped - plain) < 2.0, name
