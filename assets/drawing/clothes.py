"""What people wear, from the collar to the lower edge of the tile (its rounded corners included): the parts, and jackets.

A garment is drawn on a body (its outline) in the tones of one colour with an accent, over the skin of a throat.
"""

from assets.drawing.svg import circle, line, rect, shape
from assets.drawing.tones import Skin, Tones

BODIES = {
    "stout": (
        "M1.07 87.36C4 81 12 77.4 24 74.6C32.4 72.6 36.4 71.6 38 68.4L58 68.4C59.6 71.6 63.6 72.6 72 74.6C84 77.4 92 81"
        " 94.93 87.36A14 14 0 0 1 82 96L14 96A14 14 0 0 1 1.07 87.36Z"
    ),
    "broad": (
        "M4.1 91.9C6 82.4 14 78.6 25 75.6C32.6 73.4 37 72.6 38.6 69.4L57.4 69.4C59 72.6 63.4 73.4 71 75.6C82 78.6 90 82.4"
        " 91.9 91.9A14 14 0 0 1 82 96L14 96A14 14 0 0 1 4.1 91.9Z"
    ),
    "normal": (
        "M8.6 94.92C9.8 83.4 17.4 79.2 27 76.2C34 74 37.6 72.8 39 69.4L57 69.4C58.4 72.8 62 74 69 76.2C78.6 79.2 86.2 83.4"
        " 87.4 94.92A14 14 0 0 1 82 96L14 96A14 14 0 0 1 8.6 94.92Z"
    ),
    "slim": (
        "M12.4 95.91C13.4 84.6 20.4 80 29 77C35.6 74.8 38.4 73.2 39.6 69.8L56.4 69.8C57.6 73.2 60.4 74.8 67 77"
        "C75.6 80 82.6 84.6 83.6 95.91L82 96L14 96Z"
    ),
}
FRONT = "M37.4 69L58.6 69L59.4 78L48 96L36.6 78Z"
COLLAR = ("M38 67.6L34.6 74.6L43.4 82L48 77.4Z", "M58 67.6L61.4 74.6L52.6 82L48 77.4Z")
V_NECK = "M37.6 66L58.4 66L48 78Z"
ROUND_NECK = "M37.8 66L58.2 66C58.2 75.2 54 80 48 80C42 80 37.8 75.2 37.8 66Z"
THROAT = "M37.8 66L58.2 66C58.2 72 54 75.4 48 75.4C42 75.4 37.8 72 37.8 66Z"
PEARLS = ((39.4, 73), (41, 75.4), (43.2, 77.1), (45.8, 78), (48.4, 78.2), (51, 77.8), (53.4, 76.6), (55.4, 74.7))
SLEEVES = ("M20.4 95.6C20.4 91.6 21 88.8 22.4 86.4", "M75.6 95.6C75.6 91.6 75 88.8 73.6 86.4")


def pair(shapes: tuple[str, str], left: str, right: str) -> str:
    """The left half in the light, the right half in the shade."""
    return shape(shapes[0], left) + shape(shapes[1], right)


def shirt(accent: Tones, skin: Skin) -> str:
    """A shirt front with the throat in shadow and a folded collar."""
    edge = "".join(line(d, accent.dark, 0.9) for d in COLLAR)
    return shape(FRONT, accent.main) + shape(V_NECK, skin.shade) + pair(COLLAR, accent.light, accent.main) + edge


def round_throat(skin: Skin) -> str:
    """Bare skin in a round neckline, the chin's shadow on it."""
    return shape(ROUND_NECK, skin.light) + shape(THROAT, skin.shade)


def tie(colour: Tones) -> str:
    """A tie and its knot."""
    knot = shape("M45 77L51 77L52 79.8L49.8 82.6L46.2 82.6L44 79.8Z", colour.dark)
    return shape("M46.2 82L49.8 82L52.8 96L43.2 96Z", colour.main) + knot


def lapels(cloth: Tones) -> str:
    """The turned edges of a jacket."""
    left = "M36.4 69.6L30 75L28 82.4L33 84L30.6 87L43.4 96L48 96L36.8 78Z"
    right = "M59.6 69.6L66 75L68 82.4L63 84L65.4 87L52.6 96L48 96L59.2 78Z"
    return pair((left, right), cloth.light, cloth.dark)


def sleeves(colour: str, width: float = 1.4) -> str:
    """Where the arms begin."""
    return "".join(line(d, colour, width) for d in SLEEVES)


WHITE_SHIRT = Tones("#ffffff", "#ffffff", "#d5deec", "#b9c6dc", "#ffffff")


