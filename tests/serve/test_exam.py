"""An exam: one game a seat, nothing that helps or tells until the room is closed, and results that nobody makes at home."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
import yaml

from game.language.words import say
from game.play.checked import checked, origin_of
from game.play.session import new_session
from game.play.signed import own_key, public_of, signature_in, signed
from game.serve.exam.paper import BARRED, HELPING, without_help
from game.serve.exam.results import packed, passes, place_of, signed_result
from game.serve.rooms.book import Book
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import CLOSED, Chair, Plan, Room
from game.serve.seats.opening import barred_in, opened_seat
from game.window import routes
from game.window.seat import Seat
from sim_core import ReplayMismatch
from sim_core.public.games import from_json, to_json
from sim_core.scenario.library import find_scenario
from tests.commands import call
from tests.conftest import SMALL
from tests.patience import until
from tests.serve.class_stage import class_of, sitting

SIZE = (1280, 720)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """An exam on a small scenario."""
    book = Book(tmp_path / "class")
    try:
        return book.make(Plan("Monday", "small.yaml", SMALL, exam=True))
    finally:
        book.close()


@pytest.fixture
def chair(room: Room, tmp_path: Path) -> Chair:
    """Anna's place in it."""
    book = Book(tmp_path / "class")
    try:
        return book.sit(room, "Anna")
    finally:
        book.close()


def seat_of(tmp_path: Path, room: Room, chair: Chair) -> Seat:
    """Her seat."""
    return opened_seat(tmp_path / "class", room, chair, SIZE, "en", lambda: None)


def played_out(seat: Seat) -> None:
    """She does nothing for three weeks."""
    play = seat.play
    assert play
    while not play.session.over:
        play.end_week()
    seat.app.command(("finished",))


def test_nothing_that_helps_is_in_its_paper() -> None:
    text = find_scenario("lesson-1-shared-plan").read_text("utf-8")
    there, left = yaml.safe_load(text), yaml.safe_load(without_help(text))
    assert "coach" in there
    assert left == {name: part for name, part in there.items() if name not in HELPING}


def test_every_way_out_of_the_game_is_barred() -> None:
    source = Path(str(routes.__file__)).read_text("utf-8")
    ways = (
        set(re.findall(r'case \("(\w+)"', source)) | {"again", "new"} | {"home", "scenarios", "past", "drills", "test", "final"}
    )
    assert ways - BARRED == {"finished", "seen_to_end"}


def test_one_game_is_played_and_not_looked_back_on(tmp_path: Path, room: Room, chair: Chair) -> None:
    seat = seat_of(tmp_path, room, chair)
    played_out(seat)
    to_the_hidden = seat.app.screen.key(pygame.Event(pygame.KEYDOWN, key=pygame.K_RIGHT))
    for way in (("again",), ("debrief",), ("past",), ("home",), to_the_hidden):
        screen = seat.app.screen
        seat.app.command(way)
        assert seat.app.screen is screen
        assert seat.app.toast == say("seat.barred", "en")
    assert seat.app.screen.tab == "result", "what clients had hidden stays hidden"
    seat.close()
    again = seat_of(tmp_path, room, chair)  # after a reload, too: it is over
    assert again.play
    assert again.play.session.over
    assert len(again.app.services.games()) == 1
    again.close()


def test_when_the_room_is_closed_it_may_be_looked_back_on(room: Room) -> None:
    assert "debrief" in barred_in(room)
    assert "debrief" not in barred_in(replace(room, state=CLOSED))


def test_no_seed_of_an_exam_is_shown_to_who_plays_it(tmp_path: Path, room: Room, chair: Chair) -> None:
    assert chair.seed >= 2**32, "it is too long to be found by trying"
    seat = seat_of(tmp_path, room, chair)
    shown = []
    for _ in range(2):
        picture = seat.look()
        shown.append(str(picture.strokes) if picture else "")
        played_out(seat)
    assert str(chair.seed) not in "".join(shown)
    seat.close()


def test_its_result_is_signed_and_verify_knows_by_whom(tmp_path: Path, room: Room, chair: Chair, capsys) -> None:
    seat = seat_of(tmp_path, room, chair)
    played_out(seat)
    seat.close()
    found = signed_result(tmp_path / "class", room, chair, "2026-11-30T12:00:00+00:00")
    assert not found.passed
    assert found.score == 0.0, "who does nothing gets nothing"
    file, key = place_of(tmp_path / "class", room, chair), public_of(own_key(tmp_path / "class"))
    done = call(capsys, "verify", file, "--signed-by", key, "--lang", "en")
    assert done.code == 0
    assert any("Anna" in line and key in line for line in done.lines)
    assert call(capsys, "verify", file, "--signed-by", "0" * 64).code == 1


