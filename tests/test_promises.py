"""Stories about promises, instalments, plans and discounts (rule 7)."""

import numpy as np
import pytest

from sim_core.model.vocabulary import Excuse, Said
from sim_core.rules import promise
from tests.stories import Story, said, story

RATIOS = (0.3, 1.0, 1.5, 3.0)


def given(ratio: float, honesty: float) -> float:
    """Chance that a promise is given."""
    return promise.given(ratio, honesty, 0.5, 0.0, False, False)


def test_trivial_and_impossible_are_promised_easily_by_the_dishonest_alone():
    assert given(0.3, 0.2) > given(1.2, 0.2) + 0.3
    assert given(3.5, 0.2) > given(1.2, 0.2) + 0.1
    assert given(0.3, 0.95) > given(1.0, 0.95) > given(2.0, 0.95) > given(3.5, 0.95)


def test_the_larger_the_promise_the_less_it_is_meant():
    meaning = [promise.meant(ratio, 0.5, 0.0) for ratio in RATIOS]
    cheap = [promise.meant(ratio, 0.5, 0.5) for ratio in RATIOS]
    assert meaning == sorted(set(meaning), reverse=True)
    assert all(less < more for less, more in zip(cheap, meaning, strict=True)), "who gets away with words means them less"


def test_following_up_helps_most_where_honesty_is_low():
    def keeping(followed: int, honesty: float) -> float:
        return promise.keeping(
            is_meant=True,
            attention=0.2,
            followed=followed,
            honesty=honesty,
            on_hold=False,
            dependence=0.4,
            broken_count=0,
            rivals_promised=0.0,
            free=1e5,
            excuse_open=False,
            excused=False,
            instalment=False,
            grateful=False,
        )

    assert keeping(0, 0.2) < keeping(1, 0.2) < keeping(2, 0.2)
    assert keeping(1, 0.2) - keeping(0, 0.2) > keeping(1, 0.9) - keeping(0, 0.9) > 0


def test_a_promise_is_kept_and_noted():
    tale = story().luck(promise=0.0, meant=0.0, keep=0.0, pay_run=0.999)
    answer = tale.play("ask_promise", amount=105_000, weeks=1)
    assert (said(answer), answer.amount[0]) == (Said.PROMISED, 100_000)
    assert tale.account.promise_due[0, 0] == 1
    assert tale.end_week().due[0, 0] == 0
    events = tale.end_week()
    assert events.kept[0, 0]
    assert events.paid[0, 0] == 100_000
    account = tale.account
    assert (account.kept[0, 0], account.broken[0, 0], account.promise[0, 0]) == (100_000, 0, 0)


def test_payments_since_the_promise_count_and_nine_tenths_will_do():
    tale = story().luck(promise=0.0, meant=0.0, keep=0.999, pay_run=0.999, willing=0.0)
    tale.play("ask_promise", amount=100_000, weeks=1)
    paid = tale.play("visit").paid[0]
    tale.account.promise[...] = paid / 0.9
    assert tale.end_week().kept[0, 0], "at once: there is nothing left to wait for"
    assert tale.account.promise[0, 0] == 0


def test_a_promise_without_the_money_is_broken():
    tale = story().luck(promise=0.0, meant=0.0, keep=0.0, pay_run=0.999)
    tale.play("ask_promise", amount=300_000, weeks=1)
    tale.given(cash=20_000.0, downstream=0.0)
    tale.end_week()
    events = tale.end_week()
    assert events.broken[0, 0]
    assert tale.account.broken[0, 0] > 250_000
    assert tale.client.stalling[0, 0] > 0


def test_following_up_a_reliable_client_twice_is_resented():
    for honesty, resents in ((0.9, True), (0.3, False)):
        tale = story(honesty=honesty).luck(promise=0.0)
        tale.play("ask_promise", amount=100_000, weeks=3)
        assert tale.refusal("confirm_promise") == "promise_fresh"
        tale.end_week()
        trust = tale.client.trust[0, 0]
        assert said(tale.play("confirm_promise")) == Said.REASSURED
        assert tale.client.trust[0, 0] == trust
        assert tale.refusal("confirm_promise") == "not_followed", "once a week, or attention could be bought by the half hour"
        tale.end_week()
        trust = tale.client.trust[0, 0]
        assert (said(tale.play("confirm_promise")) == Said.ANNOYED) is resents
        assert bool(tale.client.trust[0, 0] < trust) is resents


@pytest.mark.parametrize("move", ["ask_promise", "instalments"])
def test_who_will_not_promise_gives_a_reason(move: str):
    tale = story(honesty=0.0, tactics={"quality": 5.0}).luck(promise=0.999)
    answer = tale.play(move, amount=200_000, weeks=2)
    assert said(answer) == Said.EXCUSE
    assert Excuse(answer.excuse[0]) == Excuse(tale.account.excuse[0, 0])
    tale.end_week()
    assert said(tale.play(move, amount=200_000, weeks=2)) == Said.REPEATED


