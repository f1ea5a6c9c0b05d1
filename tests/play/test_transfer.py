"""The transfer check: its two forms are as the rules are, scored by what was at stake, kept as before and after."""

import io
import json
import sys
from dataclasses import replace

import numpy as np
import pytest

from game.debrief.attempts import (
    Result,
    answered,
    change,
    describe_change,
    keep,
    next_form,
    options_told,
    result_of,
    result_values,
    results,
    with_earlier,
)
from game.debrief.reasons import given_of
from game.debrief.transfer import FORMS, WHOLE, forms, half_width
from game.language.words import has
from game.play.store import Store, StoreError
from sim_core.engine.record import choice_of
from sim_core.model.vocabulary import LESSONS
from sim_core.scenario.library import list_scenarios
from tests.commands import call
from tests.transfer.forms import alpha
from tests.transfer.situations import Moment, believed, tried
from tests.transfer.takers import likest
from tests.validate.transfer import LEAST_RELIABLE, answers, difference


def test_each_form_has_twelve_situations_of_every_lesson():
    lessons = [[one.lesson for one in forms()[name].situations] for name in FORMS]
    assert all(len(own) == 12 for own in lessons)
    assert all(set(own) == set(LESSONS) for own in lessons)
    assert sorted(lessons[0]) == sorted(lessons[1])


def test_nobody_has_seen_them_and_none_stands_twice():
    every = [one for name in FORMS for one in forms()[name].situations]
    assert len({(one.seed, one.level) for one in every}) == len(every)
    library = {entry.id for entry in list_scenarios()}
    assert not library & {one.scenario.id for one in every}


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_offered_is_possible_and_told_in_words(name):
    for one in forms()[name].situations:
        game = one.session().game
        assert 4 <= len(one.options) <= 6
        assert len({option.step for option in one.options}) == len(one.options)
        for option in one.options:
            assert game.refusals(choice_of(game, option.step))[0] is None
            assert has(option.why.told.key)
        for language in ("zh", "en"):
            assert len(set(options_told(one, language))) == len(one.options)
            for place in range(len(one.options)):
                told = answered(one, place, language)
                assert not any("{" in line for line in (told.mine, told.best, told.why, told.because))


def test_the_best_takes_all_and_the_worst_nothing():
    for name in FORMS:
        form = forms()[name]
        assert form.score([one.best for one in form.situations]) == pytest.approx(WHOLE)
        worst = [min(range(len(one.options)), key=lambda at, one=one: one.options[at].share) for one in form.situations]
        assert form.score(worst) == pytest.approx(0.0)
        assert all(0.0 <= option.share <= 1.0 for one in form.situations for option in one.options)


def test_an_option_valued_once_more_is_worth_what_stands_there():
    one = forms()["A"].situations[0]
    options = tuple(option.step for option in one.options)
    moment = Moment(one.seed, one.level, one.steps, options[one.best])
    found = tried(moment, options, believed(moment, 400), 128, 16_384)
    for option in one.options:
        behind, error = found.ahead(options[one.best], option.step)
        worth = one.options[one.best].worth - option.worth
        assert abs(behind - worth) < 4.5 * error + 0.05 * one.stake, option.step.move


def test_forms_are_reliable_and_equal_over_bots():
    taken = {name: answers(forms()[name]) for name in FORMS}
    assert min(alpha(own) for own in taken.values()) >= LEAST_RELIABLE
    mean, width = difference(taken)
    assert abs(mean) <= width
    scores = [WHOLE * own.mean(axis=1) for own in taken.values()]
    assert all(own[0] > 90.0 for own in scores)  # the textbook
    assert np.corrcoef(*scores)[0, 1] > 0.8


def test_alpha_is_one_where_all_say_the_same_and_nought_where_nobody_agrees():
    rng = np.random.default_rng(5)
    skill = rng.random((200, 1))
    assert alpha(np.repeat(skill, 12, axis=1)) == pytest.approx(1.0)
    assert abs(alpha(rng.random((4000, 12)))) < 0.15


