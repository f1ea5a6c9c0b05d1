"""Icons from `assets` and faces; a plain tile stands in for a missing file."""

import logging
from functools import lru_cache
from importlib.resources import files
from typing import Final

from assets.drawing.looks import Look
from game.window.widgets.brush import ALL, Edge
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.theme import CARD, FAMILY, MUTED, Colour

LOG: Final = logging.getLogger("finalkick")
COLOURED: Final = ("app", "medal_gold", "medal_silver", "medal_bronze")


@lru_cache(maxsize=200)
def svg_of(folder: str, name: str) -> bytes | None:
    """The text of a picture of `assets/folder`; None if there is none."""
    try:
        return files("assets").joinpath(folder, f"{name}.svg").read_bytes()
    except OSError:
        LOG.warning(f"picture missing: {folder}/{name}")
        return None


def icon(ui: Canvas, name: str, area: Box, colour: Colour = MUTED) -> None:
    """An icon in one colour (medals keep their own)."""
    rect, ink = ui.rect(area), ui.rgb(colour)
    if not ui.brush.picture("icons", name, rect, None if name in COLOURED else ink):
        inside = rect.inflate(-rect.w // 3, -rect.h // 3)
        if inside.w > 0 and inside.h > 0:
            ui.brush.panel(inside, ui.rgb(CARD), ui.px(3), Edge(ink, max(ui.px(2), 1)), None, ALL)


def coloured(ui: Canvas, name: str, area: Box) -> None:
    """An icon in colours of its own, of `COLOURED`; nothing stands in for one that is missing."""
    ui.brush.picture("icons", name, ui.rect(area), None)


def family_mark(ui: Canvas, family: str, area: Box, colour: Colour | None = None) -> None:
    """The shape that stands for a family of moves."""
    icon(ui, f"family_{family}", area, colour or FAMILY[family])


def portrait(ui: Canvas, look: Look, mood: str, area: Box) -> None:
    """Somebody's face in a mood."""
    rect = ui.rect(area)
    if rect.w > 0 and rect.h > 0:
        ui.brush.face(look, mood, rect)
