"""Moods: brows, eyes, cheeks and mouth, all fitted to one person."""

from dataclasses import dataclass

from assets.drawing.heads import EYES
from assets.drawing.mouths import draw_mouth
from assets.drawing.people import Person
from assets.drawing.svg import circle, ellipse, line, shape, trace

INK = "#2a2327"
EYE_GAP = 9.6
EYE_HALF = 5.2
NOSES = {
    "long": "M49.4 42.6C50 46.4 52.6 49.6 52 51.6C51.4 53 48.2 53.2 46 52",
    "small": "M47 50.2C47.6 51.6 49.8 51.6 50.6 50.2",
    "plain": "M49.4 43.6C50 46.4 52.2 49 51.6 51C51 52.4 48.2 52.4 46.4 51.4",
    "fine": "M49 46C49.6 48 51 49.6 50.6 51C50 52 48.2 52 47 51.4",
    "broad": "M50.6 43.6C51.4 46.4 54.2 48.6 53.4 50.8C52.6 52.8 46.2 53.4 44.4 51.2C43.8 50.4 44 49.4 44.6 48.8",
}


@dataclass(frozen=True)
class Mood:
    """How a face is set. Lids: heights above the eye's middle at the outer end, the middle and the inner end."""

    mouth: str
    brow_in: float
    brow_out: float
    brow_arch: float
    lid: tuple[float, float, float] | None  # None: eyes laughing, closed
    lower: float = 3
    gaze: float = 0
    iris: float = 2.9
    blush: float = 0
    tint: tuple[str, float] = ("#ffffff", 0)  # a colour mixed into the skin
    turn: float = 0  # degrees the head is tilted
    drop: float = 0  # how far it is lowered
    raised: float = 0  # how much higher the brow at the right is
    gone: bool = False  # the colour has gone out of the picture


MOODS: dict[str, Mood] = {
    "angry": Mood("frown", 4.2, -2.4, 0.2, (2.6, 2.0, -1.2), 2.8, 0, 2.4, 0.3, ("#e0492f", 0.13), 0, 1.2),
    "cold": Mood("flat", 1.8, 0.8, 0.4, (0.6, 0.6, 0.5), 2.8, 1.9, 2.7, 0, ("#b9c3d6", 0.12), -2, -0.6),
    "polite": Mood("smile", 0, 0, 1.8, (0.6, 5.6, 0.2), 3, 0, 2.9, 0.16),
    "friendly": Mood("grin", -1.4, -0.6, 2.8, (0.4, 6.2, 0.2), 2, 0, 3, 0.34, ("#ffffff", 0), 2.5),
    "warm": Mood("laugh", -2.6, -0.8, 3.6, None, 0, 0, 0, 0.6, ("#ff9a70", 0.05), -4),
    "failed": Mood("frown", -3.4, 2.2, 0.4, (-0.6, 2.6, 1.6), 2.6, 0, 2.6, 0, ("#aab4c4", 0.2), 3, 1.4, 0, True),
    "left": Mood("flat", 0.8, 0.4, 0.8, (0.6, 1.8, 0.4), 2.8, -2.6, 2.7, 0, ("#aab4c4", 0.16), -5, -0.8, 0, True),
    "stern": Mood("flat", 2.6, 0.2, 0.4, (1.2, 2.4, 0.2), 2.8, 0, 2.7, 0, ("#ffffff", 0), 0, 0.4),
    "pleased": Mood("grin", -1.6, -0.4, 3.0, (0.4, 5.6, 0.2), 1.4, 0, 2.9, 0.3, ("#ffffff", 0), -2),
    "eyebrow": Mood("smirk_flat", 1.2, 0.4, 1.4, (0.8, 3.8, 0.2), 2.9, 1.2, 2.8, 0, ("#ffffff", 0), 3, 0, 3.8),
}
"""The first five are what a client shows; who has failed or left; and three that a manager needs besides."""


