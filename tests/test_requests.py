"""Stories about what clients come with by themselves: a call to be answered, goods on account, goods for debt."""

import numpy as np
import pytest

from sim_core.engine.game import start
from sim_core.model.vocabulary import NEVER, Excuse, Request, Said
from sim_core.rules.request import AGAIN_WEEKS, FIRST_WEEK
from tests.stories import Story, said, scenario, story


def comes(chance: float = 1.0, episodes: int = 1, **facts: object) -> Story:
    """A story whose clients may come by themselves."""
    return Story(start(scenario(**facts).model_copy(update={"requests": chance}), 1, 0, episodes))


def test_nobody_comes_before_the_third_week_and_then_not_again_for_a_month() -> None:
    tale = comes(weeks=12).luck(0.5, request=0.0)
    weeks = [week for week in range(1, 12) if tale.end_week().request[0, 0] >= 0]
    assert weeks == [FIRST_WEEK, FIRST_WEEK + AGAIN_WEEKS, FIRST_WEEK + 2 * AGAIN_WEEKS]


def test_as_many_come_as_the_scenario_says_each_kind_alike() -> None:
    tale = comes(0.3, episodes=4000)
    tale.end_week(FIRST_WEEK)
    kinds = tale.account.request[:, 0]
    assert np.mean(kinds >= 0) == pytest.approx(0.3, abs=4 * (0.3 * 0.7 / 4000) ** 0.5)
    counts = np.array([np.sum(kinds == kind) for kind in Request])
    assert abs(counts - counts.mean()).max() < 4 * (counts.mean() * 2 / 3) ** 0.5


def test_who_owes_nothing_late_asks_for_nothing() -> None:
    tale = comes(ledger=[(300_000.0, 0)], terms_weeks=26, weeks=6).luck(0.5, request=0.0)
    assert [tale.end_week().request[0, 0] for _ in range(5)] == [-1] * 5


def test_a_request_without_an_answer_lapses_and_costs_trust() -> None:
    asked, silent = story().luck(pay_run=0.999), story().luck(pay_run=0.999)
    asked.asks(Request.CALL_BACK)
    for tale in (asked, silent):
        tale.end_week()
    assert asked.account.request[0, 0] == -1
    assert silent.client.trust[0, 0] - asked.client.trust[0, 0] == pytest.approx(0.04)
    assert asked.refusal("grant_request") == asked.refusal("decline_request") == "request_open"


def test_ringing_back_wins_trust_and_tells_of_friday() -> None:
    tale = story().luck(pay_run=0.0, run_reading=0.0).asks(Request.CALL_BACK)
    before = tale.client.trust[0, 0]
    assert said(tale.play("grant_request")) == Said.THANKED
    assert tale.client.trust[0, 0] > before
    assert tale.account.run_week[0, 0] == 0


def test_not_ringing_back_this_week_costs_less_than_silence() -> None:
    put_off, silent = story().luck(pay_run=0.999).asks(Request.CALL_BACK), story().luck(pay_run=0.999).asks(Request.CALL_BACK)
    assert said(put_off.play("decline_request")) == Said.PUT_OFF
    for tale in (put_off, silent):
        tale.end_week()
    assert put_off.client.trust[0, 0] > silent.client.trust[0, 0]


def test_an_honest_client_that_is_trusted_with_goods_sells_them_and_pays_more_gladly() -> None:
    tale = story(honesty=0.9).asks(Request.WANTS_GOODS)
    stock, downstream, owed = (float(one[0, 0]) for one in (tale.client.stock, tale.client.downstream, tale.account.owed))
    tale.play("grant_request")
    assert tale.account.owed[0, 0] - owed == 100_000
    assert tale.client.stock[0, 0] == stock
    assert tale.client.downstream[0, 0] - downstream == 112_000
    assert tale.client.grateful_until[0, 0] == 4
    assert tale.client.stalling[0, 0] == 0


def test_a_dishonest_one_lets_them_lie_and_learns_that_goods_come_without_paying() -> None:
    tale = story(honesty=0.2).asks(Request.WANTS_GOODS)
    tale.play("grant_request")
    assert tale.client.overhang[0, 0] == 100_000
    assert tale.client.stalling[0, 0] == pytest.approx(0.2)
    assert tale.client.grateful_until[0, 0] == NEVER


def test_money_first_moves_those_that_live_by_our_goods() -> None:
    def paid(dependence: float) -> float:
        tale = story(episodes=2000, dependence=dependence, stubbornness=0.8).asks(Request.WANTS_GOODS)
        return float(np.mean(tale.play("decline_request").paid > 0))

    assert paid(0.9) > paid(0.1) + 0.1


def test_goods_taken_back_settle_debt_at_a_loss_and_answer_a_true_lack_of_cash() -> None:
    tale = story(stock=400_000.0).excuse(Excuse.CASH_TIGHT, true=True).asks(Request.OFFERS_GOODS)
    cash = float(tale.client.cash[0, 0])
    events = tale.play("grant_request")
    assert (float(events.paid[0]), float(events.amount[0])) == (0, 100_000)  # nobody has paid
    assert (float(tale.account.received[0, 0]), float(tale.account.written_off[0, 0])) == (40_000, 60_000)
    assert tale.account.discounted[0, 0] == 0
    assert tale.client.stock[0, 0] == 300_000
    assert tale.client.cash[0, 0] == cash
    assert tale.account.excuse[0, 0] == -1


def test_no_more_goods_come_back_than_are_there_and_owed() -> None:
    tale = story(stock=30_000.0).asks(Request.OFFERS_GOODS)
    tale.play("grant_request")
    assert tale.client.stock[0, 0] == 0
    assert tale.account.received[0, 0] + tale.account.written_off[0, 0] == 30_000
