"""Names as people type them: what is kept of them, and when two are the same."""

import unicodedata
from typing import Final

from game.play.codes import normal
from sim_core.public.ledgers import seen

LONGEST_NAME: Final = 40


def tidy_name(typed: str) -> str:
    """A name without what nobody sees, and not too long; "" where nothing is left of it."""
    told = " ".join(seen(unicodedata.normalize("NFC", typed[: 10 * LONGEST_NAME])).split())
    return told[:LONGEST_NAME].rstrip()


def same_name(name: str) -> str:
    """The same for every way to write a name: in capitals, with wide letters, with more spaces."""
    return normal(unicodedata.normalize("NFKC", name))


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell
