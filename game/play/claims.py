"""Who plays a stored game: one window or terminal at a time. A claim is a lock on a file, and ends with its process."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.play import locks
from game.play.store import Store

FOLDER: Final = "playing"
"""Beside the store: a file a game that is being played."""


@dataclass
class Claim:
    """A game of a store that is being played here. `lock` None: this place knows no locks, and anybody may play it."""

    game: int
    path: Path
    lock: int | None

    def let_go(self) -> None:
        """Others may play it now."""
        if self.lock is not None:
            with suppress(OSError):
                self.path.unlink()
            locks.let_go(self.lock)
            self.lock = None


def claim(store: Store, game: int) -> Claim | None:
    """Claim a game by its number; None if somebody else is playing it."""
    path = store.path.with_name(FOLDER) / f"{game}.lock"
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
    while True:
        lock = locks.exclusive(path)
        if lock is None:
            return None if locks.held_by_another(path) else Claim(game, path, None)
        if _is_there(path, lock):
            return Claim(game, path, lock)
        locks.let_go(lock)  # whoever had it has taken the file away between our opening and locking it


def _is_there(path: Path, lock: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(lock))
    except OSError:
        return False
