"""Longer hair: bobs, tails, knots, waves, and what falls to the shoulders."""

from assets.drawing.hair import Hair, buzz, curls, cut, strands
from assets.drawing.svg import circle, ellipse, shape
from assets.drawing.tones import Tones

LONG_BACK = "M48 8C30 8 22.4 20 22 38C21.8 52 22.4 62 24 72L40 78L56 78L72 72C73.6 62 74.2 52 74 38C73.6 20 66 8 48 8Z"


def bob(tone: Tones) -> Hair:
    """A sharp chin-length bob, parted on the side, its points toward the jaw."""
    back = shape(
        "M48 8C30 8 22.4 20 22 37C21.8 49 21.6 58 23 67.4L36 70L60 70L73 67.4C74.4 58 74.2 49 74 37C73.6 20 66 8 48 8Z",
        tone.deep,
    )
    outer = "M31.4 65.4C28.8 67.2 26 67.8 23 67.4C21.6 58 21.4 49 21.8 37C22.2 19.6 31 7 48 7C65 7 73.8 19.6 74.2 37"
    outer += "C74.6 49 74.4 58 73 67.4C70 67.8 67.2 67.2 64.6 65.4"
    edge = "C65 57.6 66.4 52 66.8 46C67.2 40 66.8 35.4 65.4 31.6C56 30.4 45.6 24.4 41 12.6C39.6 20.6 35.4 26.4 31.4 31"
    edge += "C29.2 34 28.8 40 29.2 46C29.6 52 31 57.6 34.4 63"
    front, _ = cut(outer, "61.6 63", edge, tone.main)
    shine = strands(tone.shine, 1.6, "M50 12.6C55 19.6 61 23.2 67.6 25.2", "M26.6 28C28.6 21.8 31.8 17.2 36 14.2")
    parting = "M67 42C67 38 66.4 34.4 65.4 31.6C56 30.4 45.6 24.4 41 12.6"
    parting += "C39.6 20.6 35.4 26.4 31.4 31C29.6 33.6 29 38 29.1 42"
    return Hair(front + shine, parting, back, fits=19)


def fringe_bob(tone: Tones) -> Hair:
    """A round bob with a straight fringe."""
    back = shape(
        "M48 9C30 9 22.8 20 22.6 36C22.4 48 23 56 26 63L38 66L58 66L70 63C73 56 73.6 48 73.4 36C73.2 20 66 9 48 9Z", tone.deep
    )
    outer = "M33 62.6C30.4 64.4 27.6 64.4 25.4 62.6C22.4 55 21.6 47 22 36.6C22.6 19 31.4 7.4 48 7.4C64.6 7.4 73.4 19 74 36.6"
    outer += "C74.4 47 73.6 55 70.6 62.6C68.4 64.4 65.6 64.4 63 62.6"
    edge = "C65.4 54 66.8 47 66.6 41L65.6 31.4C60 29.6 54 29 48 29C42 29 36 29.6 30.4 31.4L29.4 41C29.2 47 30.6 54 33 61"
    front, _ = cut(outer, "63 61", edge, tone.main)
    shine = strands(tone.shine, 1.6, "M33 21.6C38 16 46 13.6 55 15", "M58.6 17C61.6 18.6 64.4 21 66.4 24")
    fall = strands(tone.dark, 1.2, "M40 29.2L40.6 24M48 29L48.2 23.4M56 29.2L55.6 24.4")
    return Hair(front + shine + fall, "M66.6 41L65.6 31.4C60 29.6 54 29 48 29C42 29 36 29.6 30.4 31.4L29.4 41", back, fits=19.2)


def ponytail(tone: Tones) -> Hair:
    """Swept back from a side parting into a low tail that lies on the shoulder."""
    back = shape("M48 10C32 10 26 22 26 40C26 52 30 60 36 64L62 64C68 60 70.4 52 70 40C70 22 64 10 48 10Z", tone.dark)
    tail = shape("M61.6 57C68 55.4 73.4 60.4 74.6 68C75.6 75 73.6 82 69 88.6C66.4 83 62.6 79 62.4 71Z", tone.main)
    tail += strands(tone.shine, 1.4, "M68 63.6C70.8 68.6 71.4 75 69.4 81") + circle(65.6, 59.4, 3, "#12a3a0")
    return Hair(_swept(tone), _SWEPT_LINE, back, tail, fits=19.5)


_SWEPT_EDGE = "C66.8 35 64.8 29.6 61.4 26C53.4 26.8 43.4 24.6 39 18.6C37.4 25 32.6 29.4 30.4 35.6C29.6 38 29.4 40 29.3 41"
_SWEPT_LINE = f"M66.8 41{_SWEPT_EDGE}"


