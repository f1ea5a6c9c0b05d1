"""Exports, scenarios and kept parts with anything done to them: read as they were, or refused in words; never another game."""

import json
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.balance.resume import Parts
from game.play.checked import checked
from game.play.session import new_session
from sim_core import Fault, ScenarioError, SimError, load_scenario
from sim_core.balance.sample import Sample
from sim_core.balance.trials import Trial, play
from sim_core.batch.players import Player
from sim_core.engine.record import GameRecord, Step, from_json, to_json
from sim_core.engine.seal import seal_in, sealed
from sim_core.scenario.library import find_scenario
from sim_core.scenario.read import parse_scenario
from tests.conftest import SMALL
from tests.fuzz.bounds import bounded, taken

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
TRIALS = ("idle", "nag", "textbook")


def a_record() -> GameRecord:
    session = new_session(SMALL, 3, None)
    session.play(Step(move="call", client="first", belief=0.5))
    while not session.over:
        session.end_week()
    return session.exported("2026-01-01", "Lin Wei")


RECORD = a_record()
TEXT = to_json(RECORD)


@given(st.data())
@bounded(examples=60, steps=1)
def test_an_export_with_anything_in_a_field_is_refused_or_its_seal_is_broken(data: st.DataObject) -> None:
    taken["exports, fields"] += 1
    fields = json.loads(TEXT)
    place: Any = fields
    while isinstance(place, dict | list) and place:
        holder, name = place, data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        place = holder[name]
        if data.draw(st.booleans()):
            break
    value = data.draw(VALUES)
    same = json.dumps(value) == json.dumps(place)
    holder[name] = value
    text = json.dumps(fields).encode()
    try:
        read = from_json(text, "file")
    except SimError:
        return
    assert (seal_in(text, "file") == "fits") == same
    again = json.dumps(sealed(fields)).encode()
    try:
        found = checked(again, "file")
    except SimError:
        return
    assert found.digest == RECORD.digest
    known = ("seed", "scenario", "digest", "rules_version", "scenario_id")
    assert [getattr(read, one) for one in known] == [getattr(RECORD, one) for one in known], "what comes of playing"


@given(seed=st.integers(0, 2**32), count=st.integers(1, 8))
@bounded(examples=60, steps=1)
def test_an_export_with_its_bytes_changed_is_refused_or_says_the_same(seed: int, count: int) -> None:
    taken["exports, bytes"] += 1
    text = mangled(TEXT.encode(), Random(seed), count)
    try:
        read = from_json(text, "file")
    except SimError:
        return
    assert seal_in(text, "file") != "fits" or read.model_dump() == from_json(TEXT.encode(), "file").model_dump()


@given(seed=st.integers(0, 2**32), count=st.integers(1, 8))
@bounded(examples=60, steps=1)
def test_a_scenario_with_its_bytes_changed_is_read_or_refused_with_its_place(seed: int, count: int) -> None:
    taken["scenarios"] += 1
    text = mangled(find_scenario("lesson-2-ask-often").read_bytes(), Random(seed), count)
    faults: list[Fault] = []
    try:
        scenario = parse_scenario(text, "file")
    except ScenarioError as error:
        faults = error.faults
    assert faults or scenario.clients
    assert all(one.line >= 1 and one.column >= 1 for one in faults)


def mangled(text: bytes, luck: Random, count: int) -> bytes:
    """A text with some of its bytes flipped, cut out, doubled or put in."""
    whole = bytearray(text)
    for _ in range(count):
        at, length = luck.randrange(len(whole)), luck.randrange(1, 30)
        kind = luck.randrange(4)
        if kind == 0:
            whole[at] ^= 1 << luck.randrange(8)
        elif kind == 1 and len(whole) > 200:
            del whole[at : at + length]
        elif kind == 2:
            whole[at:at] = whole[at : at + length]
        else:
            whole[at:at] = luck.choice([b'"', b"{", b"}", b"[", b",", b"\n", b"0", b"1e9", b"null", b"\x1b", b"\xff", b": "])
    return bytes(whole)


class Resuming(RuleBasedStateMachine):
    """Parts of a report card kept, recalled, damaged, swapped: what comes back is what was kept, or nothing."""

    @initialize(episodes=st.sampled_from((3, 4)))
    def begin(self, episodes: int) -> None:
        self.parts = Parts(SMALL.encode(), 1, episodes, ())
        self.parts.begin(resume=False)
        self.samples = {name: sample_of(name, episodes) for name in TRIALS}

    @rule(name=st.sampled_from(TRIALS))
    def keep(self, name: str) -> None:
        self.parts.keep(name, self.samples[name])
        found = self.parts.recall(name)
        assert found is not None
        assert same(found, self.samples[name])

    @rule(name=st.sampled_from(TRIALS), seed=st.integers(0, 2**32), count=st.integers(1, 5))
    def damage(self, name: str, seed: int, count: int) -> None:
        file = self.parts._file(name)
        if file.exists():
            file.write_bytes(mangled(file.read_bytes(), Random(seed), count))

    @rule(name=st.sampled_from(TRIALS), other=st.sampled_from(TRIALS))
    def swap(self, name: str, other: str) -> None:
        file = self.parts._file(other)
        if file.exists() and name != other:
            self.parts._file(name).write_bytes(file.read_bytes())

    @rule(resume=st.booleans())
    def begin_again(self, resume: bool) -> None:
        self.parts.begin(resume)
        assert resume or all(self.parts.recall(name) is None for name in TRIALS)

    @invariant()
    def what_comes_back_is_what_was_kept(self) -> None:
        taken["parts"] += 1
        if hasattr(self, "parts"):
            for name in TRIALS:
                found = self.parts.recall(name)
                assert found is None or same(found, self.samples[name]), name


def sample_of(name: str, episodes: int) -> Sample:
    if (name, episodes) not in SAMPLES:
        found = play(parse_scenario(SMALL.encode(), "small"), Trial(f"bot:{name}", Player(name)), 1, 0, episodes)
        assert isinstance(found, Sample)
        SAMPLES[name, episodes] = found
    return SAMPLES[name, episodes]


SAMPLES: dict[tuple[str, int], Sample] = {}


def same(one: Sample, other: Sample) -> bool:
    return all(np.array_equal(values, getattr(other, name)) for name, values in vars(one).items())


TestResuming = Resuming.TestCase
TestResuming.settings = bounded(examples=8, steps=20)


def test_the_scenarios_that_are_mangled_are_sound_as_they_are() -> None:
    assert load_scenario("lesson-2-ask-often").clients
    with pytest.raises(ScenarioError):
        parse_scenario(b"clients: []", "file")
