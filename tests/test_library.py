"""The library's full scenarios: sound, different from each other, told in both languages, and skill pays in each of them."""

import os
from functools import cache

import numpy as np
import pytest

from sim_core import bots, load_scenario, start
from sim_core.batch.rollout import MOST_MOVES, rollout
from sim_core.bots import textbook
from sim_core.lint import Budget
from sim_core.lint.check import check_scenario
from sim_core.lint.texts import lines_of
from sim_core.model.moves import NO_MOVE
from sim_core.model.tables import SHARED
from sim_core.model.vocabulary import Excuse
from sim_core.scenario.library import find_scenario, list_scenarios
from sim_core.scenario.meanings import EVENTS, LESSONS, PERSONAS
from sim_core.scenario.schema import LANGUAGES, Scenario
from tests.work import calls_of

FULL = tuple(entry.id for entry in list_scenarios() if not entry.id.startswith("lesson-"))
OWN = tuple(name for name in FULL if name != "final-quarter")
"""That one has tests of its own for its lessons."""
NAIVE = ("idle", "plead", "credulous", "nag", "letters", "random")
ONE_TRICK = ("visitor", "dates", "parts", "pushy", "promo", "hardline")
WEEKS, CLIENTS = (6, 13), (3, 12)
EPISODES = int(os.environ.get("LADDER_EPISODES", "160"))
SEED = 1
LONG_RUN = EPISODES >= 2000
CLEAR = 4.0

every_scenario = pytest.mark.parametrize("name", FULL)


@cache
def net(name: str, bot: str) -> np.ndarray:
    """Net recovered by a bot, episode by episode; all bots with the same luck."""
    return rollout(load_scenario(name), bot, SEED, 0, EPISODES).result.net


def standard_errors(difference: np.ndarray) -> float:
    """A mean's distance from nought, in standard errors of its paired differences."""
    return float(difference.mean() / (difference.std(ddof=1) / np.sqrt(len(difference))))


@every_scenario
def test_the_check_has_nothing_to_say_and_nothing_was_allowed(name: str):
    assert check_scenario(find_scenario(name), Budget(1e9)) == []
    assert load_scenario(name).allow == []


@every_scenario
def test_a_check_takes_a_moment(name: str):
    """About 0.3 s on an ordinary machine, as `make bench` measures it: half a million calls or so."""
    _, calls = calls_of(lambda: check_scenario(find_scenario(name), Budget(1e9)))
    assert calls < 1_200_000


@every_scenario
def test_a_game_is_neither_short_nor_endless(name: str):
    scenario = load_scenario(name)
    assert WEEKS[0] <= scenario.weeks <= WEEKS[1]
    assert CLIENTS[0] <= len(scenario.clients) <= CLIENTS[1]


@every_scenario
@pytest.mark.parametrize("bot", NAIVE)
def test_skill_brings_a_quarter_more_than_a_naive_bot(name: str, bot: str):
    assert standard_errors(net(name, "textbook") - 1.25 * net(name, bot)) > CLEAR


@every_scenario
@pytest.mark.parametrize("bot", ONE_TRICK)
def test_no_trick_beats_the_textbook(name: str, bot: str):
    # Planning and instalments come near it where terms are long; a short run need only not contradict.
    clear = CLEAR if EPISODES >= 160 else 2.0
    assert standard_errors(net(name, "textbook") - net(name, bot)) > clear


@every_scenario
def test_who_sees_the_truth_does_better_still(name: str):
    assert standard_errors(net(name, "oracle") - net(name, "textbook")) > CLEAR


@pytest.mark.parametrize(("name", "lesson"), [(name, lesson) for name in OWN for lesson in load_scenario(name).lessons])
def test_a_lesson_that_is_named_pays_here(name: str, lesson: str):
    without = rollout(load_scenario(name), "textbook", SEED, 0, EPISODES, bot=textbook((lesson,))).result.net
    assert without.mean() < 0.98 * net(name, "textbook").mean()
    assert standard_errors(net(name, "textbook") - without) > (CLEAR if LONG_RUN else 1.5)


