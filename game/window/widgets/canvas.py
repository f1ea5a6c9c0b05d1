"""What a screen draws on: the window at its true size, measured in design units, with a note of what can be clicked.

A screen draws itself anew whenever something has changed; everything costly (glyphs, panels, pictures) comes from
caches. While it draws it notes the places that can be clicked, and the command each of them means.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import pygame

from game.language import words
from game.window.widgets.theme import HEIGHT, WIDTH, ZOOM, Colour

Box = pygame.FRect
Command = tuple[str, *tuple[object, ...]]
"""What a key or a click means: a name, and values. Whoever takes it says by its patterns which values it takes."""
WHEEL_STEP = 48.0
LARGER = 0.5
"""How much of a window's growth beyond the designed size goes into larger letters."""


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


class Moving(Protocol):
    """Something that moves over a picture at rest."""

    def over(self, now: float) -> bool:
        """Has it come to rest?"""

    def draw(self, ui: "Canvas", now: float) -> list[pygame.Rect]:
        """Draw it as it is at a moment. Returns the pixels it may have touched."""


@dataclass
class Canvas:
    """The window while a screen draws itself."""

    surface: pygame.Surface
    language: str
    mouse: tuple[int, int] = (-1, -1)
    effects: bool = True  # may things move?
    text_size: str = "normal"  # small, normal or large
    hits: list[Hit] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    scrolls: dict[str, float] = field(default_factory=dict)
    scroll_areas: list[tuple[pygame.Rect, str, float]] = field(default_factory=list)
    wheels: list[tuple[pygame.Rect, Command]] = field(default_factory=list)  # where the wheel turns a figure
    clock: Callable[[], float] = time.monotonic  # by which it is told whether a click comes too soon after another
    unasked: tuple[str, ...] = ()  # questions that are not to be asked any more, by name
    ends: dict[str, float] = field(default_factory=dict)
    layer: int = 0
    top_layer: int = 0  # of the last picture: what lies under an overlay does not answer the mouse
    hover: Command | None = None
    moving: list[Moving] = field(default_factory=list)
    places: dict[str, Box] = field(default_factory=dict)  # where the picture shows what something may move to
    sounds: list[tuple[float, str]] = field(default_factory=list)  # to be heard: when (monotonic seconds), and which
    tips: list[tuple[pygame.Rect, str, int]] = field(default_factory=list)  # where a word of explanation is to be had

    @property
    def scale(self) -> float:
        """Pixels of the window for a design unit. A window that is larger than designed for gives half of it to larger
        letters, and half to more room."""
        grown = min(self.surface.get_width() / WIDTH, self.surface.get_height() / HEIGHT)
        return (grown if grown <= 1 else 1 + (grown - 1) * LARGER) * ZOOM[self.text_size]

    @property
    def width(self) -> float:
        """Width of the window in design units."""
        return self.surface.get_width() / self.scale

    @property
    def height(self) -> float:
        """Height of the window in design units."""
        return self.surface.get_height() / self.scale

    def begin(self, ground: Colour) -> None:
        """Start a new picture."""
        self.hits.clear()
        self.drawn.clear()
        self.scroll_areas.clear()
        self.wheels.clear()
        self.tips.clear()
        self.places.clear()
        self.layer = 0
        self.hover = None
        self.surface.set_clip(None)
        self.surface.fill(ground)

    def end(self) -> None:
        """The picture is complete."""
        self.top_layer = self.layer
        hit = self.hit_at(self.mouse)
        self.hover = hit.command if hit else None

    def overlay(self) -> None:
        """What is drawn from here on lies over all the rest, and the rest does not answer any more."""
        self.layer += 1
        self.hits.clear()
        self.tips.clear()
        self.scroll_areas.clear()
        self.wheels.clear()

    def px(self, units: float) -> int:
        """Design units as whole pixels."""
        return round(units * self.scale)

    def rect(self, box: Box) -> pygame.Rect:
        """A box in pixels; boxes that touch still touch."""
        left, top = self.px(box.x), self.px(box.y)
        return pygame.Rect(left, top, self.px(box.right) - left, self.px(box.bottom) - top)

    def hit(self, box: Box, command: Command, slides: bool = False, repeats: bool = False) -> bool:
        """Note that `box` can be clicked. Returns whether the mouse is over it."""
        area = self.rect(box).clip(self.surface.get_clip())
        if area.w > 0 and area.h > 0:
            self.hits.append(Hit(area, command, slides, self.layer, repeats))
        return self.layer >= self.top_layer and area.collidepoint(self.mouse)

    def over(self, box: Box) -> bool:
        """Is the mouse over this box?"""
        area = self.rect(box).clip(self.surface.get_clip())
        return self.layer >= self.top_layer and area.collidepoint(self.mouse)

    def hit_at(self, place: tuple[int, int], reach: float = 0.0) -> Hit | None:
        """What a click at `place` hits: what was drawn last lies on top; else the nearest within `reach`, design units."""
        direct = next((hit for hit in reversed(self.hits) if hit.area.collidepoint(place)), None)
        if direct or not reach:
            return direct
        top = max((hit.layer for hit in self.hits), default=0)
        near = ((_apart(hit.area, place), hit) for hit in self.hits if hit.layer == top)
        apart, hit = min(near, key=lambda one: one[0], default=(float("inf"), None))
        return hit if apart <= self.px(reach) else None

    def tip(self, box: Box, told: str) -> None:
        """Explain what is in `box` when the mouse rests on it."""
        area = self.rect(box).clip(self.surface.get_clip())
        if area.w > 0 and area.h > 0 and told:
            self.tips.append((area, told, self.layer))

    def tip_at(self, place: tuple[int, int]) -> tuple[pygame.Rect, str] | None:
        """What is explained at a place."""
        return next(((area, told) for area, told, _ in reversed(self.tips) if area.collidepoint(place)), None)

    def sound(self, name: str, delay: float = 0.0) -> None:
        """Let a sound be heard, after so many seconds."""
        self.sounds.append((time.monotonic() + delay, name))

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw nothing outside `box`."""
        before = self.surface.get_clip()
        self.surface.set_clip(self.rect(box).clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def scrolled(self, name: str, box: Box, content: float, sticks: bool = False) -> float:
        """How far the area `name` is scrolled, kept within its content; infinity means its end.

        `sticks`: it starts at its end, and stays there when its content or its room changes.
        """
        most = max(content - box.h, 0.0)
        if sticks and self.scrolls.get(name, 0.0) >= self.ends.get(name, float("inf")) - 1:
            self.scrolls[name] = most
        self.ends[name] = most
        place = min(max(self.scrolls.get(name, float("inf") if sticks else 0.0), 0.0), most)
        self.scrolls[name] = place
        self.scroll_areas.append((self.rect(box), name, most))
        return place

    def turns(self, box: Box, command: Command) -> None:
        """Note that the wheel turns a figure over `box`: to the command is added +1 or −1."""
        area = self.rect(box).clip(self.surface.get_clip())
        if area.w > 0 and area.h > 0:
            self.wheels.append((area, command))

    def turned(self, steps: float) -> Command | None:
        """The command of the wheel, where it turns a figure under the mouse."""
        found = next((command for area, command in reversed(self.wheels) if area.collidepoint(self.mouse)), None)
        return (*found, 1 if steps > 0 else -1) if found and steps else None

    def wheel(self, steps: float) -> bool:
        """Turn the wheel over whatever the mouse is on. Returns whether anything moved."""
        for area, name, most in reversed(self.scroll_areas):
            if area.collidepoint(self.mouse):
                return self.scroll(name, -steps * WHEEL_STEP, most)
        return False

    def scroll(self, name: str, by: float, most: float | None = None) -> bool:
        """Scroll an area by design units."""
        if most is None:
            most = next((end for _, known, end in self.scroll_areas if known == name), 0.0)
        before = self.scrolls.get(name, 0.0)
        self.scrolls[name] = min(max(before + by, 0.0), most)
        return self.scrolls[name] != before

    def say(self, key: str, **values: object) -> str:
        """The text of a key in the language of the window."""
        return words.say(key, self.language, **values)

    def money(self, yuan: float) -> str:
        """An amount in the language of the window."""
        return words.money(yuan, self.language)


def news() -> None:
    """Wake the loop, from whatever thread: something has changed."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(pygame.USEREVENT))


def box(x: float, y: float, w: float, h: float) -> Box:
    """A box in design units."""
    return Box(x, y, w, h)


def _apart(area: pygame.Rect, place: tuple[int, int]) -> float:
    """How far a place is from an area, in pixels."""
    across = max(area.left - place[0], place[0] - area.right, 0)
    down = max(area.top - place[1], place[1] - area.bottom, 0)
    return float((across**2 + down**2) ** 0.5)
