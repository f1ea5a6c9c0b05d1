"""Places behind the desk: quiet outlines on the ground of the window, a motif that is repeated as far as it is wide.

A motif is `WIDE` units wide and stands on y = `HIGH`. It has two inks a little off the ground, one for what is far and one for
what is near, and the ground itself for windows and gaps: so text stays as legible over it as over nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assets.drawing.svg import circle, ellipse, line, number, rect, shape

WIDE: Final = 460.0
HIGH: Final = 200.0


@dataclass(frozen=True)
class Inks:
    """Colours (#rrggbb) of a place: what is far, what is near, and the ground that shows through."""

    far: str
    near: str
    ground: str


def place(name: str, inks: Inks) -> str:
    """The SVG text of a place's motif, `WIDE` by `HIGH` units. `KeyError` for a name that is not one of `PLACES`."""
    size = f'width="{number(WIDE)}" height="{number(HIGH)}" viewBox="0 0 {number(WIDE)} {number(HIGH)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{PLACES[name](inks)}</svg>\n'


def _block(x: float, top: float, wide: float, ink: str, radius: float = 0) -> str:
    """A house front from `top` to the ground."""
    return rect(x, top, wide, HIGH - top + 4, radius, ink)


def _windows(
    x: float, top: float, columns: int, rows: int, ink: str, size: tuple[float, float] = (5, 7), step: float = 12
) -> str:
    """Rows of windows."""
    wide, high = size
    return "".join(
        rect(x + step * column, top + (high + 7) * row, wide, high, 0.8, ink)
        for row in range(rows)
        for column in range(columns)
    )


def _tree(x: float, high: float, ink: str) -> str:
    top = HIGH - high
    crown = circle(x, top + 9, 9, ink) + circle(x - 6, top + 14, 7, ink) + circle(x + 6, top + 14, 7, ink)
    return crown + rect(x - 1.2, top + 14, 2.4, high - 10, 0, ink)


def _hills(inks: Inks) -> str:
    d = f"M0 {HIGH + 2}L0 128C50 92 96 96 140 122C190 84 236 62 292 104C330 84 380 92 {WIDE} 128L{WIDE} {HIGH + 2}Z"
    return shape(d, inks.far)


def _house(x: float, top: float, wide: float, inks: Inks) -> str:
    """A small house with a tiled roof whose eaves turn up."""
    eaves = top + wide * 0.3
    roof = f"M{x - 7:g} {eaves:g}C{x + 2:g} {eaves - 3:g} {x + wide * 0.3:g} {top + 5:g} {x + wide / 2:g} {top:g}"
    roof += f"C{x + wide * 0.7:g} {top + 5:g} {x + wide - 2:g} {eaves - 3:g} {x + wide + 7:g} {eaves:g}Z"
    body = rect(x, eaves - 1, wide, HIGH - eaves + 5, 0, inks.near)
    return shape(roof, inks.near) + body + _windows(x + wide * 0.18, eaves + 10, 2, 1, inks.ground, (7, 8), wide * 0.42)


def plain(_inks: Inks) -> str:
    """Nothing."""
    return ""


def city(inks: Inks) -> str:
    """Towers behind towers."""
    far = "".join(
        _block(x, top, wide, inks.far)
        for x, top, wide in (
            (0, 104, 44),
            (58, 58, 36),
            (112, 88, 52),
            (196, 40, 34),
            (250, 78, 60),
            (336, 52, 40),
            (398, 96, 62),
        )
    )
    spire = line("M213 42L213 14M76 60L76 40", inks.far, 3)
    near = _block(18, 126, 52, inks.near) + _block(84, 92, 38, inks.near, 3) + _block(142, 136, 58, inks.near)
    near += _block(222, 104, 40, inks.near) + shape(f"M300 {HIGH + 2}L300 84L322 70L344 84L344 {HIGH + 2}Z", inks.near)
    near += _block(366, 130, 68, inks.near, 3)
    glass = _windows(26, 136, 3, 4, inks.ground, step=14) + _windows(91, 102, 2, 6, inks.ground, step=14)
    glass += _windows(150, 146, 4, 3, inks.ground) + _windows(230, 114, 2, 5, inks.ground, step=14)
    return (
        far
        + spire
        + near
        + glass
        + _windows(308, 96, 2, 6, inks.ground, step=16)
        + _windows(376, 140, 4, 3, inks.ground, step=14)
    )


def head_office(inks: Inks) -> str:
    """One great house with its name over the door, flags before it, others behind."""
    far = "".join(_block(x, top, wide, inks.far) for x, top, wide in ((8, 96, 48), (70, 66, 40), (344, 74, 42), (400, 104, 56)))
    house = _block(132, 52, 190, inks.near, 4) + _block(152, 38, 150, inks.near, 3)
    name = rect(176, 58, 102, 13, 3, inks.ground)
    glass = "".join(rect(144, y, 166, 6, 1, inks.ground) for y in (82, 97, 112, 127, 142))
    door = rect(206, 164, 42, HIGH - 162, 2, inks.ground) + rect(190, 158, 74, 5, 2, inks.near)
    flags = "".join(
        line(f"M{x} {HIGH}L{x} 122", inks.near, 2.6) + shape(f"M{x} 122L{x + 24} 126L{x + 24} 138L{x} 136Z", inks.near)
        for x in (62, 92, 340)
    )
    return (
        far
        + house
        + name
        + glass
        + door
        + flags
        + _tree(116, 44, inks.near)
        + _tree(402, 50, inks.near)
        + _tree(432, 40, inks.near)
    )


def hospital_town(inks: Inks) -> str:
    """A hospital with its cross on the roof, an ambulance, low houses round it."""
    far = "".join(
        _block(x, top, wide, inks.far) for x, top, wide in ((0, 130, 62), (74, 112, 44), (330, 118, 54), (396, 134, 64))
    )
    house = _block(134, 74, 172, inks.near, 3) + _block(186, 46, 68, inks.near, 3)
    cross = rect(213, 54, 14, 38, 2, inks.ground) + rect(201, 66, 38, 14, 2, inks.ground)
    glass = _windows(144, 88, 3, 5, inks.ground, (8, 9), 14) + _windows(262, 88, 3, 5, inks.ground, (8, 9), 14)
    door = rect(204, 160, 32, HIGH - 158, 2, inks.ground)
    van = shape("M338 168L382 168L396 180L402 182L402 194L338 194Z", inks.near) + rect(384, 172, 8, 8, 1, inks.ground)
    van += (
        circle(350, 195, 6, inks.near)
        + circle(388, 195, 6, inks.near)
        + rect(356, 174, 4, 12, 0, inks.ground)
        + rect(352, 178, 12, 4, 0, inks.ground)
    )
    return (
        far
        + house
        + cross
        + glass
        + door
        + van
        + _tree(36, 52, inks.near)
        + _tree(98, 42, inks.near)
        + _tree(436, 46, inks.near)
    )


def county_town(inks: Inks) -> str:
    """Small houses under hills, a pagoda among them, wires along the road."""
    pagoda = "".join(
        shape(f"M{330 - half} {y}C{318} {y - 3} 322 {y - 9} 330 {y - 11}C338 {y - 9} 342 {y - 3} {330 + half} {y}Z", inks.far)
        + rect(330 - half * 0.5, y, half, 16, 0, inks.far)
        for half, y in ((14, 34), (18, 52), (22, 70), (26, 88))
    )
    houses = _house(24, 138, 56, inks) + _house(104, 152, 44, inks) + _house(176, 132, 66, inks) + _house(372, 144, 58, inks)
    poles = "".join(line(f"M{x} {HIGH}L{x} 112M{x - 9} 118L{x + 9} 118", inks.near, 2.4) for x in (92, 276))
    wires = line(f"M0 112Q46 126 92 118Q184 136 276 118Q368 136 {WIDE} 112", inks.near, 1.3)
    return _hills(inks) + pagoda + houses + poles + wires + _tree(254, 48, inks.near) + _tree(348, 38, inks.near)


def market_street(inks: Inks) -> str:
    """Shops side by side with awnings and boards, lanterns over the street."""
    far = "".join(
        _block(x, top, wide, inks.far)
        for x, top, wide in ((0, 74, 92), (100, 58, 84), (194, 80, 104), (306, 64, 70), (384, 78, 76))
    )
    far += _windows(14, 86, 5, 1, inks.ground, (8, 10), 15) + _windows(210, 92, 5, 1, inks.ground, (8, 10), 17)
    shops = ""
    for x, wide in ((6, 98), (116, 82), (210, 104), (326, 56), (392, 62)):
        shops += _block(x, 122, wide, inks.near) + rect(x + 8, 126, wide - 16, 9, 2, inks.ground)
        scallops = int(wide // 13)
        step = wide / scallops
        shops += rect(x - 3, 140, wide + 6, 9, 1, inks.near)
        shops += "".join(circle(x + step * (one + 0.5), 149, step * 0.46, inks.near) for one in range(scallops))
        shops += rect(x + 8, 160, wide - 16, HIGH - 158, 1, inks.ground)
        shops += rect(x + wide / 2 - 1.5, 160, 3, HIGH - 158, 0, inks.near)
    wire = line(f"M0 98Q{WIDE / 4:g} 116 {WIDE / 2:g} 100Q{WIDE * 3 / 4:g} 116 {WIDE:g} 98", inks.near, 1.3)
    lanterns = "".join(ellipse(x, y, 6, 7.4, inks.near) + line(f"M{x} {y + 7}L{x} {y + 13}", inks.near, 1.6)
                       for x, y in ((58, 113), (116, 117), (178, 112), (286, 112), (346, 117), (404, 112)))  # fmt: skip
    return far + shops + wire + lanterns


def flooded_county(inks: Inks) -> str:
    """Roofs and a leaning pole in the water, a boat between them."""
    houses = _house(34, 134, 62, inks) + _house(176, 122, 74, inks) + _house(364, 140, 60, inks)
    pole = line("M130 186L140 100M131 106L152 110", inks.near, 2.6) + line(
        "M0 118Q70 132 140 108Q300 146 460 118", inks.near, 1.2
    )
    tree = circle(306, 152, 13, inks.near) + circle(296, 160, 9, inks.near) + circle(317, 160, 9, inks.near)
    water = shape(
        f"M0 172Q29 166 58 172T115 172T172 172T230 172T287 172T345 172T402 172T460 172L{WIDE} {HIGH + 2}L0 {HIGH + 2}Z",
        inks.ground,
    )
    water += shape(
        f"M0 176Q29 170 58 176T115 176T172 176T230 176T287 176T345 176T402 176T460 176L{WIDE} {HIGH + 2}L0 {HIGH + 2}Z",
        inks.far,
    )
    waves = "".join(
        line(f"M{x} {y}q9 -5 18 0t18 0", inks.near, 2)
        for x, y in ((20, 186), (86, 194), (150, 184), (284, 192), (356, 185), (412, 195))
    )
    boat = (
        shape("M212 178L276 178L264 191L224 191Z", inks.near)
        + circle(236, 164, 5, inks.near)
        + rect(230, 168, 12, 11, 4, inks.near)
    )
    boat += line("M252 162L272 190", inks.near, 2.2)
    return _hills(inks) + houses + tree + pole + water + waves + boat


def port(inks: Inks) -> str:
    """Cranes over a ship, containers on the quay."""
    ship = (
        shape("M96 152L330 152L312 186L112 186Z", inks.far)
        + rect(118, 120, 44, 32, 2, inks.far)
        + rect(126, 104, 28, 18, 2, inks.far)
    )
    ship += "".join(rect(172 + 36 * at, top, 33, 152 - top, 1, inks.far) for at, top in enumerate((128, 112, 128, 120)))
    cranes = ""
    for x in (36, 266):
        legs = f"M{x} {HIGH}L{x + 8} 78M{x + 52} {HIGH}L{x + 44} 78M{x + 2} 150L{x + 50} 150"
        cranes += line(legs, inks.near, 4) + rect(x - 30, 72, 128, 7, 2, inks.near) + rect(x + 16, 52, 20, 22, 2, inks.near)
        cranes += line(f"M{x + 26} 54L{x - 28} 74M{x + 26} 54L{x + 96} 74", inks.near, 1.8)
        cranes += line(f"M{x + 78} 78L{x + 78} 112", inks.near, 1.4) + rect(x + 66, 112, 24, 12, 1, inks.near)
    boxes = "".join(
        rect(x, y, 34, 15, 1, inks.near)
        for x, y in ((112, 184), (150, 184), (188, 184), (131, 167), (342, 184), (380, 184), (361, 167))
    )
    return ship + cranes + boxes + rect(0, HIGH - 3, WIDE, 6, 0, inks.near)


PLACES: Final[dict[str, Callable[[Inks], str]]] = {
    one.__name__: one for one in (plain, city, head_office, hospital_town, county_town, market_street, flooded_county, port)
}
