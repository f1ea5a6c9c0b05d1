"""On a Dask cluster: a real scheduler and two workers on this machine, and the same result to the bit."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.balance.report_card import open_scenario
from sim_core import load_scenario
from sim_core.balance.card import Where, run
from sim_core.batch.players import pieces, player
from sim_core.batch.rollout import join, run_digest
from tests.cluster_stage import scheduler_in, wait_for, worker
from tests.commands import call

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler_in(tmp_path_factory.mktemp("dask")) as address:
        yield address


def test_however_many_workers_the_result_is_the_same_to_the_bit_even_if_one_is_killed(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    quarter, bots = load_scenario("final-quarter"), [player("textbook")]
    here = [run_digest(join(parts)) for parts in played(quarter, bots).values()]
    with worker(scheduler, tmp_path / "one") as first:
        wait_for(scheduler, 1)
        assert [run_digest(join(parts)) for parts in played(quarter, bots, scheduler).values()] == here
        with worker(scheduler, tmp_path / "two"):
            wait_for(scheduler, 2)
            assert [run_digest(join(parts)) for parts in played(quarter, bots, scheduler).values()] == here
            done: dict[int, list] = {}
            for number, part in pieces(quarter, bots, 3, 0, 48, cluster=scheduler):
                if not done:  # in the middle of it
                    os.kill(first.pid, signal.SIGKILL)
                done.setdefault(number, []).append(part)
            assert [run_digest(join(parts)) for parts in done.values()] == here
            command = ("run", "final-quarter", "--bot", "textbook", "--episodes", 48, "--seed", 3, "--cluster", scheduler)
            told = call(capsys, *command, "--json")
            assert told.code == 0, told.err
            assert json.loads(told.out)["bots"]["textbook"]["digest"] == here[0]
            card_is_the_same(scheduler)


def played(scenario, bots, cluster: str = "") -> dict[int, list]:
    parts: dict[int, list] = {}
    for number, part in pieces(scenario, bots, 3, 0, 48, cluster=cluster):
        parts.setdefault(number, []).append(part)
    return parts


def card_is_the_same(scheduler: str) -> None:
    own = open_scenario("lesson-1-shared-plan")
    there = run(own.scenario, 1, 32, Where(cluster=scheduler), quick=True)
    here = run(own.scenario, 1, 32, Where(), quick=True)
    for name, sample in here.items():
        assert all(np.array_equal(values, getattr(there[name], field)) for field, values in vars(sample).items())


def test_a_cluster_that_is_not_there_is_told_in_a_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sim_core.batch.workers.CONNECT_SECONDS", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense"):
        done = call(capsys, "run", "final-quarter", "--bot", "idle", "--episodes", 4, "--cluster", address)
        assert (done.code, done.out) == (2, "")
        assert address in done.error_lines[-1]


def test_a_scheduler_without_workers_is_told_in_a_line(scheduler: str, capsys: pytest.CaptureFixture[str]):
    done = call(capsys, "run", "final-quarter", "--bot", "idle", "--episodes", 4, "--cluster", scheduler)
    assert done.code == 2
    assert "no workers" in done.error_lines[-1]
