"""What grows on the lower face: drawn under the mouth, so that its corners stay to be seen."""

from collections.abc import Callable
from typing import Final

from assets.drawing.heads import Head, jaw_area
from assets.drawing.svg import ellipse, shape
from assets.drawing.tones import Skin


def draw_beard(name: str, head: Head, colour: str, skin: Skin) -> str:
    """The named beard ("" for none) in a colour."""
    return BEARDS[name](head, colour, skin) if name else ""


def _stubble(head: Head, _colour: str, _skin: Skin) -> str:
    return shape(jaw_area(head, 52.5), "#4a3f46", fill_opacity=0.16)


def _moustache(_head: Head, colour: str, _skin: Skin) -> str:
    d = (
        "M48 53.4C45.4 52.2 40.6 53.2 38.8 56.4C41.4 56.4 45.4 55.8 48 55.2"
        "C50.6 55.8 54.6 56.4 57.2 56.4C55.4 53.2 50.6 52.2 48 53.4Z"
    )
    return shape(d, colour)


def _goatee(head: Head, colour: str, skin: Skin) -> str:
    y = head.chin_y
    d = f"M43.6 {y - 4.6:g}C46 {y - 3.6:g} 50 {y - 3.6:g} 52.4 {y - 4.6:g}C53.4 {y - 2:g} 51 {y + 0.6:g} 48 {y + 0.8:g}"
    return _moustache(head, colour, skin) + shape(d + f"C45 {y + 0.6:g} 42.6 {y - 2:g} 43.6 {y - 4.6:g}Z", colour)


def _full(head: Head, colour: str, skin: Skin) -> str:
    lips = ellipse(48, 59, 9.2, 3.8, skin.shade)
    return shape(jaw_area(head, 53.4), colour, fill_opacity=0.94) + lips + _moustache(head, colour, skin)


BEARDS: Final[dict[str, Callable[[Head, str, Skin], str]]] = {
    "stubble": _stubble,
    "moustache": _moustache,
    "goatee": _goatee,
    "full": _full,
}
