"""Mouths, each around (48, 58), `wide` 1 being the usual width."""

from collections.abc import Callable

from assets.drawing.heads import Skin
from assets.drawing.svg import line, shape, trace

X, Y = 48.0, 58.2
INSIDE, TEETH, TONGUE = "#6d2329", "#ffffff", "#e2736f"


def draw_mouth(name: str, wide: float, lips: str, skin: Skin) -> str:
    """The named mouth."""
    return MOUTHS[name](wide, lips, skin)


def _curve(half: float, ends: float, middle: float, colour: str, width: float = 2.4) -> str:
    return line(trace("M", X - half, Y + ends, "Q", X, Y + middle, X + half, Y + ends), colour, width)


def _under_lip(skin: Skin, y: float, half: float = 3) -> str:
    d = trace("M", X - half, y, "Q", X, y + 1, X + half, y)
    return line(d, skin.crease, 1.3, stroke_opacity=0.55)


def _frown(wide: float, lips: str, skin: Skin) -> str:
    return _curve(7 * wide, 3, -4.6, lips, 2.7) + _under_lip(skin, Y + 4.4)


def _gritted(wide: float, lips: str, skin: Skin) -> str:
    half = 8.6 * wide
    d = trace("M", X - half, Y + 3.6, "C", X - half, Y - 4.6, X + half, Y - 4.6, X + half, Y + 3.6)
    d += trace("C", X + half * 0.5, Y + 2.4, X - half * 0.5, Y + 2.4, X - half, Y + 3.6, "Z")
    bite = line(trace("M", X - half * 0.86, Y + 0.4, "Q", X, Y - 0.8, X + half * 0.86, Y + 0.4), lips, 1)
    gaps = "".join(line(trace("M", X + g, Y - 2.4, "L", X + g, Y + 2.6), lips, 0.9) for g in (-4.6, 0, 4.6))
    return shape(d, TEETH) + bite + gaps + line(d, lips, 2, stroke_linejoin="round") + _under_lip(skin, Y + 6.6)


def _flat(wide: float, lips: str, skin: Skin) -> str:
    return _curve(6.6 * wide, 0.4, 0.2, lips, 2.5) + _under_lip(skin, Y + 4)


def _smirk_flat(wide: float, lips: str, skin: Skin) -> str:
    d = trace("M", X - 6.4 * wide, Y + 0.8, "L", X + 4 * wide, Y + 0.8)
    d += trace("Q", X + 6 * wide, Y + 0.6, X + 7 * wide, Y - 0.8)
    return line(d, lips, 2.5) + _under_lip(skin, Y + 4.2)


def _smile(wide: float, lips: str, skin: Skin) -> str:
    return _curve(7.2 * wide, -1.4, 5.2, lips, 2.5) + _under_lip(skin, Y + 5, 2.4)


def _wobble(wide: float, lips: str, skin: Skin) -> str:
    half = 6.8 * wide
    d = trace("M", X - half, Y - 0.2, "C", X - half * 0.5, Y + 3.4, X - 1, Y + 0.2, X + 1, Y + 1.4)
    d += trace("C", X + 2.6, Y + 2.4, X + half * 0.7, Y + 2, X + half, Y - 0.6)
    return line(d, lips, 2.4) + _under_lip(skin, Y + 5, 2.4)


def _smirk(wide: float, lips: str, skin: Skin) -> str:
    half = 7 * wide
    d = trace("M", X - half, Y - 0.6, "C", X - half * 0.4, Y + 3.4, X + half * 0.5, Y + 3.2, X + half, Y - 2.4)
    return line(d, lips, 2.5) + _under_lip(skin, Y + 5.4, 2.4)


def _grin(wide: float, lips: str, skin: Skin) -> str:
    half = 7.6 * wide
    d = trace("M", X - half, Y - 2, "Q", X, Y + 0.4, X + half, Y - 2)
    d += trace("C", X + half * 0.8, Y + 5.8, X - half * 0.8, Y + 5.8, X - half, Y - 2, "Z")
    return shape(d, TEETH, stroke=lips, stroke_width=1.9, stroke_linejoin="round") + _under_lip(skin, Y + 6.6, 2.2)


def _grin_wide(wide: float, lips: str, skin: Skin) -> str:
    return _grin(wide * 1.12, lips, skin)


def _laugh(wide: float, lips: str, _skin: Skin) -> str:
    half = 8.6 * wide
    low = ("C", X + half * 0.92, Y + 9.6, X - half * 0.92, Y + 9.6, X - half, Y - 3)
    d = trace("M", X - half, Y - 3, "Q", X, Y - 1, X + half, Y - 3, *low, "Z")
    teeth = trace("M", X - half * 0.9, Y - 2.4, "Q", X, Y - 0.6, X + half * 0.9, Y - 2.4)
    teeth += trace("L", X + half * 0.76, Y + 0.4, "Q", X, Y + 2, X - half * 0.76, Y + 0.4, "Z")
    tongue = trace("M", X - half * 0.5, Y + 4.6, "Q", X, Y + 1.8, X + half * 0.5, Y + 4.6)
    tongue += trace("Q", X, Y + 8, X - half * 0.5, Y + 4.6, "Z")
    open_mouth = shape(d, INSIDE, stroke=lips, stroke_width=1.4, stroke_linejoin="round")
    return open_mouth + shape(teeth, TEETH) + shape(tongue, TONGUE)


MOUTHS: dict[str, Callable[[float, str, Skin], str]] = {
    "frown": _frown,
    "gritted": _gritted,
    "flat": _flat,
    "smirk_flat": _smirk_flat,
    "smile": _smile,
    "wobble": _wobble,
    "smirk": _smirk,
    "grin": _grin,
    "grin_wide": _grin_wide,
    "laugh": _laugh,
}
