"""The buckets of an ageing report: what a heading like "31 - 60", "> 90", "未到期" or "3-6个月" says of an age in days."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from sim_core.ledgers.amounts import plain

MONTH: Final = 30
YEAR: Final = 365
OPEN_ENDED: Final = 10_000
"""Days: the end of a bucket that has none."""
_UNITS: Final = {
    "天": 1,
    "日": 1,
    "d": 1,
    "day": 1,
    "days": 1,
    "tage": 1,
    "tagen": 1,
    "jours": 1,
    "jour": 1,
    "días": 1,
    "dias": 1,
    "giorni": 1,
    "dagen": 1,
    "周": 7,
    "week": 7,
    "weeks": 7,
    "w": 7,
    "月": MONTH,
    "个月": MONTH,
    "個月": MONTH,
    "month": MONTH,
    "months": MONTH,
    "mois": MONTH,
    "meses": MONTH,
    "monate": MONTH,
    "ヶ月": MONTH,
    "か月": MONTH,
    "mth": MONTH,
    "mths": MONTH,
    "m": MONTH,
    "年": YEAR,
    "year": YEAR,
    "years": YEAR,
    "y": YEAR,
}
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_NOT_DUE: Final = re.compile(
    r"(not ?(yet ?)?(over)?due|undue|current|at ?date|future"
    r"|(noch )?nicht fällig|non échu|no vencido|por vencer|a scadere|期限前|期日前"
    r"|未到期|未逾期|账期内|帐期内|賬期內|信用期内|期内|正常|未超期|未过期|未到账期)(.*)"
)
_OVERDUE: Final = re.compile(
    r"(days|tage)? ?(past ?due|overdue|late|in arrears)|已?逾期|已?超期|已?到期|过期|拖欠|fällig|overdue by"
)
_NOISE: Final = re.compile(
    r"本位币|本币|原币|金额|余额|应收|欠款|账龄|帐龄|款项|以下列示"
    r"|amount|balance|aged?|aging|bucket|range|of invoice|[()（）\[\]]"
)
_SPAN: Final = re.compile(rf"(\d{{1,4}}) ?({_UNIT})? ?(?:[-–—~～至到]|to|bis|à|a|al) ?(\d{{1,4}}) ?({_UNIT})?(?:以内|内|含)?")
_OVER_BEFORE: Final = re.compile(
    r"(?:>=?|≥|\+|over|above|more ?than|older ?than|greater ?than|超过|大于|über|plus de|más de|oltre) ?"
    rf"(\d{{1,4}}) ?({_UNIT})?(?:以上)?"
)
_OVER_AFTER: Final = re.compile(
    rf"(\d{{1,4}}) ?({_UNIT})? ?(?:\+|以上|及以上|及以后|[-–—]? ?(?:above|over)"
    rf"|and ?(?:over|above|older|more)|or ?more(?: ?{_UNIT})?|[-–—]) ?({_UNIT})?"
)
_WITHIN: Final = re.compile(
    rf"(?:(?:<=?|≤|up ?to|within|less ?than|under|不超过|小于|bis) ?(\d{{1,4}}) ?({_UNIT})?"
    rf"|(\d{{1,4}}) ?({_UNIT})? ?(?:以内|之内|内|以下|及以下))"
)
_PERIOD: Final = re.compile(r"(?:period|periode|month|mth|期间|第) ?(\d{1,2})(?:期|个月)?")
_SINGLE: Final = re.compile(rf"(\d{{1,4}}) ?({_UNIT})")
_OLDER: Final = re.compile(r"older|oldest|earlier|beyond|更早|更长|以前|älter|plus ancien|más antiguo|oltre")


_AGE: Final = re.compile(rf"(\d{{1,4}}(?:\.\d+)?|[一二两三四五六七八九十半]{{1,3}}) ?个?({_UNIT})")
_IN_CHINESE: Final = {sign: float(number) for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2.0, "半": 0.5}
_HEADED: Final = re.compile(r"weeks?|周|週|wochen|semaines|months?|月|monate|mois")


def days_told(text: str) -> int | None:
    """The days in a text with a unit: 16 days overdue, 3个月, 两周, 2 months; None if there is none."""
    found = _AGE.search(plain(text).lower())
    if found is None:
        return None
    number = float(found[1]) if found[1][0].isdigit() else _chinese(found[1])
    return round(number * _UNITS[found[2]]) if number is not None else None


def _chinese(signs: str) -> float | None:
    """A number below a thousand: 十五, 三十, 两, 一百八十."""
    if len(signs) == 1:
        return _IN_CHINESE.get(signs)
    hundreds, hundred, below = signs.partition("百")
    if hundred:
        over = _chinese(below) if below else 0.0
        many = _IN_CHINESE.get(hundreds)
        return None if many is None or over is None else many * 100 + over
    tens, ten, ones = signs.partition("十")
    if not ten or len(tens) > 1 or len(ones) > 1:
        return None
    found = [_IN_CHINESE.get(tens, 0.0) if tens else 1.0, _IN_CHINESE.get(ones, 0.0) if ones else 0.0]
    return found[0] * 10 + found[1]


def unit_headed(heading: str) -> int:
    """How many days the numbers below a heading are: a week's where it says weeks."""
    found = _HEADED.search(plain(heading).lower())
    if found is None:
        return 1
    return 7 if found.group()[0] in "w周週s" else MONTH


