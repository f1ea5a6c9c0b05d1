"""Parts that several icons share, white on a 48 × 48 ground with strokes of one weight."""

from assets.drawing.svg import circle, group, line, rect, shape, trace

WHITE = "#ffffff"
WEIGHT = 3.6
FINE = 3


def stroke(d: str, width: float = WEIGHT) -> str:
    """A white line."""
    return line(d, WHITE, width)


def solid(d: str) -> str:
    """A white shape with slightly rounded corners; paths inside paths are holes."""
    return shape(d, WHITE, fill_rule="evenodd", stroke=WHITE, stroke_width=1.2, stroke_linejoin="round")


def cut(d: str) -> str:
    """A white shape with exact edges; paths inside paths are holes."""
    return shape(d, WHITE, fill_rule="evenodd")


def dot(x: float, y: float, r: float) -> str:
    """A white disc."""
    return circle(x, y, r, WHITE)


def ring(x: float, y: float, r: float, width: float = WEIGHT) -> str:
    """A white circle line."""
    return circle(x, y, r, "none", stroke=WHITE, stroke_width=width)


def box(x: float, y: float, width: float, height: float, radius: float = 2.4) -> str:
    """A white rounded rectangle."""
    return rect(x, y, width, height, radius, WHITE)


def frame(x: float, y: float, width: float, height: float, radius: float = 4, weight: float = WEIGHT) -> str:
    """A white rounded rectangle line."""
    return rect(x, y, width, height, radius, "none", stroke=WHITE, stroke_width=weight)


def moved(parts: str, x: float, y: float, scale: float = 1) -> str:
    """Parts moved, and made larger or smaller."""
    return group([parts], f"translate({x:g} {y:g}) scale({scale:g})")


def yuan(x: float, y: float, size: float, width: float = FINE) -> str:
    """A yuan sign in a square of the given half size."""
    s, bars = size, trace("M", x - size * 0.7, y + size * 0.12, "L", x + size * 0.7, y + size * 0.12)
    arms = trace("M", x - s * 0.75, y - s, "L", x, y - s * 0.12, "L", x + s * 0.75, y - s)
    bars += trace("M", x - s * 0.7, y + s * 0.6, "L", x + s * 0.7, y + s * 0.6)
    return stroke(arms + trace("M", x, y - s * 0.12, "L", x, y + s * 1.05) + bars, width)


def banknote(x: float, y: float, r: float, width: float = FINE) -> str:
    """Money in any currency: a banknote of the given half width."""
    high, thin = r * 0.62, min(width, r * 0.26)
    corners = "".join(dot(x + side * r * 0.66, y, thin * 0.55) for side in (-1, 1))
    return frame(x - r, y - high, 2 * r, 2 * high, r * 0.2, thin) + ring(x, y, r * 0.3, thin) + corners


def bubble() -> str:
    """A speech bubble with its tail at the lower left; its middle is (24, 20)."""
    d = "M13 6.4h22a7 7 0 0 1 7 7v13.2a7 7 0 0 1 -7 7h-12l-9.4 8v-8h-.6a7 7 0 0 1 -7 -7v-13.2a7 7 0 0 1 7 -7Z"
    return stroke(d)


def tick(x: float, y: float, size: float, width: float = WEIGHT) -> str:
    """A check mark."""
    d = trace("M", x - size, y + size * 0.05, "L", x - size * 0.28, y + size * 0.75, "L", x + size, y - size * 0.7)
    return stroke(d, width)


def question(x: float, y: float, size: float, width: float = WEIGHT) -> str:
    """A question mark of the given half height."""
    s = size
    hook = trace(
        "M",
        x - s * 0.56,
        y - s * 0.5,
        "C",
        x - s * 0.56,
        y - s * 1.2,
        x + s * 0.64,
        y - s * 1.2,
        x + s * 0.64,
        y - s * 0.42,
    )
    hook += trace("C", x + s * 0.64, y + s * 0.02, x, y + s * 0.02, x, y + s * 0.44)
    return stroke(hook, width) + dot(x, y + s * 0.98, width * 0.6)


def arrow(x1: float, y1: float, x2: float, y2: float, head: float = 5.5, width: float = WEIGHT) -> str:
    """A straight arrow from one point to another."""
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / length * head, (y2 - y1) / length * head
    d = trace("M", x1, y1, "L", x2, y2, "M", x2 - ux - uy, y2 - uy + ux, "L", x2, y2, "L", x2 - ux + uy, y2 - uy - ux)
    return stroke(d, width)


def truck(load: str) -> str:
    """A lorry facing right; `load` is path data of a hole in its cargo box."""
    cargo = cut("M6 9L25.6 9A2.4 2.4 0 0 1 28 11.4L28 33L3.6 33L3.6 11.4A2.4 2.4 0 0 1 6 9Z" + load)
    cab = cut(
        "M30.6 16.4L37.4 16.4A2.6 2.6 0 0 1 39.6 17.6L44 24.6A3 3 0 0 1 44.4 26.2L44.4 33L30.6 33Z"
        "M33.6 19.6L33.6 25L40.6 25L37.2 19.6Z"
    )
    return cargo + cab + wheels()


def wheels() -> str:
    """Two wheels under a lorry."""
    return dot(13, 37.4, 4.4) + dot(36, 37.4, 4.4)


def magnifier(x: float, y: float, r: float) -> str:
    """A lens with its handle to the lower right."""
    edge = r * 0.72
    return ring(x, y, r) + stroke(trace("M", x + edge, y + edge, "L", x + edge + r * 0.72, y + edge + r * 0.72), 4.4)


def calendar_page() -> str:
    """A calendar sheet: frame, dark header, two rings; its free middle is (24, 29)."""
    head = cut("M10 8.6L38 8.6A4.6 4.6 0 0 1 42.6 13.2L42.6 18.6L5.4 18.6L5.4 13.2A4.6 4.6 0 0 1 10 8.6Z")
    return frame(7.2, 10.4, 33.6, 31.2, 4) + head + stroke("M15.6 5.4L15.6 9M32.4 5.4L32.4 9")


def shop_front() -> str:
    """A small shop: awning with scallops, walls; the middle of its window is (24, 31)."""
    awning = "M10.4 5.6h27.2l5.4 10.4a4.9 4.9 0 0 1 -9.6 1a4.8 4.8 0 0 1 -9.4 0a4.8 4.8 0 0 1 -9.4 0a4.9 4.9 0 0 1 -9.6 -1Z"
    return cut(awning) + stroke("M9.2 24.4L9.2 42L38.8 42L38.8 24.4")


def flag(x: float, y: float, size: float = 1) -> str:
    """A flag on its pole, the pole's foot at (x, y)."""
    cloth = solid("M1.4 -27L20 -27L15.6 -20.4L20 -13.8L1.4 -13.8Z")
    return moved(stroke("M0 0L0 -28") + cloth, x, y, size)


def person(x: float, y: float, size: float = 1) -> str:
    """Head and shoulders; (x, y) is the middle of the shoulders' lower edge."""
    shoulders = "M-9 0L-9 -2.4C-9 -8.4 -4.8 -11 0 -11C4.8 -11 9 -8.4 9 -2.4L9 0Z"
    return moved(solid(shoulders) + dot(0, -17.4, 5), x, y, size)
