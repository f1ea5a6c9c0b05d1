"""Replays are exact to the bit: alone, in a batch, in chunks, forked; and luck stays where it belongs."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from sim_core import bots, load_scenario, start
from sim_core.batch.rollout import join, play_out, play_week, rollout, run_digest
from sim_core.engine.digests import digests
from sim_core.engine.game import Game
from sim_core.errors import BadRun
from sim_core.model.choices import Choice
from sim_core.model.luck import (
    MAX_SEED,
    WEEK_LUCK,
    Luck,
    Purpose,
    Stream,
    WeekLuck,
    begin_week,
    draw_again,
    look,
    name_hash,
    philox,
)
from sim_core.model.moves import MOVE, NO_MOVE
from sim_core.model.records import room
from sim_core.scenario.schema import MoveChange, MovesSpec, Scenario
from tests.random_play import dice_of, random_choice
from tests.stories import scenario, story

QUARTER = load_scenario("final-quarter")
FLOOD = load_scenario("county-flood")
FORGETFUL = scenario(clients=3, ledger=[(60_000.0, 58), (300_000.0, 20), (140_000.0, 12)], stock=3e6, cash=700_000.0)
"""Clients that order nothing, so that what they owe only falls; their oldest invoice is written off at the end of week 3."""
BY_HAND: dict[str, Sequence[tuple[int, str, int, float, int]]] = {  # week, move, client, share of the debt, weeks from now
    "promised in full, and paid in part before": (
        (0, "ask_promise", 0, 1.0, 6), (0, "visit", 0, 0, 0), (1, "call", 0, 0, 0), (2, "discount", 0, 0.5, 0),
    ),
    "due next week, and again": (
        (0, "ask_promise", 1, 0.1, 1), (2, "ask_promise", 1, 0.1, 1), (4, "ask_promise", 1, 0.1, 1),
        (6, "ask_promise", 1, 1.0, 0),
    ),
    "promised in full, and partly written off": (
        (0, "ask_promise", 2, 1.0, 7), (1, "stop_supply", 2, 0, 0), (3, "confirm_promise", 2, 0, 0), (5, "visit", 2, 0, 0),
    ),
    "in weekly parts": (
        (0, "instalments", 0, 1.0, 5), (1, "visit", 0, 0, 0), (1, "instalments", 1, 0.4, 2), (3, "visit", 0, 0, 0),
    ),
    "all at once": (
        (0, "ask_promise", 0, 1.0, 5), (0, "instalments", 1, 1.0, 4), (0, "ask_promise", 2, 0.2, 2), (1, "sit_in", 0, 0, 0),
        (1, "visit", 1, 0, 0), (2, "manager_visit", 2, 0, 0), (3, "ask_promise", 2, 1.0, 3), (4, "visit", 2, 0, 0),
    ),
    "nothing": (),
}  # fmt: skip


@pytest.mark.parametrize("bot", ["textbook", "random", "pushy", "oracle"])
def test_an_episode_is_the_same_alone_in_a_batch_and_in_chunks(bot: str):
    whole = rollout(QUARTER, bot, 7, 0, 40)
    assert rollout(QUARTER, bot, 7, 29, 1).digests[0] == whole.digests[29]
    parts = [rollout(QUARTER, bot, 7, 23, 17), rollout(QUARTER, bot, 7, 0, 23)]
    assert run_digest(join(parts)) == run_digest(whole)
    assert len(set(whole.digests)) == 40


@pytest.mark.parametrize("seed", [0, 1, 2**63, MAX_SEED - 1, MAX_SEED])
def test_every_seed_is_itself(seed: int):
    near = seed + 1 if seed < MAX_SEED else seed - 1
    here, there = Luck(seed, Stream.WORLD, 0, 3), Luck(near, Stream.WORLD, 0, 3)
    assert not np.array_equal(here.block(0, 0), there.block(0, 0))
    assert np.array_equal(here.block(0, 0), Luck(seed, Stream.WORLD, 0, 3).block(0, 0))


@pytest.mark.parametrize("seed", [-1, 2**64, 1.0, True, "1"])
def test_a_seed_out_of_range_is_refused(seed: object):
    with pytest.raises(BadRun):
        start(QUARTER, seed)  # type: ignore[arg-type]


@pytest.mark.parametrize(("first", "episodes"), [(0, 0), (0, -5), (-1, 4)])
def test_a_run_of_nothing_is_refused(first: int, episodes: int):
    with pytest.raises(BadRun):
        start(QUARTER, 1, first, episodes)


def week_luck(episode: int, week: int, client: str) -> WeekLuck:
    """Luck of a client's week, of seed 3, with nothing drawn yet."""
    luck: WeekLuck = room(1, WEEK_LUCK)[0]
    luck.seed, luck.episode, luck.name = 3, episode, name_hash(client)
    begin_week(luck, week)
    return luck