def _swept(tone: Tones) -> str:
    outer = "M29.4 45L27.4 45C24.2 29 30.6 9 49 8.6C67 8.4 72.4 27 68.8 45L66.8 45"
    front, _ = cut(outer, "66.8 41", _SWEPT_EDGE, tone.main)
    return front + strands(tone.shine, 1.5, "M44.4 14C49.6 19.6 57.4 22.2 64 22", "M29.4 28C30.8 23 33 18.8 36 15.8")


_DRAWN_EDGE = "C66.8 34 64.4 28 60.4 24.4C56.4 21.4 52 20.4 48 20.4C44 20.4 39.6 21.4 35.6 24.4C31.6 28 29.2 34 29.2 41"


def _drawn_back(tone: Tones) -> str:
    outer = "M29.2 45L27.4 45C24.4 29 30.6 9.4 48 9.2C65.4 9.4 71.6 29 68.6 45L66.8 45"
    front, _ = cut(outer, "66.8 41", _DRAWN_EDGE, tone.main)
    shine = strands(
        tone.shine,
        1.4,
        "M36 20.6C38.6 16.6 41.6 14 45 12.6",
        "M51.4 12.8C55 14 58.2 16.6 60.4 20",
        "M31 27C31.8 24.4 33 22 34.2 20",
    )
    return front + shine


def top_knot(tone: Tones) -> Hair:
    """Drawn back into a knot on the crown."""
    knot = circle(48, 8.8, 6, tone.dark) + strands(tone.shine, 1.2, "M44.4 6.4C46 4.6 48.6 4 51 4.6")
    return Hair(_drawn_back(tone), f"M66.8 41{_DRAWN_EDGE}", knot, fits=19.4)


def low_knot(tone: Tones) -> Hair:
    """Drawn back into a knot in the neck."""
    knot = shape("M62 46L69 46L70 58L60 66Z", tone.dark) + circle(64.8, 61.6, 7.6, tone.dark)
    knot += strands(tone.shine, 1.2, "M67.6 56.8C70 57.8 71.2 60 71 62.6")
    return Hair(_swept(tone), _SWEPT_LINE, knot, fits=19.5)


def braid(tone: Tones) -> Hair:
    """A thick plait over one shoulder."""
    back = shape("M48 10C32 10 26 22 26 40C26 52 30 60 36 64L62 64C68 60 70.4 52 70 40C70 22 64 10 48 10Z", tone.dark)
    plait = "".join(
        ellipse(30.4 - n * 0.8, 58 + n * 5, 4.9 - n * 0.2, 3.5, tone.main if n % 2 else tone.light) for n in range(6)
    )
    return Hair(_swept(tone), _SWEPT_LINE, back, plait + circle(26, 87, 2.2, "#d0607a"), fits=19.5)


def waves(tone: Tones) -> Hair:
    """Short, full waves that cover the ears."""
    back = shape("M48 9C30 8 21.6 21 23 37C22 45 24 53 29 57L67 57C72 53 74 45 73 37C74.4 21 66 8 48 9Z", tone.dark)
    outer = "M31 52C30.6 54 29.8 55.8 28.6 57.4C23.6 53.6 21.4 46 22.6 38.4C19.6 24 28 7.4 46.6 8C54 5 67 9.4 70.6 19"
    outer += "C75.6 26.4 75 33 73.6 38.4C74.6 46 72.4 53.6 67.4 57.4C66.2 55.8 65.4 54 65 52"
    edge = "C65.4 40 65.2 33 62.4 28.4C58.6 25.6 55.4 20.6 54 14.4C50.4 22.6 42.4 27 34.6 28.4C30.8 32.6 30.6 40 31 47"
    front, hairline = cut(outer, "65 47", edge, tone.main)
    shine = strands(tone.shine, 1.5, "M30 25C35 23.6 41.4 20 45 14.6", "M60 17.6C61.6 22 65 25.4 68.4 28")
    return Hair(front + shine + strands(tone.shine, 1.4, "M26.8 45C26 41 26.2 37 27.6 33.4"), hairline, back, fits=19.5)


