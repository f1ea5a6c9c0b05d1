"""The number that somebody meant who wrote it as people do: ¥380,000; 1.234.567,89; 0.12亿; 60 days; 70天; 40%; high; ★★★.

What cannot be told for sure is no number: an offer has to be right, or there is none.
"""

import re
import unicodedata
from fractions import Fraction
from math import floor
from typing import Final

from sim_core.scenario.numerals import in_words
from sim_core.scenario.periods_meant import by_the_week
from sim_core.scenario.ranges import Limits
from sim_core.scenario.units_meant import SCALES, UNITS, WORDS

LONGEST: Final = 40
CURRENCY: Final = (
    r"(?:rs\.?|re\.?|rmb|cny|usd|eur|gbp|chf|jpy|inr|hkd|twd|sgd|aud|cad|nok|sek|dkk|pln|rub|aed|zar"
    r"|[a-z]{0,2}\$|[¥£€₹₽₩฿₺₫₴₱¢]|zł|kr\.?|fr\.?)"
)
MONEY_WORD: Final = (
    r"(?:元|块钱|块|圆|円|人民币|英镑|镑|欧元|美元|港元|港币|日元|yuan|pounds?|euros?|dollars?|rupees?|quid|bucks)"
)
AROUND: Final = re.compile(
    r"^(?:ca\.?|circa|about|approx\.?|around|roughly|some|约|大约|大概|~|≈)\s*|\s*(?:左右|上下|整|only)$"
)
TERMS: Final = re.compile(r"^(?:net|账期|帐期|賬期|信用期|terms?)\s*[:：]?\s*|\s*(?:net|terms?|credit|账期|帐期|賬期|信用期)$")
FROM_WHEN: Final = re.compile(r"\s*\b(?:after|from|of)\s+(?:the\s+)?(?:date\s+of\s+)?(?:delivery|invoice)(?:\s+date)?$")
NUMBER: Final = re.compile(r"(?P<digits>[+-]?\d[\d.,_' ]*?\d|[+-]?\d|[+-]?\.\d+)\s*(?P<rest>[^\d\s.,'_].*)?")
GROUPED: Final = re.compile(r"[+-]?(?!0\d*[,.])\d{1,3}(?:(?P<sign>[,._' ])\d{3})(?:(?P=sign)\d{3})*")
INDIAN: Final = re.compile(r"[+-]?[1-9]\d?(?:,\d{2})+,\d{3}")
MYRIADS: Final = re.compile(r"[+-]?[1-9]\d{0,3}(?:,\d{4})+")
PLAIN: Final = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\.\d+")
BETWEEN: Final = re.compile(
    r"(?:between\s+|from\s+|von\s+|从|在)?(?P<low>.+?)\s*"
    r"(?P<sign>–|—|-|−|~|〜|至|到|\bto\b|\band\b|\bbis\b|\.{2,3}|…)\s*(?P<high>.+)"
)
PAIR: Final = re.compile(r"(?:between|from|range)?\s*[\[(]\s*(?P<low>[^,;\[(]+?)\s*[,;]\s+(?P<high>[^,;\])]+?)\s*[\])]")
HALVES: Final = ("stars", "grade", "number")
"""Units of which nobody knows whether four and a half are four or five."""
OUT_OF: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(?:/|out of|of|in|von|分之)\s*(\d+(?:\.\d+)?)")
STARS: Final = re.compile(r"([★⭐*]+)[☆]*")


def plain(text: str) -> str:
    """What was written, with full-width signs and odd blanks made plain, in small letters."""
    return " ".join(unicodedata.normalize("NFKC", text.replace("\u00ad", "").replace("\u200b", "")).lower().split())


def number_meant(text: str, unit: str = "", limits: Limits | None = None) -> str:
    """The number that a text stands for, as it is written in a file; empty if it stands for none that may be there."""
    text, by = _by_the_week(text, limits)
    number = _value(text, limits.unit if limits else unit)
    return _written(_a_week(number, by), limits) if number is not None else ""


