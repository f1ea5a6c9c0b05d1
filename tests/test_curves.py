"""Fifteen curves of one client, each with everything else fixed. Same luck on both sides; four standard errors clear.

(13, a plan nobody knows of, and 14, promotion without demand, are exact: see `test_promises.py`, `test_promotion.py`.)
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from sim_core.model.choices import Choice
from sim_core.model.moves import MOVE, NO_MOVE
from sim_core.model.vocabulary import Excuse, Finding, Said
from tests.stories import Story, story

EPISODES = 600
WEEKS = 12
USUAL: dict[str, Any] = {
    "weeks": WEEKS,
    "cash": 250_000.0,
    "reserve": 30_000.0,
    "honesty": 0.5,
    "stubbornness": 0.3,
    "attention": 0.1,
    "patience": 0.3,
    "tactics": {"quality": 2.0, "others_first": 1.0},
    "rivals": {"count": 3.0, "heat": 0.5, "owed": 500_000.0},
}
Policy = Callable[[Story, int], None]


def received(policy: Policy, episodes: int = EPISODES, **facts: Any) -> np.ndarray:
    """Cash received in each episode by a policy that acts every week."""
    tale = story(episodes=episodes, **{**USUAL, **facts})
    for week in range(tale.game.setting.public.weeks):
        policy(tale, week)
        tale.end_week()
    return tale.account.received[:, 0].copy()


def clearly_more(much: np.ndarray, little: np.ndarray) -> bool:
    """Is the mean of `much` above that of `little` by four standard errors of the paired differences?"""
    difference = much - little
    return bool(difference.mean() > 4 * difference.std(ddof=1) / np.sqrt(len(difference)))


def where_possible(tale: Story, move: str, where: np.ndarray | None = None, **ask: Any) -> Choice:
    """Make a move in all episodes (of `where`) in which it is possible."""
    choice = tale.choice(move, **ask)
    wanted = np.ones(len(choice.move), np.bool_) if where is None else where
    refused = np.array([why is not None for why in tale.game.refusals(choice)])
    choice.move = np.where(wanted & ~refused, MOVE[move], NO_MOVE).astype(np.int8)
    tale.game.play(choice)
    return choice


def calls(times: int, every: int = 1) -> Policy:
    def policy(tale: Story, week: int) -> None:
        if week % every == 0:
            for _ in range(times):
                tale.play("call")

    return policy


def nothing(tale: Story, week: int) -> None:
    pass


def test_1_recovery_rises_with_contacts_and_then_falls():
    cadence = {"never": nothing, "monthly": calls(1, 4), "weekly": calls(1), "often": calls(3), "all day": calls(14)}
    got = {name: received(policy) for name, policy in cadence.items()}
    assert clearly_more(got["monthly"], got["never"])
    assert clearly_more(got["weekly"], got["monthly"])
    assert clearly_more(got["often"], got["all day"])


def paid_by_week(policy: Policy, **facts: Any) -> np.ndarray:
    """[weeks, episodes] received in each week."""
    tale = story(episodes=EPISODES, **{**USUAL, **facts})
    totals = [np.zeros(EPISODES)]
    for week in range(WEEKS):
        policy(tale, week)
        tale.end_week()
        totals.append(tale.account.received[:, 0].copy())
    return np.diff(np.array(totals), axis=0)


def test_2_the_lift_of_one_visit_fades():
    def one_visit(tale: Story, week: int) -> None:
        if week == 0:
            tale.play("visit")

    facts = {"honesty": 0.9, "trust": 0.7, "stubbornness": 0.0, "patience": 1.0}
    lift = paid_by_week(one_visit, **facts) - paid_by_week(nothing, **facts)
    assert clearly_more(lift[0], np.abs(lift[1]))
    assert lift[0].mean() > lift[1].mean() >= lift[2].mean() - 500
    assert abs(lift[6:].mean()) < 0.1 * lift[0].mean()


def test_3_payments_cluster_after_contacts():
    def fortnightly(tale: Story, week: int) -> None:
        if week % 2 == 0:
            tale.play("visit")

    by_week = paid_by_week(fortnightly)
    assert clearly_more(by_week[::2].sum(axis=0), 2 * by_week[1::2].sum(axis=0))


def test_4_more_and_hotter_rivals_leave_less():
    few, many = ({"count": count, "heat": 0.5, "owed": owed} for count, owed in ((1.0, 200_000.0), (6.0, 1_500_000.0)))
    cool, hot = ({"count": 3.0, "heat": heat, "owed": 700_000.0} for heat in (0.1, 0.9))
    weekly = visits_dealing_with_excuses
    assert clearly_more(received(weekly, rivals=few), received(weekly, rivals=many))
    assert clearly_more(received(weekly, rivals=cool), received(weekly, rivals=hot))


def visits_dealing_with_excuses(tale: Story, week: int) -> None:
    """A sound way of collecting: check, challenge what is false, accept the rest, visit."""
    verify(tale)
    where_possible(tale, "visit")


def verify(tale: Story) -> None:
    """Check what is open; fix or challenge."""
    open_now = tale.account.excuse[:, 0] >= 0
    if not open_now.any():
        return
    where_possible(tale, "check_records", open_now)
    where_possible(tale, "ask_around", open_now)
    kind = np.maximum(tale.account.excuse[:, 0], 0)
    found = tale.account.found[np.arange(len(kind)), 0, kind]
    where_possible(tale, "fix_problem", open_now & (found == Finding.TRUE))
    where_possible(tale, "challenge", open_now & (found == Finding.FALSE))


def share_promised(amount: float, **facts: Any) -> float:
    tale = story(episodes=2000, **{**USUAL, **facts})
    return float((tale.play("ask_promise", amount=amount, weeks=2).said == Said.PROMISED).mean())


def test_5_promises_are_u_shaped_for_the_dishonest_alone():
    wealth: dict[str, Any] = {"ledger": [(3_000_000.0, 20)], "rivals": {"count": 0.0}, "cash": 250_000.0}
    easy, middling, absurd = 150_000.0, 600_000.0, 2_400_000.0
    liar = [share_promised(amount, honesty=0.1, **wealth) for amount in (easy, middling, absurd)]
    honest = [share_promised(amount, honesty=0.95, **wealth) for amount in (easy, middling, absurd)]
    assert liar[0] > liar[1] + 0.05
    assert liar[2] > liar[1] + 0.05
    assert honest[0] > honest[1] > honest[2]


def share_kept(amount: float, follow: int = 0, **facts: Any) -> np.ndarray:
    """[episodes] was the promise kept, where one was given; nan elsewhere. `follow`: times followed up."""
    tale = story(episodes=3000, **{**USUAL, "rivals": {"count": 0.0}, **facts})
    given = tale.play("ask_promise", amount=amount, weeks=2).said == Said.PROMISED
    tale.end_week()
    if follow > 0:
        where_possible(tale, "confirm_promise", given)
    tale.end_week()
    if follow > 1:
        where_possible(tale, "confirm_promise", given)
    kept = tale.end_week().kept[:, 0]
    return np.where(given, kept, np.nan)


def test_6_the_larger_the_promise_the_less_is_kept():
    wealth: dict[str, Any] = {"ledger": [(2_000_000.0, 20)], "honesty": 0.4}
    shares = [np.nanmean(share_kept(amount, **wealth)) for amount in (100_000.0, 250_000.0, 340_000.0, 2_000_000.0)]
    assert shares[0] > shares[1] + 0.05
    assert shares[1] > shares[2] + 0.02
    assert shares[3] < 0.05


def test_7_following_up_keeps_promises_and_confirming_keeps_more():
    shares = [np.nanmean(share_kept(200_000.0, follow, honesty=0.4)) for follow in (0, 1, 2)]
    assert shares[0] + 0.04 < shares[1]
    assert shares[1] + 0.02 < shares[2]


def test_8_following_up_gains_most_where_honesty_is_low():
    gains = [
        np.nanmean(share_kept(150_000.0, 1, honesty=honesty)) - np.nanmean(share_kept(150_000.0, 0, honesty=honesty))
        for honesty in (0.15, 0.9)
    ]
    assert gains[0] > gains[1] + 0.04


def handling(how: str) -> Policy:
    """Visit every week, and deal with what is open in one way."""

    def policy(tale: Story, week: int) -> None:
        open_now = tale.account.excuse[:, 0] >= 0
        if how == "accept":
            where_possible(tale, "accept_excuse", open_now)
        elif how == "guess":
            where_possible(tale, "challenge", open_now)
        elif how == "verify":
            verify(tale)
        where_possible(tale, "visit")

    return policy


def test_9_false_excuses_are_best_verified_and_worst_believed():
    liar: dict[str, Any] = {"honesty": 0.0, "tactics": {"quality": 5.0, "service": 3.0}, "rivals": {"count": 1.0}}
    accept, guess, check = (received(handling(how), **liar) for how in ("accept", "guess", "verify"))
    assert clearly_more(guess, accept)
    assert clearly_more(check, guess)


def test_10_a_true_problem_is_best_fixed_and_worst_dismissed():
    wronged: dict[str, Any] = {"honesty": 0.95, "problems": [{"kind": "service", "share": 0.7}], "rivals": {"count": 1.0}}
    dismiss, accept, fix = (received(handling(how), **wronged) for how in ("guess", "accept", "verify"))
    assert clearly_more(accept, dismiss)
    assert clearly_more(fix, accept)


def fixing_in(week_to_fix: int | None) -> Policy:
    def policy(tale: Story, week: int) -> None:
        if week == week_to_fix:
            tale.account.found[:, 0, Excuse.SERVICE] = Finding.TRUE  # the rep believes that something is wrong
            where_possible(tale, "fix_problem")
        where_possible(tale, "visit")

    return policy


def test_11_fixing_early_beats_late_beats_never_and_is_for_nothing_where_nothing_is_wrong():
    wronged: dict[str, Any] = {"honesty": 0.95, "problems": [{"kind": "service", "share": 0.7}], "rivals": {"count": 1.0}}
    early, late, never = (received(fixing_in(week), **wronged) for week in (1, 7, None))
    assert clearly_more(early, late)
    assert clearly_more(late, never)
    content: dict[str, Any] = {"honesty": 0.95, "rivals": {"count": 1.0}}
    fixed, left = received(fixing_in(1), **content), received(fixing_in(None), **content)
    assert not clearly_more(fixed, 1.01 * left)


def test_12_pleading_instead_of_chasing_is_like_doing_nothing():
    def plead(tale: Story, week: int) -> None:
        tale.play("plead")

    pleaded, idle, called = received(plead), received(nothing), received(calls(1))
    assert not clearly_more(pleaded, idle)
    assert clearly_more(called, 3 * pleaded)


def test_15_more_cash_faster_customers_and_leverage_bring_more():
    weekly = visits_dealing_with_excuses
    assert clearly_more(received(weekly, cash=600_000.0), received(weekly, cash=60_000.0))
    assert clearly_more(received(weekly, downstream_weeks=3.0, downstream=250_000.0),
                        received(weekly, downstream_weeks=14.0, downstream=250_000.0))  # fmt: skip

    def squeeze(tale: Story, week: int) -> None:
        if week == 0:
            tale.play("stop_supply")
        weekly(tale, week)

    assert clearly_more(received(squeeze, dependence=0.9, stock=0.0), received(squeeze, dependence=0.1, stock=0.0))
