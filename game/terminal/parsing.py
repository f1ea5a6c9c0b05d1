"""Understanding what a person types: amounts, weeks, clients and moves, by number or by the beginning of a name."""

import re
from collections.abc import Iterable, Sequence

from game.language.amounts import plain


def whole(text: str) -> int | None:
    """A whole number, perhaps with 周 or w behind it."""
    found = re.fullmatch(r"([0-9]{1,3})\s*(?:w|weeks?|周)?", plain(text))
    return int(found[1]) if found else None


def matching(text: str, names: Sequence[Iterable[str]]) -> list[int]:
    """Which of some things a text means, each known by several names: exactly, else by a beginning, else by a part."""
    if not text:
        return []
    every = [[plain(name) for name in own] for own in names]
    tests = (
        lambda name: name == text,
        lambda name: name.startswith(text),
        lambda name: len(text) > 1 and text in name,
    )
    for fits in tests:
        found = [at for at, own in enumerate(every) if any(fits(name) for name in own)]
        if found:
            return found
    return []


def picked(text: str, names: Sequence[Iterable[str]]) -> tuple[list[int], str]:
    """Which of some things the beginning of a text means, by number from 1 or by name; and the words after it."""
    words = text.split()
    if words and words[0].isdecimal():
        number = int(words[0][:6])
        return ([number - 1] if 1 <= number <= len(names) else []), " ".join(words[1:])
    for count in range(len(words), 0, -1):
        found = matching(" ".join(words[:count]), names)
        if found:
            return found, " ".join(words[count:])
    return [], ""
