"""Blanks that are none to YAML, and signs that nobody sees: what they are called, and a text without them.

They come with what is pasted from a web page, a chat or a word processor. YAML takes them for letters.
"""

import re
from collections.abc import Mapping
from typing import Final

BLANKS: Final[Mapping[str, str]] = {
    "\u00a0": "no_break",
    "\u202f": "no_break",
    "\u2007": "no_break",
    "\u3000": "wide",
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u1680", "narrow"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\u180e\ufeff", "zero_width"),
    "\u00ad": "soft_hyphen",
    **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "direction"),
}
"""By what they are called in `assets/words`, under `blank.`"""
SEEN: Final = frozenset(("no_break", "wide", "narrow"))
"""Kinds that take room on the screen, as an ordinary blank does."""
ANY: Final = re.compile(f"[{''.join(BLANKS)}]")


def plain_blanks(text: str) -> str:
    """A text with ordinary blanks, of the same length where none was unseen."""
    return ANY.sub(lambda found: " " if BLANKS[found.group()] in SEEN else "", text) if ANY.search(text) else text


def called(sign: str) -> dict[str, str]:
    """What to say of a blank: its kind, and its number for whoever wants to look for it."""
    return {"blank": BLANKS[sign], "code": f"U+{ord(sign):04X}"}
