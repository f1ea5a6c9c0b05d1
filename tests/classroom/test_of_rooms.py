"""`finalkick class --room`: what was played in a room is a class, without anybody exporting anything."""

import json
from pathlib import Path

import pytest

from game.debrief import kept
from game.play.session import Session, new_session
from game.play.store import Store
from game.serve.rooms.book import Book
from game.serve.rooms.games import FOLDER
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import Plan, Room
from sim_core.engine.record import END_WEEK, Step
from tests.classroom_stage import debrief_of
from tests.commands import call
from tests.conftest import SMALL

Capture = pytest.CaptureFixture[str]
NAMES = ("王芳", "Anna/../x", "Bo")


def play(folder: Path, room: Room, name: str, weeks: int) -> Session:
    """Somebody sits down, calls the first client each week, and has their debrief worked out if they come to the end."""
    book = Book(folder)
    chair = book.sit(room, name)
    book.close()
    store = Store(folder_of(folder, chair))
    session = new_session(room.text, chair.seed, store, "small.yaml")
    for _ in range(weeks):
        session.play(Step(move="call", client="first"))
        session.end_week()
    if session.final:
        game = session.exported()
        found = debrief_of(game, session.final.net, {"call": (2_000.0, "tired", "L2")}, {})
        store.keep_beside(kept.KIND, kept.key_of(game), found.model_dump_json())
    store.close()
    return session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Monday's room, in which two have finished and one has not; somebody of the list never came. Tuesday's is empty."""
    place = tmp_path / "classes"
    book = Book(place)
    room, _ = book.make(Plan("Monday", "small.yaml", SMALL)), book.make(Plan("Tuesday", "small.yaml", SMALL))
    book.sit(room, "Nobody")
    book.close()
    for name, weeks in zip(NAMES, (3, 3, 1), strict=True):
        play(place, room, name, weeks)
    return place


def test_the_games_of_a_room_are_a_class(folder: Path, capsys: Capture) -> None:
    done = call(capsys, "class", "--room", "monday", "--dir", folder, "--json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    games = {one["name"]: one for one in found["games"]}
    assert set(games) == set(NAMES)
    assert [games[name]["counted"] for name in NAMES] == [True, True, False]
    assert [games[name]["debrief"] for name in NAMES[:2]] == ["here", "here"], "this machine has worked them out"
    assert found["refused"] == []


def test_they_are_left_as_files_that_go_anywhere_a_file_goes(folder: Path, capsys: Capture) -> None:
    assert call(capsys, "class", "--room", "Monday", "--dir", folder).code == 0
    files = sorted((folder / FOLDER).rglob("*.json"))
    assert len(files) == len(NAMES)
    assert call(capsys, "verify", *files).code == 0
    again = call(capsys, "class", folder / FOLDER, "--json")
    assert {one["name"] for one in json.loads(again.out)["games"]} == set(NAMES)


def test_a_store_that_cannot_be_read_costs_nobody_else_the_page(folder: Path, capsys: Capture) -> None:
    book = Book(folder)
    anna = book.chair_of(1, NAMES[1])
    book.close()
    assert anna
    store = Store(folder_of(folder, anna))
    store._db.execute("UPDATE step SET step = ? WHERE number = 0", (f'{{"move":"{END_WEEK}"}}',))
    store.close()
    done = call(capsys, "class", "--room", "Monday", "--dir", folder, "--json")
    assert done.code == 0
    assert any(line.startswith(f"a game of {NAMES[1]} cannot be read") for line in done.error_lines)
    assert {one["name"] for one in json.loads(done.out)["games"]} == {NAMES[0], NAMES[2]}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "or a room with --room"),
        (("--room", "Friday"), 1, "has no room called “Friday”; there are: Monday, Tuesday"),
        (("--room", "Tuesday"), 1, "nobody has played in this room yet"),
    ],
)
def test_what_is_not_there_is_told(words: tuple[str, ...], code: int, told: str, folder: Path, capsys: Capture) -> None:
    done = call(capsys, "class", *words, "--dir", folder)
    assert done.code == code
    assert told in done.err


def test_a_folder_without_rooms_is_told_and_left_as_it_was(tmp_path: Path, capsys: Capture) -> None:
    done = call(capsys, "class", "--room", "Monday", "--dir", tmp_path)
    assert (done.code, list(tmp_path.iterdir())) == (1, [])
    assert "there are no rooms in" in done.err
