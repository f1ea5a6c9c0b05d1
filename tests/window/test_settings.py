"""Settings: kept from game to game, changed in the middle of one, and a damaged file is no reason not to play."""

import json

import pygame
import pytest

from game.play import settings as kept
from game.play.conversation import items
from game.play.settings import Settings
from game.window import app as window
from game.window.menu.settings import ROWS
from game.window.widgets import theme
from tests.window_stage import _display, at_desk, click, faults_of, press

__all__ = ["_display"]  # the screen, a fixture


def settings_of(app):
    press(app, "F3")
    return app.overlay


def test_what_is_chosen_in_one_game_holds_in_the_next(home):
    app = at_desk(language="zh")
    window.remember(app, home)
    press(app, "F2")
    click_set = [("text_size", "large"), ("theme", "dark"), ("motion", False), ("sound", False), ("volume", 2)]
    settings_of(app)
    for name, value in click_set:
        click(app, ("set", name, value))
    again = at_desk(language="zh")
    window.remember(again, home)
    assert again.ui.language == "en"
    assert again.settings == Settings(language="en", text_size="large", theme="dark", motion=False, sound=False, volume=2)
    assert not again.ui.effects


def test_settings_are_changed_by_keys_in_the_middle_of_a_game_and_the_game_goes_on():
    app = at_desk(language="zh")
    press(app, "C 1")
    before = len(app.screen.play.session.steps)
    overlay = settings_of(app)
    for name in ("language", "text_size", "theme", "motion", "sound", "volume"):
        assert ROWS[overlay.chosen][0] == name
        was = app.ui.language if name == "language" else getattr(app.settings, name)
        press(app, "Right")
        assert (app.ui.language if name == "language" else getattr(app.settings, name)) != was, name
        assert not faults_of(app.ui), name
        press(app, "Down")
    press(app, "Esc")
    assert app.overlay is None
    assert len(app.screen.play.session.steps) == before
    press(app, "1")
    assert not faults_of(app.ui)


def test_the_dark_theme_is_dark_and_its_texts_are_light():
    app = at_desk()
    corner = app.ui.brush.surface.get_at((2, app.ui.brush.surface.get_height() - 2))
    assert sum(corner[:3]) > 600
    app.command(("set", "theme", "dark"))
    app.draw()
    corner = app.ui.brush.surface.get_at((2, app.ui.brush.surface.get_height() - 2))
    assert sum(corner[:3]) < 120


@pytest.mark.parametrize("name", theme.THEMES)
def test_texts_stand_out_from_their_ground_in_both_themes(name):
    """Contrast by WCAG: 4.5 for texts; 3 for white on the colour of a family, which is large and bold."""

    def contrast(ink, ground):
        return contrast_of(getattr(ink, name), getattr(ground, name))

    grounds = {"card": theme.CARD, "sunk": theme.SUNK, "ground": theme.GROUND}
    for ink in (theme.INK, theme.MUTED, theme.GOOD, theme.BAD, theme.WARN):
        for where, ground in grounds.items():
            assert contrast(ink, ground) >= 4.5, (where, ink)
    for ink, ground in (*theme.MOOD.values(), (theme.BAD, theme.BAD_SOFT), (theme.WARN, theme.WARN_SOFT)):
        assert contrast(ink, ground) >= 4.5
    for colour in theme.FAMILY.values():
        assert contrast(theme.ON_DARK, colour) >= 3
        assert contrast(colour, theme.CARD) >= 3
    for bubble in (theme.REP_BUBBLE, theme.CLIENT_BUBBLE, *theme.FAMILY_SOFT.values()):
        assert contrast(theme.INK, bubble) >= 4.5
    assert contrast(theme.ON_DARK, theme.DARK) >= 4.5
    assert contrast(theme.ON_DARK_MUTED, theme.TIP) >= 4.5


