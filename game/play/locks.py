"""Locks on files: shared by all who use something, exclusive for who moves it. They end with their process, however it ends."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

PAUSE: Final = 0.02

if os.name == "nt":  # an open database cannot be moved there: only those who move have to keep out of each other's way
    import msvcrt

    def _locked(file: int, exclusive: bool) -> None:
        if exclusive:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # only Windows has it
else:
    import fcntl

    def _locked(file: int, exclusive: bool) -> None:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)


def shared(path: Path, patience: float = 5.0) -> int | None:
    """Hold a lock with others; None where there can be none: a full or read-only disk, a share without locks."""
    return _held(path, False, patience)


def exclusive(path: Path, patience: float = 0.0) -> int | None:
    """Hold a lock alone; None if somebody holds it for so many seconds, or there can be none."""
    return _held(path, True, patience)


def shared_from(lock: int) -> None:
    """Hold a lock with others that was held alone."""
    with suppress(OSError):
        _locked(lock, False)


def let_go(lock: int | None) -> None:
    """Hold a lock no more."""
    if lock is not None:
        with suppress(OSError):
            os.close(lock)


def held_by_another(path: Path) -> bool:
    """Does somebody hold a lock here that keeps us from holding it alone? False where there can be none."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        _locked(file, True)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    finally:
        os.close(file)
    return False


def _held(path: Path, alone: bool, patience: float) -> int | None:
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    until = time.monotonic() + patience
    while True:
        try:
            _locked(file, alone)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                os.close(file)
                return None
            time.sleep(PAUSE)
        except OSError:  # this place knows no locks
            os.close(file)
            return None
        else:
            return file
