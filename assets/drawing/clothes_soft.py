"""What people wear without a jacket: shirts, knitwear, vests, and what is worn at the counter."""

from assets.drawing.clothes import FRONT, ROUND_NECK, SLEEVES, V_NECK, WHITE_SHIRT, pair, round_throat, shirt, sleeves, tie
from assets.drawing.svg import circle, line, rect, shape
from assets.drawing.tones import Skin, Tones


def cardigan(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A knitted cardigan over a shirt."""
    knit = line("M15 87L15 94.6M21.8 82.6L21.8 95M28.6 80.6L28.6 95", cloth.dark, 1.2)
    knit += line("M81 87L81 94.6M74.2 82.6L74.2 95M67.4 80.6L67.4 95", cloth.deep, 1.2)
    left = "M36.6 69L29.6 73.6C31.6 83 37 91 43.6 96L49 96L36.4 78Z"
    right = "M59.4 69L66.4 73.6C64.4 83 59 91 52.4 96L47 96L59.6 78Z"
    buttons = "".join(circle(48, y, 1, accent.deep) for y in (84.4, 89.2))
    return shape(body, cloth.main) + shirt(accent, skin) + knit + buttons + pair((left, right), cloth.shine, cloth.dark)


def jumper(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A V-neck jumper over a shirt."""
    collar = ("M38 67.6L37.8 75.4L44 81.6L48 77.4Z", "M58 67.6L58.2 75.4L52 81.6L48 77.4Z")
    top = shape(body, cloth.main) + shape("M37.4 69L58.6 69L57.4 78L48 89L38.6 78Z", accent.main)
    top += shape(V_NECK, skin.shade) + pair(collar, accent.light, accent.main)
    edges = "".join(line(d, accent.deep, 0.9) for d in collar)
    rib = line("M36.4 72.6C37.6 79.6 42 85.6 48 90.4C54 85.6 58.4 79.6 59.6 72.6", cloth.deep, 3)
    return top + edges + rib + sleeves(cloth.deep)


def crew_neck(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A jumper with a round neck."""
    rib = line("M37.4 69.6C38.2 76.4 42.2 80.6 48 80.6C53.8 80.6 57.8 76.4 58.6 69.6", cloth.dark, 3)
    stripe = line("M22.8 87.6C38 90.6 58 90.6 73.2 87.6", accent.main, 2.6)
    return shape(body, cloth.main) + round_throat(skin) + rib + stripe + sleeves(cloth.deep)


def polo(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A polo shirt with its collar open."""
    top = shape(body, cloth.main) + shape("M37.4 66L58.6 66L53.6 80L48.4 89L42.4 80Z", skin.shade)
    placket = shape("M44.6 80.6L48.4 87L51.8 80.6L52.4 96L44.2 96Z", cloth.dark)
    collar = ("M37.8 67.6L30 73.6L35.6 85L45.4 80.4Z", "M58.2 67.6L66 73.6L60.4 85L51.2 80.4Z")
    return top + placket + pair(collar, cloth.light, cloth.dark) + circle(48.3, 91.8, 1.1, accent.light) + sleeves(cloth.deep)


def shirt_and_tie(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A shirt, a tie, a badge on a clip."""
    shade = line("M72 84C73.6 88 74 92 74 96", cloth.dark, 5, stroke_opacity=0.6)
    badge = rect(63.4, 86, 9.6, 6.8, 1.4, accent.main) + rect(65.2, 88.7, 6, 1.5, 0.75, "#ffffff")
    return shape(body, cloth.main) + shade + shirt(WHITE_SHIRT, skin) + tie(accent) + badge + sleeves(cloth.deep, 1.2)


def open_shirt(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A shirt with its collar open, a pocket."""
    line_of = cloth.deep
    front = line("M48 82L48 96", line_of, 1) + circle(48, 86, 0.9, line_of) + circle(48, 92, 0.9, line_of)
    pocket = line("M62.6 86L73 86L73 93.6L67.8 95.4L62.6 93.6Z", line_of, 1)
    return shape(body, cloth.main) + shirt(cloth, skin) + front + pocket + sleeves(line_of, 1.2)


def checked_shirt(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A checked shirt."""
    across = line("M19 84.6L77 84.6M13.4 91.4L82.6 91.4", accent.main, 1.3, stroke_opacity=0.55)
    columns = "M24 81L24 95.4M32 79L32 95.4M40.4 84L40.4 95.4M55.6 84L55.6 95.4M64 79L64 95.4M72 81L72 95.4"
    down = line(columns, accent.main, 1.3, stroke_opacity=0.55)
    return (
        shape(body, cloth.main) + across + down + shirt(cloth, skin) + line("M48 82L48 96", cloth.deep, 1) + sleeves(cloth.deep)
    )


def tang_jacket(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A buttoned jacket with a standing collar, knots for buttons."""
    collar = shape("M37.6 66.6L58.4 66.6L59.6 73.4C55 77 51.4 78 48 80C44.6 78 41 77 36.4 73.4Z", cloth.main)
    collar += line("M37.2 70.8C41 74.4 45.6 75.4 48 78.4C50.4 75.4 55 74.4 58.8 70.8", accent.main, 1.4)
    throat = shape("M39.4 64L56.6 64C56 70.4 52.4 73.6 48 74.8C43.6 73.6 40 70.4 39.4 64Z", skin.shade)
    knots = "".join(line(f"M43.4 {y}L52.6 {y}", accent.main, 1.5) + circle(48, y, 1.5, accent.light) for y in (83, 88, 93))
    return shape(body, cloth.main) + collar + throat + line("M48 79L48 96", cloth.deep, 1.2) + knots + sleeves(cloth.deep)


def padded_vest(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A padded vest over a shirt."""
    left = "M37 69L28.4 73.4C30.6 79 26.8 84 24.6 88C23.4 91 23.2 93.6 23.2 96L46.8 96L46.8 88L36.8 77Z"
    right = "M59 69L67.6 73.4C65.4 79 69.2 84 71.4 88C72.6 91 72.8 93.6 72.8 96L49.2 96L49.2 88L59.2 77Z"
    seams = line("M28.6 81.6C32 83.4 36.6 84 40 83.4M25.2 88.4C32 91 40 91.4 46.4 90.4", cloth.deep, 1.1)
    seams += line("M67.4 81.6C64 83.4 59.4 84 56 83.4M70.8 88.4C64 91 56 91.4 49.6 90.4", cloth.deep, 1.1)
    whole = shape(body, accent.main) + shirt(accent, skin)
    return whole + pair((left, right), cloth.light, cloth.main) + seams + line("M48 86L48 96", cloth.deep, 1.4)


def work_jacket(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A worker's jacket, buttoned over a T-shirt, with two pockets."""
    left = "M37.2 68.6L30 74L33.4 83.6L46.6 87.4L48 96L42 96L36.6 78Z"
    right = "M58.8 68.6L66 74L62.6 83.6L49.4 87.4L48 96L54 96L59.4 78Z"
    edges = (f"M{x} 95L{x} 87.4L{x + 9.6} 87.4L{x + 9.6} 95" for x in (26.4, 60))
    pockets = "".join(line(d, cloth.deep, 1.2) for d in edges)
    top = shape(body, cloth.main) + shape(FRONT, accent.main) + round_throat(skin)
    return top + pair((left, right), cloth.light, cloth.dark) + pockets + sleeves(cloth.deep)


def hooded(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A hooded jumper."""
    hood = shape(
        "M33.4 76C31.6 68 36 62.6 40 61L56 61C60 62.6 64.4 68 62.6 76C58 82.6 53 85 48 85C43 85 38 82.6 33.4 76Z", cloth.dark
    )
    inner = shape(
        "M37 73C36.6 68 38.6 65 41 64L55 64C57.4 65 59.4 68 59 73C56 78.6 52 80.4 48 80.4C44 80.4 40 78.6 37 73Z", skin.shade
    )
    cords = (
        line("M43.2 82.4L42.4 90.6M52.8 82.4L53.6 90.6", accent.main, 1.5)
        + circle(42.3, 91, 1.1, accent.main)
        + circle(53.7, 91, 1.1, accent.main)
    )
    return shape(body, cloth.main) + hood + inner + cords + sleeves(cloth.deep)


def bow_blouse(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A blouse with a bow at the neck."""
    top = shape(body, cloth.main) + shape(V_NECK, skin.shade)
    bow = shape("M47 77.4C42 72.6 37.6 73.4 36 76.4C36.6 80 41.6 81.6 47 79.6Z", accent.main)
    bow += shape("M49 77.4C54 72.6 58.4 73.4 60 76.4C59.4 80 54.4 81.6 49 79.6Z", accent.dark)
    bow += shape("M46.8 79.4L42.6 92L47 90.4L48.6 80Z", accent.main) + shape("M49.2 79.4L53 93L49 91L47.8 80Z", accent.dark)
    return top + bow + circle(48, 78.6, 2, accent.light) + sleeves(cloth.deep)


def flowered(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A blouse with small flowers."""
    places = (
        (25, 84.6),
        (31.4, 91.6),
        (38.6, 86),
        (44.4, 93),
        (53, 87.4),
        (59.4, 93),
        (65.4, 84.4),
        (71.6, 91),
        (19.4, 92.4),
        (33, 79.4),
        (62.4, 78.6),
    )
    flowers = "".join(circle(x, y, 1.9, accent.light) + circle(x, y, 0.8, "#e9b23a") for x, y in places)
    neck = line("M37.4 69.6C38.2 76.4 42.2 80.6 48 80.6C53.8 80.6 57.8 76.4 58.6 69.6", cloth.dark, 2)
    return shape(body, cloth.main) + flowers + round_throat(skin) + neck + sleeves(cloth.deep)


def apron(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A shop apron over a shirt."""
    bib = shape("M38.6 84L57.4 84L62 96L34 96Z", cloth.main) + line("M38.6 84L57.4 84", cloth.deep, 1.3)
    straps = line("M38.8 84L35.4 71.4", cloth.dark, 2.6) + line("M57.2 84L60.6 71.4", cloth.deep, 2.6)
    arms = "".join(line(d, accent.deep, 1.3) for d in SLEEVES)
    return shape(body, accent.main) + shape(ROUND_NECK, skin.light) + shirt(accent, skin) + straps + bib + arms
