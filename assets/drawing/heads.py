"""The head under the hair: outline, shadow side, ears, neck and the marks of age."""

from dataclasses import dataclass
from typing import Final

from assets.drawing.svg import ellipse, group, line, shape, trace
from assets.drawing.tones import Skin

MIDDLE = 48.0
TOP = 14.0
EYES = 42.5


@dataclass(frozen=True)
class Head:
    """Half widths of temples, jaw and chin, and how low jaw and chin are."""

    temple: float
    jaw: float
    chin: float
    chin_y: float
    jaw_y: float = 56
    ear: float = 1

    def side(self, sign: int) -> list[str]:
        """Path data from the temple over the jaw to the chin, on the right (1) or left (-1)."""

        def x(offset: float) -> float:
            return MIDDLE + sign * offset

        lean, half = (self.temple - self.jaw) * 0.55, (self.jaw_y - EYES) * 0.45
        onward = (self.chin_y - self.jaw_y) * 0.55
        turn = lean * onward / half + 1.2
        return [
            trace("C", x(self.temple), EYES + half, x(self.jaw + lean), self.jaw_y - half, x(self.jaw), self.jaw_y),
            trace("C", x(self.jaw - turn), self.jaw_y + onward, x(self.chin), self.chin_y, MIDDLE, self.chin_y),
        ]

    def outline(self) -> str:
        """The whole outline, skull included."""
        left, right = MIDDLE - self.temple, MIDDLE + self.temple
        skull = trace("C", right, 25, MIDDLE + self.temple * 0.6, TOP, MIDDLE, TOP)
        skull += trace("C", MIDDLE - self.temple * 0.6, TOP, left, 25, left, EYES)
        rising = trace("M", MIDDLE, self.chin_y) + _reversed_side(self)
        return rising + skull + "".join(self.side(-1)) + "Z"


def _reversed_side(head: Head) -> str:
    """From the chin up to the right temple: the right side walked backwards."""
    words = " ".join(head.side(1)).replace("C", " ").split()
    points = [(words[i], words[i + 1]) for i in range(0, len(words), 2)]
    a, b, jaw, c, d, _chin = points
    steps = [("C", *d, *c, *jaw), ("C", *b, *a, str(MIDDLE + head.temple), str(EYES))]
    return "".join(" ".join(step) for step in steps)


HEADS: Final = {
    "oval": Head(temple=20.2, jaw=16.6, chin=8.6, chin_y=68.5),
    "long": Head(temple=19, jaw=14.8, jaw_y=58, chin=7.2, chin_y=70.4),
    "square": Head(temple=20.6, jaw=18.8, jaw_y=58.4, chin=11.6, chin_y=69.2),
    "broad": Head(temple=21.5, jaw=20.5, jaw_y=59, chin=13.5, chin_y=69.5),
    "round": Head(temple=22.3, jaw=22.6, jaw_y=55.5, chin=14.2, chin_y=69.5, ear=1.1),
    "firm": Head(temple=20.5, jaw=17.5, jaw_y=57, chin=9.5, chin_y=69),
    "young": Head(temple=19.5, jaw=15.5, jaw_y=57, chin=7, chin_y=68),
    "heart": Head(temple=19.3, jaw=14, jaw_y=57, chin=5.5, chin_y=68),
    "gentle": Head(temple=19.5, jaw=15.8, jaw_y=57, chin=7.5, chin_y=68),
    "full": Head(temple=20.4, jaw=18.2, jaw_y=56.6, chin=10, chin_y=68.2),
    "slender": Head(temple=18.7, jaw=14.2, jaw_y=57.6, chin=6.4, chin_y=69.4),
}
"""Shapes of heads, from narrow and pointed to round."""


def draw_neck(head: Head, skin: Skin) -> str:
    """Neck with the chin's shadow on it; drawn before clothes and head."""
    half = head.jaw * 0.62
    left, right, low = MIDDLE - half, MIDDLE + half, head.chin_y + 4.5
    neck = trace("M", left, 55, "L", right, 55, "L", right + 1, 74, "Q", MIDDLE, 86, left - 1, 74, "Z")
    shadow = trace("M", left, 55, "L", right, 55, "L", right, low - 3, "Q", MIDDLE, low + 4, left, low - 3, "Z")
    return shape(neck, skin.light) + shape(shadow, skin.shade)


def draw_head(head: Head, skin: Skin) -> str:
    """Ears, face and its shadow side (light comes from the upper left)."""
    x, inner = MIDDLE + head.temple, MIDDLE + head.jaw * 0.74
    shadow = trace("M", x, EYES - 6, "L", x, EYES) + "".join(head.side(1))
    shadow += trace("C", MIDDLE + head.chin, head.chin_y - 1.5, inner, head.jaw_y + 5, inner + 1.5, head.jaw_y - 3)
    shadow += trace("C", inner + 3, EYES + 6, x - 2, EYES, x, EYES - 6) + "Z"
    return _ears(head, skin) + shape(head.outline(), skin.light) + shape(shadow, skin.shade, fill_opacity=0.75)


