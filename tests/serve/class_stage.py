"""A room that is open in this process, trainees at their seats over real sockets, and the trainer."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from game.play.store import Store
from game.serve.wire import Shown
from tests.conftest import SMALL
from tests.patience import PATIENCE

"""Seconds after which something that should have come counts as not coming: only a failing test waits so long."""


@dataclass
class Class:
    """A room that is served."""

    opened: Any
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def hall(self) -> Any:
        return self.opened.hall

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, who: str = "", **headers: str) -> HTTPResponse:
        """A request as our own pages make it, unless `headers` say otherwise; "" leaves one out."""
        usual = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookies.get(who, "")}
        if method == "POST":
            usual |= {"Origin": self.origin}
        given = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in given.items():
            if value:
                line.putheader(name, value)
        line.putheader("Content-Length", str(len(body or b"")))
        line.endheaders(body)
        return line.getresponse()

    def form(self, path: str, who: str = "", headers: dict[str, str] | None = None, **fields: object) -> HTTPResponse:
        """A form of ours, sent."""
        body = urlencode(fields).encode()
        return self.ask("POST", path, body, who, Content_Type="application/x-www-form-urlencoded", **(headers or {}))

    def come_in(self, who: str, path: str) -> int:
        """Follow a link."""
        answer = self.ask("GET", path, who=who)
        self._keep(who, answer)
        return answer.status

    def join(self, name: str, code: str = "", **more: str) -> int:
        """Come in by the code."""
        answer = self.form("/join", name, code=code or self.hall.room.code, name=name, **more)
        self._keep(name, answer)
        answer.read()
        return answer.status

    def _keep(self, who: str, answer: HTTPResponse) -> None:
        made = answer.getheader("Set-Cookie")
        if made:
            kept = [one for one in self.cookies.get(who, "").split("; ") if one]
            self.cookies[who] = "; ".join([*kept, made.split(";")[0]])

    def do(self, deed: str, who: str = "trainer", **fields: object) -> dict[str, Any]:
        """A deed of the trainer's page."""
        if who not in self.cookies:
            assert self.come_in(who, self.opened.trainer_link.split(str(self.port), 1)[1]) == 303
        answer = self.form("/room/do", who, {"Accept": "application/json"}, deed=deed, **fields)
        found: dict[str, Any] = json.loads(answer.read())
        return found | {"status": answer.status}

    @contextmanager
    def at_seat(self, who: str, **options: Any) -> Iterator["Player"]:
        """A window of somebody, which has said hello and shows a picture."""
        with self.line(who, **options) as player:
            player.until(lambda: player.frames)
            yield player

    @contextmanager
    def line(self, who: str, path: str = "/seat/live", window: str = "", hello: bool = True, **more: Any) -> Iterator["Player"]:
        """A socket of somebody."""
        from websockets.sync.client import connect

        headers = {"Cookie": self.cookies.get(who, "")} if self.cookies.get(who) else {}
        url = f"ws://127.0.0.1:{self.port}{path}"
        options: dict[str, Any] = {
            "max_size": None,
            "max_queue": None,
            "open_timeout": PATIENCE,
        }  # what nobody reads is no reason to wait
        with connect(url, additional_headers=headers, origin=self.origin, **options) as socket:
            player = Player(socket)
            if hello:
                player.hello(window or f"window{''.join(filter(str.isalnum, who))}", **more)
            yield player


@dataclass
class Player:
    """Somebody at a seat, and what their browser shows."""

    socket: Any
    shown: Shown = field(default_factory=Shown)
    notes: list[dict[str, Any]] = field(default_factory=list)
    frames: list[dict[str, Any]] = field(default_factory=list)

    def hello(self, window: str, size: tuple[int, int] = (1280, 720), language: str = "en", **more: object) -> None:
        self.say({"do": "hello", "w": size[0], "h": size[1], "language": language, "window": window, **more})

    def say(self, what: object) -> None:
        self.socket.send(what if isinstance(what, str | bytes) else json.dumps(what))

    def hear(self, within: float = PATIENCE) -> dict[str, Any]:
        """The next thing that is said."""
        found: dict[str, Any] = json.loads(self.socket.recv(timeout=within))
        if "note" in found:
            self.notes.append(found)
        else:
            self.frames.append(found)
            self.shown.take(found)
        return found

    def until(self, so: Any, within: float = PATIENCE) -> None:
        """Listen until something is so."""
        end = time.monotonic() + within
        while not so():
            self.hear(end - time.monotonic())

    def noted(self, kind: str, /, **values: object) -> bool:
        """Has this note come?"""
        return any(one["note"] == kind and values.items() <= one.items() for one in self.notes)

    def closed(self) -> int:
        """The code with which it is closed, after all else was heard."""
        from websockets.exceptions import ConnectionClosed

        with suppress(TimeoutError):
            while True:
                try:
                    self.hear()
                except ConnectionClosed as over:
                    return over.rcvd.code if over.rcvd else 1006
        return 0

    @property
    def words(self) -> str:
        """All that stands on the screen."""
        inner = [one[5] if one[0] == "k" else one for one in self.shown.strokes]
        return " ".join(str(one[7]) for one in inner if one[0] == "t")

    def press(self, code: str) -> None:
        """Press a key, and wait for the picture that comes of it."""
        before = len(self.frames)
        self.say({"do": "key", "code": code})
        self.until(lambda: len(self.frames) > before)

    def choose(self) -> None:
        """Begin, and make a move: the ways of a seat's keys, until a choice has been made."""
        for code in ("Enter", "KeyC", "Digit1"):
            self.press(code)


@contextmanager
def class_of(
    folder: Path, text: str = SMALL, guests: Sequence[Any] = (), around: Callable[[Any], Any] = lambda app: app, **plan: Any
) -> Iterator[Class]:
    """A room in a folder, served by a thread for as long as this lasts. `around`: what lies around its app."""
    pytest.importorskip("starlette", reason="needs the extra serve")
    from game.serve.pages.opened import Wish, opened
    from game.serve.rooms.room import Plan

    wish = Wish(folder, language="en")
    with opened(wish, Plan(plan.pop("name", "Monday"), "small", text, listed=bool(guests), **plan), guests) as one:
        up, over = threading.Event(), threading.Event()
        served = replace(one, app=around(one.app))
        thread = threading.Thread(target=served.run, args=(up.set, over.is_set), daemon=True)
        thread.start()
        try:
            assert up.wait(PATIENCE)
            yield Class(one, one.at.getsockname()[1])
        finally:
            over.set()
            thread.join(PATIENCE)
            assert not thread.is_alive(), "the room does not close"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    """One room for all stories of a file."""
    with class_of(tmp_path_factory.mktemp("seats"), seed=5) as one:
        yield one


@pytest.fixture
def who(room: Class, request: pytest.FixtureRequest) -> str:
    """Somebody new, who sits in the room."""
    name = f"P{abs(hash(request.node.nodeid)) % 10**9}"
    assert room.join(name) == 303
    return name


def sitting(room: Class, who: str) -> Any:
    """Somebody's seat."""
    return room.hall.sittings[room.hall.book.chair_of(room.hall.room.id, who).id]


def choices(room: Class, who: str) -> list[str]:
    """What is on the disk of somebody's game."""
    chair = room.hall.book.chair_of(room.hall.room.id, who)
    from game.serve.rooms.places import folder_of

    store = Store(folder_of(room.hall.book.folder, chair))
    try:
        return [step.move for game in store.games() for step in store.steps(game.id)]
    finally:
        store.close()