_INCLUDING: Final = re.compile(r"[(（]含[^)）]*[)）]")
_THIS_MONTH: Final = re.compile(r"(当月|當月|本月)|上个?月|上個月|前月")
_COUNTED: Final = re.compile(
    r"([一二两兩三四五六七八九十百半]{1,6})(?=[到至~-][一二两兩三四五六七八九十百]{1,6}个?個?[月年天日周週]|[个個]月|[年天日周週])"
)
"""Numbers in Chinese signs with what they count; 三月 alone is the name of a month."""


def _in_digits(found: re.Match[str]) -> str:
    number = _chinese(found[1].replace("兩", "两"))
    return found[1] if number is None or number % 1 else f"{number:.0f}"


@dataclass(frozen=True)
class Bucket:
    """An age in days, from `low` to `high`, both included; of what is not due, days below 1.

    `late`: they are days past due, True or False where the heading says so; None where it may be the age of the invoice.
    """

    low: int
    high: int
    late: bool | None = None
    in_months: bool = False  # 4-6 months: the first of them may be the one after the third, or the fifth

    @property
    def open_ended(self) -> bool:
        return self.high >= OPEN_ENDED


NOT_DUE: Final = Bucket(-OPEN_ENDED, 0, True)
SINCE_BEFORE: Final = -1
"""In place of `low`: from where the bucket before it ends. `in_line` puts the number there."""


@lru_cache(maxsize=4096)
def bucket_of(heading: str) -> Bucket | None:
    """What a heading says of an age; None if it is no bucket. `low` may be `SINCE_BEFORE`."""
    text = plain(heading).lower()
    if len(text) > 40 or "%" in text or "比例" in text or "占比" in text:
        return None
    if found := _THIS_MONTH.fullmatch(text):  # 本月余额 would be something else
        return Bucket(0, MONTH) if found[1] else Bucket(MONTH + 1, 2 * MONTH)
    text = " ".join(_NOISE.sub(" ", _INCLUDING.sub("", text)).split())
    text = _COUNTED.sub(_in_digits, text.replace("半年", "6个月"))
    if found := _NOT_DUE.fullmatch(text):
        rest = found.groups()[-1].strip(" -:")
        to_go = _plain_span(rest) if rest else Bucket(0, OPEN_ENDED)
        if to_go is None:
            return None
        return Bucket(-to_go.high, min(-to_go.low, 0), True)
    bare = " ".join(_OVERDUE.sub(" ", text).split())
    if bare == "" and text:
        return None  # "overdue" alone is a sum of others
    found_span = _plain_span(bare)
    return replace(found_span, late=True if bare != text else None) if found_span else None


