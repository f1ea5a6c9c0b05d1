"""What people wear, from the collar to the lower edge of the tile (its rounded corners included)."""

from assets.drawing.heads import Skin
from assets.drawing.svg import circle, line, rect, shape

STOUT = (
    "M1.07 87.36C4 81 12 77.4 24 74.6C32.4 72.6 36.4 71.6 38 68.4L58 68.4C59.6 71.6 63.6 72.6 72 74.6C84 77.4 92 81"
    " 94.93 87.36A14 14 0 0 1 82 96L14 96A14 14 0 0 1 1.07 87.36Z"
)
BROAD = (
    "M4.1 91.9C6 82.4 14 78.6 25 75.6C32.6 73.4 37 72.6 38.6 69.4L57.4 69.4C59 72.6 63.4 73.4 71 75.6C82 78.6 90 82.4"
    " 91.9 91.9A14 14 0 0 1 82 96L14 96A14 14 0 0 1 4.1 91.9Z"
)
NORMAL = (
    "M8.6 94.92C9.8 83.4 17.4 79.2 27 76.2C34 74 37.6 72.8 39 69.4L57 69.4C58.4 72.8 62 74 69 76.2C78.6 79.2 86.2 83.4"
    " 87.4 94.92A14 14 0 0 1 82 96L14 96A14 14 0 0 1 8.6 94.92Z"
)
SLIM = (
    "M12.4 95.91C13.4 84.6 20.4 80 29 77C35.6 74.8 38.4 73.2 39.6 69.8L56.4 69.8C57.6 73.2 60.4 74.8 67 77"
    "C75.6 80 82.6 84.6 83.6 95.91L82 96L14 96Z"
)
FRONT = "M37.4 69L58.6 69L59.4 78L48 96L36.6 78Z"
COLLAR = ("M38 67.6L34.6 74.6L43.4 82L48 77.4Z", "M58 67.6L61.4 74.6L52.6 82L48 77.4Z")
V_NECK = "M37.6 66L58.4 66L48 78Z"
ROUND_NECK = "M37.8 66L58.2 66C58.2 75.2 54 80 48 80C42 80 37.8 75.2 37.8 66Z"
PEARLS = ((39.4, 73), (41, 75.4), (43.2, 77.1), (45.8, 78), (48.4, 78.2), (51, 77.8), (53.4, 76.6), (55.4, 74.7))
SLEEVES = ("M20.4 95.6C20.4 91.6 21 88.8 22.4 86.4", "M75.6 95.6C75.6 91.6 75 88.8 73.6 86.4")


def _pair(shapes: tuple[str, str], left: str, right: str) -> str:
    """The left half in the light, the right half in the shade."""
    return shape(shapes[0], left) + shape(shapes[1], right)


def _shirt(colour: str, shade: str, skin: Skin) -> str:
    """A shirt front with the throat in shadow and a folded collar."""
    edge = "".join(line(d, shade, 0.9) for d in COLLAR)
    return shape(FRONT, colour) + shape(V_NECK, skin.shade) + _pair(COLLAR, colour, colour) + edge


def _tie(colour: str, dark: str) -> str:
    knot = shape("M45 77L51 77L52 79.8L49.8 82.6L46.2 82.6L44 79.8Z", dark)
    return shape("M46.2 82L49.8 82L52.8 96L43.2 96Z", colour) + knot


def _lapels(colour: str, shade: str) -> str:
    left = "M36.4 69.6L30 75L28 82.4L33 84L30.6 87L43.4 96L48 96L36.8 78Z"
    right = "M59.6 69.6L66 75L68 82.4L63 84L65.4 87L52.6 96L48 96L59.2 78Z"
    return _pair((left, right), colour, shade)


def _sleeves(colour: str, width: float = 1.4) -> str:
    return "".join(line(d, colour, width) for d in SLEEVES)


