"""What was not saved when the form ended, kept in the game's own data folder until it is taken up again or dropped."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.play.store import home
from game.play.whole_file import private_folder, whole_file
from sim_core import SimError
from sim_core.public.files import read_bytes, value_of

FOLDER: Final = "unsaved"


def place_of(file: Path) -> Path:
    """Where what was not saved of a file is kept."""
    return home() / FOLDER / f"{sha256(str(file).encode('utf-8', 'surrogateescape')).hexdigest()[:20]}.json"


def keep(file: Path, text: str) -> None:
    """Keep a text that was not saved. Where that cannot be, it is left: it is a help, and no store."""
    with suppress(OSError):
        place = place_of(file)
        private_folder(place.parent)
        with whole_file(place, private=True) as out:
            json.dump({"file": str(file), "text": text}, out)


def recall(file: Path) -> str | None:
    """What was kept of a file; None if nothing was."""
    place = place_of(file)
    if not place.is_file():
        return None
    with suppress(SimError):
        found = value_of(read_bytes(place, str(place)), str(place))
        if isinstance(found, dict) and found.get("file") == str(file) and isinstance(found.get("text"), str):
            return str(found["text"])
    return None


def forget(file: Path) -> None:
    """Keep nothing of a file any more."""
    with suppress(OSError):
        place_of(file).unlink(missing_ok=True)
