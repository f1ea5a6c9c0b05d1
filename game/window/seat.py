"""A seat: one person's game without a window. Events in as plain data, pictures out as strokes; many of them in one process.

Nothing here waits and no thread is kept: whoever holds the seats calls `take` when a seat's person does something, and `look`
then and at `due`. A seat draws only when something has changed.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Final

import pygame

from game.language.currency import counted_in
from game.play.view_model import Play
from game.window.debrief.screen import DebriefScreen
from game.window.desk.briefing import Briefing
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.friday import FridayScreen
from game.window.desk.overview import Overview
from game.window.desk.watching import Watching
from game.window.desk.week import Week
from game.window.loop import App
from game.window.menu.title import Title
from game.window.screens import scenario_of
from game.window.seat_picture import Picture, flat, places_of
from game.window.widgets.canvas import WHEEL_STEP, Canvas
from game.window.widgets.noted import Command, Hit
from game.window.widgets.outside import Outside
from game.window.widgets.strokes import Strokes
from sim_core.public.games import END_WEEK

SIZES: Final = ((240, 240), (5120, 5120))
"""The least and the most pixels of a picture, across and down."""
SEEN: Final = 8
"""Pictures back whose places are known: a click means what stood in the picture it was made on."""
LONGEST: Final = 64
"""Signs of a text at once."""
MOST_WHEEL: Final = 12.0
KEYS: Final[Mapping[str, int]] = {
    **{f"Key{letter}": getattr(pygame, f"K_{letter.lower()}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    **{f"Digit{digit}": getattr(pygame, f"K_{digit}") for digit in range(10)},
    **{f"Numpad{digit}": getattr(pygame, f"K_KP{digit}") for digit in range(10)},
    "Enter": pygame.K_RETURN, "NumpadEnter": pygame.K_KP_ENTER, "Escape": pygame.K_ESCAPE, "Tab": pygame.K_TAB,
    "Space": pygame.K_SPACE, "Backspace": pygame.K_BACKSPACE, "Delete": pygame.K_DELETE, "ArrowLeft": pygame.K_LEFT,
    "ArrowRight": pygame.K_RIGHT, "ArrowUp": pygame.K_UP, "ArrowDown": pygame.K_DOWN, "PageUp": pygame.K_PAGEUP,
    "PageDown": pygame.K_PAGEDOWN, "Minus": pygame.K_MINUS, "Equal": pygame.K_EQUALS, "NumpadAdd": pygame.K_KP_PLUS,
    "NumpadSubtract": pygame.K_KP_MINUS, "Period": pygame.K_PERIOD, "Comma": pygame.K_COMMA, "F1": pygame.K_F1,
    "F2": pygame.K_F2, "F3": pygame.K_F3,
}  # fmt: skip
"""Keys by where they are on a keyboard, as browsers name them: an input method that is on does not change that."""
PLACES: Final = {
    Title: "title", Briefing: "briefing", Desk: "desk", Overview: "desk", FridayScreen: "friday", Week: "friday",
    Watching: "example", FinalScreen: "result", DebriefScreen: "debrief",
}  # fmt: skip
"""What the screens are called, told to whoever leads a class; of all others it is enough that they are elsewhere."""


class Around(Outside):
    """What a seat's canvas has around it: sounds are kept for the next picture, news wake whoever holds the seat."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.sounds: list[tuple[str, float]] = []
        self.wake = wake

    def hear(self, name: str, loud: float) -> None:
        """Keep a sound."""
        if loud > 0:
            self.sounds.append((name, round(loud, 2)))

    def news(self) -> None:
        """From any thread."""
        self.wake()


@dataclass
class Seated(App):
    """The loop of a seat. `barred`: commands that mean nothing here, by name (in an exam: what would help, or tell)."""

    barred: frozenset[str] = frozenset()

    def command(self, command: Command) -> None:
        """Do what a key or a click means, unless it is barred."""
        if command[0] in self.barred:
            self.say(self.ui.say("seat.barred"))
        else:
            super().command(command)


