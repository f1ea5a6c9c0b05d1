"""A seat where sockets are blocked: its window asks again and again, and is told the same."""

import json
import time
from pathlib import Path

from tests.patience import PATIENCE
from tests.serve.class_stage import Class, Player, class_of, room, who

__all__ = ["room", "who"]  # fixtures


class Asking:
    """A window that asks again and again."""

    def __init__(self, room: Class, who: str) -> None:
        self.room, self.who, self.player, self.status, self.path = room, who, Player(None), 0, "/seat/poll"

    def ask(self, path: str = "", **more: object) -> None:
        got = self.player.frames[-1]["n"] if self.player.frames else 0
        body = json.dumps({"window": "askingwindow", "got": got, **more}).encode()
        answer = self.room.ask("POST", path or self.path, body, self.who, Content_Type="application/json")
        self.status, found = answer.status, json.loads(answer.read())
        self.player.notes += found.get("notes", [])
        for frame in found.get("frames", []):
            self.player.frames.append(frame)
            self.player.shown.take(frame)

    def until(self, so) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            self.ask()
            assert self.status == 200
            assert time.monotonic() < end


def test_by_asking_again_and_again_one_is_told_the_same_as_over_a_socket(tmp_path: Path):
    keys = ("Enter", "KeyC", "Digit1")
    with class_of(tmp_path / "one", seed=5) as room:
        room.join("Ann")
        with room.at_seat("Ann") as player:
            for key in keys:
                player.press(key)
            over_socket, all_frames = player.words, player.frames
    with class_of(tmp_path / "two", seed=5) as room:
        room.join("Ann")
        asked = Asking(room, "Ann")
        asked.ask(hello={"w": 1280, "h": 720, "language": "en"})
        asked.until(lambda: asked.player.frames)
        for key in keys:
            before = len(asked.player.frames)
            asked.ask(send=[{"do": "key", "code": key}])
            asked.until(lambda before=before: len(asked.player.frames) > before)
        assert asked.player.words == over_socket
        assert [frame["new"] for frame in asked.player.frames] == [frame["new"] for frame in all_frames]
        assert asked.player.noted("open")


def test_an_answer_that_was_lost_on_its_way_is_made_good(room: Class, who: str):
    asked = Asking(room, who)
    asked.ask(hello={"w": 1280, "h": 720, "language": "en"})
    asked.until(lambda: asked.player.frames)
    whole = asked.player.words
    asked.ask(send=[{"do": "key", "code": "Enter"}])
    lost = asked.player.frames.pop()
    assert "first" not in lost
    asked.player.shown = type(asked.player.shown)()
    asked.ask()  # it says what has come through last
    assert asked.player.frames[-1]["first"] == 1
    assert asked.player.words != whole


def test_a_screen_for_all_that_missed_a_picture_has_it_whole(room: Class, who: str):
    link = room.do("beamer")["link"].split(str(room.port), 1)[1]
    with room.at_seat(who) as player:
        asked = Asking(room, who)
        asked.path = f"{link}/poll"
        asked.ask(hello={"w": 1280, "h": 720, "language": "en"})
        room.do("mirror", value=str(room.hall.book.chair_of(room.hall.room.id, who).id))
        asked.until(lambda: asked.player.frames)
        player.press("Enter")
        asked.until(lambda: len(asked.player.frames) > 1)
        asked.player.frames.pop()  # lost on its way
        asked.player.shown = type(asked.player.shown)()
        asked.ask()
        assert asked.player.frames[-1]["first"] == 1
        assert asked.player.words == player.words
        room.do("mirror", value="")


def test_a_window_that_asks_gives_way_to_a_newer_one_and_an_unknown_one_has_to_say_hello(room: Class, who: str):
    asked = Asking(room, who)
    asked.ask()
    assert asked.status == 410
    asked.ask(hello={"w": 1280, "h": 720, "language": "en"})
    with room.at_seat(who):
        asked.ask()
        assert asked.status == 409
        assert asked.player.noted("elsewhere")
        asked.ask("/seat/send", send=[{"do": "key", "code": "Enter"}])
        assert asked.status == 410
