"""A stage for stories of the window: an app on SDL's dummy screen, keys and clicks by name, every screen in turn."""

import os
import re

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Callable
from importlib.resources import files
from itertools import count

import pygame
import pytest

from game.window import app as window
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.friday import FridayScreen
from game.window.desk.watching import Watching
from game.window.desk.week import Week
from game.window.loop import App
from game.window.widgets import glyphs
from game.window.widgets.canvas import Canvas
from game.window.widgets.display import canvas_on

SCENARIO = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
EVERY_LOOK = os.environ.get("LOOKS") == "all"
"""Is every size looked at? Else those between which the others lie; `make validate` looks at all."""
SIZES = ((1280, 720), (1366, 768), (1600, 900), (1920, 1080), (2560, 1440)) if EVERY_LOOK else ((1280, 720), (2560, 1440))
NAMED = {"Enter": pygame.K_RETURN, "Esc": pygame.K_ESCAPE, "Tab": pygame.K_TAB, "Space": pygame.K_SPACE} | {
    name: getattr(pygame, f"K_{name.upper()}") for name in ("Left", "Right", "Up", "Down", "Backspace")
}


@pytest.fixture(autouse=True, scope="module")
def _display():
    """A screen that nobody sees; import it into a module of tests to have it there."""
    pygame.display.init()
    pygame.font.init()
    yield
    window.forget()
    glyphs.forget_fonts()  # before what they are made of goes
    pygame.quit()


def unhurried() -> Callable[[], float]:
    """A clock on which a second lies between any two looks: nobody clicks too fast, unless a story is about that."""
    return count().__next__


def an_app(size=(1280, 720), language="zh", seed=5, store=None, scenario=SCENARIO, path="final-quarter.yaml", **more) -> App:
    window.forget()
    ui = canvas_on(pygame.display.set_mode(size), language)
    ui.effects, ui.clock = False, unhurried()
    app = window.make_app(ui, scenario, path, seed, store, **more)
    app.draw()
    return app


def press(app: App, keys: str, draw: bool = True) -> None:
    for told in keys.split():
        name = told.removeprefix("⇧")
        key = NAMED.get(name) or getattr(pygame, f"K_{name if len(name) > 1 else name.lower()}")
        mod = pygame.KMOD_LSHIFT if name != told else 0
        app.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
        app.event(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))
        if draw:
            app.draw()


def click(app: App, command: tuple) -> None:
    area = next(hit.area for hit in reversed(app.ui.hits) if hit.command == command)
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        app.event(pygame.event.Event(kind, pos=area.center, button=1))
    app.draw()


def at_desk(**more) -> App:
    app = an_app(**more)
    press(app, "Enter")
    if isinstance(app.screen, Watching):
        press(app, "Esc")
    assert isinstance(app.screen, Desk)
    return app


def with_excuse(**more) -> App:
    """A desk where the chosen client has an open excuse, whatever the luck."""
    app = at_desk(**more)
    for client in "12345678":
        press(app, f"Esc {client} C 1")
        if app.screen.play.clients[app.screen.client].excuse:
            return app
    raise AssertionError("nobody made an excuse")


def words_on(app: App) -> str:
    """All words of the last picture, in the order in which they were written."""
    return " | ".join(one.text for one in app.ui.drawn)


def moves_made(app: App) -> list[str]:
    """The moves of the game on the screen, weeks' ends among them."""
    return [step.move for step in app.screen.play.session.steps]


def faults_of(ui: Canvas) -> list[str]:
    """Texts cut off, outside the window, or lying on one another; values that were not put in."""
    found = [f"cut off: {one.text!r}" for one in ui.drawn if one.clipped]
    found += [f"without its value: {one.text!r}" for one in ui.drawn if re.search(r"\{\w+\}", one.text)]
    whole = ui.whole
    found += [f"outside: {one.text!r}" for one in ui.drawn if not whole.contains(one.visible)]
    for number, one in enumerate(ui.drawn):
        for other in ui.drawn[number + 1 :]:
            if one.layer == other.layer and one.visible.inflate(-2, -2).colliderect(other.visible.inflate(-2, -2)):
                found.append(f"overlap: {one.text!r} and {other.text!r}")
    return found


def every_screen(app: App):
    """Play a whole game by keys, stopping at every kind of picture there is."""
    yield "briefing"
    press(app, "Enter")
    yield "first meeting"
    press(app, "Esc 2 C 1 Esc 1 C 1 C 2")
    yield "talk"
    for family in "CINPL":
        press(app, family)
        yield f"family {family}"
    press(app, "Esc 1 I 4 N 6")
    yield "learned"
    press(app, "N 2")
    yield "form"
    press(app, "Down Down Right Down Right")
    yield "estimate"
    press(app, "Enter N 4")
    yield "instalments"
    press(app, "Esc N 5 Esc L 1")
    yield "target"
    press(app, "Enter")
    for tab in ("ledger", "promises", "know", "plan", "talk"):
        press(app, "Right")
        yield tab
    press(app, "O")
    yield "overview"
    press(app, "O C 5")
    yield "sure"
    press(app, "Esc C 6 Enter C 6")
    yield "refused"
    press(app, "E")
    assert app.screen.sure
    yield "ending"
    press(app, "Enter")
    assert isinstance(app.screen, Week)
    yield "week 1"
    press(app, "Enter")
    for week in range(2, 14):
        for client in "12345678":
            press(app, f"Esc {client} C 1 N 2 Enter Esc Esc" if week % 3 == 2 else f"Esc {client} N 3 C 1 Esc", draw=False)
        app.draw()
        yield f"desk {week}"
        if week in (2, 6):
            press(app, "Esc R")
            yield f"repeat {week}"
            press(app, "Esc O")
            yield f"overview {week}"
            press(app, "Esc")
        if week == 6:
            for tab in ("ledger", "promises", "know", "plan", "talk"):
                press(app, "Right")
                yield f"{tab} {week}"
        press(app, "E Enter")
        yield f"week {week}"
        if week in (3, 9) and isinstance(app.screen, Week):
            sums = app.screen
            app.screen = FridayScreen(sums.desk, sums.ended, clock=app.ui.clock)
            app.screen.started -= 60.0  # all of it has been told
            app.draw()
            yield f"friday {week}"
            app.screen = sums
            app.draw()
        press(app, "Enter")
    assert isinstance(app.screen, FinalScreen)
    yield "result"
    press(app, "Right")
    yield "clients"
    press(app, "F1")
    yield "help"
    press(app, "F3")
    yield "settings"
