"""The numbered words of a game: moves and their families, excuses, answers, moods, findings."""

from sim_core.model.arrays import Yuan
from sim_core.model.legal import MAX_PARTS
from sim_core.model.moves import ASKS, FAMILIES, FAMILY, MOVE, MOVE_IDS, MOVE_ROWS, NO_MOVE, TOUCHED, TOUCHES, bears, tagged
from sim_core.model.tables import EXCUSE_ROWS, SHARED, TRUTHS
from sim_core.model.vocabulary import (
    LESSONS,
    NEVER,
    RESOLD,
    STALE_WEEKS,
    SURE,
    Cause,
    Excuse,
    Finding,
    Mood,
    Paying,
    Problem,
    Request,
    Said,
)

__all__ = [
    "ASKS",
    "EXCUSE_ROWS",
    "FAMILIES",
    "FAMILY",
    "LESSONS",
    "MAX_PARTS",
    "MOVE",
    "MOVE_IDS",
    "MOVE_ROWS",
    "NEVER",
    "NO_MOVE",
    "RESOLD",
    "SHARED",
    "STALE_WEEKS",
    "SURE",
    "TOUCHED",
    "TOUCHES",
    "TRUTHS",
    "Cause",
    "Excuse",
    "Finding",
    "Mood",
    "Paying",
    "Problem",
    "Request",
    "Said",
    "Yuan",
    "bears",
    "tagged",
]
