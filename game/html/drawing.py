"""Charts as SVG inside a page: letters as outlines, so that they are the same on every machine."""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from game.html.page import BOLD, FONT, escaped, font_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK: Final = "#1c2636"
MUTED: Final = "#586374"
LINE: Final = "#e2ded4"
BLUE: Final = "#2f6fed"
PALE: Final = "#bcd0f7"
GOLD: Final = "#d99a1c"
GREEN: Final = "#12936a"
RED: Final = "#c4404a"
GREY: Final = "#a9b0ba"
VIOLET: Final = "#7a5ccf"
NAMESPACES: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
WIDTH: Final = 6.2
"""Inches; the page stretches it."""


def can_draw() -> bool:
    """Is there what draws charts? It is an extra."""
    return find_spec("matplotlib") is not None


@contextmanager
def style() -> Iterator[None]:
    """The look of all charts, while it lasts."""
    import matplotlib
    from matplotlib import font_manager

    for name in (FONT, BOLD):
        font_manager.fontManager.addfont(str(font_file(name)))
    family = font_manager.FontProperties(fname=str(font_file(FONT))).get_name()
    look: dict[Any, Any] = {  # matplotlib types these names one by one
        "font.family": [family],
        "font.size": 10,
        "svg.fonttype": "path",
        "text.parse_math": False,  # a $ in a name is a $
        "svg.hashsalt": "finalkick",
        "axes.unicode_minus": False,
        "axes.edgecolor": LINE,
        "axes.labelcolor": MUTED,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": MUTED,
        "ytick.color": INK,
        "xtick.labelcolor": MUTED,
        "ytick.labelcolor": INK,
        "text.color": INK,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": "#efece5",
        "figure.constrained_layout.use": True,
    }
    with matplotlib.rc_context(look):
        yield


def figure(
    height: float, columns: int = 1, width: float = WIDTH, **shared: Any
) -> tuple["Figure", Any]:  # Axes, or arrays of them
    """A figure with axes, without a window."""
    from matplotlib.figure import Figure

    made = Figure(figsize=(width, height))
    return made, made.subplots(1, columns, **shared)


def svg(made: "Figure", label: str) -> str:
    """A figure as SVG for a page; `label` says what it shows to who cannot see it."""
    out = io.StringIO()
    made.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    text = re.sub(r'<svg [^>]*?viewBox="([^"]*)"[^>]*>', rf'<svg viewBox="\1" role="img" {NAMESPACES}>', text, count=1)
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    # Pictures share one page: what is named in one must not be found by another.
    mark = f"p{zlib.crc32(label.encode())}"
    text = re.sub(r'id="([^"]+)"', rf'id="{mark}-\1"', text)
    text = re.sub(r'href="#([^"]+)"', rf'href="#{mark}-\1"', text)
    text = re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}-\1)", text)
    return f'<div class="picture" aria-label="{escaped(label)}">{shortened(text)}</div>'


def shortened(text: str) -> str:
    """An SVG with the coordinates of its lines to two decimals, and without what says nothing."""
    text = re.sub(r' d="[^"]*"', lambda line: re.sub(r"(\.\d{2})\d+", r"\1", line.group()), text)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", text)


def legend_above(axes: "Axes", columns: int) -> None:
    """A legend over the chart, in one row."""
    look = {"frameon": False, "fontsize": 9, "borderpad": 0, "columnspacing": 1.2, "handlelength": 1.1}
    axes.legend(ncols=columns, loc="lower left", bbox_to_anchor=(0, 1.0), **look)
