"""Hair: what lies behind the head and what falls over it, drawn for each person's head."""

from dataclasses import dataclass

from assets.drawing.svg import circle, group, line, shape


@dataclass(frozen=True)
class Hair:
    """SVG in front of the head, behind the neck, and over the clothes; the hairline throws a shadow on the skin."""

    front: str
    hairline: str
    back: str = ""
    drape: str = ""

    def shadow(self, tone: str) -> str:
        """The shadow under the hairline."""
        return group([line(self.hairline, tone, 3, stroke_opacity=0.8)], "translate(0.5 1)")


def _cut(outer: str, start: str, hairline: str, colour: str) -> tuple[str, str]:
    """A shape made of its outer edge and its hairline, and the hairline alone."""
    return shape(f"{outer}L{start}{hairline}Z", colour), f"M{start}{hairline}"


def _strands(colour: str, width: float, *paths: str) -> str:
    return "".join(line(d, colour, width) for d in paths)


def slick() -> Hair:
    """Combed back with pomade: high, smooth, shining."""
    outer = "M28.8 46L27 46C24 35 23.4 22 30.5 14C38 6 55.6 4 64.4 11C72.2 17 72.6 33 69 46L67.2 46"
    peak = "C66.8 36 64.6 30 62 26.4C57.6 24 52.6 22.2 48.6 18.6"
    peak += "C43.6 20.4 36.6 22.4 33.4 27.4C30.6 32 29.6 36 29.4 40"
    front, hairline = _cut(outer, "67 41", peak, "#25242c")
    shine = _strands("#646880", 1.5, "M37 19.6C39.4 14.6 44 11.6 50.4 11", "M52 17.6C55.4 14.4 60.4 14 64.8 17")
    return Hair(front + shine + _strands("#646880", 1.3, "M57 21.6C60.6 20.4 64.6 22 67 25.6"), hairline)


def receding() -> Hair:
    """Deep bays at the temples, a forelock between them, greying sides."""
    outer = "M28.8 47L27 47C24 35 24 22.6 31.4 15.4C39.6 7.6 56.4 7.6 64.6 15.4C72 22.6 72 35 69 47L67.2 47"
    bays = "C66.4 35 66 29 64.4 25.4C62.6 20.4 59.8 16.8 57.4 16.2"
    bays += "C55.2 19.6 50 21.6 45.4 20.6C42.4 19.8 40.4 18 39.6 16.2"
    bays += "C36.4 17.4 33.4 20.8 31.8 25.4C30.2 29.4 29.4 35 29 41"
    front, hairline = _cut(outer, "67 41", bays, "#48474c")
    grey = _strands("#98979c", 1.4, "M27.4 40C26.8 34 27.4 28.6 29.4 24.4", "M68.6 40C69.2 34 68.6 28.6 66.6 24.4")
    combed = _strands("#73727a", 1.3, "M43.4 17C45.4 13.6 50 12 54.4 12.6", "M49 17.4C51 15.4 53.6 14.6 56 15")
    return Hair(front + grey + combed, hairline)


def short_grey() -> Hair:
    """A stout man's short grey hair, soft and a little thin."""
    outer = "M27.2 45L25.2 45C22.4 34 23 21.6 31.4 14.4C40 7.2 56 7.2 64.6 14.4C73 21.6 73.6 34 70.8 45L68.8 45"
    edge = "C69 36 67.6 32.4 65 29C63 24.8 58.6 22.8 53.6 23.6"
    edge += "C48.6 24.4 44.4 22 39.4 22.2C34.6 22.4 31.6 25.8 30.4 30C28.4 34 27.4 38 27.3 41"
    front, hairline = _cut(outer, "68.8 41", edge, "#8f8b88")
    light = _strands("#bcb8b4", 1.5, "M35 18.2C39 14 45 12.2 51 12.8", "M44 18.8C48.4 16.6 53.6 16.6 57.8 18.4")
    sides = _strands("#bcb8b4", 1.3, "M27 36C27 31.6 28.2 28 30 25.6", "M69 36C69 31.6 67.8 28 66 25.6")
    return Hair(front + light + sides, hairline)


