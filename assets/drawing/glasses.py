"""Spectacles, centred on the eyes (48 ± 9.6, 42.5)."""

from assets.drawing.heads import EYES
from assets.drawing.svg import circle, line, rect

EYE_GAP = 9.6


def rimless() -> str:
    """Thin lenses without frames: a pale sheen, gold bridge and arms."""
    lenses = "".join(_lens(sign, 15.4, 12, 4.6, "#ffffff", 0.08, "#7d8791", 1.1) for sign in (-1, 1))
    return lenses + _sheen(14.6) + _arms("#a58a4c", 1.3, 7.6, 28.2, EYES - 2) + _bridge("#a58a4c", 1.4, 2, EYES - 1.6)


def round_dark() -> str:
    """Round dark frames."""
    lenses = "".join(
        circle(48 + s * EYE_GAP, EYES + 0.6, 7.4, "#ffffff", fill_opacity=0.07, stroke="#3d4450", stroke_width=1.7)
        for s in (-1, 1)
    )
    return lenses + _arms("#3d4450", 1.7, 7.4, 29.4, EYES - 1) + _bridge("#3d4450", 1.7, 2.3, EYES - 0.6)


def square_brown() -> str:
    """Wide soft-cornered frames."""
    lenses = "".join(_lens(sign, 15.4, 12.8, 4.6, "#ffffff", 0.05, "#7b3b2a", 1.8) for sign in (-1, 1))
    return lenses + _arms("#7b3b2a", 1.8, 7.5, 28.6, EYES - 2) + _bridge("#7b3b2a", 1.8, 2.1, EYES - 1)


def _lens(sign: int, width: float, height: float, radius: float, fill: str, opacity: float, rim: str, rim_width: float) -> str:
    x, y = 48 + sign * EYE_GAP - width / 2, EYES + 0.6 - height / 2
    return rect(x, y, width, height, radius, fill, fill_opacity=opacity, stroke=rim, stroke_width=rim_width)


def _sheen(outer: float) -> str:
    """A slanted glint at the outer side of both lenses."""
    glints = (f"M{x:g} {EYES - 2.6:g}L{x - 2.8:g} {EYES + 3.8:g}" for x in (48 - outer + 1, 48 + outer + 0.6))
    return "".join(line(d, "#ffffff", 1.5, stroke_opacity=0.8) for d in glints)


def _bridge(colour: str, width: float, half: float, y: float) -> str:
    return line(f"M{48 - half} {y}Q48 {y - 1.8} {48 + half} {y}", colour, width)


def _arms(colour: str, width: float, lens_half: float, end: float, y: float) -> str:
    left = 48 - EYE_GAP - lens_half
    one = line(f"M{left:g} {y:g}L{end:g} {y - 0.6:g}", colour, width)
    return one + line(f"M{96 - left:g} {y:g}L{96 - end:g} {y - 0.6:g}", colour, width)
