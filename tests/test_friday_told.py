"""Stories about earned foresight: whom a client means to pay this Friday, as sources tell of it."""

import numpy as np
import pytest

from sim_core.model.moves import MOVE_IDS, tagged
from sim_core.model.vocabulary import Paying, Request
from tests.stories import Story, story

SOURCES = {"ask_around": 0.85, "visit": 0.80, "analyse_gap": 0.80}


def batch(**facts: object) -> Story:
    return story(episodes=6000, attention=0.7, rivals={"count": 2, "heat": 0.5, "owed": 300_000.0}, **facts)


@pytest.mark.parametrize("move", SOURCES)
def test_a_source_is_right_as_often_as_the_move_table_says(move: str) -> None:
    tale = batch()
    tale.play(move)
    right = float(np.mean(tale.account.run[:, 0] == tale.client.meant[:, 0]))
    sure = SOURCES[move]
    assert right == pytest.approx(sure, abs=4 * (sure * (1 - sure) / 6000) ** 0.5)
    assert np.all(tale.account.run_sure[:, 0] == sure)


def test_who_is_wrong_names_either_of_the_others_alike() -> None:
    tale = batch()
    tale.play("ask_around")
    said, meant = tale.account.run[:, 0], tale.client.meant[:, 0]
    wrong = said != meant
    first = float(np.mean((said[wrong] - meant[wrong]) % 3 == 1))
    assert first == pytest.approx(0.5, abs=4 * 0.5 / np.sum(wrong) ** 0.5)


def test_what_it_means_to_do_is_what_it_mostly_does() -> None:
    tale = batch()
    tale.play("ask_around")
    meant = tale.client.meant[:, 0].copy()
    paid = tale.end_week().paid[:, 0] > 0
    assert np.mean(paid[meant == Paying.US]) > 0.95
    assert np.mean(paid[meant != Paying.US]) < 0.05


def test_a_surer_reading_of_the_same_week_is_kept() -> None:
    tale = story().luck(0.5, run_reading=0.0)
    tale.play("ask_around")
    tale.play("visit")
    assert tale.account.run_sure[0, 0] == 0.85


def test_who_rings_back_tells_it_as_far_as_it_is_honest_and_the_file_goes_by_its_name() -> None:
    tale = batch(honesty=0.1, reputation=2).asks(Request.CALL_BACK)
    tale.play("grant_request")
    right = float(np.mean(tale.account.run[:, 0] == tale.client.meant[:, 0]))
    assert right == pytest.approx(0.5 + 0.42 * 0.1, abs=4 * 0.5 / 6000**0.5)
    assert np.all(tale.account.run_sure[:, 0] == 0.5 + 0.08 * 2)


def test_nothing_is_told_of_another_week() -> None:
    tale = story()
    tale.play("ask_around")
    tale.end_week()
    assert tale.account.run_week[0, 0] < tale.game.sight().desk.week[0]


def test_the_moves_that_tell_of_friday_are_those_that_the_table_says() -> None:
    def tells(move: str) -> bool:
        tale = story().luck(0.5)
        tale.asks(Request.CALL_BACK)
        if tale.refusal(move, amount=100_000.0, weeks=2):
            return False
        tale.play(move, amount=100_000.0, weeks=2)
        return bool(tale.account.run_week[0, 0] == 0)

    assert tuple(move for move in MOVE_IDS if tells(move)) == tagged("foresees")
