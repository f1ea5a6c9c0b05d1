"""`python -m game`."""

import atexit
import os
import sys
from contextlib import suppress

from game.cli import main

_codes: list[int] = []


@atexit.register  # what is registered first runs last
def _end_as_told() -> None:
    """End with the code of the command.

    CPython remembers a Ctrl-C that came while a library ran `exec` of a text, and would end `python -m` with SIGINT for it,
    whatever the command has made of it since.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    if _codes:
        os._exit(_codes[0])


_codes.append(main())
sys.exit(_codes[0])
