"""Kills of a server in play: `python -m tests.validate.class_kills [--times 100] [--seats 6]`.

Trainees play over real sockets; the server is killed (SIGKILL) at a moment drawn by a seed, and started again. Whatever a
picture had shown before has to be there (the week, and the hours that are left of it), every game has to come out again choice
for choice, and all seats have to be back within three seconds of the moment at which the server is.
"""

import argparse
import asyncio
import random
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from websockets.exceptions import WebSocketException

from game.play.session import replayed
from game.play.store import Store
from tests.validate.class_server import Server, Trainee, served, told

LONGEST: Final = 4.0
"""Seconds in play after which it is killed at the latest."""
BACK: Final = 3.0
"""Seconds within which all seats have to be back."""


@dataclass
class Found:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0  # changes of week or hours that a picture had shown
    choices: int = 0  # on the disk at the end
    broken: list[str] = field(default_factory=list)
    back: list[float] = field(default_factory=list)  # seconds from the server being up to the last seat's first picture
    up: list[float] = field(default_factory=list)  # seconds that starting it took


async def plays(trainee: Trainee, found: Found) -> None:
    """Play until the line breaks."""
    tried = 0
    with suppress(WebSocketException, TimeoutError, OSError):
        while True:
            tried += 1
            before = trainee.desk
            for code in (*trainee.way(trainee.luck.random() < 0.15), "Enter", "Escape"):
                if trainee.over:
                    await trainee.press("KeyN")
                    break
                await trainee.press(code)
            found.acknowledged += trainee.desk != before


async def again(trainee: Trainee, up: float) -> float:
    """Sit down again, as a page does when its line is cut. Returns the seconds since the server was up."""
    while True:
        try:
            await trainee.connect()
        except (WebSocketException, OSError, TimeoutError):
            await asyncio.sleep(0.1)
        else:
            return time.monotonic() - up


def kept(server: Server, trainee: Trainee) -> str:
    """What is wrong with a seat's games on the disk; empty if nothing is."""
    store = Store(server.folder / "seats" / str(trainee.number + 1))
    try:
        if store.moved_aside:
            return "the store was set aside"
        for game in store.games():
            replayed(game.scenario_text, game.seed, store.steps(game.id))
        return "" if store.games() else "no game"
    finally:
        store.close()


async def kill(server: Server, trainees: list[Trainee], luck: random.Random, found: Found) -> None:
    """One kill."""
    playing = [asyncio.create_task(plays(one, found)) for one in trainees]
    await asyncio.sleep(luck.uniform(0.1, LONGEST))
    server.end(signal.SIGKILL)
    await asyncio.gather(*playing)
    seen = [one.desk for one in trainees]
    for one in trainees:
        one.desk = (0, 0.0)
        if why := kept(server, one):
            found.broken.append(f"kill {found.kills}, seat {one.number}: {why}")
    found.up.append(await asyncio.to_thread(server.start))
    up = time.monotonic()
    found.back.append(max(await asyncio.gather(*(again(one, up) for one in trainees))))
    for one, (week, hours) in zip(trainees, seen, strict=True):
        for _ in range(3):  # a briefing or a summary of the week may lie before the desk
            if one.desk[0] or one.over:
                break
            await one.press("Enter")
        now_week, now_hours = one.desk
        if not one.over and (now_week < week or (now_week == week and now_hours > hours)):
            found.broken.append(f"kill {found.kills}, seat {one.number}: saw {week, hours}, has {now_week, now_hours}")
    found.kills += 1


async def run(server: Server, seats: int, times: int, seed: int) -> Found:
    """All kills."""
    found, luck = Found(), random.Random(seed)
    server.start()
    trainees = [Trainee(server, one, server.join(f"Trainee {one}"), random.Random(one)) for one in range(seats)]
    for one in trainees:
        await one.connect()
        await one.press("Enter")
    began = time.monotonic()
    for number in range(1, times + 1):
        await kill(server, trainees, luck, found)
        if number % 10 == 0 or number == times:
            so_far = f"broken: {len(found.broken)}; back after {max(found.back):.2f} s at most"
            told(f"{number} of {times} kills, {time.monotonic() - began:.0f} s; {so_far}")
    server.end()
    return found


def main() -> int:
    """Fails if anything was lost, or a seat came back late."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seats", type=int, default=6)
    parser.add_argument("--scenario", default="final-quarter")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with served(options.scenario) as server:
        found = asyncio.run(run(server, options.seats, options.times, options.seed))
    back, up = sorted(found.back), sorted(found.up)
    middle, worst = back[len(back) // 2], back[-1]
    print(f"seed {options.seed}: {found.kills} kills in play, {found.acknowledged} changes seen; lost: {len(found.broken)}")
    print(f"the server being up, all {options.seats} seats are back after {middle:.2f} s (middle), {worst:.2f} s (worst)")
    print(f"the server is up after {up[len(up) // 2]:.2f} s (middle), {up[-1]:.2f} s (worst)")
    for line in found.broken:
        print(f"  {line}")
    return 1 if found.broken or back[-1] > BACK else 0


if __name__ == "__main__":
    sys.exit(main())
