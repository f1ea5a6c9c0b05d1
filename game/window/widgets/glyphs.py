"""Fonts, and which of them has a sign: the game's own in turn, then what the machine has, so that no name is a row of boxes."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Final

import pygame

from game.window.widgets.theme import Rgb

LOG: Final = logging.getLogger("finalkick")


@dataclass(frozen=True)
class Own:
    """A font that comes with the game. `script`, `leftward`: how what it is taken for is put together."""

    file: str
    script: str = ""
    leftward: bool = False


OWN: Final = (
    Own("NotoSansSC-{}.otf"),
    Own("NotoSans-{}.ttf"),
    Own("NotoSansThai-{}.ttf", "Thai"),
    Own("NotoSansHebrew-{}.ttf", "Hebr", leftward=True),
    Own("NotoSansArabic-{}.ttf", "Arab", leftward=True),
    Own("NotoSans-{}.ttf", "Deva"),
)
"""The first is that of the game; the others have what it lacks: accents, Greek, signs of currencies, other scripts."""
PUT_TOGETHER: Final = re.compile(r"[\u0900-\u097f\ua8e0-\ua8ff]")
"""Signs that a font draws rightly only if it is told their script: the last of ours."""
OTHERS: Final = (
    "notosanscjkkr,notosanskr,malgungothic,applesdgothicneo,nanumgothic,unbatang",
    "notosansdevanagari,nirmalaui,mangal,kohinoordevanagari",
    "notosanscjksc,notosanssc,sourcehansanssc,microsoftyahei,pingfangsc,wenquanyimicrohei,simhei",
    "segoeuisymbol,segoeuiemoji,notosanssymbols2,notosanssymbols,symbola,dejavusans",
)
"""Fonts of the machine, by what they have: Korean, Hindi, Chinese, symbols and emoji. Of each kind, the first there is."""
WORD: Final = re.compile(r"[^\W\d_]+|.", re.DOTALL)
MAIN: Final = 0
SMALL: Final = 16
NO_SIGN: Final = "\uffff"


@lru_cache(maxsize=256)
def font(pixels: int, bold: bool, number: int = MAIN) -> pygame.font.Font:
    """A font at a size in pixels: the game's, or another of those that have what it lacks."""
    if not pygame.font.get_init():
        pygame.font.init()
    size = max(pixels, 6)
    if number >= len(OWN):
        return pygame.font.Font(_of_machine(number - len(OWN), bold), size)
    name = OWN[number].file.format("Bold" if bold else "Regular")
    try:
        found = pygame.font.Font(str(files("assets").joinpath("fonts", name)), size)
        with suppress(AttributeError, pygame.error):  # a library that cannot do that draws sign by sign
            if OWN[number].script:
                found.set_script(OWN[number].script)
            if OWN[number].leftward:
                found.set_direction(pygame.DIRECTION_RTL)
        return found
    except (OSError, pygame.error) as error:  # another one will do, if the machine has one with Chinese letters
        LOG.warning(f"font missing: {name}: {error}")
        return pygame.font.Font(_of_machine(2, bold), size)


@cache
def _of_machine(kind: int, bold: bool) -> str | None:
    """Where the machine has a font of a kind; None if it has none, and then pygame's own is taken."""
    found: str | None = pygame.font.match_font(OTHERS[kind], bold)
    return found


@lru_cache(maxsize=20_000)
def font_of(sign: str, bold: bool) -> int:
    """The first font that has a sign; the game's own, which draws a box, if none has."""
    if PUT_TOGETHER.match(sign):
        return len(OWN) - 1
    for number in range(len(OWN) + len(OTHERS)):
        if number >= len(OWN) and _of_machine(number - len(OWN), bold) is None:
            continue
        if _has(number, sign, bold):
            return number
    return MAIN


@lru_cache(maxsize=6_000)
def runs(text: str, bold: bool) -> tuple[tuple[int, str], ...]:
    """A text in pieces, each with the font it is drawn in. A word is not drawn in two, where one font has all of it."""
    if text.isascii():
        return ((MAIN, text),)
    signs = [(number, sign) for word in WORD.findall(text) for number, sign in _of_word(word, bold)]
    found = [(number, "".join(sign for _, sign in piece)) for number, piece in groupby(signs, key=lambda one: one[0])]
    at = 0
    while at + 2 < len(found):  # words from right to left stand so, too
        (one, before), (_, between), (other, after) = found[at : at + 3]
        if one == other and one < len(OWN) and OWN[one].leftward and not between.strip():
            found[at : at + 3] = [(one, before + between + after)]
        else:
            at += 1
    return tuple(found)


def _of_word(word: str, bold: bool) -> Iterator[tuple[int, str]]:
    numbers = {font_of(sign, bold) for sign in word}
    if len(numbers) > 1 and all(_has(max(numbers), sign, bold) for sign in word):
        numbers = {max(numbers)}
    for sign in word:
        yield (max(numbers) if len(numbers) == 1 else font_of(sign, bold)), sign


def _has(number: int, sign: str, bold: bool) -> bool:
    """Does a font draw a sign as anything but what it draws for a sign that nobody has?

    A letter with an accent that it lacks it puts together of two, and the accent slips: then it does not have it.
    """
    if unicodedata.decomposition(sign):
        own = font(SMALL, bold, number)
        return own.metrics(sign) != own.metrics(NO_SIGN)
    return _picture(number, sign, bold) != _picture(number, NO_SIGN, bold)


@lru_cache(maxsize=20_000)
def _picture(number: int, sign: str, bold: bool) -> int:
    try:
        return hash(pygame.image.tobytes(font(SMALL, bold, number).render(sign, False, (0, 0, 0)), "RGBA"))
    except pygame.error:  # nothing to draw: a sign without width
        return 0


def size_of(text: str, pixels: int, bold: bool) -> int:
    """How wide a text is drawn, in pixels."""
    return sum(font(pixels, bold, number).size(piece)[0] for number, piece in runs(text, bold))


def drawn(text: str, pixels: int, bold: bool, colour: Rgb) -> pygame.Surface:
    """A text as a picture whose base line is that of the game's font."""
    pieces = runs(text, bold)
    if all(number == MAIN for number, _ in pieces):
        return font(pixels, bold).render(text, True, colour)
    made = [(font(pixels, bold, number), piece) for number, piece in pieces]
    main = font(pixels, bold)
    pictures = [(one.render(piece, True, colour), main.get_ascent() - one.get_ascent()) for one, piece in made]
    high = max(main.get_height(), *(picture.get_height() + down for picture, down in pictures))
    whole = pygame.Surface((sum(picture.get_width() for picture, _ in pictures), high), pygame.SRCALPHA)
    x = 0
    for picture, down in pictures:
        whole.blit(picture, (x, down))
        x += picture.get_width()
    return whole


def forget_fonts() -> None:
    """Let go of all fonts, before what they are made of goes."""
    font.cache_clear()
