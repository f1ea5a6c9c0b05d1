"""Who leads a class: sees who is where, opens, pauses and closes, moves the slow on, looks on, and says something."""

import json
import time
from importlib.resources import files
from pathlib import Path

import pytest

from game.serve.seats.hall import Hall
from tests.patience import until
from tests.serve.class_stage import Class, Player, choices, class_of, sitting

HURTS = files("scenarios").joinpath("lesson-6-check-first.yaml")


@pytest.fixture
def room(tmp_path: Path):
    with class_of(tmp_path, seed=5) as one:
        for name in ("Ann", "Bo"):
            one.join(name)
        one.do("own_first", value="on")
        yield one


def page(room: Class, who: str = "trainer", path: str = "/room") -> str:
    return room.ask("GET", path, who=who).read().decode()


def week_ended(player: Player) -> None:
    """End a week, and come back to the desk."""
    for code in ("KeyE", "Enter"):
        player.press(code)


def read_on(room: Class, who: str, player: Player, where: str = "result") -> None:
    """From a Friday, the last if nothing else is said to where it leads: each page is to be seen for a moment."""
    while sitting(room, who).seat.where != where:
        player.say({"do": "key", "code": "Enter"})
        time.sleep(0.05)


def test_the_page_says_who_is_where_and_follows_what_happens(room: Class):
    with room.line("trainer", "/room/live", hello=False) as watching, room.at_seat("Ann") as ann:
        ann.choose()
        told = ""
        while not ("desk" in told and ">1<" in told):
            told = json.loads(watching.socket.recv(timeout=20)).get("rows", {}).get("1", told)
        assert "1 / 3" in told
        assert 'class="there"' in told
    assert "not here yet" in page(room)


def test_on_a_friday_the_page_has_the_week_that_the_screen_has(room: Class):
    with room.at_seat("Ann") as ann:
        ann.choose()
        ann.press("KeyE")
        ann.press("Enter")
        assert sitting(room, "Ann").seat.where == "friday"
        assert "1 / 3" in page(room)
        read_on(room, "Ann", ann, "desk")
        assert "2 / 3" in page(room)


def test_nobody_there_is_a_door_to_come_in_by_and_an_example_is_a_place(tmp_path: Path) -> None:
    text = files("scenarios").joinpath("lesson-1-shared-plan.yaml").read_text("utf-8")
    with class_of(tmp_path, text) as room:
        room.do("own_first", value="on")
        assert '<a class="qr" href="/room/door"><svg' in page(room)
        room.join("Ann")
        with room.at_seat("Ann") as ann:
            ann.press("Enter")
            assert sitting(room, "Ann").seat.where == "example"
            assert "worked example" in page(room)


def test_a_room_that_is_paused_takes_nothing_and_goes_on_where_it_was(room: Class):
    with room.at_seat("Ann") as ann:
        ann.choose()
        room.do("state", value="paused")
        ann.until(lambda: ann.noted("paused"))
        for code in ("KeyI", "Digit1"):
            ann.say({"do": "key", "code": code})
        ann.say({"do": "still_here"})
        ann.until(lambda: ann.noted("here"))
        assert choices(room, "Ann") == ["call"]
        room.do("state", value="open")
        ann.until(lambda: ann.notes[-1]["note"] == "clock" and ann.noted("open"))
        ann.press("KeyC")


def test_in_a_closed_room_one_looks_at_results_and_chooses_nothing(room: Class):
    with room.at_seat("Ann") as ann, room.at_seat("Bo") as bo:
        ann.press("Enter")
        for _ in range(3):
            room.do("advance", chair=1)
        until(lambda: sitting(room, "Ann").seat.play.session.over)
        bo.choose()
        room.do("state", value="closed")
        ann.until(lambda: ann.noted("closed"))
        bo.until(lambda: bo.noted("closed"))
        bo.say({"do": "key", "code": "KeyO"})
        read_on(room, "Ann", ann)
        ann.say({"do": "key", "code": "KeyN"})  # again
        ann.say({"do": "still_here"})
        ann.until(lambda: ann.noted("here"))
        assert sitting(room, "Ann").seat.where == "result"
        assert sitting(room, "Bo").seat.where == "desk"


