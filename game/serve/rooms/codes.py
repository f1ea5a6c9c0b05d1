"""Codes that are read off a screen and typed in: six letters, none of which is taken for another."""

import secrets
import unicodedata
from typing import Final

LETTERS: Final = "ACDEFGHJKLMNPQRTUVWXY"
"""Without B and 8, I and 1, O and 0, S and 5, Z and 2: there are no figures, and of two alike letters one."""
LENGTH: Final = 6
LONGEST: Final = 40
"""Signs of a code that are looked at."""


def new_code() -> str:
    """A code by chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def normal_code(typed: str) -> str:
    """A code as it was meant: in small letters or wide ones, with spaces or dashes."""
    return "".join(one for one in unicodedata.normalize("NFKC", typed[:LONGEST]).upper() if one.isalnum())


def secret_seed() -> int:
    """Luck for an exam: of 64 bits, so that nobody finds it by trying which seed shows what was seen."""
    return secrets.randbits(64)
