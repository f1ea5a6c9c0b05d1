"""Faces and places in the window: drawn quickly, kept, seen where they belong, and never in the way of what is written."""

import time
from itertools import product

import pygame
import pytest

from assets.drawing.chosen import Wish, look_of
from assets.drawing.faces import MOODS
from assets.drawing.places import PLACES, Inks, place
from assets.drawing.portraits import portrait as drawn_face
from game.play.faces import face_of_us, mood_of
from game.window.desk.ground import ABOVE
from game.window.widgets import rendered, scene, theme
from game.window.widgets.canvas import Canvas
from game.window.widgets.display import canvas_on
from game.window.widgets.icons import portrait
from game.window.widgets.noted import Box
from sim_core.scenario import meanings
from tests.window_stage import SCENARIO, _display, an_app, at_desk, press  # noqa: F401 -- a screen nobody sees

LEGIBLE = 4.5
"""The least contrast of small text, by WCAG 2."""
MILLISECONDS = 10.0


def canvas() -> Canvas:
    return canvas_on(pygame.display.set_mode((640, 360)), "en")


def test_a_face_is_drawn_within_ten_milliseconds_and_then_kept() -> None:
    ui, place_of_it = canvas(), Box(0, 0, 60, 60)
    spent = []
    for number, mood in product(range(12), MOODS):
        look = look_of(Wish(f"timed {number}", sorted(meanings.PERSONAS)[number % 8]))
        started = time.perf_counter()
        portrait(ui, look, mood, place_of_it)
        spent.append((time.perf_counter() - started) * 1000)
    assert sorted(spent)[len(spent) // 2] < MILLISECONDS
    before = rendered.face.cache_info().misses
    portrait(ui, look, mood, place_of_it)
    assert rendered.face.cache_info().misses == before


def test_a_face_fills_its_tile_and_leaves_its_corners_free() -> None:
    for mood in MOODS:
        picture = rendered.loaded(drawn_face(face_of_us("manager"), mood).encode(), (96, 96))
        assert picture.get_at((48, 48)).a == 255
        assert {picture.get_at(corner).a for corner in ((0, 0), (95, 0), (0, 95), (95, 95))} == {0}


def test_clients_of_a_desk_are_seen_with_faces_of_their_own_and_in_their_mood() -> None:
    app = at_desk()
    play = app.screen.play
    seen = set()
    for client in "12345678":
        press(app, f"Esc {client}")
        area = app.ui.rect(app.ui.places["face"])
        shown = app.ui.brush.surface.subsurface(area).copy()
        number = app.screen.client
        expected = pygame.Surface(area.size)
        expected.fill(theme.CARD.light)
        expected.blit(rendered.face(play.face(number), mood_of(play.clients[number]), area.size), (0, 0))
        assert pygame.image.tobytes(shown, "RGB") == pygame.image.tobytes(expected, "RGB")
        seen.add(pygame.image.tobytes(shown, "RGB"))
    assert len(seen) == 8


def test_both_languages_show_the_same_faces() -> None:
    assert [an_app(language=one).screen.play.face(3) for one in ("zh", "en")] == [at_desk().screen.play.face(3)] * 2


@pytest.mark.parametrize("name", theme.THEMES)
def test_what_is_written_over_a_place_stays_legible(name: str) -> None:
    for ground, strength in ((theme.GROUND, 1.0), (theme.GROUND, ABOVE), (theme.CARD, ABOVE)):
        for under in scene.inks_on(ground, strength):
            for ink in (theme.INK, theme.MUTED, theme.BAD):
                assert contrast(getattr(ink, name), getattr(under, name)) >= LEGIBLE
    far, near, _ = (getattr(one, name) for one in scene.inks_on(theme.CARD, ABOVE))
    assert min(contrast(getattr(theme.GOOD, name), one) for one in (far, near)) >= LEGIBLE


def contrast(one, other) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour) -> float:
    parts = [part / 255 for part in (colour[0], colour[1], colour[2])]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_place_of_the_format_is_drawn_and_is_another_picture() -> None:
    assert PLACES.keys() == meanings.PLACES.keys()
    inks = Inks("#cccccc", "#999999", "#ffffff")
    drawn = {name: rendered.loaded(place(name, inks).encode(), (460, 200)) for name in PLACES}
    pictures = {name: pygame.image.tobytes(one, "RGBA") for name, one in drawn.items()}
    assert len(set(pictures.values())) == len(PLACES)
    assert not any(pictures["plain"])


def test_a_plain_place_leaves_the_ground_as_it_is() -> None:
    pictures = []
    for text in (SCENARIO.replace("place: city\n", ""), SCENARIO.replace("place: city", "place: plain"), SCENARIO):
        app = an_app(scenario=text)
        pictures.append(pygame.image.tobytes(app.ui.brush.surface, "RGB"))
    assert pictures[0] == pictures[1] != pictures[2]
