"""Amounts as people and systems write them: 1,234.50 and 1.234,50, 1 234,50 and 1'234.50, (12.00), 12.00-, €12, 12 CR.

Which of point and comma divides off the cents is decided over all amounts of a table, for one of them may not tell.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

Cell = str | float
"""What stands in a field of a table: a text, or a number where a workbook has one."""

LONGEST: Final = 40
"""No amount has more characters."""
NOTHING: Final = frozenset(("", "-", "–", "—", "--", "n/a", "nil"))
LARGEST: Final = Decimal(10) ** 15

_AMOUNT: Final = re.compile(
    r"(?P<open>\(?)(?P<minus>[-+−]?)\s*(?P<before>[^\d\s.,()'’-]{0,4}?)\s*(?P<minus2>[-−]?)"
    r"(?P<digits>\d[\d.,'’ ]*|[.,]\d+)\s*(?P<after>[^\d\s.,()-]{0,4}?)\s*(?P<side>cr|dr|贷|借)?(?P<trail>[-−]?)(?P<close>\)?)",
    re.IGNORECASE,
)
_SIDE: Final = re.compile(r"\(\s*(cr|dr|贷|借)\.?\s*\)$", re.IGNORECASE)
_NOTE: Final = re.compile(r"(?<=[\d)元万])\s*(?:\((?=[^\d()]*[^\W\d]{2})[^\d()]+\)|[*†‡]{1,3})$")
"""A remark behind an amount: 12,000 (disputed), 12,000*."""
_SIGN_OUTSIDE: Final = re.compile(r"([^\d\s()]{1,4}) *\((.+)\)")
_GROUPS: Final = re.compile(r"\d{1,3}([.,'’ ]\d{3})+|\d{1,3}(,\d{2})+,\d{3}")
_THREE: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
SIGNS: Final = {
    "¥": "",
    "￥": "",
    "元": "",
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "a$": "AUD",
    "c$": "CAD",
    "r$": "BRL",
    "s$": "SGD",
    "₹": "INR",
    "rs.": "INR",
    "rs": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "zł": "PLN",
    "kr": "",
    "kč": "CZK",
    "chf": "CHF",
    "fr.": "CHF",
    "rm": "MYR",
    "฿": "THB",
    "₫": "VND",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "jpy": "JPY",
    "hkd": "HKD",
    "aud": "AUD",
    "cad": "CAD",
    "nzd": "NZD",
    "sgd": "SGD",
    "inr": "INR",
    "円": "JPY",
    "twd": "TWD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "czk": "CZK",
    "zar": "ZAR",
    "aed": "AED",
    "sar": "SAR",
    "myr": "MYR",
    "thb": "THB",
    "brl": "BRL",
    "mxn": "MXN",
    "krw": "KRW",
    "vnd": "VND",
    "php": "PHP",
    "idr": "IDR",
    "try": "TRY",
    "rub": "RUB",
    "huf": "HUF",
    "ron": "RON",
    "ils": "ILS",
}
"""Signs and codes that stand before or after an amount, and the currency each means; empty if several."""
SCALES: Final = {"万": 10**4, "萬": 10**4, "千": 10**3, "亿": 10**8, "億": 10**8, "k": 10**3, "m": 10**6}
"""What may stand behind an amount, with or without its currency, and how often it is to be taken."""


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A text with ordinary digits, blanks and signs in place of full-width, narrow and unbreakable ones."""
    if text.isascii():
        return text.strip()
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