def bob() -> Hair:
    """A sharp chin-length bob, parted on the side, its points toward the jaw."""
    back = shape(
        "M48 8C30 8 22.4 20 22 37C21.8 49 21.6 58 23 67.4L36 70L60 70L73 67.4C74.4 58 74.2 49 74 37C73.6 20 66 8 48 8Z",
        "#15121a",
    )
    outer = "M31.4 65.4C28.8 67.2 26 67.8 23 67.4C21.6 58 21.4 49 21.8 37C22.2 19.6 31 7 48 7C65 7 73.8 19.6 74.2 37"
    outer += "C74.6 49 74.4 58 73 67.4C70 67.8 67.2 67.2 64.6 65.4"
    edge = "C65 57.6 66.4 52 66.8 46C67.2 40 66.8 35.4 65.4 31.6C56 30.4 45.6 24.4 41 12.6C39.6 20.6 35.4 26.4 31.4 31"
    edge += "C29.2 34 28.8 40 29.2 46C29.6 52 31 57.6 34.4 63"
    front, _ = _cut(outer, "61.6 63", edge, "#231f2b")
    shine = _strands("#5a516d", 1.6, "M50 12.6C55 19.6 61 23.2 67.6 25.2", "M26.6 28C28.6 21.8 31.8 17.2 36 14.2")
    parting = "M67 42C67 38 66.4 34.4 65.4 31.6C56 30.4 45.6 24.4 41 12.6"
    parting += "C39.6 20.6 35.4 26.4 31.4 31C29.6 33.6 29 38 29.1 42"
    return Hair(front + shine, parting, back)


def white() -> Hair:
    """Thin white hair, fluffy over the ears, combed across a high forehead."""
    outer = "M29.8 47.4L28.6 47.4C24.4 43 23.2 35.4 25.6 27.6C28.2 17.4 36.6 9.4 48 9.2C59.4 9 67.8 17 70.4 27.4"
    outer += "C72.6 35.4 71.4 43 67.4 47.4L66.2 47.4"
    edge = "C66.2 33 64 26.6 60 22.6C53.4 24.4 44 22.6 38.4 19.4C33.4 24 30.4 32 29.8 40"
    front, hairline = _cut(outer, "66.2 40", edge, "#f6f6f7")
    shade = _strands("#c3c7ce", 1.4, "M41 18C46.4 20.6 53 21 58.6 19.4", "M43 13.8C49 15.8 55.6 15.8 61 14.8")
    sides = _strands("#c3c7ce", 1.3, "M27.2 40C26.8 35 27.8 30 29.8 26", "M68.8 40C69.2 35 68.2 30 66.6 26.4")
    return Hair(front + shade + sides, hairline)


def crew_cut() -> Hair:
    """Short and square, standing up in front."""
    outer = "M28 44L26 44C25 35 25 26 26.6 17.6L29 12.6L31.4 13.2L33.6 9.8L36.8 11.4L39.6 8.4L43 10.6L46.4 7.8"
    outer += "L49.8 10.2L53.4 7.8L56.4 10.6L60 8.6L62.4 11.8L65.4 10.6L67 13.8L69.4 17.6C71 26 71 35 70 44L68 44"
    edge = "C67.8 37.6 67.2 32 65.4 28.4L61.6 24C54 22.6 42 22.6 34.4 24L30.6 28.4C28.8 32 28.2 37.6 28 41"
    front, hairline = _cut(outer, "68 41", edge, "#2a2526")
    bristles = _strands("#62565a", 1.4, "M36 20L36.8 15.6M43 18.8L43.4 14.2M50.4 18.8L50.8 14.2M57.6 19.6L58 15.4")
    return Hair(front + bristles, hairline)


def ponytail() -> Hair:
    """Swept back from a side parting into a low tail that lies on the shoulder."""
    back = shape("M48 10C32 10 26 22 26 40C26 52 30 60 36 64L62 64C68 60 70.4 52 70 40C70 22 64 10 48 10Z", "#38261f")
    tail = shape("M61.6 57C68 55.4 73.4 60.4 74.6 68C75.6 75 73.6 82 69 88.6C66.4 83 62.6 79 62.4 71Z", "#463029")
    tail += _strands("#7a584a", 1.4, "M68 63.6C70.8 68.6 71.4 75 69.4 81") + circle(65.6, 59.4, 3, "#12a3a0")
    outer = "M29.4 45L27.4 45C24.2 29 30.6 9 49 8.6C67 8.4 72.4 27 68.8 45L66.8 45"
    edge = "C66.8 35 64.8 29.6 61.4 26C53.4 26.8 43.4 24.6 39 18.6C37.4 25 32.6 29.4 30.4 35.6C29.6 38 29.4 40 29.3 41"
    front, hairline = _cut(outer, "66.8 41", edge, "#463029")
    shine = _strands("#7f5d4e", 1.5, "M44.4 14C49.6 19.6 57.4 22.2 64 22", "M29.4 28C30.8 23 33 18.8 36 15.8")
    return Hair(front + shine, hairline, back, tail)


