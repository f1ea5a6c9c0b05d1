"""Files of older versions (`tests/old`) are read, or refused in words; what they tell of a game is never lost."""

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from game.play.store import Store
from sim_core.debrief.whole import QUICK
from sim_core.engine.record import from_json, to_json
from sim_core.engine.seal import seal_in
from tests.commands import ROOT, call, spawn

Capture = pytest.CaptureFixture[str]
OLD = ROOT / "tests" / "old"
SCENARIO = "three-accounts.yaml"
EXPORTS = {"finished": 1, "unfinished": 3, "demo": 4}
"""Exported games, and their numbers in the store they came from."""
NOW, BEFORE = "version-4", ("version-1", "version-2", "version-3")
OLDER = [(version, name) for version in BEFORE for name in EXPORTS]
WON = {"version-1": 366_239.0, "version-2": 417_559.0, "version-3": 417_559.0, NOW: 417_559.0}
"""Net recovered in the finished game, as it was noted at its end; yuan."""
EPISODES, SEED = 40, 1
"""Of the report card whose parts were kept."""
FIRST_TRIALS = ("textbook", "idle", "nag", "oracle")


def copied(version: str, name: str, tmp_path: Path) -> Path:
    """A file of an older version, where it may be written to."""
    return Path(shutil.copy(OLD / version / name, tmp_path / name))


def digest_in(file: Path) -> str:
    digest: str = json.loads(file.read_text("utf-8"))["digest"]
    return digest


@pytest.fixture
def store(home: Path, request: pytest.FixtureRequest) -> Path:
    """The data folder with the store of a version in it."""
    home.mkdir()
    shutil.copy(OLD / request.param / "games.sqlite3", home)
    return home


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_these_rules_verifies(capsys: Capture, tmp_path: Path, name: str):
    file = copied(NOW, f"{name}.json", tmp_path)
    done = call(capsys, "verify", file)
    assert (done.code, done.lines[0], done.err) == (0, f"{digest_in(file)}  {file}", "")


@pytest.mark.parametrize(("version", "name"), [*OLDER, ("version-2", "clipped")])
def test_an_export_of_other_rules_is_refused_by_name(capsys: Capture, tmp_path: Path, version: str, name: str):
    file = copied(version, f"{name}.json", tmp_path)
    done = call(capsys, "verify", file)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"{file}: played under rules version {version[-1]}; these are version {NOW[-1]}.\n"


@pytest.mark.parametrize("version", BEFORE)
def test_what_is_known_of_a_game_of_other_rules_is_still_shown(capsys: Capture, tmp_path: Path, version: str):
    file = copied(version, "finished.json", tmp_path)
    done = call(capsys, "debrief", file, "--json")
    left = json.loads(done.out)
    assert (done.code, left["scenario"], left["title"], left["seed"]) == (1, "three-accounts", "Three accounts", 21)
    known = (left["rules_version"], left["weeks"], left["moves"], left["digest"])
    assert known == (int(version[-1]), 6, 33, digest_in(file))
    assert left["problem"] == f"{file}: played under rules version {version[-1]}; these are version {NOW[-1]}."


@pytest.mark.parametrize("store", ["version-1"], indirect=True)
def test_the_result_noted_in_the_store_is_shown_whatever_the_rules(capsys: Capture, store: Path):
    done = call(capsys, "debrief", 1)
    assert done.code == 1
    assert "The result noted at the time: score 49" in done.out
    assert "net ¥366k" in done.out
    assert "rules version 1" in done.err


@pytest.mark.parametrize("store", WON, indirect=True)
def test_a_store_lists_its_games(capsys: Capture, store: Path, request: pytest.FixtureRequest):
    version = request.node.callspec.params["store"]
    done = call(capsys, "games", "--json")
    assert (done.code, done.err) == (0, "")
    newest_first = json.loads(done.out)
    assert [(game["id"], game["scenario"], game["seed"], game["status"], game["player"]) for game in newest_first] == [
        (4, "final-quarter", 8, "finished", "textbook"),
        (3, "three-accounts", 33, "playing", "person"),
        (2, "three-accounts", 5, "abandoned", "person"),
        (1, "three-accounts", 21, "finished", "person"),
    ]
    assert newest_first[-1]["net"] == WON[version]
    assert not list(store.glob("games-damaged-*"))


