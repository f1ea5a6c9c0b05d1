"""Stories about excuses: which is given, finding out, challenging, believing, fixing (rules 4 to 6)."""

import numpy as np
import pytest

from sim_core.model.records import room
from sim_core.model.state import ACCOUNT, CLIENT, Account, Client
from sim_core.model.vocabulary import Excuse, Finding, Said
from sim_core.rules import excuse
from tests.stories import said, story


def nobody() -> tuple[Client, Account]:
    """A client without cash worries, goods, rivals or grievances, who likes no excuse."""
    client, account = room(1, CLIENT)[0], room(1, ACCOUNT)[0]
    client.cash, client.trust, account.excuse = 1e6, 0.9, -1
    return client, account


def test_an_honest_client_says_what_is_so_and_a_dishonest_one_what_it_likes():
    client, account = nobody()
    client.stock, client.sell_through, client.outlets = 900_000.0, 10_000.0, 1.0
    client.taste[Excuse.QUALITY], client.freshness = 1.0, [1.0] * len(Excuse)
    for luck in (0.0, 0.5, 0.999):
        client.honesty = 1.0
        assert excuse.pick(client, account, luck) == Excuse.SLOW_SALES
        client.honesty = 0.0
        assert excuse.pick(client, account, luck) == Excuse.QUALITY


def test_nobody_without_a_reason_or_a_taste_gives_an_excuse():
    client, account = nobody()
    assert excuse.pick(client, account, 0.4) == -1


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (Excuse.CASH_TIGHT, {"cash": 0.0}),
        (Excuse.CUSTOMERS_UNPAID, {"downstream_weeks": 16.0}),
        (Excuse.SLOW_SALES, {"stock": 900_000.0}),
        (Excuse.QUALITY, {"problems": [{"kind": "quality", "share": 0.5}]}),
        (Excuse.SERVICE, {"problems": [{"kind": "service", "share": 0.5}]}),
        (Excuse.SUPPORT, {"problems": [{"kind": "support", "share": 0.5}]}),
        (Excuse.PRICE, {"problems": [{"kind": "price", "share": 0.5}]}),
        (Excuse.WILL_LEAVE, {"trust": 0.05}),
    ],
)
def test_every_excuse_can_be_true(kind: Excuse, facts: dict):
    tale = story(**facts).luck(willing=0.999, away=0.9)
    tale.given(away=False, honesty=1.0)
    if kind == Excuse.CASH_TIGHT:
        tale.given(trust=0.5)
    tale.play("call")
    assert tale.account.excuse[0, 0] == kind
    assert tale.client.excuse_true[0, 0]


def test_rivals_and_absence_are_true_reasons_too():
    tale = story().luck(willing=0.999)
    tale.given(away=False, honesty=1.0, rivals_attention=0.9)
    tale.play("call")
    assert (tale.account.excuse[0, 0], tale.client.excuse_true[0, 0]) == (Excuse.OTHERS_FIRST, True)
    gone = story().luck(willing=0.0)
    gone.given(away=True, honesty=1.0)
    assert gone.play("visit").paid[0] == 0
    assert (gone.account.excuse[0, 0], gone.client.excuse_true[0, 0]) == (Excuse.BOSS_AWAY, True)
    assert gone.account.found[0, 0, Excuse.BOSS_AWAY] == Finding.TRUE, "a visit shows who is in"
    gone.end_week()
    assert gone.account.excuse[0, 0] == -1, "an absence ends by itself"


def test_records_show_whether_a_complaint_is_real():
    for real in (True, False):
        tale = story(problems=[{"kind": "service", "share": 0.6}] if real else []).luck(0.0)
        tale.play("check_records")
        assert tale.account.found[0, 0, Excuse.SERVICE] == (Finding.TRUE if real else Finding.FALSE)
        assert tale.account.found_sure[0, 0, Excuse.SERVICE] == 0.95


def test_sources_err_at_their_rate():
    tale = story(episodes=4000, problems=[{"kind": "quality", "share": 0.6}])
    tale.play("check_records")
    tale.play("ask_around")
    right = (tale.account.found[:, 0, Excuse.QUALITY] == Finding.TRUE).mean()
    outside = (tale.account.found[:, 0, Excuse.WILL_LEAVE] == Finding.FALSE).mean()
    assert right == pytest.approx(0.95, abs=0.014)
    assert outside == pytest.approx(0.85, abs=0.023)


def test_a_surer_finding_is_kept_while_it_is_fresh():
    tale = story().luck(0.0)
    tale.play("check_records")
    tale.luck(0.999).play("analyse_gap")
    assert tale.account.found[0, 0, Excuse.QUALITY] == Finding.FALSE
    tale.end_week(6)
    tale.play("analyse_gap")
    assert tale.account.found[0, 0, Excuse.QUALITY] == Finding.TRUE, "stale, so even a poor source replaces it"


def test_a_reading_of_cash_is_a_range_around_the_truth_when_it_is_right():
    tale = story(episodes=2000, cash=400_000.0)
    tale.play("ask_around")
    account = tale.account
    inside = ((account.cash_low <= 400_000) & (account.cash_high >= 400_000)).mean()
    assert inside == pytest.approx(0.85, abs=0.032)


def test_challenging_a_false_excuse_with_evidence_breaks_it_and_brings_money():
    tale = story().excuse(Excuse.QUALITY, true=False, found=Finding.FALSE).luck(willing=0.0, challenge=0.8)
    before = tale.client.stalling.copy()
    answer = tale.play("challenge")
    assert said(answer) == Said.CAUGHT
    assert answer.paid[0] > 0
    assert tale.account.excuse[0, 0] == -1
    assert tale.client.freshness[0, 0, Excuse.QUALITY] < 0.5
    assert tale.client.stalling[0, 0] <= before[0, 0]


