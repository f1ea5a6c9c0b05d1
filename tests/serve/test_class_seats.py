"""A seat over real sockets: reload, sleep, a second window, two at once, floods, nonsense, and errors: none loses a choice."""

import json
import threading
import time

import pytest

from game.window.seat import Seat
from tests.patience import until
from tests.serve.class_stage import Class, Player, choices, room, sitting, who

__all__ = ["room", "who"]  # fixtures


def test_a_choice_is_on_the_disk_before_the_picture_that_shows_it_has_gone(room: Class, who: str):
    with room.at_seat(who) as player:
        player.choose()
        assert choices(room, who) == ["call"]


def test_the_first_frame_is_whole_and_those_after_it_are_small(room: Class, who: str):
    with room.at_seat(who) as player:
        assert player.frames[0]["first"] == 1
        player.choose()
        assert not any("first" in frame for frame in player.frames[1:])
        assert len(json.dumps(player.frames[-1])) < len(json.dumps(player.frames[0])) / 2


def test_who_reloads_is_at_the_very_choice_with_what_they_saw(room: Class, who: str):
    with room.at_seat(who) as player:
        player.choose()
        saw = player.words
    with room.at_seat(who) as player:
        assert player.words == saw
    assert choices(room, who) == ["call"]


def test_a_seat_that_was_closed_meanwhile_comes_back_at_the_very_choice(room: Class, who: str):
    with room.at_seat(who) as player:
        player.choose()
    closing = sitting(room, who)
    closing.left = float("-inf")  # nobody has looked for a long time
    until(lambda: closing.chair.id not in room.hall.sittings)
    assert closing.seat is None
    with room.at_seat(who):
        seat = sitting(room, who).seat
        assert [step.move for step in seat.play.session.steps] == ["call"]


def test_who_has_finished_comes_back_to_the_result_and_not_to_another_game(room: Class, who: str):
    with room.at_seat(who) as player:
        player.press("Enter")
        chair = room.hall.book.chair_of(room.hall.room.id, who).id
        for _ in range(3):
            room.do("advance", chair=chair)
        until(lambda: sitting(room, who).seat.play.session.over)
    closing = sitting(room, who)
    closing.left = float("-inf")
    until(lambda: closing.chair.id not in room.hall.sittings)
    with room.at_seat(who):
        assert sitting(room, who).seat.where == "result"
    assert choices(room, who) == ["end_week"] * 3


def test_the_newest_window_has_the_seat_and_the_other_gets_it_back_when_asked(room: Class, who: str):
    with room.at_seat(who, window="firstwindow") as first, room.at_seat(who, window="secondwindow") as second:
        assert first.closed() == 4409
        assert first.noted("elsewhere")
        second.choose()
        with room.line(who, window="firstwindow") as back:  # it connects again by itself
            assert back.closed() == 4409
            assert back.noted("elsewhere")
            assert not back.frames
        with room.at_seat(who, window="firstwindow", again=1) as back:
            assert second.closed() == 4409
            assert sitting(room, who).player.window == "firstwindow"
            back.press("Escape")


def test_a_window_whose_line_broke_comes_back_without_being_told_of_another(room: Class, who: str):
    with room.at_seat(who, window="samewindow") as gone, room.at_seat(who, window="samewindow") as back:
        assert gone.closed() == 4409
        assert not gone.noted("elsewhere")
        back.choose()


def test_of_two_that_connect_at_once_one_has_the_seat_and_both_know_it(room: Class, who: str):
    with room.line(who, hello=False) as one, room.line(who, hello=False) as other:
        both = [
            threading.Thread(target=Player.hello, args=(player, name)) for player, name in ((one, "a" * 8), (other, "b" * 8))
        ]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        number = room.hall.book.chair_of(room.hall.room.id, who).id
        until(lambda: number in room.hall.sittings and room.hall.sittings[number].last is not None)
        has, passed = (one, other) if sitting(room, who).player.window == "a" * 8 else (other, one)
        assert passed.closed() == 4409
        has.until(lambda: has.frames)
        has.choose()
        assert choices(room, who) == ["call"]


def test_a_flood_on_one_seat_is_dropped_and_its_neighbour_does_not_notice(room: Class, who: str):
    room.join(f"{who} quiet")
    with room.at_seat(who) as loud, room.at_seat(f"{who} quiet") as quiet:
        for number in range(300):
            loud.say({"do": "move", "x": number, "y": 5})
        until(lambda: sitting(room, who).dropped > 50)
        quiet.choose()
        assert choices(room, f"{who} quiet") == ["call"]
        assert sitting(room, f"{who} quiet").dropped == 0
    room.do("own_first", value="on")
    assert "too fast" in room.ask("GET", "/room", who="trainer").read().decode()