def test_luck_drawn_where_it_is_needed_is_that_of_numpy():
    block = Luck(3, Stream.WORLD, 7, 2).block(5 | 2 << 16 | 9 << 32, name_hash("a"))
    for row, episode in enumerate((7, 8)):
        assert philox(3, Stream.WORLD, episode, 5 | 2 << 16 | 9 << 32, name_hash("a")) == tuple(block[row])


def test_luck_is_uniform_and_its_places_do_not_overlap():
    purposes = (Purpose.WILLING, Purpose.AWAY, Purpose.EXCUSE)
    places = [(purpose, week, client) for purpose in purposes for week in (0, 1) for client in ("a", "b")]
    columns = np.array(
        [[look(week_luck(episode, week, client), purpose) for episode in range(2000)] for purpose, week, client in places]
    )
    correlation = np.corrcoef(columns)
    assert np.abs(correlation - np.eye(len(columns))).max() < 0.1
    assert all(abs(column.mean() - 0.5) < 0.03 for column in columns)


def test_luck_of_a_second_use_in_a_week_is_fresh():
    luck = week_luck(0, 0, "a")
    first, second = draw_again(luck, Purpose.EXCUSE, 0), draw_again(luck, Purpose.EXCUSE, 1)
    assert first == look(luck, Purpose.EXCUSE) != second


def test_forked_games_keep_their_luck():
    tale = story(episodes=6)
    forked = tale.game.fork(np.array([4, 4, 1]))
    tale.game.end_week()
    forked.end_week()
    assert [digests(forked)[0], digests(forked)[2]] == [digests(tale.game)[4], digests(tale.game)[1]]


def test_worlds_can_be_put_together_client_by_client():
    game = start(scenario(clients=2, cash={"between": [0, 1e6]}), 1, 0, 3)
    mixed = game.fork(np.array([[0, 2]]))
    cash, old = mixed._truth.client.cash, game._truth.client.cash
    assert cash[0].tolist() == [old[0, 0], old[2, 1]]


def test_ending_the_week_of_some_episodes_is_ending_it_in_them_alone():
    together, apart = story(episodes=3).game, story(episodes=3).game
    together.end_week()
    apart.end_week(np.array([2]))
    assert digests(apart)[2] == digests(together)[2]
    assert apart.sight().desk.week.tolist() == [0, 0, 1]
    apart.end_week(np.array([0, 1]))
    assert digests(apart) == digests(together)


def test_another_client_or_move_leaves_unrelated_luck_as_it_was():
    def with_clients(count: int) -> Scenario:
        return scenario(clients=count, cash={"between": [0, 1e6]}, honesty={"between": [0, 1]})

    few, many = start(with_clients(1), 9, 0, 16), start(with_clients(3), 9, 0, 16)
    for game in (few, many):
        play_week(game, bots.get("idle"), "idle")
    one, three = few._truth.client, many._truth.client
    for name in ("cash", "honesty", "stock", "rivals_attention", "away"):
        assert np.array_equal(getattr(one, name)[:, 0], getattr(three, name)[:, 0])


def test_drawing_a_screen_draws_no_luck():
    looked, blind = start(QUARTER, 4), start(QUARTER, 4)
    for game, looks in ((looked, 50), (blind, 1)):
        for _ in range(looks):
            game.sight()
        play_out(game, bots.get("textbook"), "textbook")
    assert digests(looked) == digests(blind)


def test_hours_that_are_not_round_still_add_up_the_same_alone_and_in_a_batch():
    odd = {"visit": {"hours": 3.2}, "confirm_promise": {"hours": 0.4}, "call": {"hours": 1.1}}
    uneven = QUARTER.model_copy(update={"moves": MovesSpec(change={move: MoveChange(**row) for move, row in odd.items()})})
    whole = rollout(uneven, "textbook", 3, 0, 60)
    assert rollout(uneven, "textbook", 3, 41, 1).digests[0] == whole.digests[41]


