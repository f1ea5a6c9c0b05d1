"""A seat in a real browser: played by its buttons, by finger, keys and an input method; reloaded and opened twice."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from game.language.locale import LANGUAGES, LOCALES
from game.language.words import say
from tests.conftest import SMALL
from tests.serve.seat_stage import WIDE, Room, Seated, a_room, button, made, press, sit_down, so
from tests.serve.stage import looking

PHONE: Final[dict[str, Any]] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "has_touch": True,
    "is_mobile": True,
}


@pytest.fixture(scope="module")
def small_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Another, for a game of few weeks."""
    with a_room(tmp_path_factory.mktemp("small"), SMALL) as one:
        yield one


def test_some_weeks_are_played_by_real_buttons(page: Any, seat: Seated) -> None:
    press(page, "Start")
    for week, client in enumerate(("Hengtai", "Kangyuan", "Derun"), 1):
        press(page, client, "C Chase", "Call for payment", "End week E$", "End week Enter", "Next week")
        assert made(seat, *["call", "end_week"] * week)
    button(page, "C Chase").wait_for()
    names = page.locator(".places button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(names) > 20
    assert "·" not in names, "whatever can be pressed says what it is"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("window.find('Yongsheng Wholesale')"), "text is found on the page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_a_game_is_played_to_its_end_with_a_finger(language: str, opened: Any, small_room: Room) -> None:
    seat, weeks = small_room.sit(language=language), 3

    def tap(*keys: str) -> None:
        press(page, *(f"{say(key, language)}( |$)" for key in keys), finger=True)

    with looking(opened, **PHONE) as page:
        sit_down(page, seat)
        tap("window.briefing.start")
        for week in range(weeks):
            tap("window.upright.moves", "family.chase", "move.call", "window.top.end_week")
            button(page, say("window.back", language)).wait_for()
            tap("window.top.end_week", "window.week.next" if week + 1 < weeks else "window.week.result")
        tap("debrief.title")
        button(page, say("window.debrief.skills", language)).wait_for()
        assert seat.moves == ["call", "end_week"] * weeks
        assert page.evaluate("document.documentElement.lang") == LOCALES[language].tag
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]
        names = page.locator(".places button").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        assert "·" not in names


def test_a_finger_scrolls_what_it_is_put_on(opened: Any, room: Room) -> None:
    seat = room.sit()
    with looking(opened, **PHONE) as page:
        sit_down(page, seat)
        line = page.context.new_cdp_session(page)

        def drag(*ys: int) -> None:
            for at, y in enumerate(ys):
                kind = "touchStart" if not at else "touchMove"
                line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 195, "y": y}]})
                page.wait_for_timeout(30)
            line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

        drag(600, 580, 540, 500, 480)
        assert so(lambda: seat.seat.ui.scrolls["briefing clients"] > 100)
        assert button(page, "Start").is_visible(), "and presses nothing"


def test_loaded_anew_it_is_at_the_very_choice(page: Any, seat: Seated) -> None:
    press(page, "Start", "Hengtai", "Call for payment")
    page.reload()
    page.wait_for_selector("[data-shown]")
    press(page, "Call for payment")
    assert made(seat, "call", "call")


@pytest.mark.long
def test_the_newest_window_has_the_seat_until_another_asks_for_it(page: Any, seat: Seated, opened: Any) -> None:
    press(page, "Start")
    with looking(opened, **WIDE) as other:
        sit_down(other, seat)
        page.get_by_role("heading", name="Your game is open in another window").wait_for()
        press(other, "Hengtai", "Call for payment")
        page.keyboard.press("KeyE")
        page.get_by_role("button", name="Play on here").click()
        other.get_by_role("heading", name="Your game is open in another window").wait_for()
        press(page, "Call for payment")
        assert made(seat, "call", "call")


def test_text_is_composed_in_place_by_an_input_method(page: Any, seat: Seated) -> None:
    page.keyboard.press("F3")
    press(page, "Ann")
    line = page.context.new_cdp_session(page)
    page.wait_for_function("() => document.activeElement.matches('.field')")
    page.keyboard.press("Backspace")
    line.send("Input.imeSetComposition", {"text": "ni hao", "selectionStart": 6, "selectionEnd": 6})
    page.locator(".strokes text", has_text="Anni hao").wait_for()
    line.send("Input.insertText", {"text": "你好"})
    page.locator(".strokes text", has_text="An你好").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.activeElement.matches('.field')")
    assert seat.seat.app.settings.name == "An你好"


def test_keys_and_buttons_do_the_same_and_a_button_can_be_reached_by_keys(page: Any, seat: Seated) -> None:
    page.keyboard.press("Enter")
    button(page, "Call for payment").wait_for()
    page.keyboard.press("KeyC")
    page.keyboard.press("Digit1")
    assert made(seat, "call")
    reach = button(page, "Visit")
    reach.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.places button')")
    assert made(seat, "call", "visit")


@pytest.mark.long
def test_notes_are_told_and_a_pause_bars_the_way(page: Any, seat: Seated) -> None:
    seat.note("message", text="<b>Look</b> at Hengtai", **{"from": "The trainer"})
    page.locator(".note", has_text="<b>Look</b> at Hengtai").wait_for()
    page.get_by_role("button", name="I have read it").click()
    seat.note("clock", left_s=125)
    page.locator(".clock", has_text=re.compile("2:0")).wait_for()
    seat.room.do(lambda: seat.room.hall.change("state", "paused"))
    page.get_by_role("heading", name="The trainer has called a pause").wait_for()
    page.keyboard.press("Enter")
    seat.room.do(lambda: seat.room.hall.change("state", "open"))
    page.get_by_role("heading", name="The trainer has called a pause").wait_for(state="detached")
    assert button(page, "Start").is_visible()


def test_names_are_text_whatever_stands_in_them(opened: Any, room: Room) -> None:
    name = "<img src=x onerror>"
    seat = room.sit(name)
    with looking(opened, **WIDE) as page:
        sit_down(page, seat)
        page.keyboard.press("F3")
        page.locator(".strokes text", has_text="<img src=x").first.wait_for()
        assert page.locator("img").count() == 0


@pytest.mark.long
def test_whoever_looks_on_sees_all_and_does_nothing(page: Any, seat: Seated, opened: Any) -> None:
    press(page, "Start")
    room = seat.room
    link = f"{room.base}/beamer/{room.do(lambda: room.hall.book.allow('beamer', room.hall.room.id))}"
    with looking(opened, **PHONE) as other:
        other.goto(link)
        other.get_by_role("heading", name="No seat is being shown").wait_for()
        room.do(lambda: room.hall.change("mirrored", seat.chair.id))
        button(other, "Call for payment").wait_for()
        page.get_by_text("Everybody sees your screen now").wait_for()
        button(other, "Call for payment").tap(force=True)
        press(page, "Hengtai", "Call for payment")
        assert made(seat, "call")
        other.locator(".strokes text", has_text="no money").wait_for()
        assert made(seat, "call"), "of two presses one counts"
