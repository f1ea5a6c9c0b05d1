"""Numbers in words: 三十五万, 两百, 半, twelve."""

from fractions import Fraction
from typing import Final

DIGITS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
PLACES: Final = {"十": 10, "百": 100, "千": 1_000}
GROUPS: Final = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
ENGLISH: Final = {
    word: number
    for number, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        )
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}


def in_words(text: str) -> tuple[Fraction | None, str]:
    """The number with which a text begins that is written in words, and the rest of the text; None if it does not."""
    first, _, rest = text.partition(" ")
    if first in ENGLISH:
        return Fraction(ENGLISH[first]), rest.strip()
    if first == "half":
        return Fraction(1, 2), rest.removeprefix("a ").strip()
    if text.startswith("半"):
        return Fraction(1, 2), text[1:].removeprefix("个").strip()
    end = 0
    while end < len(text) and (text[end] in DIGITS or text[end] in PLACES or text[end] in GROUPS):
        end += 1
    return (_chinese(text[:end]), text[end:].strip()) if end else (None, "")


def _chinese(signs: str) -> Fraction | None:
    whole = group = 0
    digit: int | None = None
    for sign in signs:
        if sign in DIGITS:
            if digit:
                return None  # 二五: digits one by one are no number that can be told
            digit = DIGITS[sign]
        elif sign in PLACES:
            group += (1 if digit is None else digit) * PLACES[sign]
            digit = None
        else:
            whole += (group + (digit or 0) or 1) * GROUPS[sign]
            group, digit = 0, None
    if digit and len(signs) > 1 and signs[-2] in GROUPS | PLACES and signs[-2] != "十":
        return None  # 三万五 is thirty-five thousand, and 三百五 three hundred and fifty: whoever writes a file writes it out
    return Fraction(whole + group + (digit or 0))
