"""Rooms as plain data: codes, lists of guests, the book in which all is kept, and wrong guesses."""

import sqlite3
from pathlib import Path

import pytest

from game.play.store_errors import StoreError
from game.serve.rooms.book import FILE, Book, own_code
from game.serve.rooms.codes import LENGTH, LETTERS, new_code, normal_code
from game.serve.rooms.guesses import LONGEST, Guesses
from game.serve.rooms.guests import Guest, UnfitGuests, read_guests
from game.serve.rooms.room import NameTaken, Plan, RoomTaken
from game.serve.rooms.schema import FORMAT
from game.serve.rooms.seating import seat_guests

PLAN = Plan("Monday", "small.yaml", "format: 1")


@pytest.fixture
def book(tmp_path: Path):
    one = Book(tmp_path)
    yield one
    one.close()


def test_a_code_has_six_letters_that_are_not_taken_for_others():
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 190
    assert all(len(one) == LENGTH and set(one) <= set(LETTERS) for one in codes)
    assert not set(LETTERS) & set("IOBSZ0123456789")


@pytest.mark.parametrize("typed", ["acdefg", " ACD-EFG ", "ＡＣＤＥＦＧ", "a c d e f g"])
def test_a_code_is_understood_however_it_is_typed(typed):
    assert normal_code(typed) == "ACDEFG"


