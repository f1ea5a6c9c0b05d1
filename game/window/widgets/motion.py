"""Small movements over the desk: a bubble being typed, hours being spent, a mood that changes."""

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.window.widgets.canvas import Box, Canvas
from game.window.widgets.panels import panel
from game.window.widgets.theme import CLIENT_BUBBLE, MOOD, MUTED, TRACK, Colour, mixed

TYPING = 0.55
SPENDING = 0.6
PULSE = 0.7


@dataclass
class Typing:
    """Three dots that swell in turn, while the client thinks of an answer. `excuse`: what stood open before it."""

    start: float
    excuse: str = ""

    def over(self, now: float) -> bool:
        """Is the answer there?"""
        return now - self.start >= TYPING

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """The dots, in the bubble that is kept for them."""
        place = ui.places.get("typing")
        if place is None:
            return []
        inside = Box(place.x + 8, place.y + 4, place.w - 16, place.h - 8)
        ui.surface.fill(CLIENT_BUBBLE, ui.rect(inside))
        for dot in range(3):
            swell = 0.5 + 0.5 * math.sin((now - self.start) * 11 - dot * 0.9)
            size = 6 + 3 * swell
            middle = Box(inside.x + 6 + dot * 14 + 4 - size / 2, inside.centery - size / 2, size, size)
            panel(ui, middle, mixed(MUTED, CLIENT_BUBBLE, 0.55 - 0.45 * swell), size / 2)
        return [ui.rect(inside)]


@dataclass
class Spending:
    """Hours that were just spent: their blocks sink away."""

    start: float
    blocks: list[str]  # places of the canvas
    colour: Colour

    def over(self, now: float) -> bool:
        """Are they gone?"""
        return now - self.start >= SPENDING

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """Each block a little after the one before it."""
        touched = []
        for number, name in enumerate(self.blocks):
            place = ui.places.get(name)
            if place is None:
                continue
            late = 0.3 * number / max(len(self.blocks), 1)
            share = min(max(((now - self.start) / SPENDING - late) / 0.7, 0.0), 1.0)
            left = 1 - share * share * (3 - 2 * share)
            panel(ui, place, TRACK, 2)
            if left > 0.05:
                panel(ui, Box(place.x, place.y + place.h * (1 - left), place.w, place.h * left), self.colour, 2)
            touched.append(ui.rect(place))
        return touched


@dataclass
class MoodPulse:
    """A ring that opens round a face whose mood has changed."""

    start: float
    mood: str
    place: str = "face"

    def over(self, now: float) -> bool:
        """Has it faded?"""
        return now - self.start >= PULSE

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """The ring, wider and fainter."""
        face = ui.places.get(self.place)
        if face is None or now < self.start:
            return []
        share = (now - self.start) / PULSE
        ring = _ring(ui.px(face.w * (0.52 + 0.13 * share)), max(ui.px(3), 2), tuple(MOOD[self.mood][0]))
        ring.set_alpha(round(255 * (1 - share)))
        middle = ui.rect(face).center
        return [ui.surface.blit(ring, ring.get_rect(center=middle))]


@lru_cache(maxsize=64)
def _ring(radius: int, wide: int, colour: tuple[int, int, int]) -> pygame.Surface:
    big = pygame.Surface((radius * 6, radius * 6), pygame.SRCALPHA)
    big.fill((*colour, 0))
    pygame.draw.circle(big, colour, (radius * 3, radius * 3), radius * 3 - 1, wide * 3)
    return pygame.transform.smoothscale(big, (radius * 2, radius * 2))


def forget() -> None:
    """Drop drawn rings: the size of the window has changed."""
    _ring.cache_clear()
