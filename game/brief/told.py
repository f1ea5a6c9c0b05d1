"""Ranges, amounts and levels in words: a range is told as a range."""

from collections.abc import Callable

from game.language.locale import LOCALES
from game.language.words import money, say
from sim_core.public.games import Standing
from sim_core.public.scenarios import Range, ends

Span = tuple[float, float]
"""Lowest and highest."""
LEVELS = (0.2, 0.4, 0.6, 0.8)
"""Where one word for a level from 0 to 1 gives way to the next."""
SAME = 0.004
"""Of the larger: two ends that are nearer than this are one number."""


def is_range(span: Span) -> bool:
    """Are the ends told apart?"""
    return span[1] - span[0] > SAME * max(abs(span[1]), abs(span[0]), 1.0)


def spanned(span: Span, shown: Callable[[float], str]) -> str:
    """A number, or a range of numbers, each told by `shown`."""
    low, high = (shown(end) for end in span)
    return low if low == high else f"{low}–{high}"


def amounts(span: Span, language: str) -> str:
    """An amount, or a range of amounts."""
    return spanned(span, lambda value: money(value, language))


def amounts_of(value: Range, language: str) -> str:
    """An amount as a scenario gives it."""
    return amounts(ends(value), language)


def numbers_of(value: Range) -> str:
    """A number as a scenario gives it."""
    return spanned(ends(value), lambda one: f"{one:g}")


def weeks(span: Span, language: str) -> str:
    """So many weeks."""
    return say("count.weeks", language, weeks=spanned(span, lambda one: f"{one:.0f}"))


def level(name: str, span: Span, language: str) -> str:
    """What a level of a trait means, by its middle, and how far it goes: `brief.level.NAME.0` … `.4`."""
    middle = (span[0] + span[1]) / 2
    word = say(f"brief.level.{name}.{sum(middle >= mark for mark in LEVELS)}", language)
    return say("brief.of_ten", language, word=word, tenths=spanned(span, lambda one: f"{10 * one:.0f}"))


def in_ten(share: float, language: str) -> str:
    """A chance as so many times of ten."""
    return say("brief.in_ten", language, count=tenths(share))


def tenths(share: float) -> int:
    """A chance that is neither nothing nor sure, in tenths: 1 to 9."""
    return min(max(round(10 * share), 1), 9)


def middle(span: Span) -> float:
    """Half way."""
    return (span[0] + span[1]) / 2


def listed(items: list[str], language: str) -> str:
    """Names in a row."""
    return say("window.list_comma", language).join(items)


def sentences(items: list[str], language: str) -> str:
    """Sentences after one another."""
    return LOCALES[language].between_sentences.join(one for one in items if one)


def short_of_cash(standing: Standing) -> str:
    """Can it pay what is late? `never`, `some` (it depends on the draw), or `easily`; "" where nothing is late."""
    late = middle(standing.overdue)
    if late <= 0:
        return ""
    low, high = (end / late for end in standing.free)
    return "never" if high < 1 else "easily" if low >= 1 else "some"
