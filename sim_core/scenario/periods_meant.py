"""By which time somebody counts who writes 200k a month, 每月20万 or £2.6m p.a. where a sum a week is wanted."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

A_PERIOD: Final = re.compile(
    r"^(?:每个?|(?=[周月季年]均?\s*\d))(?P<of>周|星期|月|季度?|年)均?\s*"
    r"|\s*(?:/|(?:\bper|\ba|\beach|\bevery|\bp\.)\s*|每)"
    r"(?P<by>week|w|wk|month|mth|m|quarter|q|year|yr|y|annum|a|周|星期|个?月|季度?|年)$"
    r"|\s*\b(?P<ly>weekly|monthly|quarterly|yearly|annually|p\.?w\.?|p\.?m\.?|p\.?a\.?)$"
)
"""Behind or before money: by which time it is counted."""
WEEKS_IN: Final[Mapping[str, Fraction]] = {"w": Fraction(1), "m": Fraction(52, 12), "q": Fraction(13), "y": Fraction(52)}
PERIODS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("周", "星期", "pw"), "w"),
    **dict.fromkeys(("月", "个月", "pm"), "m"),
    **dict.fromkeys(("季", "季度"), "q"),
    **dict.fromkeys(("年", "annum", "annually", "a", "pa"), "y"),
}
"""What a time is called that does not begin with its letter."""


def by_the_week(said: str) -> tuple[str, Fraction]:
    """A sum without the time by which it is counted, and how many weeks that time has; 1 if none is named."""
    found = A_PERIOD.search(said)
    if not found:
        return said, Fraction(1)
    named = (found["of"] or found["by"] or found["ly"]).replace(".", "")
    return (said[: found.start()] + said[found.end() :]).strip(), WEEKS_IN[PERIODS.get(named, named[0])]
