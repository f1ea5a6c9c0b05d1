"""A room that is served in this process, and seats in it, for stories of the page in which they are played."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any, Final

from game.play.settings import Settings, save
from game.serve.rooms.room import Chair
from game.serve.seats.opening import folder_of
from game.window.seat import Seat
from tests.patience import PATIENCE
from tests.serve.class_stage import class_of
from tests.serve.stage import beginning

WIDE: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 720}}
FINAL_QUARTER: Final = files("scenarios").joinpath("final-quarter.yaml").read_text("utf-8")


@dataclass
class Room:
    """A room. `sockets`: do sockets come through?"""

    hall: Any = None
    base: str = ""
    sockets: bool = True
    loop: asyncio.AbstractEventLoop | None = None
    seated: int = 0

    def do(self, what: Callable[[], Any]) -> Any:
        """Call something where the room lives, and wait for it."""
        assert self.loop

        async def there() -> Any:
            return what()

        return asyncio.run_coroutine_threadsafe(there(), self.loop).result(10)

    def sit(self, name: str = "Ann", language: str = "en", **settings: Any) -> "Seated":
        """Somebody new with a seat. `settings`: of the game, by name."""
        self.seated += 1

        def there() -> tuple[Chair, str]:
            chair = self.hall.book.sit(self.hall.room, f"{name} {self.seated}")
            return chair, self.hall.book.allow("seat", self.hall.room.id, chair.id)

        chair, token = self.do(there)
        place = folder_of(self.hall.book.folder, chair)
        place.mkdir(parents=True)
        save(Settings(name=name, language=language, **{"sound": False, "motion": False, **settings}), place)
        return Seated(self, chair, f"{self.base}/s/{token}")

    def opened_to_whom(self, app: Any) -> Any:
        """The app, but for sockets where they do not come through."""

        async def gate(scope: Any, receive: Any, send: Any) -> None:
            self.loop = self.loop or asyncio.get_running_loop()
            if scope["type"] == "websocket" and not self.sockets:
                await send({"type": "websocket.close", "code": 1008})
            else:
                await app(scope, receive, send)

        return gate


@dataclass
class Seated:
    """Somebody's seat."""

    room: Room
    chair: Chair
    link: str

    @property
    def sitting(self) -> Any:
        """What the room has of it, once somebody has sat down."""
        return self.room.hall.sittings[self.chair.id]

    @property
    def seat(self) -> Seat:
        """The game."""
        found: Seat = self.sitting.seat
        return found

    def do(self, what: Callable[[Seat], Any]) -> Any:
        """Do something in the game, and show what comes of it."""
        return self.room.do(lambda: self.sitting.do(what))

    @property
    def moves(self) -> list[str]:
        """The moves that were chosen so far."""
        return [] if self.seat.play is None else [step.move for step in self.seat.play.session.steps]

    def note(self, kind: str, /, **more: object) -> None:
        """Tell the page something."""
        self.room.do(lambda: self.sitting.tell({"note": kind, **more}))

    def drop(self) -> None:
        """Break the line of whoever sits there."""
        self.room.do(lambda: self.sitting.player.end(1012))


@contextmanager
def a_room(folder: Path, text: str = FINAL_QUARTER, seed: int = 5) -> Iterator[Room]:
    """A room, served by a thread for as long as this lasts."""
    room = Room()
    with class_of(folder, text, around=room.opened_to_whom, seed=seed) as served:
        room.hall, room.base = served.hall, served.origin
        yield room


def sit_down(page: Any, seat: Seated) -> None:
    """Open the link, and wait for the picture. Nobody presses too fast, unless a story is about that."""
    page.goto(seat.link)
    page.wait_for_selector("[data-shown]")
    seat.do(lambda it: setattr(it.ui, "clock", count().__next__))


def button(page: Any, name: str) -> Any:
    """The button whose name begins so."""
    return page.get_by_role("button", name=beginning(name)).last


def press(page: Any, *names: str, finger: bool = False) -> None:
    """Press buttons, one after the other, each as soon as it is there."""
    for name in names:
        button(page, name).tap() if finger else button(page, name).click()


def so(what: Callable[[], bool]) -> bool:
    """Is it so, now or in a moment?"""
    end = time.monotonic() + PATIENCE
    while not (found := what()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


def made(seat: Seated, *moves: str) -> bool:
    """Are these the moves that are made?"""
    return so(lambda: seat.moves == list(moves))
