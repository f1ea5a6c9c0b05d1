"""Which parts go with whom: by sex and age, and by the persona's trade. Numbers are how often one is taken against others."""

from dataclasses import dataclass, field
from typing import Final

from assets.drawing.looks import MAN, MIDDLE, OLD, WOMAN, YOUNG

Odds = dict[str, float]

HAIR_WORDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "short": {
        MAN: ("slick", "crew_cut", "side_swept", "fringe", "quiff", "middle_part", "buzz", "soft"),
        WOMAN: ("pixie", "bob", "fringe_bob", "waves"),
    },
    "long": {MAN: ("chin_length",), WOMAN: ("long_straight", "long_waves", "shoulder")},
    "curly": {MAN: ("cropped_curls", "big_curls"), WOMAN: ("perm", "big_curls")},
    "tied": {MAN: ("top_knot", "low_knot"), WOMAN: ("ponytail", "low_knot", "top_knot", "braid")},
    "thin": {MAN: ("receding", "fluffy", "comb_over"), WOMAN: ("fluffy",)},
    "bald": {MAN: ("bald_sides", "bare"), WOMAN: ("bare",)},
}
"""What a scenario may call somebody's hair, and how it is drawn."""
HAIR: Final[dict[tuple[str, str], Odds]] = {
    (MAN, YOUNG): {"fringe": 4, "side_swept": 3, "quiff": 3, "middle_part": 3, "crew_cut": 2, "buzz": 1, "cropped_curls": 1},
    (MAN, MIDDLE): {
        "slick": 3, "side_swept": 4, "crew_cut": 4, "receding": 3, "buzz": 2, "soft": 2, "quiff": 1, "middle_part": 1,
    },
    (MAN, OLD): {"soft": 4, "fluffy": 3, "receding": 3, "bald_sides": 3, "comb_over": 2, "buzz": 2, "slick": 2, "bare": 1},
    (WOMAN, YOUNG): {
        "long_straight": 3, "ponytail": 3, "fringe_bob": 3, "long_waves": 3, "top_knot": 2, "braid": 2, "bob": 2, "pixie": 1,
    },
    (WOMAN, MIDDLE): {
        "bob": 4, "shoulder": 4, "long_waves": 3, "low_knot": 3, "ponytail": 3, "pixie": 3, "waves": 3, "fringe_bob": 1,
    },
    (WOMAN, OLD): {"perm": 5, "waves": 4, "low_knot": 3, "pixie": 2, "bob": 1},
}  # fmt: skip
COLOURS: Final[dict[tuple[str, str], Odds]] = {
    (MAN, YOUNG): {"black": 5, "soft_black": 4, "dark_brown": 3, "brown": 1},
    (MAN, MIDDLE): {"black": 4, "soft_black": 4, "dark_brown": 2, "greying": 3},
    (MAN, OLD): {"greying": 2, "iron": 4, "silver": 4, "white": 3, "soft_black": 1},
    (WOMAN, YOUNG): {"black": 4, "soft_black": 3, "dark_brown": 3, "brown": 2, "chestnut": 2},
    (WOMAN, MIDDLE): {"black": 3, "soft_black": 3, "dark_brown": 3, "brown": 2, "chestnut": 2},
    (WOMAN, OLD): {"iron": 4, "silver": 4, "greying": 3, "brown": 1, "white": 1},
}
WIDER_COLOURS: Final[Odds] = {"auburn": 2, "blond": 3, "light_brown": 3}
"""Also seen where people come from everywhere, on light skin."""
DEEP: Final = ("brown", "dark")
SKIN: Final[Odds] = {"pale": 2, "fair": 5, "medium": 5, "tan": 2}
WIDER_SKIN: Final[Odds] = {"pale": 3, "fair": 3, "medium": 2, "tan": 2, "brown": 3, "dark": 3}
HEADS: Final[dict[str, Odds]] = {
    MAN: {"oval": 3, "long": 2, "square": 2, "broad": 2, "round": 2, "firm": 3, "young": 2},
    WOMAN: {"heart": 3, "gentle": 4, "full": 3, "slender": 3, "young": 2},
}
GLASSES_SEEN: Final = {YOUNG: 0.3, MIDDLE: 0.35, OLD: 0.5}
GLASSES: Final[dict[str, Odds]] = {
    MAN: {"rimless": 3, "round_dark": 2, "square_dark": 3, "half_rim": 3, "round_gold": 1, "square_brown": 1},
    WOMAN: {"square_brown": 3, "round_gold": 3, "square_wine": 3, "rimless": 1, "round_dark": 1},
}
BEARDS: Final[dict[str, Odds]] = {
    YOUNG: {"": 9, "stubble": 1},
    MIDDLE: {"": 8, "stubble": 3, "moustache": 1, "goatee": 0.5},
    OLD: {"": 8, "moustache": 1.5, "stubble": 1, "goatee": 1},
}
WIDER_BEARDS: Final[Odds] = {"": 4, "stubble": 2, "full": 2, "moustache": 1, "goatee": 1}
TILES: Final[Odds] = {
    "blue": 3, "sand": 3, "peach": 3, "lilac": 3, "mint": 3, "coral": 3, "aqua": 3, "lemon": 3, "stone": 1, "periwinkle": 2,
}  # fmt: skip
DARK_CLOTH: Final[Odds] = {"navy": 4, "charcoal": 3, "black": 3, "steel": 2, "brown": 1, "burgundy": 1}
BRIGHT_CLOTH: Final[Odds] = {"red": 2, "teal": 2, "indigo": 3, "mustard": 2, "sky": 2, "green": 2, "rose": 1, "plum": 1}
PLAIN_CLOTH: Final[Odds] = {"grey": 3, "steel": 3, "olive": 2, "navy": 2, "camel": 2, "brown": 2, "green": 2}
HER_CLOTH: Final[Odds] = {
    "teal": 2,
    "burgundy": 2,
    "plum": 2,
    "navy": 2,
    "black": 2,
    "rose": 1,
    "camel": 2,
    "indigo": 2,
    "green": 1,
}
ACCENTS: Final[Odds] = {"white": 4, "cream": 3, "sky": 2, "sage": 1, "rose": 1}
TIES: Final[Odds] = {"gold": 2, "crimson": 2, "royal": 2, "wine": 2, "pine": 2, "slate": 1, "violet": 1}
BOLD: Final[Odds] = {"violet": 2, "rose": 2, "cream": 2, "crimson": 1, "white": 2, "pine": 1, "sky": 1}

