"""What hair is: its shapes before and behind the head, in the tones of one colour; and short hair.

Each style is drawn for a head of so many units from the middle to the temple (`fits`), and made wider or narrower for others.
"""

from dataclasses import dataclass

from assets.drawing.svg import around, circle, ellipse, group, line, number, shape
from assets.drawing.tones import Tones


@dataclass(frozen=True)
class Hair:
    """SVG in front of the head, behind the neck, and over the clothes; the hairline throws a shadow on the skin."""

    front: str
    hairline: str = ""
    back: str = ""
    drape: str = ""
    fits: float = 20

    def shadow(self, tone: str) -> str:
        """The shadow under the hairline."""
        return group([line(self.hairline, tone, 3, stroke_opacity=0.8)], "translate(0.5 1)") if self.hairline else ""

    def fitted(self, part: str, temple: float) -> str:
        """A part of it, as wide as the head."""
        scale = temple / self.fits
        return group([part], f"translate({number(48 * (1 - scale))} 0) scale({scale:.3f} 1)") if part else ""


def cut(outer: str, start: str, hairline: str, colour: str) -> tuple[str, str]:
    """A shape made of its outer edge and its hairline, and the hairline alone."""
    return shape(f"{outer}L{start}{hairline}Z", colour), f"M{start}{hairline}"


def strands(colour: str, width: float, *paths: str) -> str:
    """Lines that shine."""
    return "".join(line(d, colour, width) for d in paths)


def curls(colour: str, centre: tuple[float, float], reach: float, size: float, ends: float, step: float) -> str:
    """Round curls along the outside of the head, from −`ends` to `ends` degrees."""
    count = round(2 * ends / step)
    places = (around(*centre, reach, -ends + step * number) for number in range(count + 1))
    return "".join(circle(x, y, size, colour) for x, y in places)


def slick(tone: Tones) -> Hair:
    """Combed back with pomade: high, smooth, shining."""
    outer = "M28.8 46L27 46C24 35 23.4 22 30.5 14C38 6 55.6 4 64.4 11C72.2 17 72.6 33 69 46L67.2 46"
    peak = "C66.8 36 64.6 30 62 26.4C57.6 24 52.6 22.2 48.6 18.6"
    peak += "C43.6 20.4 36.6 22.4 33.4 27.4C30.6 32 29.6 36 29.4 40"
    front, hairline = cut(outer, "67 41", peak, tone.main)
    shine = strands(tone.shine, 1.5, "M37 19.6C39.4 14.6 44 11.6 50.4 11", "M52 17.6C55.4 14.4 60.4 14 64.8 17")
    return Hair(front + shine + strands(tone.shine, 1.3, "M57 21.6C60.6 20.4 64.6 22 67 25.6"), hairline, fits=20.5)


def receding(tone: Tones) -> Hair:
    """Deep bays at the temples, a forelock between them, lighter sides."""
    outer = "M28.8 47L27 47C24 35 24 22.6 31.4 15.4C39.6 7.6 56.4 7.6 64.6 15.4C72 22.6 72 35 69 47L67.2 47"
    bays = "C66.4 35 66 29 64.4 25.4C62.6 20.4 59.8 16.8 57.4 16.2"
    bays += "C55.2 19.6 50 21.6 45.4 20.6C42.4 19.8 40.4 18 39.6 16.2"
    bays += "C36.4 17.4 33.4 20.8 31.8 25.4C30.2 29.4 29.4 35 29 41"
    front, hairline = cut(outer, "67 41", bays, tone.main)
    grey = strands(tone.shine, 1.4, "M27.4 40C26.8 34 27.4 28.6 29.4 24.4", "M68.6 40C69.2 34 68.6 28.6 66.6 24.4")
    combed = strands(tone.shine, 1.3, "M43.4 17C45.4 13.6 50 12 54.4 12.6", "M49 17.4C51 15.4 53.6 14.6 56 15")
    return Hair(front + grey + combed, hairline, fits=20.5)


def soft(tone: Tones) -> Hair:
    """A stout man's short hair, soft and a little thin."""
    outer = "M27.2 45L25.2 45C22.4 34 23 21.6 31.4 14.4C40 7.2 56 7.2 64.6 14.4C73 21.6 73.6 34 70.8 45L68.8 45"
    edge = "C69 36 67.6 32.4 65 29C63 24.8 58.6 22.8 53.6 23.6"
    edge += "C48.6 24.4 44.4 22 39.4 22.2C34.6 22.4 31.6 25.8 30.4 30C28.4 34 27.4 38 27.3 41"
    front, hairline = cut(outer, "68.8 41", edge, tone.main)
    light = strands(tone.shine, 1.5, "M35 18.2C39 14 45 12.2 51 12.8", "M44 18.8C48.4 16.6 53.6 16.6 57.8 18.4")
    sides = strands(tone.shine, 1.3, "M27 36C27 31.6 28.2 28 30 25.6", "M69 36C69 31.6 67.8 28 66 25.6")
    return Hair(front + light + sides, hairline, fits=21.5)


