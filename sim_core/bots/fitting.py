"""Which moves fit how things stand with a client, and what is worth asking for with them: what thinking ahead tries out."""

from typing import Final

import numpy as np

from sim_core.bots.common import sized, weeks_left
from sim_core.model.arrays import Rows
from sim_core.model.moves import ASKS, MOVE, MOVE_IDS, MOVE_ROWS, bears
from sim_core.model.sight import Sight
from sim_core.model.tables import column
from sim_core.model.vocabulary import Excuse

FITS: Final[dict[str, dict[str, int]]] = column(MOVE_ROWS, "fits", {})
"""How things stand with a client where a move is worth trying, and its turn then."""
LAST: Final = 100
AMOUNTS: Final = (0.25, 0.5)
"""Shares of the overdue asked as a promise."""


def fitting(sight: Sight, client: int) -> list[str]:
    """Moves that fit how things stand with a client, legal or not, each in its turn."""
    account, stands, check = sight.account, {"no_excuse"}, ""
    kind = int(account.excuse[0, client])
    if kind >= 0:
        row = sight.public.excuses[Excuse(kind).name.lower()]
        stands, check = {"excuse", str(row["class"])}, str(row["checked_by"])
    if account.promise[0, client] > 0:
        stands.add("promise")
    if account.hold[0, client]:
        stands.add("hold")
    if account.request[0, client] >= 0:
        stands.add("request")
    turns = {move: [turn for case, turn in fits.items() if case in stands] for move, fits in FITS.items()}
    if check:
        turns[check].append(FITS[check].get("check", LAST))
    return sorted((move for move in MOVE_IDS if turns[move]), key=lambda move: min(turns[move]))


def asks(sight: Sight, client: int, move: str) -> list[tuple[float, int]]:
    """Amounts and weeks from now worth asking for with a move; (0, 0) where it asks for nothing."""
    at: tuple[Rows, Rows] = (np.array([0]), np.array([client]))
    overdue = sight.account.overdue[at]
    if bears(move, "promises") and not bears(move, "by_parts"):
        if not weeks_left(sight, 1)[0]:
            return []
        return list(dict.fromkeys((float(sized(sight, at, overdue * share)[0]), 1) for share in AMOUNTS))
    if bears(move, "by_parts"):
        return [(float(sized(sight, at, overdue * 0.9)[0]), int(max(weeks_left(sight, 4)[0], 1)))]
    if ASKS[MOVE[move]]:
        return [(float(sized(sight, at, overdue)[0]), 0)]
    return [(0.0, 0)]
