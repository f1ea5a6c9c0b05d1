"""The window without a display: every screen in both languages, keys and mouse, forms, the question of belief."""

import os
import re
import string

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from importlib.resources import files

import pygame
import pytest
import yaml

from game import app as window
from game import words
from game.screens.briefing import Briefing
from game.screens.desk import Desk
from game.screens.final import FinalScreen
from game.screens.loop import App
from game.screens.play import BELIEF_MOVES, resume
from game.screens.resume import Resume
from game.screens.week import Week
from game.store import Store
from game.widgets import moves, text
from game.widgets.canvas import Canvas

SCENARIO = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")
SIZES = ((1280, 720), (1600, 900))
NAMED = {"Enter": pygame.K_RETURN, "Esc": pygame.K_ESCAPE, "Tab": pygame.K_TAB} | {
    name: getattr(pygame, f"K_{name.upper()}") for name in ("Left", "Right", "Up", "Down", "Backspace")
}


@pytest.fixture(autouse=True, scope="module")
def _display():
    pygame.display.init()
    pygame.font.init()
    yield
    pygame.quit()
    window.forget()
    text.font.cache_clear()


def an_app(size=(1280, 720), language="zh", seed=5, store=None, scenario=SCENARIO, **more) -> App:
    window.forget()
    ui = Canvas(pygame.display.set_mode(size), language)
    ui.effects = False
    app = window.make_app(ui, scenario, "final-quarter.yaml", seed, store, **more)
    app.draw()
    return app


def press(app: App, keys: str, draw: bool = True) -> None:
    for name in keys.split():
        key = NAMED.get(name) or getattr(pygame, f"K_{name if len(name) > 1 else name.lower()}")
        app.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        app.event(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
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


def faults_of(ui: Canvas) -> list[str]:
    """Texts cut off, outside the window, or lying on one another."""
    found = [f"cut off: {one.text!r}" for one in ui.drawn if one.clipped]
    whole = ui.surface.get_rect()
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
    press(app, "C 6 C 6")
    yield "refused"
    press(app, "E")
    assert app.screen.ending
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
        if week == 6:
            for tab in ("ledger", "promises", "know", "plan", "talk"):
                press(app, "Right")
                yield f"{tab} {week}"
        press(app, "E")
        if isinstance(app.screen, Desk):
            press(app, "Enter")
        yield f"week {week}"
        press(app, "Enter")
    assert isinstance(app.screen, FinalScreen)
    yield "result"
    press(app, "Right")
    yield "clients"
    press(app, "F1")
    yield "help"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_is_cut_off_outside_or_over_another_on_any_screen(size, language, monkeypatch):
    missing: set[str] = set()
    say = words.say

    def watched(key, language, **values):
        if not words.has(key):
            missing.add(key)
        return say(key, language, **values)

    monkeypatch.setattr(words, "say", watched)
    app = an_app(size, language)
    faults = []
    for name in every_screen(app):
        faults += [f"{name}: {one}" for one in faults_of(app.ui)]
        assert app.ui.drawn, name
        faults += [f"{name}: shortened {one.text!r}" for one in app.ui.drawn if one.shortened]
        faults += [f"{name}: unfilled {one.text!r}" for one in app.ui.drawn if re.search(r"\{\w+\}", one.text)]
    assert not faults, "\n".join(faults[:20])
    assert not missing


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
    again = an_app(language=language, store=store, unfinished=store.unfinished())
    assert isinstance(again.screen, Resume)
    assert not faults_of(again.ui)


def test_every_text_of_the_window_is_there_in_both_languages_with_the_same_values():
    for file in files("assets").joinpath("words").iterdir():
        if not file.name.endswith("window.yaml"):
            continue
        for key, texts in yaml.safe_load(file.read_text("utf-8")).items():
            assert set(texts) == set(words.LANGUAGES), key
            fields = [{name for _, name, _, _ in string.Formatter().parse(texts[one]) if name} for one in words.LANGUAGES]
            assert fields[0] == fields[1], key


def test_words_named_in_the_code_exist():
    for folder in ("screens", "widgets"):
        for file in files("game").joinpath(folder).iterdir():
            if file.name.endswith(".py"):
                for key in re.findall(r'say\(\s*"([a-z_0-9.]+)"', file.read_text("utf-8")):
                    assert words.has(key), f"{file.name}: {key}"


@pytest.mark.parametrize("family", moves.FAMILIES)
def test_keys_and_mouse_reach_the_same_moves(family):
    by_key, by_mouse = at_desk(), at_desk()
    options = moves.of_family(by_key.screen.play, by_key.screen.client, family)
    assert options
    for number, option in enumerate(options):
        press(by_key, f"{moves.KEYS[family]} {moves.DIGITS[number]}")
        click(by_mouse, ("family", family))
        click(by_mouse, ("move", option.move))
        for app in (by_key, by_mouse):
            assert (app.screen.form.move if app.screen.form else option.move) == option.move
            assert app.screen.play.clients[app.screen.client].id == "yongsheng"
        one, other = by_key.screen, by_mouse.screen
        assert (one.refused, one.asking, one.form) == (other.refused, other.asking, other.form)
        assert one.play.session.steps == other.play.session.steps
        if one.form:
            press(by_key, "Enter")
            click(by_mouse, ("confirm",))
        if by_key.screen.asking:
            press(by_key, "2")
            click(by_mouse, ("belief", 0.25))
        assert by_key.screen.play.session.steps == by_mouse.screen.play.session.steps


def test_everything_that_can_be_clicked_is_reached_by_a_key():
    app = with_excuse()
    assert {hit.command[0] for hit in app.ui.hits} <= {
        "client", "sort", "tab", "family", "move", "end_week", "help", "language",
    }  # fmt: skip
    press(app, "S")
    assert app.screen.sort == "name"
    chosen = app.screen.client
    press(app, "Tab")
    assert app.screen.client != chosen
    press(app, "Right")
    assert app.screen.tab == "ledger"
    press(app, "F1")
    assert app.helping
    press(app, "Esc")
    assert not app.helping


def test_digits_choose_clients_until_a_family_is_chosen_and_again_after_esc():
    app = at_desk()
    press(app, "3")
    third = app.screen.order[2]
    assert app.screen.client == third
    press(app, "C 1")
    assert [step.move for step in app.screen.play.session.steps] == ["call"]
    press(app, "Esc 1")
    assert app.screen.client == app.screen.order[0]
    assert len(app.screen.play.session.steps) == 1


def test_a_key_held_down_makes_one_move():
    app = at_desk()
    press(app, "C")
    for _ in range(5):
        app.event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, mod=0, unicode="1"))
    assert len(app.screen.play.session.steps) == 1


