"""Stories about helping the client sell, and about filling its shelves (rule 9)."""

import numpy as np
import pytest

from sim_core.model.vocabulary import Said
from tests.stories import said, story


def sold_by_week(move: str, weeks: int = 6, **facts: float) -> list[float]:
    """Goods sold on in each week after a promotion."""
    tale = story(stock=600_000.0, **facts).luck()
    tale.play(move)
    sold = []
    for _ in range(weeks):
        before = tale.client.sold.copy()
        tale.end_week()
        sold.append(float((tale.client.sold - before)[0, 0]))
    return sold


def test_a_trade_promotion_lifts_two_weeks_and_then_dips():
    sold = sold_by_week("downstream_promo")
    assert sold[0] == sold[1] == 80_000
    assert sold[2] == sold[3] == 42_500
    assert sold[4] == 50_000


def test_promoted_orders_are_paid_in_cash():
    plain, helped = story(stock=600_000.0).luck(pay_run=0.999), story(stock=600_000.0).luck(pay_run=0.999)
    helped.play("downstream_promo")
    for tale in (plain, helped):
        tale.end_week()
    assert helped.client.cash[0, 0] - plain.client.cash[0, 0] == 30_000 * 1.12


def test_a_campaign_starts_after_a_week_and_lasts_six():
    sold = sold_by_week("terminal_campaign", weeks=7)
    assert sold == [50_000] + [62_500] * 6


def test_outlets_last():
    sold = sold_by_week("open_outlets", weeks=6)
    assert sold[:2] == [50_000, 50_000]
    assert sold[2:] == [61_000] * 4


@pytest.mark.parametrize("move", ["downstream_promo", "terminal_campaign", "open_outlets"])
def test_promotion_without_demand_changes_nothing_in_cash_received_exactly(move: str):
    plain, promoted = story(episodes=64, market=0.0), story(episodes=64, market=0.0)
    assert said(promoted.play(move)) == Said.SHRUGGED
    for tale in (plain, promoted):
        for _ in range(7):
            tale.play("visit")
            tale.end_week()
    assert np.array_equal(plain.account.received, promoted.account.received)


def test_pushed_goods_are_sales_today_and_overdue_tomorrow():
    plain, pushed = story(terms_weeks=4, weeks=10).luck(pay_run=0.999), story(terms_weeks=4, weeks=10).luck(pay_run=0.999)
    pushed.play("push_order")
    assert pushed.client.overhang[0, 0] == pushed.account.pushed[0, 0] == 200_000
    assert pushed.refusal("push_order") == "push_free"
    for tale in (plain, pushed):
        tale.end_week(6)
    assert pushed.account.overdue[0, 0] > plain.account.overdue[0, 0]


def test_goods_are_pushed_within_the_credit_limit_only():
    tale = story(credit_limit=650_000.0)
    assert tale.refusal("push_order") == "within_limit", "500,000 are owed, and an order is 200,000"
    assert story(credit_limit=700_000.0).refusal("push_order") == ""


def test_nobody_is_grateful_for_a_way_out_of_what_was_pushed_on_him():
    def grateful(pushed: float) -> bool:
        tale = story(stock=800_000.0).given(overhang=pushed)
        tale.play("downstream_promo")
        return bool(tale.client.grateful_until[0, 0] > 0)

    assert grateful(0.0)
    assert not grateful(200_000.0)


def test_a_gap_is_gone_through_together_once_a_month():
    tale = story()
    assert said(tale.play("analyse_gap")) == Said.WELCOMED
    trust = tale.client.trust[0, 0]
    assert trust > 0.5
    assert said(tale.play("analyse_gap")) == Said.SHRUGGED
    assert tale.client.trust[0, 0] == trust


def test_a_rebate_pays_back_a_share_of_what_is_paid():
    tale = story().luck(willing=0.0)
    tale.play("cash_rebate")
    paid = tale.play("visit").paid[0]
    assert tale.account.rebated[0, 0] == np.floor(paid * 0.03)
    assert tale.client.cash[0, 0] == 400_000 - paid + np.floor(paid * 0.03)


def test_company_support_follows_a_gap_analysis_and_arrives_two_weeks_later():
    tale = story(cash=0.0).luck(0.0)
    gap = tale.play("analyse_gap").amount[0]
    assert gap > 0
    before = tale.game.sight().desk.budget[0]
    granted = tale.play("ask_company").amount[0]
    assert 0 < granted <= 0.08 * gap
    assert tale.refusal("ask_company") == "company_free"
    tale.end_week()
    assert tale.game.sight().desk.budget[0] == before
    assert tale.end_week().support[0] == granted
    assert tale.game.sight().desk.budget[0] == before + granted
