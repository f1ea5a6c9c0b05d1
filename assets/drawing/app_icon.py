"""The game's own icon: a football about to cross the goal line, behind which lies a coin."""

from assets.drawing.marks import yuan
from assets.drawing.svg import Point, around, circle, ellipse, group, line, rect, shape, trace

BALL: Point = (33.0, 61.0)
BALL_R = 20.0
COIN: Point = (65.0, 31.0)
INK = "#1f2a37"


def app() -> str:
    """The icon, 96 × 96."""
    return "".join([_pitch(), _net(), _coin(), _line(), _speed(), _ball()])


def _pitch() -> str:
    """Grass, striped, lighter in front of the line."""
    grass = rect(0, 0, 96, 96, 20, "#2fa566")
    stripes = "M0 20L0 44L52 96L76 96L0 20ZM0 68L28 96L20 96A20 20 0 0 1 0 76Z"
    beyond = shape("M12 1.7A20 20 0 0 1 20 0L76 0A20 20 0 0 1 96 20L96 76A20 20 0 0 1 94.3 84Z", "#1b7a4a")
    return grass + shape(stripes, "#38b272") + beyond


def _net() -> str:
    """The goal's net behind the line."""
    d = "M30 0L96 66M48 0L96 48M66 0L96 30M34 24L58 0M43 33L76 0M52 42L94 0M61 51L96 16M70 60L96 34M79 69L96 52"
    return line(d, "#ffffff", 1.2, stroke_opacity=0.28)


def _line() -> str:
    return shape("M7.2 4.6A20 20 0 0 1 13.6 1.1L94.9 82.4A20 20 0 0 1 91.4 88.8Z", "#ffffff")


def _coin() -> str:
    x, y = COIN
    body = circle(x + 1.6, y + 2.4, 20, "#0f5c36", fill_opacity=0.55) + circle(x, y + 1.4, 19.6, "#c9860f")
    body += circle(x, y, 19.4, "#f4bb2c") + circle(x, y, 15, "#fbd661")
    sign = yuan(x, y, 8.2, 4).replace("#ffffff", "#b57908")
    return body + sign


def _speed() -> str:
    return line("M6.4 74L13.2 67.2M9.6 87L20.4 76.2M22.4 90L28 84.4", "#ffffff", 3.6, stroke_opacity=0.9)


def _ball() -> str:
    """A white ball: one dark patch in the middle, five cut off by the edge, seams between."""
    x, y = BALL
    parts = [ellipse(x + 3, y + 4, BALL_R, BALL_R, "#0f5c36", fill_opacity=0.35), circle(x, y, BALL_R, "#ffffff")]
    inner = [around(x, y, BALL_R * 0.38, 12 + 72 * i) for i in range(5)]
    parts.append(shape("M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in inner) + "Z", INK))
    for i in range(5):
        parts += _patch(12 + 72 * i)
    parts.append(circle(x, y, BALL_R - 0.4, "none", stroke=INK, stroke_width=1.3))
    return group(parts)


def _patch(angle: float) -> list[str]:
    """The dark patch at the edge in one direction, and the seam that leads to it."""
    x, y = BALL
    r = BALL_R - 0.4
    start, end = around(x, y, r, angle - 14), around(x, y, r, angle + 14)
    tip, left, right = (around(x, y, BALL_R * part, angle + a) for part, a in ((0.68, 0), (0.85, -20), (0.85, 20)))
    patch = trace("M", *start, "A", r, r, 0, 0, 1, *end, "L", *right, "L", *tip, "L", *left, "Z")
    seam = trace("M", *around(x, y, BALL_R * 0.36, angle), "L", *tip)
    return [shape(patch, INK), line(seam, INK, 1.6)]
