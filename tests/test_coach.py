"""What the coach says, and when: a rep plays, and hears about it. It looks at nothing that the rep cannot know."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from game.play.coach import in_words
from game.play.session import Session, continue_session, new_session
from game.play.store import Store
from sim_core.engine.record import Step
from sim_core.model.vocabulary import Excuse, Finding, Said
from sim_core.scenario.coaching import NEEDED, READ
from sim_core.scenario.meanings import ANSWERS, MOMENTS
from tests.stories import Story
from tests.window_stage import _display

__all__ = ["_display"]  # the screen, a fixture

WILLING, UNWILLING = {"willing": 0.0}, {"willing": 0.999}
TWO = ("east", "west")


def scenario_text(*comments: dict[str, Any], weeks: int = 6, clients: tuple[str, ...] = ("east",), **hidden: Any) -> str:
    """A scenario whose coach makes these comments; without words of their own they are called by their number."""
    facts = {"cash": 400_000, "reserve": 0, "trust": 0.5, "stubbornness": 0, "rivals": {"count": 0}, **hidden}
    ledger = [{"amount": 300_000, "age_weeks": 20}, {"amount": 200_000, "age_weeks": 12}]
    return json.dumps({
        "format": 1,
        "id": "coached",
        "title": "Coached",
        "weeks": weeks,
        "rep": {"hours_per_week": 20, "promo_budget": 100_000},
        "clients": [{"id": name, "name": name.title(), "ledger": ledger, "hidden": facts} for name in clients],
        "coach": [{"say": f"say {number}", **one} for number, one in enumerate(comments)],
    })  # fmt: skip


@dataclass
class Desk:
    """A rep at the desk, with luck as supplied, and what the coach has just said."""

    session: Session

    def luck(self, **by_purpose: float) -> "Desk":
        Story(self.session.game).luck(**by_purpose)
        return self

    def excuse(self, kind: Excuse, true: bool = False, found: Finding | None = None) -> "Desk":
        Story(self.session.game).excuse(kind, true, found)
        return self

    def play(self, move: str, client: str = "east", amount: float = 0.0, weeks: int = 0) -> list[str]:
        self.session.play(Step(move=move, client=client, amount=amount, weeks=weeks))
        return self.heard("move")

    def end_week(self) -> tuple[list[str], list[str]]:
        """What is said about the week that ended, and as the next begins."""
        self.session.end_week()
        return self.heard("end"), self.heard("start")

    def heard(self, moment: str) -> list[str]:
        just_now = [one for one in self.session.coached if one.steps == len(self.session.steps) and one.moment == moment]
        return [in_words(self.session, one, "en") for one in just_now]


def desk(*comments: dict[str, Any], **facts: Any) -> Desk:
    """A game in which everybody is in."""
    session = new_session(scenario_text(*comments, **facts), 1, None)
    Story(session.game).given(away=False)
    return Desk(session).luck()


def test_the_letter_comes_with_a_word_and_each_week_may_have_one_of_its_own():
    rep = desk({"when": "game_starts"}, {"when": "week_starts", "week": 1}, {"when": "week_starts", "week": 3})
    assert (rep.heard("briefing"), rep.heard("start")) == (["say 0"], ["say 1"])
    assert rep.end_week() == ([], [])
    assert rep.end_week() == ([], ["say 2"])


def test_a_comment_is_made_once_unless_it_is_meant_to_come_again():
    rep = desk({"when": "after_move", "move": "plead"}, {"when": "after_move", "move": "plead", "again": True})
    assert rep.play("plead") == ["say 0", "say 1"]
    assert rep.play("plead") == ["say 1"]


def test_a_comment_on_one_client_is_not_made_about_another():
    rep = desk({"when": "after_move", "move": "call", "client": "west", "say": "{client}, at last"}, clients=TWO)
    assert rep.play("call", "east") == []
    assert rep.play("call", "west") == ["West, at last"]


def test_money_on_the_spot_is_praised_with_its_amount():
    praise = {"when": "money_paid", "move": "visit", "say": "{client} paid {amount}"}
    words = desk(praise).luck(**WILLING).play("visit")
    assert len(words) == 1
    assert words[0].startswith("East paid ¥")
    assert desk(praise).luck(**WILLING).play("call") == []
    assert desk(praise).luck(**UNWILLING).play("visit") == []


def test_an_excuse_nobody_has_checked_is_pointed_at_and_again_when_the_next_week_begins():
    rep = desk({"when": "excuse_raised"}, {"when": "excuse_unchecked", "say": "{client} has not paid {amount}"}).luck(
        **UNWILLING
    )
    assert rep.play("call") == ["say 0"]
    assert rep.end_week()[1] == ["East has not paid ¥500k"]


def test_an_excuse_already_found_out_about_is_no_riddle_any_more_and_a_false_one_is_to_be_challenged():
    still = ({"when": "excuse_unchecked"}, {"when": "excuse_disproved"})
    assert desk(*still).excuse(Excuse.QUALITY).end_week() == ([], ["say 0"])
    assert desk(*still).excuse(Excuse.QUALITY, found=Finding.FALSE).end_week() == ([], ["say 1"])
    assert desk(*still).excuse(Excuse.QUALITY, true=True, found=Finding.TRUE).end_week() == ([], [])


def test_a_kind_of_excuse_can_be_waited_for():
    rep = desk({"when": "excuse_unchecked", "excuse": "quality"}, {"when": "excuse_unchecked", "excuse": "price"})
    assert rep.excuse(Excuse.PRICE).end_week() == ([], ["say 1"])


ONE_IN_TWO = {"honesty": 0.5, "tactics": {"quality": 3}, "problems": [{"kind": "quality", "share": 0.8, "chance": 0.5}]}
"""What a client may hide whose complaint is true as often as not."""


@pytest.mark.parametrize(("true", "told"), [(False, "say 0"), (True, "say 1")])
def test_what_a_check_brings_to_light_is_told_when_it_is_new(true: bool, told: str):
    rep = desk({"when": "excuse_false", "again": True}, {"when": "excuse_true", "again": True}, **ONE_IN_TWO)
    rep.luck(otherwise=0.0).excuse(Excuse.QUALITY, true)
    Story(rep.session.game).given(problem=0.8 if true else 0.0)
    assert rep.play("check_records") == [told]
    assert rep.play("check_records") == [], "what is known already is not found again"


def test_believing_and_challenging_blindly_are_told_apart_from_doing_so_with_proof():
    blindly = ({"when": "accepted_unchecked"}, {"when": "challenged_unchecked"})
    assert desk(*blindly).excuse(Excuse.QUALITY).play("accept_excuse") == ["say 0"]
    assert desk(*blindly).excuse(Excuse.QUALITY).play("challenge") == ["say 1"]
    assert desk(*blindly).excuse(Excuse.QUALITY, found=Finding.FALSE).play("accept_excuse") == []
    assert desk(*blindly).excuse(Excuse.QUALITY, found=Finding.FALSE).play("challenge") == []


def test_somebody_elses_manner_is_no_check():
    rep = desk({"when": "accepted_unchecked"}).excuse(Excuse.QUALITY, found=Finding.FALSE)
    Story(rep.session.game).account.found_sure[...] = 0.54
    assert rep.play("accept_excuse") == ["say 0"]


def test_an_answer_can_be_waited_for():
    rep = desk(
        {"when": "after_move", "move": "challenge", "answer": "caught"},
        {"when": "after_move", "move": "challenge", "answer": "stood_firm"},
    )
    rep.excuse(Excuse.QUALITY, true=True).luck(willing=0.999, challenge=0.0)
    assert rep.play("challenge") == ["say 1"]


def test_a_plan_that_only_the_rep_knows_is_pointed_at():
    rep = desk({"when": "plan_not_shared", "say": "{client} knows nothing of {amount}"})
    rep.play("set_plan", amount=300_000, weeks=4)
    assert rep.end_week()[1] == ["East knows nothing of ¥300k"]
    shared = desk({"when": "plan_not_shared"})
    shared.play("set_plan", amount=300_000, weeks=4)
    shared.play("share_plan")
    assert shared.end_week()[1] == []


def test_a_promise_that_falls_due_is_to_be_followed_up():
    rep = desk({"when": "promise_due", "say": "{client}: {amount} this week"}).luck(promise=0.0)
    rep.play("ask_promise", amount=50_000, weeks=2)
    assert rep.end_week()[1] == []
    assert rep.end_week()[1] == ["East: ¥50k this week"]


def test_a_promise_followed_up_needs_no_reminder():
    rep = desk({"when": "promise_due"}).luck(promise=0.0)
    rep.play("ask_promise", amount=50_000, weeks=2)
    rep.end_week()
    rep.play("confirm_promise")
    assert rep.end_week()[1] == []


@pytest.mark.parametrize(("kept", "told"), [(0.0, "say 0"), (0.999, "say 1")])
def test_promises_kept_and_broken_are_told_at_the_end_of_their_week(kept: float, told: str):
    rep = desk({"when": "promise_kept"}, {"when": "promise_broken"}, attention=0.5).luck(promise=0.0, meant=0.0)
    rep.play("ask_promise", amount=50_000, weeks=1)
    rep.end_week()
    rep.luck(otherwise=0.5, keep=kept, pay_run=0.999)
    assert rep.end_week()[0] == [told]


def test_a_client_who_has_heard_nothing_for_whole_weeks_is_named():
    rep = desk({"when": "not_contacted", "weeks": 2, "again": True, "say": "{client}?"}, clients=TWO).luck(**UNWILLING)
    rep.play("call", "east")
    assert rep.end_week()[1] == []
    assert rep.end_week()[1] == ["West?"], "East had a call in the first of the two weeks"
    assert rep.end_week()[1] == ["East?"], "now both have waited; East is the first on the list"


def test_what_was_never_done_is_missed():
    missed = {"when": "not_done", "move": "ask_difficulties", "week": 2}
    assert desk(missed).end_week()[1] == ["say 0"]
    rep = desk(missed, {**missed, "client": "west"}, clients=TWO)
    rep.play("ask_difficulties", "east")
    assert rep.end_week()[1] == ["say 1"]


def test_hours_are_spoken_of_when_they_run_out_and_when_they_are_wasted():
    rep = desk({"when": "hours_gone", "hours": 2}, {"when": "hours_left", "hours": 10})
    assert rep.play("sit_in") == []
    assert rep.play("sit_in") == [], "two hours are left, and that is not fewer than two"
    assert rep.play("call") == ["say 0"]
    assert rep.end_week() == ([], [])
    assert rep.end_week() == (["say 1"], [])


def test_after_the_last_week_nothing_begins():
    rep = desk({"when": "week_ends"}, {"when": "week_starts", "again": True}, weeks=1)
    assert rep.end_week() == (["say 0"], [])


def test_every_moment_and_answer_has_a_meaning_and_every_moment_says_what_narrows_it():
    assert list(MOMENTS) == list(READ)
    assert set(ANSWERS) <= {one.name.lower() for one in Said}
    assert all(needed in READ[moment] for moment, needed in NEEDED.items())


def test_a_game_without_a_coach_is_the_same_to_the_bit_and_silent():
    moves = [("call", 0.0, 0), ("ask_promise", 50_000.0, 1), ("check_records", 0.0, 0)]
    digests = []
    for comments in ((), ({"when": "after_move", "move": "call", "again": True},)):
        session = new_session(scenario_text(*comments, weeks=2), 7, None)
        for move, amount, weeks in moves:
            session.play(Step(move=move, client="east", amount=amount, weeks=weeks))
        session.end_week()
        session.end_week()
        digests.append(session.final.digest)
        assert bool(session.coached) == bool(comments)
    assert digests[0] == digests[1]


def test_a_game_continued_hears_what_it_had_heard(tmp_path):
    text = scenario_text({"when": "week_starts", "again": True}, {"when": "money_paid"}, {"when": "excuse_raised"})
    store = Store(tmp_path)
    first = new_session(text, 3, store)
    for _ in range(2):
        first.play(Step(move="call", client="east"))
        first.end_week()
    again = continue_session(store.game(first.saved_as), store)
    assert len(again.coached) >= 3
    assert again.coached == first.coached
