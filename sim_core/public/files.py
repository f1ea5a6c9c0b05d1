"""JSON files from outside, read with care; and whether the process that writes one lives."""

from sim_core.json_text import read_bytes, value_of
from sim_core.processes import alive

__all__ = [
    "alive",
    "read_bytes",
    "value_of",
]
