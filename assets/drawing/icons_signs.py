"""Icons of the windows themselves: figures, notices, medals, buttons and the shapes of the five families."""

from collections.abc import Iterable

from assets.drawing.marks import (
    FINE,
    WHITE,
    arrow,
    banknote,
    box,
    calendar_page,
    cut,
    dot,
    flag,
    magnifier,
    question,
    ring,
    stroke,
    tick,
)
from assets.drawing.svg import Point, around, circle, line, polygon, shape


def hours() -> str:
    """A clock."""
    return ring(24, 24, 17.6) + stroke("M24 13.6L24 24.4L31.4 28.8")


def budget() -> str:
    """A banknote."""
    return banknote(24, 24, 20, 3.6)


def calendar() -> str:
    """A calendar sheet with days."""
    days = "".join(box(x, y, 5, 4.6, 1.2) for y in (24, 32) for x in (13, 21.5, 30))
    return calendar_page() + days


def note() -> str:
    """A page of a notebook, and a pencil on it."""
    page = "M30 7.8L12.6 7.8A3.8 3.8 0 0 0 8.8 11.6L8.8 36.4A3.8 3.8 0 0 0 12.6 40.2L31.4 40.2A3.8 3.8 0 0 0 35.2 36.4L35.2 27"
    lines = "M15.6 17.4L25 17.4M15.6 25L20.6 25"
    return stroke(page) + stroke(lines) + stroke("M25.4 27.4L27 21.6L39 9.6L43.2 13.8L31.2 25.8Z")


def money_in() -> str:
    """A banknote falling into a tray."""
    return (
        banknote(24, 12.6, 10.6)
        + stroke("M5.8 30L5.8 37.6A4 4 0 0 0 9.8 41.6L38.2 41.6A4 4 0 0 0 42.2 37.6L42.2 30")
        + arrow(24, 26.6, 24, 35.2, 4.4)
    )


def warning() -> str:
    """A triangle with an exclamation mark."""
    triangle = "M21 8.6A3.5 3.5 0 0 1 27 8.6L42.6 36.2A3.5 3.5 0 0 1 39.6 41.4L8.4 41.4A3.5 3.5 0 0 1 5.4 36.2Z"
    return stroke(triangle) + stroke("M24 18.4L24 27.4") + dot(24, 34, 2.4)


def promise() -> str:
    """A flag: the day that was named."""
    return flag(13, 42, 1.26)


def news() -> str:
    """A newspaper."""
    sheet = stroke("M35.4 35.6L35.4 8.4L6.4 8.4L6.4 36.6A4.4 4.4 0 0 0 10.8 41L38 41A4 4 0 0 0 42 37L42 17.4L35.4 17.4")
    return (
        sheet
        + box(12, 14, 9, 9, 1)
        + stroke("M26.4 15.4L29.4 15.4M26.4 21.6L29.4 21.6M13.2 28.4L29.4 28.4M13.2 34.4L29.4 34.4", FINE)
    )


def search() -> str:
    """A lens."""
    return magnifier(20.6, 20.6, 12.4)


def check() -> str:
    """A tick."""
    return tick(24, 24, 15, 5)


def cross() -> str:
    """A cross."""
    return stroke("M11.4 11.4L36.6 36.6M36.6 11.4L11.4 36.6", 5)


def half() -> str:
    """Neither a tick nor a cross: a wave."""
    return stroke("M8 27C12 18 19 17.4 24 24S36 30 40 21", 5)


def settings() -> str:
    """A cog wheel."""
    return cut(polygon(_cog_points(8)) + _hole(24, 24, 6.4))


def _cog_points(teeth: int) -> Iterable[Point]:
    step = 360 / teeth
    for tooth in range(teeth):
        middle = tooth * step
        for turn, radius in ((-0.3, 14.6), (-0.2, 19.4), (0.2, 19.4), (0.3, 14.6)):
            yield around(24, 24, radius, middle + turn * step)


def _hole(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}A{r:g} {r:g} 0 1 0 {x + r:g} {y:g}A{r:g} {r:g} 0 1 0 {x - r:g} {y:g}Z"


def help_() -> str:
    """A question in a circle."""
    return ring(24, 24, 17.6) + question(24, 23, 8.6)


def back() -> str:
    """An arrow to the left."""
    return arrow(41, 24, 8, 24, 12, 4.6)


def ageing() -> str:
    """An hourglass, most of its sand below."""
    half = "M{x} 6.4L{x} 12.4C{x} 19 {n} 21 {n} 24C{n} 27 {x} 29 {x} 35.6L{x} 41.6"
    glass = "M10.4 6.4L37.6 6.4M10.4 41.6L37.6 41.6" + half.format(x=13.6, n=22) + half.format(x=34.4, n=26)
    below = "M16.4 39.4C17 34.4 21 33.4 24 30.6C27 33.4 31 34.4 31.6 39.4Z"
    above = "M19.4 14.8L28.6 14.8C27.6 17.2 25.4 18.6 24 20.4C22.6 18.6 20.4 17.2 19.4 14.8Z"
    return stroke(glass) + cut(below) + cut(above)


def home() -> str:
    """A house."""
    return cut("M24 5.6L43.4 22.6A1.6 1.6 0 0 1 42.4 25.4L38.4 25.4L38.4 40.4A2.4 2.4 0 0 1 36 42.8L28.6 42.8L28.6 30L19.4 30"
               "L19.4 42.8L12 42.8A2.4 2.4 0 0 1 9.6 40.4L9.6 25.4L5.6 25.4A1.6 1.6 0 0 1 4.6 22.6Z")  # fmt: skip


