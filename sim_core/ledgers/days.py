"""Days as numbers: the days since the year 1 began, in the calendar of today carried back (1 is 1 January of the year 1)."""

import re
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2199
"""No invoice is dated outside these; a number that would be is none."""
EXCEL_ZERO: Final = 693_594
"""The day with Excel's number 0, as counted from March 1900 on: before, it has a 29 February that never was."""
EXCEL_SERIALS: Final = range(25_570, 109_575)
"""The numbers Excel has for the days of those years."""
WEEK: Final = 7

_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days a month (1–12) has."""
    return _LENGTHS[month - 1] + (month == 2 and is_leap(year))


@lru_cache(maxsize=4096)
def day_of(year: int, month: int, day: int) -> int | None:
    """The number of a day; None if there is no such day, or its year is not 1970–2199."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        return None
    before = year - 1
    whole_years = before * 365 + before // 4 - before // 100 + before // 400
    return whole_years + sum(month_length(year, one) for one in range(1, month)) + day


def date_of(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number."""
    year = day * 400 // 146_097 + 1  # right or one too late
    while (first := _first_of(year)) > day:
        year -= 1
    rest, month = day - first, 1
    while rest >= month_length(year, month):
        rest, month = rest - month_length(year, month), month + 1
    return year, month, rest + 1


def _first_of(year: int) -> int:
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def written_day(day: int) -> str:
    """A day as a scenario has it: 2026-08-14."""
    year, month, number = date_of(day)
    return f"{year:04}-{month:02}-{number:02}"


def read_day(text: str) -> int | None:
    """The number of a day that is written 2026-08-14; None if that is not what is written."""
    found = _ISO.fullmatch(text)
    return day_of(*(int(part) for part in found.groups())) if found else None


def from_excel(serial: float) -> int | None:
    """The day that Excel's number means; None if it means none of those years."""
    return int(serial) + EXCEL_ZERO if int(serial) in EXCEL_SERIALS else None


def weeks_up(days: int) -> int:
    """Days in weeks, a week begun being a week: a day too late is a week too late, a day before is not late."""
    return -(-days // WEEK)