def test_without_evidence_the_same_challenge_is_a_toss_up_that_may_embolden():
    tale = story().excuse(Excuse.QUALITY, true=False).luck(willing=0.0, challenge=0.8)
    assert said(tale.play("challenge")) == Said.STOOD_FIRM
    assert tale.client.stalling[0, 0] > 0
    lucky = story().excuse(Excuse.QUALITY, true=False).luck(willing=0.0, challenge=0.1)
    assert said(lucky.play("challenge")) == Said.CAUGHT


def test_challenging_the_truth_costs_trust_and_gets_nothing_and_looks_the_same():
    tale = story().excuse(Excuse.QUALITY, true=True, found=Finding.FALSE).luck(willing=0.0, challenge=0.0)
    answer = tale.play("challenge")
    assert (said(answer), answer.paid[0]) == (Said.STOOD_FIRM, 0)
    assert tale.client.trust[0, 0] < 0.4
    assert tale.account.excuse[0, 0] == Excuse.QUALITY


def test_challenging_again_in_the_same_week_changes_nothing():
    tale = story(seed=5, episodes=400).excuse(Excuse.QUALITY, true=False)
    rows = np.flatnonzero(tale.play("challenge").said == Said.STOOD_FIRM)
    assert 0 < len(rows) < 400
    again = tale.game.fork(rows)
    choice = tale.choice("challenge")
    for name in ("move", "client", "amount", "weeks"):
        setattr(choice, name, getattr(choice, name)[: len(rows)])
    again.play(choice)
    assert (again._truth.account.excuse[:, 0] == Excuse.QUALITY).all()


def test_believing_a_lie_teaches_that_lies_work():
    lie, truth = story().excuse(Excuse.QUALITY, true=False), story().excuse(Excuse.QUALITY, true=True)
    for tale in (lie, truth):
        assert said(tale.play("accept_excuse")) == Said.BELIEVED
        assert tale.account.excuse[0, 0] == -1
    assert lie.client.stalling[0, 0] > truth.client.stalling[0, 0] == 0
    assert truth.client.trust[0, 0] > 0.5


def test_an_accepted_excuse_lets_the_client_off_for_two_weeks():
    tale = story().excuse(Excuse.QUALITY, true=True).luck(willing=0.6)
    tale.play("accept_excuse")
    assert tale.play("visit").paid[0] == 0
    tale.end_week(3)
    tale.given(attention=0.3, trust=0.5, fatigue=0.0, cash=400_000.0)
    tale.account.excuse[...] = -1
    assert tale.play("visit").paid[0] > 0


def test_fixing_a_real_problem_unlocks_payment():
    tale = story(problems=[{"kind": "service", "share": 0.7}]).excuse(Excuse.SERVICE, true=True).luck(willing=0.0)
    answer = tale.play("fix_problem")
    assert said(answer) == Said.FIXED
    assert answer.paid[0] > 0
    assert tale.client.problem.sum() == 0
    assert tale.client.trust[0, 0] > 0.6
    assert tale.game.sight().desk.spent[0] == 6000


def test_fixing_what_is_not_broken_is_lost_but_spends_the_excuse():
    tale = story().excuse(Excuse.SERVICE, true=False).luck(willing=0.0)
    answer = tale.play("fix_problem")
    assert (said(answer), answer.paid[0]) == (Said.NOTHING_TO_FIX, 0)
    assert tale.account.excuse[0, 0] == -1
    assert tale.client.freshness[0, 0, Excuse.SERVICE] == 0
    assert tale.client.stalling[0, 0] == pytest.approx(0.25)  # and teaches that pretexts work


def test_instalments_and_promotions_answer_a_true_reason_of_money_only():
    for move, ask in (("instalments", {"amount": 200_000.0, "weeks": 5}), ("downstream_promo", {})):
        for true in (True, False):
            tale = story().excuse(Excuse.SLOW_SALES, true=true).luck(promise=0.0)
            tale.play(move, **ask)
            assert bool(tale.account.excuse[0, 0] == -1) is true


def test_asking_about_difficulties_is_only_as_good_as_the_client_is_honest():
    shares = []
    for honesty in (0.1, 0.95):
        tale = story(episodes=2000, honesty=honesty, problems=[{"kind": "quality", "share": 0.6}])
        tale.play("ask_difficulties")
        shares.append((tale.account.found[:, 0, Excuse.QUALITY] == Finding.TRUE).mean())
        assert (tale.account.found_sure[:, 0, Excuse.QUALITY] != 0.5 + 0.42 * honesty).all(), "honesty stays hidden"
    assert shares[0] < 0.6 < 0.8 < shares[1]


def test_manner_tells_next_to_nothing_and_is_no_evidence():
    tale = story(episodes=6000, honesty=0.3, stubbornness=1.0)
    tale.given(trust=0.0)
    tale.play("call")
    rows = np.arange(6000)
    kind = tale.account.excuse[:, 0].astype(np.intp)
    raised = kind >= 0
    seems = tale.account.found[rows, 0, np.maximum(kind, 0)] == Finding.TRUE
    right = (seems == tale.client.excuse_true[:, 0])[raised].mean()
    assert right == pytest.approx(0.54, abs=4 * np.sqrt(0.25 / raised.sum()))
    hunch = story().excuse(Excuse.QUALITY, true=False, found=Finding.FALSE).luck(willing=0.0, challenge=0.8)
    hunch.account.found_sure[:, :, Excuse.QUALITY] = 0.54
    assert said(hunch.play("challenge")) == Said.STOOD_FIRM
