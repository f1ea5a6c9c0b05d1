"""Stories about asking for money: attention, willingness, payment on the spot (rules 1 to 3 and 8)."""

import numpy as np
import pytest

from sim_core.errors import IllegalMove
from sim_core.model.vocabulary import Excuse, Said
from tests.stories import said, story


def test_a_willing_client_pays_on_the_spot_and_then_cares_less():
    tale = story().luck(willing=0.0)
    before = tale.client.attention.copy()
    answer = tale.play("visit")
    assert said(answer) == Said.PAID
    assert answer.paid[0] % 10_000 == 0
    assert tale.account.received[0, 0] == answer.paid[0] == 400_000 - tale.client.cash[0, 0]
    assert tale.client.attention[0, 0] < before[0, 0] + 0.55 * 0.7


def test_the_oldest_invoice_is_paid_first():
    tale = story(cash=2_000_000.0).luck(willing=0.0)
    paid = tale.play("sit_in").paid[0]
    left = tale.account.invoice[0, 0]
    assert left[0] == 300_000 - min(paid, 300_000)
    assert left[1] == 200_000 - max(paid - 300_000, 0)


def test_asking_again_in_the_same_week_brings_nothing_more():
    tale = story().luck(willing=0.0)
    first = tale.play("call").paid[0]
    assert first > 0
    assert tale.play("call").paid[0] == 0
    assert tale.play("visit").paid[0] > 0, "a stronger demand changes something"


def test_an_unwilling_client_gives_an_excuse_and_repeats_it():
    tale = story().luck(willing=0.999)
    first, again = tale.play("call"), tale.play("visit")
    assert (said(first), said(again)) == (Said.EXCUSE, Said.REPEATED)
    assert first.excuse[0] == again.excuse[0] >= 0


def test_an_excuse_shields_until_it_is_dealt_with():
    open_one = story().excuse(Excuse.QUALITY, true=False).luck(willing=0.5)
    free = story().luck(willing=0.5)
    assert open_one.play("visit").paid[0] == 0
    assert free.play("visit").paid[0] > 0


def test_an_excuse_not_repeated_for_three_weeks_lapses():
    tale = story().excuse(Excuse.QUALITY, true=False).luck(pay_run=0.999)
    tale.end_week(3)
    assert tale.account.excuse[0, 0] == Excuse.QUALITY
    tale.end_week()
    assert tale.account.excuse[0, 0] == -1


def test_a_client_without_cash_cannot_pay_however_willing():
    tale = story(cash=0.0, honesty=1.0).luck(willing=0.0)
    answer = tale.play("sit_in")
    assert answer.paid[0] == 0
    assert (said(answer), answer.excuse[0]) == (Said.EXCUSE, Excuse.CASH_TIGHT)
    assert tale.client.excuse_true[0, 0]


def test_disputed_money_is_not_paid():
    clean, disputed = story().luck(willing=0.0), story().luck(willing=0.0)
    disputed.client.problem[:, :, 0] = 0.8
    assert disputed.play("sit_in").paid[0] < clean.play("sit_in").paid[0]


def test_too_much_chasing_costs_trust_most_with_the_impatient():
    patient, impatient = story(patience=1.0), story(patience=0.0)
    for tale in (patient, impatient):
        tale.luck(willing=0.999)
        for _ in range(8):
            tale.play("call")
    assert impatient.client.trust[0, 0] < patient.client.trust[0, 0] < 0.5


def test_attention_fades_by_half_and_a_shared_plan_keeps_more_of_it():
    alone, shared = story().luck(pay_run=0.999), story().luck(pay_run=0.999)
    shared.play("ask_difficulties")
    shared.play("set_plan", amount=400_000, weeks=6)
    shared.play("share_plan")
    for tale in (alone, shared):
        tale.given(attention=0.8)
        tale.end_week()
    assert alone.client.attention[0, 0] == pytest.approx(0.05 + 0.75 / 2)
    assert shared.client.attention[0, 0] == pytest.approx(0.15 + 0.65 / 2)


