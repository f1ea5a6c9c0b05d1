"""The window: opens it, waits for keys and clicks, hands them to the screen of the moment. The only entry to pygame.

Start it with `run`.
"""

import os
from pathlib import Path
from typing import Final

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.language import words
from game.language.messages import tell
from game.play import log
from game.play.files import scenario_folders
from game.play.settings import load
from game.play.store import Store, home
from game.play.view_model import Play
from game.window.loop import App
from game.window.menu.title import Title
from game.window.routes import begin_game
from game.window.services import Page, Services
from game.window.widgets import glyphs, sound
from game.window.widgets.canvas import Canvas
from game.window.widgets.display import canvas_on
from game.window.widgets.noted import Command
from game.window.widgets.pixels import forget
from game.window.widgets.rendered import picture
from game.window.widgets.theme import HEIGHT, WIDTH
from sim_core.public.scenarios import parse_scenario

SMALLEST: Final = (800, 450)


def open_window(language: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Canvas:
    """Open the window and return what to draw on. No sound is touched: a machine without any must not complain."""
    os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "finalkick")
    sound.choose_driver()
    pygame.display.init()
    if pygame.display.get_driver() == "x11":  # or SDL hands every picture to a renderer first, which takes ten times as long
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.font.init()
    icon = picture("icons", "app", (64, 64))
    if icon:
        pygame.display.set_icon(icon)
    pygame.display.set_caption(words.say("game.title", language))
    surface = pygame.display.set_mode(_fitting(size), pygame.RESIZABLE)
    pygame.key.stop_text_input()  # or an input method would swallow the keys
    pygame.key.set_repeat(350, 60)
    return canvas_on(surface, language)


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
    page: Page | None = None,
) -> App:
    """A game on a canvas, at its briefing. Raises `ScenarioError` for a faulty scenario."""
    app = _app(ui, Services(store, tuple(scenario_folders()), trainer, page))
    begin_game(app, scenario_text, path, seed)
    return app


def make_title(ui: Canvas, store: Store | None, trainer: bool = False, page: Page | None = None) -> App:
    """The title on a canvas."""
    return _app(ui, Services(store, tuple(scenario_folders()), trainer, page))


def _app(ui: Canvas, services: Services) -> App:
    log.listen()
    return App(ui, Title(services), _nothing_yet, services)


def _nothing_yet() -> Play:
    raise LookupError("no game has been begun")


class NoWindow(Exception):
    """The window cannot be opened, or not be kept open. Says why."""


def run(
    game: tuple[str, str, int | None] | None,
    store: Store | None,
    language: str,
    trainer: bool = False,
    asked: bool = False,
    page: Page | None = None,
    way: Command | None = None,
) -> None:
    """Open the window and play until it is closed. Raises `ScenarioError`, `NoWindow`.

    `game`: text, name and seed of what is to be played at once; None: the title, or where a `way` leads from it. `asked`: this
    language was asked for, whatever the settings say. `page` makes a page of a debrief.
    """
    if game:
        parse_scenario(game[0].encode(), game[1])  # a faulty one is told before a window opens
    try:
        _play(game, store, language, trainer, asked, page, way)
    except pygame.error as error:
        raise NoWindow(str(error)) from error


def _play(
    game: tuple[str, str, int | None] | None,
    store: Store | None,
    language: str,
    trainer: bool,
    asked: bool,
    page: Page | None,
    way: Command | None,
) -> None:
    ui = open_window(language)
    app = None
    try:
        app = make_app(ui, *game, store, trainer, page) if game else make_title(ui, store, trainer, page)
        app.services.ahead = True
        remember(app, home(), language if asked else None)
        if way:
            app.command(way)
        if store and store.notes:
            app.say(" ".join(tell(one, app.ui.language) for one in store.notes))
            store.notes.clear()
        while app.running:
            app.step()
    finally:
        if app:
            app.write_what_waits()
            app.services.keep_drills()
            app.services.stop_debrief()
            app.services.let_go()
        forget()
        sound.close()
        glyphs.forget_fonts()  # before what they are made of goes
        pygame.quit()


def remember(app: App, folder: Path, language: str | None = None) -> None:
    """Take over the settings kept in a folder, and keep them there from now on. `language` goes before theirs."""
    settings, damaged = load(folder)
    app.settings_folder = folder
    app.apply(settings.having("language", language) if language else settings)
    if damaged:
        app.say(app.ui.say("window.settings.damaged", path=str(damaged)))
