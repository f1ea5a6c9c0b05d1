"""Compiling the rules beforehand, where there is a compiler."""

from sim_core.compiled.cache import available, background, folder, writable
from sim_core.compiled.warm import warm

__all__ = [
    "available",
    "background",
    "folder",
    "warm",
    "writable",
]