def test_language_is_switched_at_any_time_and_back():
    app = at_desk(language="zh")
    before = [one.text for one in app.ui.drawn]
    press(app, "F2")
    other = [one.text for one in app.ui.drawn]
    assert "My clients" in other
    assert "我的客户" in before
    press(app, "F2")
    assert [one.text for one in app.ui.drawn] == before


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_refused_move_says_why_and_costs_nothing(language):
    app = at_desk(language=language)
    press(app, "C 7")  # resume supply that is not stopped
    shown = [one.text for one in app.ui.drawn]
    assert words.say("refusal.on_hold", language) in shown
    assert words.say("window.short.on_hold", language) in shown
    assert not app.screen.play.session.steps


def test_belief_is_asked_for_the_three_moves_only_and_arrives_with_the_move():
    app = with_excuse()
    for option in app.screen.play.options(app.screen.client):
        desk = app.screen
        desk.form = desk.asking = None
        if desk.play.reason(option.move, desk.client) or option.move not in (*BELIEF_MOVES, "ask_promise", "set_plan"):
            continue
        app.command(("move", option.move))
        app.draw()
        asked = any(one.text == words.say("belief.question", "zh") for one in app.ui.drawn)
        assert asked == (option.move in BELIEF_MOVES)
    desk.form = desk.asking = None
    press(app, "Esc N 9 4")
    last = app.screen.play.session.steps[-1]
    assert (last.move, last.belief) == ("accept_excuse", 0.75)


def test_belief_can_be_skipped_and_the_move_given_up():
    app = with_excuse()
    made = len(app.screen.play.session.steps)
    press(app, "N 8 Esc")
    assert app.screen.asking is None
    assert len(app.screen.play.session.steps) == made
    press(app, "N 8 Enter")
    assert app.screen.play.session.steps[-1].move == "challenge"
    assert app.screen.play.session.steps[-1].belief is None