def test_who_would_do_something_like_an_option_takes_it():
    options = [one.step for one in forms()["A"].situations[0].options]
    assert likest(options[2], options) == [2]
    other = options[1].model_copy(update={"client": "another"})
    assert likest(other, options)[0] == 1
    assert len(likest(options[0].model_copy(update={"move": "end_week"}), options)) == len(options)


def test_a_result_is_kept_and_told_as_before_and_after(tmp_path):
    store, form = Store(tmp_path), forms()["A"]
    assert next_form(results(store)) == "A"
    before = result_of(form, [0] * 12, "Zhong")
    assert keep(store, before)
    assert next_form(results(store)) == "B"
    after = result_of(forms()["B"], [one.best for one in forms()["B"].situations], "Zhong")
    assert keep(store, after)
    assert results(store) == [before, after]
    assert results(store, "nobody") == []
    found = change(results(store, "Zhong"))
    assert found
    assert found.more == pytest.approx(after.score - before.score)
    assert found.error > max(before.error, after.error)  # a difference is known less well than either
    assert found.sure == (abs(found.more) > found.error)
    assert f"{found.more:+.0f}" in describe_change(found, "en")
    assert before.error == pytest.approx(half_width(form))
    assert [one["share"] for one in result_values(after)["answers"]] == [1.0] * 12
    assert change([before]) is None


def test_before_and_after_are_of_one_person_also_on_a_machine_that_two_share(tmp_path):
    store, form = Store(tmp_path), forms()["A"]
    best = [one.best for one in form.situations]
    first = result_of(form, [0] * 12, "Zhong")
    other = replace(first, player="Lin", date="2026-01-01T08:00:00.000+00:00", score=90.0)
    assert keep(store, first)
    assert keep(store, other)
    assert change(results(store)) is None, "each has taken it once"
    again = replace(result_of(form, best, "Zhong"), date="2999-01-01T08:00:00.000+00:00")  # nobody takes it twice in a moment
    assert with_earlier(store, again) == [first, again], "it is told also where it could not be kept"
    assert keep(store, again)
    assert change(results(store)) == change(with_earlier(store, again))
    assert change(results(store)).before == first


def test_where_what_was_kept_cannot_be_read_nobody_is_kept_from_the_check(tmp_path, monkeypatch):
    store = Store(tmp_path)
    result = result_of(forms()["A"], [0] * 12, "Zhong")
    assert keep(store, result)

    def unreadable(self, kind):
        raise StoreError("games.sqlite3: disk I/O error")

    monkeypatch.setattr(Store, "kept_beside", unreadable)
    assert results(store) == []
    assert with_earlier(store, result) == [result]
    assert given_of(store, 7) == {}


def test_a_result_that_cannot_be_read_is_passed_over(tmp_path):
    store = Store(tmp_path)
    store.keep_beside("test", "1", "{")
    store.keep_beside("test", "2", json.dumps({"form": "A"}))
    assert results(store) == []
    assert not keep(None, Result("A", "2026-11-29", "", 50.0, 15.0, 6, 12, (0,) * 12))


def test_it_is_taken_as_text_and_its_results_go_to_a_class(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n0\n2\n" + "1\n" * 10))
    done = call(capsys, "test", "--text", "--form", "b", "--name", "Zhong Min", "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("What do you do?") == 13 - 1
    assert "A number from 1 to" in done.out
    assert "of 12" in done.out
    for word in ("Better:", "The best was"):  # nothing of single answers before the end
        assert word not in done.out.partition("situation 12 of 12")[0]
    kept = json.loads(call(capsys, "test", "--json").out)
    assert [(one["form"], one["player"], len(one["answers"])) for one in kept] == [("B", "Zhong Min", 12)]
    assert "form B" in call(capsys, "test", "--results", "--lang", "en").out


def test_who_leaves_early_has_no_result(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\nq\n"))
    assert call(capsys, "test", "--text").code == 0
    assert json.loads(call(capsys, "test", "--json").out) == []
    assert call(capsys, "test", "--form", "C").code == 2
