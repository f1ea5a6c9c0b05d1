"""Where a line of text may be broken: between words, and between Chinese characters but for their punctuation."""

from typing import Final

CLOSING: Final = frozenset("，。、；：？！）】》」』”’…—％%,.;:?!)]}·・")
"""These never begin a line."""
OPENING: Final = frozenset("（【《「『“‘([{¥")
"""And these never end one."""
UNITS: Final = frozenset("万亿元周次个天%")
"""A figure and its unit stay on one line, as do an English word and its number: week 3."""


def is_wide(char: str) -> bool:
    """Is this a Chinese character, or punctuation as wide as one?"""
    return ord(char) >= 0x2E80


def units_of(paragraph: str) -> list[str]:
    """The pieces between which a line may be broken: words, Chinese characters with the punctuation that clings to them."""
    pieces: list[str] = []
    glued = False  # does the next character cling to the last piece?
    for char in paragraph:
        last = pieces[-1] if pieces else ""
        clings = bool(last) and (
            glued
            or (char in CLOSING and not last.isspace())
            or (char == " " and not last.isspace())
            or (char in UNITS and last[-1].isdigit())
            or (char.isdigit() and last[-1] == " " and last[-2:-1].isascii() and last[-2:-1].isalpha())
            or (not is_wide(char) and char != " " and not is_wide(last[-1]) and last[-1] != " " and char not in OPENING)
            or (char in OPENING and not is_wide(char) and last[-1].isalnum() and not is_wide(last[-1]))
        )
        if clings:
            pieces[-1] += char
        else:
            pieces.append(char)
        glued = char in OPENING
    return pieces
