"""What is heard, and what happens where there is nothing to hear or to show it with."""

import wave

import numpy as np
import pygame
import pytest

from assets.sounding.__main__ import effects
from game.play import log
from game.window.widgets import glyphs, icons, pixels, sound, text
from tests.window.test_ease import PAYER
from tests.window_stage import _display, at_desk, press

__all__ = ["_display"]  # the screen, a fixture


@pytest.fixture
def silent():
    log.forget()
    sound.close()
    yield
    sound.close()
    log.forget()


def test_what_happens_is_heard_each_with_its_own_sound(silent, monkeypatch):
    heard = []
    monkeypatch.setattr(sound, "play", lambda name, loud: heard.append((name, loud)))
    app = at_desk(scenario=PAYER)
    press(app, "1 C 1")
    app._sound()
    press(app, "C 7")
    app._sound()
    app.command(("set", "sound", False))
    press(app, "E Enter")
    app._sound()
    names = [name for name, _ in heard]
    assert names[:3] == ["move", "money", "refused"]
    assert "week" in names
    off = names.index("week")
    assert [loud for _, loud in heard[:off]] == [0.6] * off
    assert not any(loud for _, loud in heard[off:])


def test_every_effect_is_there_short_and_never_clips(silent):
    for name in sound.EFFECTS:
        assert sound.play(name, 0.5), name
        effect = sound._effect(name)
        assert 0.03 < effect.get_length() < 1.3
        loudest = max(abs(sample) for sample in memoryview(effect.get_raw()).cast("h"))
        assert 5_000 < loudest < 32_000
    assert set(sound.EFFECTS) == {
        file.name.removesuffix(".wav")
        for file in icons.files("assets").joinpath("sounds").iterdir()
        if file.name.endswith(".wav")
    }


def test_the_effects_are_what_their_script_makes():
    for name, made in effects().items():
        with wave.open(str(icons.files("assets").joinpath("sounds", f"{name}.wav"))) as file:
            kept = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(int)
        assert np.abs(np.round(made * 32767).astype(int) - kept).max() <= 2  # machines differ in the last bit of a sine


def test_a_machine_without_sound_plays_on_and_says_so_once(silent, home, monkeypatch):
    def none(**_):
        raise pygame.error("no such device")

    monkeypatch.setattr(pygame.mixer, "init", none)
    assert not any(sound.play(name, 1.0) for name in sound.EFFECTS)
    assert (home / log.FILE).read_text().count("no such device") == 1


def test_missing_sounds_pictures_and_fonts_are_said_once_and_the_game_plays_on(silent, home, monkeypatch, tmp_path):
    monkeypatch.setattr(sound, "files", lambda package: tmp_path)
    monkeypatch.setattr(icons, "files", lambda package: tmp_path)
    monkeypatch.setattr(glyphs, "files", lambda package: tmp_path)
    icons.svg_of.cache_clear()
    pixels.forget()
    glyphs.forget_fonts()
    text._width.cache_clear()
    try:
        app = at_desk(language="en")
        press(app, "C 1 E Enter")
        assert app.screen.play.session.steps
        assert not sound.play("move", 1.0)
        assert not sound.play("move", 1.0)
    finally:
        for cache in (icons.svg_of, glyphs.font, text._width, text._lines):
            cache.cache_clear()
        pixels.forget()
    said = (home / log.FILE).read_text()
    for what in ("sound missing: move", "picture missing: icons/call", "font missing: NotoSansSC-Bold"):
        assert said.count(what) == 1, what
