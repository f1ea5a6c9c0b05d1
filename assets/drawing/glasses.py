"""Spectacles, centred on the eyes (48 ± 9.6, 42.5)."""

from collections.abc import Callable
from typing import Final

from assets.drawing.heads import EYES
from assets.drawing.svg import circle, line, number, rect

EYE_GAP = 9.6
DARK, BROWN, GOLD, WINE = "#3d4450", "#7b3b2a", "#a58a4c", "#8a2f4b"


def rimless() -> str:
    """Thin lenses without frames: a pale sheen, gold bridge and arms."""
    lenses = "".join(_lens(sign, 15.4, 12, 4.6, "#ffffff", 0.08, "#7d8791", 1.1) for sign in (-1, 1))
    return lenses + _sheen(14.6) + _arms(GOLD, 1.3, 7.6, 28.2, EYES - 2) + _bridge(GOLD, 1.4, 2, EYES - 1.6)


def _round(colour: str, width: float) -> str:
    lenses = "".join(
        circle(48 + s * EYE_GAP, EYES + 0.6, 7.4, "#ffffff", fill_opacity=0.07, stroke=colour, stroke_width=width)
        for s in (-1, 1)
    )
    return lenses + _arms(colour, width, 7.4, 29.4, EYES - 1) + _bridge(colour, width, 2.3, EYES - 0.6)


def _square(colour: str, width: float, high: float = 12.8, radius: float = 4.6) -> str:
    lenses = "".join(_lens(sign, 15.4, high, radius, "#ffffff", 0.05, colour, width) for sign in (-1, 1))
    return lenses + _arms(colour, width, 7.5, 28.6, EYES - 2) + _bridge(colour, width, 2.1, EYES - 1)


def half_rim() -> str:
    """A dark bar above, nothing below."""
    top, low = EYES - 5.2, EYES + 1
    curves = (
        f"M{x - 7.6:g} {low:g}Q{x - 7.4:g} {top:g} {x - 4:g} {top:g}L{x + 4:g} {top:g}Q{x + 7.4:g} {top:g} {x + 7.6:g} {low:g}"
        for x in (48 - EYE_GAP, 48 + EYE_GAP)
    )
    bars = "".join(line(d, DARK, 1.9) for d in curves)
    lenses = "".join(_lens(sign, 15.2, 11.6, 4.4, "#ffffff", 0.06, "#9aa3ad", 0.8) for sign in (-1, 1))
    return lenses + bars + _arms(DARK, 1.6, 7.6, 28.6, EYES - 2) + _bridge(DARK, 1.6, 2, EYES - 2.4)


GLASSES: Final[dict[str, Callable[[], str]]] = {
    "rimless": rimless,
    "round_dark": lambda: _round(DARK, 1.7),
    "round_gold": lambda: _round(GOLD, 1.3),
    "square_brown": lambda: _square(BROWN, 1.8),
    "square_dark": lambda: _square("#2b2e36", 2.1, 12, 3.4),
    "square_wine": lambda: _square(WINE, 1.7, 12.4, 5.4),
    "half_rim": half_rim,
}


def _lens(sign: int, width: float, height: float, radius: float, fill: str, opacity: float, rim: str, rim_width: float) -> str:
    x, y = 48 + sign * EYE_GAP - width / 2, EYES + 0.6 - height / 2
    return rect(x, y, width, height, radius, fill, fill_opacity=opacity, stroke=rim, stroke_width=rim_width)


def _sheen(outer: float) -> str:
    """A slanted glint at the outer side of both lenses."""
    glints = (f"M{x:g} {EYES - 2.6:g}L{x - 2.8:g} {EYES + 3.8:g}" for x in (48 - outer + 1, 48 + outer + 0.6))
    return "".join(line(d, "#ffffff", 1.5, stroke_opacity=0.8) for d in glints)


def _bridge(colour: str, width: float, half: float, y: float) -> str:
    return line(f"M{number(48 - half)} {y}Q48 {number(y - 1.8)} {number(48 + half)} {y}", colour, width)


def _arms(colour: str, width: float, lens_half: float, end: float, y: float) -> str:
    left = 48 - EYE_GAP - lens_half
    one = line(f"M{left:g} {y:g}L{end:g} {y - 0.6:g}", colour, width)
    return one + line(f"M{96 - left:g} {y:g}L{96 - end:g} {y - 0.6:g}", colour, width)