def test_moves_without_an_excuse_ask_nothing():
    app = at_desk()
    press(app, "C 1")
    assert app.screen.asking is None
    assert app.screen.form is None
    assert len(app.screen.play.session.steps) == 1


def test_a_form_keeps_figures_in_range_and_carries_the_estimate():
    app = at_desk()
    press(app, "N 2")
    form = app.screen.form
    first = form.amount
    press(app, "Right Right Left")
    assert form.amount == first + 10_000
    press(app, " ".join(["Left"] * 60))
    assert form.amount == form.low
    click(app, ("change", 1, 1))
    assert app.screen.form.weeks == 3
    press(app, "Down Right Down Right Right")
    press(app, "Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.move, step.amount, step.weeks) == ("ask_promise", form.low, 3)
    assert step.cash_low is not None
    assert step.cash_high > step.cash_low


def test_a_form_without_an_estimate_states_none():
    app = at_desk()
    press(app, "N 2 Enter")
    step = app.screen.play.session.steps[-1]
    assert (step.cash_low, step.cash_high) == (None, None)


def test_the_estimate_is_set_by_dragging():
    app = at_desk()
    press(app, "N 2")
    area = next(hit.area for hit in app.ui.hits if hit.slides)
    app.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(area.x + area.w // 2, area.centery), button=1))
    app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=(area.right, area.centery), rel=(9, 0), buttons=(1, 0, 0)))
    app.event(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(area.right, area.centery), button=1))
    form = app.screen.form
    assert form.cash_high == form.cash_most
    assert 0 < form.cash_low < form.cash_high
    press(app, "Backspace")
    assert form.cash_low is None


def test_ending_the_week_is_asked_only_with_hours_left():
    app = at_desk()
    press(app, "E")
    assert app.screen.ending
    press(app, "Esc")
    assert not app.screen.play.session.steps
    press(app, "C 3 C 3")  # sits in until little time is left
    while app.screen.play.desk.hours >= 4:
        press(app, "C 8")
    press(app, "E")
    assert isinstance(app.screen, Week)


def test_an_overlay_takes_all_clicks():
    app = at_desk()
    press(app, "E")
    assert {hit.command[0] for hit in app.ui.hits} == {"nothing", "back", "confirm"}


def test_closing_at_any_moment_loses_nothing(tmp_path):
    store = Store(tmp_path)
    app = with_excuse(store=store)
    press(app, "I 4 N 8 2 C 1")
    played = app.screen.play
    again = resume(store.unfinished(), store, "x")
    assert again.session.steps == played.session.steps
    assert again.session.log == played.session.log
    assert again.learned == played.learned
    assert again.learned


def test_play_again_begins_another_game(tmp_path):
    store = Store(tmp_path)
    short = SCENARIO[: SCENARIO.index("events:")].replace("weeks: 13", "weeks: 1", 1)
    app = at_desk(store=store, scenario=short)
    press(app, "E Enter Enter")
    assert isinstance(app.screen, FinalScreen)
    press(app, "N")
    assert isinstance(app.screen, Briefing)
    assert [game.status for game in store.games()] == ["playing", "finished"]


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
    assert app.ui.surface.get_size() == (1600, 1000)
    assert not faults_of(app.ui)
    assert max(one.rect.bottom for one in app.ui.drawn) > 900


def test_the_picture_key_writes_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("FINALKICK_HOME", str(tmp_path))
    press(at_desk(), "F12")
    assert len(list(tmp_path.joinpath("pictures").glob("*.png"))) == 1


def test_lines_break_by_the_rules_of_chinese_and_by_words_in_english():
    ui = Canvas(pygame.Surface((1280, 720)), "zh")
    story = "他说「这批货，先别动。」等款到了（大约12.5万元）再发——好吗？" * 3
    for room in range(60, 400, 7):
        lines = text.wrap(ui, story, room)
        assert "".join(lines) == story
        for line in lines:
            assert line[0] not in text.CLOSING
            assert line[-1] not in text.OPENING
            assert text.width(ui, line) <= room + 1
    for line in text.wrap(ui, "Nobody pays unasked, said the manager (twice).", 90):
        assert not line.startswith((" ", ",", ")"))
        assert all(word in ["Nobody", "pays", "unasked,", "said", "the", "manager", "(twice)."] for word in line.split())
