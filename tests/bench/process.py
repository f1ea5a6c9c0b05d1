"""Contenders in processes of their own, asked for rounds one at a time or at once."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).parents[2]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
JAX = {"JAX_PLATFORMS": "cpu", "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"}


class Missing(Exception):
    """A contender cannot be prepared; mostly, what it needs is not installed."""


class Contender:
    """A process that plays rounds on request."""

    def __init__(self, what: str, cores: list[int], **options: Any) -> None:
        self.began = perf_counter()
        order = json.dumps({"what": what, "cores": cores, **options})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.serve", order],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env={
                **os.environ,
                **dict.fromkeys(THREADS, "1"),
                **JAX,
                "PYTHONWARNINGS": "ignore",
            },  # what is ended leaves things open
            start_new_session=True,  # so that it can be ended with all that it has started
        )

    def ready(self) -> None:
        """Wait until it is prepared. `Missing` if it cannot be."""
        told = self.receive()
        if "missing" in told:
            raise Missing(told["missing"])

    def send(self, **request: Any) -> None:
        """Ask for a round; `receive` waits for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """What was done in the round asked for."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a measured process ended with code {self._process.wait()}")
        told: dict[str, Any] = json.loads(line)
        return told

    def ask(self, **request: Any) -> dict[str, Any]:
        """One round."""
        self.send(**request)
        return self.receive()

    def since_start(self) -> float:
        """Seconds since this process was asked for."""
        return perf_counter() - self.began

    def close(self, patience: float = 5.0) -> None:
        """Let it end by itself for so many seconds, then end it and whatever it has started."""
        with suppress(OSError, ValueError):
            self._process.stdin.close()  # type: ignore[union-attr]
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGTERM)
        elif self._process.poll() is None:
            self._process.terminate()
        self._process.wait()
        self._process.stdout.close()  # type: ignore[union-attr]


@contextmanager
def contender(what: str, cores: list[int], **options: Any) -> Iterator[Contender]:
    """A contender ready to play, kept to `cores`, ended on leaving. `Missing` if it is not installed."""
    one = Contender(what, cores, **options)
    try:
        one.ready()
        yield one
    except BaseException:  # Ctrl-C, mostly: no waiting for a round that nobody wants any more
        one.close(patience=0.0)
        raise
    one.close()