def test_the_slowest_are_moved_on_and_told_and_nobody_else_is(room: Class):
    with room.at_seat("Ann") as ann, room.at_seat("Bo") as bo:
        ann.choose()
        bo.choose()
        assert room.do("advance")["told"] == "Nobody is behind."
        week_ended(bo)
        assert room.do("advance")["told"] == "The week was ended for 1."
        ann.until(lambda: ann.noted("message", **{"from": ""}))
        assert "week 1" in ann.notes[-1]["text"]
        assert choices(room, "Ann") == ["call", "end_week"]
        assert choices(room, "Bo") == ["call", "end_week"]


def test_time_that_is_up_ends_a_week_and_stands_while_the_room_is_paused(room: Class):
    with room.at_seat("Ann") as ann:
        ann.choose()
        room.do("minutes", value="10")
        ann.until(lambda: any(one["note"] == "clock" and one["left_s"] for one in ann.notes))
        hall: Hall = room.hall
        room.do("state", value="paused")
        hall.clocks.used[1] = (1, 9 * 60.0)
        time.sleep(1.2)  # a tick, at least, in which nothing may run
        assert hall.clocks.used[1] == (1, 9 * 60.0)
        hall.clocks.used[1] = (1, 10 * 60.0 - 0.1)
        room.do("state", value="open")
        ann.until(lambda: ann.noted("message"))
        assert "Time is up: week 1" in next(one["text"] for one in ann.notes if one["note"] == "message")
        assert choices(room, "Ann") == ["call", "end_week"]
        ann.until(lambda: ann.notes[-1]["note"] == "clock" and ann.notes[-1]["left_s"] > 500)


def test_a_message_goes_to_one_or_to_all(room: Class):
    with room.at_seat("Ann") as ann, room.at_seat("Bo") as bo:
        assert room.do("say", text="Five minutes\nto go")["told"] == "Heard by 2."
        assert room.do("say", text="Well done", chair=2)["told"] == "Heard by 1."
        bo.until(lambda: bo.noted("message", text="Well done"))
        ann.until(lambda: ann.noted("message", text="Five minutes to go", **{"from": "Trainer"}))
        assert not ann.noted("message", text="Well done")
    assert room.do("say", text=" ")["status"] == 400


def test_somebody_who_looks_on_sees_the_same_and_changes_nothing(room: Class):
    with room.at_seat("Ann") as ann, room.line("trainer", "/look/1/live") as looking:
        looking.until(lambda: looking.frames)
        assert looking.noted("looking", name="Ann")
        looking.say({"do": "key", "code": "Enter"})
        before = len(looking.frames)
        ann.choose()
        looking.until(lambda: len(looking.frames) >= before + 3 or looking.words == ann.words)
        assert looking.words == ann.words
        assert sitting(room, "Ann").player.window == "windowAnn"


def test_one_may_look_at_a_seat_that_nobody_sits_at(room: Class):
    with room.at_seat("Ann") as ann:
        ann.choose()
    with room.line("trainer", "/look/1/live") as looking:
        looking.until(lambda: looking.frames)
        assert "Week 1" in looking.words


def test_the_beamer_shows_whom_the_trainer_wants_and_changes_with_that(room: Class):
    link = room.do("beamer")["link"].split(str(room.port), 1)[1]
    with room.at_seat("Ann") as ann, room.at_seat("Bo"), room.line("nobody", f"{link}/live") as beamer:
        beamer.until(lambda: beamer.noted("looking", name=""))
        assert room.opened.room_link in beamer.notes[-1]["text"]
        room.do("mirror", value="1")
        beamer.until(lambda: beamer.noted("looking", name="Ann") and beamer.frames)
        ann.until(lambda: ann.noted("shown", on=True))
        ann.press("Enter")
        beamer.until(lambda: beamer.words == ann.words)
        room.do("mirror", value="2")
        beamer.until(lambda: beamer.noted("looking", name="Bo") and beamer.words != ann.words)
        ann.until(lambda: ann.noted("shown", on=False))
        shown = len(beamer.frames)
        ann.press("KeyC")
        room.do("mirror", value="")
        beamer.until(lambda: beamer.notes[-1] == {"note": "looking", "name": "", "text": room.opened.room_link})
        assert len(beamer.frames) == shown


