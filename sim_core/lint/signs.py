"""Texts that do not come out as they stand in the file: cut off by a #, in printed quotation marks, in signs no font has."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from sim_core.errors import Fault
from sim_core.lint.file import Checked, Steps, Written
from sim_core.lint.texts import all_texts
from sim_core.model.tables import rows_of
from sim_core.scenario.blanks import BLANKS, SEEN
from sim_core.scenario.faults import LONGEST_QUOTE, shortened
from sim_core.scenario.quoting import bared, quoted, smart
from sim_core.scenario.texts import NOT_BLANK

SPOKEN: Final = ("title", "name", "contact", "about")
"""Texts around which nobody wants to see quotation marks."""
MOST_SIGNS: Final = 8
JOINED: Final = "\ufe0f\ufe0e"
"""Signs that only say how the one before them is drawn."""


def _texts(file: Checked | Written) -> Iterator[tuple[Steps, str]]:
    """Every text in each of its languages, with its path; also one that is empty because a # comes first."""
    for at, text in all_texts(file):
        if isinstance(text, dict):
            yield from (((*at, language), one) for language, one in text.items())
        elif text or file.given(at):
            yield at, text or ""


def hash_cuts(file: Checked | Written) -> Iterator[Fault]:
    """A # that cuts a text off: what follows a blank and # is a comment, though it begins as none does."""
    for at, text in _texts(file):
        mark, _ = file.document.find(at)
        if mark.place in file.document.cut:
            place, rest = file.document.cut[mark.place]
            whole = quoted(f"{text} {rest}".strip())
            write = whole if len(whole) <= 2 * LONGEST_QUOTE and whole.isprintable() else ""
            yield file.warning_at_place("hash_cuts", place, found=shortened(text), cut=shortened(rest), write=write)


def text_blank(file: Checked | Written) -> Iterator[Fault]:
    """A text of nothing but blanks. One that is empty says that there is to be none."""
    for at, text in _texts(file):
        if text and not re.search(NOT_BLANK, text):
            yield file.warning("text_blank", at)


def quotes_shown(file: Checked | Written) -> Iterator[Fault]:
    """Printed quotation marks around a whole name or title: they are part of it."""
    for at, text in _texts(file):
        if smart(text.strip()) and next((step for step in reversed(at) if step in SPOKEN), "") and "lines" not in at:
            yield file.warning("quotes_shown", at, found=shortened(text), write=quoted(bared(text)))


def sign_unshown(file: Checked | Written) -> Iterator[Fault]:
    """Signs that no font of the game has, so that the window shows boxes, and signs that are shown by their numbers."""
    for at, text in _texts(file):
        unseen = [sign for sign in text if sign in BLANKS and BLANKS[sign] not in SEEN]
        if unseen and not any(map(_lacking, text)):
            yield file.warning("sign_unshown", at, "unseen", blank=BLANKS[unseen[0]], code=f"U+{ord(unseen[0]):04X}")
        lacking = [*dict.fromkeys(sign for sign in text if _lacking(sign))]
        if lacking:
            yield file.warning("sign_unshown", at, found=" ".join(lacking[:MOST_SIGNS]), count=len(lacking))


def _lacking(sign: str) -> bool:
    """Has no font of the game this sign?"""
    if sign <= "\x7f" or sign in JOINED or sign in BLANKS or sign == "\n":
        return False
    starts, ends = _covered()
    row = bisect_right(starts, ord(sign)) - 1
    return row < 0 or ord(sign) > ends[row]


@cache
def _covered() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows of signs that the game's fonts have: the first of each, and the last."""
    rows = [row.partition("-") for row in str(rows_of("signs", "sim_core.lint")["covered"]).split()]
    return tuple(int(first, 16) for first, _, _ in rows), tuple(int(last or first, 16) for first, _, last in rows)
