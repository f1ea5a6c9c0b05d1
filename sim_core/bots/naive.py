"""The bots of one trick by name: `from sim_core.bots.naive import nag`, to be asked by a bot of one's own."""

from sim_core.bots.library import LibraryBot
from sim_core.bots.rows import BOT_ROWS
from sim_core.bots.tricks import TRICKS


def __getattr__(name: str) -> LibraryBot:
    """`nag`, `visitor`, …: each is played as the library plays it."""
    if name not in TRICKS and BOT_ROWS.get(name, {}).get("plays") != "at_random":
        raise AttributeError(name)
    return LibraryBot(name)