def test_letters_weaken_within_a_month():
    tale = story(dependence=0.8)
    tale.given(attention=0.0)
    tale.play("demand_letter")
    first = tale.client.attention[0, 0]
    tale.given(attention=0.0, fatigue=0.0)
    tale.play("demand_letter")
    assert 0 < tale.client.attention[0, 0] < 0.5 * first


def test_stopping_supply_bites_when_the_shelf_is_empty_and_a_bluff_is_remembered():
    full, empty = story(dependence=1.0, stock=400_000.0), story(dependence=1.0, stock=0.0)
    for tale in (full, empty):
        tale.luck(willing=0.72)
        tale.play("stop_supply")
    assert full.play("call").paid[0] == 0
    assert empty.play("call").paid[0] > 0
    full.play("resume_supply")
    assert full.client.credibility[0, 0] == 0.5
    empty.play("resume_supply")
    assert empty.client.credibility[0, 0] == 1.0


def test_orders_refused_during_a_hold_are_counted():
    tale = story(stock=0.0)
    tale.play("stop_supply")
    events = tale.end_week()
    assert events.ordered[0, 0] == 0 < events.refused[0, 0] == tale.account.refused[0, 0]


def test_pleading_moves_nobody_and_lowers_standing():
    tale = story()
    before = tale.client.attention.copy()
    assert tale.play("plead").paid[0] == 0
    assert tale.client.trust[0, 0] < 0.5
    assert np.array_equal(before, tale.client.attention)


def test_an_impossible_move_is_refused_with_the_reason_and_costs_nothing():
    tale = story()
    reasons = {
        "confirm_promise": "promise",
        "challenge": "excuse_open",
        "share_plan": "plan_set",
        "ask_company": "gap_known",
        "fix_problem": "complaint",
        "resume_supply": "on_hold",
    }
    assert {move: tale.refusal(move) for move in reasons} == reasons
    assert tale.refusal("ask_promise", amount=1_000, weeks=2) == "amount_low"
    assert tale.refusal("ask_promise", amount=9e6, weeks=2) == "amount_high"
    assert tale.refusal("ask_promise", amount=float("nan"), weeks=2) == "amount_low"
    assert tale.refusal("ask_promise", amount=100_000, weeks=9) == "weeks"
    with pytest.raises(IllegalMove):
        tale.play("challenge")
    assert tale.game.sight().desk.hours[0] == 60


def test_hours_run_out():
    tale = story()
    for _ in range(6):
        tale.play("sit_in")
    assert tale.refusal("sit_in") == "hours"
    assert tale.refusal("call") == ""


def test_the_game_ends_with_its_last_week():
    tale = story(weeks=2)
    tale.end_week(2)
    assert tale.game.over()
    assert tale.refusal("call") == "game_over"
    with pytest.raises(IllegalMove):
        tale.end_week()


def test_a_client_without_trust_stops_buying():
    tale = story()
    tale.given(trust=0.0)
    tale.end_week(2)
    assert tale.account.left[0, 0]
    assert tale.end_week().ordered[0, 0] == 0


def test_a_client_without_cash_for_three_weeks_fails_and_what_it_owes_is_lost():
    tale = story(cash=0.0, downstream=0.0, stock=0.0, other_costs=500_000.0)
    tale.end_week(3)
    assert tale.account.failed[0, 0]
    assert tale.account.owed[0, 0] == 0
    assert tale.account.written_off[0, 0] > 500_000
    assert tale.refusal("call") == "client_failed"


def test_debt_over_a_year_late_is_written_off():
    tale = story(ledger=[(100_000.0, 59), (200_000.0, 12)], cash=0.0, sell_through=0.0, stock=0.0)
    assert tale.account.overdue[0, 0] == 300_000
    tale.end_week(2)
    assert tale.account.written_off[0, 0] == 100_000
    assert tale.account.overdue[0, 0] == tale.account.owed[0, 0] == 200_000


def test_an_invoice_becomes_overdue_when_its_week_has_passed():
    tale = story(ledger=[(100_000.0, 8)], stock=500_000.0)
    assert tale.account.overdue[0, 0] == 0
    assert tale.luck(pay_run=0.999).end_week().fallen_due[0, 0] == 100_000
    assert tale.account.overdue[0, 0] == 100_000