def range_meant(text: str, limits: Limits | None) -> str:
    """The range that a text stands for: 200000-400000, 20%–40%, 8 to 14 weeks; empty if it stands for none."""
    if len(text) > LONGEST or limits is None:
        return ""
    said, by = _by_the_week(plain(text), limits)
    pair = PAIR.fullmatch(said)
    if pair:
        said = f"{pair['low']} to {pair['high']}"
    plus_minus = re.fullmatch(r"(.+?)\s*(?:±|\+/-|\+-)\s*(.+)", said)
    if plus_minus:
        middle, off = (_value(one, limits.unit) for one in plus_minus.groups())
        if middle is None or off is None:
            return ""
        return _between(_a_week(middle - off, by), _a_week(middle + off, by), limits)
    for found in _halves(said):
        low, high = found
        tail = NUMBER.fullmatch(_bare(high))
        unit = (tail["rest"] or "").strip() if tail else ""
        if unit and re.fullmatch(r"[\d.,' ]+", _bare(low)):
            low = f"{low}{unit}"
        numbers = _value(low, limits.unit), _value(high, limits.unit)
        if numbers[0] is not None and numbers[1] is not None and numbers[0] < numbers[1]:
            return _between(_a_week(numbers[0], by), _a_week(numbers[1], by), limits)
    return ""


def _by_the_week(text: str, limits: Limits | None) -> tuple[str, Fraction]:
    """A text without the time by which it counts, and its weeks, where a sum a week is wanted."""
    if not getattr(limits, "a_week", False) or len(text) > LONGEST:
        return text, Fraction(1)
    return by_the_week(AROUND.sub("", plain(text)).strip())


def _a_week(number: Fraction, weeks: Fraction) -> Fraction:
    """A sum a week for one of so many; nobody counts the cents of a mean."""
    if weeks == 1:
        return number
    return Fraction(round(number / weeks)) if number > 100 * weeks else number / weeks


def _halves(said: str) -> list[tuple[str, str]]:
    found = BETWEEN.fullmatch(said)
    return [(found["low"], found["high"])] if found else []


def _between(low: Fraction, high: Fraction, limits: Limits) -> str:
    ends = _written(low, limits), _written(high, limits)
    return f"{{between: [{ends[0]}, {ends[1]}]}}" if all(ends) else ""


def between_meant(low: float, high: float, limits: Limits | None) -> str:
    """A range from two numbers, if they may stand there."""
    ends = (Fraction(str(low)), Fraction(str(high)))
    if limits is None or ends[0] >= ends[1] or not all(_fits(one, limits) for one in ends):
        return ""
    return _between(*ends, limits)


def rounded_meant(value: float, raw: str, limits: Limits) -> str:
    """The whole number for one with a fraction; 18.234 of money is 18234 to whoever sets thousands apart by dots."""
    if limits.unit == "money" and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", raw):
        return _written(Fraction(raw.replace(".", "")), limits)
    return _written(Fraction(str(value)), limits)


def level_meant(value: float) -> str:
    """A share for a number beyond 1: 40 is 40 %. Of 1.4 nobody knows what was meant."""
    return f"{value / 100:.6g}" if 5 <= value <= 100 else ""


def amount_and_age(amount: str, age: str) -> str:
    """An invoice for the two cells of a row of a table; empty if they are not an amount and an age."""
    from sim_core.scenario.client import Invoice  # the format knows the limits of its fields
    from sim_core.scenario.shapes import limits_of

    sums, weeks = limits_of(Invoice, "amount"), limits_of(Invoice, "age_weeks")
    first, second = number_meant(amount, limits=sums), number_meant(age, limits=weeks)
    return f"{{amount: {first}, age_weeks: {second}}}" if first and second else ""


