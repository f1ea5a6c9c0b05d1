"""Colours and sizes, all in one place. Sizes are in design units: pixels of a 1280×720 window, on a grid of 8.

A colour is a `Tone`: what it is in each theme, by value. A canvas has a theme and says which of the two it is there, so that
many canvases of different themes live side by side.
"""

from functools import lru_cache
from typing import Final, NamedTuple

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class Tone(NamedTuple):
    """A colour, in each theme."""

    light: Rgb
    dark: Rgb


Colour = Tone
THEMES: Final = ("light", "dark")


GROUND: Final = Tone((244, 241, 234), (17, 21, 28))
CARD: Final = Tone((255, 255, 255), (29, 35, 46))
SUNK: Final = Tone((248, 247, 243), (37, 44, 57))
HOVER: Final = Tone((240, 238, 232), (46, 55, 70))
INK: Final = Tone((28, 38, 54), (232, 236, 242))
MUTED: Final = Tone((88, 99, 116), (166, 176, 191))
FAINT: Final = Tone((122, 131, 145), (124, 135, 152))
QUIET: Final = Tone((196, 192, 182), (88, 98, 114))
LINE: Final = Tone((226, 222, 212), (54, 63, 79))
TRACK: Final = Tone((232, 230, 223), (51, 60, 75))
DARK: Final = Tone((30, 41, 59), (66, 81, 108))
TIP: Final = Tone((30, 41, 59), (42, 51, 68))
ON_DARK: Final = Tone((255, 255, 255), (255, 255, 255))
ON_DARK_MUTED: Final = Tone((203, 211, 222), (214, 221, 231))
GOOD: Final = Tone((18, 122, 84), (72, 186, 134))
GOOD_SOFT: Final = Tone((226, 243, 234), (27, 58, 47))
BAD: Final = Tone((178, 42, 50), (246, 124, 122))
BAD_SOFT: Final = Tone((252, 231, 230), (72, 36, 40))
WARN: Final = Tone((138, 86, 8), (240, 186, 98))
WARN_SOFT: Final = Tone((255, 246, 226), (60, 50, 30))
WARN_LINE: Final = Tone((235, 203, 133), (122, 97, 48))
GOLD: Final = Tone((244, 185, 66), (244, 185, 66))
GOLD_DARK: Final = Tone((176, 119, 20), (176, 119, 20))
REP_BUBBLE: Final = Tone((221, 232, 254), (39, 63, 112))
CLIENT_BUBBLE: Final = Tone((240, 240, 241), (47, 55, 69))
STEEL: Final = Tone((96, 112, 140), (134, 154, 188))
SHADOW: Final = Tone((40, 36, 24), (0, 0, 0))
VEIL: Final[Rgb] = (16, 20, 28)
VEIL_ALPHA: Final = 120
"""What dims a picture under an overlay, in either theme; of 255."""

FAMILY: Final[dict[str, Tone]] = {
    "chase": Tone((47, 111, 237), (74, 130, 246)),
    "investigate": Tone((123, 91, 208), (146, 117, 232)),
    "negotiate": Tone((26, 140, 97), (38, 152, 107)),
    "promote": Tone((200, 106, 22), (212, 121, 42)),
    "plan": Tone((78, 92, 114), (122, 139, 165)),
}
FAMILY_SOFT: Final[dict[str, Tone]] = {
    "chase": Tone((233, 240, 254), (33, 47, 78)),
    "investigate": Tone((241, 237, 251), (48, 42, 76)),
    "negotiate": Tone((228, 244, 236), (27, 57, 47)),
    "promote": Tone((252, 239, 226), (66, 47, 30)),
    "plan": Tone((236, 239, 243), (45, 53, 67)),
}
AGEING: Final[tuple[Tone, ...]] = (
    Tone((190, 214, 200), (62, 92, 78)),
    Tone((246, 212, 128), (134, 110, 52)),
    Tone((236, 163, 76), (192, 126, 50)),
    Tone((211, 98, 66), (226, 124, 88)),
    Tone((138, 28, 48), (255, 164, 166)),
)
"""Not due … over 13 weeks late: ever darker, in the dark theme ever lighter, so that they differ without colour too."""
MOOD: Final[dict[str, tuple[Tone, Tone]]] = {
    "angry": (BAD, BAD_SOFT),
    "cold": (Tone((62, 84, 120), (150, 180, 226)), Tone((230, 236, 244), (38, 50, 70))),
    "polite": (Tone((88, 92, 100), (186, 192, 202)), Tone((239, 239, 237), (50, 56, 66))),
    "friendly": (GOOD, GOOD_SOFT),
    "warm": (Tone((140, 80, 10), (244, 190, 110)), Tone((255, 240, 214), (70, 54, 30))),
}
MEDAL: Final[dict[str, Tone]] = {
    "gold": Tone((168, 116, 8), (240, 192, 84)),
    "silver": Tone((84, 98, 116), (184, 198, 216)),
    "bronze": Tone((150, 84, 36), (224, 154, 102)),
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
ZOOM: Final = {"small": 0.9, "normal": 1.0, "large": 1.12}
"""Text sizes: everything grows with the text, so that it stays in proportion and sharp."""


@lru_cache(maxsize=4000)
def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour `share` of the way from `one` to `other`, in each theme."""
    return Tone(_between(one.light, other.light, share), _between(one.dark, other.dark, share))


def _between(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def hexed(colour: Rgb) -> str:
    """A colour as pages and pictures write it: #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
