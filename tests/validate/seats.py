"""Many seats in one process, without a socket: `python -m tests.validate.seats [--seats 100] [--seconds 60]`.

Each seat plays `final-quarter` with a store of its own, one choice every three seconds, by presses on what its pictures show: a
move, before it another client or family now and then, a form confirmed, a question answered, and every eighth time the end of
a week. Told are the time from a press to the frame for the browser, the share of a core, memory, and the bytes of a choice as
they go over a line that deflates.

The time is told twice: by the clock, and as it would be on a core of its own (from the CPU that each picture took, in the order
in which they were asked for), which is what the limit is about: a machine that has other things to do says nothing about seats.
"""

import argparse
import heapq
import json
import os
import random
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from game.serve.wire import Sent, frame_of
from game.window.seat import Seat
from game.window.seat_opening import open_seat
from game.window.widgets.noted import Command

SIZES: Final = ((1280, 720), (1920, 1080), (390, 844), (1440, 900))
EVERY: Final = 3.0
"""Seconds between two choices."""
PAUSE: Final = 0.45
"""Seconds between two presses of a choice."""
MOST_PRESSES: Final = 6
WEEK: Final = 8
"""Choices in a week."""
LIMITS: Final = {"p99_ms": 200.0, "of_a_core": 0.6, "memory_mb": 400.0, "kb_a_choice": 3.0}


@dataclass
class Player:
    """A seat, whoever sits there, and what its browser knows."""

    seat: Seat
    luck: random.Random
    sent: Sent = field(default_factory=Sent)
    line: "zlib._Compress" = field(default_factory=lambda: zlib.compressobj(6, zlib.DEFLATED, -15))
    choices: int = 0
    made: int = 0  # choices before the one that is on its way

    def press(self, first: bool) -> Command | None:
        """What is pressed next on the way to a choice; `first`: nothing has been pressed for it so far."""
        commands = [hit.command for hit in self.seat.ui.hits if hit.layer >= self.seat.ui.top_layer]
        for wanted in ("start", "continue", "confirm", "belief"):
            found = [one for one in commands if one[0] == wanted]
            if found:
                return found[-1]
        if first and self.choices % WEEK == 0:
            return ("end_week",)
        if first and self.luck.random() < 0.5:
            return self.luck.choice([one for one in commands if one[0] in ("client", "family")] or [("back",)])
        return self.luck.choice([one for one in commands if one[0] == "move"] or [("family", "chase")])


@dataclass
class Figures:
    """What was measured."""

    waits: list[float] = field(default_factory=list)  # seconds from a press to its frame, by the clock
    alone: list[float] = field(default_factory=list)  # the same on a core of its own
    busy: float = 0.0  # until when such a core would be at work
    raw: int = 0
    bytes: int = 0
    frames: int = 0
    choices: int = 0

    @contextmanager
    def at_work(self, when: float) -> Iterator[None]:
        """What is done here was asked for at `when`."""
        began = time.process_time()
        yield
        self.busy = max(self.busy, when) + time.process_time() - began


def shown(player: Player, figures: Figures) -> None:
    """Look at a seat; send what there is to be sent."""
    picture = player.seat.look()
    if picture is None:
        return
    told = json.dumps(frame_of(picture, player.sent), ensure_ascii=False, separators=(",", ":")).encode()
    figures.raw += len(told)
    figures.bytes += len(player.line.compress(told) + player.line.flush(zlib.Z_SYNC_FLUSH))
    figures.frames += 1


