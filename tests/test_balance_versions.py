"""Versions of a scenario compared, parameters varied, and the library held against its baseline."""

import csv
import json
import os
from pathlib import Path

import pytest

from sim_core.balance.baseline import differences
from sim_core.balance.sweep import Axis, axis, points
from sim_core.errors import BadRun
from sim_core.scenario.library import list_scenarios
from sim_core.scenario.vary import scenario_with
from sim_core.scenario.yaml_text import read_yaml
from tests.commands import ROOT, call
from tests.conftest import SMALL

Capture = pytest.CaptureFixture[str]
BASELINE = ROOT / "tests" / "balance-baseline.json"
BASELINE_EPISODES = 32
FEW = ("--episodes", 32, "--jobs", 1)


def test_the_same_file_compared_with_itself_differs_in_nothing(capsys: Capture, small: Path):
    found = compared(capsys, small, small)
    assert all(row["change"]["mean"] == row["change"]["sd"] == 0 and not row["sure"] for row in found["ladder"])
    assert not any(row["sure"] for row in found["ladder"])
    assert found["findings"] == {"gone": [], "new": []}


def test_a_change_is_told_apart_from_luck_by_paired_differences(capsys: Capture, small: Path, tmp_path: Path):
    richer = tmp_path / "richer.yaml"
    richer.write_text(SMALL.replace("hidden: {cash: 90000}", "hidden: {cash: 400000}"), "utf-8")
    found = compared(capsys, small, richer)
    bots = {row["bot"]: row for row in found["ladder"]}
    assert bots["textbook"]["sure"]
    assert bots["textbook"]["change"]["ci95"][0] > 0
    assert not bots["plead"]["sure"]  # who never asks has nothing of a client's riches
    assert [row["client"] for row in found["clients"]] == ["first", "second"]
    assert found["clients"][1]["new"] > found["clients"][1]["old"]


