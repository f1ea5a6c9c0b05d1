"""Coming into a room: by code and name, by links, from a list; and all who should not come in."""

import json
import threading
from pathlib import Path

import pytest

from game.serve.rooms.guesses import WAITING
from game.serve.rooms.guests import Guest
from tests.conftest import SMALL
from tests.patience import until
from tests.serve.class_stage import Class, class_of


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with class_of(tmp_path_factory.mktemp("doors")) as one:
        yield one


def test_who_has_the_code_types_a_name_and_sits(room: Class):
    page = room.ask("GET", f"/r/{room.hall.room.code}").read().decode()
    assert room.hall.room.code in page
    assert room.join("Dora") == 303
    assert room.ask("GET", "/", who="Dora").read().decode().count("Go on as Dora") == 1
    assert room.ask("GET", "/seat", who="nobody").status == 303


def test_a_name_that_is_taken_is_told_kindly_and_its_own_device_may_come_back(room: Class):
    assert room.join("Ann") == 303
    stranger = room.form("/join", code=room.hall.room.code, name=" ANN ")
    assert stranger.status == 200
    assert "Somebody of that name sits here already" in stranger.read().decode()
    assert room.join("Ann") == 303
    assert len([one for one in room.hall.rows() if one.name == "Ann"]) == 1


def test_a_fresh_link_of_the_trainers_leads_to_the_same_seat(room: Class):
    room.join("Phone")
    number = room.hall.book.chair_of(room.hall.room.id, "Phone").id
    link = room.do("link", chair=number)["link"]
    assert room.come_in("new phone", link.split(str(room.port), 1)[1]) == 303
    assert room.opened.hall.book.passed("seat", link.rsplit("/", 1)[1]) == (room.hall.room.id, number)
    with room.at_seat("new phone"):
        assert number in room.hall.sittings
    assert room.come_in("somebody", "/s/" + "A" * 43) == 403


def test_a_right_code_passes_at_once_while_others_guess(room: Class):
    def guess() -> None:
        room.form("/join", code="AAAAAA", name="Eve").read()

    for _ in range(5):
        threading.Thread(target=guess, daemon=True).start()
    until(lambda: room.hall.guesses.counted("room") >= 5)
    assert room.hall.guesses.waiting  # they are still kept waiting
    assert room.join("Quick") == 303
    assert room.hall.guesses.waiting  # and are so after somebody has come in beside them


def test_so_many_guessers_that_they_would_be_in_the_way_are_sent_off(room: Class):
    before = room.hall.guesses.waiting
    room.hall.guesses.waiting = WAITING
    try:
        assert room.form("/join", code="AAAAAA", name="Eve").status == 429
        assert room.join("Nimble") == 303
    finally:
        room.hall.guesses.waiting = before


def test_html_in_names_is_only_text(room: Class):
    name = "<script>alert(1)</script>"
    assert room.join(name) == 303
    for path, who in (("/room", "trainer"), ("/", name)):
        room.do("own_first", value="on")
        text = room.ask("GET", path, who=who).read().decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text
    assert "'=1+1" in _table(room)


def _table(room: Class) -> str:
    room.join("=1+1")
    answer = room.form("/room/do", "trainer", deed="links")
    text = answer.read()
    assert text.startswith(b"\xef\xbb\xbf")
    return text.decode("utf-8-sig")


REFUSED = {
    "no cookie": ("GET", "/room", {}, 403),
    "a seat's cookie": ("GET", "/room", {"who": "Ann"}, 403),
    "a guessed link": ("GET", "/t/" + "A" * 43, {}, 403),
    "a guessed beamer": ("GET", "/beamer/" + "A" * 43, {}, 403),
    "somebody else's seat": ("GET", "/look/1", {"who": "Ann"}, 403),
    "a deed without a cookie": ("POST", "/room/do", {}, 403),
    "a deed from another site": ("POST", "/room/do", {"who": "trainer", "Origin": "http://evil.example"}, 403),
    "a form from nowhere": ("POST", "/join", {"Origin": ""}, 403),
    "a form from a file": ("POST", "/join", {"Origin": "null"}, 403),
    "another name for us": ("GET", "/", {"Host": "evil.example"}, 421),
    "another method": ("DELETE", "/room", {"who": "trainer", "Origin": "http://127.0.0.1:{port}"}, 405),
    "a file of the machine": ("GET", "/web//etc/passwd", {}, 404),
    "a picture of the machine": ("GET", "/picture/..%2f..%2f/pyproject.svg", {}, 404),
    "a sound that is none": ("GET", "/sound/..%2fmoney.wav", {}, 404),
    "a deed that is none": ("POST", "/room/do", {"who": "trainer"}, 400),
}


