"""A store read without writing: the bytes of its database and write-ahead log put together, as SQLite would see them.

SQLite itself has to write before it reads a log: on a full or read-only disk nothing could be rescued.
The format of the log is described at sqlite.org/fileformat2.html#the_write_ahead_log.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LOG: Final = "-wal"
HEAD, FRAME_HEAD = 32, 24
MAGIC: Final = (0x377F0682, 0x377F0683)
LEAST_PAGE, MOST_PAGE = 512, 65536
MOST_FORMATS: Final = 10_000
USER_VERSION: Final = slice(60, 64)


@dataclass(frozen=True)
class Frame:
    """A page in the log. `pages`: how many the database has, if the frame ends a transaction; else 0."""

    number: int  # of the page, from 1
    pages: int
    data: bytes
    sound: bool  # its checksum, and all before it, are right


def read(path: Path) -> tuple[bytes, bytes]:
    """The bytes of a database and of its log, as far as they are there. Raises `OSError`."""
    log = Path(f"{path}{LOG}")
    return (path.read_bytes() if path.exists() else b""), (log.read_bytes() if log.exists() else b"")


def frames(log: bytes) -> Iterator[Frame]:
    """The frames of a log that belong together, whether sound or not. None of them, if its beginning is not readable."""
    if len(log) < HEAD:
        return
    magic, _, size, _, *salts = struct.unpack(">6I", log[:24])
    order = ">" if magic & 1 else "<"
    sums = _summed(log[:24], order, (0, 0))
    sound = magic in MAGIC and sums == struct.unpack(">2I", log[24:HEAD])
    if not sound:
        found = _guessed(log)
        if found is None:
            return
        size, salts = found
    if not (LEAST_PAGE <= size <= MOST_PAGE and size & (size - 1) == 0):
        return
    for at in range(HEAD, len(log) - FRAME_HEAD - size + 1, FRAME_HEAD + size):
        number, pages, one, other, *told = struct.unpack(">6I", log[at : at + FRAME_HEAD])
        if [one, other] != salts:
            sound = False
            continue  # left over from before the log was begun anew, or damaged
        data = log[at + FRAME_HEAD : at + FRAME_HEAD + size]
        if sound:
            sums = _summed(data, order, _summed(log[at : at + 8], order, sums))
            sound = number > 0 and sums == (told[0], told[1])
        yield Frame(number, pages, data, sound)


def _guessed(log: bytes) -> tuple[int, list[int]] | None:
    """Page size and salts of a log whose beginning is lost: those that its first two frames share."""
    size = LEAST_PAGE
    while size <= MOST_PAGE:
        second = HEAD + FRAME_HEAD + size
        one, other = log[HEAD + 8 : HEAD + 16], log[second + 8 : second + 16]
        if len(other) == 8 and one == other and any(one):
            return size, list(struct.unpack(">2I", one))
        size *= 2
    return None


def _summed(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    one, other = sums
    for first, second in struct.iter_unpack(f"{order}2I", data):
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + second + one) & 0xFFFFFFFF
    return one, other


def image(database: bytes, log: bytes, whatever: bool = False) -> bytes:
    """A database with its log applied: its sound transactions, or `whatever` is there. Empty if there is nothing."""
    kept = list(frames(log))
    if not whatever:
        kept = [one for one in kept if one.sound]
        while kept and not kept[-1].pages:
            kept.pop()  # not committed
    whole = bytearray(database)
    if kept:
        size, pages = len(kept[0].data), 0
        for one in kept:
            if whatever and one.number > len(database) // size + len(kept):
                continue  # no number that this page can have
            end = one.number * size
            whole.extend(bytes(max(end - len(whole), 0)))
            whole[end - size : end] = one.data
            pages = one.pages or pages
        if pages and not whatever:
            whole = whole[: pages * size]
    if len(whole) >= 100:
        whole[18:20] = b"\1\1"  # no log any more
    return bytes(whole)


def passed_over(log: bytes) -> bool:
    """Are there transactions in a log, behind something damaged, that SQLite would pass over in silence?

    What a crash leaves is not meant: of that only the last transaction, which nobody was told of, can be broken.
    """
    return sum(bool(one.pages) and not one.sound for one in frames(log)) > 1


def format_of(path: Path) -> int:
    """The format that a store says it has (its user_version), without touching it; 0 if it says nothing. Raises `OSError`."""
    database, log = read(path)
    told = [database, *(one.data for one in frames(log) if one.number == 1 and one.sound)]
    found = (int.from_bytes(page[USER_VERSION], "big") for page in told if _is_first_page(page))
    return max((one for one in found if one <= MOST_FORMATS), default=0)


def _is_first_page(page: bytes) -> bool:
    """Does a page begin as a database of SQLite does? What a damaged one says of its format is not to be believed."""
    return page[:16] == b"SQLite format 3\0" and page[21:24] == b"\x40\x20\x20"
