"""A picture of a seat, as plain data: its strokes, and the places that can be pressed, named for who cannot see them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

import pygame

from game.window.widgets.canvas import Canvas
from game.window.widgets.strokes import Stroke

LONGEST_LABEL: Final = 120
Place = tuple[int, int, int, int, str] | tuple[int, int, int, int, str, str]
"""What can be pressed: x, y, w, h, the words on it, and (where it is so) "slides" for what is drawn along, "repeats" for what
is held."""
NAMED: Final = {
    **dict.fromkeys(("back", "home", "leave", "test"), "window.back"), **dict.fromkeys(("drag", "slide"), "seat.slide"),
    "help": "window.help", "overview": "window.key.overview", "point": "debrief.turning", "set": "window.settings.volume",
    "settings": "window.key.settings",
}  # fmt: skip
"""What those places are called, by their command, that have a sign, and a key at most, instead of words."""
LONGEST_CAP: Final = 2


@dataclass(frozen=True)
class Picture:
    """What a seat shows: all of it plain data."""

    number: int  # of the picture, to be named with a click
    size: tuple[int, int]
    strokes: list[Stroke]
    places: list[Place]  # the last lies on top
    scrolls: list[tuple[int, int, int, int]]  # where a finger or a wheel scrolls
    field: tuple[int, int, int, int] | None  # where text is typed
    moving: list[tuple[object, ...]]  # what moves over it, see `told` of each
    sounds: list[tuple[str, float]]  # to be heard now: name, loudness
    language: str
    theme: str


def places_of(ui: Canvas) -> list[Place]:
    """What can be pressed in the picture, each with the words on it, for the pointer and for those who cannot see it."""
    found: list[Place] = []
    texts = sorted(((one.visible.y, one.visible, one.text, one.layer) for one in ui.drawn), key=itemgetter(0))
    tops = [top for top, *_ in texts]
    for hit in ui.hits:
        if hit.layer >= ui.top_layer and hit.command != ("nothing",):
            area = flat(hit.area)
            holds = hit.area.contains
            inside = texts[bisect_left(tops, area[1]) : bisect_right(tops, hit.area.bottom)]
            told = " ".join(words for _, place, words, layer in inside if layer >= hit.layer and holds(place))
            if len(told) <= LONGEST_CAP and hit.command[0] in NAMED:
                told = " ".join([ui.say(NAMED[hit.command[0]]), *(str(one) for one in hit.command if type(one) is int)])
            place = (*area, told[:LONGEST_LABEL])
            found.append((*place, "slides" if hit.slides else "repeats") if hit.slides or hit.repeats else place)
    return found


def flat(area: pygame.Rect) -> tuple[int, int, int, int]:
    """A rectangle as plain numbers: x, y, w, h, in pixels."""
    return area.x, area.y, area.w, area.h
