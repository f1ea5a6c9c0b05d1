"""The rows of the bots: who there is, who is on the ladder, who is in which panel of a report card."""

from typing import Final

from sim_core.model.tables import rows_of
from sim_core.model.tables import tagged as rows_tagged

BOT_ROWS: Final = rows_of("bots", "sim_core.bots")
NAMES: Final = tuple(BOT_ROWS)
REMEMBERING: Final = tuple(name for name in NAMES if BOT_ROWS[name].get("plays") == "in_worlds")
"""The bots that follow a whole game and try moves in worlds as they could be: they take seconds for a game."""
RULED: Final = tuple(name for name in NAMES if name not in REMEMBERING)
"""The bots that are rules on one sight: they play thousands of games in a second."""
LADDER: Final = tuple(sorted((name for name in NAMES if "rung" in BOT_ROWS[name]), key=lambda name: BOT_ROWS[name]["rung"]))
"""The bots of the ladder, from the least to the best."""


def tagged(tag: str) -> tuple[str, ...]:
    """The bots that bear a tag, in their order: the panels of a report card."""
    return rows_tagged(BOT_ROWS, tag)