@pytest.mark.parametrize("store", WON, indirect=True)
def test_a_finished_game_is_exported_as_its_own_version_did(
    capsys: Capture, store: Path, tmp_path: Path, request: pytest.FixtureRequest
):
    version = request.node.callspec.params["store"]
    for name in ("finished", "demo"):
        again = tmp_path / f"{name}.json"
        assert call(capsys, "export", EXPORTS[name], again).code == 0
        fields, before = (json.loads(one.read_text("utf-8")) for one in (again, OLD / version / f"{name}.json"))
        sealed = {"week_digests", "seal"}  # of weeks that the store of version 3 did not keep
        told = {name: value for name, value in before.items() if version != "version-3" or name not in sealed}
        assert {name: fields[name] for name in told} == {**told, "format": 2}
        assert set(fields) - set(before) <= sealed
        assert seal_in(again.read_bytes(), "") == "fits"


def test_an_export_read_and_written_again_stays_readable(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("game.commands.debrief.SHORT", replace(QUICK, copies=50, more=0, points=0, opening=8))
    for version, code in ((BEFORE[0], 1), (BEFORE[1], 1), (NOW, 0)):
        old = copied(version, "finished.json", tmp_path)
        again = tmp_path / "again.json"
        again.write_text(to_json(from_json(old.read_bytes(), "old")), "utf-8")
        assert call(capsys, "verify", again).code == code
        before, after = (json.loads(call(capsys, "debrief", "--quick", "--json", one).out) for one in (old, again))
        names = ("seed", "scenario", *(("digest", "weeks", "moves") if code else ("net", "score")))
        assert [before[name] for name in names] == [after[name] for name in names]


@pytest.mark.parametrize("store", WON, indirect=True)
def test_a_store_that_was_brought_to_this_format_keeps_every_choice(capsys: Capture, store: Path):
    before = sqlite3.connect(f"file:{store / 'games.sqlite3'}?mode=ro&immutable=1", uri=True)
    old = [before.execute(f"SELECT {of} ORDER BY 1, 2").fetchall() for of in ("id, digest, net FROM game", "* FROM step")]
    before.close()
    assert call(capsys, "games").code == 0
    Store().close()
    after = sqlite3.connect(store / "games.sqlite3")
    assert [
        after.execute(f"SELECT {of} ORDER BY 1, 2").fetchall() for of in ("id, digest, net FROM game", "* FROM step")
    ] == old
    after.close()


@pytest.mark.parametrize("store", [NOW], indirect=True)
def test_the_running_game_is_continued_where_it_was_left(capsys: Capture, store: Path, tmp_path: Path):
    left = json.loads((OLD / NOW / "unfinished.json").read_text("utf-8"))
    done = spawn("play", "--text", typed="y\n#1 call\ne y\ne y\ne y\ne y\nn\n")
    assert done.code == 0, done.err
    assert "Week 3 of 6" in done.out
    (game,) = [one for one in json.loads(call(capsys, "games", "--json").out) if one["id"] == 3]
    assert game["status"] == "finished"
    whole = tmp_path / "whole.json"
    assert call(capsys, "export", 3, whole).code == 0
    steps = json.loads(whole.read_text("utf-8"))["steps"]
    assert steps[: len(left["steps"])] == left["steps"]
    assert [step["move"] for step in steps[len(left["steps"]) :]] == ["call", *["end_week"] * 4]
    assert call(capsys, "verify", whole).code == 0


@pytest.mark.parametrize("store", BEFORE, indirect=True)
def test_a_running_game_of_other_rules_is_refused_in_words_and_kept(
    capsys: Capture, store: Path, request: pytest.FixtureRequest
):
    done = spawn("play", "--text")
    assert done.code == 0
    assert "cannot be continued (the rules are now version 4)" in done.err
    assert [step.move for step in Store(store).steps(3)][-2:] == ["ask_promise", "call"]
    (game,) = [one for one in json.loads(call(capsys, "games", "--json").out) if one["id"] == 3]
    assert (game["status"], game["rules_version"]) == ("playing", int(request.node.callspec.params["store"][-1]))


@pytest.mark.parametrize("version", ["version-2", NOW])
def test_kept_parts_beside_another_program_change_no_report_card(capsys: Capture, home: Path, version: str):
    command = ("balance", OLD / SCENARIO, "--episodes", EPISODES, "--seed", SEED, "--quick", "--jobs", 1, "--json")
    fresh = call(capsys, *command)
    shutil.rmtree(home)
    shutil.copytree(OLD / version / "balance", home / "balance")
    resumed = call(capsys, *command, "--resume")
    assert (fresh.code, resumed.code) == (0, 0), resumed.err

    def without_time(out: str) -> dict:
        return {name: value for name, value in json.loads(out).items() if name != "elapsed_s"}

    assert without_time(resumed.out) == without_time(fresh.out)
