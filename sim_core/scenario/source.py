"""A scenario file's text, got with care: the file may be missing, huge, no file at all, or not text."""

import os
import re
import stat
from codecs import BOM_UTF8
from importlib.resources.abc import Traversable
from typing import Final

from sim_core.errors import ScenarioError
from sim_core.scenario.faults import START, Place, fault, printable
from sim_core.scenario.foreign import foreign

MAX_BYTES: Final = 2_000_000

Source = str | os.PathLike[str] | Traversable
"""Where a scenario is: a path, or a file inside an installed package."""

_FORBIDDEN: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff"
UNSHOWN_IN_FILE: Final = re.compile(f"[{_FORBIDDEN}]")
UNSHOWN_IN_TEXT: Final = re.compile(f"[{_FORBIDDEN}\r\ud800-\udfff]")
"""Characters that nobody can see in an editor, and that could do harm where they are shown."""

_KINDS: Final = (
    (stat.S_ISDIR, "directory"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
    (stat.S_ISSOCK, "socket"),
)


def name_of(source: Source) -> str:
    """The name of a source as it is shown to people, on one line."""
    return printable(str(source))


def read_bytes(source: Source) -> bytes:
    """All bytes of a file of at most 2 MB. Never waits for a pipe or a device.

    `ScenarioError` at 1:1 if there is no such file, if it is no file, is too large or cannot be read.
    """
    name = name_of(source)
    try:
        if isinstance(source, str | os.PathLike):
            return _read_file(source, name)
        if source.is_dir():
            raise IsADirectoryError
        with source.open("rb") as file:
            return _checked(file.read(MAX_BYTES + 1), name)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise ScenarioError([fault(name, START, "missing_file")]) from problem
    except IsADirectoryError as problem:
        raise ScenarioError([fault(name, START, "not_a_file", kind="directory")]) from problem
    except (OSError, ValueError) as problem:
        said = (problem.strerror if isinstance(problem, OSError) else None) or str(problem)
        raise ScenarioError([fault(name, START, "unreadable", problem=printable(said))]) from problem


def _read_file(path: str | os.PathLike[str], name: str) -> bytes:
    # Looked at before it is opened, for opening a device can do things; and after, for it may have been exchanged
    _checked_kind(os.stat(path), name)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:
        size = _checked_kind(os.fstat(file.fileno()), name)
        return _checked(file.read(MAX_BYTES + 1) or b"", name, size)


def _checked_kind(status: os.stat_result, name: str) -> int:
    if not stat.S_ISREG(status.st_mode):
        kind = next((kind for holds, kind in _KINDS if holds(status.st_mode)), "unknown")
        raise ScenarioError([fault(name, START, "not_a_file", kind=kind)])
    return status.st_size


def _checked(read: bytes, name: str, size: int = 0) -> bytes:
    if max(len(read), size) > MAX_BYTES:
        foreign(read, name)  # a thick document is told by what it is, not by what it weighs
        values = {"found": max(len(read), size), "allowed": MAX_BYTES, "unit": "bytes"}
        raise ScenarioError([fault(name, START, "too_large", **values)])
    return read


def decoded(text: bytes, name: str) -> str:
    """The characters of a file in UTF-8, without its byte order mark.

    `ScenarioError` at the first byte that is not UTF-8, and at the first control character.
    """
    _checked(text, name)
    # UTF-16 without a mark is valid UTF-8 as far as it goes: every other byte of ASCII is nought
    if b"\0" in text[:2] and b"\0" in text[2:4]:
        raise ScenarioError([fault(name, START, "not_utf8", byte=f"0x{text[0]:02X}", guess="UTF-16")])
    text = text.removeprefix(BOM_UTF8)
    try:
        read = text.decode("utf-8")
    except UnicodeDecodeError as problem:
        place = place_in(text[: problem.start].decode("utf-8"))
        values = {"byte": f"0x{text[problem.start]:02X}", "guess": _encoding_of(text)}
        raise ScenarioError([fault(name, place, "not_utf8", **values)]) from problem
    unshown = UNSHOWN_IN_FILE.search(read)
    if unshown:
        code = f"U+{ord(unshown.group()):04X}"
        raise ScenarioError([fault(name, place_in(read[: unshown.start()]), "control_character", found=code)])
    return read


def _encoding_of(text: bytes) -> str:
    """What a file that is not UTF-8 may be in; empty if there is no telling."""
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        text.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def place_in(before: str) -> Place:
    """The line and column of what follows a text."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n")
    return lines.count("\n") + 1, len(lines) - lines.rfind("\n")
