"""Upright pictures, as on a phone or a tablet that is held so: whole in both languages, and made for a finger.

`make validate` looks at every size in each language (LOOKS=all); here at the tightest and the largest.
"""

import pytest

from game.debrief.background import Debriefing
from game.play.settings import Settings
from game.window.debrief.screen import PAGES as DEBRIEF
from game.window.desk.desk import Desk
from game.window.desk.state import PAGES
from game.window.loop import App
from game.window.widgets.canvas import TABLET
from tests.debriefed import debriefing, screen_of
from tests.window_stage import EVERY_LOOK, _display, an_app, at_desk, click, every_screen, faults_of, press, words_on

__all__ = ["_display"]  # the screen, a fixture

ALL = [(size, language) for size in ((360, 780), (390, 844), (430, 932), (820, 1180)) for language in ("zh", "en")]
LOOKED_AT = ALL if EVERY_LOOK else [((360, 780), "en"), ((820, 1180), "zh")]
FINGER = 44.0
"""Design units that a finger covers."""
REACH = 11.0
"""By which it may miss."""


def pages(app: App):
    """Every page of the picture there is, drawn."""
    if type(app.screen) is not Desk or app.overlay:
        app.draw()
        yield ""
        return
    before = app.screen.page
    for page in PAGES:
        app.screen.page = page
        app.draw()
        yield page
    app.screen.page = before


@pytest.mark.parametrize(("size", "language"), LOOKED_AT, ids=str)
def test_no_text_is_cut_off_over_a_game_that_is_played_upright(size, language):
    app = an_app(size, language)
    app.apply(Settings(motion=False))
    faults = []
    for name in every_screen(app):
        for page in pages(app):
            faults += [f"{name} {page}: {one}" for one in faults_of(app.ui)]
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize(("size", "language"), LOOKED_AT, ids=str)
def test_no_text_of_a_debrief_is_cut_off_upright(size, language):
    app = at_desk(size=size, language=language)
    app.apply(Settings(motion=False))
    found = debriefing()
    for one in (Debriefing(found.played, found.target), found):
        app.show(screen_of(one))
        for page in DEBRIEF:
            app.command(("page", page))
            for place in (0.0, 300.0, 900.0):
                app.ui.scrolls[f"upright {page}"] = place
                app.draw()
                assert not faults_of(app.ui), (page, place)


def test_what_is_pressed_is_large_enough_for_a_finger_and_no_keys_are_shown():
    app = at_desk(size=(390, 844), language="en")
    for keys in ("", "Esc C", "C 1", "N 2", "Esc F3", "F3 F1"):
        press(app, keys)
        app.draw()
        least = app.ui.px(FINGER - 2 * REACH)
        small = [
            hit for hit in app.ui.hits if min(hit.area.size) < least and app.ui.brush.clip.contains(hit.area.inflate(8, 8))
        ]
        assert not small, [(hit.command, hit.area) for hit in small]
    assert not {"Esc", "Enter", "F1", "F3"} & {one.text for one in app.ui.drawn}


def test_the_three_pages_of_the_desk_are_reached_by_touch_and_follow_what_is_done():
    app = at_desk(size=(390, 844), language="en")
    app.apply(Settings(motion=False))
    app.draw()
    assert app.screen.page == "clients"
    click(app, ("client", 2))
    assert app.screen.page == "talk"
    click(app, ("page", "moves"))
    click(app, ("family", "chase"))
    click(app, ("move", "call"))
    assert app.screen.page == "talk"
    assert [step.move for step in app.screen.play.session.steps] == ["call"]
    click(app, ("end_week",))
    assert app.screen.sure
    click(app, ("confirm",))
    click(app, ("continue",))
    assert app.screen.play.session.week == 2


def test_help_upright_speaks_of_the_game_and_of_no_keys():
    app = at_desk(size=(390, 844), language="en")
    press(app, "F1")
    assert "How it works" in words_on(app)
    assert "Keys" not in words_on(app)


def test_the_scale_of_an_upright_picture_is_that_of_a_phone_or_of_a_tablet():
    assert an_app((390, 844)).ui.scale == 1.0
    assert an_app((820, 1180)).ui.scale == TABLET
    assert not an_app((1280, 960)).ui.narrow
