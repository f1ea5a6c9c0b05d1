"""Compiling the rules beforehand, where there is a compiler."""

from sim_core.compiled.cache import available, background, folder, is_warm, writable
from sim_core.compiled.warm import warm_or_wait

__all__ = [
    "available",
    "background",
    "folder",
    "is_warm",
    "warm_or_wait",
    "writable",
]
