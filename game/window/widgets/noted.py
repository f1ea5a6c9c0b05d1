"""What is noted while a screen draws itself: places that answer, texts, and parts that are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

Box = pygame.FRect
Command = tuple[str, *tuple[object, ...]]
"""What a key or a click means: a name, and values. Whoever takes it says by its patterns which values it takes."""


@dataclass(frozen=True)
class Hit:
    """A place that can be clicked. `slides`: the place along its width (0…1) is added to the command; `repeats`: the command
    comes again for as long as it is held."""

    area: pygame.Rect
    command: Command
    slides: bool = False
    layer: int = 0
    repeats: bool = False


@dataclass(frozen=True)
class Drawn:
    """A text that was drawn: where it is, what room it had, and whether it had to be shortened. Pixels of the window."""

    text: str
    rect: pygame.Rect
    room: pygame.Rect
    clipped: bool
    layer: int
    visible: pygame.Rect
    shortened: bool = False  # to an author's text this may happen; `clipped` says that it must not


@dataclass(frozen=True)
class Part:
    """A part of a picture as it was drawn: strokes, and what was noted beside them."""

    strokes: Sequence[tuple[object, ...]]
    hits: list[Hit]
    drawn: list[Drawn]
    tips: list[tuple[pygame.Rect, str, int]]
    places: dict[str, Box]