def contrast_of(one, other) -> float:
    def light(colour) -> float:
        parts = [(value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4) for value in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "damage", [b"{", b"\xff\xfe\x00", b"[]", b'{"theme": "pink"}', b'{"volume": 11}', b'{"volume": "loud"}', b'{"motion": 1}']
)
def test_a_damaged_file_is_moved_aside_with_a_note_and_defaults_are_used(home, damage):
    home.mkdir(parents=True)
    (home / kept.FILE).write_bytes(damage)
    app = at_desk()
    window.remember(app, home)
    app.draw()
    assert app.settings == Settings()
    (aside,) = home.glob("settings-damaged-*.json")
    assert aside.read_bytes() == damage
    assert str(aside)[:20] in app.toast
    press(app, "F2")
    assert json.loads((home / kept.FILE).read_text())["language"] == app.ui.language


def test_settings_of_a_later_version_are_read_as_far_as_they_are_known(home):
    home.mkdir(parents=True)
    (home / kept.FILE).write_text('{"theme": "dark", "voice": "loud"}')
    assert kept.load(home) == (Settings(theme="dark"), None)


def test_a_folder_that_cannot_be_written_is_told_and_the_game_goes_on(home):
    home.write_text("a file where the folder should be")
    app = at_desk()
    window.remember(app, home)
    press(app, "F2")
    assert app.toast
    press(app, "C 1")
    assert len(app.screen.play.session.steps) == 1


def test_the_text_grows_with_the_window_and_with_the_setting():
    heights = {}
    for size in ("small", "normal", "large"):
        app = at_desk(language="en")
        app.command(("set", "text_size", size))
        app.draw()
        heights[size] = max(one.rect.h for one in app.ui.drawn if one.text == "Talk")
        assert app.ui.brush.surface.get_size() == pygame.display.get_surface().get_size()
    assert heights["small"] < heights["normal"] < heights["large"]


def write(app, *pieces, kind=pygame.TEXTINPUT):
    for piece in pieces:
        more = {"start": 0, "length": len(piece)} if kind == pygame.TEXTEDITING else {}
        app.event(pygame.event.Event(kind, text=piece, **more))
    app.draw()


def test_a_name_is_typed_with_an_input_method_and_remembered(home, monkeypatch):
    on = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: on.append(True))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: on.append(False))
    places = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", places.append)
    app = at_desk(language="zh")
    window.remember(app, home)
    settings_of(app)
    click(app, ("edit",))
    assert on[-1] is True
    write(app, "xiao", "xiao wang", kind=pygame.TEXTEDITING)
    assert "xiao wang" in [one.text for one in app.ui.drawn]
    press(app, "Enter")  # the input method's, which is still composing
    assert app.overlay.field is not None
    write(app, "", kind=pygame.TEXTEDITING)
    write(app, "小王", "x")
    press(app, "Backspace")
    assert places[-1].x > app.ui.px(500)
    assert not faults_of(app.ui)
    press(app, "Enter")
    assert on[-1] is False
    assert app.settings.name == "小王"
    assert kept.load(home)[0].name == "小王"
    press(app, "H")
    assert "小王，钱还没回来。" in [one.text for one in app.ui.drawn]


def test_leaving_for_the_title_while_a_name_is_typed_makes_keys_keys_again(home, monkeypatch):
    on = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: on.append(True))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: on.append(False))
    app = at_desk(language="en")
    settings_of(app)
    click(app, ("edit",))
    write(app, "Ann")
    click(app, ("home",))
    assert on[-1] is False
    assert app.settings.name == ""


def test_letters_typed_into_the_name_are_no_moves(home):
    app = at_desk(language="en")
    settings_of(app)
    click(app, ("edit",))
    press(app, "H C 1 R")
    assert app.overlay is not None
    write(app, "a\nb" + "c" * 40)
    press(app, "Esc")
    assert app.settings.name == ""
    assert app.overlay.field is None
    click(app, ("edit",))
    write(app, "  Ann   Lee ")
    press(app, "Enter")
    assert app.settings.name == "Ann Lee"


def test_people_in_a_game_call_the_player_by_name(home):
    app = at_desk(language="en")
    play = app.screen.play
    for number in range(3):
        press(app, f"{number + 1} C 1 Esc")

    def said() -> str:
        return " ".join(item.text for number in range(8) for item in items(play, number, "en"))

    assert "Zhong" in said()
    settings_of(app)
    click(app, ("edit",))
    write(app, "Ada")
    press(app, "Enter")
    assert play.session.called == "Ada"
    assert "Ada" in said()
    assert "Zhong" not in said()
