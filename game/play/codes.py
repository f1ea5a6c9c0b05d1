"""Codes in place of names: a name gets the same code for good, and nobody finds the name by it without this folder's key."""

import base64
import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Final

from game.play.store import home
from game.play.whole_file import private_folder, whole_file

FILE: Final = "records.key"
BYTES: Final = 32
DIGITS: Final = 8


def normal(name: str) -> str:
    """The same for every way to write a name."""
    return " ".join(name.split()).casefold()


def code_of(name: str, folder: Path | None = None) -> str:
    """The code of a name, however it is written. Raises `OSError` where the key can be neither read nor written."""
    place = (folder or home()) / FILE
    found = hmac.new(_key(place), normal(name).encode(), hashlib.sha256).digest()
    return base64.b32encode(found).decode()[:DIGITS]


def _key(place: Path) -> bytes:
    try:
        return bytes.fromhex(place.read_text("ascii"))
    except FileNotFoundError:
        private_folder(place.parent)
        with whole_file(place, private=True) as file:
            file.write(secrets.token_hex(BYTES))
        return bytes.fromhex(place.read_text("ascii"))
    except ValueError as error:
        raise OSError(0, "not a key", str(place)) from error
