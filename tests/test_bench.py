"""`make bench` measures and writes figures. How large they are is no matter for a test."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim_core import load_scenario, rollout
from tests.bench.__main__ import main
from tests.bench.costs import MEASURED, against, counted, release
from tests.bench.crowd import crowd
from tests.bench.process import ROOT
from tests.bench.tables import changes, flattened

ALWAYS = [
    "speed.textbook.moves_per_s",
    "speed.textbook.moves_per_s_median",
    "speed.textbook.episodes_per_s",
    "speed.random.moves_per_s",
    "speed.environment.moves_per_cpu_s",
    "environment.steps_per_s",
    "costs.units_per_million.textbook",
    "costs.units_per_million.environment",
    "memory.textbook.peak_mb",
    "latency.play.median_ms",
    "latency.play.p99_ms",
    "latency.end_week.median_ms",
    "latency.end_week.p99_ms",
    "shares.plain.thinking_share",
    "shares.plain.rules_share",
    "shares.plain.luck_share",
    "sizes.16.us_per_episode",
    "sizes.32.us_per_episode",
    "sizes.us_off",
    "clients.4.us_per_unit",
    "clients.8.us_per_unit",
    "clients.us_off",
]


@pytest.mark.long
def test_a_quick_run_writes_every_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "bench.json"
    assert main(["--quick", "--only", "speed,costs,memory,latency,shares,sizes,clients", "--json", str(out)]) == 0
    printed, progress = capsys.readouterr()
    assert "textbook, with its thinking" in printed
    assert "round 1 of" in progress
    written = json.loads(out.read_text("utf-8"))
    assert written["made"]["complete"] is True
    assert written["made"]["quick"] is True
    figures = flattened(written)
    missing = [path for path in ALWAYS if figures.get(path, 0.0) <= 0.0]
    assert not missing
    for name, ratio in written["ratio"].items():  # of what else is installed
        assert name in written["speed"]
        assert ratio["seconds"] > 0


@pytest.mark.long
def test_two_processes_are_compared_with_one(tmp_path: Path):
    out = tmp_path / "bench.json"
    assert main(["--quick", "--only", "cores", "--json", str(out)]) == 0
    cores = json.loads(out.read_text("utf-8")).get("cores")
    if cores is None:
        pytest.skip("only one core may be used")
    assert cores["textbook"]["moves_per_s"] > 0
    assert cores["random"]["moves_per_s"] > 0
    assert cores["two_to_one"]["ratio"] > 0
    assert cores["two_to_one"]["ratio_with_start"] > 0


def test_what_costs_much_more_than_at_the_last_release_is_told_and_nothing_else():
    made = {"when": "then", "rules_version": "2", "python": "3", "numpy": "2"}
    old = {
        "made": made,
        "costs": {"units_per_million": {"textbook": 100.0, "environment": 50.0}},
        "ratio_cpu": {"cartpole": 0.5},
    }
    now = {
        "made": made,
        "costs": {"units_per_million": {"textbook": 131.0, "environment": 40.0}},
        "ratio": {"cartpole": {"cpu_seconds": 0.3}},
    }
    dearer, slower = against(old, now)
    assert "textbook" in dearer
    assert "DEARER by 31%" in dearer
    assert "moves of cartpole in its time" in slower
    assert "DEARER by 67%" in slower
    now["costs"]["units_per_million"]["textbook"] = 129.0
    now["ratio"]["cartpole"]["cpu_seconds"] = 0.45
    (same,) = against(old, now)
    assert "3 measures" in same


def test_instructions_are_read_only_where_they_were_counted():
    assert counted("123456,,instructions:u,1000,100.00,,") == 123456
    assert counted("<not supported>,,instructions:u,0,100.00,,") is None
    assert counted("") is None


def test_the_figures_of_the_last_release_hold_on_any_machine():
    figures = release()
    assert set(figures) == {"made", "costs", "ratio_cpu", "environment_ratio_cpu"}
    assert set(figures["costs"]["units_per_million"]) == set(MEASURED)
    assert figures["ratio_cpu"]["open_spiel_known"] > 0


def test_changes_say_what_got_better():
    old = {"speed": {"textbook": {"moves_per_s": 100.0}}, "latency": {"play": {"median_ms": 1.0}}, "cores": {"n": 2}}
    new = {"speed": {"textbook": {"moves_per_s": 200.0}}, "latency": {"play": {"median_ms": 2.0}}, "cores": {"n": 4}}
    _, speed, play, _ = changes(old, new)
    assert speed.split()[-2:] == ["+100%", "better"]
    assert play.split()[-2:] == ["+100%", "worse"]


def test_a_crowd_repeats_the_clients_of_a_scenario():
    quarter = load_scenario("final-quarter")
    many = crowd(quarter, 20)
    assert len({client.id for client in many.clients}) == 20
    assert many.hours_per_week() == quarter.hours_per_week() * 20 / 8
    assert [client.id for client in crowd(quarter, 8).clients] == [client.id for client in quarter.clients]
    ids = {client.id for client in crowd(quarter, 4).clients}
    assert all(set(event.clients) <= ids for event in crowd(quarter, 4).events)
    assert rollout(many, "textbook", 1, episodes=2).result.moves.min() > rollout(quarter, "textbook", 1).result.moves.max()


@pytest.mark.skipif(not hasattr(signal, "SIGINT") or sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_it_can_be_broken_off(tmp_path: Path):
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--only", "memory", "--json", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "fresh process" in line:
                break
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
    assert running.returncode == 130
    assert json.loads(out.read_text("utf-8"))["made"]["complete"] is False
