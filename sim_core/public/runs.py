"""Runs: many games played by bots, here, in other processes or on a cluster, and their figures."""

from sim_core.batch.players import Player, RunSpec, one_move, pieces, player
from sim_core.batch.playing import MOST_MOVES
from sim_core.batch.recorded import bot_steps
from sim_core.batch.rollout import Part, join, play_out, play_week, run_digest
from sim_core.batch.statistics import Z95, measured
from sim_core.batch.workers import (
    HERE,
    Where,
    WorkEnded,
    Worker,
    aside,
    end_idle_workers,
    end_workers,
    in_processes,
    processes_possible,
    processors,
)

__all__ = [
    "HERE",
    "MOST_MOVES",
    "Z95",
    "Part",
    "Player",
    "RunSpec",
    "Where",
    "WorkEnded",
    "Worker",
    "aside",
    "bot_steps",
    "end_idle_workers",
    "end_workers",
    "in_processes",
    "join",
    "measured",
    "one_move",
    "pieces",
    "play_out",
    "play_week",
    "player",
    "processes_possible",
    "processors",
    "run_digest",
]
