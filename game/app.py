"""The window: opens it, waits for keys and clicks, hands them to the screen of the moment. The only entry to pygame.

Start it with `run`, or `python -m game.app [SCENARIO] [--seed N] [--lang zh|en] [--trainer]`.
"""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import words
from game.screens.briefing import Briefing
from game.screens.help import draw_help
from game.screens.play import Play, begin, resume
from game.screens.resume import Resume
from game.store import SavedGame, Store, home
from game.widgets import coins, icons, panels, text
from game.widgets.canvas import Box, Canvas, Command
from game.widgets.theme import BODY, DARK, HEIGHT, ON_DARK, SMALL, WARN_LINE, WARN_SOFT, WIDTH
from sim_core.errors import SimError
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import text_in

FRAME: Final = 1 / 60
IDLE_MS: Final = 1000
TOAST_SECONDS: Final = 3.5
REPEATING: Final = frozenset({
    pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_MINUS,
    pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_MINUS, pygame.K_KP_PLUS, pygame.K_TAB,
})  # fmt: skip
SMALLEST: Final = (800, 450)


@dataclass
class App:
    """What the loop holds: the canvas, the screen of the moment, and what lies over every screen."""

    ui: Canvas
    screen: Any
    fresh: Callable[[], Play]  # begins a new game
    store: Store | None = None
    helping: bool = False
    toast: str = ""
    toast_until: float = 0.0
    dirty: bool = True
    running: bool = True
    full_screen: bool = False
    sliding: Command | None = None
    windowed: tuple[int, int] = (WIDTH, HEIGHT)
    held: set[int] = field(default_factory=set)
    drawn_in: list[float] = field(default_factory=list)  # seconds each picture took: for measuring

    def draw(self) -> None:
        """Draw the screen and what lies over it, and show it."""
        began = time.perf_counter()
        self.screen.draw(self.ui)
        _unsaved(self)
        if self.helping:
            draw_help(self.ui)
            self.ui.end()
        if self.toast:
            _toast(self)
        pygame.display.flip()
        self.dirty = False
        self.drawn_in.append(time.perf_counter() - began)
        del self.drawn_in[:-1000]

    def event(self, event: pygame.event.Event) -> None:
        """Take one event."""
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
            case pygame.MOUSEMOTION:
                self._mouse_moved(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                self._clicked(event.pos)
            case pygame.MOUSEBUTTONUP:
                self.sliding = None
            case pygame.MOUSEWHEEL:
                self.dirty |= self.ui.wheel(getattr(event, "precise_y", event.y) or event.y)
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
                self._resized()

    def command(self, command: Command) -> None:
        """Do what a key or a click means: the loop's own commands here, all others in the screen."""
        self.dirty = True
        match command[0]:
            case "language":
                places = words.LANGUAGES
                self.ui.language = places[(places.index(self.ui.language) + 1) % len(places)]
                pygame.display.set_caption(self.ui.say("game.title"))
            case "help":
                self.helping = not self.helping
            case "effects":
                self.ui.effects = not self.ui.effects
            case "full_screen":
                self._toggle_full_screen()
            case "picture":
                self._take_picture()
            case "quit":
                self.running = False
            case "new" | "again":
                self.screen = Briefing(self.fresh())
                self.ui.scrolls.clear()
            case "nothing":
                pass
            case _:
                self.screen = self.screen.act(command, self.ui)

    def _key(self, event: pygame.event.Event) -> None:
        command: Command | None = {
            pygame.K_F1: ("help",), pygame.K_F2: ("language",), pygame.K_F11: ("full_screen",), pygame.K_F12: ("picture",),
        }.get(event.key)  # fmt: skip
        if command is None and self.helping:
            if event.key in (pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_KP_ENTER):
                command = ("help",)
            elif event.key == pygame.K_m:
                command = ("effects",)
        elif command is None:
            command = self.screen.key(event)
        if command:
            self.command(command)

    def _mouse_moved(self, place: tuple[int, int]) -> None:
        ui = self.ui
        ui.mouse = place
        if self.sliding:
            self._slide(place)
            return
        hit = ui.hit_at(place)
        if (hit.command if hit else None) != ui.hover:
            self.dirty = True

    def _clicked(self, place: tuple[int, int]) -> None:
        self.ui.mouse = place
        if self.dirty:
            self.draw()  # what is clicked is what is seen
        hit = self.ui.hit_at(place)
        if hit is None:
            return
        if hit.slides:
            self.sliding = (*hit.command, hit.area)
            self._slide(place)
        else:
            self.command(hit.command)

    def _slide(self, place: tuple[int, int]) -> None:
        if self.sliding:
            *command, area = self.sliding
            self.command((*command, (place[0] - area.x) / max(area.w, 1)))

    def _resized(self) -> None:
        surface = pygame.display.get_surface()
        if surface is None:
            return
        if surface.get_size() != self.ui.surface.get_size():
            _forget()
        if not self.full_screen:
            self.windowed = surface.get_size()
        self.ui.surface = surface
        self.dirty = True

    def _toggle_full_screen(self) -> None:
        self.full_screen = not self.full_screen
        if self.full_screen:
            sizes = pygame.display.get_desktop_sizes()
            self.ui.surface = pygame.display.set_mode(sizes[0] if sizes else (0, 0), pygame.FULLSCREEN)
        else:
            self.ui.surface = pygame.display.set_mode(self.windowed, pygame.RESIZABLE)
        pygame.key.stop_text_input()
        _forget()

    def _take_picture(self) -> None:
        folder = home() / "pictures"
        self.toast = ""
        self.draw()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"finalkick-{datetime.now():%Y%m%d-%H%M%S-%f}.png"
            pygame.image.save(self.ui.surface, str(path))
            self.say(self.ui.say("window.picture.saved", path=str(path)))
        except (OSError, pygame.error) as error:
            self.say(self.ui.say("window.picture.failed", why=str(error)))

    def say(self, message: str) -> None:
        """Show a message for some seconds."""
        self.toast, self.toast_until, self.dirty = message, time.monotonic() + TOAST_SECONDS, True

    def step(self) -> None:
        """Wait for something to happen, take it, and draw if anything has changed."""
        now = time.monotonic()
        if self.toast and now >= self.toast_until:
            self.toast, self.dirty = "", True
        moving = self.screen.animating(now)
        if moving:
            self.dirty = True
        if self.dirty:
            self.draw()
        wait = IDLE_MS
        if moving:
            wait = max(int((FRAME - (time.monotonic() - now)) * 1000), 1)
        elif self.toast:
            wait = min(wait, max(int((self.toast_until - now) * 1000), 1))
        event = pygame.event.wait(wait)
        while event.type != pygame.NOEVENT and self.running:
            self.event(event)
            event = pygame.event.poll()


def _toast(app: App) -> None:
    ui = app.ui
    wide = min(text.width(ui, app.toast, BODY) + 40, ui.width - 80)
    area = Box((ui.width - wide) / 2, ui.height - 76, wide, 44)
    panels.panel(ui, area, DARK, 10, shadow=True)
    ui.layer += 1  # over whatever text is there
    text.label(ui, app.toast, Box(area.x + 20, area.y, wide - 39, 44), BODY, ON_DARK, may_shorten=True)
    ui.layer -= 1


def _unsaved(app: App) -> None:
    """Say for as long as it is so that the game is not being kept."""
    play = getattr(app.screen, "play", None)
    why = play.session.unsaved if play else ""
    if not why:
        return
    ui = app.ui
    told = ui.say("window.unsaved", why=why)
    wide = min(text.width(ui, told, SMALL) + 56, ui.width - 32)
    area = Box((ui.width - wide) / 2, ui.height - 27, wide, 24)
    panels.panel(ui, area, WARN_SOFT, 8, WARN_LINE)
    icons.icon(ui, "warning", Box(area.x + 12, area.y + 4, 16, 16), (138, 86, 8))
    ui.layer += 1
    text.label(ui, told, Box(area.x + 36, area.y, wide - 47, 24), SMALL, (94, 62, 12), may_shorten=True)
    ui.layer -= 1


def _forget() -> None:
    for cache in (text, panels, icons, coins):
        cache.forget()


def open_window(language: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Canvas:
    """Open the window and return what to draw on. No sound is touched: a machine without any must not complain."""
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "finalkick")
    if not Path("/dev/snd").exists() and sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    icon = icons.picture("icons", "app", (64, 64))
    if icon:
        pygame.display.set_icon(icon)
    pygame.display.set_caption(words.say("game.title", language))
    surface = pygame.display.set_mode(_fitting(size), pygame.RESIZABLE)
    pygame.key.stop_text_input()  # or an input method would swallow the keys
    pygame.key.set_repeat(350, 60)
    return Canvas(surface, language)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The size wanted, or as much of it as the desktop has room for."""
    desktops = pygame.display.get_desktop_sizes()
    if not desktops or desktops[0][0] <= 0:
        return size
    w, h = desktops[0]
    if w >= size[0] and h >= size[1]:
        return size
    return max(min(size[0], w), SMALLEST[0]), max(min(size[1], h), SMALLEST[1])


def make_app(
    ui: Canvas,
    scenario_text: str,
    path: str,
    seed: int | None,
    store: Store | None,
    trainer: bool = False,
    unfinished: SavedGame | None = None,
) -> App:
    """The game on a canvas, at its first screen. Raises `ScenarioError` for a faulty scenario."""
    scenario = parse_scenario(scenario_text.encode(), path)

    def fresh() -> Play:
        return begin(scenario_text, path, seed if seed is not None else secrets.randbits(32), store, trainer)

    if unfinished is None or store is None:
        return App(ui, Briefing(fresh()), fresh, store)
    old: Play | None = None
    problem: Callable[[str], str] = lambda language: ""  # noqa: E731
    try:
        old = resume(unfinished, store, path)
    except SimError as error:
        problem = _told(error)

    def given_up() -> Play:
        store.abandon(unfinished.id)
        return fresh()

    first = Resume(old, lambda language: text_in(scenario.title, language), unfinished.started, problem)
    app = App(ui, first, fresh, store)

    def new_once() -> Play:
        app.fresh = fresh
        return given_up()

    app.fresh = new_once if old is None else fresh
    return app


def _told(error: SimError) -> Callable[[str], str]:
    return lambda language: words.tell(error.message, language)


def run(
    scenario_text: str,
    path: str,
    seed: int | None,
    store: Store | None,
    language: str,
    trainer: bool = False,
    unfinished: SavedGame | None = None,
) -> int:
    """Open the window and play until it is closed. Returns an exit code. Raises `ScenarioError`."""
    ui = open_window(language)
    try:
        app = make_app(ui, scenario_text, path, seed, store, trainer, unfinished)
        while app.running:
            app.step()
    finally:
        pygame.quit()
        _forget()
        text.font.cache_clear()
    return 0


def main(arguments: list[str] | None = None) -> int:
    """A bare way to open the window, for trials."""
    from sim_core.scenario.library import find_scenario

    parser = argparse.ArgumentParser(prog="python -m game.app")
    parser.add_argument("scenario", nargs="?", default="final-quarter")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--lang", choices=words.LANGUAGES, default=words.DEFAULT_LANGUAGE)
    parser.add_argument("--trainer", action="store_true")
    given = parser.parse_args(arguments)
    place = find_scenario(given.scenario)
    store = Store()
    try:
        return run(
            place.read_text("utf-8"), str(place), given.seed, store, given.lang, given.trainer,
            store.unfinished() if given.seed is None else None,
        )  # fmt: skip
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
