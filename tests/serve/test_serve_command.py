"""`finalkick serve`: a room is opened from the command line, told of in words, and ended by Ctrl-C with everything kept."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from game.serve.rooms.book import Book
from tests.commands import ROOT, call, environment

pytest.importorskip("starlette", reason="needs the extra serve")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scenario of one's own."""
    from tests.conftest import SMALL

    place = tmp_path / "small.yaml"
    place.write_text(SMALL, "utf-8")
    return place


def served(small: Path, folder: Path, *options: object) -> tuple[str, int]:
    """All that is told from the opening to the end, which Ctrl-C brings, and the exit code."""
    words = [sys.executable, "-m", "game", "serve", small, "--dir", folder, "--port", 0, "--lang", "en", *options]
    process = subprocess.Popen(
        list(map(str, words)), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=ROOT, env=environment()
    )
    assert process.stderr
    told = ""
    try:
        while "Ctrl-C" not in told:
            line = process.stderr.readline()
            assert line, told
            told += line
        process.send_signal(signal.SIGINT)
        told += process.communicate(timeout=30)[1]
    finally:
        process.kill()
        process.wait()
    return told, process.returncode


def test_behind_another_server_the_way_in_is_its_address(small: Path, tmp_path: Path) -> None:
    told, _ = served(small, tmp_path / "class", "--address", "https://class.example.org/")
    assert "https://class.example.org/r/" in told
    assert "--host" not in told
    assert "trainees come by https://class.example.org." in told


def test_a_room_is_opened_ended_and_opened_again_as_it_was(small: Path, tmp_path: Path) -> None:
    guests = tmp_path / "guests.csv"
    guests.write_text("name,code\n王小明,x7k9\nAnn,\n", "utf-8")
    told, code = served(small, tmp_path / "class", "--guests", guests, "--same-luck", "--minutes-a-week", 5)
    assert code == 0
    assert "Traceback" not in told
    assert "Only this computer can open it" in told
    assert re.search(r"http://127\.0\.0\.1:\d+/t/\S{43}", told)
    letters = re.search(r"code of the room: ([A-Z]{6})\n", told)
    assert letters
    book = Book(tmp_path / "class")
    room = book.rooms()[0]
    assert (room.code, room.minutes, room.listed) == (letters[1], 5.0, True)
    assert {one.seed for one in book.chairs(room.id)} == {room.seed}
    book.close()
    small.write_text(small.read_text("utf-8").replace("weeks: 3", "weeks: 4"), "utf-8")
    told, code = served(small, tmp_path / "class")
    assert code == 0
    assert f"code of the room: {letters[1]}\n" in told
    assert "with its 2 seats" in told
    assert "has changed since" in told


def test_what_host_means_is_said_aloud(small: Path, tmp_path: Path) -> None:
    told, _ = served(small, tmp_path / "class", "--host", "0.0.0.0")
    assert "Everybody in this network can reach it" in told
    assert "Nothing is encrypted" in told
    told, _ = served(small, tmp_path / "class", "--address", "https://class.example")
    assert "https://class.example/r/" in told


def test_what_cannot_be_served_is_told_in_a_line(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    def told(*options: object) -> str:
        done = call(capsys, "serve", small, "--dir", tmp_path / "class", "--port", 0, "--lang", "en", *options)
        assert done.code in (1, 2)
        return done.err

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        assert f"port {number} cannot be used: Address already in use" in told("--port", number)
    assert "cannot be used" in told("--host", "no.such.host.example")
    assert "fr is no language of the game: zh, en" in told("--language", "fr")
    assert "--address has to begin with" in told("--address", "class.example")
    assert "No such file" in told("--guests", tmp_path / "none.csv")
    twice = tmp_path / "twice.csv"
    twice.write_text("Ann\nann\n")
    assert "line 2: ann stands on line 1 already" in told("--guests", twice)
    assert "cannot be used" in told("--tls", tmp_path / "none.pem", tmp_path / "none.key")


def test_one_folder_is_served_once_at_a_time(capsys: pytest.CaptureFixture[str], small: Path, tmp_path: Path) -> None:
    from tests.serve.class_stage import class_of

    with class_of(tmp_path / "class"):
        done = call(capsys, "serve", small, "--dir", tmp_path / "class", "--port", 0, "--lang", "en")
    assert done.code == 1
    assert "is being served already" in done.err
