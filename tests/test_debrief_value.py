"""What decisions were worth, what of a result was luck, and what would have come of another choice."""

from dataclasses import replace

import numpy as np
import pytest

from sim_core import bots, start
from sim_core.batch.playouts import ENDING, PLAYING_ON
from sim_core.batch.rollout import play_out
from sim_core.belief.trail import copy, follow
from sim_core.belief.worlds import worlds
from sim_core.debrief import task
from sim_core.debrief.accounts import accounted, accuracy, all_others, costs_by_client, stakes, turning_points
from sim_core.debrief.alternatives import alternatives
from sim_core.debrief.miss import DECIDED
from sim_core.debrief.task import believe, parts_of_weeks, trail_of, try_first
from sim_core.debrief.value import Worth, try_out
from sim_core.debrief.verdict import Verdict, grade, judged
from sim_core.debrief.whatif import gains, show
from sim_core.debrief.whole import QUICK, opened, work
from sim_core.engine.record import Step, apply_step, digest_of
from sim_core.engine.reveal import reveal
from sim_core.engine.score import result
from sim_core.model.vocabulary import Excuse
from tests.played import played

LESSON = "lesson-6-check-first"


def known(game, copies):
    """What could be known of all clients of a game."""
    return [believe(game, client, copies) for client in range(len(trail_of(game).sight(0).public.client_ids))]


@pytest.fixture(scope="module")
def lied_to():
    """A game in which every excuse was believed, looked into."""
    game = played(LESSON, "credulous", 2)
    found = opened(game, 600_000.0)
    effort = replace(QUICK, pair=48, more=48, points=12, opening=64)
    stages = [found.stage for _ in work(found, 1, effort)]
    return found, stages


def test_a_debrief_can_be_shown_from_the_start_and_gets_better(lied_to):
    found, stages = lied_to
    assert stages[0] == ""
    assert "beliefs" in stages
    assert "first" in stages
    assert found.stage == "refined"
    assert len(found.verdicts) == len(found.trail.moments)
    assert set(found.whys) == set(range(len(found.trail.moments)))


def test_decisions_and_luck_add_up_to_the_result(lied_to):
    found, _ = lied_to
    account = found.account
    assert account.net == pytest.approx(account.expected - account.lost + account.luck)
    assert account.lost == pytest.approx(sum(one.cost for one in found.verdicts))
    assert sum(found.miss.values()) == pytest.approx(found.target - found.net)


def test_one_account_is_told_by_turning_point_and_by_client(lied_to):
    found, _ = lied_to
    points = sum(one.cost for one in found.turning)
    assert points + all_others(found.account, found.turning) == pytest.approx(found.account.lost)
    assert sum(costs_by_client(found.trail, found.verdicts).values()) == pytest.approx(found.account.lost)
    assert sum(found.miss[name] for name in DECIDED) == pytest.approx(found.account.lost)
    assert found.miss["luck"] == pytest.approx(-found.account.luck)
    told = [number for point in found.turning for number in point.numbers]
    assert len(set(told)) == len(told), "no decision is told twice"
    assert all(abs(point.cost) > 0 for point in found.turning)


def decided(week: int, possible: float, advised: float, cost: float, move: str = "call") -> Verdict:
    """A decision of a week in which so much could be won, the textbook would win so much, and this cost so much."""
    step = Step(move=move, client="one")
    worth = {"possible": possible, "advised": advised, "cost": cost, "cost_error": 1.0}
    return Verdict(0, week, step, max(cost, 0.0), cost, cost, cost, 64, "good", ENDING, hindsight=0.0, **worth)


def test_accuracy_is_the_share_taken_of_what_was_at_stake():
    half = [decided(0, 100.0, 100.0, 0.0), decided(1, 100.0, 100.0, 100.0)]
    assert accuracy(half) == pytest.approx(50.0)
    assert stakes(half) == [(100.0, 100.0), (100.0, 0.0)]
    weighed = [decided(0, 300.0, 300.0, 0.0), decided(1, 100.0, 100.0, 100.0)]
    assert accuracy(weighed) == pytest.approx(75.0)


def test_what_one_week_spoils_is_not_taken_from_what_another_has_won():
    spoilt = [decided(0, 100.0, 100.0, 0.0), decided(1, 100.0, 80.0, 900.0)]
    assert accuracy(spoilt) == pytest.approx(50.0)
    assert accuracy([decided(0, 100.0, 100.0, 900.0)]) == 0.0
    assert accuracy([decided(0, 100.0, 100.0, -900.0)]) == 100.0