def _ears(head: Head, skin: Skin) -> str:
    size, parts = head.ear, []
    for sign in (-1, 1):
        x, y = MIDDLE + sign * (head.temple + 0.6), 46.5
        parts.append(ellipse(x, y, 3.7 * size, 5.6 * size, skin.light if sign < 0 else skin.shade))
        curl = trace("M", x + sign * 1.3, y - 2.8, "Q", x - sign * 1.6, y - 1.5, x + sign * 0.4, y + 2.4)
        parts.append(line(curl, skin.crease, 1.1, stroke_opacity=0.55))
    return group(parts)


def draw_earrings(kind: str, head: Head) -> str:
    """A pair of small earrings, where hair leaves them to be seen."""
    if not kind:
        return ""
    colour, edge = {"pearl": ("#ffffff", "#d8c3a8"), "gold": ("#e3b341", "#b0842a")}[kind]
    places = (MIDDLE - head.temple - 1, MIDDLE + head.temple + 1)
    return "".join(ellipse(x, 53, 1.5, 1.5, colour, stroke=edge, stroke_width=0.6) for x in places)


def draw_age(marks: tuple[str, ...], head: Head, skin: Skin) -> str:
    """Folds, bags, forehead lines, moles and the like, under the features."""
    drawn = {"folds": _folds, "bags": _bags, "forehead": _forehead, "double_chin": _double_chin,
             "laugh_lines": _laugh_lines, "mole": _mole, "freckles": _freckles, "soft_folds": _soft_folds}  # fmt: skip
    return "".join(drawn[mark](head, skin) for mark in marks)


def _both(left: str, right: str, skin: Skin, width: float = 1.3, opacity: float = 0.6) -> str:
    return "".join(line(d, skin.crease, width, stroke_opacity=opacity) for d in (left, right))


def _folds(head: Head, skin: Skin) -> str:
    wide = min(head.jaw * 0.64, 11.6)
    one, two = (trace("M", 48 + s * 6.4, 51.5, "Q", 48 + s * wide, 53, 48 + s * (wide + 0.6), 58) for s in (-1, 1))
    return _both(one, two, skin)


def _bags(_head: Head, skin: Skin) -> str:
    one, two = (trace("M", 48 + s * 6, 48.2, "Q", 48 + s * 9.5, 50, 48 + s * 13, 47.8) for s in (-1, 1))
    return _both(one, two, skin, 1.1, 0.5)


def _forehead(_head: Head, skin: Skin) -> str:
    return _both("M40 25.6Q48 24 56 25.6", "M42 29Q48 27.6 54 29", skin, 1.2)


def _double_chin(head: Head, skin: Skin) -> str:
    y = head.chin_y
    return line(trace("M", 39.5, y - 2.6, "Q", 48, y + 0.6, 56.5, y - 2.6), skin.crease, 1.3, stroke_opacity=0.55)


def _laugh_lines(head: Head, skin: Skin) -> str:
    at, above, below = head.temple - 1.6, 42.2, 46.2
    one, two = (
        trace("M", 48 + s * (at - 2.6), above + 1.2, "L", 48 + s * at, above)
        + trace("M", 48 + s * (at - 2.8), below - 0.6, "L", 48 + s * at, below)
        for s in (-1, 1)
    )
    return _both(one, two, skin, 1, 0.55)


def _soft_folds(_head: Head, skin: Skin) -> str:
    one, two = (trace("M", 48 + s * 7, 52.4, "Q", 48 + s * 9.4, 53.6, 48 + s * 9.8, 56) for s in (-1, 1))
    return _both(one, two, skin, 1.1, 0.4)


def _mole(head: Head, skin: Skin) -> str:
    return ellipse(MIDDLE - head.jaw * 0.52, 56.6, 0.95, 0.95, skin.crease)


def _freckles(_head: Head, skin: Skin) -> str:
    places = ((36.4, 49.6), (39.4, 51), (35, 52.2), (59.6, 49.6), (56.6, 51), (61, 52.2))
    return "".join(ellipse(x, y, 0.7, 0.7, skin.crease, fill_opacity=0.55) for x, y in places)


def jaw_area(head: Head, top: float) -> str:
    """Path data of the lower face, from cheek to cheek round the chin: where a beard grows."""
    left = MIDDLE - head.jaw
    area = trace("M", MIDDLE + head.jaw + 0.35, head.jaw_y - 4, "L", MIDDLE + head.jaw, head.jaw_y) + head.side(1)[1]
    area += _left_jaw(head) + trace("L", left - 0.35, head.jaw_y - 4)
    area += trace("C", left + 4, head.jaw_y - 2, left + 6, top, MIDDLE, top)
    area += trace("C", MIDDLE + head.jaw - 6, top, MIDDLE + head.jaw - 4, head.jaw_y - 2)
    return area + trace(" ", MIDDLE + head.jaw + 0.35, head.jaw_y - 4) + "Z"


def _left_jaw(head: Head) -> str:
    """From the chin up to the left jaw corner."""
    words = head.side(-1)[1].replace("C", " ").split()
    return trace("C", *words[2:4], *words[0:2], MIDDLE - head.jaw, head.jaw_y)
