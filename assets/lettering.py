"""Letters for a browser: `python -m assets.lettering` writes `assets/web/fonts` anew, after a change of words. Needs fontTools.

The game's own font has 17 MB in two weights, which nobody fetches. Kept of it are Latin letters, figures and marks, which every
page needs, and, apart from these, the Chinese signs that occur in words, lines and scenarios: only a browser whose system has
no Chinese font fetches those.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "assets" / "web" / "fonts"
SOURCES: Final = ("assets/words", "assets/dialogue", "assets/transfer", "assets/templates", "scenarios")
WEIGHTS: Final = ("Regular", "Bold")
LETTERS: Final = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2010, 0x2028), *range(0x20A0, 0x20D0), 0x21E7])
"""Letters, figures, dashes, quotation marks, currencies, and the sign of the key Shift."""
MARKS: Final = range(0x2000, 0x2E00)
"""Marks, arrows and figures: those of them that occur."""


def written_in() -> set[int]:
    """The signs of all texts of the game."""
    texts = (file.read_text("utf-8") for source in SOURCES for file in (ROOT / source).rglob("*.yaml"))
    return {ord(sign) for text in texts for sign in text if sign.isprintable()}


def parts() -> dict[str, set[int]]:
    """The signs of each part, by its name."""
    there = written_in()
    latin = LETTERS | {sign for sign in there if sign in MARKS}
    return {"Latin": set(latin), "Chinese": there - latin}


def written(weight: str) -> Iterator[Path]:
    """Write both parts of a weight."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    for part, signs in parts().items():
        font = TTFont(ROOT / "assets" / "fonts" / f"NotoSansSC-{weight}.otf", lazy=True, recalcTimestamp=False)
        subset = Subsetter(Options(layout_features=["kern"], notdef_outline=True, hinting=False, desubroutinize=False))
        subset.populate(unicodes=signs)
        subset.subset(font)
        font.flavor = "woff"
        place = FOLDER / f"{part}-{weight}.woff"
        font.save(place)
        yield place


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for place in (one for weight in WEIGHTS for one in written(weight)):
        print(place.name, place.stat().st_size)
