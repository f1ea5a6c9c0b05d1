"""A class finishes together: `python -m tests.validate.class_debriefs [--seats 30] [--every 3] [--scenario final-quarter]`.

Each seat makes the choices of a bot, one every three seconds, and is judged meanwhile; then all are over at once, and all
debriefs are asked for. Told is when everybody's first page, first verdicts and refined verdicts were there, and how long the
server's own thread was kept from answering: every 20 ms it does what a picture takes, and notes how late it was done.
"""

import argparse
import json
import os
import sys
import threading
import time
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from game.play.session import Session, new_session
from game.serve.debriefs.queue import Queue
from game.serve.debriefs.queued import Queued, SeatJudges
from sim_core.batch.recorded import bot_steps
from sim_core.public import compiler
from sim_core.public.debriefs import FULL, Played
from sim_core.public.games import END_WEEK, Step
from sim_core.scenario.read import parse_scenario

BOTS: Final = ("textbook", "visitor", "nag")
STAGES: Final = ("beliefs", "first", "refined")
LIMIT_SECONDS: Final = 60.0
DRAW_SECONDS, DRAW_EVERY = 0.008, 0.02
LONGEST_WAIT: Final = 900.0


@dataclass
class Drawing:
    """A thread that works as long as a picture takes, again and again, and notes by how much each was late."""

    late: list[float] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until it is `done`."""
        while not self.done.wait(DRAW_EVERY):
            began, spent = time.perf_counter(), time.thread_time()
            while time.thread_time() - spent < DRAW_SECONDS:
                sum(range(200))
            self.late.append(time.perf_counter() - began)

    def part(self, share: float) -> float:
        """A quantile, in ms."""
        return round(sorted(self.late)[min(int(share * len(self.late)), len(self.late) - 1)] * 1000, 1)


def class_of(count: int, name: str) -> list[tuple[Session, list[Step]]]:
    """So many games, each with its own luck, and what will be chosen in it."""
    text = files("scenarios").joinpath(f"{name}.yaml").read_text("utf-8")
    scenario = parse_scenario(text.encode(), name)
    return [(new_session(text, seed, None), list(bot_steps(scenario, BOTS[seed % len(BOTS)], seed))) for seed in range(count)]


def play(games: list[tuple[Session, list[Step]]], every: float) -> None:
    """All choices but the last, one each so many seconds; the last of all at once."""
    longest = max(len(steps) for _, steps in games)
    for turn in range(longest):
        began = time.monotonic()
        for session, steps in games:
            at = turn - (longest - len(steps))
            if 0 <= at < len(steps) - 1:
                _make(session, steps[at])
        if sys.stderr.isatty():
            print(f"\rchoice {turn + 1} of {longest} ", end="", file=sys.stderr)
        time.sleep(max(every - (time.monotonic() - began), 0.0))
    for session, steps in games:
        _make(session, steps[-1])


def _make(session: Session, step: Step) -> None:
    session.end_week() if step.move == END_WEEK else session.play(step)


def measure(seats: int, every: float, name: str) -> dict[str, float]:
    """All figures."""
    games, queue = class_of(seats, name), Queue().start()
    judges = [SeatJudges(queue, str(number)) for number in range(seats)]
    for own, (session, _) in zip(judges, games, strict=True):
        own.follow(session)
    play(games, every)
    behind = sum(one.made() - one.decisions for one in queue.games.values())
    drawing = Drawing()
    thread = threading.Thread(target=drawing.run)
    thread.start()
    began = time.monotonic()
    when: dict[str, dict[str, float]] = {stage: {} for stage in (*STAGES, "finished")}
    found = []
    for own, (session, _) in zip(judges, games, strict=True):
        one = own.debriefing(Played(session.text, session.seed, tuple(session.steps)), lambda: None, FULL, True)
        one.on_news = lambda one=one: _note(one, when, began)
        found.append(one.start())
    for one in found:
        one.wait(LONGEST_WAIT)
    drawing.done.set()
    thread.join()
    queue.stop()
    told = {"seats": seats, "choices": sum(len(steps) for _, steps in games), "choices_not_followed_yet": behind}
    for stage, at in when.items():
        told |= {f"{stage}_first_s": round(min(at.values()), 1), f"{stage}_all_s": round(max(at.values()), 1)}
    return told | {"draw_p50_ms": drawing.part(0.5), "draw_p99_ms": drawing.part(0.99), "draw_worst_ms": drawing.part(1.0)}


def _note(one: Queued, when: dict[str, dict[str, float]], began: float) -> None:
    reached = [stage for stage in STAGES if one.seen.reached(stage)] + (["finished"] if one.seen.finished else [])
    for stage in reached:
        when[stage].setdefault(one.name, time.monotonic() - began)


def main() -> int:
    """Fails where not everybody's refined verdicts were there in time."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seats", type=int, default=30)
    parser.add_argument("--every", type=float, default=3.0)
    parser.add_argument("--scenario", default="final-quarter")
    options = parser.parse_args()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    compiler.warm_or_wait()
    figures = measure(options.seats, options.every, options.scenario)
    print(json.dumps(figures, indent=1))
    return int(figures["refined_all_s"] > LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
