"""The line of a seat in a real browser: it breaks, comes back, is barred; and what was pressed meanwhile is told truly."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.serve.seat_stage import WIDE, Room, Seated, button, made, press, sit_down, so
from tests.serve.stage import looking

REFUSED = "Error during WebSocket handshake"


@pytest.fixture
def cut_off(seat: Seated, opened: Any) -> Iterator[Any]:
    """Its page, where a browser may complain of sockets that are refused."""
    with looking(opened, REFUSED, **WIDE) as one:
        sit_down(one, seat)
        yield one


@pytest.mark.long
def test_a_line_that_breaks_comes_back_and_no_press_counts_twice(cut_off: Any, seat: Seated) -> None:
    page = cut_off
    press(page, "Start", "Hengtai")
    seat.room.sockets = False
    seat.drop()
    page.get_by_text("The line is down").wait_for()
    page.keyboard.press("1")
    seat.room.sockets = True
    page.get_by_text("The line is down").wait_for(state="detached")
    assert not seat.moves
    assert not page.locator(".note").count(), "nothing was on its way: nobody is troubled"
    press(page, "Call for payment")
    assert made(seat, "call")


@pytest.mark.long
@pytest.mark.parametrize(
    ("remembers", "told"), [(True, "your last press did not count"), (False, "see whether your last press counted")]
)
def test_whose_press_was_lost_with_the_line_is_told(page: Any, seat: Seated, remembers: bool, told: str) -> None:
    press(page, "Start", "Hengtai")
    button(page, "Call for payment").wait_for()
    lost: list[str] = []
    seat.room.do(lambda: setattr(seat.sitting, "hear", lambda line, event: lost.append(event["do"]) or True))
    button(page, "Call for payment").click()
    assert so(lambda: "press" in lost)
    seat.room.do(lambda: seat.sitting.__dict__.pop("hear"))
    if not remembers:  # it was begun anew
        seat.room.do(lambda: setattr(seat.sitting, "_taken", ("", 0)))
    seat.drop()
    page.get_by_text(told).wait_for()
    assert not seat.moves, "it is not sent again"


@pytest.mark.long
def test_whose_press_counted_though_the_line_broke_is_not_troubled(page: Any, seat: Seated) -> None:
    press(page, "Start", "Hengtai")
    button(page, "Call for payment").wait_for()
    mute = dict.fromkeys(("tell", "show"), lambda _: None)
    seat.room.do(lambda: seat.sitting.player.__dict__.update(mute))
    button(page, "Call for payment").click()
    assert made(seat, "call")
    before = page.locator("[data-shown]").get_attribute("data-shown")
    seat.drop()
    page.wait_for_function("before => document.querySelector('[data-shown]').dataset.shown !== before", arg=before)
    assert made(seat, "call")
    assert not page.locator(".note").count()


@pytest.mark.long
def test_where_sockets_are_barred_it_goes_on_without_and_says_nothing(opened: Any, room: Room) -> None:
    seat = room.sit()
    with looking(opened, REFUSED, **WIDE) as page:
        room.sockets = False
        with page.expect_request("**/seat/poll"):
            sit_down(page, seat)
        press(page, "Start", "Hengtai", "Call for payment", "End week E$", "End week Enter", "Next week")
        assert made(seat, "call", "end_week")
        assert not page.locator(".line p, .note").count()
        room.sockets = True


@pytest.mark.long
@pytest.mark.parametrize(("sockets", "told"), [(True, "you can play here"), (False, "uses another by itself")])
def test_whether_one_can_play_here_is_said_in_plain_words(sockets: bool, told: str, room: Room, opened: Any) -> None:
    room.sockets = sockets
    with looking(opened, REFUSED, **WIDE) as page:
        page.goto(f"{room.base}/can-i-play")
        if page.locator("html").get_attribute("data-language") == "zh":
            page.get_by_role("button", name="In English").click()
        page.locator(".verdict", has_text=told).wait_for()
        page.get_by_role("button", name="看中文").click()
        page.locator(".verdict", has_text="能玩").wait_for()
    room.sockets = True