GARMENTS: Final[dict[str, tuple[Odds, Odds]]] = {
    "suit_and_tie": (DARK_CLOTH, TIES),
    "open_suit": (DARK_CLOTH, ACCENTS),
    "blouse_suit": ({"black": 4, "navy": 3, "charcoal": 2, "burgundy": 2, "plum": 2}, BOLD),
    "zip_jacket": ({"grey": 4, "navy": 3, "charcoal": 2, "olive": 2, "steel": 2}, {"white": 4, "sky": 2}),
    "collarless_jacket": (HER_CLOTH, {"white": 3, "cream": 3}),
    "pearl_jacket": (HER_CLOTH, {"cream": 3, "white": 2, "rose": 1}),
    "blazer": (BRIGHT_CLOTH | {"navy": 3, "camel": 2, "charcoal": 2}, {"white": 4, "slate": 1, "cream": 1}),
    "roll_neck": (DARK_CLOTH | {"camel": 2}, {"cream": 2, "slate": 2, "wine": 2, "violet": 1}),
    "white_coat": ({"sky": 3, "mint": 3, "lilac": 2, "steel": 2, "white": 1, "rose": 1}, {"royal": 1}),
    "cardigan": ({"brown": 3, "burgundy": 2, "grey": 2, "green": 2, "camel": 2, "plum": 1, "steel": 1}, ACCENTS),
    "jumper": ({"green": 3, "burgundy": 2, "navy": 2, "camel": 2, "grey": 2, "mustard": 1, "plum": 1}, ACCENTS),
    "crew_neck": (BRIGHT_CLOTH | {"camel": 2, "grey": 1}, {"white": 2, "cream": 2, "slate": 1}),
    "polo": ({"red": 3, "navy": 2, "green": 2, "mustard": 2, "steel": 2, "black": 1, "white": 1}, {"white": 1}),
    "open_shirt": ({"white": 3, "sky": 3, "mint": 1, "lilac": 1, "steel": 1, "cream": 2}, {"white": 1}),
    "checked_shirt": ({"red": 2, "sky": 2, "green": 2, "cream": 2, "steel": 2, "mustard": 1}, {"white": 2, "slate": 2}),
    "tang_jacket": ({"burgundy": 3, "navy": 2, "charcoal": 2, "brown": 2, "green": 1}, {"gold": 3, "cream": 2}),
    "padded_vest": (PLAIN_CLOTH | {"red": 2, "black": 2}, {"white": 3, "sky": 2, "cream": 2, "sage": 1}),
    "work_jacket": ({"navy": 3, "steel": 3, "olive": 2, "grey": 2, "brown": 1}, {"white": 3, "slate": 2, "cream": 1}),
    "hooded": (BRIGHT_CLOTH | {"grey": 3, "navy": 2}, {"white": 1}),
    "bow_blouse": ({"white": 3, "cream": 3, "sky": 1, "rose": 1, "mint": 1},
                   {"violet": 1, "crimson": 2, "royal": 1, "pine": 2, "wine": 2}),
    "flowered": ({"plum": 2, "teal": 2, "burgundy": 2, "navy": 2, "rose": 2, "green": 1}, {"cream": 2, "rose": 2, "white": 1}),
    "apron": ({"green": 2, "navy": 2, "burgundy": 2, "brown": 2}, {"white": 2, "sky": 2, "cream": 2, "sage": 1}),
}  # fmt: skip
"""What is worn: in which colours, with which shirts, ties, buttons."""


