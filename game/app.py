"""The window: opens it, waits for keys and clicks, hands them to the screen of the moment. The only entry to pygame.

Start it with `run`, or `python -m game.app [SCENARIO] [--seed N] [--lang zh|en] [--trainer]`.
"""

import argparse
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import words
from game.screens.briefing import Briefing
from game.screens.loop import App, forget
from game.screens.play import Play, begin, resume
from game.screens.resume import Resume
from game.settings import load
from game.store import SavedGame, Store, home
from game.widgets import icons, text
from game.widgets.canvas import Canvas
from game.widgets.theme import HEIGHT, WIDTH
from sim_core.errors import SimError
from sim_core.scenario.read import parse_scenario
from sim_core.scenario.schema import text_in

SMALLEST: Final = (800, 450)


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
    problem: Callable[[str], str] = _nothing
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


def _nothing(language: str) -> str:
    return ""


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
    parse_scenario(scenario_text.encode(), path)  # a faulty one is told before a window opens
    ui = open_window(language)
    try:
        app = make_app(ui, scenario_text, path, seed, store, trainer, unfinished)
        remember(app, home())
        while app.running:
            app.step()
    finally:
        forget()
        text.font.cache_clear()  # before what they are made of goes
        pygame.quit()
    return 0


def remember(app: App, folder: Path) -> None:
    """Take over the settings kept in a folder, and keep them there from now on."""
    settings, damaged = load(folder)
    app.settings_folder = folder
    app.apply(settings)
    if damaged:
        app.say(app.ui.say("window.settings.damaged", path=str(damaged)))


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
