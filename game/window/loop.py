"""The loop of the window: waits for keys and clicks, hands them to the screen of the moment, draws when something changed."""

import math
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pygame

from game.language.currency import counted_in
from game.language.locale import next_language
from game.play.keeping import keep, unsaved_told
from game.play.store import home
from game.window.desk.coach import sent_away
from game.window.doors import door_of, help_lines
from game.window.menu.help import Help
from game.window.menu.settings import SettingsOverlay
from game.window.routes import navigate
from game.window.screens import LaysOver, Screen, TakesText, Tells, game_of, scenario_of
from game.window.stage import REST_SECONDS, Stage
from game.window.widgets.noted import Command
from game.window.widgets.pixels import Pixels

FRAME: Final = 1 / 60
SLOW_FRAME: Final = 1 / 5
"""Seconds between two pictures of what changes by itself, where they are drawn live, and where not."""
IDLE: Final = 1.0
"""Seconds after which somebody looks again, whatever happens."""
FINGER: Final = 11.0
"""Design units that a touch may miss by: a finger covers some 44."""
SHUT, SAME_PLACE = 0.35, 12
"""Seconds after a click that was a choice in which no other is taken within so many pixels of it."""
HELD_AFTER, HELD_EVERY = 0.35, 0.06
"""Seconds until a button that is held is pressed again, and from then on."""
WRITE_SECONDS: Final = 2.0
"""What could not be written is tried again so often, even if nothing is chosen."""
REPEATING: Final = frozenset({
    pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_MINUS,
    pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_MINUS, pygame.K_KP_PLUS, pygame.K_TAB, pygame.K_BACKSPACE,
})  # fmt: skip
EVERYWHERE: Final[dict[int, Command]] = {
    pygame.K_F1: ("help",), pygame.K_F2: ("language",), pygame.K_F3: ("settings",), pygame.K_F11: ("full_screen",),
    pygame.K_F12: ("picture",),
}  # fmt: skip
"""Keys that mean the same on every screen."""


def _choices(screen: Screen) -> int:
    """How many choices the game on the screen has seen; −1 if there is none."""
    play = game_of(screen)
    return len(play.session.steps) if play else -1