def test_what_was_signed_stays_as_it_is_until_more_is_played(tmp_path: Path, room: Room, chair: Chair) -> None:
    seat = seat_of(tmp_path, room, chair)
    seat.play.end_week()
    begun = signed_result(tmp_path / "class", room, chair, "first").record
    assert signed_result(tmp_path / "class", room, chair, "second").record.exam == begun.exam
    played_out(seat)
    seat.close()
    ended = signed_result(tmp_path / "class", room, chair, "third").record
    assert (begun.exam.ended, ended.exam.ended) == ("first", "third")


def test_a_closed_exam_has_its_results_when_it_is_served_again(tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    for _ in range(2):
        with class_of(tmp_path, exam=True) as room:
            if room.hall.room.state != CLOSED:
                room.join("Anna")
                with room.at_seat("Anna") as anna:
                    anna.press("Enter")
                room.do("state", value=CLOSED)
            room.do("own_first", value="on")
            until(lambda it=room: it.hall.results)
            assert "/room/results.zip" in room.ask("GET", "/room", who="trainer").read().decode()


def test_who_was_away_when_it_was_closed_is_told_how_it_came_out(tmp_path: Path) -> None:
    pytest.importorskip("starlette")
    with class_of(tmp_path, exam=True, seed=5) as room:
        room.join("Anna")
        with room.at_seat("Anna") as anna:
            anna.press("Enter")
            for _ in range(3):
                room.do("advance", chair=1)
            until(lambda: sitting(room, "Anna").seat.play.session.over)
        room.do("state", value=CLOSED)
        until(lambda: room.hall.results)
        with room.at_seat("Anna") as anna:
            anna.until(lambda: anna.noted("message"))


def test_an_exam_is_of_its_scenario_and_of_who_took_it(tmp_path: Path, capsys) -> None:
    text = find_scenario("lesson-1-shared-plan").read_text("utf-8")
    book = Book(tmp_path / "class")
    room = book.make(Plan("Monday", "lesson-1-shared-plan", without_help(text), exam=True))
    chair = book.sit(room, "Anna")
    book.close()
    seat = seat_of(tmp_path, room, chair)
    played_out(seat)
    seat.close()
    signed_result(tmp_path / "class", room, chair, "")
    file = place_of(tmp_path / "class", room, chair)
    assert "without its coach" in call(capsys, "verify", file, "--lang", "en").out
    (one,) = json.loads(call(capsys, "class", file, "--json").out)["games"]
    assert (one["name"], one["counted"]) == ("Anna", True)
    harder = yaml.safe_load(without_help(text)) | {"weeks": 5}
    assert origin_of(yaml.safe_dump(harder), "lesson-1-shared-plan").kind == "changed"


def test_nobody_is_told_sixty_of_sixty_and_has_failed(room: Room) -> None:
    assert passes(59.6, replace(room, pass_mark=60.0))
    assert not passes(59.4, replace(room, pass_mark=60.0))


def test_who_has_not_finished_has_not_passed(tmp_path: Path, room: Room, chair: Chair) -> None:
    seat_of(tmp_path, room, chair).close()
    found = signed_result(tmp_path / "class", room, chair, "")
    assert (found.score, found.passed) == (None, False)
    other = replace(chair, id=99)
    assert not folder_of(tmp_path / "class", other).exists()
    assert signed_result(tmp_path / "class", room, other, "").record is None
    table = packed(tmp_path / "class", room, [found], "en")
    assert b"results.csv" in table


@pytest.mark.parametrize("change", [{"player": "Ben"}, {"seed": 6}, {"exam": {"name": "Ben"}}, {"exam": {"key": "0" * 64}}])
def test_a_result_that_was_changed_is_found(tmp_path: Path, change: dict) -> None:
    game = new_session(SMALL, 5, None)
    for _ in range(3):
        game.end_week()
    made = signed(game.exported(), own_key(tmp_path), "Monday", "Anna", "")
    values = json.loads(to_json(made))
    assert signature_in(values) == "fits"
    values |= {name: {**values[name], **one} if isinstance(one, dict) else one for name, one in change.items()}
    assert signature_in(values) == "broken"
    whole = to_json(from_json(json.dumps(values).encode(), "x.json"))  # sealed anew, as anybody can
    with pytest.raises(ReplayMismatch, match="sign"):
        checked(whole.encode(), "x.json")


def test_a_game_of_no_exam_is_written_as_it_always_was() -> None:
    game = new_session(SMALL, 5, None)
    values = json.loads(to_json(game.exported()))
    assert values["format"] == 2
    assert "exam" not in values
