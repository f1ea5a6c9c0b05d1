"""Icons from `assets` and faces, drawn at the window's true size; a plain tile stands in for a missing file."""

import logging
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import pygame

from assets.drawing.looks import Look
from assets.drawing.portraits import portrait as drawn_face
from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.theme import FAMILY, MUTED, Colour

LOG: Final = logging.getLogger("finalkick")
COLOURED: Final = ("app", "medal_gold", "medal_silver", "medal_bronze")


@lru_cache(maxsize=200)
def _svg(folder: str, name: str) -> bytes | None:
    try:
        return files("assets").joinpath(folder, f"{name}.svg").read_bytes()
    except OSError:
        LOG.warning(f"picture missing: {folder}/{name}")
        return None


def _loaded(svg: bytes, size: tuple[int, int]) -> pygame.Surface:
    """An SVG drawn at a size in pixels, as the screen wants it."""
    picture = pygame.image.load_sized_svg(BytesIO(svg), size)
    return picture.convert_alpha() if pygame.display.get_surface() else picture


@lru_cache(maxsize=600)
def _drawn(folder: str, name: str, size: tuple[int, int], colour: Colour | None) -> pygame.Surface | None:
    data = _svg(folder, name)
    if data is None:
        return None
    try:
        picture = _loaded(data, size)
    except pygame.error as error:
        LOG.warning(f"picture damaged: {folder}/{name}: {error}")
        return None
    if colour and tuple(colour) != (255, 255, 255):
        picture = picture.copy()
        picture.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def picture(folder: str, name: str, size: tuple[int, int], colour: Colour | None = None) -> pygame.Surface | None:
    """A picture of `assets/folder` at a size in pixels, or None if there is none."""
    return _drawn(folder, name, size, colour) if size[0] > 0 and size[1] > 0 else None


def icon(ui: Canvas, name: str, area: Box, colour: Colour = MUTED) -> None:
    """An icon in one colour (medals keep their own)."""
    rect = ui.rect(area)
    found = picture("icons", name, rect.size, None if name in COLOURED else colour)
    if found:
        ui.surface.blit(found, rect)
    else:
        pygame.draw.rect(ui.surface, colour, rect.inflate(-rect.w // 3, -rect.h // 3), max(ui.px(2), 1), ui.px(3))


def family_mark(ui: Canvas, family: str, area: Box, colour: Colour | None = None) -> None:
    """The shape that stands for a family of moves."""
    icon(ui, f"family_{family}", area, colour or FAMILY[family])


@lru_cache(maxsize=600)
def _face(look: Look, mood: str, size: tuple[int, int]) -> pygame.Surface:
    return _loaded(drawn_face(look, mood).encode(), size)


def portrait(ui: Canvas, look: Look, mood: str, area: Box) -> None:
    """Somebody's face in a mood: drawn at the true size when it is first seen, then kept."""
    rect = ui.rect(area)
    if rect.w > 0 and rect.h > 0:
        ui.surface.blit(_face(look, mood, rect.size), rect)


def forget() -> None:
    """Drop drawn pictures: the size of the window has changed."""
    _drawn.cache_clear()
    _face.cache_clear()
