"""The nine lessons as scenarios: each is short, teaches what it says, and has a coach whose every word can come up.

`make validate` plays more games (LADDER_EPISODES); the bound is the same.
"""

import os
from collections.abc import Iterator

import numpy as np
import pytest

from game.language.words import move_names
from sim_core import bots, coach, start
from sim_core.batch.rollout import MOST_MOVES, rollout
from sim_core.lint.check import Budget, check_scenario
from sim_core.model.choices import Choice
from sim_core.model.moves import MOVE_IDS, NO_MOVE
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.library import Entry, list_scenarios
from sim_core.scenario.schema import Scenario
from tests.long import few_now

ENTRIES = [entry for entry in list_scenarios() if entry.id.startswith("lesson-")]
EPISODES = int(os.environ.get("LADDER_EPISODES", "500"))
SEED = 1
STANDARD_ERRORS = 4.0
COSTS, NAIVE_AT_MOST = 0.95, 0.80
PLAYERS = ("textbook", "random", "credulous", "pushy", "visitor", "idle", "dates", "promo", "nag")
each_lesson = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)


def scenario_of(entry: Entry) -> Scenario:
    assert entry.scenario
    return entry.scenario


def net(scenario: Scenario, bot: str, without: tuple[str, ...] = ()) -> np.ndarray:
    return rollout(scenario, bot, SEED, 0, EPISODES, without=without).result.net


def margin(difference: np.ndarray) -> float:
    """A mean's distance from nought, in standard errors."""
    return float(difference.mean() / (difference.std(ddof=1) / np.sqrt(len(difference))))


def test_there_is_one_for_each_lesson_in_order():
    assert [scenario_of(entry).lessons for entry in ENTRIES] == [[lesson] for lesson in LESSONS]
    assert [entry.id.split("-")[1] for entry in ENTRIES] == [lesson.removeprefix("L") for lesson in LESSONS]


@each_lesson
def test_it_is_short_easy_and_has_a_letter_a_target_and_a_coach(entry: Entry):
    scenario = scenario_of(entry)
    assert 4 <= scenario.weeks <= 6
    assert 1 <= len(scenario.clients) <= 3
    assert scenario.level in (1, 2)
    assert scenario.target
    assert set(scenario.story) == {"en", "zh"}
    assert len(scenario.coach) >= 8
    assert all(set(comment.say) == {"en", "zh"} for comment in scenario.coach)


@each_lesson
def test_it_passes_every_check_and_asks_for_no_indulgence(entry: Entry):
    assert check_scenario(entry.path, Budget(100_000.0), move_names()) == []
    assert scenario_of(entry).allow == []


@each_lesson
def test_leaving_its_own_lesson_out_costs_a_twentieth_at_least(entry: Entry):
    scenario = scenario_of(entry)
    textbook = net(scenario, "textbook")
    assert margin(COSTS * textbook - net(scenario, "textbook", tuple(scenario.lessons))) > STANDARD_ERRORS
    for bot in ("idle", "nag", "visitor"):
        assert margin(NAIVE_AT_MOST * textbook - net(scenario, bot)) > STANDARD_ERRORS, bot
    assert np.mean(textbook >= scenario.target) > 0.35, "the target can be reached by good play"


def heard(scenario: Scenario, bot: str, without: tuple[str, ...], seed: int, never: str = "") -> Iterator[int]:
    """The numbers of the comments made in one game of a bot, played move by move. `never`: a move that it does not make."""
    game, player = start(scenario, seed), bots.get(bot, without)
    remarks, memory = coach.game_starts(scenario, coach.begin(scenario, game), game.sight())
    yield from (one.comment for one in remarks)
    while not game.over():
        remarks, memory = coach.week_starts(scenario, memory, game.sight())
        yield from (one.comment for one in remarks)
        for slot in range(MOST_MOVES):
            wanted = singly(player(game.sight(), game.bot_luck(bot, slot)))
            moves = [choice for choice in wanted if MOVE_IDS[choice.move[0]] != never]
            for choice in moves:
                before = game.fork(np.array([0])).sight()
                events = game.play(choice)
                remarks, memory = coach.move_made(scenario, memory, before, choice, events, game.sight())
                yield from (one.comment for one in remarks)
            if not moves:
                break
        before = game.fork(np.array([0])).sight()
        ended = game.end_week()
        remarks, memory = coach.week_ended(scenario, memory, before, ended, game.sight())
        yield from (one.comment for one in remarks)


def singly(choice: Choice) -> Iterator[Choice]:
    """The moves of a round, one after the other."""
    moves, clients, amounts, weeks = (
        np.atleast_2d(values)[0] for values in (choice.move, choice.client, choice.amount, choice.weeks)
    )
    for at in np.flatnonzero(moves != NO_MOVE):
        yield Choice(moves[at : at + 1], clients[at : at + 1], amounts[at : at + 1], weeks[at : at + 1])


@pytest.mark.parametrize("entry", few_now(ENTRIES, lambda one: "-1-" in one.id), ids=lambda entry: entry.id)
def test_every_word_of_the_coach_comes_up_in_somebodys_game(entry: Entry):
    scenario = scenario_of(entry)
    missing = set(range(len(scenario.coach)))
    players = [(bot, (), "") for bot in PLAYERS] + [("textbook", (lesson,), "") for lesson in LESSONS]
    players.append(("textbook", (), "share_plan"))
    for seed in range(1, 9):
        for bot, without, never in players:
            missing -= set(heard(scenario, bot, without, seed, never))
            if not missing:
                return
    assert not missing, [scenario.coach[number] for number in sorted(missing)]


def test_in_the_first_lesson_a_good_player_is_led_from_step_to_step():
    """The textbook does what the coach says, in the order in which the coach says it."""
    scenario = scenario_of(ENTRIES[0])
    order = [scenario.coach[number].move or scenario.coach[number].when for number in heard(scenario, "textbook", (), 1)]
    assert order[:5] == ["game_starts", "week_starts", "ask_difficulties", "set_plan", "share_plan"]