def test_the_same_fault_again_and_again_is_one_turning_point():
    again = [replace(decided(week, 100.0, 100.0, 40.0 + week), number=week) for week in range(4)]
    other = replace(decided(4, 100.0, 100.0, 50.0, "visit"), number=4)
    won = replace(decided(5, 100.0, 60.0, -30.0, "challenge"), number=5)
    unsure = [replace(decided(6, 100.0, 100.0, cost, "plead"), number=6) for cost in (2.9, -2.9)]
    points = turning_points([*again, other, won, *unsure])
    assert [point.numbers for point in points] == [(3, 2, 1, 0), (4,), (5,)]
    assert [point.cost for point in points] == pytest.approx([166.0, 50.0, -30.0])


def test_how_a_chance_came_about_is_what_was_believed_before_and_after(lied_to):
    found, _ = lied_to
    told = [(number, one, why.told.values) for number, why in found.whys.items() for one in why.moved]
    assert told
    for number, one, values in told:
        own, kind = found.beliefs[found.trail.moments[number].client], Excuse[values["excuse"].upper()]
        assert one.number < number, "what was seen later has told nothing yet"
        assert one.week == found.trail.moments[one.number].week
        assert one.before == pytest.approx(float(own.before(one.number).true[kind]))
        assert one.after == pytest.approx(float(own.before(one.number + 1).true[kind]))


def test_no_sum_is_shown_that_may_still_change(lied_to):
    found, _ = lied_to
    half = opened(found.played, found.target)
    steps = work(half, 1, QUICK)
    while half.stage != "first":
        next(steps)
    assert half.verdicts
    assert (half.account, half.accuracy, half.turning, half.miss) == (None, None, (), {})


def test_believing_unchecked_excuses_is_what_cost_most(lied_to):
    found, _ = lied_to
    assert found.account.lost > 3 * found.account.lost_error
    costly = [found.verdicts[point.number] for point in found.turning if point.cost > 0]
    assert costly
    assert {found.whys[one.number].lesson for one in costly} & {"L6"}
    assert any(found.whys[one.number].told.key == "why.accepted_unchecked" for one in costly)


def test_the_worlds_of_a_decision_hold_the_file_as_it_was_and_end_with_the_true_one():
    game = played(LESSON, "textbook", 1)
    trail, beliefs = (
        trail_of(game),
        [believe(game, client, 300) for client in range(len(trail_of(game).sight(0).public.client_ids))],
    )
    number = len(trail.moments) // 2
    imagined = worlds(trail.game(number), beliefs, number, 6, true=True)
    assert imagined.episodes == 7
    shown, seen = imagined.sight().account, trail.account(number)
    assert all(
        (shown.invoice[row] == seen.invoice[0]).all() and (shown.excuse[row] == seen.excuse[0]).all() for row in range(7)
    )
    cash, true = reveal(imagined).cash, reveal(trail.game(number)).cash[0]
    assert (cash[6] == true).all()
    assert len(np.unique(cash[:6, 0])) > 1


def test_in_the_true_world_the_textbook_plays_on_as_it_did():
    """The last world has the game's own luck: what the textbook did is what it would do again."""
    game = played(LESSON, "textbook", 1)
    trail = trail_of(game)
    beliefs = known(game, 200)
    number = next(moment.number for moment in trail.moments if moment.ends_week) + 1  # a Monday morning
    (worth,) = try_out(worlds(trail.game(number), beliefs, number, 2, true=True), [(ENDING, PLAYING_ON)])
    assert worth.hindsight[-1] == result(trail.end).net[0]


def test_trying_out_leaves_the_game_as_it_was():
    game = played(LESSON, "pushy", 3)
    trail = trail_of(game)
    before = digest_of(trail.game(5))
    beliefs = known(game, 200)
    try_first(game, [5], beliefs, 4)
    assert digest_of(trail.game(5)) == before


def test_alternatives_are_possible_and_hold_what_must_be_compared():
    trail = trail_of(played("final-quarter", "random", 2))
    for moment in trail.moments[::7]:
        steps = alternatives(moment.before, moment.step)
        assert steps[-1] == PLAYING_ON
        assert ENDING in steps
        assert len(set(steps)) == len(steps)
        for step in steps[:-1]:
            apply_step(copy(moment.before), step)  # raises if it is not possible


def told(*nets: list[float]) -> Worth:
    steps = (
        Step(move="call", client="a"),
        ENDING,
        *(Step(move="visit", client=str(at)) for at in range(len(nets) - 3)),
        PLAYING_ON,
    )
    return Worth(steps, np.array(nets, np.float64), np.zeros(len(nets)))


