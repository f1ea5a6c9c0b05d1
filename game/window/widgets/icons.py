"""Icons and portraits from `assets`, drawn at the window's true size; a plain tile stands in for a missing file."""

import logging
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import pygame

from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.theme import FAMILY, LINE, MUTED, Colour

LOG: Final = logging.getLogger("finalkick")
COLOURED: Final = ("app", "medal_gold", "medal_silver", "medal_bronze")


@lru_cache(maxsize=200)
def _svg(folder: str, name: str) -> bytes | None:
    try:
        return files("assets").joinpath(folder, f"{name}.svg").read_bytes()
    except OSError:
        LOG.warning(f"picture missing: {folder}/{name}")
        return None


@lru_cache(maxsize=600)
def _drawn(folder: str, name: str, size: tuple[int, int], colour: Colour | None) -> pygame.Surface | None:
    data = _svg(folder, name)
    if data is None:
        return None
    try:
        picture = pygame.image.load_sized_svg(BytesIO(data), size)
    except pygame.error as error:
        LOG.warning(f"picture damaged: {folder}/{name}: {error}")
        return None
    if pygame.display.get_surface():
        picture = picture.convert_alpha()
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


def portrait(ui: Canvas, persona: str, mood: str, area: Box) -> None:
    """A client's face."""
    rect = ui.rect(area)
    found = (
        picture("portraits", f"{persona}_{mood}", rect.size)
        or picture("portraits", f"{persona}_polite", rect.size)
        or picture("portraits", "straight_shooter_polite", rect.size)
    )
    if found:
        ui.surface.blit(found, rect)
        return
    pygame.draw.rect(ui.surface, LINE, rect, 0, ui.px(8))
    head = rect.w // 5
    pygame.draw.circle(ui.surface, MUTED, (rect.centerx, rect.y + rect.h * 2 // 5), head)
    body = pygame.Rect(rect.centerx - head * 3 // 2, rect.y + rect.h * 2 // 3, head * 3, rect.bottom - rect.y - rect.h * 2 // 3)
    pygame.draw.rect(ui.surface, MUTED, body, 0, head, head, 0, 0)


def forget() -> None:
    """Drop drawn pictures: the size of the window has changed."""
    _drawn.cache_clear()
