"""A class over real sockets: `python -m tests.validate.class_load [--seats 100] [--seconds 60]`.

The server runs in a process of its own; every trainee has a socket and makes a choice each three seconds: a move, before it
another client now and then, a form confirmed, and every eighth time the end of a week. Told are the time from a key to the
frame that comes of it, the server's share of a core, its memory, and the bytes of a choice as they come over the line; and for
how much of the time the server waited for a core, because others had both: then its times say more about them.
"""

import argparse
import asyncio
import json
import os
import random
import sqlite3
import sys
import time
from pathlib import Path
from typing import Final

from tests.validate.class_server import Server, Trainee, served, told

EVERY: Final = 3.0
"""Seconds between two choices."""
PAUSE: Final = 0.3
"""Seconds between two keys of a choice."""
WEEK: Final = 8
"""Choices in a week."""
LIMITS: Final = {"p99_ms": 200.0, "of_a_core": 0.6, "memory_mb": 400.0, "kb_a_choice": 3.0}


async def plays(trainee: Trainee, start: float, until: float) -> int:
    """Play from some moment on; returns how many choices were tried."""
    await trainee.quiet(start - time.monotonic())
    tried = 0
    while time.monotonic() < until:
        began = time.monotonic()
        tried += 1
        for code in trainee.way(tried % WEEK == 0):
            await trainee.press(code)
            await trainee.quiet(PAUSE)
        if "Continue" in trainee.words or "Go on" in trainee.words:
            await trainee.press("Enter")
        await trainee.quiet(began + EVERY * trainee.luck.uniform(0.8, 1.2) - time.monotonic())
    return tried


async def measure(server: Server, seats: int, seconds: float) -> dict[str, float]:
    """All figures."""
    empty = server.memory()
    trainees = [Trainee(server, one, server.join(f"Trainee {one}"), random.Random(one), follows=False) for one in range(seats)]
    before, began = server.seconds(), time.monotonic()
    for number, one in enumerate(trainees, 1):
        await one.connect()
        await one.press("Enter")
        if number % 20 == 0:
            told(f"{number} of {seats} have sat down")
    sat = (server.seconds() - before) / seats
    for one in trainees:
        one.waits.clear()
        one.bytes = 0
    choices = made(server.folder)
    before, began, waited = server.seconds(), time.monotonic(), server.waited()
    start = began + 0.5
    playing = [plays(one, start + EVERY * one.number / seats, start + seconds) for one in trainees]

    async def tells() -> None:
        while True:
            await asyncio.sleep(15)
            waits = sorted(wait for one in trainees for wait in one.waits)
            told(f"{time.monotonic() - began:.0f} s: {len(waits)} keys, p50 {part(waits, 0.5)} ms, p99 {part(waits, 0.99)} ms")

    telling = asyncio.create_task(tells())
    tried = sum(await asyncio.gather(*playing))
    telling.cancel()
    used, lasted = server.seconds() - before, time.monotonic() - began
    waits = sorted(wait for one in trainees for wait in one.waits)
    bytes_ = sum(one.bytes for one in trainees)
    return {
        "seats": seats, "seconds": round(lasted, 1), "keys": len(waits), "choices_tried": tried,
        "choices_made": made(server.folder) - choices, "ms_to_sit_down": round(sat * 1000, 1),
        "p50_ms": part(waits, 0.5), "p90_ms": part(waits, 0.9), "p99_ms": part(waits, 0.99), "worst_ms": part(waits, 1.0),
        "of_a_core": round(used / lasted, 3), "cpu_ms_a_choice": round(used / tried * 1000, 1),
        "memory_empty_mb": round(empty, 1), "memory_mb": round(server.memory(), 1),
        "kb_a_choice": round(bytes_ / tried / 1000, 2), "waited_for_a_core": round((server.waited() - waited) / lasted, 3),
        "load_of_machine": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def part(waits: list[float], share: float) -> float:
    """So much of them are no longer than this, in ms."""
    return round(waits[min(int(share * len(waits)), len(waits) - 1)] * 1000, 1) if waits else 0.0


def made(folder: Path) -> int:
    """Choices on the disk."""
    count = 0
    for one in folder.glob("seats/*/games.sqlite3"):
        db = sqlite3.connect(f"file:{one}?mode=ro", uri=True)
        count += db.execute("SELECT count(*) FROM step").fetchone()[0]
        db.close()
    return count


def main() -> int:
    """Fails where a figure is beyond its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seats", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--scenario", default="final-quarter")
    options = parser.parse_args()
    with served(options.scenario) as server:
        told(f"up after {server.start():.1f} s")
        figures = asyncio.run(measure(server, options.seats, options.seconds))
        server.end()
    beyond = {name: limit for name, limit in LIMITS.items() if figures[name] > limit}
    print(json.dumps(figures | {"limits": LIMITS}, indent=1))
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
