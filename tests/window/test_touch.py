"""By touch: a finger is broad, so what it misses by little is hit all the same; a mouse hits what it points at."""

import pygame
import pytest

from game.window.loop import App
from tests.window_stage import _display, an_app, at_desk, every_screen, moves_made, press

__all__ = ["_display"]  # the screen, a fixture

BROAD = 44
"""Pixels of a finger's touch on a window of 1280 by 720."""


def tapped(app: App, place: tuple[int, int], touch: bool = True) -> None:
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place, touch=touch))
    app.event(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=place, touch=touch))
    app.draw()


def place_of(app: App, command: str) -> pygame.Rect:
    return next(hit.area for hit in app.ui.hits if hit.command[0] == command)


def test_a_touch_beside_a_button_presses_it_and_a_click_there_does_not() -> None:
    for touch in (True, False):
        app = at_desk()
        before, sort = app.screen.sort, place_of(app, "sort")
        tapped(app, (sort.right + 8, sort.centery), touch)
        assert (app.screen.sort != before) == touch


def test_of_two_that_are_near_the_nearer_is_hit() -> None:
    app = at_desk()
    press(app, "N 2")
    chips = [hit for hit in app.ui.hits if hit.command[0] == "take"]
    first, second = chips[0].area, chips[1].area
    if first.y == second.y:
        found = app.ui.hit_at((first.right + 2, first.centery), 11.0)
        assert found is not None
        assert found.command == chips[0].command


def test_far_from_everything_a_touch_does_nothing() -> None:
    app = at_desk()
    made = moves_made(app)
    tapped(app, (640, 600))
    assert moves_made(app) == made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whatever_can_be_pressed_is_as_large_as_a_finger_with_what_is_forgiven(language: str) -> None:
    app, small = an_app(language=language), set()
    for name in every_screen(app):
        small |= {
            (name, hit.command[0], hit.area.size)
            for hit in app.ui.hits
            if min(hit.area.size) + 2 * 11 < BROAD - 1 and not hit.slides
        }
        if name == "desk 5":
            break
    assert not small