def navy_suit(skin: Skin) -> str:
    """Navy jacket, white shirt, gold tie, a folded handkerchief."""
    pocket = shape("M65.4 89L67.6 85.4L69.8 87.6L72 85L74.6 88.4Z", "#f3c552")
    suit = shape(BROAD, "#223a6b") + _shirt("#ffffff", "#d5deec", skin) + _tie("#e9b23a", "#c98f1d")
    return suit + _lapels("#2f4d8b", "#1b2f59") + pocket + _sleeves("#182a50")


def zip_jacket(skin: Skin) -> str:
    """The grey zipped jacket of officials, shirt collar showing, a pen in the pocket."""
    jacket = shape(NORMAL, "#7f868d") + _shirt("#f4f7fa", "#cfd7df", skin)
    jacket += shape("M36.8 77L48 85.6L59.2 77L62 96L34 96Z", "#7f868d")
    left = "M37 69L30.4 74L34.4 85L46.6 91L46.6 96L48 96L48 85.6L36.8 77Z"
    right = "M59 69L65.6 74L61.6 85L49.4 91L49.4 96L48 96L48 85.6L59.2 77Z"
    jacket += _pair((left, right), "#9ba3ab", "#697077")
    zipper = line("M48 86L48 96", "#474d53", 1.6) + rect(46.7, 86, 2.6, 4.4, 1.1, "#e3e7eb")
    pen = rect(65.6, 86.6, 10.4, 1.7, 0.85, "#5c636a") + rect(68.4, 82.4, 1.9, 5, 0.9, "#2f6fed")
    return jacket + zipper + pen + _sleeves("#5c636a")


def cardigan(skin: Skin) -> str:
    """A brown knitted cardigan over a cream shirt."""
    knit = line("M15 86L15 94.6M21.8 82.6L21.8 95M28.6 80.6L28.6 95", "#75492a", 1.2)
    knit += line("M81 86L81 94.6M74.2 82.6L74.2 95M67.4 80.6L67.4 95", "#6d4326", 1.2)
    body = shape(STOUT, "#8a5a36") + _shirt("#fdf6e6", "#e2d3b3", skin) + knit
    left = "M36.6 69L29.6 73.6C31.6 83 37 91 43.6 96L49 96L36.4 78Z"
    right = "M59.4 69L66.4 73.6C64.4 83 59 91 52.4 96L47 96L59.6 78Z"
    buttons = "".join(circle(48, y, 1, "#cdb68d") for y in (84.4, 89.2))
    return body + buttons + _pair((left, right), "#b07a50", "#774a2b")


def dark_suit(skin: Skin) -> str:
    """A sharp black suit over a purple blouse."""
    blouse = shape(SLIM, "#2d2a39") + shape(FRONT, "#8f56c4") + shape(V_NECK, skin.shade)
    collar = ("M38.4 67.6L35.6 75L43 84L48 77.8Z", "M57.6 67.6L60.4 75L53 84L48 77.8Z")
    blouse += _pair(collar, "#ad7cdc", "#7d47b1")
    return blouse + _lapels("#433e54", "#201d29") + _sleeves("#17151e") + circle(31.6, 90, 1.4, "#e8c25a")


def jumper(skin: Skin) -> str:
    """A green V-neck jumper over a pale shirt."""
    collar = ("M38 67.6L37.8 75.4L44 81.6L48 77.4Z", "M58 67.6L58.2 75.4L52 81.6L48 77.4Z")
    body = shape(NORMAL, "#438560") + shape("M37.4 69L58.6 69L57.4 78L48 89L38.6 78Z", "#eef2ea")
    body += shape(V_NECK, skin.shade) + _pair(collar, "#fdfefb", "#f1f5ee")
    edges = "".join(line(d, "#cfd9cc", 0.9) for d in collar)
    rib = line("M36.4 72.6C37.6 79.6 42 85.6 48 90.4C54 85.6 58.4 79.6 59.6 72.6", "#2f6446", 3)
    return body + edges + rib + _sleeves("#2f6446")