def suit_and_tie(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A jacket, a white shirt, a tie, a folded handkerchief."""
    pocket = shape("M65.4 89L67.6 85.4L69.8 87.6L72 85L74.6 88.4Z", accent.light)
    suit = shape(body, cloth.main) + shirt(WHITE_SHIRT, skin) + tie(accent)
    return suit + lapels(cloth) + pocket + sleeves(cloth.deep)


def open_suit(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A jacket over a shirt without a tie."""
    buttons = "".join(circle(48, y, 0.9, accent.deep) for y in (85, 91))
    return shape(body, cloth.main) + shirt(accent, skin) + buttons + lapels(cloth) + sleeves(cloth.deep)


def blouse_suit(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A sharp suit over a blouse, a small brooch."""
    blouse = shape(body, cloth.main) + shape(FRONT, accent.main) + shape(V_NECK, skin.shade)
    collar = ("M38.4 67.6L35.6 75L43 84L48 77.8Z", "M57.6 67.6L60.4 75L53 84L48 77.8Z")
    blouse += pair(collar, accent.light, accent.dark)
    return blouse + lapels(cloth) + sleeves(cloth.deep) + circle(31.6, 90, 1.4, "#e8c25a")


def zip_jacket(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """The zipped jacket of officials, shirt collar showing, a pen in the pocket."""
    jacket = shape(body, cloth.main) + shirt(accent, skin)
    jacket += shape("M36.8 77L48 85.6L59.2 77L62 96L34 96Z", cloth.main)
    left = "M37 69L30.4 74L34.4 85L46.6 91L46.6 96L48 96L48 85.6L36.8 77Z"
    right = "M59 69L65.6 74L61.6 85L49.4 91L49.4 96L48 96L48 85.6L59.2 77Z"
    jacket += pair((left, right), cloth.light, cloth.dark)
    zipper = line("M48 86L48 96", cloth.deep, 1.6) + rect(46.7, 86, 2.6, 4.4, 1.1, "#e3e7eb")
    pen = rect(65.6, 86.6, 10.4, 1.7, 0.85, cloth.deep) + rect(68.4, 82.4, 1.9, 5, 0.9, "#2f6fed")
    return jacket + zipper + pen + sleeves(cloth.deep)


def collarless_jacket(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A collarless jacket over a light top, a thin necklace."""
    left = "M37 69.4L31 75.4C33 84 38.6 91 44.4 96L48 96L36.6 78Z"
    right = "M59 69.4L65 75.4C63 84 57.4 91 51.6 96L48 96L59.4 78Z"
    chain = line("M39.6 73C41 77 44 78.6 48 78.6C52 78.6 55 77 56.4 73", "#d9a83f", 1)
    chain += circle(48, 79.4, 1.4, "#d9a83f")
    top = shape(body, cloth.main) + shape(FRONT, accent.main) + round_throat(skin)
    return top + chain + pair((left, right), cloth.light, cloth.dark) + sleeves(cloth.deep)


def pearl_jacket(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A jacket, a plain blouse, pearls."""
    pearls = "".join(circle(x, y, 1.3, "#ffffff", stroke="#d8c3a8", stroke_width=0.6) for x, y in PEARLS)
    top = shape(body, cloth.main) + shape(FRONT, accent.main) + round_throat(skin)
    return top + pearls + lapels(cloth) + sleeves(cloth.deep)


def blazer(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """An unbuttoned blazer over a T-shirt."""
    top = shape(body, cloth.main) + shape("M37 69L59 69L56 96L40 96Z", accent.main) + round_throat(skin)
    band = line("M37.6 70C38.4 76.6 42.4 80.6 48 80.6C53.6 80.6 57.6 76.6 58.4 70", accent.dark, 2)
    left = "M36.6 69L30 74.2L27.4 82.4L32.4 84L30 87L36.8 96L41 96C38.4 88 37 79 37.2 70Z"
    right = "M59.4 69L66 74.2L68.6 82.4L63.6 84L66 87L59.2 96L55 96C57.6 88 59 79 58.8 70Z"
    return top + band + pair((left, right), cloth.light, cloth.dark) + sleeves(cloth.deep)


def roll_neck(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A jacket over a jumper with a rolled collar."""
    collar = shape("M37.4 64.6C41 67.4 55 67.4 58.6 64.6L60 76C56 80 40 80 36 76Z", accent.main)
    collar += line("M38.6 68.6C42.6 71.2 53.4 71.2 57.4 68.6", accent.dark, 1.2)
    collar += line("M37.4 76C41.6 79 54.4 79 58.6 76", accent.dark, 1.2)
    return shape(body, cloth.main) + shape(FRONT, accent.main) + collar + lapels(cloth) + sleeves(cloth.deep)


def white_coat(skin: Skin, body: str, cloth: Tones, accent: Tones) -> str:
    """A pharmacist's white coat over a coloured shirt, a pen in the pocket."""
    coat = Tones("#f5f8fb", "#ffffff", "#dfe7ef", "#bccada", "#ffffff")
    pocket = (
        rect(63.4, 86.4, 11, 1.5, 0.75, coat.deep)
        + rect(66.6, 82, 1.9, 5, 0.9, "#2f6fed")
        + rect(69.6, 82.6, 1.9, 4.4, 0.9, "#d0453f")
    )
    edges = line("M36.4 69.6L30 75L28 82.4L33 84L30.6 87L43.4 96", coat.deep, 0.9)
    edges += line("M59.6 69.6L66 75L68 82.4L63 84L65.4 87L52.6 96", coat.deep, 0.9)
    return shape(body, coat.main) + shirt(cloth, skin) + lapels(coat) + edges + pocket + sleeves(coat.deep, 1.2)
