"""The reasons given for verdicts are true, and what they advise was possible there."""

from copy import deepcopy

import pytest

from game.language.words import keys
from tests.truth.checks import played_again
from tests.truth.checks.because import SPEAKS
from tests.truth.checks.record import Record
from tests.truth.checks.whys import WHYS, judged_fault, judged_faults
from tests.truth.pool import SUITE, told_games
from tests.truth.told import Told


@pytest.fixture(scope="module")
def pool() -> list[tuple[str, Record, Told]]:
    """The games of the suite, as they were told."""
    return [(str(plan), played_again(told), told) for plan, told in told_games(SUITE)]


def test_every_reason_is_looked_into_and_no_other() -> None:
    assert sorted(WHYS) == sorted({".".join(key.split("@")[0].split(".")[:2]) for key in keys() if key.startswith("why.")})


@pytest.mark.long
def test_reasons_are_true_and_advise_what_is_possible(pool) -> None:
    found = [f"{name}: {fault}" for name, record, told in pool for fault in judged_faults(record, told)]
    assert found == []


@pytest.mark.long
def test_what_speaks_for_the_better_is_looked_into_and_altered_it_is_found(pool) -> None:
    spoken = {one.because.key for _, _, told in pool for one in told.judged if one.because}
    assert (
        spoken <= {f"because.{key}" for key in (*SPEAKS, "end_week")} == {key for key in keys() if key.startswith("because.")}
    )
    tried = 0
    for _, record, told in pool:
        for one in told.judged:
            if one.because and "client" in one.because.values:
                for name in ("overdue", "owed", "hours"):
                    wrong = deepcopy(one)
                    assert wrong.because
                    wrong.because.values[name] += 1_000.0
                    tried += 1
                    assert judged_fault(record, wrong)
    assert tried > 100


@pytest.mark.long
def test_a_wrong_week_client_excuse_truth_or_amount_is_found(pool) -> None:
    altered = {
        "week": lambda week: week + 1,
        "client": lambda client: client + 1,
        "move": lambda move: "call" if move != "call" else "visit",
        "excuse": lambda excuse: "quality" if excuse != "quality" else "service",
        "so": lambda so: "false" if so == "true" else "true",
        "check": lambda check: "visit" if check != "visit" else "ask_around",
        "hours": lambda hours: hours + 1.0,
    }
    tried = dict.fromkeys(altered, 0)
    for _, record, told in pool[:12]:
        for one in told.judged:
            for name, change in altered.items():
                if name in one.why.values and one.why.key != "why.promise_forgotten":
                    wrong = deepcopy(one)
                    wrong.why.values[name] = change(wrong.why.values[name])
                    tried[name] += 1
                    assert judged_fault(record, wrong), (name, one)
    assert min(tried.values()) > 10, tried


@pytest.mark.long
def test_advice_that_is_not_possible_is_found(pool) -> None:
    name, record, told = next(one for one in pool if one[0].startswith("lesson-1-"))
    wrong = deepcopy(told.judged[0])
    wrong.best = wrong.best | {"move": "stop_supply", "client": record.start.public.client_ids[0]}
    assert "not possible" in judged_fault(record, wrong), name


@pytest.mark.long
def test_a_reason_that_belongs_to_another_move_is_found(pool) -> None:
    for key in (key for key in WHYS if not key.startswith(("why.sound", "why.other_"))):
        fitting = 0
        for _, record, told in pool[:10]:
            for one in (one for one in told.judged if one.why.key in ("why.sound", "why.sound_best")):
                wrong = deepcopy(one)
                wrong.why.key, wrong.grade, wrong.loss = key, "mistake", 1.0
                wrong.why.values = {"reach": 0.0, "chance": 0.5, "left": -1.0, "unmet": -1} | wrong.why.values
                fitting += not judged_fault(record, wrong)
        whole = sum(len(told.judged) for _, _, told in pool[:10])
        assert fitting < 0.7 * whole, key