def draw_face(person: Person, mood_name: str) -> str:
    """Cheeks, nose, eyes and mouth: what lies under hair and glasses."""
    mood, skin = MOODS[mood_name], person.skin
    blush = mood.blush + person.temper.rosy
    cheeks = "".join(
        ellipse(48 + sign * (person.head.jaw * 0.5 + 4.4), 53, 4.8, 3.3, skin.blush, fill_opacity=blush)
        for sign in (-1, 1)
        if blush
    )
    nose = line(NOSES[person.nose], skin.crease, 1.7, stroke_opacity=0.85)
    eyes = "".join(_eye(sign, mood, person) for sign in (-1, 1))
    mouth = person.temper.mouths.get(mood_name, mood.mouth)
    return cheeks + nose + eyes + draw_mouth(mouth, person.mouth_width, person.lips, skin)


def _eye(sign: int, mood: Mood, person: Person) -> str:
    """One eye: white, iris and light, then the upper lid in skin colour over them."""
    x, y = 48 + sign * EYE_GAP, EYES
    if mood.lid is None:
        arc = trace("M", x - 4.8, y + 2, "Q", x, y - 5.6, x + 4.8, y + 2)
        return line(arc, INK, 2.4) + ("" if person.glasses else _lash(sign, x + sign * 4.8, y + 2, person))
    outer, middle, inner = mood.lid
    outer += 1.2 if person.lashes else 0
    out_x, in_x, look = x + sign * EYE_HALF, x - sign * EYE_HALF, x + mood.gaze
    middle *= person.open_eyes
    lid = ("Q", x, y - middle, in_x, y - inner)
    white = trace("M", out_x, y - outer, *lid, "Q", x, y + mood.lower * 2, out_x, y - outer, "Z")
    parts = [shape(white, "#ffffff"), circle(look, y - 0.2, mood.iris, INK)]
    parts.append(circle(look - 0.9, y - 1.2, 0.85, "#ffffff"))
    cover = trace("M", out_x, y - outer, *lid, "L", in_x, y - 5.4, "L", out_x, y - 5.4, "Z")
    parts.append(shape(cover, person.skin.light))
    parts.append(line(trace("M", out_x, y - outer, *lid), INK, 2))
    return "".join(parts) + _lash(sign, out_x - sign * 0.4, y - outer, person)


def _lash(sign: int, x: float, y: float, person: Person) -> str:
    if not person.lashes:
        return ""
    return line(trace("M", x, y, "L", x + sign * 2.2, y - 0.9), INK, 1.7)


def draw_brows(person: Person, mood_name: str) -> str:
    """Brows, drawn over hair and glasses; angry ones knit the forehead."""
    mood, parts = MOODS[mood_name], []
    worried = 0.35 if mood_name == "angry" else 1
    thick = person.brow_width - 0.4
    for sign in (-1, 1):
        x, y = 48 + sign * EYE_GAP, EYES - 9.2
        y -= mood.raised if sign > 0 else 0
        in_x, in_y = x - sign * 5.2, y + mood.brow_in + person.temper.brow_inner * worried
        out_x, out_y = x + sign * 6.6, y + mood.brow_out + (person.temper.brow_outer + person.brow_lift) * worried + 0.8
        bend_x, bend_y = x + sign * 1.4, (in_y + out_y) / 2 - mood.brow_arch
        d = trace("M", in_x, in_y - thick / 2 + 0.5, "Q", bend_x, bend_y - thick / 2, out_x, out_y)
        d += trace("Q", bend_x, bend_y + thick / 2 - 0.4, in_x, in_y + thick / 2 - 0.5, "Z")
        parts.append(shape(d, person.brow, stroke=person.brow, stroke_width=1.5, stroke_linejoin="round"))
    if mood_name == "angry":
        parts += [line(d, person.skin.crease, 1.3) for d in ("M46.4 36.4L46.6 33.2", "M49.6 36.4L49.4 33.2")]
    return "".join(parts)