def perm(tone: Tones) -> Hair:
    """Small tight curls all round, as grandmothers wear them."""
    back = shape("M48 9C31 9 23 21 23.6 37C23.6 46 25 52 29 56L67 56C71 52 72.4 46 72.4 37C73 21 65 9 48 9Z", tone.dark)
    round_it = curls(tone.main, (48, 33.6), 22.4, 5.6, 122, 17.4)
    front = "".join(
        circle(x, y, 4.6, tone.main)
        for x, y in ((33.4, 27.4), (38.8, 23.4), (45.2, 21.8), (51.8, 21.8), (58, 23.6), (63, 27.6))
    )
    fill = shape("M27 38C25 22 34 10 48 10C62 10 71 22 69 38L66.8 40C66.6 32 62 25 48 24C34 25 29.4 32 29.2 40Z", tone.main)
    small = ("M33 18.4C34.4 16 36.8 14.8 39 15", "M45 12.8C47 11.2 50 11.2 52 12.6", "M59 15.6C61.4 15.8 63.4 17.4 64.2 19.4")
    shine = strands(tone.shine, 1.3, *small)
    shine += strands(tone.shine, 1.3, "M26.4 33C26.2 30.6 27 28.4 28.6 27", "M68.2 29C69.4 30.6 69.8 32.8 69.4 34.8")
    hairline = "M66.6 40C66.4 33 63.4 29 60.4 27.4C56 25.4 52 26 48 25.6C44 26 40 25.4 35.6 27.4C32.6 29 29.6 33 29.4 40"
    return Hair(fill + round_it + front + shine, hairline, back, fits=19.8)


def big_curls(tone: Tones) -> Hair:
    """A great round head of curls."""
    back = curls(tone.dark, (48, 37), 25, 8.4, 146, 20) + circle(48, 34, 24, tone.dark)
    front = buzz(tone).front + curls(tone.main, (48, 31), 21.4, 6.8, 84, 21)
    small = "".join(circle(x, y, 4.4, tone.main) for x, y in ((34.4, 25), (41, 22.4), (48, 21.6), (55, 22.4), (61.6, 25)))
    shine = strands(
        tone.shine,
        1.4,
        "M31 16.6C32.8 13.4 35.6 12 38.4 12.4",
        "M45 9.6C47.6 7.6 51 7.8 53.4 9.6",
        "M60 13.4C63 13.8 65.2 16 66 18.6",
    )
    return Hair(front + small + shine, buzz(tone).hairline, back)


def pixie(tone: Tones) -> Hair:
    """Short all round, the front swept across the forehead."""
    outer = "M30 49.4C28.8 50.6 27.6 50.2 27 48.6C22.4 34 25.4 7.8 48 7.6C70.6 7.8 73.6 34 69 48.6C68.4 50.2 67.2 50.6 66 49.4"
    edge = "C67 42 66.8 36.4 65 32.4C57 31.4 47.6 27.6 42.4 20.6C40 26.4 35.6 31 31.2 33.4C29.4 37 29 42 30 47"
    front, hairline = cut(outer, "66 47", edge, tone.main)
    shine = strands(tone.shine, 1.5, "M46.6 13.4C51 19.4 57.6 23.6 65.4 25.4", "M30 27C31.4 22.4 33.8 18.6 37 16")
    return Hair(front + shine, hairline, fits=19.4)


def _long(tone: Tones, edge: str, sides: str, shine: str, line_from: str = "") -> Hair:
    outer = "M30.8 62C28.4 64 25.4 64.4 23.2 63C21.6 53 21.6 44 22.2 37C23 19.4 31 7.2 48 7.2C65 7.2 73 19.4 73.8 37"
    outer += "C74.4 44 74.4 53 72.8 63C70.6 64.4 67.6 64 65.2 62"
    front, hairline = cut(outer, "65.2 60", edge, tone.main)
    return Hair(front + shine, line_from or hairline, shape(LONG_BACK, tone.deep), sides, fits=19.3)


def long_straight(tone: Tones) -> Hair:
    """Straight hair past the shoulders, parted in the middle."""
    edge = (
        "C66.4 52 67 46 66.8 41"
        "C66.6 35.6 64.6 31.4 61 28C54.8 23.6 50 19 48 13"
        "C46 19 41.2 23.6 35 28C31.4 31.4 29.4 35.6 29.2 41"
    )
    sides = shape("M23.4 52C21.2 62 20.4 75 25.4 87.4C30.4 84.6 33 79 32.8 72C32.4 66 31.2 60 31.4 54Z", tone.main)
    sides += shape("M72.6 52C74.8 62 75.6 75 70.6 87.4C65.6 84.6 63 79 63.2 72C63.6 66 64.8 60 64.6 54Z", tone.dark)
    shine = strands(tone.shine, 1.5, "M27 30C29.6 22.6 35 17.6 41.4 15", "M55 15.6C60.4 18.6 64.6 22.6 67 28")
    hairline = f"M66.8 41{edge[edge.index('C66.6 35.6') :]}"
    return _long(tone, edge + "C29 46 29.6 52 30.8 60", sides, shine, hairline)


