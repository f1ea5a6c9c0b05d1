"""Writes the table of signs that the window can show: `python -m tests.signs`, after a change of fonts."""

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from game.window.widgets.glyphs import OWN

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "sim_core" / "lint" / "signs.yaml"
HEAD = "# Signs that the fonts of the game have, first and last of each row, in hex. Written by `python -m tests.signs`.\n"


def covered() -> set[int]:
    """The signs that regular and bold fonts both have."""
    return set.intersection(*(_of(weight) for weight in ("Regular", "Bold")))


def _of(weight: str) -> set[int]:
    names = {own.file.format(weight) for own in OWN}
    return {sign for name in names for sign in TTFont(ROOT / "assets" / "fonts" / name, lazy=True).getBestCmap()}


def table() -> str:
    """The text of the table."""
    rows = []
    for _, group in groupby(enumerate(sorted(covered())), key=lambda one: one[1] - one[0]):
        signs = [sign for _, sign in group]
        rows.append(f"{signs[0]:x}-{signs[-1]:x}" if len(signs) > 1 else f"{signs[0]:x}")
    lines, line = [], ""
    for row in rows:
        if len(line) + len(row) > 116:
            lines.append(line.rstrip())
            line = ""
        line += f"{row} "
    return HEAD + "covered: >-\n" + "".join(f"  {one}\n" for one in [*lines, line.rstrip()])


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
