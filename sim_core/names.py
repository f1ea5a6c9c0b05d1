"""Finding the name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or an empty text if none is alike."""
    found = get_close_matches(name[:100], [*known], n=1, cutoff=0.55)
    return found[0] if found else ""
