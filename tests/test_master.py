"""The master thinks ahead, on what a rep can know: it sees no truth, plays the same anywhere, and better than the textbook."""

from typing import get_type_hints

import numpy as np
import pytest

from sim_core import bots, load_scenario, start
from sim_core.balance.trials import Trial, play, trials
from sim_core.batch import master, remembering
from sim_core.batch.master import Care, Mind, awake, candidates, next_steps, remember
from sim_core.batch.players import RunSpec, pieces, player
from sim_core.batch.remembering import SELF, play_remembering
from sim_core.batch.rollout import join, play_out, play_week
from sim_core.batch.workers import Where
from sim_core.belief.worlds import imagined
from sim_core.engine.digests import digests
from sim_core.engine.game import Game
from sim_core.engine.record import Step, apply_step
from sim_core.engine.score import result
from sim_core.errors import Message
from sim_core.model.state import Truth

LESSON = load_scenario("lesson-6-check-first")
BRIEF = Care(copies=64, worlds=(4, 12), left=(3,))
SEED = 5


def other_truth(game: Game) -> Game:
    """The same files, behind which clients have ten times the cash and no honesty."""
    other = game.fork(SELF)
    other._truth.client.cash[:] *= 10.0
    other._truth.client.honesty[:] = 0.0
    return other


def test_what_it_is_given_holds_no_truth_and_no_game():
    for way_in in (awake, remember, next_steps, candidates):
        given = {name: kind for name, kind in get_type_hints(way_in).items() if name != "return"}
        assert given
        assert not {Game, Truth} & set(given.values())
    assert not {Game, Truth} & set(get_type_hints(Mind).values())


def test_what_clients_hide_changes_nothing_until_it_shows():
    game = start(LESSON, SEED)
    hiding = other_truth(game)
    assert digests(game) != digests(hiding)
    told = []
    for own in (game, hiding):
        mind = awake(LESSON, own.sight(SELF), 1, BRIEF)
        told.append([next_steps(mind, own.sight(SELF), own.bot_luck("master", slot)) for slot in range(3)])
    assert told[0] == told[1]
    assert any(told[0])


def test_its_worlds_agree_with_the_file_and_differ_in_what_is_hidden():
    game = start(LESSON, SEED)
    mind = awake(LESSON, game.sight(SELF), 1, BRIEF)
    step = Step(move="call", client=LESSON.clients[0].id)
    before = game.sight(SELF)
    events = apply_step(game, step)
    remember(mind, step, events, before, game.sight(SELF))
    worlds = imagined(LESSON, mind.setting, game.sight(SELF), mind.copies, mind.seed, 0)
    assert worlds.episodes == sum(BRIEF.worlds)
    assert (worlds.sight().account.owed == game.sight().account.owed).all()
    assert (worlds.sight().account.received == events.paid[0]).all()
    assert len(np.unique(worlds._truth.client.cash)) > 10
    assert worlds.seed != game.seed


def test_a_game_is_the_same_alone_and_in_a_batch():
    three, last = start(LESSON, SEED, 0, 3), start(LESSON, SEED, 2, 1)
    for games in (three, last):
        play_remembering(games, "master", BRIEF)
        assert games.over()
    assert digests(three)[2] == digests(last)[0]
    assert len(set(digests(three))) == 3


def test_a_run_is_the_same_in_one_part_and_in_several(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembering, "CARE", BRIEF)
    run = RunSpec(LESSON, (player("master"),), SEED, 0, 5)
    alone, side_by_side = (join([part for _, part in pieces(run, Where(jobs))]) for jobs in (1, 2))
    assert alone.digests == side_by_side.digests
    assert len(alone.digests) == 5


@pytest.mark.long
def test_it_does_better_than_the_textbook():
    games, book = start(LESSON, SEED, 0, 24), start(LESSON, SEED, 0, 24)
    play_remembering(games, "master", BRIEF)
    gain = result(games).net - result(play_out(book, bots.get("textbook"), "textbook")).net
    assert gain.mean() > 4.0 * gain.std(ddof=1) / len(gain) ** 0.5


def test_where_nothing_is_surely_better_it_plays_by_the_book(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(master, "_gains", lambda worlds, steps, some: np.zeros((len(steps), len(some))))
    games, book = start(LESSON, SEED, 0, 2), start(LESSON, SEED, 0, 2)
    play_remembering(games, "master", BRIEF)
    assert digests(games) == digests(play_out(book, bots.get("textbook"), "textbook"))


def test_a_report_card_asks_for_nobody_who_takes_seconds_for_a_game():
    assert "bot:master" not in {trial.name for trial in trials(LESSON)}
    refused = play(LESSON, Trial("bot:master", player("master")), SEED, 0, 2)
    assert isinstance(refused, Message)
    assert refused.key == "run.bot_too_slow"


def test_it_plays_no_game_it_has_not_followed():
    game, own = start(LESSON, SEED), bots.get("master")
    with pytest.raises(TypeError, match="whole game"):
        own(game.sight(), game.bot_luck("master", 0))
    with pytest.raises(TypeError, match="from its start"):
        play_week(game, own, "master")
