"""What the window shows and lets be heard: the screen of the moment, overlays, what moves, explanations, settings."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pygame

from game.language.currency import counted_in
from game.play.keeping import unsaved_told
from game.play.settings import LOUDEST, Settings, save
from game.play.view_model import Play
from game.window.menu.help import Help
from game.window.menu.settings import SettingsOverlay
from game.window.screens import NamesPlayer, Overlay, Screen, game_of, scenario_of
from game.window.services import Services
from game.window.widgets.canvas import Canvas
from game.window.widgets.noted import Hit
from game.window.widgets.notices import toast, tooltip, unsaved_banner

TOAST_SECONDS: Final = 3.5
REST_SECONDS: Final = 0.45
"""The mouse rests so long before a word of explanation comes."""


@dataclass
class Stage:
    """The canvas, the screen of the moment, and what lies over every screen; how they are shown and heard."""

    ui: Canvas
    screen: Screen
    fresh: Callable[[], Play]  # begins a new game
    services: Services = field(default_factory=Services)
    settings: Settings = field(default_factory=Settings)
    settings_folder: Path | None = None  # where they are kept; None: nowhere
    overlay: Overlay | None = None  # what lies over the screen: help, settings
    toast: str = ""
    toast_until: float = 0.0
    dirty: bool = True
    running: bool = True
    full_screen: bool = False
    sliding: Hit | None = None
    holding: Hit | None = None  # a button that is held down and repeats
    again_at: float = 0.0  # when it does so next
    shut_until: float = 0.0  # until then no other click is taken where the last one was a choice
    shut_at: tuple[int, int] = (0, 0)
    held: set[int] = field(default_factory=set)
    pictures: int = 0  # drawn so far
    drawn_in: list[float] = field(default_factory=list)  # seconds each picture took: for measuring
    moved_at: float = 0.0  # when the mouse last moved; 0: its word of explanation is shown, or there is none
    tipped: bool = False
    written_at: float = 0.0  # when it was last tried to write what waits to be written
    _touched: list[pygame.Rect] = field(default_factory=list)

    @property
    def helping(self) -> bool:
        """Is help being shown?"""
        return isinstance(self.overlay, Help)

    def apply(self, settings: Settings) -> None:
        """Draw and sound as these settings say, from the next picture on."""
        ui, before = self.ui, self.settings
        self.settings = settings
        if settings.language and settings.language != ui.language:
            ui.language = settings.language
            ui.outside.call(ui.say("game.title"))
        ui.effects, ui.text_size, ui.unasked = settings.motion, settings.text_size, settings.unasked
        ui.theme = settings.theme
        if (settings.theme, settings.text_size) != (before.theme, before.text_size):
            ui.brush.forget()
        if isinstance(self.overlay, SettingsOverlay):
            self.overlay.settings = settings
        self._name_player()
        self.dirty = True

    def show(self, screen: Screen) -> None:
        """Another screen, from the next picture on."""
        if isinstance(self.overlay, SettingsOverlay):
            self.overlay.leave()
        self.screen, self.overlay, self.dirty = screen, None, True
        self._name_player()
        self.ui.scrolls.clear()
        self.ui.moving.clear()

    def _name_player(self) -> None:
        """Let a screen on which the player is named, and people in a game, call the player as the settings do."""
        if isinstance(self.screen, NamesPlayer):
            self.screen.name = self.settings.name
        play = game_of(self.screen)
        if play:
            play.session.called = self.settings.name

    def _set(self, name: str, value: object) -> None:
        self.apply(self.settings.having(name, value))
        why = save(self.settings, self.settings_folder) if self.settings_folder else ""
        if why:
            self.say(self.ui.say("window.settings.unsaved", why=why))

    def draw(self) -> None:
        """Draw the screen and what lies over it, and show it."""
        with counted_in(scenario_of(self.screen)):
            self._draw()

    def _draw(self) -> None:
        began = time.perf_counter()
        self.screen.draw(self.ui)
        play = game_of(self.screen)
        unsaved_banner(self.ui, unsaved_told(play.session, self.ui.language) if play else "")
        if self.overlay:
            self.overlay.draw(self.ui)
            self.ui.end()
            self.ui.moving.clear()
        if self.toast:
            toast(self.ui, self.toast)
        self._explain()
        self._touched = []
        live = self.ui.brush.live
        if self.ui.moving and live:
            live.keep()
            self._move(time.monotonic())
        self.ui.outside.take_text(self.ui.typed_at)
        self.ui.outside.show(None)
        self.pictures += 1
        self.dirty = False
        self._took(began)

    def _took(self, began: float) -> None:
        """Note how long a picture took."""
        self.drawn_in.append(time.perf_counter() - began)
        del self.drawn_in[:-1000]

    def _explain(self) -> None:
        """The word of explanation for what the mouse rests on."""
        self.tipped = False
        found = self.ui.tip_at(self.ui.mouse)
        if found and self.moved_at and time.monotonic() - self.moved_at >= REST_SECONDS and not self.sliding:
            tooltip(self.ui, *found)
            self.tipped = True

    def _move(self, now: float) -> None:
        """Draw what moves, and note where."""
        with counted_in(scenario_of(self.screen)):
            for one in self.ui.moving:
                self._touched += one.draw(self.ui, now)

    def frame(self, now: float) -> None:
        """The next picture of what moves: only what has changed is drawn and shown. Whoever else moves it is left to it."""
        live = self.ui.brush.live
        if live:
            began = time.perf_counter()
            before = self._touched
            if not live.restore(before):
                self.draw()
                return
            self._touched = []
            self._move(now)
            self.ui.outside.show(before + self._touched)
            self._took(began)
        still = [one for one in self.ui.moving if now < one.until]
        if len(still) < len(self.ui.moving):
            self.dirty = live is not None or any(one.hides for one in self.ui.moving if one not in still)
            self.ui.moving = still  # one more picture, at rest

    def say(self, message: str) -> None:
        """Show a message for some seconds."""
        self.toast, self.toast_until, self.dirty = message, time.monotonic() + TOAST_SECONDS, True

    def _tip_due(self, now: float) -> bool:
        """Has the mouse rested long enough on something that is explained?"""
        return bool(
            self.moved_at
            and not self.tipped
            and not self.sliding
            and now - self.moved_at >= REST_SECONDS
            and self.ui.tip_at(self.ui.mouse)
        )

    def _sound(self) -> None:
        """Let be heard what is due."""
        now = time.monotonic()
        due = [name for when, name in self.ui.sounds if when <= now]
        if due:
            self.ui.sounds = [one for one in self.ui.sounds if one[0] > now]
            for name in dict.fromkeys(due):
                self.ui.outside.hear(name, self.settings.volume / LOUDEST if self.settings.sound else 0.0)