def long_waves(tone: Tones) -> Hair:
    """Long hair in waves, parted on the side."""
    edge = (
        "C66.4 52 67 46 66.8 41"
        "C66.6 36.6 65.6 33.4 63.8 30.8C54.6 29.4 45 24 41 13.4"
        "C39 21 35 27 31.6 31C29.8 34 29.2 38 29.2 41"
    )
    sides = shape(
        (
            "M23.4 52C19.4 57 23.2 62 20.6 68C18.4 74 21.4 80 26 86.4"
            "C31.4 83.6 34.4 78.4 33 72.6"
            "C32 68 34.6 64 32.8 59C32 56.6 31.6 54 31.2 52Z"
        ),
        tone.main,
    )
    sides += shape(
        (
            "M72.6 52C76.6 57 72.8 62 75.4 68C77.6 74 74.6 80 70 86.4"
            "C64.6 83.6 61.6 78.4 63 72.6"
            "C64 68 61.4 64 63.2 59C64 56.6 64.4 54 64.8 52Z"
        ),
        tone.dark,
    )
    sides += strands(tone.shine, 1.3, "M26.4 58C24.8 62 27 66 25 71C24.2 74 25.2 77 26.8 80")
    shine = strands(tone.shine, 1.5, "M50 12.6C54 19 60.6 23.4 67.6 25.4", "M26.8 28C28.8 21.8 32 17.2 36 14.2")
    hairline = f"M66.8 41{edge[edge.index('C66.6 36.6') :]}"
    return _long(tone, edge + "C29 46 29.6 52 30.8 60", sides, shine, hairline)


def shoulder(tone: Tones) -> Hair:
    """To the shoulders, the ends turned outward."""
    back = shape(
        (
            "M48 9C30 8 22 21 22.4 38C22.4 52 20 62 17.4 68"
            "C24 72 32 72 38 70L58 70"
            "C64 72 72 72 78.6 68C76 62 73.6 52 73.6 38C74 21 66 8 48 9Z"
        ),
        tone.deep,
    )
    outer = "M31 60C29 66 23 69.4 17.2 68.2C20 62 22 52 22.2 38C22.6 19.4 31 7.2 48 7.2C65 7.2 73.4 19.4 73.8 38"
    outer += "C74 52 76 62 78.8 68.2C73 69.4 67 66 65 60"
    edge = (
        "C66 50 67 45 66.8 41C66.6 36.6 65.6 33.4 63.8 31"
        "C54.6 29.6 44.6 24.4 40.4 14"
        "C38.6 21.6 35 27 31.6 31C29.8 34 29.2 38 29.2 41"
    )
    front, _ = cut(outer, "65 58", edge + "C29 46 30 52 31 58", tone.main)
    shine = strands(tone.shine, 1.6, "M49.6 13C54 19.6 60.6 23.6 67.4 25.6", "M26.6 28C28.6 21.8 31.8 17.2 36 14.2")
    return Hair(front + shine, f"M66.8 41{edge[edge.index('C66.6 36.6') :]}", back, fits=19.3)


def chin_length(tone: Tones) -> Hair:
    """A man's hair to the chin, parted in the middle."""
    back = shape(
        "M48 9C30 9 22.6 21 23 38C23 50 23.4 57 26 62L36 66L60 66L70 62C72.6 57 73 50 73 38C73.4 21 66 9 48 9Z", tone.deep
    )
    outer = "M31 56C29 59.6 26.8 61 24.6 60.6C22.6 53 22.4 46 22.8 37C23.4 19.6 31 7.6 48 7.6C65 7.6 72.6 19.6 73.2 37"
    outer += "C73.6 46 73.4 53 71.4 60.6C69.2 61 67 59.6 65 56"
    edge = (
        "C66 50 67.2 45 67 41C66.8 34 63.6 29 58.4 25.6"
        "C54 22.6 49.6 18.6 48 14.4"
        "C46.4 18.6 42 22.6 37.6 25.6C32.4 29 29.2 34 29 41"
    )
    front, _ = cut(outer, "65 54", edge + "C28.8 45 30 50 31 54", tone.main)
    shine = strands(tone.shine, 1.5, "M29 27C32 21 37 17 42 14.6", "M54 14.6C59 17 64 21 67 27")
    return Hair(front + shine, f"M67 41{edge[edge.index('C66.8 34') :]}", back, fits=19.5)
