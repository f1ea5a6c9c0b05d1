"""The one file that is edited, on the disk: read with its byte order mark, saved whole or not at all."""

import os
from codecs import BOM_UTF8
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from game.play.whole_file import whole_file
from sim_core.public.scenarios import decoded, name_of, read_bytes

MARK = BOM_UTF8.decode("utf-8")


@dataclass(frozen=True)
class Stored:
    """What is in the file: its text without the mark, whether it has one, and a digest of all of it."""

    text: str
    marked: bool
    digest: str


def read(file: Path) -> Stored:
    """What is in the file. `ScenarioError` if there is none, or if it is no text of at most 2 MB in UTF-8."""
    found = read_bytes(file)
    return Stored(decoded(found, name_of(file)), found.startswith(BOM_UTF8), sha256(found).hexdigest())


def write(file: Path, text: str, marked: bool) -> Stored:
    """Save a text under the file's name, with its rights as they were. Raises `OSError`; then nothing has changed."""
    if file.exists() and not os.access(file, os.W_OK):  # to take its place would go round its owner's wish
        raise PermissionError(13, os.strerror(13), str(file))
    whole = (MARK if marked else "") + text
    with whole_file(file, as_before=True) as out:
        out.write(whole)
    return Stored(text, marked, sha256(whole.encode()).hexdigest())