@every_scenario
def test_no_two_games_are_alike(name: str):
    game = start(load_scenario(name), SEED, 0, 8)
    for hidden in ("cash", "honesty", "stock", "other_income"):
        drawn = getattr(game._truth.client, hidden)
        assert (np.ptp(drawn, axis=0) > 0).all(), hidden


@every_scenario
def test_every_taste_for_an_excuse_is_heard_by_somebody(name: str):
    scenario, heard = load_scenario(name), excuses_heard(name)
    for number, client in enumerate(scenario.clients):
        silent = [kind for kind in client.hidden.tactics if not heard[number, Excuse[kind.upper()]]]
        assert not silent, f"{client.id} never says {silent}"


def excuses_heard(name: str) -> np.ndarray:
    """[C, X] how often each client gave each excuse while a bot called everybody, over some games."""
    game, bot = start(load_scenario(name), SEED, 0, 128), bots.get("nag")
    while not game.over():
        for slot in range(MOST_MOVES):
            choice = bot(game.sight(), game.bot_luck("nag", slot))
            if (choice.move == NO_MOVE).all():
                break
            game.play(choice)
        game.end_week()
    return game.sight().account.heard.sum(axis=0)


@every_scenario
def test_news_comes_in_some_games_and_not_in_all(name: str):
    scenario = load_scenario(name)
    game, told = start(scenario, SEED, 0, 64), np.zeros((64, len(scenario.events)), np.bool_)
    while not game.over():
        told |= game.end_week().news
    for number, event in enumerate(scenario.events):
        assert event.news is not None
        assert told[:, number].any()
        assert told[:, number].all() == (event.chance == 1.0)


def test_the_library_has_every_level_persona_event_excuse_and_lesson():
    scenarios = [load_scenario(name) for name in FULL]
    clients = [client for scenario in scenarios for client in scenario.clients]
    assert {scenario.level for scenario in scenarios} == {1, 2, 3, 4, 5}
    assert {client.persona for client in clients} == set(PERSONAS)
    assert {event.kind for scenario in scenarios for event in scenario.events} == set(EVENTS)
    assert {str(kind) for client in clients for kind in client.hidden.tactics} == set(SHARED)
    assert {lesson for scenario in scenarios for lesson in scenario.lessons} == set(LESSONS)


def test_no_two_scenarios_are_of_the_same_size_or_share_a_client():
    scenarios = [load_scenario(name) for name in FULL]
    sizes = {(scenario.weeks, len(scenario.clients)) for scenario in scenarios}
    assert len(sizes) == len(FULL)
    names = [text for scenario in scenarios for client in scenario.clients for text in texts_of(client.name)]
    assert len(set(names)) == len(names)


def texts_of(text: object) -> list[str]:
    """What a text says in each language. A plain one would be the same in both, and is not told in two."""
    assert isinstance(text, dict), text
    assert set(text) == set(LANGUAGES)
    return [text[language] for language in sorted(text)]


@every_scenario
def test_everything_a_player_reads_is_in_both_languages(name: str):
    scenario: Scenario = load_scenario(name)
    for text in (scenario.title, scenario.story, *(event.news for event in scenario.events)):
        texts_of(text)
    for client in scenario.clients:
        for text in (client.name, client.contact, client.about):
            texts_of(text)
        for _, line in lines_of(client.lines):
            texts_of(line)


def test_the_impossible_number_is_reached_now_and_then_and_not_by_rule():
    target = load_scenario("impossible-number").target
    assert target is not None
    assert 0.15 < (net("impossible-number", "oracle") >= target).mean() < 0.5
    assert 0.02 < (net("impossible-number", "textbook") >= target).mean() < 0.25


def test_the_falling_star_mostly_falls_and_whoever_plays_well_has_money_out_of_it_before():
    scenario = load_scenario("falling-star")
    star = [client.id for client in scenario.clients].index("hengtian")
    idle = start(scenario, SEED, 0, 64)
    while not idle.over():
        idle.end_week()
    assert idle.sight().account.failed[:, star].mean() > 0.7
    lost = {bot: rollout(scenario, bot, SEED, 0, 64).result.bad_debt for bot in ("idle", "textbook")}
    assert lost["textbook"].mean() < 0.95 * lost["idle"].mean()
