"""Whether this machine has a screen that a window can be opened on."""

import os
import sys
from typing import Final

DISPLAYS: Final = {"DISPLAY": "x11", "WAYLAND_DISPLAY": "wayland"}
"""What names a display, and SDL's name for the kind."""
ALWAYS: Final = ("win32", "cygwin", "darwin")
"""Systems that have one without naming it."""


def has_display() -> bool:
    """Is there a screen, as far as the system says?"""
    return sys.platform in ALWAYS or any(os.environ.get(name) for name in DISPLAYS)