def lesson() -> str:
    """An open book."""
    return stroke("M24 12.4C19 8.4 12 8 5.6 9.4L5.6 37.4C12 36 19 36.6 24 40.4C29 36.6 36 36 42.4 37.4L42.4 9.4"
                  "C36 8 29 8.4 24 12.4L24 40")  # fmt: skip


def games() -> str:
    """A list of what has been: three lines, each with its mark."""
    rows = "".join(dot(9.4, y, 3.2) for y in (12, 24, 36))
    return rows + stroke("M18.6 12L41 12M18.6 24L41 24M18.6 36L34 36", 4)


def play() -> str:
    """A triangle to the right."""
    return shape("M14 8.6L38.6 24L14 39.4Z", WHITE, stroke=WHITE, stroke_width=4, stroke_linejoin="round")


def dice() -> str:
    """A die: clients drawn anew."""
    holes = "".join(_hole(x, y, 3.1) for x, y in ((16.4, 16.4), (31.6, 16.4), (24, 24), (16.4, 31.6), (31.6, 31.6)))
    face = "M13 6.4L35 6.4A6.6 6.6 0 0 1 41.6 13L41.6 35A6.6 6.6 0 0 1 35 41.6"
    face += "L13 41.6A6.6 6.6 0 0 1 6.4 35L6.4 13A6.6 6.6 0 0 1 13 6.4Z"
    return cut(face + holes)


def folder() -> str:
    """A folder."""
    return stroke("M6 36.6L6 13.4A3.4 3.4 0 0 1 9.4 10L18.4 10L23 15.4L38.6 15.4A3.4 3.4 0 0 1 42 18.8"
                  "L42 36.6A3.4 3.4 0 0 1 38.6 40L9.4 40A3.4 3.4 0 0 1 6 36.6Z")  # fmt: skip


def eye() -> str:
    """An eye: what is hidden, seen."""
    return stroke(
        "M4.6 24C10 14.6 16.6 10.4 24 10.4C31.4 10.4 38 14.6 43.4 24C38 33.4 31.4 37.6 24 37.6C16.6 37.6 10 33.4 4.6 24Z"
    ) + dot(24, 24, 6.6)


def repeat() -> str:
    """An arrow that comes round again."""
    return stroke("M38.6 15.4A17 17 0 1 0 41 26") + stroke("M40.4 5.6L39.4 16.4L28.6 15.4")


def door() -> str:
    """A door with an arrow leading out."""
    return stroke("M28 6.6L10.4 6.6L10.4 41.4L28 41.4") + arrow(20, 24, 42.6, 24, 8)


def family_chase() -> str:
    """Circle."""
    return dot(24, 24, 17)


def family_investigate() -> str:
    """Diamond."""
    return _blunt([(24, 6), (42, 24), (24, 42), (6, 24)])


def family_negotiate() -> str:
    """Rounded square."""
    return box(8.5, 8.5, 31, 31, 7)


def family_promote() -> str:
    """Triangle."""
    return _blunt([(24, 8), (42, 38.6), (6, 38.6)])


def family_plan() -> str:
    """Hexagon."""
    return _blunt([around(24, 24, 17.6, 60 * i) for i in range(6)])


def _blunt(points: list[Point]) -> str:
    return shape(polygon(points), WHITE, stroke=WHITE, stroke_width=3, stroke_linejoin="round")


def _medal(metal: str, light: str, dark: str, ribbon: str, digit: str) -> str:
    """A medal on its ribbon, numbered, so that colour is not all that tells it from the others."""
    ribbons = shape("M11 4L20.4 4L27 18.4L18.6 22.4Z", ribbon) + shape(
        "M37 4L27.6 4L21 18.4L29.4 22.4Z", ribbon, fill_opacity=0.78
    )
    disc = circle(24, 29.6, 14.4, dark) + circle(24, 29.2, 13.4, metal) + circle(24, 29.2, 10.2, light)
    return ribbons + disc + line(digit, dark, 3.2)


def medal_bronze() -> str:
    """Third."""
    three = "M20 24.8C21 22.4 28 22.2 28 26C28 28.4 25.4 29 23.4 29"
    three += "C25.8 29 28.6 29.6 28.6 32.2C28.6 36.4 20.8 36.2 19.6 33.4"
    return _medal("#c9834a", "#e0a471", "#8a5023", "#c0453a", three)


def medal_silver() -> str:
    """Second."""
    two = "M20 26.4C20 21.6 28.2 21.8 28.2 26C28.2 29.6 20 31.4 19.8 35.2L28.6 35.2"
    return _medal("#b4bdc9", "#dce2ea", "#5f6a79", "#2f6fed", two)


def medal_gold() -> str:
    """First."""
    return _medal("#eeb422", "#fbd765", "#a3700a", "#c0453a", "M20.6 26.2L25 22.8L25 35.6M20.8 35.6L29.2 35.6")


SIGNS = (
    hours,
    budget,
    calendar,
    note,
    money_in,
    warning,
    promise,
    news,
    search,
    check,
    cross,
    half,
    medal_bronze,
    medal_silver,
    medal_gold,
    settings,
    help_,
    back,
    ageing,
    home,
    lesson,
    games,
    play,
    dice,
    folder,
    eye,
    repeat,
    door,
    family_chase,
    family_investigate,
    family_negotiate,
    family_promote,
    family_plan,
)
