"""What working things out beside a game costs its player: `python -m tests.bench.thinking [--pause 0.3] [--read 3]`.

A game of `final-quarter` is played as the window plays it, with a pause before each choice as a quick person makes, with and
without somebody who thinks along; then, when the result has been read so long, the debrief is opened. Needs a quiet machine.
"""

import argparse
import json
import statistics
import time
from importlib.resources import files
from typing import Final

from game.debrief.background import Debriefing
from game.play.session import Session, new_session
from game.play.thinking import Thinking
from sim_core.compiled.warm import warm
from sim_core.debrief.task import Played
from sim_core.engine.record import END_WEEK, Step
from tests.bench.window import percentile
from tests.played import played

NAME: Final = "final-quarter"
SEED: Final = 5
MOST: Final = {"slower_by_ms": 50.0, "first_page_s": 0.5, "verdicts_s": 2.0}
"""What each may be: the worst answer beside the worst of a game with nobody thinking; seconds after the debrief was opened."""


def answers(session: Session, steps: tuple[Step, ...], pause: float) -> list[float]:
    """Milliseconds that each choice took to be answered."""
    found = []
    for step in steps:
        time.sleep(pause)
        began = time.perf_counter()
        session.end_week() if step.move == END_WEEK else session.play(step)
        found.append((time.perf_counter() - began) * 1000)
    return found


def measure(pause: float, read: float) -> dict[str, float]:
    """The figures, in milliseconds and seconds."""
    text = files("scenarios").joinpath(f"{NAME}.yaml").read_text("utf-8")
    steps = played(NAME, "textbook", SEED).steps
    alone = answers(new_session(text, SEED, None), steps, pause)
    session = new_session(text, SEED + 1, None)  # other luck: nothing of the first is found again
    steps = played(NAME, "textbook", SEED + 1).steps
    thinking = Thinking(session).start()
    beside = answers(session, steps, pause)
    debriefing = Debriefing(Played(text, SEED + 1, tuple(session.steps)), apart=True).start()  # as when the result is shown
    time.sleep(read)
    opened, first_page, verdicts = time.perf_counter(), 0.0, 0.0
    while not verdicts:
        seen, now = debriefing.seen, time.perf_counter() - opened
        first_page = first_page or (now if seen.debrief else 0.0)
        verdicts = now if seen.reached("first") else 0.0
        time.sleep(0.01)
    debriefing.wait()
    refined = time.perf_counter() - opened
    thinking.stop()
    figures = {"choices": float(len(steps)), "alone_median_ms": statistics.median(alone), "alone_worst_ms": max(alone)}
    figures |= {"beside_median_ms": statistics.median(beside), "beside_p99_ms": percentile(beside, 0.99)}
    figures |= {"beside_worst_ms": max(beside), "slower_by_ms": max(beside) - max(alone)}
    figures |= {"first_page_s": first_page, "verdicts_s": verdicts, "refined_s": refined}
    return {name: round(value, 2) for name, value in figures.items()}


def main() -> None:
    """Print the figures, and what they are to stay below."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pause", type=float, default=0.3, help="seconds before each choice")
    options.add_argument("--read", type=float, default=3.0, help="seconds for which the result is read")
    asked = options.parse_args()
    warm()
    print(json.dumps({**measure(asked.pause, asked.read), "limits": MOST}, indent=1))


if __name__ == "__main__":
    main()