LISTS = {
    "names alone": "王小明\n李雷\n",
    "with heads": "Name,Code\n王小明,x7k9\n李雷,\n",
    "with Chinese heads, the other way round": "工号;姓名\nx7k9;王小明\n;李雷\n",
    "from a spreadsheet": "姓名\t口令\n王小明\tx7k9\n\n李雷\t\n",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("case", LISTS)
def test_guests_are_read_from_what_offices_write(case, encoding):
    found = read_guests(LISTS[case].encode(encoding), "list.csv")
    assert [one.name for one in found] == ["王小明", "李雷"]
    assert [one.code for one in found] == (["", ""] if case == "names alone" else ["X7K9", ""])


UNFIT = {
    "Ann\nBo\n ann \n": ("guests.name_twice", {"line": 3, "first": 1}),
    "name,code\nAnn,k1k1\nBo,K1 k1\n": ("guests.code_twice", {"line": 3, "first": 2}),
    "name\n": ("guests.none", {}),
    "\n\n": ("guests.none", {}),
    "name,code\n,k1k1\n": ("guests.no_name", {"line": 2}),
    "Ann\n" + "A" * 60: ("guests.long_name", {"line": 2, "allowed": 40}),
    "name,code\nAnn,x\n": ("guests.bad_code", {"line": 2, "low": 4}),
    '"Ann\n' * 3: ("guests.name_twice", {}),
}


@pytest.mark.parametrize("text", [one for one in UNFIT if not one.startswith('"')])
def test_what_is_wrong_with_a_list_is_told_with_its_line(text):
    key, values = UNFIT[text]
    with pytest.raises(UnfitGuests) as told:
        read_guests(text.encode(), "list.csv")
    assert told.value.message.key == key
    assert values.items() <= told.value.message.values.items()


def test_bytes_that_are_no_text_and_a_list_too_long_are_refused():
    for data in (
        b"%PDF-1.7 and so on",
        b"PK\x03\x04" + b"\0" * 60,
        "\n".join(f"guest {one}" for one in range(1_001)).encode(),
    ):
        with pytest.raises(UnfitGuests):
            read_guests(data, "list.csv")


def test_what_was_written_in_the_book_is_there_when_it_is_opened_again(tmp_path):
    first = Book(tmp_path)
    room = first.make(PLAN)
    chair = first.sit(room, "Ann")
    link = first.allow("seat", room.id, chair.id)
    first.change(room.id, "minutes", 8.0)
    first.note_time({chair.id: (3, 41.5)})
    first.close()
    again = Book(tmp_path)
    assert again.room(room.id).minutes == 8.0
    assert again.passed("seat", link) == (room.id, chair.id)
    assert (again.chair(chair.id).week, again.chair(chair.id).used) == (3, 41.5)
    again.close()


def test_two_of_one_name_are_one_too_many_in_a_room_and_none_in_two(book):
    monday, tuesday = book.make(PLAN), book.make(Plan("Tuesday", "", ""))
    book.sit(monday, "Ann Lee")
    book.sit(tuesday, "Ann Lee")
    for name in ("ann  lee", "ＡＮＮ Lee"):
        with pytest.raises(NameTaken):
            book.sit(monday, name)
    with pytest.raises(RoomTaken):
        book.make(Plan("MONDAY", "", ""))


def test_seats_have_luck_of_their_own_unless_it_is_the_same_for_all(book):
    own, same = book.make(PLAN), book.make(Plan("Same", "", "", seed=2**64 - 1))
    assert len({book.sit(own, f"guest {one}").seed for one in range(20)}) > 15
    assert {book.sit(same, f"guest {one}").seed for one in range(3)} == {2**64 - 1}


def test_only_digests_of_passes_are_in_the_files(tmp_path):
    book = Book(tmp_path)
    room = book.make(PLAN)
    chair = book.sit(room, "Ann")
    made = [book.allow(kind, room.id, chair.id) for kind in ("trainer", "seat", "seat cookie", "beamer")]
    seat_guests(book, room, [Guest("Bo", "SECRETCODE", 1)])
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    book.close()
    assert b"Bo" in kept
    assert not any(one.encode() in kept for one in (*made, "SECRETCODE"))


def test_a_pass_is_good_for_what_it_was_given_for_alone(book):
    room = book.make(PLAN)
    chair = book.sit(room, "Ann")
    link = book.allow("seat", room.id, chair.id)
    assert book.passed("seat", link)
    assert not any(book.passed(kind, link) for kind in ("trainer", "seat cookie", "beamer", "code"))
    book.withdraw("seat", room.id, chair.id)
    assert book.passed("seat", link) is None


def test_guests_that_come_again_keep_their_chairs_and_take_the_new_code(book):
    room = book.make(PLAN)
    assert seat_guests(book, room, [Guest("Ann", "AAAA", 1), Guest("Bo", "", 2)]) == 2
    assert seat_guests(book, room, [Guest("ann", "CCCC", 1), Guest("Cy", "", 2)]) == 1
    ann = book.chair_of(room.id, "Ann")
    assert book.passed("code", own_code(room, "Ann", "CCCC")) == (room.id, ann.id)
    assert book.passed("code", own_code(room, "Ann", "AAAA")) is None
    assert book.passed("code", own_code(room, "Bo", "CCCC")) is None


def test_books_of_others_and_of_later_versions_are_not_touched(tmp_path):
    for name, script, key in (
        ("later", f"PRAGMA user_version={FORMAT + 1}", "room.newer"),
        ("other", "CREATE TABLE recipe (id)", "room.foreign"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        db = sqlite3.connect(folder / FILE)
        db.executescript(script)
        db.close()
        before = (folder / FILE).read_bytes()
        with pytest.raises(StoreError) as told:
            Book(folder)
        assert told.value.message
        assert told.value.message.key == key
        assert (folder / FILE).read_bytes() == before
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / FILE).write_bytes(b"SQLite format 3\0" + b"\xff" * 4_000)
    with pytest.raises(StoreError) as told:
        Book(tmp_path / "torn")
    assert told.value.message
    assert told.value.message.key == "room.unusable"


def test_wrong_guesses_wait_longer_each_time_and_are_forgiven():
    guesses = Guesses()
    waits = [guesses.wrong("room", 100.0) for _ in range(12)]
    assert waits[0] == 0.0
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert guesses.wrong("another", 100.0) == 0.0
    assert guesses.wrong("room", 100.0 + 3_600) == 0.0
    assert guesses.counted("room") == 13