@dataclass
class Seat:
    """One person's game."""

    app: Seated
    around: Around
    number: int = 0
    due: float = 0.0  # when it has to be looked at again, in seconds of `time.monotonic`
    seen: dict[int, list[Hit]] = field(default_factory=dict)

    @property
    def ui(self) -> Canvas:
        """What it draws on."""
        return self.app.ui

    @property
    def play(self) -> Play | None:
        """The game on its screen."""
        return getattr(self.app.screen, "play", None)

    @property
    def where(self) -> str:
        """Which screen is shown: of `PLACES`, or "elsewhere"."""
        return PLACES.get(type(self.app.screen), "elsewhere")

    def end_week(self) -> bool:
        """End the week that is being played, as whoever leads the class has it. False where none is."""
        play = self.play
        if play is None or play.session.over or self.where not in ("briefing", "desk", "friday"):
            return False
        unasked = self.ui.unasked
        self.app.show(Desk(play, language=self.ui.language))
        self.ui.unasked = (*unasked, END_WEEK)
        try:
            self.app.command(("end_week",))
        finally:
            self.ui.unasked = unasked
        return True

    def take(self, event: Mapping[str, object]) -> bool:
        """Take what the person has done, as it came from outside. Returns False for what means nothing.

        `do` is press, release, move (`x`, `y`; press with `seen`, the number of the picture, and `touch`), wheel (`x`, `y`,
        `by` in notches, positive away from the person; `pixels` and `touch` where it scrolls by just so much, as a finger
        does), key (`code`, `shift`), text, compose (`text`), resize (`w`, `h`), leave, or draw, after which the whole picture
        is drawn again.
        """
        try:
            return self._take(event)
        except (KeyError, TypeError, ValueError, OverflowError):
            return False

    def _take(self, event: Mapping[str, object]) -> bool:
        match event["do"]:
            case "press" | "release" | "move" | "wheel" as what:
                return self._pointed(what, (_whole(event["x"]), _whole(event["y"])), event)
            case "key":
                return self._key(KEYS[str(event["code"])], bool(event.get("shift")))
            case "text" | "compose" as what:
                typed = str(event["text"])[:LONGEST]
                kind = pygame.TEXTINPUT if what == "text" else pygame.TEXTEDITING
                self.app.event(pygame.event.Event(kind, text=typed))
            case "resize":
                self.resize((_whole(event["w"]), _whole(event["h"])))
            case "leave":
                self.app.event(pygame.event.Event(pygame.WINDOWFOCUSLOST))
            case "draw":
                self.app.dirty = True
            case _:
                return False
        return True

    def _key(self, key: int, shift: bool) -> bool:
        mod = pygame.KMOD_SHIFT if shift else 0
        sign = chr(key) if 32 < key < 127 else ""
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            self.app.event(pygame.event.Event(kind, key=key, mod=mod, unicode=sign))
        return True

    def _pointed(self, what: str, place: tuple[int, int], event: Mapping[str, object]) -> bool:
        touch = bool(event.get("touch"))
        match what:
            case "press":
                if not self._as_seen(place, event.get("seen")):
                    return False
                self.app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1, touch=touch))
                self.ui.touch |= touch
                if touch:
                    self.ui.mouse = (-1, -1)  # a finger does not stay where it was
            case "release":
                self.app.event(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1))
                if touch:
                    self.ui.mouse = (-1, -1)
            case "move":
                self.app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=place))
            case _:
                self._wheel(place, _number(event["by"]), _number(event.get("pixels", 0)), touch)
        return True

    def _wheel(self, place: tuple[int, int], by: float, pixels: float, touch: bool) -> None:
        """Scroll by pixels, where figures are not turned; else turn by notches. A finger that scrolls turns nothing."""
        ui = self.ui
        ui.mouse = place
        if pixels and (touch or not any(area.collidepoint(place) for area, _ in ui.wheels)):
            by = pixels / max(WHEEL_STEP * ui.scale, 1.0)
        by = max(min(by, MOST_WHEEL), -MOST_WHEEL)
        if touch:
            self.app.dirty |= ui.wheel(by)
            ui.mouse = (-1, -1)
        elif by:
            self.app.event(pygame.event.Event(pygame.MOUSEWHEEL, y=0, precise_y=by))

    def _as_seen(self, place: tuple[int, int], number: object) -> bool:
        """Does a press mean now what it meant in the picture it was made on?"""
        if number is None:
            return True
        then = self.seen.get(_whole(number))
        if then is None:
            return False
        was = next((hit.command for hit in reversed(then) if hit.area.collidepoint(place)), None)
        now = self.ui.hit_at(place)
        return was == (now.command if now else None)

    def resize(self, size: tuple[int, int]) -> None:
        """Another size, from the next picture on."""
        (least_w, least_h), (most_w, most_h) = SIZES
        wanted = min(max(size[0], least_w), most_w), min(max(size[1], least_h), most_h)
        if wanted != self.ui.brush.size:
            self.ui.brush = Strokes(wanted)
        self.app.dirty = True

    def look(self, now: float | None = None) -> Picture | None:
        """Do what is due. Returns the picture if there is a new one."""
        pictures = self.app.pictures
        self.due = self.app.tick(time.monotonic() if now is None else now)
        return self._picture() if self.app.pictures != pictures else None

    def _picture(self) -> Picture:
        ui, brush = self.ui, self.ui.brush
        assert isinstance(brush, Strokes)
        self.number += 1
        self.seen[self.number] = list(ui.hits)
        self.seen.pop(self.number - SEEN, None)
        sounds, self.around.sounds = self.around.sounds, []
        scrolls = [flat(area) for area, _, most in ui.scroll_areas if most > 0]
        now = time.monotonic()
        with counted_in(scenario_of(self.app.screen)):
            moving = [told for told in (one.told(ui, now) for one in ui.moving) if told]
        return Picture(
            self.number, brush.size, brush.strokes, places_of(ui), scrolls,
            flat(ui.typed_at) if ui.typed_at else None, moving, sounds, ui.language, ui.theme,
        )  # fmt: skip

    def close(self) -> None:
        """The person has left, or the server goes: what waits is written, and the game can be played elsewhere."""
        self.app.write_what_waits()
        self.app.services.keep_drills()
        self.app.services.stop_debrief()
        self.app.services.let_go()
        if self.app.services.store:
            self.app.services.store.close()


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("a number")
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise TypeError("a number")
    return float(value)
