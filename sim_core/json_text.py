"""JSON from outside, read with care: of any size and depth it is read, or refused in a message that names file and place."""

from pathlib import Path
from typing import Any, Final

import pydantic_core

from sim_core.errors import Message, SimError

MAX_BYTES: Final = 8_000_000


def read_bytes(path: str | Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Never waits for a pipe or a device. `shown`: its name in messages.

    Raises `SimError` if there is no such file, if it cannot be read, or if it has more than `most` bytes.
    """
    try:
        place = Path(path)
        if place.exists() and not place.is_file():
            raise OSError(0, "not a file")
        with place.open("rb") as file:
            text = file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a nought in it
        problem = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SimError(Message("record.unreadable", {"path": shown, "problem": problem})) from error
    return within(text, shown, most)


def within(text: bytes, shown: str, most: int = MAX_BYTES) -> bytes:
    """The same text. Raises `SimError` if it is larger than may be."""
    if len(text) > most:
        raise SimError(Message("record.too_large", {"path": shown, "bytes": len(text), "allowed": most}))
    return text


def value_of(text: bytes, shown: str) -> Any:
    """What a JSON text says. Raises `SimError` if it is none, or nested too deeply."""
    try:
        return pydantic_core.from_json(within(text, shown), allow_inf_nan=False)
    except ValueError as error:
        raise SimError(Message("record.malformed", {"path": shown, "place": "1:1", "problem": str(error)})) from error