def _value(text: str, unit: str) -> Fraction | None:
    """The number itself, in the unit of its field."""
    if len(text) > LONGEST:
        return None
    raw = text.strip()
    stars = STARS.fullmatch(raw)
    if unit == "stars" and stars:
        return Fraction(len(stars[1]))
    said = AROUND.sub("", plain(text)).strip()
    if said in WORDS.get(unit, {}):
        return WORDS[unit][said]
    part = OUT_OF.fullmatch(said)
    if part:
        return _part(Fraction(part[1]), Fraction(part[2]), unit, "分之" in said)
    said = _bare(said) if unit in ("money", "") else said
    if unit == "number":
        said = re.sub(r"^x\s*(?=\d)", "", said)
    if unit == "grade":
        said = re.sub(r"^(?:level|grade|lv\.?|第)\s*", "", said)
    if unit in ("weeks", "days"):
        bare = TERMS.sub("", FROM_WHEN.sub("", said))
        said = f"{bare} days" if bare != said and bare.isdigit() else bare
    if unit == "level" and said.startswith("百分之"):
        said = f"{said.removeprefix('百分之')}%"
    found = NUMBER.fullmatch(said)
    digits, rest = (_digits(found["digits"], unit), (found["rest"] or "").strip()) if found else in_words(said)
    if digits is None:
        return None
    return _scaled(digits, rest, unit)


def _scaled(number: Fraction, rest: str, unit: str) -> Fraction | None:
    if unit == "money":
        return number * SCALES[rest] if rest in SCALES else None
    if unit:
        units = UNITS.get(unit, {})
        return number * units[rest] if rest in units else None
    if rest in ("%", "万", "萬") or rest in SCALES:
        return number * SCALES.get(rest, Fraction(1, 100))
    return None


def _part(one: Fraction, of: Fraction, unit: str, reversed_: bool) -> Fraction | None:
    """Three of five."""
    if reversed_:
        one, of = of, one
    if unit == "stars" and of == 5:
        return one
    if unit == "level" and 0 < of <= 100 and one <= of:
        return one / of
    return None


def _bare(said: str) -> str:
    """An amount without what says which money it is."""
    said = re.sub(rf"^{MONEY_WORD}\s*(?=\d)", "", said)
    said = re.sub(rf"^([+-]?)\s*{CURRENCY}\s*(?=[\d.+-])", r"\1", said)
    said = re.sub(r"[.,]?\s*-{1,2}$", "", said) if re.fullmatch(r".*\d[.,]-{1,2}", said) else said.removesuffix("/-")
    return re.sub(rf"\s*(?:{MONEY_WORD}|(?<![a-z]){CURRENCY})$", "", said).strip()


def _digits(text: str, unit: str) -> Fraction | None:
    """Digits with their signs, as they are set apart in one country or another."""
    text = text.replace("’", "'")
    if INDIAN.fullmatch(text.partition(".")[0]) or MYRIADS.fullmatch(text):
        return Fraction(text.replace(",", "")) if PLAIN.fullmatch(text.replace(",", "")) else None
    whole, sign, part = text, "", ""
    last = max(text.rfind(","), text.rfind("."))
    if last >= 0 and (len(text) - last - 1 != 3 or len(set(text) & set(",._' ")) > 1):
        whole, sign, part = text[:last], text[last], text[last + 1 :]
        if sign in whole or not part.isdigit():
            return None
        if sign == "," and len(part) > 2 and not whole.lstrip("+-").startswith("0"):
            return None
    if whole.startswith("0") and "," in whole[:2] and not sign:
        return Fraction(whole.replace(",", "."))
    grouped = GROUPED.fullmatch(whole)
    if grouped and not (grouped["sign"] == "." and whole.count(".") == 1 and not sign and unit != "money"):
        whole = re.sub(r"[,._' ]", "", whole)
    if whole in ("", "+", "-"):
        whole += "0"
    number = f"{whole}.{part}" if sign else whole
    return Fraction(number) if PLAIN.fullmatch(number) else None


def _fits(number: Fraction, limits: Limits) -> bool:
    return Fraction(str(limits.lowest)) <= number <= Fraction(str(limits.highest))


def _written(number: Fraction, limits: Limits | None) -> str:
    """A number as it is written in a file; rounded where only whole ones may stand; empty beyond the limits."""
    if limits is not None and limits.whole:
        if (number.denominator == 2 and limits.unit in HALVES) or (limits.unit == "money" and 0 < number < 1):
            return ""
        number = Fraction(floor(number + Fraction(1, 2)))
    if limits is not None and not _fits(number, limits):
        return ""
    number = round(number, 1 if limits is not None and limits.unit == "weeks" else 6)
    return str(int(number)) if number == int(number) else f"{float(number):.6f}".rstrip("0")