@dataclass(frozen=True)
class Lean:
    """What a persona, or somebody's part in a firm, makes likely where nothing is said."""

    men: float  # chance of a man
    ages: Odds
    his: Odds
    hers: Odds
    skin: Odds = field(default_factory=dict)  # more of these
    heads: Odds = field(default_factory=dict)


ANYBODY: Final = Lean(0.5, {YOUNG: 2, MIDDLE: 4, OLD: 2},
                      {"open_shirt": 2, "zip_jacket": 2, "polo": 1, "blazer": 1, "jumper": 1},
                      {"collarless_jacket": 2, "cardigan": 2, "crew_neck": 2, "bow_blouse": 1})  # fmt: skip
LEANS: Final[dict[str, Lean]] = {
    "smooth_talker": Lean(
        1.0, {YOUNG: 1, MIDDLE: 6, OLD: 2}, {"suit_and_tie": 5, "open_suit": 4, "roll_neck": 2, "tang_jacket": 1},
        {"bow_blouse": 3, "pearl_jacket": 3, "blouse_suit": 2}, heads={"oval": 3, "full": 1},
    ),
    "bureaucrat": Lean(
        0.75, {MIDDLE: 5, OLD: 3}, {"zip_jacket": 6, "open_shirt": 2, "jumper": 1, "white_coat": 1},
        {"cardigan": 3, "pearl_jacket": 3, "white_coat": 1, "collarless_jacket": 1}, heads={"firm": 3, "long": 1},
    ),
    "old_friend": Lean(
        1.0, {MIDDLE: 2, OLD: 6}, {"cardigan": 4, "tang_jacket": 3, "padded_vest": 3, "checked_shirt": 2, "open_shirt": 1},
        {"flowered": 4, "cardigan": 3, "padded_vest": 1}, heads={"round": 5, "broad": 2, "full": 4},
    ),
    "squeezer": Lean(
        0.1, {YOUNG: 1, MIDDLE: 6, OLD: 1}, {"roll_neck": 3, "suit_and_tie": 3, "open_suit": 2},
        {"blouse_suit": 6, "roll_neck": 3, "bow_blouse": 2, "pearl_jacket": 1}, heads={"heart": 4, "slender": 3, "long": 2},
    ),
    "worrier": Lean(
        0.85, {MIDDLE: 3, OLD: 6}, {"jumper": 5, "white_coat": 3, "checked_shirt": 2, "work_jacket": 2, "cardigan": 1},
        {"cardigan": 3, "white_coat": 3, "flowered": 2}, heads={"long": 4, "slender": 3},
    ),
    "hothead": Lean(
        1.0, {YOUNG: 1, MIDDLE: 6, OLD: 1},
        {"polo": 5, "work_jacket": 3, "open_shirt": 2, "padded_vest": 2, "checked_shirt": 2},
        {"padded_vest": 3, "flowered": 2, "crew_neck": 2}, skin={"tan": 6}, heads={"broad": 5, "square": 4, "full": 3},
    ),
    "straight_shooter": Lean(
        0.15, {YOUNG: 1, MIDDLE: 6, OLD: 3}, {"open_shirt": 3, "white_coat": 3, "zip_jacket": 2, "work_jacket": 1},
        {"collarless_jacket": 4, "white_coat": 3, "cardigan": 2, "apron": 2, "crew_neck": 1}, heads={"gentle": 2, "square": 2},
    ),
    "newcomer": Lean(
        0.8, {YOUNG: 1}, {"blazer": 5, "hooded": 4, "crew_neck": 3, "open_shirt": 1},
        {"blazer": 4, "hooded": 3, "crew_neck": 4},
        heads={"young": 5, "oval": 1},
    ),
    "bookkeeper": Lean(0.3, {YOUNG: 2, MIDDLE: 4, OLD: 2}, {"open_shirt": 4, "jumper": 3},
                       {"cardigan": 4, "crew_neck": 2, "bow_blouse": 2}),
    "assistant": Lean(0.4, {YOUNG: 4, MIDDLE: 1}, {"apron": 3, "white_coat": 2, "polo": 2}, {"apron": 4, "white_coat": 3}),
    "warehouse": Lean(0.9, {YOUNG: 1, MIDDLE: 3, OLD: 1}, {"work_jacket": 5, "polo": 2}, {"work_jacket": 3, "apron": 2}),
    "rival": Lean(0.6, {YOUNG: 3, MIDDLE: 3}, {"suit_and_tie": 3, "open_suit": 3, "blazer": 2, "polo": 1},
                  {"blouse_suit": 3, "bow_blouse": 3, "blazer": 2}),
    "family": Lean(0.5, {YOUNG: 2, MIDDLE: 3, OLD: 3}, {"checked_shirt": 3, "polo": 2, "jumper": 2, "padded_vest": 2},
                   {"flowered": 4, "cardigan": 3, "crew_neck": 2, "padded_vest": 1}),
}  # fmt: skip