@pytest.mark.parametrize("case", REFUSED)
def test_strangers_are_refused(room: Class, case: str):
    room.join("Ann")
    room.do("own_first", value="on")
    method, path, headers, status = REFUSED[case]
    given = {name: value.format(port=room.port) for name, value in headers.items()}
    answer = room.ask(method, path, b"deed=fly" if method == "POST" else None, **given)
    assert answer.status == status
    assert b"Ann" not in answer.read()


def test_a_giant_form_is_refused_before_it_is_read(room: Class):
    assert room.ask("POST", "/join", b"x" * 200_000).status == 413


@pytest.fixture
def listed(tmp_path: Path):
    guests = [Guest("Ann", "AAAA1111", 1), Guest("Bo", "", 2)]
    with class_of(tmp_path, guests=guests) as one:
        yield one


def test_of_a_list_everybody_comes_in_by_a_code_of_their_own_or_a_link(listed: Class):
    assert listed.join("Ann", own="aaaa-1111") == 303
    for name, own, told in (
        ("Ann", "", "your own code"),
        ("Bo", "", "your own code"),
        ("Eve", "", "not on the list"),
        ("Bo", "AAAA1111", "do not belong together"),
    ):
        answer = listed.form("/join", code=listed.hall.room.code, name=name, own=own)
        assert answer.getheader("Set-Cookie") is None
        assert told in answer.read().decode()
    assert listed.join("ann", own="AAAA1111") == 303  # on another device, at the same seat
    assert [one.name for one in listed.hall.rows()] == ["Ann", "Bo"]


def test_names_are_added_by_the_trainer_and_slips_are_told(listed: Class):
    assert listed.do("names", names="Cy, CCCC9999\nDee")["told"] == "2 came new."
    assert listed.join("Cy", own="CCCC9999") == 303
    assert "stands on line 1 already" in listed.do("names", names="Flo\nflo")["told"]


def test_nobody_new_comes_into_a_room_that_is_closed(tmp_path: Path):
    with class_of(tmp_path) as room:
        room.join("Ann")
        room.do("state", value="closed")
        answer = room.form("/join", code=room.hall.room.code, name="Late")
        assert "closed" in answer.read().decode()
        with room.at_seat("Ann") as ann:
            assert ann.noted("closed")


def test_whether_one_can_play_here_is_open_to_all(room: Class):
    with room.line("nobody", "/echo", hello=False) as one:
        one.socket.send("is anybody there?")
        assert one.socket.recv(timeout=10) == "is anybody there?"
    answer = room.ask("POST", "/echo/poll", json.dumps({"say": "hello", "wait": 0}).encode())
    assert json.loads(answer.read()) == {"say": "hello"}


def test_what_a_page_may_do_is_tied(room: Class):
    answer = room.ask("GET", "/")
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self'" in policy
    assert answer.getheader("Referrer-Policy") == "same-origin"
    cookie = room.form("/join", code=room.hall.room.code, name="Cookie").getheader("Set-Cookie") or ""
    assert {"HttpOnly", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}


def test_a_scenario_with_anything_in_its_text_is_only_text(tmp_path: Path):
    with class_of(tmp_path, SMALL, name='"><img src=x onerror=alert(1)>') as room:
        room.do("own_first", value="on")
        assert "<img src=x" not in room.ask("GET", "/room", who="trainer").read().decode()
        assert "<img src=x" not in room.ask("GET", f"/r/{room.hall.room.code}").read().decode()