def _plain_span(text: str) -> Bucket | None:
    if found := _SPAN.fullmatch(text):
        unit = _UNITS[found[4] or found[2] or "d"]
        first = _UNITS[found[2] or found[4] or "d"]
        low, high = int(found[1]) * first, int(found[3]) * unit
        return Bucket(low + (first > 1 and low > 0), high, in_months=first == MONTH) if low < high else None
    if found := _WITHIN.fullmatch(text):
        return Bucket(SINCE_BEFORE, int(found[1] or found[3]) * _UNITS[found[2] or found[4] or "d"])
    if found := _OVER_BEFORE.fullmatch(text):
        return Bucket(int(found[1]) * _UNITS[found[2] or "d"] + 1, OPEN_ENDED)
    if found := _OVER_AFTER.fullmatch(text):
        unit = _UNITS[found[2] or found[3] or "d"]
        return Bucket(int(found[1]) * unit + (unit > 1), OPEN_ENDED)
    if (found := _PERIOD.fullmatch(text)) and 0 < int(found[1]) < 13:
        return Bucket(int(found[1]) * MONTH - MONTH + 1, int(found[1]) * MONTH)
    if _OLDER.fullmatch(text):
        return Bucket(SINCE_BEFORE, OPEN_ENDED)
    if (found := _SINGLE.fullmatch(text)) and found[2] != "月" and int(found[1]) * _UNITS[found[2]] < OPEN_ENDED:
        return Bucket(SINCE_BEFORE, int(found[1]) * _UNITS[found[2]])  # 8月 and 2025年 are names
    return None


def in_line(buckets: list[Bucket]) -> list[Bucket]:
    """The buckets of a table, from left to right, each beginning where the one before it ends if it does not say.

    The oldest may stand first. 4-6 months behind 1-3 begin where those end. With "< 1 month" before it, "1 month" is one month
    past and not yet two.
    """
    highs = [one.high for one in buckets if one.high > 0]
    if len(highs) > 1 and all(high > lower for high, lower in pairwise(highs)):
        return in_line(buckets[::-1])[::-1]
    made: list[Bucket] = []
    shifted = sum(one.low == SINCE_BEFORE and one.high == MONTH for one in buckets) > 1
    months = 0
    for one in buckets:
        high = one.high
        if shifted and one.low == SINCE_BEFORE and not one.open_ended:
            months += 1
            high = months * MONTH
        before = max((other.high for other in made if not other.open_ended), default=0)
        low = max(before, 0) + 1 if one.low == SINCE_BEFORE else one.low
        if one.in_months and 1 < low - before <= MONTH + 1 and any(other.high > 0 for other in made):
            low = before + 1
        made.append(Bucket(low, high, one.late))
    return made


def joined_up(buckets: list[Bucket]) -> bool:
    """Is there no hole between the buckets of a table, so that every age of a month and more has its own?"""
    lined = sorted((one for one in buckets if one.high > 0), key=lambda one: one.low)
    return bool(lined) and lined[0].low <= MONTH + 1 and all(one.high + 1 >= other.low for one, other in pairwise(lined))


def days_in(bucket: Bucket, width: int) -> int:
    """One age in days that stands for a bucket: its middle; of an open end, half a usual bucket further on."""
    if bucket.high <= 0:
        return max(bucket.low, -width) // 2 if bucket.low < 0 else 0
    if bucket.open_ended:
        return bucket.low + width // 2
    return (bucket.low + bucket.high) // 2


def width_of(buckets: list[Bucket]) -> int:
    """How many days a usual bucket of a table has."""
    spans = sorted(one.high - max(one.low, 1) + 1 for one in buckets if not one.open_ended and one.high > 0)
    return spans[len(spans) // 2] if spans else MONTH