def test_the_best_is_valued_on_other_worlds_than_it_was_picked_on():
    """Two alternatives that are lucky in different halves: neither is better than the choice made."""
    made, one, other = [0.0] * 8, [100.0] * 4 + [-100.0] * 4, [-100.0] * 4 + [100.0] * 4
    worth = told(made, [-500.0] * 8, one, other, made)
    assert worth.best_values().mean() == pytest.approx(-100.0)
    assert worth.counted() == 0.0


def test_a_loss_counts_only_where_it_is_sure():
    steady = told([0.0] * 8, [-10.0] * 8, [50.0, 51.0, 49.0, 50.0, 50.0, 51.0, 49.0, 50.0], [0.0] * 8)
    assert steady.counted() == pytest.approx(50.0)
    shaky = told([0.0] * 8, [-10.0] * 8, [900.0, -800.0, 700.0, -600.0, 900.0, -800.0, 700.0, -600.0], [0.0] * 8)
    assert shaky.counted() == 0.0


def test_grades_are_shares_of_the_target_and_bad_ones_need_a_closer_look():
    target = 1_000_000.0
    few, many = 16, 256
    assert grade(0.0, 0.0, True, 20_000.0, target, few) == "excellent"
    assert grade(0.0, 0.0, False, 20_000.0, target, few) == "good"
    assert grade(5_000.0, 5_000.0, False, 0.0, target, few) == "inaccuracy"
    assert grade(60_000.0, 60_000.0, False, 0.0, target, few) == "inaccuracy"
    told = [grade(loss, loss, False, 0.0, target, many) for loss in (5e3, 15e3, 60e3)]
    assert told == ["inaccuracy", "mistake", "blunder"]


def test_who_does_as_the_textbook_would_makes_no_mistake():
    assert [grade(loss, 0.0, False, 0.0, 1e6, 256) for loss in (15e3, 60e3)] == ["inaccuracy", "inaccuracy"]
    assert grade(60e3, 15e3, False, 0.0, 1e6, 256) == "mistake"


def test_doing_nothing_has_no_accuracy():
    game = played(LESSON, "idle", 0)
    trail = trail_of(game)
    beliefs = known(game, 300)
    worths = {number: worth for part in parts_of_weeks(trail) for number, worth in try_first(game, part, beliefs, 16)}
    verdicts = judged(trail, worths, {number: worth.cost() for number, worth in worths.items()}, 600_000.0)
    assert accuracy(verdicts) <= 10.0
    expected = task.textbook_expected(game, beliefs, 64).mean()
    account = accounted(float(result(trail.end).net[0]), float(expected), verdicts)
    assert abs(account.luck) < 6 * account.lost_error + 0.3 * expected


def test_good_play_is_more_accurate_than_one_trick():
    def accuracy_of(bot: str) -> float:
        scores = []
        for seed in (1, 2):
            found = opened(played("lesson-6-check-first", bot, seed), 600_000.0)
            for _ in work(found, 1, replace(QUICK, copies=400, pair=96, more=0, points=0, opening=16)):
                pass
            scores.append(found.accuracy)
        return sum(scores) / len(scores)

    assert accuracy_of("textbook") >= 15.0 + max(accuracy_of(bot) for bot in ("credulous", "nag", "pushy"))


def test_show_me_replays_with_the_other_choice_under_the_same_luck():
    trail = trail_of(played(LESSON, "credulous", 2))
    number = next(moment.number for moment in trail.moments if moment.step.move == "accept_excuse")
    believed = show(trail, number, trail.moments[number].step)
    ended = show(trail, number, ENDING)
    assert len(believed.received) == len(ended.received)
    assert believed.received[0] == ended.received[0]
    by_hand = copy(trail.game(number))
    by_hand.end_week()
    assert ended.net == result(play_out(by_hand, bots.get("textbook"), "textbook")).net[0]


def test_a_retry_is_compared_in_many_worlds(lied_to):
    found, _ = lied_to
    number = found.turning[0].number
    advice, made = found.verdicts[number].best, found.verdicts[number].step
    (gain,) = gains(found.played, found.beliefs, number, advice, [made], 48)
    assert gain.low <= gain.mean <= gain.high
    assert gain.mean > 0


def test_a_game_that_cannot_be_followed_is_told_as_far_as_it_goes():
    game = played(LESSON, "textbook", 1)
    steps = [*game.steps[:4], Step(move="resume_supply", client=game.steps[0].client), *game.steps[4:]]
    trail = follow(start(trail_of(game).game(0).scenario, 1), steps)
    assert len(trail.moments) == 4
    assert trail.stopped is not None
    assert trail.stopped.key == "debrief.stopped"