def fringe() -> Hair:
    """Short sides under a long textured top that falls over the forehead."""
    sides = shape("M29.6 21L33 24C30.4 31 29.6 37 29.4 42L28.2 45C27 39 26.8 28 29.6 21Z", "#7d6251")
    sides += shape("M66.4 21L63 24C65.6 31 66.4 37 66.6 42L67.8 45C69 39 69.2 28 66.4 21Z", "#6b5344")
    outer = "M27.4 33C23 21.6 29.2 7.8 45 7C50.4 3.8 60.8 4.8 65.4 10.6C72.8 15 73.4 25.6 69 33"
    edge = "C68.4 29.4 67 26.6 65.4 24.8C65 27.4 63.8 29 62.2 30"
    edge += "C61.8 27.4 60.8 25.4 59.2 24.4C58 27.4 55.4 29 52.4 29.4"
    edge += "C52.4 27.6 51.6 26 50.4 24.8C47.6 27.8 43.8 29.2 39.8 29C40.6 27.6 40.8 26.2 40.4 25"
    edge += "C37.6 27.6 34.2 28.8 31.2 28.6"
    top, _ = _cut(outer, "69 33", edge + "C29.6 29.8 28.2 31.2 27.4 33", "#35261f")
    shine = _strands("#775a4b", 1.6, "M36 19C39 14.4 44 12 49.6 11.8", "M51.4 18.6C55 14.8 59.8 13.6 64 15.4")
    return Hair(sides + top + shine, "M65 27" + edge[edge.index("C65 27.4") :])


def side_swept() -> Hair:
    """A young man's neat side parting."""
    outer = "M29.4 44L27.6 44C23.8 28 30.4 8 49 7.6C67.2 7.6 72.4 27 68.6 44L66.8 44"
    edge = "C66.8 34.6 65 30 62 26.8C56.6 25 52.6 22.4 50.6 19C46.4 24 39.6 27.4 33 28C31 31.4 29.8 36 29.4 41"
    front, hairline = _cut(outer, "66.6 41", edge, "#2d2729")
    shine = _strands("#655b5e", 1.5, "M34 22.2C38.4 20.2 42.6 17 45 13.2", "M54.4 15.6C57 19 60.6 21.2 64.4 22")
    return Hair(front + shine, hairline)


def waves() -> Hair:
    """Short, full waves that cover the ears."""
    back = shape("M48 9C30 8 21.6 21 23 37C22 45 24 53 29 57L67 57C72 53 74 45 73 37C74.4 21 66 8 48 9Z", "#3b2d2a")
    outer = "M31 52C30.6 54 29.8 55.8 28.6 57.4C23.6 53.6 21.4 46 22.6 38.4C19.6 24 28 7.4 46.6 8C54 5 67 9.4 70.6 19"
    outer += "C75.6 26.4 75 33 73.6 38.4C74.6 46 72.4 53.6 67.4 57.4C66.2 55.8 65.4 54 65 52"
    edge = "C65.4 40 65.2 33 62.4 28.4C58.6 25.6 55.4 20.6 54 14.4C50.4 22.6 42.4 27 34.6 28.4C30.8 32.6 30.6 40 31 47"
    front, hairline = _cut(outer, "65 47", edge, "#4d3b37")
    shine = _strands("#846a63", 1.5, "M30 25C35 23.6 41.4 20 45 14.6", "M60 17.6C61.6 22 65 25.4 68.4 28")
    return Hair(front + shine + _strands("#846a63", 1.4, "M26.8 45C26 41 26.2 37 27.6 33.4"), hairline, back)
