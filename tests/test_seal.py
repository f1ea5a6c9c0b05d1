"""What an exported game proves: no field can be changed without a new seal; with one, playing it again finds what it can."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.play.checked import Checked, checked, origin_of
from game.play.session import new_session
from sim_core import ReplayMismatch, SimError
from sim_core.engine.kept import KeptDebrief
from sim_core.engine.record import GameRecord, Step, from_json, to_json
from sim_core.engine.seal import seal_in, sealed
from sim_core.scenario.library import find_scenario
from sim_core.scenario.practice import practice_text
from tests.commands import call
from tests.conftest import SMALL

Capture = pytest.CaptureFixture[str]
Fields = dict[str, Any]
STATED = {"belief": 0.25, "cash_low": 1000.0, "cash_high": 5000.0}
FOUND = {
    "accuracy": 61.5, "expected": 90_000.0, "lost": 12_000.5, "luck": -300.0,
    "competences": {"planning": {"score": 40.0, "observed": 3}},
    "decisions": [{"number": 0, "cost": 12_000.5, "grade": "mistake", "why": "asked_twice", "lesson": "L2"}],
}  # fmt: skip
OTHERS = (None, 0, 1, -1.0, 0.5, 7.0, True, "", "x", "a" * 64, [], {}, [0], {"x": 1})
"""What a value may be changed into."""


@pytest.fixture(scope="module")
def export() -> Fields:
    """A small game with a choice of every kind of field in it, and a debrief."""
    session = new_session(SMALL, 3, None)
    for step in (Step(move="call", client="first", **STATED), Step(move="set_plan", client="second", amount=50_000, weeks=2)):
        session.play(step)
    while not session.over:
        session.end_week()
    record = session.exported("2026-01-01T10:00:00+00:00", "Lin Wei")
    fields: Fields = json.loads(to_json(record.model_copy(update={"debrief": KeptDebrief.model_validate(FOUND)})))
    return fields


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where there is a value, at any depth."""
    if place:
        yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from places(one, (*place, name))