@dataclass
class App(Stage):
    """The stage, and what keys and clicks do to it."""

    def event(self, event: pygame.event.Event) -> None:
        """Take one event."""
        with counted_in(scenario_of(self.screen)):
            self._take(event)

    def _take(self, event: pygame.event.Event) -> None:
        match event.type:
            case pygame.QUIT:
                self.running = False
            case pygame.KEYDOWN:
                again = event.key in self.held
                self.held.add(event.key)
                if not again or event.key in REPEATING:  # a key held down must not make move after move
                    self._key(event)
            case pygame.KEYUP:
                self.held.discard(event.key)
            case pygame.WINDOWFOCUSLOST:
                self.held.clear()
                self.holding = None
            case pygame.MOUSEMOTION:
                self._mouse_moved(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._clicked(event.pos, FINGER if getattr(event, "touch", False) else 0.0)
            case pygame.MOUSEBUTTONDOWN if event.button == 3:  # takes back what is not confirmed, as Esc does
                self._key(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
            case pygame.TEXTINPUT | pygame.TEXTEDITING if isinstance(self.overlay, TakesText):
                self.overlay.typed(event)
                self.dirty = True
            case pygame.MOUSEBUTTONUP:
                self.sliding = self.holding = None
            case pygame.MOUSEWHEEL:
                self._wheel(getattr(event, "precise_y", event.y) or event.y)
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
                self._refit()

    def command(self, command: Command) -> None:
        """Do what a key or a click means: the loop's own commands here, all others in the screen."""
        self.dirty = True
        match command:
            case ("language",):
                self._set("language", next_language(self.ui.language))
            case ("help",):
                self.overlay = None if self.helping else Help(help_lines())
            case ("settings",):
                self.overlay = None if isinstance(self.overlay, SettingsOverlay) else SettingsOverlay(self.settings)
            case ("set", str(name), value):
                self._set(name, value)
            case ("ask_no_more", str(name)):
                rest = tuple(one for one in self.settings.unasked if one != name)
                self._set("unasked", rest if name in self.settings.unasked else (*rest, name))
            case ("turn", int(by)) if isinstance(self.overlay, SettingsOverlay):
                self._set(*self.overlay.wanted(by, self.ui.language))
            case ("full_screen" | "picture" | "quit" | "reload",) if not self.ui.outside.windowed:
                pass
            case ("full_screen",):
                self.full_screen = not self.full_screen
                self.ui.outside.fill_screen(self.full_screen)
                self._refit()  # the surface drawn on so far may be gone with the old size
            case ("picture",):
                self._take_picture()
            case ("quit",):
                self.running = False
            case ("coach_heard", *places):
                play = game_of(self.screen)
                if play:
                    play.coach_heard |= {place for place in places if isinstance(place, int)}
            case ("nothing",):
                pass
            case _ if navigate(self, command):
                pass
            case _ if self.overlay:
                self.overlay = self.overlay.act(command, self.ui)
                self._wishes()
            case _:
                following = self.screen.act(command, self.ui)
                if isinstance(following, tuple):  # a screen may answer with a way to go
                    self.command(following)
                else:
                    self.screen = following
                    self._wishes()

    def _wishes(self) -> None:
        """What a screen wants laid over itself, or said."""
        screen = self.screen
        if isinstance(screen, LaysOver) and screen.overlay:
            self.overlay, screen.overlay = screen.overlay, None
        if isinstance(screen, Tells) and screen.told:
            (key, values), screen.told = screen.told, None
            self.say(self.ui.say(key, **values))

    def _key(self, event: pygame.event.Event) -> None:
        self.dirty |= self.tipped
        self.moved_at = 0.0
        command = EVERYWHERE.get(event.key)
        if command is None and event.key == pygame.K_SPACE:
            command = sent_away(self.ui)
        play = game_of(self.screen)
        if command is None and event.key == pygame.K_F5 and play and play.session.trainer:
            command = ("reload",)
        if command is None and play is None and self.overlay is None:
            command = door_of(event)
        if command is None:
            command = (self.overlay or self.screen).key(event)
        if command:
            self.command(command)

    def _mouse_moved(self, place: tuple[int, int]) -> None:
        ui = self.ui
        ui.mouse = place
        self.moved_at = time.monotonic()
        self.dirty |= self.tipped
        if self.sliding:
            self._slide(place)
            return
        hit = ui.hit_at(place)
        if (hit.command if hit else None) != ui.hover:
            self.dirty = True

    def _clicked(self, place: tuple[int, int], reach: float) -> None:
        self.ui.mouse = place
        self.moved_at = 0.0
        now = self.ui.clock()
        if now < self.shut_until and math.dist(place, self.shut_at) < SAME_PLACE:
            return  # the second of two clicks would hit what the first has brought there
        if self.dirty or self.tipped:
            self.draw()  # what is clicked is what is seen
        hit = self.ui.hit_at(place, reach)
        if hit is None:
            return
        if hit.slides:
            self.sliding = hit
            self._slide(place)
            return
        if hit.repeats:
            self.holding, self.again_at = hit, time.monotonic() + HELD_AFTER
        before = _choices(self.screen)
        self.command(hit.command)
        if _choices(self.screen) != before:
            self.shut_at, self.shut_until = place, now + SHUT

    def _wheel(self, steps: float) -> None:
        command = self.ui.turned(steps)
        if command:
            self.command(command)
        else:
            self.dirty |= self.ui.wheel(steps)

    def _still_held(self, now: float) -> None:
        """The command of a button that is held down comes again and again."""
        if self.holding and now >= self.again_at:
            self.again_at = now + HELD_EVERY
            self.command(self.holding.command)

    def _slide(self, place: tuple[int, int]) -> None:
        if self.sliding:
            command, area = self.sliding.command, self.sliding.area
            self.command((*command, (place[0] - area.x) / max(area.w, 1)))

    def _refit(self) -> None:
        self.ui.brush = self.ui.outside.refit(self.ui.brush)
        self.dirty = True

    def _take_picture(self) -> None:
        folder = home() / "pictures"
        self.toast = ""
        self.draw()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"finalkick-{datetime.now():%Y%m%d-%H%M%S-%f}.png"
            if isinstance(self.ui.brush, Pixels):
                pygame.image.save(self.ui.brush.surface, str(path))
            self.say(self.ui.say("window.picture.saved", path=str(path)))
        except (OSError, pygame.error) as error:
            self.say(self.ui.say("window.picture.failed", why=str(error)))

    def write_what_waits(self) -> None:
        """Try once more to write what of the game on the screen is not on disk yet."""
        play = game_of(self.screen)
        if play and play.session.unsaved and not play.session.elsewhere:
            before = unsaved_told(play.session, self.ui.language)
            keep(play.session)
            after = unsaved_told(play.session, self.ui.language)
            self.dirty |= before != after
            if not after:
                self.say(self.ui.say("game.saved_again"))

    def tick(self, now: float) -> float:
        """Do what is due at a moment (seconds of `time.monotonic`), and draw if anything has changed. Waits for nothing.

        Returns the moment at which there is something to be done again, if nobody does anything before.
        """
        if now - self.written_at >= WRITE_SECONDS:
            self.written_at = now
            self.write_what_waits()
        if self.toast and now >= self.toast_until:
            self.toast, self.dirty = "", True
        moving = self.screen.animating(now)
        if moving or self._tip_due(now):
            self.dirty = True
        self._still_held(now)
        if self.dirty:
            self.draw()
        elif self.ui.moving:
            self.frame(now)
        self._sound()
        return self._due(now, moving)

    def _due(self, now: float, moving: bool) -> float:
        """When something is to be done again; `moving`: does the screen change by itself?"""
        due = [now + IDLE, *(when for when, _ in self.ui.sounds)]
        if self.toast:
            due.append(self.toast_until)
        if self.holding:
            due.append(self.again_at)
        if self.moved_at and not self.tipped and self.ui.tip_at(self.ui.mouse):
            due.append(self.moved_at + REST_SECONDS)
        live = self.ui.brush.live is not None
        if self.dirty or (live and (moving or self.ui.moving)):
            due.append(now + FRAME)
        elif moving:
            due.append(now + SLOW_FRAME)
        due += [one.until for one in self.ui.moving] if not live else []
        return min(due)

    def step(self) -> None:
        """Do what is due, wait for something to happen, and take it."""
        due = self.tick(time.monotonic())
        event = pygame.event.wait(max(int((due - time.monotonic()) * 1000), 1))
        while event.type != pygame.NOEVENT and self.running:
            self.event(event)
            event = pygame.event.poll()
