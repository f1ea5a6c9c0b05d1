"""Is a folder on another machine? A write-ahead log there seems to work, until two machines use it and damage the store."""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Final

KINDS: Final = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs", "davfs", "fuse.sshfs", "fuse.davfs2")
)
MOUNTS: Final = Path("/proc/self/mountinfo")
REMOTE: Final = 4
"""What Windows calls such a drive."""


@cache
def on_network(path: Path) -> bool:
    """Does a file lie on a share of another machine, as far as the system tells?"""
    try:
        place = os.path.realpath(path)
        if sys.platform == "win32":
            import ctypes

            return (
                place.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(place)[0] + "\\") == REMOTE
            )
        return kind_of(place, MOUNTS.read_text("utf-8", "replace")) in KINDS
    except (OSError, AttributeError):  # a system that does not tell
        return False


def kind_of(place: str, mounts: str) -> str:
    """The kind of file system at an absolute path, by Linux's list of what is mounted where; empty if it is not there."""
    found, longest = "", -1
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = fields[4].replace("\\040", " ")
        if (place == point or place.startswith(point.rstrip("/") + "/")) and len(point) >= longest:
            found, longest = right.split()[0], len(point)
    return found
