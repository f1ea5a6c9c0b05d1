"""Colours by name: skins, hair, cloth, the tile behind a head; and the tones made of one colour."""

from dataclasses import dataclass
from typing import Final

from assets.drawing.svg import mix

WHITE, BLACK = "#ffffff", "#000000"


@dataclass(frozen=True)
class Skin:
    """Four tones of one skin: light, shadow, blush, and lines drawn on it."""

    light: str
    shade: str
    blush: str
    crease: str


SKINS: Final = {
    "pale": Skin("#fbe2cc", "#efc4a6", "#ea8a78", "#bd8066"),
    "fair": Skin("#f7d7ba", "#e9b996", "#e8836f", "#b9785a"),
    "medium": Skin("#f0c7a0", "#dda67c", "#dd7659", "#a96a48"),
    "tan": Skin("#e3b186", "#ca8e62", "#d1603f", "#935736"),
    "brown": Skin("#b9794e", "#9c6039", "#b04f35", "#6b3d22"),
    "dark": Skin("#855236", "#6b3f28", "#94402e", "#47281a"),
}


@dataclass(frozen=True)
class Tones:
    """One colour as it lies in the light, in the shade, in folds; and shining."""

    main: str
    light: str
    dark: str
    deep: str
    shine: str


def tones(colour: str) -> Tones:
    """The tones of a colour (#rrggbb). What is nearly white is shaded with blue rather than grey."""
    pale = sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 3 * 215
    if pale:
        return Tones(colour, WHITE, mix(colour, "#6d83a8", 0.16), mix(colour, "#6d83a8", 0.32), WHITE)
    return Tones(colour, mix(colour, WHITE, 0.14), mix(colour, BLACK, 0.18), mix(colour, BLACK, 0.3), mix(colour, WHITE, 0.32))


HAIR: Final = {
    "black": "#25242c",
    "soft_black": "#2f292c",
    "dark_brown": "#38261f",
    "brown": "#4d3830",
    "chestnut": "#5f3a2a",
    "greying": "#4c4b50",
    "iron": "#77757b",
    "silver": "#a5a2a3",
    "white": "#f1f1f3",
    "auburn": "#83442a",
    "blond": "#c79b5b",
    "light_brown": "#8a6445",
}
CLOTH: Final = {
    "navy": "#223a6b",
    "black": "#2d2a39",
    "charcoal": "#454a55",
    "grey": "#7f868d",
    "steel": "#5d7186",
    "indigo": "#5560b5",
    "teal": "#178a8c",
    "green": "#438560",
    "olive": "#6d7248",
    "red": "#cb3b31",
    "burgundy": "#7c2f45",
    "plum": "#6a4480",
    "brown": "#8a5a36",
    "camel": "#b58a58",
    "rose": "#c76b82",
    "mustard": "#c99a35",
    "sky": "#6fa3d0",
    "white": "#f7f9fc",
    "cream": "#f4ead6",
    "lilac": "#a78bc9",
    "mint": "#8fc3ac",
}
ACCENTS: Final = {
    "white": "#ffffff",
    "cream": "#fdf3df",
    "sky": "#cfe2f5",
    "gold": "#e9b23a",
    "crimson": "#b8373f",
    "royal": "#2f6fed",
    "violet": "#8f56c4",
    "rose": "#eab4bd",
    "sage": "#c6d8c3",
    "slate": "#55657c",
    "wine": "#8b3350",
    "pine": "#2f6a55",
}
TILES: Final = {
    "blue": ("#dfeafb", "#c3d7f3"),
    "sand": ("#f0ebdd", "#ddd5bf"),
    "peach": ("#fdeada", "#f6d2b2"),
    "lilac": ("#efe5f7", "#dac8ec"),
    "mint": ("#e2f2e6", "#c5e0cd"),
    "coral": ("#fce4df", "#f5c6bd"),
    "aqua": ("#dcf2f2", "#bce0e1"),
    "lemon": ("#fbf4d3", "#f0e2a6"),
    "stone": ("#e9ebef", "#cfd4dc"),
    "apricot": ("#fdeeda", "#f5d3a8"),
    "periwinkle": ("#e3ecff", "#c8d8fb"),
}
GONE: Final = ("#e6e6e4", "#cfcfcc")
"""The tile behind who has left, or has failed."""