def test_an_error_in_a_seat_ends_that_seat_alone_and_it_comes_back(room: Class, who: str, monkeypatch: pytest.MonkeyPatch):
    room.join(f"{who} other")
    with room.at_seat(who) as player, room.at_seat(f"{who} other") as other:
        player.choose()
        broken = sitting(room, who).seat
        look = Seat.look

        def fails(self: Seat, now: float | None = None):
            if self is broken:
                raise RuntimeError("a slip in a screen")
            return look(self, now)

        monkeypatch.setattr(Seat, "look", fails)
        before = len(player.frames)
        player.say({"do": "key", "code": "Escape"})
        player.until(lambda: len(player.frames) > before)
        assert player.noted("failed")
        assert player.frames[-1]["first"] == 1
        assert [step.move for step in sitting(room, who).seat.play.session.steps] == ["call"]
        other.choose()
        assert sitting(room, f"{who} other").troubles == 0
        assert "a slip in a screen" in (room.hall.book.folder / "log.txt").read_text("utf-8")
        player.press("KeyO")


def test_a_seat_that_fails_each_time_it_is_opened_harms_nobody(room: Class, who: str, monkeypatch: pytest.MonkeyPatch):
    tried = []

    def never(*_: object, **rest: object) -> Seat:
        tried.append(time.monotonic())
        raise OSError("no space left on device")

    monkeypatch.setattr("game.serve.seats.hall.opened_seat", never)
    with room.line(who) as player:
        player.until(lambda: len([one for one in player.notes if one["note"] == "failed"]) >= 3)
        assert not player.frames
        assert tried[2] - tried[1] > tried[1] - tried[0]
    monkeypatch.undo()
    room.join(f"{who} other")
    with room.at_seat(f"{who} other") as other:
        other.choose()


NONSENSE = [b"\x00\x01", "nonsense", "[]", "{", "[" * 5_000, '"hello"', "x" * 20_000]


@pytest.mark.parametrize("said", NONSENSE, ids=range(len(NONSENSE)))
def test_what_cannot_be_read_closes_the_line_and_is_counted(room: Class, who: str, said: str | bytes):
    before = room.hall.malformed
    with room.at_seat(who) as player:
        player.say(said)
        assert player.closed() in (4400, 1009)
    until(lambda: room.hall.malformed == before + 1)
    with room.at_seat(who) as player:
        player.choose()


@pytest.mark.parametrize(
    "hello",
    [
        {"window": "x"},
        {"window": "../../etc"},
        {"w": "1280"},
        {"h": 0},
        {"w": 1e400},
        {"w": True},
        {"do": "press", "window": None},
    ],
    ids=str,
)
def test_a_page_that_does_not_say_hello_is_turned_away(room: Class, who: str, hello: dict[str, object]):
    with room.line(who, hello=False) as player:
        usual = {"do": "hello", "w": 1280, "h": 720, "language": "en", "window": "goodwindow"}
        player.say(json.dumps(usual | hello))
        assert player.closed() == 4400


def test_events_that_mean_nothing_are_passed_over(room: Class, who: str):
    with room.at_seat(who) as player:
        for event in (
            {"do": "dance"},
            {"do": "press", "x": "1", "y": {}},
            {"do": "key", "code": ["Enter"]},
            {},
            {"do": {"do": 1}},
        ):
            player.say(event)
        player.choose()
        assert sitting(room, who).ignored == 5


def test_a_page_that_looks_again_is_answered(room: Class, who: str):
    with room.at_seat(who) as player:
        player.say({"do": "still_here"})
        player.until(lambda: player.noted("here"))


def test_a_socket_is_for_our_own_pages_with_a_cookie(room: Class, who: str):
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect
    from websockets.typing import Origin

    cookie = room.cookies[who]
    for origin, given in (
        ("http://evil.example", cookie),
        (None, cookie),
        (room.origin, None),
        (room.origin, "finalkick-seat-1=x"),
    ):
        headers = {"Cookie": given} if given else {}
        with pytest.raises(InvalidStatus) as told:
            connect(f"ws://127.0.0.1:{room.port}/seat/live", origin=origin and Origin(origin), additional_headers=headers)
        assert told.value.response.status_code == 403


def test_texts_go_deflated(room: Class, who: str):
    with room.line(who) as player:
        assert "permessage-deflate" in player.socket.response.headers.get("Sec-WebSocket-Extensions", "")


def test_what_strokes_name_can_be_had_and_kept(room: Class, who: str):
    with room.at_seat(who) as player:
        player.press("Enter")
        kinds = {str(one[0]): one for one in (one[5] if one[0] == "k" else one for one in player.shown.strokes)}
        face, icon = kinds["s"][5], kinds["i"][5]
    answer = room.ask("GET", f"/drawn/{face}.svg")
    assert answer.read().startswith(b"<svg")
    assert "immutable" in (answer.getheader("Cache-Control") or "")
    assert room.ask("GET", f"/picture/{icon}.svg").read().startswith(b"<svg")
    assert room.ask("GET", "/sound/money.wav").read()[:4] == b"RIFF"
    assert room.ask("GET", "/drawn/nobody.svg").status == 404
