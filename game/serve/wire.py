"""Pictures of a seat on their way to a browser and back: what is new is sent once, and named by its number afterwards.

A frame is a dictionary for JSON. `first`: what the browser knew is of no use any more. `new`: strokes and places that it does
not know yet; they get the next numbers, counted from 0 since `first`. `draw` and `press`: which of them make up the picture,
in order, as an edit of those of the frame before: a number is an item, and a pair [from, count] is so many items of the frame
before, from that place on. All else stands as it is, and only where it has changed since the frame before (`moving` and
`sounds`: only where there are any).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from game.window.seat_picture import Picture

MOST: Final = 2500
"""So many strokes and places a browser is told of before it is made to forget them all: a game has some thousand at a time."""
Frame = dict[str, Any]
Edit = list[int | list[int]]
STEADY: Final = ("size", "scrolls", "field", "language", "theme")


@dataclass
class Sent:
    """What a browser has been told of."""

    known: dict[tuple[object, ...], int] = field(default_factory=dict)
    draw: list[int] = field(default_factory=list)
    press: list[int] = field(default_factory=list)
    steady: dict[str, object] = field(default_factory=dict)


def frame_of(picture: Picture, sent: Sent) -> Frame:
    """A picture as a frame for a browser that has been told of `sent`, which is brought up to date."""
    frame: Frame = {"n": picture.number}
    if len(sent.known) > MOST or not sent.known:
        sent.known, sent.draw, sent.press, sent.steady = {}, [], [], {}
        frame["first"] = 1
    fresh: list[tuple[object, ...]] = []
    draw = _numbers(picture.strokes, sent.known, fresh)
    press = _numbers(picture.places, sent.known, fresh)
    frame["new"] = fresh
    frame["draw"], frame["press"] = edit(sent.draw, draw), edit(sent.press, press)
    sent.draw, sent.press = draw, press
    for name in STEADY:
        value = getattr(picture, name)
        if name not in sent.steady or sent.steady[name] != value:
            frame[name] = sent.steady[name] = value
    if picture.moving:
        frame["moving"] = picture.moving
    if picture.sounds:
        frame["sounds"] = picture.sounds
    return frame


def _numbers(items: Iterable[tuple[object, ...]], known: dict[tuple[object, ...], int], fresh: list[Any]) -> list[int]:
    found = []
    for item in items:
        number = known.get(item)
        if number is None:
            number = known[item] = len(known)
            fresh.append(item)
        found.append(number)
    return found


def edit(before: Sequence[int], now: Sequence[int]) -> Edit:
    """A list of numbers, told by what has stayed of the one before."""
    places: dict[int, list[int]] = {}
    for place, number in enumerate(before):
        places.setdefault(number, []).append(place)
    found: Edit = []
    at, follows = 0, 0  # where a run is most likely to go on
    while at < len(now):
        start = follows if follows < len(before) and before[follows] == now[at] else _nearest(places.get(now[at], ()), follows)
        count = 0
        if start is not None:
            while at + count < len(now) and start + count < len(before) and now[at + count] == before[start + count]:
                count += 1
        if start is None or count < 2:
            found.append(now[at])
            at += 1
            follows += 1
        else:
            found.append([start, count])
            at, follows = at + count, start + count
    return found


def _nearest(places: Sequence[int], to: int) -> int | None:
    return min(places, key=lambda place: abs(place - to), default=None)


def edited(before: Sequence[int], told: Edit) -> list[int]:
    """What `edit` has told. Raises `ValueError` for a run that the list before does not have."""
    found: list[int] = []
    for one in told:
        if isinstance(one, int):
            found.append(one)
            continue
        start, count = one
        if not 0 <= start <= start + count <= len(before):
            raise ValueError(f"run {start}+{count} of {len(before)}")
        found += before[start : start + count]
    return found


@dataclass
class Shown:
    """What the other side makes of frames: what a browser does, in Python, for tests and for a screen that is mirrored."""

    items: list[Sequence[object]] = field(default_factory=list)
    draw: list[int] = field(default_factory=list)
    press: list[int] = field(default_factory=list)
    steady: dict[str, object] = field(default_factory=dict)

    def take(self, frame: Frame) -> None:
        """The next frame, as it was sent."""
        if frame.get("first"):
            self.items, self.draw, self.press, self.steady = [], [], [], {}
        self.items += frame["new"]
        self.draw, self.press = edited(self.draw, frame["draw"]), edited(self.press, frame["press"])
        self.steady |= {name: frame[name] for name in STEADY if name in frame}

    @property
    def strokes(self) -> list[Sequence[object]]:
        """The strokes of the picture."""
        return [self.items[number] for number in self.draw]

    @property
    def places(self) -> list[Sequence[object]]:
        """What can be pressed in it."""
        return [self.items[number] for number in self.press]
