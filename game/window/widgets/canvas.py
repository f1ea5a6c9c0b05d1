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
from game.window.widgets.brush import Brush
from game.window.widgets.noted import Box, Command, Drawn, Hit, Part
from game.window.widgets.outside import Outside
from game.window.widgets.theme import HEIGHT, WIDTH, ZOOM, Colour, Rgb

WHEEL_STEP = 48.0
NARROW = 390.0
"""Design units across of an upright picture."""
TABLET = 1.25
"""The largest scale of an upright picture: a tablet has room for more."""
LEAST_WIDE = 600
UPRIGHT = 0.85
"""A picture of less than so many pixels across, or of less than this share of its height, is drawn upright."""
LARGER = 0.5
"""How much of a window's growth beyond the designed size goes into larger letters."""


class Moving(Protocol):
    """Something that moves over a picture at rest."""

    @property
    def until(self) -> float:
        """When it comes to rest, in seconds of `time.monotonic`."""

    @property
    def hides(self) -> bool:
        """Is there more to be seen when it has come to rest than before it began to move?"""

    def draw(self, ui: "Canvas", now: float) -> list[pygame.Rect]:
        """Draw it as it is at a moment, with a brush that is live. Returns the pixels it may have touched."""

    def told(self, ui: "Canvas", now: float) -> tuple[object, ...]:
        """The same as plain data for whoever shows a picture that was not drawn live: its kind, and values. Nothing: ()."""


@dataclass
class Canvas:
    """The window while a screen draws itself."""

    brush: Brush
    language: str
    theme: str = "light"  # or dark
    outside: Outside = field(default_factory=Outside)
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
    typed_at: pygame.Rect | None = None  # where text is typed in this picture
    parts: dict[str, tuple[object, Part]] = field(default_factory=dict)  # what `kept` keeps, with what it depends on
    touch: bool = False  # is it used with a finger?
    narrow: bool = field(init=False)  # is it upright, as a phone is held? Then what else stands side by side is stacked
    scale: float = field(init=False)  # pixels of the window for a design unit; worked out once a picture, as are the next two
    width: float = field(init=False)  # of the window, in design units
    height: float = field(init=False)
    sounds: list[tuple[float, str]] = field(default_factory=list)  # to be heard: when (monotonic seconds), and which
    tips: list[tuple[pygame.Rect, str, int]] = field(default_factory=list)  # where a word of explanation is to be had

    def __post_init__(self) -> None:
        self._measure()

    def _measure(self) -> None:
        """Take the measures of the window. One that is larger than designed for gives half of it to larger letters, and half to
        more room."""
        w, h = self.brush.size
        self.narrow = w < LEAST_WIDE or w < h * UPRIGHT
        grown = min(w / WIDTH, h / HEIGHT)
        grown = grown if grown <= 1 else 1 + (grown - 1) * LARGER
        self.scale = (min(w / NARROW, TABLET) if self.narrow else grown) * ZOOM[self.text_size]
        self.width, self.height = w / self.scale, h / self.scale

    @property
    def keys(self) -> bool:
        """Are there keys to be shown? Not to a finger."""
        return not (self.touch or self.narrow)

    @property
    def whole(self) -> pygame.Rect:
        """The whole window, in pixels."""
        return pygame.Rect((0, 0), self.brush.size)

    def rgb(self, colour: Colour) -> Rgb:
        """A colour as it is in the theme of this canvas."""
        return colour.dark if self.theme == "dark" else colour.light

    def begin(self, ground: Colour) -> None:
        """Start a new picture."""
        self.hits.clear()
        self.drawn.clear()
        self.scroll_areas.clear()
        self.wheels.clear()
        self.tips.clear()
        self.places.clear()
        self.layer = 0
        self.hover = self.typed_at = None
        self._measure()
        self.brush.begin(self.rgb(ground))

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
        x, y, w, h = box
        scale = self.scale
        left, top = round(x * scale), round(y * scale)
        return pygame.Rect(left, top, round((x + w) * scale) - left, round((y + h) * scale) - top)

    def hit(self, box: Box, command: Command, slides: bool = False, repeats: bool = False) -> bool:
        """Note that `box` can be clicked. Returns whether the mouse is over it."""
        area = self.rect(box).clip(self.brush.clip)
        if area.w > 0 and area.h > 0:
            self.hits.append(Hit(area, command, slides, self.layer, repeats))
        return self.layer >= self.top_layer and area.collidepoint(self.mouse)

    def over(self, box: Box) -> bool:
        """Is the mouse over this box?"""
        area = self.rect(box).clip(self.brush.clip)
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
        area = self.rect(box).clip(self.brush.clip)
        if area.w > 0 and area.h > 0 and told:
            self.tips.append((area, told, self.layer))

    def tip_at(self, place: tuple[int, int]) -> tuple[pygame.Rect, str] | None:
        """What is explained at a place."""
        return next(((area, told) for area, told, _ in reversed(self.tips) if area.collidepoint(place)), None)

    def kept(self, name: str, depends: object, area: Box, draw: Callable[[], None]) -> None:
        """Draw a part of the picture, or take it from the last one where nothing has changed that it depends on.

        `name` is the part's own in the picture; `depends`: all that is shown in it, compared by value. Where the mouse is in
        `area`, and where pictures are shown live, it is drawn. It neither scrolls nor turns, and moves nothing.
        """
        before = self.brush.take_out()
        if before is None or self.over(area):
            if before is not None:
                self.brush.put_in(before)
            draw()
            return
        key = (depends, tuple(area), tuple(self.brush.clip), self.scale, self.theme, self.language, self.layer)
        found = self.parts.get(name)
        if found is None or found[0] != key:
            noted = self.hits, self.drawn, self.tips, self.places
            self.hits, self.drawn, self.tips, self.places = [], [], [], {}
            draw()
            part = Part(self.brush.take_out() or (), self.hits, self.drawn, self.tips, self.places)
            self.hits, self.drawn, self.tips, self.places = noted
            found = self.parts[name] = key, part
        part = found[1]
        self.brush.put_in([*before, *part.strokes])
        self.hits += part.hits
        self.drawn += part.drawn
        self.tips += part.tips
        self.places |= part.places

    def sound(self, name: str, delay: float = 0.0) -> None:
        """Let a sound be heard, after so many seconds."""
        self.sounds.append((time.monotonic() + delay, name))

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Draw nothing outside `box`."""
        before = self.brush.clip
        self.brush.clip = self.rect(box).clip(before)
        try:
            yield
        finally:
            self.brush.clip = before

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
        area = self.rect(box).clip(self.brush.clip)
        if area.w > 0 and area.h > 0:
            self.wheels.append((area, command))

    def turned(self, steps: float) -> Command | None:
        """The command of the wheel, where it turns a figure under the mouse."""
        found = next((command for area, command in reversed(self.wheels) if area.collidepoint(self.mouse)), None)
        return (*found, 1 if steps > 0 else -1) if found and steps else None

    def wheel(self, steps: float) -> bool:
        """Turn the wheel over whatever the mouse is on; what fits into its room lets what is around it scroll. Did it move?"""
        for area, name, most in reversed(self.scroll_areas):
            if most > 0 and area.collidepoint(self.mouse):
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


def box(x: float, y: float, w: float, h: float) -> Box:
    """A box in design units."""
    return Box(x, y, w, h)


def _apart(area: pygame.Rect, place: tuple[int, int]) -> float:
    """How far a place is from an area, in pixels."""
    across = max(area.left - place[0], place[0] - area.right, 0)
    down = max(area.top - place[1], place[1] - area.bottom, 0)
    return float((across**2 + down**2) ** 0.5)
