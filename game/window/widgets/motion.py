"""Small movements over the desk: a bubble being typed, hours being spent, a mood that changes."""

import math
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Box
from game.window.widgets.panels import fill, panel
from game.window.widgets.theme import CLIENT_BUBBLE, MOOD, MUTED, TRACK, Colour, hexed, mixed

TYPING = 0.55
SPENDING = 0.6
PULSE = 0.7


@dataclass
class Typing:
    """Three dots that swell in turn, while the client thinks of an answer. `excuse`: what stood open before it."""

    start: float
    excuse: str = ""
    hides: ClassVar[bool] = True

    @property
    def until(self) -> float:
        """When the answer is there."""
        return self.start + TYPING

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """The dots, in the bubble that is kept for them."""
        place = ui.places.get("typing")
        if place is None:
            return []
        inside = _inside(place)
        fill(ui, inside, CLIENT_BUBBLE)
        for dot in range(3):
            swell = 0.5 + 0.5 * math.sin((now - self.start) * 11 - dot * 0.9)
            size = 6 + 3 * swell
            middle = Box(inside.x + 6 + dot * 14 + 4 - size / 2, inside.centery - size / 2, size, size)
            panel(ui, middle, mixed(MUTED, CLIENT_BUBBLE, round(0.55 - 0.45 * swell, 2)), size / 2)
        return [ui.rect(inside)]

    def told(self, ui: Canvas, now: float) -> tuple[object, ...]:
        """typing, seconds it goes on, where, ground and ink."""
        place = ui.places.get("typing")
        tones = [hexed(ui.rgb(tone)) for tone in (CLIENT_BUBBLE, MUTED)]
        return ("typing", round(self.until - now, 2), list(ui.rect(_inside(place))), *tones) if place else ()


@dataclass
class Spending:
    """Hours that were just spent: their blocks sink away."""

    start: float
    blocks: list[str]  # places of the canvas
    colour: Colour
    hides: ClassVar[bool] = False

    @property
    def until(self) -> float:
        """When they are gone."""
        return self.start + SPENDING

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

    def told(self, ui: Canvas, now: float) -> tuple[object, ...]:
        """spending, seconds it goes on, each block's place, what is left of it and what was there."""
        places = [list(ui.rect(ui.places[name])) for name in self.blocks if name in ui.places]
        tones = [hexed(ui.rgb(tone)) for tone in (TRACK, self.colour)]
        return ("spending", round(self.until - now, 2), places, *tones) if places else ()


@dataclass
class MoodPulse:
    """A ring that opens round a face whose mood has changed."""

    start: float
    mood: str
    place: str = "face"
    hides: ClassVar[bool] = False

    @property
    def until(self) -> float:
        """When it has faded."""
        return self.start + PULSE

    def draw(self, ui: Canvas, now: float) -> list[pygame.Rect]:
        """The ring, wider and fainter."""
        face, live = ui.places.get(self.place), ui.brush.live
        if face is None or live is None or now < self.start:
            return []
        share = (now - self.start) / PULSE
        radius, wide = ui.px(face.w * (0.52 + 0.13 * share)), max(ui.px(3), 2)
        return [live.ring(ui.rect(face).center, radius, wide, ui.rgb(MOOD[self.mood][0]), round(255 * (1 - share)))]

    def told(self, ui: Canvas, now: float) -> tuple[object, ...]:
        """pulse, seconds until it begins, how long it takes, the face, and the colour."""
        face = ui.places.get(self.place)
        tone = hexed(ui.rgb(MOOD[self.mood][0]))
        return ("pulse", round(max(self.start - now, 0.0), 2), PULSE, list(ui.rect(face)), tone) if face else ()


def _inside(place: Box) -> Box:
    """Where in a bubble the dots swell."""
    return Box(place.x + 8, place.y + 4, place.w - 16, place.h - 8)
