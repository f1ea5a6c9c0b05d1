"""Colours and sizes, all in one place. Sizes are in design units: pixels of a 1280×720 window, on a grid of 8."""

from typing import Final

Colour = tuple[int, int, int]

GROUND: Final[Colour] = (244, 241, 234)
CARD: Final[Colour] = (255, 255, 255)
SUNK: Final[Colour] = (248, 247, 243)
INK: Final[Colour] = (28, 38, 54)
MUTED: Final[Colour] = (88, 99, 116)
FAINT: Final[Colour] = (122, 131, 145)
LINE: Final[Colour] = (226, 222, 212)
TRACK: Final[Colour] = (232, 230, 223)
DARK: Final[Colour] = (30, 41, 59)
ON_DARK: Final[Colour] = (255, 255, 255)
ON_DARK_MUTED: Final[Colour] = (203, 211, 222)
GOOD: Final[Colour] = (18, 122, 84)
GOOD_SOFT: Final[Colour] = (226, 243, 234)
BAD: Final[Colour] = (178, 42, 50)
BAD_SOFT: Final[Colour] = (252, 231, 230)
WARN: Final[Colour] = (138, 86, 8)
WARN_SOFT: Final[Colour] = (255, 246, 226)
WARN_LINE: Final[Colour] = (235, 203, 133)
GOLD: Final[Colour] = (244, 185, 66)
GOLD_DARK: Final[Colour] = (176, 119, 20)
REP_BUBBLE: Final[Colour] = (221, 232, 254)
CLIENT_BUBBLE: Final[Colour] = (240, 240, 241)

FAMILY: Final[dict[str, Colour]] = {
    "chase": (47, 111, 237),
    "investigate": (123, 91, 208),
    "negotiate": (26, 140, 97),
    "promote": (200, 106, 22),
    "plan": (78, 92, 114),
}
FAMILY_SOFT: Final[dict[str, Colour]] = {
    "chase": (233, 240, 254),
    "investigate": (241, 237, 251),
    "negotiate": (228, 244, 236),
    "promote": (252, 239, 226),
    "plan": (236, 239, 243),
}
AGEING: Final[tuple[Colour, ...]] = ((190, 214, 200), (246, 212, 128), (236, 163, 76), (211, 98, 66), (138, 28, 48))
"""Not due … over 13 weeks late: ever darker, so that they differ without colour too."""
MOOD: Final[dict[str, tuple[Colour, Colour]]] = {
    "angry": (BAD, BAD_SOFT),
    "cold": ((62, 84, 120), (230, 236, 244)),
    "polite": ((88, 92, 100), (239, 239, 237)),
    "friendly": (GOOD, GOOD_SOFT),
    "warm": ((140, 80, 10), (255, 240, 214)),
}
MEDAL: Final[dict[str, Colour]] = {
    "gold": (168, 116, 8),
    "silver": (84, 98, 116),
    "bronze": (150, 84, 36),
    "": MUTED,
}

SMALL: Final = 13
BODY: Final = 15
HEAD: Final = 20
BIG: Final = 32
HUGE: Final = 64

RADIUS: Final = 12
PAD: Final = 16
GAP: Final = 16
WIDTH: Final = 1280
HEIGHT: Final = 720


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour `share` of the way from `one` to `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
