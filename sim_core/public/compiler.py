"""Compiling the rules beforehand, where there is a compiler."""

from sim_core.compiled.cache import available, background, folder, is_warm, sparing, writable
from sim_core.compiled.warm import warm_or_wait

__all__ = [
    "available",
    "background",
    "folder",
    "is_warm",
    "sparing",
    "warm_or_wait",
    "writable",
]
