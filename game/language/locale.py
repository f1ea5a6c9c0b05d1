"""How each language writes what a file of words cannot hold. A language is added here, and in the files of words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.language.numbers import short

WAN: Final = 10_000.0
"""Ten thousand units, a step: by which amounts are chosen, and the least that a chart has room for."""


@dataclass(frozen=True)
class Locale:
    """A language: its names, its amounts, its texts."""

    code: str  # in --lang, FINALKICK_LANG, the settings and the files of words
    tag: str  # of pages: BCP 47
    systems: tuple[str, ...]  # beginnings of what a system calls it, in small letters
    typed: tuple[str, ...]  # what a player types to ask for it, in small letters
    hours: Callable[[float], str]
    week: Callable[[int], str]  # the name of a week, from 1
    between_sentences: str
    scale: str = "k"  # how large amounts are spoken where a scenario says nothing: of `SCALES` in currency.py
    not_said: tuple[str, ...] = ("wan",)  # ways of speaking them that it does not have, whatever a scenario wants
    reads_ids: bool = False  # are the ids of moves words of this language?
    wide_marks: bool = False  # do ±, – and quotation marks take a whole square, as the Chinese font draws them?
    direction: str = "ltr"


CHINESE: Final = Locale(
    code="zh",
    tag="zh-CN",
    systems=("zh", "chinese"),
    typed=("中文",),
    hours=lambda value: f"{short(value, 1)} 小时",
    week=lambda week: f"第 {week} 周",
    between_sentences="",
    scale="wan",
    not_said=("thousand",),
    wide_marks=True,
)
ENGLISH: Final = Locale(
    code="en",
    tag="en",
    systems=("en", "english"),
    typed=("english",),
    hours=lambda value: f"{short(value, 1)} h",
    week=lambda week: f"week {week}",
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
