"""What the processes that judge a class do, beside judging."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.play.references import references_of
from sim_core.public.debriefs import Order, Other, Told, judge_on

NICE: Final = 10


def stand_back() -> None:
    """Let whoever answers a person go first: this process, and the group in which some systems weigh it."""
    with suppress(AttributeError, OSError):
        os.nice(NICE)
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(NICE))


def judge_for(order: Order, furthest: str, seconds: float) -> Told:
    """Judge a game further, for about so long."""
    end = time.monotonic() + seconds
    return judge_on(order, furthest, lambda: time.monotonic() >= end)


def others_of(text: str, seed: int, master: bool) -> dict[str, Other]:
    """Those who had the same luck as a game; with the master, who takes seconds."""
    references = references_of(text, seed)
    if master:
        references.seek()
    return references.others()