def test_a_reason_shields_from_promises_whether_it_is_open_or_was_accepted():
    def kept(excuse: str) -> float:
        tale = story(cash=900_000.0).luck(promise=0.0, meant=0.0)
        tale.play("ask_promise", amount=100_000, weeks=1)
        if excuse:
            tale.excuse(Excuse.QUALITY, true=False)
        if excuse == "accepted":
            tale.play("accept_excuse")
        return promise_odds(tale)

    assert kept("") > 0.6
    assert kept("open") < 0.25
    assert kept("accepted") < 0.25


def promise_odds(tale: Story) -> float:
    """The chance that the open promise is kept, found by trying luck from low to high."""
    for luck in np.linspace(0.025, 0.975, 39):
        fork = Story(tale.game.fork(np.array([0]))).luck(keep=float(luck), promise=0.0, meant=0.0)
        fork.end_week(2)
        if not fork.account.kept_count[0, 0]:
            return float(luck)
    return 1.0


def test_asking_for_the_impossible_costs_trust():
    tale = story(cash=10_000.0, downstream=0.0, sell_through=0.0, stock=0.0).luck()
    tale.play("ask_promise", amount=500_000, weeks=1)
    assert tale.client.trust[0, 0] < 0.5


def test_instalments_come_week_by_week_and_end():
    tale = story().luck(promise=0.0, meant=0.0, keep=0.0, pay_run=0.999)
    answer = tale.play("instalments", amount=200_000, weeks=4)
    assert (said(answer), answer.amount[0]) == (Said.AGREED, 200_000)
    paid = [float(tale.end_week().paid[0, 0]) for _ in range(6)]
    assert paid == [0, 50_000, 50_000, 50_000, 50_000, 0]
    assert tale.account.kept_count[0, 0] == 4


def test_two_missed_parts_end_an_instalment_plan():
    tale = story().luck(promise=0.0, meant=0.0, keep=0.999, pay_run=0.999)
    tale.play("instalments", amount=200_000, weeks=5)
    tale.end_week(4)
    assert tale.account.promise[0, 0] == 0
    assert tale.account.broken_count[0, 0] == 2


def test_a_plan_is_worth_more_to_a_client_whose_difficulties_were_asked():
    plain, asked = story(), story()
    asked.play("ask_difficulties")
    for tale in (plain, asked):
        tale.play("set_plan", amount=400_000, weeks=5)
        tale.play("share_plan")
    assert plain.account.plan_shared[0, 0] == 0.6
    assert asked.account.plan_shared[0, 0] == 1.0


def test_a_plan_nobody_knows_of_changes_nothing_at_all():
    alone, planned = story(episodes=64), story(episodes=64)
    planned.play("set_plan", amount=400_000, weeks=5)
    for tale in (alone, planned):
        for _ in range(6):
            tale.play("visit")
            tale.end_week()
    assert np.array_equal(alone.account.received, planned.account.received)
    assert np.array_equal(alone.client.trust, planned.client.trust)


def test_a_shared_plan_ends_with_its_date():
    tale = story()
    tale.play("set_plan", amount=400_000, weeks=2)
    tale.play("share_plan")
    tale.end_week(2)
    assert tale.account.plan_shared[0, 0] > 0
    tale.end_week()
    assert tale.account.plan_shared[0, 0] == 0


def test_a_discount_brings_money_now_at_its_price():
    tale = story().luck(willing=0.0)
    answer = tale.play("discount", amount=100_000)
    assert answer.paid[0] == 100_000
    assert tale.account.discounted[0, 0] == answer.amount[0] == 8_000
    assert tale.account.owed[0, 0] == 392_000
    assert tale.client.stalling[0, 0] > 0


def test_whoever_was_offered_a_discount_waits_for_another():
    offered, plain = story(weeks=10), story(weeks=10)
    for tale in (offered, plain):
        tale.luck(willing=0.999, pay_run=0.999)
    offered.play("discount", amount=100_000)
    assert offered.refusal("discount", amount=100_000) == "discount_free"
    for tale in (offered, plain):
        tale.end_week()
        tale.given(attention=0.3, trust=0.5, stalling=0.0)
    assert willing_below(offered) < willing_below(plain)
    offered.end_week(3)
    assert offered.refusal("discount", amount=100_000) == ""


def willing_below(tale: Story) -> float:
    """The luck up to which a call brings money now."""
    for luck in np.linspace(0.0125, 0.9875, 79):
        fork = Story(tale.game.fork(np.array([0]))).luck(willing=float(luck))
        if not fork.play("call").paid[0]:
            return float(luck)
    return 1.0


def test_an_amount_is_promised_once_at_a_time():
    tale = story().luck(promise=0.0)
    tale.play("ask_promise", amount=100_000, weeks=3)
    assert tale.refusal("ask_promise", amount=100_000, weeks=3) == "no_promise"
    assert tale.refusal("instalments", amount=100_000, weeks=3) == "no_promise"


@pytest.mark.parametrize("weeks", [0, 7])
def test_promises_fall_due_within_the_game(weeks: int):
    tale = story(weeks=8)
    assert tale.refusal("ask_promise", amount=100_000, weeks=weeks) == ""
    assert tale.refusal("ask_promise", amount=100_000, weeks=8) == "weeks"