def polo(skin: Skin) -> str:
    """A red polo shirt with its collar open."""
    body = shape(BROAD, "#cb3b31") + shape("M37.4 66L58.6 66L53.6 80L48.4 89L42.4 80Z", skin.shade)
    placket = shape("M44.6 80.6L48.4 87L51.8 80.6L52.4 96L44.2 96Z", "#b33027")
    collar = ("M37.8 67.6L30 73.6L35.6 85L45.4 80.4Z", "M58.2 67.6L66 73.6L60.4 85L51.2 80.4Z")
    button = circle(48.3, 91.8, 1.1, "#f6d9d5")
    return body + placket + _pair(collar, "#e25a4d", "#a52a22") + button + _sleeves("#9c261f")


def teal_jacket(skin: Skin) -> str:
    """A collarless teal jacket over a white top, a thin necklace."""
    body = shape(SLIM, "#178a8c") + shape(FRONT, "#ffffff") + shape(ROUND_NECK, skin.light)
    body += shape("M37.8 66L58.2 66C58.2 72 54 75.4 48 75.4C42 75.4 37.8 72 37.8 66Z", skin.shade)
    left = "M37 69.4L31 75.4C33 84 38.6 91 44.4 96L48 96L36.6 78Z"
    right = "M59 69.4L65 75.4C63 84 57.4 91 51.6 96L48 96L59.4 78Z"
    chain = line("M39.6 73C41 77 44 78.6 48 78.6C52 78.6 55 77 56.4 73", "#d9a83f", 1)
    chain += circle(48, 79.4, 1.4, "#d9a83f")
    return body + chain + _pair((left, right), "#27adae", "#0e6668") + _sleeves("#0c5c5e")


def blazer(skin: Skin) -> str:
    """An unbuttoned indigo blazer over a white T-shirt."""
    body = shape(NORMAL, "#5560b5") + shape("M37 69L59 69L56 96L40 96Z", "#ffffff") + shape(ROUND_NECK, skin.light)
    body += shape("M37.8 66L58.2 66C58.2 72 54 75.4 48 75.4C42 75.4 37.8 72 37.8 66Z", skin.shade)
    band = line("M37.6 70C38.4 76.6 42.4 80.6 48 80.6C53.6 80.6 57.6 76.6 58.4 70", "#d9dfea", 2)
    left = "M36.6 69L30 74.2L27.4 82.4L32.4 84L30 87L36.8 96L41 96C38.4 88 37 79 37.2 70Z"
    right = "M59.4 69L66 74.2L68.6 82.4L63.6 84L66 87L59.2 96L55 96C57.6 88 59 79 58.8 70Z"
    return body + band + _pair((left, right), "#6f7bd2", "#414b96") + _sleeves("#3d4690")


def shirt_and_tie(skin: Skin) -> str:
    """The rep: white shirt, blue tie, badge on a clip."""
    shade = shape("M58 71L67 77C75.6 80 82.6 84.6 83.6 95.91L82 96L53 96Z", "#e6ecf5")
    body = shape(SLIM, "#fbfcfe") + shade + _shirt("#ffffff", "#b9c6dc", skin) + _tie("#2f6fed", "#1d4fb8")
    badge = rect(63.4, 86, 9.6, 6.8, 1.4, "#2f6fed") + rect(65.2, 88.7, 6, 1.5, 0.75, "#ffffff")
    return body + badge + _sleeves("#bccade", 1.2)


def burgundy_jacket(skin: Skin) -> str:
    """The manager: burgundy jacket, ivory blouse, pearls."""
    body = shape(NORMAL, "#7c2f45") + shape(FRONT, "#fdf7ee") + shape(ROUND_NECK, skin.light)
    body += shape("M37.8 66L58.2 66C58.2 72 54 75 48 75C42 75 37.8 72 37.8 66Z", skin.shade)
    pearls = "".join(circle(x, y, 1.3, "#ffffff", stroke="#d8c3a8", stroke_width=0.6) for x, y in PEARLS)
    return body + pearls + _lapels("#98405a", "#602235") + _sleeves("#551c2e")
