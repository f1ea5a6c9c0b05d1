"""Amounts as a person types them, in either language."""

import re
import unicodedata
from typing import Final

from game.language.locale import LOCALES

UNITS: Final = {"": 1.0, "k": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "m": 1e6, "百万": 1e6, "亿": 1e8}
AMOUNT: Final = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?)(k|千|w|万|百万|m|亿)?")
SMALLEST: Final = 1000
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