def test_a_co_trainer_may_do_all_but_close_the_room_and_give_links(room: Class):
    link = room.do("helper")["link"].split(str(room.port), 1)[1]
    assert room.come_in("helper", link) == 303
    text = page(room, "helper")
    assert "Pause" in text
    assert "Close</button>" not in text.split("<dialog")[0]
    for deed, fields in (("state", {"value": "closed"}), ("helper", {}), ("beamer", {}), ("links", {}), ("link", {"chair": 1})):
        assert room.do(deed, "helper", **fields)["status"] == 400
    assert room.do("state", "helper", value="paused")["status"] == 200
    assert room.do("say", "helper", text="hello")["status"] == 200
    room.do("state", value="closed")
    assert room.do("state", "helper", value="open")["status"] == 400


@pytest.mark.parametrize("own_first", ["on", "off"])
def test_a_result_is_seen_by_its_player_before_anybody_else_unless_the_trainer_wants_it_at_once(room: Class, own_first: str):
    room.do("own_first", value=own_first)
    with room.at_seat("Ann") as ann:
        ann.press("Enter")
        for _ in range(3):
            room.do("advance", chair=1)
        until(lambda: sitting(room, "Ann").seat.play.session.over)
        assert ("not seen by them yet" in page(room)) == (own_first == "on")
        read_on(room, "Ann", ann)
        until(lambda: room.hall.book.chair(1).seen_end)
        assert "not seen by them yet" not in page(room)


def test_a_folder_that_is_opened_again_is_as_it_was(tmp_path: Path):
    with class_of(tmp_path, seed=5, minutes=7.0) as first:
        first.join("Ann")
        with first.at_seat("Ann") as ann:
            ann.choose()
        first.do("state", value="paused")
        code, cookies, link = first.hall.room.code, first.cookies, first.do("link", chair=1)["link"]
    with class_of(tmp_path, seed=99) as again:
        assert again.opened.again
        assert (again.hall.room.code, again.hall.room.minutes, again.hall.room.state) == (code, 7.0, "paused")
        until(lambda: "away" in page_of(again, cookies))
        assert again.come_in("Ann", "/s/" + link.rsplit("/", 1)[1]) == 303
        with again.at_seat("Ann") as ann:
            assert ann.noted("paused")
            assert [step.move for step in sitting(again, "Ann").seat.play.session.steps] == ["call"]
            assert sitting(again, "Ann").seat.play.session.seed == 5


def page_of(room: Class, cookies: dict[str, str]) -> str:
    """The trainer's page by a cookie of the time before: the port, by which cookies are told apart, is another in a test."""
    before = cookies["trainer"].split("=", 1)[1]
    return room.ask("GET", "/room", Cookie=f"finalkick-room-{room.port}={before}").read().decode()


@pytest.mark.long
def test_what_hurts_most_is_found_from_what_was_chosen(tmp_path: Path):
    with class_of(tmp_path, HURTS.read_text("utf-8"), seed=5) as room:
        for name in ("Ann", "Bo", "Cy"):
            room.join(name)
            with room.at_seat(name):
                believe(sitting(room, name).seat)
        room.do("own_first", value="on")
        told = ""
        with room.line("trainer", "/room/live", hello=False) as watching:
            while "believed though false" not in told:
                told = json.loads(watching.socket.recv(timeout=60)).get("parts", {}).get("hurts", told)
    assert "<li>" in told
    assert "times" in told


def believe(seat) -> None:
    """Ask for money, and believe whatever is said."""
    from game.play.view import suggested

    play = seat.play
    for client in range(len(play.clients)):
        for move in ("ask_promise", "call", "ask_promise", "accept_excuse"):
            step = suggested(play.session, move, client)
            if play.refusal(step) is None:
                play.make(step)


def test_nobodys_week_ends_in_a_room_that_is_paused_or_closed(room: Class):
    with room.at_seat("Ann") as ann:
        ann.choose()
        for state in ("paused", "closed"):
            room.do("state", value=state)
            room.do("minutes", value="0.001")
            assert room.do("advance", chair=1)["told"] == "The room is not open: nobody's week is ended."
            time.sleep(1.2)  # a tick, at least
            assert choices(room, "Ann") == ["call"]
