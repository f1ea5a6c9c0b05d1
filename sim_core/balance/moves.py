"""What every move is worth: what is lost where it is forbidden, and what comes of repeating it alone."""

from typing import Any

import numpy as np

from sim_core.balance.played import Played, share
from sim_core.balance.trials import TRAPS
from sim_core.batch.statistics import standard_error
from sim_core.model.moves import MOVE, MOVE_IDS
from sim_core.scenario.draw import moves_allowed


def moves(played: Played) -> list[dict[str, Any]]:
    """A row for each move that the scenario offers."""
    return [_move(played, move) for move in MOVE_IDS if move in moves_allowed(played.scenario)]


def _move(played: Played, move: str) -> dict[str, Any]:
    """`value`: what the best of the textbooks that use it brings over one without it; shares of what skill is worth."""
    made = float(played.textbook.made[MOVE[move]]) / len(played.textbook.net)
    without = f"forbid:{move}" if f"forbid:{move}" in played else "bot:textbook"  # not made: forbidding changes nothing
    ways = ["bot:textbook", *(name for name in (f"way:{move}",) if name in played)]
    best = max(ways, key=lambda name: float(played[name].net.mean()))
    value, lost = played.gain(best, without), played.gain("bot:textbook", without)
    alone = f"only:{move}" if f"only:{move}" in played else "bot:idle"
    gained = played.gain(alone, "bot:idle")
    return {
        "move": move,
        "trap": move in TRAPS,
        "made": made,
        "brought": float(played.textbook.brought[MOVE[move]]) / len(played.textbook.net),
        "forbidden": share(lost, played.worth),
        "forbidden_se": standard_error(lost) / played.worth,
        "value": share(value, played.worth),
        "value_se": standard_error(value) / played.worth,
        "by": "way" if best.startswith("way:") else "textbook",
        "alone": share(gained, played.worth),
        "alone_se": standard_error(gained) / played.worth,
        "alone_net": float(played[alone].net.mean()),
        "alone_beats_textbook": float(np.mean(played[alone].net >= played.textbook.net)),
    }
