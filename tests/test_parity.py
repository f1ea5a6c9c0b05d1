"""Every transition kept in `tests/parity` comes out of the engine of today, every field of it, bit by bit.

But for what later rules changed: cases in which an excuse had come true, or was true no longer, since it was said (version
3); and that a pretext for which something was to be put right has worked (version 4).
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from sim_core.model.arrays import AnyArray
from sim_core.model.vocabulary import EventKind, Said
from tests.parity import bridge
from tests.parity.bridge import State
from tests.parity.cases import KINDS, Cases, load, stored

MOVES = sorted(set(stored("moves")["move"].tolist()))
KINDS_OF_EVENT = sorted(set(stored("events")["kind"].tolist()))


@cache
def moves_made() -> list[tuple[Cases, State, State]]:
    """(cases, state, answer) of all moves."""
    return [(one, *bridge.make_moves(one.place, one.before, one.choice())) for one in load("moves")]


@pytest.mark.parametrize("move", MOVES)
def test_a_move_changes_what_it_changed(move: str):
    played = 0
    for own, state, answer in moves_made():
        mine = (own.given["move"] == move) & as_before_version_3(own)
        played += int(mine.sum())
        agree(own, mine, own.after | {"client.stalling": ran_for_pretexts(own)}, state, move)
        agree(own, mine, starting(own.given, "answer."), answer, f"{move}: answer")
    assert played >= 24


def ran_for_pretexts(own: Cases) -> AnyArray:
    """[N, …] how well excuses have worked: a false complaint that was put right has worked since version 4."""
    stalling, told = own.after["client.stalling"], own.given["answer.said"]
    ran = (own.given["move"] == "fix_problem") & (told == Said.NOTHING_TO_FIX) & (own.before["account.excuse"] >= 0)
    ran &= own.before["account.excuse"] == own.given["answer.excuse"]
    return np.where(ran, np.minimum(stalling + 0.25, 1.0), stalling)


def test_a_week_ends_as_it_ended():
    for own in load("weeks"):
        every = as_before_version_3(own)
        assert every.mean() > 0.5
        state, seen = bridge.end_weeks(own.place, own.before)
        expected = starting(own.given, "seen.")
        news = expected["news"][:, : seen["news"].shape[1]]
        whole = own.after | {"client.overhang": np.floor(own.after["client.overhang"])}  # since version 3
        agree(own, every, whole, state, "end of the week")
        agree(own, every, expected | {"news": news}, seen, "end of the week: seen")


@pytest.mark.parametrize("kind", KINDS_OF_EVENT)
def test_an_event_does_what_it_did(kind: str):
    happened = 0
    for own in load("events"):
        for strength in np.unique(own.given["strength"][own.given["kind"] == kind]).tolist():
            mine = (own.given["kind"] == kind) & (own.given["strength"] == strength)
            some = own.part(np.flatnonzero(mine))
            happened += len(some.numbers)
            state = bridge.let_happen(some.place, some.before, EventKind[kind.upper()], strength)
            agree(some, np.ones(len(some.numbers), np.bool_), some.after, state, kind)
    assert happened >= 24


def test_what_was_refused_is_refused_for_the_same_reason():
    for own in load("refusals"):
        found = bridge.refusals(own.place, own.before, own.choice())
        told = [
            f"{own.name}, case {number}: {move}: {now or 'possible'}, not {then or 'possible'}"
            for number, move, now, then in zip(
                own.numbers.tolist(), own.given["move"].tolist(), found, own.given["reason"].tolist(), strict=True
            )
            if now != then
        ]
        assert not told, "\n".join(told)


def test_the_cases_are_about_all_that_these_rules_knew():
    assert (len(MOVES), len(KINDS_OF_EVENT)) == (28, 10)
    assert sum(len(own.numbers) for kind in KINDS for own in load(kind)) > 4000
    assert {str(stored(kind)["made_by"]) for kind in KINDS} == {"the array engine of rules version 2, before the scalar rules"}


@cache
def _unmoved(kind: str, name: str, seed: int) -> AnyArray:
    own = next(one for one in load(kind) if (one.name, one.place.seed) == (name, seed))
    return ~(bridge.truth_has_moved(own.place, own.before) | bridge.truth_has_moved(own.place, own.after))


def as_before_version_3(own: Cases) -> AnyArray:
    """[N] cases in which the open excuse is as true, before and after, as it was when it was said."""
    kind = "moves" if "move" in own.given else "weeks"
    return _unmoved(kind, own.name, own.place.seed)


def starting(columns: State, start: str) -> dict[str, AnyArray]:
    return {name.removeprefix(start): values for name, values in columns.items() if name.startswith(start)}


def agree(own: Cases, mine: AnyArray, expected: State, found: State, what: str) -> None:
    """Fail with the first few values that are not those of the file."""
    assert found.keys() == expected.keys()
    told = [line for name in expected for line in differences(own, mine, name, expected[name], found[name])]
    if told:
        pytest.fail(f"{what}: {len(told)} values differ\n" + "\n".join(told[:12]), pytrace=False)


def differences(own: Cases, mine: AnyArray, name: str, expected: AnyArray, found: AnyArray) -> Iterator[str]:
    """A line for each case in which a field is not as it was. How wide a counter is does not matter, its value does."""
    assert found.shape == expected.shape, f"{name}: {found.shape}, not {expected.shape}"
    different = (bits(found) != bits(expected)).reshape(len(mine), -1).any(axis=1) & mine
    for at in np.flatnonzero(different).tolist():
        client = own.given["client"][at]
        then, now = expected[at].tolist(), found[at].tolist()
        before = f", from {own.before[name][at].tolist()}" if name in own.before else ""
        yield f"  {own.name}, case {own.numbers[at]}, {client}: {name} is {now}, not {then}{before}"


def bits(values: AnyArray) -> AnyArray:
    """Values to be compared: floats by their bits (−0.0 is 0, as in a digest), all else as whole numbers."""
    if values.dtype.kind == "f":
        return (values.astype(np.float64) + 0.0).view(np.int64)
    return values.astype(np.int64)
