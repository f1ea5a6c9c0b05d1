"""How each language writes what a file of words cannot hold. A language is added here, and in the files of words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

WAN: Final = 10_000.0
"""Ten thousand yuan, 万: the step by which amounts are chosen, and the least that a chart has room for."""


@dataclass(frozen=True)
class Locale:
    """A language: its names, its amounts, its texts."""

    code: str  # in --lang, FINALKICK_LANG, the settings and the files of words
    tag: str  # of pages: BCP 47
    systems: tuple[str, ...]  # beginnings of what a system calls it, in small letters
    typed: tuple[str, ...]  # what a player types to ask for it, in small letters
    money: Callable[[float], str]  # yuan
    hours: Callable[[float], str]
    week: Callable[[int], str]  # the name of a week, from 1
    unit: float  # yuan: what the axes of charts count in, and what is meant by a bare number that is typed
    between_sentences: str
    reads_ids: bool = False  # are the ids of moves words of this language?
    wide_marks: bool = False  # do ±, – and quotation marks take a whole square, as the Chinese font draws them?
    direction: str = "ltr"


def short(number: float, digits: int) -> str:
    """A number without noughts at its end."""
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sign(yuan: float) -> str:
    return "−" if yuan < -0.5 else ""  # a minus sign, not a hyphen


def _chinese_money(yuan: float) -> str:
    """12.5万, 1.25亿, 800元."""
    size = abs(float(yuan))
    if size < 0.5:
        return "0"
    if size >= 1e8:
        return f"{_sign(yuan)}{short(size / 1e8, 2)}亿"
    return f"{_sign(yuan)}{short(size / WAN, 1)}万" if size >= 1000 else f"{_sign(yuan)}{size:.0f}元"


def _english_money(yuan: float) -> str:
    """¥125k, ¥1.25m, ¥800."""
    size = abs(float(yuan))
    if size < 0.5:
        return "¥0"
    if size >= 999_500:  # not ¥1000k
        return f"{_sign(yuan)}¥{short(size / 1e6, 2)}m"
    if size >= 1000:
        return f"{_sign(yuan)}¥{short(size / 1e3, 0 if size >= WAN else 1)}k"
    return f"{_sign(yuan)}¥{size:.0f}"


CHINESE: Final = Locale(
    code="zh",
    tag="zh-CN",
    systems=("zh", "chinese"),
    typed=("中文",),
    money=_chinese_money,
    hours=lambda value: f"{short(value, 1)} 小时",
    week=lambda week: f"第 {week} 周",
    unit=WAN,
    between_sentences="",
    wide_marks=True,
)
ENGLISH: Final = Locale(
    code="en",
    tag="en",
    systems=("en", "english"),
    typed=("english",),
    money=_english_money,
    hours=lambda value: f"{short(value, 1)} h",
    week=lambda week: f"week {week}",
    unit=1000.0,
    between_sentences=" ",
    reads_ids=True,
)
LOCALES: Final = {one.code: one for one in (CHINESE, ENGLISH)}
LANGUAGES: Final = tuple(LOCALES)
DEFAULT_LANGUAGE: Final = CHINESE.code
"""Of the window, where nobody has said anything."""
ELSEWHERE: Final = ENGLISH.code
"""Where a system speaks none of these."""


def spoken_by(system: str) -> str:
    """The language of a system that calls its own `system` ("zh_CN.UTF-8"; "" if it says nothing)."""
    name = system.lower()
    return next((one.code for one in LOCALES.values() if name.startswith(one.systems)), ELSEWHERE)


def next_language(language: str) -> str:
    """The one after it: what the key for the language turns to."""
    return LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]
