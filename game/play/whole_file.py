"""Files that take their name only when they are whole and on the disk; private ones are their owner's alone."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from sim_core.public.files import alive

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
DRAFT: Final = re.compile(r"\.(?P<process>[0-9]+)\.(part|new)(-journal|-wal|-shm)?$")
"""How the name of a draft ends."""
STAMP: Final = re.compile(r"[0-9]{8}-[0-9]{6}")
"""A time in a name."""


@contextmanager
def whole_file(path: Path, private: bool = False, as_before: bool = False) -> Iterator[TextIO]:
    """A file to write that takes its name only when it is whole. A device or pipe is written to as it is.

    `private`: nobody else may read it. `as_before`: it has the rights of the one that was there. Drafts that a process left
    behind when it was killed are cleared away.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    as_before = as_before and path.exists()
    try:
        with os.fdopen(_draft(draft, private or as_before), "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            if as_before:
                _keep_rights(path, file.fileno())
            os.fsync(file.fileno())
        take_place(draft, path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        clear_drafts(path)


def _draft(draft: Path, private: bool) -> int:
    if not private:
        return os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    make_private(draft)  # one that was there already keeps its mode
    return file


def _keep_rights(path: Path, file: int) -> None:
    """Give a file the rights, and as far as may be the owner, of the one whose place it takes."""
    if os.name == "nt":
        return
    with suppress(OSError):
        found = path.stat()
        with suppress(OSError):  # only the superuser gives files away
            os.fchown(file, found.st_uid, found.st_gid)
        os.fchmod(file, stat.S_IMODE(found.st_mode))


def take_place(draft: Path, path: Path) -> None:
    """Give a whole file its name, so that it is still there after the power has failed."""
    os.replace(draft, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Put a file that is written on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Put the names of a folder on the disk, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def clear_drafts(path: Path) -> None:
    """Remove what processes that are no more have left half written of a file, or of files with a stamp in their name."""
    wanted = re.compile(re.escape(STAMP.sub("*", path.name.lstrip("."))).replace(r"\*", STAMP.pattern))
    with suppress(OSError):
        for one in path.parent.iterdir():
            ending = DRAFT.search(one.name)
            if ending and wanted.fullmatch(one.name[: ending.start()].lstrip(".")) and not alive(int(ending["process"])):
                with suppress(OSError):
                    one.unlink()


def private_folder(folder: Path) -> None:
    """A folder of its owner's alone, made if need be. One that is open to others is mended, if it is ours. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    if folder != Path.home() and folder.parent != folder and not os.path.ismount(folder):
        make_private(folder, PRIVATE_FOLDER)


def make_private(path: Path, mode: int = PRIVATE) -> None:
    """Take everybody else's rights to a file or folder of one's own away, where the file system knows of such."""
    if os.name == "nt":
        return
    with suppress(OSError):
        found = path.stat()
        shared = found.st_mode & stat.S_ISVTX
        if found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) != mode and not shared:
            path.chmod(mode)