@lru_cache(maxsize=65536)
def _parts(text: str) -> tuple[str, bool, str] | None:
    """The digits of an amount with all their signs, whether it is below nought, and the sign of its currency."""
    text = plain(text)
    if len(text) > LONGEST:
        return None
    found = _AMOUNT.fullmatch(_SIGN_OUTSIDE.sub(r"(\1\2)", _NOTE.sub("", _SIDE.sub(r"\1", text))))
    if found is None:
        return None
    after = found["after"].lower()
    bare = after[1:] if after[:1] in SCALES and after not in SIGNS else after
    sign = found["before"].lower() or bare
    if (found["before"] and bare) or (sign and sign not in SIGNS) or bool(found["open"]) != bool(found["close"]):
        return None
    below = bool(found["open"]) or "-" in (minus := found["minus"] + found["minus2"] + found["trail"]) or "−" in minus
    if found["side"] and found["side"].lower() in ("cr", "贷"):
        below = not below
    return found["digits"].strip().replace("’", "'"), below, sign


def is_amount(cell: Cell) -> bool:
    """Is this an amount, or nothing at all?"""
    if isinstance(cell, str):
        return plain(cell).lower() in NOTHING or _parts(cell) is not None
    return True


def currency_sign(cell: Cell) -> str:
    """The sign of a currency that stands beside an amount, in small letters; empty if there is none."""
    parts = _parts(cell) if isinstance(cell, str) else None
    return parts[2] if parts else ""


@lru_cache(maxsize=65536)
def _point_of(digits: str) -> str:
    """Which sign in digits divides off the cents: "." or ","; empty if that cannot be told, " " if none does."""
    marks = [one for one in digits if one in ".,"]
    if not marks:
        return " "
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return "," if marks[0] == "." else "."
    return "" if _THREE.fullmatch(digits) else marks[0]


def cents_sign(cells: Iterable[Cell]) -> str:
    """Which sign divides off the cents in a table, by the amounts that tell; empty if none does."""
    votes = {".": 0, ",": 0}
    for cell in cells:
        parts = _parts(cell) if isinstance(cell, str) and cell else None
        if parts and (point := _point_of(parts[0])) in votes:
            votes[point] += 1
    if not any(votes.values()):
        return ""
    return "," if votes[","] > votes["."] else "."


def with_notes(cells: Iterable[Cell]) -> list[str]:
    """The amounts behind which a remark stands."""
    texts = [plain(cell) for cell in cells if isinstance(cell, str)]
    return [one for one in texts if _NOTE.search(_SIDE.sub("", one)) and _parts(one)]


def unsure(cells: Iterable[Cell]) -> str:
    """The first amount of which only others can tell whether it is a thousand times as much; empty if there is none."""
    for cell in cells:
        parts = _parts(cell) if isinstance(cell, str) and cell else None
        if parts and not _point_of(parts[0]):
            return plain(str(cell))
    return ""


def amount(cell: Cell, point: str = "") -> Decimal | None:
    """The amount in a field; 0 for nothing, None if it holds no amount or one of 10¹⁵ and more.

    `point`: what divides off the cents in this table. An amount that tells by itself is read as it tells. Where nothing tells,
    three digits after a sign are thousands.
    """
    if not isinstance(cell, str):
        number = Decimal(repr(round(float(cell), 6)))
        return number if abs(number) < LARGEST else None
    return _amount(cell, point)


@lru_cache(maxsize=65536)
def _amount(text: str, point: str) -> Decimal | None:
    if plain(text).lower() in NOTHING:
        return Decimal(0)
    parts = _parts(text)
    if parts is None:
        return None
    digits, below, _ = parts
    cents = _point_of(digits) or point or " "
    whole, found, rest = digits.rpartition(cents) if cents in digits and cents != " " else (digits, "", "")
    if not rest.isdigit() and found:
        return None
    if not (whole.isdigit() or not whole or _GROUPS.fullmatch(whole)):
        return None
    number = Decimal((re.sub(r"[.,' ]", "", whole) or "0") + (f".{rest}" if rest else ""))
    number *= _times(text)
    return None if number >= LARGEST else -number if below else number


def _times(text: str) -> int:
    """How often the digits of an amount are to be taken: 4.8万 is 48,000."""
    found = re.search(r"\d\s*([^\d\s.,()-]+)", plain(text))
    after = found[1].lower() if found else ""
    return SCALES.get(after[:1], 1) if after not in SIGNS else 1