def changed(fields: Fields, place: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Fields:
    """The fields with what holds a place changed."""
    whole = json.loads(json.dumps(fields))
    holder = whole
    for name in place[:-1]:
        holder = holder[name]
    change(holder, place[-1])
    return whole


def found_out(text: str) -> bool:
    """Is a file refused, or its seal found broken?"""
    try:
        from_json(text.encode(), "file")
        return seal_in(text.encode(), "file") == "broken"
    except SimError:
        return True


def test_no_value_can_be_changed_left_out_or_doubled_without_a_new_seal(export: Fields) -> None:
    assert not found_out(json.dumps(export)), "as it is, however it is spaced"
    assert not found_out(json.dumps(dict(reversed(export.items())), indent=3, ensure_ascii=False)), "in any order"
    assert {place[0] for place in places(export)} == set(GameRecord.model_fields) - {"exam"}, "which has a signature of its own"
    tried = 0
    for place in places(export):
        was = changed(export, place, lambda holder, name: None)
        for other in OTHERS:
            text = json.dumps(changed(export, place, lambda holder, name, other=other: holder.__setitem__(name, other)))
            if text != json.dumps(was):
                assert found_out(text), (place, other)
                tried += 1
        assert found_out(json.dumps(changed(export, place, lambda holder, name: holder.__delitem__(name)))), place
    assert tried > 400
    for name, value in export.items():
        doubled = json.dumps(export)[:-1] + f", {json.dumps(name)}: {json.dumps(value)}}}"
        assert found_out(doubled), name
    assert found_out(json.dumps(export).replace('"move": "call"', '"move": "visit", "move": "call"'))


def test_steps_and_weeks_cannot_change_places(export: Fields) -> None:
    for name in ("steps", "week_digests"):
        for at in range(len(export[name]) - 1):
            turned = [*export[name]]
            turned[at], turned[at + 1] = turned[at + 1], turned[at]
            if turned != export[name]:
                assert found_out(json.dumps({**export, name: turned}))
            assert found_out(json.dumps({**export, name: [*export[name][:at], *export[name][at + 1 :]]}))


def test_a_file_is_not_made_an_older_one_by_its_number_alone(export: Fields) -> None:
    assert found_out(json.dumps({**export, "format": 1}))
    assert found_out(json.dumps({name: value for name, value in export.items() if name != "seal"}))
    since = ("seal", "week_digests", "debrief")
    for name in since:
        kept = {other: value for other, value in export.items() if other not in since or other == name}
        assert found_out(json.dumps({**kept, "format": 1})), name
    older = {name: value for name, value in export.items() if name not in since}
    found = checked(json.dumps({**older, "format": 1}).encode(), "file")
    assert found.seal == "none"


@pytest.mark.parametrize("number", [True, 1.0, None, "left out"])
def test_what_never_was_an_older_file_is_not_told_as_one(export: Fields, number: object) -> None:
    rest = {name: value for name, value in export.items() if name not in ("seal", "week_digests", "debrief", "format")}
    claimed = rest if number == "left out" else {**rest, "format": number}
    assert seal_in(json.dumps(claimed).encode(), "file") == "broken"
    kept = {name: value for name, value in export.items() if name != "seal"}
    assert seal_in(json.dumps({**kept, "format": 1}).encode(), "file") == "broken"


def resealed(fields: Fields, **changes: Any) -> Checked:
    return checked(json.dumps(sealed({**fields, **changes})).encode(), "file")


def test_with_a_new_seal_playing_it_again_finds_what_comes_of_playing(export: Fields) -> None:
    steps = export["steps"]
    assert resealed(export).seal == "fits"
    for changes in (
        {"seed": 4},
        {"scenario": SMALL.replace("cash: 90000", "cash: 91000")},
        {"scenario_id": "final-quarter"},
        {"digest": "0" * 64},
        {"digest": ""},
        {"week_digests": export["week_digests"][:-1]},
        {"week_digests": [*export["week_digests"], "0" * 64]},
        {"steps": steps[1:]},
        {"steps": [steps[0], *steps]},
        {"steps": [{**steps[0], "client": "second"}, *steps[1:]]},
        {"steps": [steps[0], {**steps[1], "amount": 60_000.0}, *steps[2:]]},
        {"rules_version": 1},
    ):
        with pytest.raises(ReplayMismatch):
            resealed(export, **changes)


def test_with_a_new_seal_the_rest_is_repeated_and_said_to_be(export: Fields, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "forged.json"
    steps = [{**export["steps"][0], "belief": 1.0}, *export["steps"][1:]]
    forged = sealed({**export, "player": "Wang Fang", "started": "2020-02-02", "trainer": True, "steps": steps})
    file.write_text(json.dumps(forged), "utf-8")
    done = call(capsys, "verify", file)
    assert (done.code, done.lines[0]) == (0, f"{export['digest']}  {file}")
    (line,) = [one for one in done.lines if "only repeated" in one]
    for words in ("Wang Fang", "2020-02-02", "in the trainer's view", "1 stated beliefs"):
        assert words in line
    assert "played in the trainer's view, without medals" in done.out


def test_a_mismatch_names_its_week(export: Fields, tmp_path: Path, capsys: Capture) -> None:
    digests = [*export["week_digests"]]
    digests[1] = "0" * 64
    with pytest.raises(ReplayMismatch, match="week differs") as caught:
        resealed(export, week_digests=digests)
    assert caught.value.message.values["week"] == 2
    file = tmp_path / "game.json"
    file.write_text(json.dumps(sealed({**export, "week_digests": digests, "digest": "1" * 64})), "utf-8")
    assert "differently in week 2" in call(capsys, "verify", file).err
    assert "differently in week 2" in " ".join(call(capsys, "debrief", file, "--quick").out.split())


def test_verify_says_whose_scenario_it_is(export: Fields, tmp_path: Path, capsys: Capture, home: Path) -> None:
    library = find_scenario("lesson-2-ask-often").read_text("utf-8")
    assert origin_of(library, "lesson-2-ask-often").kind == "bundled"
    assert origin_of(library.replace("\n", "\r\n"), "lesson-2-ask-often").kind == "bundled"
    assert origin_of(library + "# easier\n", "lesson-2-ask-often").kind == "changed"
    practice = practice_text(7, 3)
    assert origin_of(practice, "practice").kind == "practice"
    assert origin_of(practice.replace("level: 3", "level: 4"), "practice").kind == "unknown"
    assert checked(json.dumps(export).encode(), "file").origin.kind == "unknown"
    (home / "scenarios").mkdir(parents=True)
    (home / "scenarios" / "small.yaml").write_text(SMALL, "utf-8")
    file = tmp_path / "game.json"
    file.write_text(json.dumps(export), "utf-8")
    assert "the text of the file in your own folder" in call(capsys, "verify", file).out


def test_a_file_without_a_debrief_is_one_that_older_versions_read(export: Fields) -> None:
    assert export["format"] == 3
    plain = json.loads(to_json(from_json(json.dumps(export).encode(), "file").model_copy(update={"debrief": None})))
    assert (plain["format"], "debrief" in plain) == (2, False)
    assert checked(json.dumps(plain).encode(), "file").seal == "fits"
    for wrong in ({"accuracy": 101.0}, {"lost": 1e13}, {"competences": {"<b>": {"score": 1, "observed": 1}}}, {"more": 1}):
        with pytest.raises(SimError, match="malformed"):
            from_json(json.dumps({**export, "debrief": {**export["debrief"], **wrong}}).encode(), "file")
