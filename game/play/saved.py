"""A stored game as a row of the list of games, and how it is read from its columns."""

import re
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final


@dataclass(frozen=True)
class SavedGame:
    """A row of the list of games."""

    id: int
    scenario: str
    scenario_text: str
    seed: int
    rules_version: int
    player: str
    trainer: bool
    status: str
    started: str
    net: float | None
    score: float | None
    medal: str | None
    digest: str | None


STATUSES: Final = ("playing", "finished", "abandoned")
DIGEST: Final = re.compile("([0-9a-f]{64})?")
COLUMNS: Final = "id, scenario, scenario_text, seed, rules_version, player, trainer, status, started, net, score, medal, digest"


def saved_game(row: tuple[Any, ...]) -> SavedGame | None:
    """A game of its columns; None if they are not what they should be: edited by hand, or damaged."""
    number, scenario, text, seed, rules, player, trainer, status, started, net, score, medal, digest = row
    texts = (scenario, text, player, started, *(one for one in (medal, digest) if one is not None))
    figures = all(isinstance(one, float | int) and isfinite(one) for one in (net, score) if one is not None)
    if status not in STATUSES or not all(isinstance(one, str) for one in texts):
        return None
    if not figures or not isinstance(rules, int) or not isinstance(number, int):
        return None
    if not str(seed).isascii() or not str(seed).isdigit() or int(str(seed)) >= 2**64:
        return None
    known = digest if DIGEST.fullmatch(digest or "") else None  # the choices are what counts: from them it comes out again
    return SavedGame(number, scenario, text, int(str(seed)), rules, player, bool(trainer), status, started,
                     net, score, medal, known)  # fmt: skip
