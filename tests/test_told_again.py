"""A game looked at in any order, and twice, in one process: it says the same each time. And weeks that have an end."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.play import session as session_module
from game.play.session import continue_session, new_session
from game.play.store import Store
from sim_core import IllegalMove
from sim_core.debrief.whatif import show
from sim_core.debrief.whole import QUICK, opened
from sim_core.engine.record import END_WEEK, Step, from_json, to_json
from sim_core.engine.seal import sealed
from tests.commands import call
from tests.played import played

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A short game with something in it to look back on."""
    own = played("lesson-2-ask-often", "pushy", 4)
    session = new_session(own.scenario, own.seed, None)
    for step in own.steps:
        session.end_week() if step.move == END_WEEK else session.play(step)
    file = tmp_path / "game.json"
    file.write_text(to_json(session.exported("2026-01-01", "Lin Wei")), "utf-8")
    return file


def test_looked_at_in_any_order_and_twice_it_says_the_same(
    export: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.commands.debrief.SHORT", replace(QUICK, copies=100, more=0, points=0, opening=8))
    own = played("lesson-2-ask-often", "pushy", 4)

    def what_if() -> str:
        trail = opened(own, 500_000.0).trail
        return str([show(trail, number, Step(move=END_WEEK)).net for number in range(0, len(trail.moments), 9)])

    ways: dict[str, Callable[[], str]] = {
        "verify": lambda: call(capsys, "verify", export).out,
        "debrief": lambda: call(capsys, "debrief", export, "--quick", "--json", "--jobs", 1).out,
        "what if": what_if,
        "export": lambda: json.dumps(json.loads(to_json(from_json(export.read_bytes(), "file")))),
    }
    said: dict[str, str] = {}
    luck = Random(1)
    for _ in range(2):
        order = [*ways, "verify"]
        luck.shuffle(order)
        for name in order:
            now = ways[name]()
            assert said.setdefault(name, now) == now, name
    assert json.loads(said["debrief"])["net"] is not None


def test_a_file_of_a_newer_format_is_refused_by_name(export: Path, capsys: Capture) -> None:
    fields = {**json.loads(export.read_text("utf-8")), "format": 9, "what there is not yet": 1}
    export.write_text(json.dumps(sealed(fields)), "utf-8")
    for command in ("verify", "debrief"):
        done = call(capsys, command, export)
        assert (done.code, len(done.error_lines)) == (1, 1)
        assert "a newer version (format 9)" in done.err


def test_moves_that_cost_nothing_come_to_an_end_in_each_week(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "MOST_CHOICES", 20)
    session = new_session(small.read_text("utf-8"), 1, Store())
    for week in (1, 2):
        for number in range(20):
            session.play(Step(move="set_plan", client="first", amount=20_000 + 10_000 * (number % 3)))
        with pytest.raises(IllegalMove) as caught:
            session.play(Step(move="call", client="second"))
        assert caught.value.message.key == "refusal.many"
        session.end_week()
        assert session.week == week + 1
    store = Store()
    monkeypatch.setattr(session_module, "MOST_CHOICES", 5)
    again = continue_session(store.games()[0], store)
    assert again.steps == session.steps, "a game of before is gone on with"
