"""A whole lesson in a real window: one by nothing but the mouse, one by nothing but keys, from the title to the result.

Beside the real window runs a shadow of it, without a screen, with the same seed: it says where things are, and what must
have been stored in the end.
"""

import sqlite3
import time
from collections.abc import Callable

import pygame
import pytest

from game.play import shelf
from game.play.settings import Settings, save
from game.play.store import Store
from game.window import app as window
from game.window.desk.desk import Desk
from game.window.desk.final import FinalScreen
from game.window.desk.friday import FridayScreen
from game.window.desk.week import SEEN, Week
from game.window.widgets.display import canvas_on
from tests.window_screen import WINDOW, screen
from tests.window_stage import _display, press

__all__ = ["_display", "screen"]  # fixtures
pytestmark = [*WINDOW, pytest.mark.long]

WHOLE = 2
"""Weeks in which everybody is asked for money; those after them are ended at once."""
NAMES = {"Enter": "Return", "Esc": "Escape", "Space": "space"}


class Shadow:
    """The real window's shadow. What is done goes to both; the mouse goes where the shadow says."""

    def __init__(self, screen) -> None:
        """In both nothing moves: on a slow machine a scene may run out before it is clicked away, or not."""
        self.screen = screen
        self.app = self.title()

    def title(self):
        window.forget()
        ui = canvas_on(pygame.display.set_mode((1280, 720)), "en")
        ui.effects = False
        app = window.make_title(ui, None)
        app.draw()
        return app

    def follow(self) -> None:
        """A game has begun in the real window: have the same one here."""
        game = self.screen.until(self.game)
        window.forget()
        self.app = window.make_app(self.app.ui, game[1], game[0], int(game[2]), None)
        self.app.draw()

    def game(self):
        with sqlite3.connect(self.screen.home / "games.sqlite3") as database:
            return database.execute("SELECT scenario, scenario_text, seed FROM game").fetchone()

    def click(self, *command) -> None:
        """Click on what means this command (or the first that begins so)."""
        hit = next(hit for hit in reversed(self.app.ui.hits) if hit.command[: len(command)] == command)
        self.screen.click(*hit.area.center)
        self.app.ui.mouse = hit.area.center
        self.app.command(hit.command)
        self.app.draw()
        self.wait()

    def keys(self, names: str) -> None:
        """Press keys."""
        for name in names.split():
            self.screen.key(NAMES.get(name, name.lower() if len(name) == 1 else name))
            press(self.app, name)
            self.wait()

    def wait(self) -> None:
        """Wait for the real window, on a slow machine, until it has made the choices that were made here."""
        if isinstance(self.app.screen, Desk | FridayScreen):
            self.screen.until(lambda: len(self.screen.steps()) >= len(self.steps))

    @property
    def steps(self):
        return self.app.screen.play.session.steps


def played_out(shadow: Shadow) -> None:
    """The real game has come to the same end as its shadow."""
    final = shadow.app.screen.play.session.final
    with sqlite3.connect(shadow.screen.home / "games.sqlite3") as database:
        ended = shadow.screen.until(
            lambda: database.execute("SELECT status, score, digest FROM game WHERE status = 'finished'").fetchone()
        )
    assert ended == ("finished", final.score, final.digest)
    store = Store(shadow.screen.home)
    assert store.steps(1) == shadow.steps
    store.close()


def gone_through(shadow: Shadow, go_on: Callable[[], None]) -> None:
    """The end of a week: the scene, if there is anything to be seen, and the sums."""
    while isinstance(shadow.app.screen, FridayScreen):
        time.sleep(SEEN + 0.4)
        go_on()
    assert isinstance(shadow.app.screen, Week)
    time.sleep(SEEN + 0.8)
    go_on()


@pytest.mark.parametrize("lesson", ["lesson-2-ask-often"])
def test_a_whole_lesson_by_mouse_alone(screen, lesson):
    save(Settings(motion=False), screen.home)
    screen.start("--lang", "en")
    shadow = Shadow(screen)
    shadow.click("scenarios", "lessons")
    number = next(n for n, card in enumerate(shadow.app.screen._cards) if card.entry.id == lesson)
    shadow.app.screen.services.store = None
    screen.click(*next(hit.area.center for hit in shadow.app.ui.hits if hit.command == ("open", number)))
    shadow.follow()
    shadow.click("start")
    for _ in range(4):
        shadow.click("on")  # the textbook's example is looked at for a while
    shadow.click("skip")
    desk = shadow.app.screen
    assert isinstance(desk, Desk)
    while not isinstance(shadow.app.screen, FinalScreen):
        for client in desk.order if desk.play.session.week <= WHOLE else ():
            shadow.click("client", client)
            if any(hit.command[0] == "coach_heard" for hit in shadow.app.ui.hits):
                shadow.click("coach_heard")
            shadow.click("family", "chase")
            shadow.click("move", "call")
            if desk.play.clients[client].excuse:
                shadow.click("family", "investigate")
                shadow.click("move", "check_records")
                shadow.click("move", "challenge")
                if desk.asking:
                    shadow.click("belief", 0.25)
            if desk.play.session.week == 1:
                shadow.click("family", "negotiate")
                shadow.click("move", "ask_promise")
                if desk.form:
                    shadow.click("change", 0, 1)
                    shadow.click("undo")
                    step = desk.form.step(desk.play.clients[client].id)
                    shadow.click("back" if desk.play.session.refusal(step) else "confirm")
        if desk.play.session.week == 1:
            shadow.click("tab", "ledger")
            shadow.click("tab", "talk")
        shadow.click("end_week")
        shadow.click("confirm")
        gone_through(shadow, lambda: shadow.click("continue"))
    assert len(shadow.steps) > 12
    played_out(shadow)
    shadow.click("final", "clients")
    shadow.click("home")


def test_a_whole_lesson_by_keys_alone(screen):
    save(Settings(motion=False), screen.home)
    screen.start("--lang", "en")
    shadow = Shadow(screen)
    shadow.keys("L")
    number = next(n for n, card in enumerate(shadow.app.screen._cards) if card.entry.id == "lesson-7-own-faults")
    screen.key(str(number + 1))
    shadow.follow()
    shadow.keys("Enter Space")
    desk = shadow.app.screen
    assert isinstance(desk, Desk)
    week = 0
    while not isinstance(shadow.app.screen, FinalScreen):
        week += 1
        for place in range(len(desk.order)) if week <= WHOLE else ():
            shadow.keys(f"Esc {place + 1} C 1")
            if desk.play.clients[desk.client].excuse:
                shadow.keys("I 4")
            if week == 2:
                shadow.keys("N 2")
                if desk.form:
                    shadow.keys("Right U Down Right Enter")
                shadow.keys("Esc")
        if week == 2:
            shadow.keys("F2 F3 Down Right Esc O Esc F2")
        if week == 3:
            shadow.keys("R Enter")
        shadow.keys("Esc E")
        shadow.keys("Enter")
        gone_through(shadow, lambda: shadow.keys("Enter"))
    assert week == 5
    played_out(shadow)
    shadow.keys("Right F1 F1 Q")


def test_the_lessons_of_these_tests_are_in_the_library(home):
    ids = {card.entry.id for card in shelf.cards(None, ()) if card.lesson}
    assert {"lesson-2-ask-often", "lesson-7-own-faults"} <= ids
