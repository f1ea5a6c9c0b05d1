"""On a Dask cluster: a real scheduler and two workers on this machine, and the same result to the bit."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import numpy as np
import pytest

from game.balance.report_card import open_scenario
from sim_core import load_scenario
from sim_core.balance.card import run
from sim_core.batch.players import RunSpec, pieces, player
from sim_core.batch.rollout import join, run_digest
from sim_core.batch.workers import Where
from tests.cluster_stage import scheduler_in, wait_for, worker, workers_there
from tests.commands import ROOT, call, environment, spawn

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scheduler_in(tmp_path_factory.mktemp("dask")) as address:
        yield address


@pytest.mark.long
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
            for number, part in pieces(RunSpec(quarter, bots, 3, 0, 48), Where(cluster=scheduler)):
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
    for number, part in pieces(RunSpec(scenario, bots, 3, 0, 48), Where(cluster=cluster)):
        parts.setdefault(number, []).append(part)
    return parts


def card_is_the_same(scheduler: str) -> None:
    own = open_scenario("lesson-1-shared-plan")
    there = run(own.scenario, 1, 32, Where(cluster=scheduler), quick=True)
    here = run(own.scenario, 1, 32, Where(), quick=True)
    for name, sample in here.items():
        assert all(np.array_equal(values, getattr(there[name], field)) for field, values in vars(sample).items())


RUN = ("run", "final-quarter", "--bot", "idle", "--episodes", 4, "--cluster")


def test_a_cluster_that_is_not_there_is_told_in_a_line(capsys: pytest.CaptureFixture[str]):
    for address in ("tcp://127.0.0.1:9", "127.0.0.1:9", "tcp://no-such-machine.invalid:8786"):
        done = call(capsys, *RUN, address)
        assert (done.code, done.out) == (2, "")
        (line,) = done.error_lines
        assert address in line


@pytest.mark.parametrize("greeting", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", bytes(range(256)) * 8])
def test_what_answers_and_is_no_scheduler_is_told_in_a_line(greeting: bytes):
    with listening(greeting) as address:
        done = spawn(*RUN, address)
    assert (done.code, done.out) == (2, "")
    (line,) = done.error_lines
    assert address in line


def test_a_scheduler_without_workers_is_told_in_a_line(scheduler: str, capsys: pytest.CaptureFixture[str]):
    done = call(capsys, *RUN, scheduler)
    assert done.code == 2
    assert "no workers" in done.error_lines[-1]


@pytest.mark.long
def test_a_worker_is_no_scheduler(scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with worker(scheduler, tmp_path):
        wait_for(scheduler, 1)
        (address,) = workers_there(scheduler)
        done = call(capsys, *RUN, address)
    assert done.code == 2
    assert done.error_lines == [f"finalkick: What answers at {address} is no Dask scheduler."]


@pytest.mark.long
def test_a_scheduler_that_is_lost_on_the_way_ends_the_run_with_a_line(tmp_path: Path):
    with scheduler_in(tmp_path) as address, worker(address, tmp_path / "worker"):
        wait_for(address, 1)
        command = [sys.executable, "-m", "game", "run", "final-quarter", "--bot", "textbook", "--episodes", "500000"]
        run = subprocess.Popen([*command, "--cluster", address], env=environment(), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        wait_for_work(address)
        end_scheduler(address)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 1
    assert told.splitlines() == [f"finalkick: The Dask scheduler at {address} was lost on the way."]


def end_scheduler(address: str) -> None:
    """Kill the process at an address."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        process = client.run_on_scheduler(os.getpid)
    os.kill(process, signal.SIGKILL)


def wait_for_work(address: str) -> None:
    """Until the workers of a scheduler have something to do."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        while not any(client.processing().values()):
            time.sleep(0.1)


@contextmanager
def listening(greeting: bytes) -> Iterator[str]:
    """The address of something that takes connections, says what it says, and then nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server, ExitStack() as kept:

        def welcome() -> None:
            with suppress(OSError):
                while True:
                    guest, _ = server.accept()
                    kept.enter_context(guest).sendall(greeting)

        threading.Thread(target=welcome, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
