"""Before an answer: of the four reasons offered one is true, and none of the others holds there. Looked up a second time."""

from copy import deepcopy

import pytest

from game.debrief.reasons import describe_reason, given_of, keep, recognised
from game.language.words import keys
from game.play.store import Store
from sim_core.debrief.reasons import OFFERED, OTHERWISE, Choice
from sim_core.debrief.why import REASONS
from tests.truth.checks import played_again
from tests.truth.checks.reasons import FACTS, reason_faults
from tests.truth.checks.record import Record
from tests.truth.pool import SUITE, told_games
from tests.truth.told import Told

ALL = [key for key, _, _ in REASONS] + [*OTHERWISE.values(), "other_stop"]
"""Every reason that can be offered."""
CHOICE = Choice(3, 0, "call", ("tired", "asked_twice", "asked_excused", "overfollowed"), 1)


@pytest.fixture(scope="module")
def pool() -> list[tuple[Record, Told]]:
    """The games of the suite, as they were told."""
    return [(played_again(told), told) for _, told in told_games(SUITE)]


def test_each_reason_has_a_sentence_and_a_second_look():
    assert sorted(FACTS) == sorted(ALL)
    assert {f"reason.{key}" for key in ALL} <= set(keys())


@pytest.mark.long
def test_four_are_offered_one_is_the_debriefs_and_no_other_holds(pool: list[tuple[Record, Told]]):
    assert [fault for record, told in pool for fault in reason_faults(record, told)] == []
    asked = [one for _, told in pool for one in told.judged if one.offered]
    costly = [one for _, told in pool for one in told.judged if one.grade not in ("excellent", "good")]
    assert len(asked) > 0.98 * len(costly) > 150  # hardly ever is too little false
    false = {key for one in asked for key in one.offered if f"why.{key}" != one.why.key}
    assert len(false) > 10, false


@pytest.mark.long
def test_the_true_one_stands_in_every_place(pool: list[tuple[Record, Told]]):
    places = [one.offered.index(one.why.key[4:]) for _, told in pool for one in told.judged if one.offered]
    assert all(places.count(place) > 0.15 * len(places) for place in range(OFFERED))


@pytest.mark.long
def test_a_reason_that_holds_as_well_is_found(pool: list[tuple[Record, Told]]):
    tried = 0
    for record, told in pool:
        for one in told.judged:
            at, true = record.decisions[one.why.number], one.why.key.removeprefix("why.")
            if (
                one.offered
                and true != "hours_unused"
                and at.before.hours >= 1.0
                and at.before.account.overdue[0].max() > 50_000
            ):
                wrong = deepcopy(one)
                wrong.offered = [true, *[key for key in one.offered if key not in (true, "hours_unused")][:2], "hours_unused"]
                tried += 1
                assert any("hours_unused" in fault for fault in reason_faults(record, Told("", 0, "", [], judged=[wrong])))
    assert tried > 50


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_is_a_sentence_for_a_client_and_for_none(language: str):
    for key in ALL:
        for client in (0, -1):
            told = describe_reason(Choice(0, client, "", CHOICE.offered, 0), key, ("Hengtai",), language)
            assert "{" not in told
            assert told != f"reason.{key}"


def test_the_first_reason_given_is_kept_and_counted(tmp_path):
    store = Store(tmp_path)
    assert not keep(store, 7, CHOICE, 0).right
    assert keep(store, 7, CHOICE, CHOICE.right).right  # a second thought is told, and not kept
    assert keep(store, 8, CHOICE, CHOICE.right).right
    assert recognised(given_of(store, 7)).right == 0
    assert recognised(given_of(store, 7)).given == 1
    assert recognised(given_of(store, 8)).right == 1
    assert given_of(store, 70) == {}
    assert keep(None, None, CHOICE, CHOICE.right).right  # nothing is kept, and all goes on
