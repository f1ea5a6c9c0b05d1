"""The log of the window: what is missing is said there once, and the game plays on. FINALKICK_HOME/log.txt.

What knows no game (the widgets) tells the logger `finalkick`, whose warnings are kept there too.
"""

import logging
from contextlib import suppress
from datetime import datetime
from typing import Final

from game.play.store import home

FILE: Final = "log.txt"
LARGEST: Final = 200_000
_said: set[str] = set()


def once(what: str) -> None:
    """Write a line, unless this process has written it before. A log that cannot be written is no reason to stop."""
    if what in _said:
        return
    _said.add(what)
    path = home() / FILE
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size > LARGEST
        with path.open("w" if full else "a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {what}\n")


def forget() -> None:
    """Say everything again: for tests, and for another data folder."""
    _said.clear()


class _Keeper(logging.Handler):
    """Writes what the logger is told into the log."""

    def emit(self, record: logging.LogRecord) -> None:
        once(record.getMessage())


def listen() -> None:
    """From now on keep what the logger `finalkick` is told, and show it nowhere else."""
    logger = logging.getLogger("finalkick")
    logger.propagate = False
    if not any(isinstance(one, _Keeper) for one in logger.handlers):
        logger.addHandler(_Keeper())
