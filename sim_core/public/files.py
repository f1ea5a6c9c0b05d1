"""JSON files from outside, read with care."""

from sim_core.json_text import read_bytes, value_of

__all__ = [
    "read_bytes",
    "value_of",
]
