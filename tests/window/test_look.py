"""How the window looks: nothing cut off or overlapping on any screen, in both languages, at all sizes of windows and texts."""

import re
import string
from importlib.resources import files
from pathlib import Path

import pygame
import pytest
import yaml

import game
from game.language import words
from game.language.lines import CLOSING, OPENING
from game.play.settings import Settings
from game.play.store import Store
from game.window.widgets import text
from game.window.widgets.display import canvas_on
from tests.long import few_now
from tests.replay import too_far_apart
from tests.window_stage import EVERY_LOOK, SIZES, _display, an_app, at_desk, every_screen, faults_of, press

__all__ = ["_display"]  # the screen, a fixture


LOOKS = [
    *((size, "normal", "light") for size in SIZES),
    ((1280, 720), "large", "dark"),
    *([((1366, 768), "large", "light"), ((1920, 1080), "small", "dark")] if EVERY_LOOK else []),
    ((1280, 960), "small", "dark"),  # as high as some screens still are
]
SOON = ((SIZES[0], "normal", "light"),)


@pytest.mark.parametrize("look", few_now(LOOKS, lambda one: one in SOON), ids=str)
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_is_cut_off_outside_or_over_another_on_any_screen(look, language, monkeypatch):
    size, text_size, theme = look
    missing: set[str] = set()
    say = words.say

    def watched(key, language, **values):
        if not words.has(key):
            missing.add(key)
        return say(key, language, **values)

    monkeypatch.setattr(words, "say", watched)
    app = an_app(size, language)
    app.apply(Settings(text_size=text_size, theme=theme, motion=False))
    app.draw()
    faults = []
    for name in every_screen(app):
        faults += [f"{name}: {one}" for one in faults_of(app.ui)]
        assert app.ui.drawn, name
        faults += [f"{name}: shortened {one.text!r}" for one in app.ui.drawn if one.shortened]
        faults += [f"{name}: unfilled {one.text!r}" for one in app.ui.drawn if re.search(r"\{\w+\}", one.text)]
        if text_size == "large" and theme == "dark" and not name.endswith(("4", "5", "7", "8", "10", "11", "12")):
            faults += filter(None, [too_far_apart(name, app)])
    assert not faults, "\n".join(faults[:20])
    assert not missing


LIBRARY = sorted(file.name for file in files("scenarios").iterdir() if file.name.endswith(".yaml"))


@pytest.mark.parametrize("name", LIBRARY)
def test_every_scenario_of_the_library_is_whole_where_it_is_tightest(name):
    """From one client to twelve, with long names: in English, in large text."""
    app = an_app(language="en", scenario=files("scenarios").joinpath(name).read_text("utf-8"))
    app.apply(Settings(text_size="large", motion=False))
    app.draw()
    keys = (
        "",
        "Enter",
        "1 C 1 N 3 L 1 Enter Esc 2 C 1 Esc 1",
        "Right",
        "Right",
        "Right",
        "Right",
        "O",
        "O E",
        "Enter",
        "Enter",
    )
    for step in keys:
        press(app, step)
        faults = faults_of(app.ui) + [f"shortened {one.text!r}" for one in app.ui.drawn if one.shortened]
        assert not faults, (step, faults[:5])


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_trainers_strip_resume_and_banner_are_whole(language, tmp_path):
    store = Store(tmp_path)
    app = at_desk(language=language, store=store, trainer=True)
    press(app, "C 1 C 2")
    assert not faults_of(app.ui)
    assert any("%" in one.text for one in app.ui.drawn)
    app.screen.play.session.unsaved = "disk full"
    app.draw()
    assert any("disk full" in one.text for one in app.ui.drawn)


def test_every_text_of_the_window_is_there_in_both_languages_with_the_same_values():
    for file in files("assets").joinpath("words").iterdir():
        if not file.name.endswith("window.yaml"):
            continue
        for key, texts in yaml.safe_load(file.read_text("utf-8")).items():
            assert set(texts) == set(words.LANGUAGES), key
            fields = [{name for _, name, _, _ in string.Formatter().parse(texts[one]) if name} for one in words.LANGUAGES]
            assert fields[0] == fields[1], key


