"""`finalkick run`: what scripts outside may rely on."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import ROOT, call, environment, spawn
from tests.test_command_line import RUN, Capture, run_json


def test_a_run_prints_what_the_contract_says(capsys: Capture) -> None:
    found = run_json(capsys, *RUN, "--bot", "textbook,nag", "--seed", 7, "--first", 2)
    keys = [
        "scenario",
        "currency",
        "rules_version",
        "episodes",
        "seed",
        "first",
        "elapsed_s",
        "episodes_per_s",
        "moves_per_s",
        "bots",
    ]
    assert list(found) == keys
    assert (found["scenario"], found["episodes"], found["seed"], found["first"]) == ("final-quarter", 4, 7, 2)
    assert list(found["bots"]) == ["textbook", "nag"]
    for bot in found["bots"].values():
        assert list(bot) == ["net", "recovered", "rate", "score", "overdue_left", "moves_per_episode", "digest"]
        for name in ("net", "recovered", "rate", "score", "overdue_left"):
            low, high = bot[name]["ci95"]
            assert low <= bot[name]["mean"] <= high
        assert len(bytes.fromhex(bot["digest"])) == 32
    assert found["bots"]["textbook"]["score"] == {"mean": 100.0, "sd": 0.0, "ci95": [100.0, 100.0]}


def test_several_scenarios_give_a_list(capsys: Capture, small: Path) -> None:
    found = run_json(capsys, "run", "final-quarter", small, "--bot", "idle", "--episodes", 2)
    assert [one["scenario"] for one in found] == ["final-quarter", "small"]
    assert call(capsys, "run", small, "--bot", "idle,oracle", "--episodes", 2).code == 0


def test_one_episode_has_no_spread(capsys: Capture, small: Path) -> None:
    bot = run_json(capsys, "run", small, "--bot", "nag", "--episodes", 1)["bots"]["nag"]
    assert bot["net"]["sd"] == 0.0
    assert bot["net"]["ci95"] == [bot["net"]["mean"]] * 2


def test_the_csv_has_a_row_for_each_bot_and_episode(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "runs.csv"
    found = run_json(capsys, *RUN, "--bot", "idle,nag", "--first", 30, "--csv", file)
    rows = list(csv.DictReader(io.StringIO(file.read_text())))
    head = "scenario,bot,seed,episode,net,recovered,score,overdue_left,moves,digest"
    assert file.read_text().splitlines()[0] == head
    assert [(row["bot"], int(row["episode"])) for row in rows] == [(bot, at) for bot in ("idle", "nag") for at in range(30, 34)]
    nets = [float(row["net"]) for row in rows if row["bot"] == "nag"]
    assert sum(nets) / 4 == pytest.approx(found["bots"]["nag"]["net"]["mean"])
    assert list(tmp_path.glob(".*.part")) == []


def test_episode_30_alone_is_episode_30_of_a_batch(capsys: Capture, tmp_path: Path) -> None:
    batch, alone = tmp_path / "batch.csv", tmp_path / "alone.csv"
    call(capsys, "run", "final-quarter", "--bot", "random", "--episodes", 32, "--csv", batch)
    call(capsys, "run", "final-quarter", "--bot", "random", "--first", 30, "--episodes", 1, "--csv", alone)
    assert alone.read_text().splitlines()[1] == batch.read_text().splitlines()[31]


def test_the_number_of_processes_changes_nothing(capsys: Capture, tmp_path: Path) -> None:
    one, two = tmp_path / "1.csv", tmp_path / "2.csv"
    run = ("run", "final-quarter", "--bot", "textbook,random", "--episodes", 9, "--seed", 3)
    first = run_json(capsys, *run, "--jobs", 1, "--csv", one)
    second = run_json(capsys, *run, "--jobs", 2, "--csv", two)
    assert one.read_bytes() == two.read_bytes()
    assert first["bots"] == second["bots"]


def test_the_processors_features_change_nothing(capsys: Capture) -> None:
    run = ("run", "final-quarter", "--bot", "textbook", "--episodes", 6, "--jobs", 1)
    here = run_json(capsys, *run)
    there = spawn(*run, "--json", env={"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512_SKX"})
    assert there.code == 0
    assert json.loads(there.out)["bots"]["textbook"]["digest"] == here["bots"]["textbook"]["digest"]


def test_a_forbidden_move_is_not_made(capsys: Capture) -> None:
    free = run_json(capsys, *RUN, "--only-move", "call")
    forbidden = run_json(capsys, *RUN, "--only-move", "call", "--forbid", "call,visit")
    assert free["bots"]["only:call"]["moves_per_episode"] > 0
    assert forbidden["bots"]["only:call"]["moves_per_episode"] == 0


def test_leaving_out_a_lesson_changes_the_textbook(capsys: Capture) -> None:
    whole = run_json(capsys, *RUN, "--bot", "textbook")["bots"]["textbook"]
    less = run_json(capsys, *RUN, "--bot", "textbook", "--without", "L6,L1")["bots"]["textbook"]
    assert less["net"]["mean"] < whole["net"]["mean"]
    assert less["score"]["mean"] < 100


OWN_BOT = """\
from sim_core.bots.naive import nag

def same(sight, luck):
    return nag(sight, luck)

def broken(sight, luck):
    raise ValueError("no idea")

def lost(sight, luck):
    choice = nag(sight, luck)
    choice.client[:] = 99
    return choice
"""


def test_a_bot_of_ones_own(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(OWN_BOT)
    found = run_json(capsys, *RUN, "--bot", f"nag,{file}:same", "--jobs", 2)["bots"]
    assert found[f"{file}:same"]["net"] == found["nag"]["net"]
    broken = call(capsys, *RUN, "--bot", f"{file}:broken")
    assert (broken.code, len(broken.error_lines)) == (1, 1)
    assert "ValueError: no idea (mine.py:7)" in broken.err
    lost = call(capsys, *RUN, "--bot", f"{file}:lost")
    assert (lost.code, "There is no such client" in lost.err) == (1, True)
    missing = call(capsys, *RUN, "--bot", f"{file}:sam")
    assert (missing.code, "Did you mean 'same'?" in missing.err) == (2, True)


def until_at_work(process: int, seconds: float = 3.0) -> None:
    """Wait until a process has had so many seconds of the processor, or as long again where that is not told."""
    times = Path(f"/proc/{process}/stat")
    for _ in range(1200):
        time.sleep(0.1 if times.is_file() else 2 * seconds)
        if not times.is_file() or int(times.read_text().rpartition(")")[2].split()[11]) >= seconds * os.sysconf("SC_CLK_TCK"):
            return


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to interrupt")
def test_an_interrupted_run_prints_what_is_done() -> None:
    words = ("run", "final-quarter", "--bot", "idle,textbook", "--episodes", "200000", "--jobs", "1", "--json")
    process = subprocess.Popen(
        [sys.executable, "-m", "game", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    until_at_work(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.splitlines() == ["finalkick: interrupted; this is what was done so far"]
    found = json.loads(out)
    assert found["interrupted"] is True
    assert sum(bot["episodes"] for bot in found["bots"].values()) < 2 * 200_000
