"""The few SVG elements that nanosvg draws well, as strings. Attribute names use _ for -, numbers are rounded."""

from collections.abc import Iterable
from math import cos, radians, sin

Point = tuple[float, float]


def number(value: float) -> str:
    """At most two decimals, no trailing zeros: the same text on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def element(tag: str, body: str | None = None, **attributes: object) -> str:
    """One element; attributes that are None are left out."""
    parts = [tag]
    for name, value in attributes.items():
        if value is not None:
            shown = number(value) if isinstance(value, int | float) else value
            parts.append(f'{name.replace("_", "-")}="{shown}"')
    opening = " ".join(parts)
    return f"<{opening}/>" if body is None else f"<{opening}>{body}</{tag}>"


def shape(d: str, fill: str, **attributes: object) -> str:
    """A filled path."""
    return element("path", d=d, fill=fill, **attributes)


def line(d: str, stroke: str, width: float, **attributes: object) -> str:
    """A stroked path with round ends and corners."""
    ends = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("path", d=d, fill="none", stroke=stroke, stroke_width=width, **{**ends, **attributes})


def circle(x: float, y: float, r: float, fill: str, **attributes: object) -> str:
    """A circle about (x, y)."""
    return element("circle", cx=x, cy=y, r=r, fill=fill, **attributes)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, **attributes: object) -> str:
    """An ellipse about (x, y)."""
    return element("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **attributes)


def rect(x: float, y: float, width: float, height: float, radius: float, fill: str, **attributes: object) -> str:
    """A rectangle with rounded corners."""
    return element("rect", x=x, y=y, width=width, height=height, rx=radius, ry=radius, fill=fill, **attributes)


def group(children: Iterable[str], transform: str | None = None, **attributes: object) -> str:
    """Several elements moved or turned together."""
    return element("g", "".join(children), transform=transform, **attributes)


def gradient(name: str, top: str, bottom: str, size: float) -> str:
    """A vertical gradient over the whole picture, used as fill="url(#name)"."""
    stops = element("stop", offset="0", stop_color=top) + element("stop", offset="1", stop_color=bottom)
    place = {"x1": 0, "y1": 0, "x2": 0, "y2": size, "gradientUnits": "userSpaceOnUse"}
    return element("defs", element("linearGradient", stops, id=name, **place))


def document(size: int, children: Iterable[str]) -> str:
    """A whole file of the given square size, one element a line."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}">'
    return "\n".join([root, *children, "</svg>"]) + "\n"


def polygon(points: Iterable[Point]) -> str:
    """Path data of a closed polygon."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def around(x: float, y: float, r: float, degrees: float) -> Point:
    """The point at an angle (0 = up, clockwise) on a circle."""
    return x + r * sin(radians(degrees)), y - r * cos(radians(degrees))


def trace(*steps: str | float) -> str:
    """Path data from letters and numbers, rounded: trace("M", 1, 2, "L", 3, 4)."""
    return " ".join(step if isinstance(step, str) else number(step) for step in steps)


def mix(one: str, other: str, part: float) -> str:
    """The colour `part` of the way from one to the other (#rrggbb)."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
