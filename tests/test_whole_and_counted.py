"""No counter wraps, and no yuan is cut in parts, in whatever game is played (rules version 3)."""

from collections.abc import Iterator

import numpy as np
import pytest

from sim_core import bots, load_scenario
from sim_core.batch.rollout import play_week
from sim_core.engine.game import Game, start
from sim_core.engine.record import Step, apply_step, digest_of
from sim_core.errors import IllegalMove
from sim_core.model.legal import MOST_MADE
from sim_core.model.luck import Purpose
from sim_core.model.records import kinds_of
from sim_core.model.state import Account, Client, Desk
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.practice import LEVELS, practice_text
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import Scenario

LIBRARY = [entry.id for entry in list_scenarios()]
PLAYERS = ("random", "pushy", "promo", "parts", "textbook", "hardline")
MANY_CALLS = """\
format: 1
id: many-calls
title: Many calls
weeks: 3
rep: {hours_per_week: 200}
clients: [{id: a, name: A, ledger: [{amount: 500000, age_weeks: 12}]}]
"""
ODD_SUMS = """\
format: 1
id: odd-sums
title: Sums that do not divide
weeks: 9
rep: {hours_per_week: 41.5, promo_budget: 77777, manager_visits: 3}
clients:
  - {id: a, name: A, weekly_sales: 33333, terms_weeks: 1, ledger: [{amount: 123457, age_weeks: 3}, {amount: 1, age_weeks: 9}]}
  - id: b
    name: B
    weekly_sales: 7
    ledger: [{amount: 99999, age_weeks: 1}]
    hidden: {cash: {between: [12345, 12347]}, trust: 0.02}
"""


def fractions(game: Game) -> list[str]:
    """Fields of money that are not whole or are below nought."""
    game._settle()
    found = []
    for record, group in ((Client, "clients"), (Account, "accounts"), (Desk, "desks")):
        rows = getattr(game._batch, group)
        for field, kind in kinds_of(record).items():
            if kind.yuan and not (np.isfinite(rows[field]).all() and (rows[field] == np.floor(rows[field])).all()):
                found.append(f"{field} is no whole sum in week {int(game.sight().desk.week[0])}")
            if kind.yuan and (rows[field] < 0).any():
                found.append(f"{field} is below nought")
    return found


def played(scenario: Scenario, bot: str, seed: int) -> Iterator[Game]:
    """A few games of a bot, as they stand after each week."""
    game = start(scenario, seed, 0, 4)
    yield game
    while not game.over():
        play_week(game, bots.get(bot), bot)
        yield game


@pytest.mark.parametrize("name", LIBRARY)
def test_every_sum_is_whole_in_the_library(name: str) -> None:
    scenario = load_scenario(name)
    assert [fault for bot in PLAYERS for game in played(scenario, bot, 17) for fault in fractions(game)] == []


@pytest.mark.parametrize("text", [MANY_CALLS, ODD_SUMS], ids=["many calls", "odd sums"])
def test_every_sum_is_whole_in_what_trainers_may_write(text: str) -> None:
    scenario = parse_scenario(text.encode(), "case")
    assert [fault for bot in PLAYERS for game in played(scenario, bot, 3) for fault in fractions(game)] == []


@pytest.mark.parametrize("level", LEVELS)
def test_every_sum_is_whole_in_practice(level: int) -> None:
    for seed in range(12):
        scenario = parse_scenario(practice_text(seed, level).encode(), "practice")
        assert [fault for game in played(scenario, PLAYERS[seed % len(PLAYERS)], seed) for fault in fractions(game)] == []


def test_a_patient_caller_is_counted_and_met_with_luck_of_each_call() -> None:
    game = start(parse_scenario(MANY_CALLS.encode(), "case"), 5)
    for _ in range(150):
        apply_step(game, Step(move="call", client="a"))
    game._settle()
    uses = game._batch.clients["uses"][0, 0]
    assert int(game.sight().desk.moves[0]) == 150
    assert int(uses[Purpose.EXCUSE]) > 127, "each call that brings no money is answered, past what a byte can count"
    apply_step(game, Step(move="end_week"))
    assert game.sight().desk.week[0] == 1
    assert len(digest_of(game)) == 64


def test_moves_without_a_cost_come_to_an_end_and_say_so() -> None:
    game = start(load_scenario("lesson-1-shared-plan"), 5)
    plan = Step(move="set_plan", client=game.setting.public.client_ids[0], amount=10_000.0, weeks=1)
    apply_step(game, plan)
    game._records()
    game._batch.desks["moves"] = MOST_MADE - 1
    apply_step(game, plan)
    with pytest.raises(IllegalMove) as refused:
        apply_step(game, plan)
    assert refused.value.message.key == "refusal.too_many"
    assert refused.value.message.values["most"] == MOST_MADE
    apply_step(game, Step(move="end_week"))