def fluffy(tone: Tones) -> Hair:
    """Thin hair, fluffy over the ears, combed across a high forehead."""
    outer = "M29.8 47.4L28.6 47.4C24.4 43 23.2 35.4 25.6 27.6C28.2 17.4 36.6 9.4 48 9.2C59.4 9 67.8 17 70.4 27.4"
    outer += "C72.6 35.4 71.4 43 67.4 47.4L66.2 47.4"
    edge = "C66.2 33 64 26.6 60 22.6C53.4 24.4 44 22.6 38.4 19.4C33.4 24 30.4 32 29.8 40"
    front, hairline = cut(outer, "66.2 40", edge, tone.main)
    line_of = tone.deep if tone.shine == "#ffffff" else tone.shine
    shade = strands(line_of, 1.4, "M41 18C46.4 20.6 53 21 58.6 19.4", "M43 13.8C49 15.8 55.6 15.8 61 14.8")
    sides = strands(line_of, 1.3, "M27.2 40C26.8 35 27.8 30 29.8 26", "M68.8 40C69.2 35 68.2 30 66.6 26.4")
    return Hair(front + shade + sides, hairline, fits=18.8)


def crew_cut(tone: Tones) -> Hair:
    """Short and square, standing up in front."""
    outer = "M28 44L26 44C25 35 25 26 26.6 17.6L29 12.6L31.4 13.2L33.6 9.8L36.8 11.4L39.6 8.4L43 10.6L46.4 7.8"
    outer += "L49.8 10.2L53.4 7.8L56.4 10.6L60 8.6L62.4 11.8L65.4 10.6L67 13.8L69.4 17.6C71 26 71 35 70 44L68 44"
    edge = "C67.8 37.6 67.2 32 65.4 28.4L61.6 24C54 22.6 42 22.6 34.4 24L30.6 28.4C28.8 32 28.2 37.6 28 41"
    front, hairline = cut(outer, "68 41", edge, tone.main)
    bristles = strands(tone.shine, 1.4, "M36 20L36.8 15.6M43 18.8L43.4 14.2M50.4 18.8L50.8 14.2M57.6 19.6L58 15.4")
    return Hair(front + bristles, hairline, fits=21.3)


def buzz(tone: Tones) -> Hair:
    """Cropped close all over."""
    outer = "M28.6 42L27.2 42C25.2 31 26.6 21 33 15C41 9 55 9 63 15C69.4 21 70.8 31 68.8 42L67.4 42"
    edge = "C67.4 35 66.4 30.6 64 27C61.4 23.8 57 23 52 22.4C45 21.8 36 22.8 32 27C29.6 30.6 28.6 35 28.6 41"
    front, hairline = cut(outer, "67.4 41", edge, tone.main)
    return Hair(front + strands(tone.shine, 1.3, "M36 18.6C40 15.4 44.6 14 49.6 14"), hairline)


def side_swept(tone: Tones) -> Hair:
    """A neat side parting."""
    outer = "M29.4 44L27.6 44C23.8 28 30.4 8 49 7.6C67.2 7.6 72.4 27 68.6 44L66.8 44"
    edge = "C66.8 34.6 65 30 62 26.8C56.6 25 52.6 22.4 50.6 19C46.4 24 39.6 27.4 33 28C31 31.4 29.8 36 29.4 41"
    front, hairline = cut(outer, "66.6 41", edge, tone.main)
    shine = strands(tone.shine, 1.5, "M34 22.2C38.4 20.2 42.6 17 45 13.2", "M54.4 15.6C57 19 60.6 21.2 64.4 22")
    return Hair(front + shine, hairline, fits=19.3)