def compared(capsys: Capture, old: Path, new: Path) -> dict:
    done = call(capsys, "balance", "--compare", old, new, *FEW, "--quick", "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_a_comparison_can_be_read(capsys: Capture, small: Path, tmp_path: Path):
    for language, word in (("zh", "版本比较"), ("en", "comparison")):
        page = tmp_path / f"{language}.html"
        done = call(capsys, "balance", "--compare", small, small, *FEW, "--quick", "--lang", language, "--out", page)
        assert done.code == 0, done.err
        assert word in done.out
        assert word in page.read_text("utf-8")


def test_a_parameter_is_varied_with_the_same_luck(capsys: Capture, small: Path, tmp_path: Path):
    rows, page = tmp_path / "rows.csv", tmp_path / "sweep.html"
    span = "clients.second.hidden.cash=0:400000:3"
    words = (
        "sweep",
        small,
        "--set",
        span,
        "--bot",
        "textbook,nag",
        "--episodes",
        24,
        "--jobs",
        1,
        "--csv",
        rows,
        "--out",
        page,
    )
    done = call(capsys, *words, "--json")
    assert done.code == 0, done.err
    found = json.loads(done.out)["rows"]
    assert [(row["values"]["clients.second.hidden.cash"], row["bot"]) for row in found] == [
        (cash, bot) for cash in (0, 200_000, 400_000) for bot in ("textbook", "nag")
    ]
    textbook = [row["net"]["mean"] for row in found if row["bot"] == "textbook"]
    assert textbook == sorted(textbook)
    assert textbook[0] < textbook[2]
    table = list(csv.DictReader(rows.open(encoding="utf-8")))
    assert len(table) == 6
    assert [float(row["net_mean"]) for row in table] == [row["net"]["mean"] for row in found]
    assert "<svg" in page.read_text("utf-8")
    run = call(capsys, "run", small, "--bot", "nag", "--episodes", 24, "--seed", 1, "--json")
    nag = call(
        capsys, "sweep", small, "--set", "clients.second.hidden.cash=90000,90001", "--bot", "nag", "--episodes", 24, "--json"
    )
    assert json.loads(nag.out)["rows"][0]["net"] == json.loads(run.out)["bots"]["nag"]["net"]


def test_two_parameters_make_a_map(capsys: Capture, small: Path, tmp_path: Path):
    page = tmp_path / "map.html"
    two = ("--set", "weeks=2,3", "--set", "rep.hours_per_week=4:8:2")
    done = call(capsys, "sweep", small, *two, "--bot", "nag", "--episodes", 8, "--out", page, "--lang", "zh")
    assert done.code == 0, done.err
    assert "rep.hours_per_week" in done.out
    assert "<svg" in page.read_text("utf-8")


BAD_SETS = {
    "a client that is not there": ("clients.third.hidden.cash=0:1:2", "third"),
    "a field that is not there": ("clients.first.hidden.cahs=0:1:2", "cahs"),
    "a value out of range": ("clients.first.hidden.honesty=0:2:3", "2 is out of range"),
    "no span": ("weeks", "PATH=LOW:HIGH:N"),
    "one point": ("weeks=1:3:1", "PATH=LOW:HIGH:N"),
    "no number": ("weeks=a:b:3", "PATH=LOW:HIGH:N"),
    "what is beyond counting": ("weeks=1:1e999:3", "PATH=LOW:HIGH:N"),
    "what is no list or mapping": ("weeks.x=1:2:2", "there is no 'x'"),
}


@pytest.mark.parametrize("case", BAD_SETS)
def test_a_sweep_that_makes_no_sense_is_told_in_a_line(capsys: Capture, small: Path, case: str):
    span, told = BAD_SETS[case]
    done = call(capsys, "sweep", small, "--set", span, "--episodes", 4)
    assert (done.code, done.out, len(done.error_lines)) == (2, "", 1)
    assert told in done.err


def test_points_run_through_all_combinations():
    assert axis("a.b=0:1:3") == Axis("a.b", (0.0, 0.5, 1.0))
    assert points([Axis("a", (1.0, 2.0)), Axis("b", (3.0, 4.0))])[:2] == [{"a": 1.0, "b": 3.0}, {"a": 1.0, "b": 4.0}]
    document = read_yaml(SMALL, "small.yaml")
    made = scenario_with(document, {"clients.second.hidden.honesty": 0.25, "rep.promo_budget": 5000}, "small.yaml")
    assert made.clients[1].hidden.honesty == 0.25
    assert made.rep.promo_budget == 5000
    with pytest.raises(BadRun):
        scenario_with(document, {"events.0.chance": 1.0}, "small.yaml")


def test_a_shift_of_more_than_three_standard_errors_is_a_difference():
    bots = {"nag": {"mean": 100_000.0, "se": 1_000.0}, "idle": {"mean": 0.0, "se": 0.0}}
    old = {"seed": 1, "episodes": 40, "bots": bots, "alarms": ["trick_wins"]}

    def now(nag: float, *alarms: str, idle: float = 0.0) -> dict:
        return {**old, "bots": {"nag": {"mean": nag, "se": 1.0}, "idle": {"mean": idle, "se": 0.0}}, "alarms": list(alarms)}

    assert differences(old, now(102_900.0, "trick_wins")) == []
    (shift,) = differences(old, now(103_100.0))
    assert (shift["kind"], shift["bot"]) == ("shift", "nag")
    (alarm,) = differences(old, now(100_000.0, "trick_wins", "idle_wins"))
    assert (alarm["kind"], alarm["name"]) == ("alarm", "idle_wins")
    assert differences(old, now(100_000.0, idle=10.0))[0]["bot"] == "idle"
    assert differences(old, {**now(0.0), "episodes": 41})[0]["kind"] == "other_run"


def test_a_baseline_is_written_held_against_and_updated_knowingly(capsys: Capture, small: Path, tmp_path: Path):
    kept = tmp_path / "baseline.json"
    command = ("balance", small, *FEW, "--quick", "--json")
    assert call(capsys, *command, "--write-baseline", kept).code == 0
    assert call(capsys, *command, "--baseline", kept, "--strict").code == 0
    small.write_text(SMALL.replace("cash: 90000}", "cash: 900000}").replace("210000", "910000"), "utf-8")
    changed = call(capsys, *command, "--baseline", kept, "--strict")
    assert changed.code == 1
    assert "small: the mean net of textbook went from" in changed.err
    assert call(capsys, *command, "--write-baseline", kept).code == 0
    assert call(capsys, *command, "--baseline", kept, "--strict").code == 0
    kept.write_text("[]", "utf-8")
    broken = call(capsys, *command, "--baseline", kept, "--strict")
    assert broken.code == 1
    assert str(kept) in broken.error_lines[-1]


def test_the_library_is_as_its_baseline_has_it(capsys: Capture):
    """Whoever shifts a bot's mean by more than three standard errors runs `make baseline`, and commits what has changed."""
    known = json.loads(BASELINE.read_text("utf-8"))
    ids = [entry.id for entry in list_scenarios() if entry.id in known]
    assert "final-quarter" in ids
    jobs = 2 if (os.cpu_count() or 1) > 1 else 1
    words = ("balance", *ids, "--quick", "--strict", "--baseline", BASELINE, "--episodes", BASELINE_EPISODES, "--jobs", jobs)
    done = call(capsys, *words, "--json")
    assert done.code == 0, done.err
