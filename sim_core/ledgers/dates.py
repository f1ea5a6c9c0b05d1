"""Dates as systems write them; whether 03/04 is in March or in April is decided over all dates of a table together."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from sim_core.ledgers.amounts import Cell, plain
from sim_core.ledgers.days import day_of, from_excel

DAY_FIRST: Final = "dmy"
MONTH_FIRST: Final = "mdy"
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv enero ene gennaio gen januari",
            "feb february februar février févr fév febrero febbraio februari",
            "mar march märz mär mars marzo maart mrt",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag mei",
            "jun june juni juin junio giugno giu",
            "jul july juli juillet juil julio luglio lug",
            "aug august août aout agosto ago augustus",
            "sep sept september septembre septiembre settembre set",
            "oct october okt oktober octobre octubre ottobre ott",
            "nov november novembre noviembre",
            "dec december dez dezember décembre déc diciembre dic dicembre",
        ),
        1,
    )
    for name in names.split()
}

_TIME: Final = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]m)?)?"
_YEAR_FIRST: Final = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年 ?(\d{1,2})月 ?(\d{1,2})日?)" + _TIME, re.IGNORECASE)
_REPUBLIC: Final = re.compile(r"(?:民[國国])?(1\d{2})(?:([-/.])(\d{1,2})\2(\d{1,2})|年 ?(\d{1,2})月 ?(\d{1,2})日?)" + _TIME)
"""Years of the Republic, as Taiwan counts them: 115 is 2026."""
_SOLID: Final = re.compile(r"(?:19|2[01])\d{6}")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_NAME: Final = "[a-zäéû]{3,10}"
_DAY_NAMED: Final = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-. /]*({_NAME})\.?[-, /]*(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_MONTH_NAMED: Final = re.compile(rf"({_NAME})\.? *(\d{{1,2}})(?:st|nd|rd|th)?,? *(\d{{4}}){_TIME}", re.IGNORECASE)
_SERIAL: Final = re.compile(r"\d{5}(?:\.0*)?")
LONGEST: Final = 40

_IN_TEXT: Final = re.compile(
    r"\d{4}年 ?\d{1,2}月 ?\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_NAME}\.?,? \d{{4}}|{_NAME}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{1,2}-[a-z]{3}-\d{2,4}",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def _known(text: str) -> int | tuple[int, int, int, bool] | None:
    """The day in a text; or its two first numbers, its year and whether points divide them, if their order is open."""
    text = plain(text)
    if len(text) > LONGEST or not text:
        return None
    if found := _YEAR_FIRST.fullmatch(text) or _REPUBLIC.fullmatch(text):
        month, day = (found[3], found[4]) if found[3] else (found[5], found[6])
        return day_of(int(found[1]) + (1911 if len(found[1]) == 3 else 0), int(month), int(day))
    if _SOLID.fullmatch(text):
        return day_of(int(text[:4]), int(text[4:6]), int(text[6:]))
    if found := _YEAR_LAST.fullmatch(text):
        return int(found[1]), int(found[3]), _year(found[4]), found[2] == "."
    if found := _DAY_NAMED.fullmatch(text):
        month_number = MONTHS.get(found[2].lower())
        return day_of(_year(found[3]), month_number, int(found[1])) if month_number else None
    if found := _MONTH_NAMED.fullmatch(text):
        month_number = MONTHS.get(found[1].lower())
        return day_of(int(found[3]), month_number, int(found[2])) if month_number else None
    return from_excel(float(text)) if _SERIAL.fullmatch(text) else None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def order_of(cells: Iterable[Cell]) -> str:
    """ "dmy" or "mdy", as some of these dates tell; empty if none does. Where both are told, what most tell."""
    votes = {DAY_FIRST: 0, MONTH_FIRST: 0}
    for cell in cells:
        known = _known(cell) if isinstance(cell, str) else None
        if isinstance(known, tuple):
            first, second, _, points = known
            if first > 12 >= second or (points and second <= 12):
                votes[DAY_FIRST] += 1
            elif second > 12 >= first:
                votes[MONTH_FIRST] += 1
    if not any(votes.values()):
        return ""
    return max(votes, key=lambda order: votes[order])


def open_order(cells: Iterable[Cell]) -> bool:
    """Is there a date among them that needs to be told its order, and would be another day in the other one?"""
    return any(
        isinstance(known, tuple) and known[0] != known[1]
        for cell in cells
        if isinstance(cell, str)
        for known in (_known(cell),)
    )


def day_in(cell: Cell, order: str = DAY_FIRST) -> int | None:
    """The day in a field, None if it holds none. `order`: how dates with the year last are written in this table."""
    if not isinstance(cell, str):
        return from_excel(cell)
    known = _known(cell)
    if not isinstance(known, tuple):
        return known
    first, second, year, _ = known
    if first > 12 or second > 12:  # it tells by itself
        return day_of(year, second, first) if first > 12 else day_of(year, first, second)
    return day_of(year, first, second) if order == MONTH_FIRST else day_of(year, second, first)


def dates_within(text: str) -> list[str]:
    """The dates that stand somewhere in a text, as they are written there."""
    return _IN_TEXT.findall(plain(text[:400]))