def test_words_named_in_the_code_exist():
    for file in Path(game.__file__).parent.rglob("*.py"):
        for key in re.findall(r'say\(\s*"([a-z_0-9.]+)"[,)]', file.read_text("utf-8")):
            assert words.has(key), f"{file.name}: {key}"


def test_full_screen_and_back():
    app = at_desk()
    press(app, "F11")
    assert app.full_screen
    press(app, "F11")
    assert not app.full_screen


def test_another_size_of_window_is_drawn_anew():
    app = at_desk()
    pygame.display.set_mode((1600, 1000))
    app.event(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=1600, y=1000))
    app.draw()
    assert app.ui.brush.surface.get_size() == (1600, 1000)
    assert not faults_of(app.ui)
    assert max(one.rect.bottom for one in app.ui.drawn) > 900


def test_the_picture_key_writes_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("FINALKICK_HOME", str(tmp_path))
    press(at_desk(), "F12")
    assert len(list(tmp_path.joinpath("pictures").glob("*.png"))) == 1


def test_lines_break_by_the_rules_of_chinese_and_by_words_in_english():
    ui = canvas_on(pygame.Surface((1280, 720)), "zh")
    story = "他说「这批货，先别动。」等款到了（大约12.5万元）再发——好吗？" * 3
    for room in range(60, 400, 7):
        lines = text.wrap(ui, story, room)
        assert "".join(lines) == story
        for line in lines:
            assert line[0] not in CLOSING
            assert line[-1] not in OPENING
            assert text.width(ui, line) <= room + 1
    for line in text.wrap(ui, "Nobody pays unasked, said the manager (twice).", 90):
        assert not line.startswith((" ", ",", ")"))
        assert all(word in ["Nobody", "pays", "unasked,", "said", "the", "manager", "(twice)."] for word in line.split())


def test_a_last_word_is_not_left_alone_and_a_word_keeps_its_number():
    ui = canvas_on(pygame.Surface((1280, 720)), "en")
    told = "Give me a straight answer: can ¥150k be with us by week 3?"
    assert text.wrap(ui, told, text.width(ui, told) - 4)[-1].endswith("week 3?")
    for told in (
        "9 次判断，平均说 50% 为真，实际 44%：心里有数。",
        "My goal is ¥460k by week 13. Next job: make it theirs too.",
    ):
        room = text.width(ui, told) - 8
        lines = text.wrap(ui, told, room)
        assert len(lines) == 2
        assert text.width(ui, lines[-1]) > 0.15 * room
        assert max(text.width(ui, line) for line in lines) <= room


def test_a_large_window_is_more_room_and_not_the_small_one_magnified():
    seen = {}
    for size in ((1280, 720), (1920, 1080)):
        app = at_desk(size=size)
        press(app, "1 C 1 1 C 2 1 I 4 1 N 6 1 C 4")
        talk = {one.text for one in app.ui.drawn if 330 < one.rect.x / app.ui.scale < app.ui.width - 450}
        seen[size] = app.ui.scale, app.ui.width, len(talk)
    small, large = seen.values()
    assert small[0] == 1.0
    assert 1.2 < large[0] < 1.3
    assert large[1] > 1500
    assert large[2] > small[2]


def test_one_clients_briefing_has_one_right_edge():
    lesson = files("scenarios").joinpath("lesson-1-shared-plan.yaml").read_text("utf-8")
    app = an_app(scenario=lesson, path="lesson-1-shared-plan.yaml", language="en")
    picture, ground = app.ui.brush.surface, app.ui.brush.surface.get_at((4, 300))
    edges = {next(x for x in range(1279, 900, -1) if picture.get_at((x, y))[:3] == (255, 255, 255)) for y in (250, 420, 560)}
    assert len(edges) == 1
    assert ground[:3] != (255, 255, 255)
