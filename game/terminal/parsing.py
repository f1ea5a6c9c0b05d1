"""Understanding what a person types: amounts, weeks, clients and moves, by number or by the beginning of a name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from game.language.locale import LOCALES

UNITS = {"": 1.0, "k": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "m": 1e6, "百万": 1e6, "亿": 1e8}
AMOUNT = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?)(k|千|w|万|百万|m|亿)?")
SMALLEST = 1000
"""A bare number below this is meant in 万 or thousands: nobody chases a debt of 15 yuan."""


def plain(text: str) -> str:
    """What was typed, with full-width letters and digits made plain, in small letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def amount(text: str, language: str) -> float | None:
    """An amount in yuan: 150000, 150,000, 150k, 15万, ¥0.15m, or a bare 15 (万) or 150 (k). None if it is none."""
    found = AMOUNT.fullmatch(re.sub(r"[,\s¥￥元]|yuan|rmb", "", plain(text)))
    if not found:
        return None
    number, unit = float(found[1]), found[2] or ""
    bare = not unit and number < SMALLEST
    return float(round(number * (LOCALES[language].unit if bare else UNITS[unit])))


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
