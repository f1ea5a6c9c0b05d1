"""Amounts as a person types them, in either language."""

import re
import unicodedata
from typing import Final

from game.language import currency

UNITS: Final = {"": 1.0, "k": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "m": 1e6, "百万": 1e6, "亿": 1e8, "bn": 1e9}
AMOUNT: Final = re.compile(r"([0-9]{1,16}(?:\.[0-9]{1,6})?)(k|千|w|万|百万|m|亿|bn)?")


def plain(text: str) -> str:
    """What was typed, with full-width letters and digits made plain, in small letters, with single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def amount(text: str, language: str) -> float | None:
    """An amount in units of the game: 150000, 150,000, 150k, 15万, ¥0.15m, or a bare 15 (万) or 150 (k). None if it is none.

    A bare number below a tenth of the step is meant in what charts count in: nobody chases a debt of 15 yuan.
    """
    own = currency.currency()
    signs = (re.escape(one) for one in (plain(own.mark), own.code.lower()) if one)
    found = AMOUNT.fullmatch(re.sub(f"[,\\s¥￥元]|yuan|rmb|{'|'.join(signs)}", "", plain(text)))
    if not found:
        return None
    number, unit = float(found[1]), found[2] or ""
    if not unit and number < own.step / 10:
        return float(round(number * currency.axis(language)[0]))
    return own.units(number * UNITS[unit])
