"""A Dask cluster on this machine: a real scheduler, and workers that can be killed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands import ROOT, environment
from tests.patience import until


@contextmanager
def dask(*words: object) -> Iterator[subprocess.Popen]:
    """A process of Dask's own, ended with the test."""
    command = [sys.executable, "-m", "dask", *(str(word) for word in words)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    one = subprocess.Popen(command, env=environment(), cwd=ROOT, **quiet)
    try:
        yield one
    finally:
        one.kill()
        one.wait()


@contextmanager
def worker(address: str, folder: Path) -> Iterator[subprocess.Popen]:
    place = ("--local-directory", folder, "--no-dashboard", "--no-nanny", "--nthreads", 1, "--host", "127.0.0.1")
    with dask("worker", address, *place) as one:
        yield one


def workers_there(address: str) -> list[str]:
    """The addresses of a scheduler's workers."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return list(client.scheduler_info()["workers"])


def wait_for(address: str, count: int) -> None:
    until(lambda: len(workers_there(address)) >= count)


@contextmanager
def scheduler_in(folder: Path) -> Iterator[str]:
    """The address of a scheduler that keeps its file in `folder`."""
    file = folder / "scheduler.json"
    words = ("--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file)
    with dask("scheduler", *words):
        until(lambda: file.exists() and file.read_text("utf-8"))
        yield json.loads(file.read_text("utf-8"))["address"]