def memory() -> float:
    """MB of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def sit_down(count: int, folder: Path, scenario: str) -> list[Player]:
    """So many seats, each with a folder of its own."""
    text = files("scenarios").joinpath(f"{scenario}.yaml").read_text("utf-8")
    found = []
    for number in range(count):
        language, size = ("zh", "en")[number % 2], SIZES[number % len(SIZES)]
        seat = open_seat(folder / str(number), size, language, (text, f"{scenario}.yaml", number))
        found.append(Player(seat, random.Random(number)))
        shown(found[-1], Figures())
    return found


def play(players: list[Player], seconds: float) -> Figures:
    """Let them play for so long, in real time."""
    figures, start = Figures(), time.monotonic()
    plan = [(start + number * EVERY / len(players), number, 0) for number in range(len(players))]
    heapq.heapify(plan)
    while True:
        now = time.monotonic()
        due = min(range(len(players)), key=lambda number: players[number].seat.due)
        if plan[0][0] > now and players[due].seat.due <= now:
            with figures.at_work(now):
                shown(players[due], figures)
            continue
        if plan[0][0] > now:
            time.sleep(min(plan[0][0], players[due].seat.due) - now if players[due].seat.due > now else 0)
            continue
        when, number, left = heapq.heappop(plan)
        if when - start > seconds:
            return figures
        player = players[number]
        if not left:
            player.choices += 1
            figures.choices += 1
            left = MOST_PRESSES
            player.made = steps_of(player)
            heapq.heappush(plan, (when + EVERY * player.luck.uniform(0.8, 1.2), number, 0))
        command = player.press(left == MOST_PRESSES)
        area = next((hit.area for hit in reversed(player.seat.ui.hits) if hit.command == command), None)
        if area:
            x, y = area.center
            with figures.at_work(when):
                for what in ("press", "release"):
                    player.seat.take({"do": what, "x": x, "y": y, "seen": player.seat.number, "touch": number % 2 == 0})
                shown(player, figures)
            figures.waits.append(time.monotonic() - when)
            figures.alone.append(figures.busy - when)
        if left > 1 and steps_of(player) == player.made:
            heapq.heappush(plan, (when + PAUSE, number, left - 1))


def steps_of(player: Player) -> int:
    """How many choices of a seat have been made."""
    return len(player.seat.play.session.steps) if player.seat.play else -1


def measure(seats: int, seconds: float, scenario: str) -> dict[str, float]:
    """All figures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FINALKICK_HOME"] = folder
        before = memory()
        began = time.process_time()
        players = sit_down(seats, Path(folder), scenario)
        sat = time.process_time() - began
        began = time.process_time()
        figures = play(players, seconds)
        used = time.process_time() - began
        after = memory()
        steps = sum(steps_of(one) for one in players)
        for one in players:
            one.seat.close()

    def part(waits: list[float], share: float) -> float:
        return round(sorted(waits)[min(int(share * len(waits)), len(waits) - 1)] * 1000, 1)

    return {
        "seats": seats, "presses": len(figures.waits), "choices": figures.choices, "moves_made": steps,
        "ms_to_sit_down": round(sat / seats * 1000, 1),
        "p50_ms": part(figures.alone, 0.5), "p90_ms": part(figures.alone, 0.9), "p99_ms": part(figures.alone, 0.99),
        "by_the_clock_p50_ms": part(figures.waits, 0.5), "by_the_clock_p99_ms": part(figures.waits, 0.99),
        "of_a_core": round(used / seconds, 3), "cpu_ms_a_choice": round(used / figures.choices * 1000, 1),
        "memory_before_mb": round(before, 1), "memory_mb": round(after, 1),
        "kb_a_choice": round(figures.bytes / figures.choices / 1000, 2),
        "kb_a_choice_undeflated": round(figures.raw / figures.choices / 1000, 2),
        "frames_a_choice": round(figures.frames / figures.choices, 2),
    }  # fmt: skip


def main() -> int:
    """Fails where a figure is beyond its limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seats", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--scenario", default="final-quarter")
    options = parser.parse_args()
    figures = measure(options.seats, options.seconds, options.scenario)
    beyond = {name: limit for name, limit in LIMITS.items() if figures[name] > limit}
    print(json.dumps(figures | {"limits": LIMITS}, indent=1))
    return 1 if beyond else 0


if __name__ == "__main__":
    sys.exit(main())