def differing(batch: Game, row: int, alone: Game) -> list[str]:
    """Names of the fields in which a game of a batch is not, bit by bit, what it is alone."""
    whole, own = batch._truth, alone._truth
    return [
        f"{group}.{field}"
        for group in ("client", "account", "desk")
        for field in getattr(whole, group).rows.dtype.names
        if getattr(getattr(whole, group), field)[row].tobytes() != getattr(getattr(own, group), field)[0].tobytes()
    ]


def play_alone_and_together(rules: Scenario, seed: int, episodes: int, alone: Sequence[int], stepper: Callable) -> None:
    """Play a batch, and some of its games each alone beside it; after each step every field has to be the same.

    `stepper` gives for a game the function that makes its next step.
    """
    batch, singles = start(rules, seed, 0, episodes), {row: start(rules, seed, row, 1) for row in alone}
    steps = [stepper(game) for game in (batch, *singles.values())]
    while not batch.over():
        for step in steps:
            step()
        for row, game in singles.items():
            found = differing(batch, row, game)
            assert found == [], f"game {row} differs in week {game.sight().desk.week[0] + 1}"


@pytest.mark.parametrize("name", bots.RULED)
def test_every_field_of_a_bots_game_is_the_same_alone_and_in_a_batch(name: str):
    def weekly(game: Game) -> Callable[[], None]:
        return lambda: play_week(game, bots.get(name), name)

    play_alone_and_together(FLOOD, 4, 30, (0, 13), weekly)


@pytest.mark.parametrize("rules", [FLOOD, FORGETFUL], ids=["county-flood", "forgetful"])
def test_every_field_of_random_play_is_the_same_alone_and_among_games_in_other_weeks(rules: Scenario):
    def by_chance(game: Game) -> Callable[[], None]:
        dice, every = dice_of(3, game.luck_episodes), np.arange(game.episodes)

        def step() -> None:
            choice = random_choice(game, dice)
            goes_home = np.array([one.random() < 0.15 for one in dice]) | (choice.move == NO_MOVE)
            choice.move = np.where(goes_home, NO_MOVE, choice.move).astype(np.int8)
            game.play(choice)
            ended = every[goes_home & (game.sight().desk.week < rules.weeks)]
            if len(ended):
                game.end_week(ended)

        return step

    play_alone_and_together(rules, 3, 24, range(0, 24, 4), by_chance)


def test_every_field_of_play_by_hand_is_the_same_alone_and_in_a_batch():
    scripts = list(BY_HAND.values())
    above_debt = set()

    def by_hand(game: Game) -> Callable[[], None]:
        def step() -> None:
            week = int(game.sight().desk.week[0])
            mine = [[line for line in scripts[episode % len(scripts)] if line[0] == week] for episode in game.luck_episodes]
            for turn in range(max(map(len, mine))):
                game.play(possible(game, [lines[turn] if turn < len(lines) else None for lines in mine]))
            account = game.sight().account
            above_debt.update(zip(*np.nonzero((account.promise > account.owed) & (account.promise_due > week)), strict=True))
            game.end_week()

        return step

    play_alone_and_together(FORGETFUL, 2, 10 * len(scripts), range(2 * len(scripts)), by_hand)
    assert len(above_debt) >= 5  # open promises of more than is owed any longer: what once depended on the batch


def possible(game: Game, lines: Sequence[tuple[int, str, int, float, int] | None]) -> Choice:
    """The choices [E] of lines of a script, without those that are not possible now."""
    owed = game.sight().account.owed
    choice = Choice(
        np.array([MOVE[line[1]] if line else NO_MOVE for line in lines], np.int8),
        np.array([line[2] if line else 0 for line in lines], np.int8),
        np.array([float(np.floor(owed[row, line[2]] * line[3])) if line else 0.0 for row, line in enumerate(lines)]),
        np.array([line[4] if line else 0 for line in lines], np.int8),
    )
    refused = [why is not None for why in game.refusals(choice)]
    choice.move = np.where(refused, NO_MOVE, choice.move).astype(np.int8)
    return choice
