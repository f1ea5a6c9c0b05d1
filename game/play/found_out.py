"""Reasons found out: those given in a game that somebody else than the client was asked about, or the rep saw for itself."""

from collections.abc import Sequence

from game.play.happened import TOLD, MoveLine, WeekReport
from sim_core.public.vocabulary import SURE


def found_out(log: Sequence[MoveLine | WeekReport]) -> int:
    """How many reasons of a log were found out, true or false, each time it was raised."""
    open_now: dict[str, str] = {}  # by client: what it said last and nobody has looked into
    count = 0
    for line in log:
        if isinstance(line, WeekReport):
            continue
        client = line.step.client
        if line.said == "excuse":
            open_now[client] = line.excuse
        looked_into = any(one.excuse == open_now.get(client) and one.source != TOLD and one.right >= SURE for one in line.shown)
        if looked_into:
            del open_now[client]
            count += 1
    return count
