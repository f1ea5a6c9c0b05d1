"""A damaged store set aside whole, and under a name not taken: nothing of it is lost to who wants to salvage it."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.play import locks
from game.play.store_errors import HeldStore
from game.play.whole_file import sync_folder

PARTS: Final = ("-journal", "-wal", "-shm", "")
"""The database goes last: where it is gone, all of it is."""
DAMAGED: Final = "games-damaged-"
PATIENCE: Final = 5.0
PAUSE: Final = 0.05


def lock_of(path: Path) -> Path:
    """The file whose lock everybody holds who has a store open."""
    return path.with_name("games.lock")


def set_aside(path: Path, is_damaged: Callable[[], bool], patience: float = PATIENCE) -> Path | None:
    """Move a damaged store away, and return where to; None if somebody else has done so meanwhile.

    Raises `HeldStore` if anybody has it open, and then nothing was moved.
    """
    until = time.monotonic() + patience
    while (lock := locks.exclusive(lock_of(path))) is None:
        if not is_damaged():
            return None  # those who have it open use a fresh one by now
        if time.monotonic() > until:
            raise HeldStore(path)
        time.sleep(PAUSE)
    try:
        return _moved(path) if is_damaged() else None
    finally:
        locks.let_go(lock)


def _moved(path: Path) -> Path:
    place = _free_name(path)
    moved: list[tuple[Path, Path]] = []
    try:
        for part in PARTS:
            old, new = Path(f"{path}{part}"), Path(f"{place}{part}")
            with suppress(FileNotFoundError):
                os.rename(old, new)
                moved.append((old, new))
    except OSError as error:  # on Windows: somebody has it open
        for old, new in moved:
            os.rename(new, old)
        raise HeldStore(path) from error
    sync_folder(path.parent)
    return place


def _free_name(path: Path) -> Path:
    """A name that none of the parts has; one under which a move was broken off before the database itself was moved."""
    for log in path.parent.glob(f"{DAMAGED}*{path.suffix}-wal"):
        begun = Path(str(log).removesuffix("-wal"))
        if not begun.exists():
            return begun
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    number = 1
    while True:
        place = path.with_name(f"{DAMAGED}{stamp}{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not any(Path(f"{place}{part}").exists() for part in PARTS):
            return place
        number += 1


def set_aside_before(path: Path) -> list[Path]:
    """The stores that were set aside, oldest first."""
    return sorted(path.parent.glob(f"{DAMAGED}*{path.suffix}"))