def fringe(tone: Tones) -> Hair:
    """Short sides under a long textured top that falls over the forehead."""
    sides = shape("M29.6 21L33 24C30.4 31 29.6 37 29.4 42L28.2 45C27 39 26.8 28 29.6 21Z", tone.shine)
    sides += shape("M66.4 21L63 24C65.6 31 66.4 37 66.6 42L67.8 45C69 39 69.2 28 66.4 21Z", tone.light)
    outer = "M27.4 33C23 21.6 29.2 7.8 45 7C50.4 3.8 60.8 4.8 65.4 10.6C72.8 15 73.4 25.6 69 33"
    edge = "C68.4 29.4 67 26.6 65.4 24.8C65 27.4 63.8 29 62.2 30"
    edge += "C61.8 27.4 60.8 25.4 59.2 24.4C58 27.4 55.4 29 52.4 29.4"
    edge += "C52.4 27.6 51.6 26 50.4 24.8C47.6 27.8 43.8 29.2 39.8 29C40.6 27.6 40.8 26.2 40.4 25"
    edge += "C37.6 27.6 34.2 28.8 31.2 28.6"
    top, _ = cut(outer, "69 33", edge + "C29.6 29.8 28.2 31.2 27.4 33", tone.main)
    shine = strands(tone.shine, 1.6, "M36 19C39 14.4 44 12 49.6 11.8", "M51.4 18.6C55 14.8 59.8 13.6 64 15.4")
    return Hair(sides + top + shine, "M65 27" + edge[edge.index("C65 27.4") :], fits=19.5)


def quiff(tone: Tones) -> Hair:
    """Short sides, swept up high in front."""
    sides = shape("M30 23L33.4 25C30.8 31 29.8 37 29.4 42L28 44C26.8 37 27 29 30 23Z", tone.light)
    sides += shape("M66 23L62.6 25C65.2 31 66.2 37 66.6 42L68 44C69.2 37 69 29 66 23Z", tone.light)
    outer = "M28.6 31C25.8 22 28.6 11.6 37 9.4C43 3.6 56 2.6 63 7.4C71 11 72.6 23 67.4 31"
    edge = "C66.6 27.8 65 25.4 62.6 23.8C56 20.4 49 20.8 43 23.4C38.4 25 34 25 31.6 25.4C30.2 27 29.2 29 28.6 31"
    top, _ = cut(outer, "67.4 31", edge, tone.main)
    shine = strands(tone.shine, 1.5, "M37 18.6C41 12.6 48 9.4 56 9.8", "M48 17C53 13.6 59 13.4 64 16.4")
    return Hair(sides + top + shine, "M65 26" + edge[: edge.index("C30.2")][edge.index("C56 20.4") :], fits=19.5)


def middle_part(tone: Tones) -> Hair:
    """Parted in the middle, falling to both sides."""
    outer = "M28.8 45L27 45C22.6 30 28 7.8 48 7.4C68 7.8 73.4 30 69 45L67.2 45"
    edge = "C67.4 35 64.6 29.4 59 26C54 22.8 49.6 18.6 48 14.4C46.4 18.6 42 22.8 37 26C31.4 29.4 28.6 35 28.8 41"
    front, hairline = cut(outer, "67.2 41", edge, tone.main)
    shine = strands(tone.shine, 1.5, "M32.4 24C36 21.4 40 18 42.4 13.4", "M53.4 13.4C56 18 60 21.4 63.6 24")
    return Hair(front + shine, hairline, fits=19.5)


def cropped_curls(tone: Tones) -> Hair:
    """Short and curly."""
    under, hairline = buzz(tone).front, buzz(tone).hairline
    small = "".join(circle(x, y, 4, tone.main) for x, y in ((34, 24), (40.6, 22), (47.6, 21.6), (54.6, 22), (61.6, 24)))
    shine = strands(
        tone.shine,
        1.4,
        "M34 16.6C35.4 14 37.8 12.8 40 13",
        "M46 13C48 11.2 50.8 11 53 12.4",
        "M58 15.4C60.4 15 62.4 16 63.6 18",
    )
    return Hair(under + curls(tone.main, (48, 30.5), 19.4, 4.9, 76, 19) + small + shine, hairline)


def bald_sides(tone: Tones) -> Hair:
    """A bald crown between two tufts over the ears."""
    left = shape("M28.6 48L26.6 47C23.6 40 24 31.4 28 25.4C30.4 28.6 30.6 33.6 29.8 38.6C29.2 42 29 45 28.6 48Z", tone.main)
    right = shape("M67.4 48L69.4 47C72.4 40 72 31.4 68 25.4C65.6 28.6 65.4 33.6 66.2 38.6C66.8 42 67 45 67.4 48Z", tone.main)
    return Hair(_gleam() + left + right)


def comb_over(tone: Tones) -> Hair:
    """A few long strands laid over a bald crown, from one ear to the other."""
    over = strands(
        tone.main, 1.9, "M29 25.4C36 14.6 52 11 66.4 21", "M30.4 23C38 12 54 9.6 65.6 18.4", "M30 27.8C37 18.4 51 15 66.8 23.8"
    )
    return Hair(bald_sides(tone).front + over)


def bare(_tone: Tones) -> Hair:
    """No hair at all."""
    return Hair(_gleam())


def _gleam() -> str:
    return ellipse(40.4, 20.4, 6.4, 3, "#ffffff", fill_opacity=0.34, transform="rotate(-24 40.4 20.4)")
