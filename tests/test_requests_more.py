"""More stories of requests: goods taken back count, and go to nobody whose supply is stopped; small change is no payment."""

import pytest

from sim_core.model.vocabulary import Excuse, Request
from tests.stories import story


def test_goods_taken_back_answer_a_reason_as_it_stood_when_they_were_offered() -> None:
    tale = story(stock=400_000.0, sell_through=50_000.0).excuse(Excuse.SLOW_SALES, true=True)
    tale.client.stock[...] = 50_000.0 * 7.5  # true, and no longer so when four tenths of it are gone
    tale.asks(Request.OFFERS_GOODS, 150_000.0)
    tale.play("grant_request")
    assert tale.account.excuse[0, 0] == -1


def test_goods_taken_back_count_towards_a_promise_and_a_stopped_supply() -> None:
    tale = story(stock=400_000.0).asks(Request.OFFERS_GOODS, 100_000.0)
    tale.account.promise[...], tale.account.promise_due[...], tale.account.promise_week[...] = 300_000.0, 3, 0
    tale.account.hold[...] = True
    tale.play("grant_request")
    assert tale.account.promise_paid[0, 0] == 100_000
    tale.play("resume_supply")
    assert tale.account.bluffs[0, 0] == 0


def test_stopping_supply_is_an_answer_to_who_wants_goods() -> None:
    tale = story().asks(Request.WANTS_GOODS)
    tale.play("stop_supply")
    assert tale.refusal("grant_request") == "request_open"
    assert tale.client.trust[0, 0] == pytest.approx(0.44)


def test_to_others_small_change_is_not_a_payment() -> None:
    poor = story(cash=40_000.0, rivals={"count": 2, "heat": 0.5, "owed": 300_000.0}).luck(0.5, pay_run=0.999, run_reading=0.0)
    poor.play("ask_around")
    rich = story(cash=900_000.0, rivals={"count": 2, "heat": 0.5, "owed": 300_000.0}).luck(0.5, pay_run=0.999, run_reading=0.0)
    rich.play("ask_around")
    assert (poor.client.meant[0, 0], rich.client.meant[0, 0]) == (0, 1)
