"""A seat while somebody is there: what its person does goes in, what it shows goes out to all who look.

Everything of it happens on one event loop, but for getting it ready, which takes a moment and is done beside. Whatever goes
wrong in a seat ends that seat alone: it is opened again from what is kept, at the very choice.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from game.play.session import Session
from game.serve.rooms.room import Chair
from game.serve.seats.line import Line
from game.serve.seats.pace import Pace
from game.serve.seats.talk import TAKEN, Event, Hello, Note, counted, note
from game.window.seat import Seat
from game.window.seat_picture import Picture

LOG: Final = logging.getLogger("finalkick.serve")
SIZE: Final = (1280, 720)
"""Of a seat that nobody but an onlooker has looked at."""
MOST_AT_ONCE, A_SECOND = 120.0, 60.0
"""Events of one person: more are dropped, and counted."""
MOST_WAITING: Final = 256
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
"""Seconds until a seat in which something went wrong is opened again; each time twice as long."""
HEALED: Final = 120.0
"""Seconds without trouble after which it counts as well again."""
Open = Callable[[Chair, tuple[int, int], str, Callable[[], None]], Seat]
"""Opens the seat of a chair: its size, a language ("": none wanted), and whom to wake. Runs beside the loop."""


@dataclass(eq=False)
class Sitting:
    """A chair's seat, and who looks at it.

    `allows`: may choices be made now? `shown` is called after each picture, `greet` with each new window of its person.
    """

    chair: Chair
    open: Open
    beside: Executor
    allows: Callable[["Sitting"], bool]
    shown: Callable[["Sitting"], None]
    greet: Callable[["Sitting", Line], None]
    after: "asyncio.Task[None] | None" = None  # what has to end before it can be opened
    seat: Seat | None = None
    player: Line | None = None
    onlookers: list[Line] = field(default_factory=list)
    last: Picture | None = None
    heard: float = field(default_factory=time.monotonic)  # when its person was last heard of
    entered: bool = False  # has its person been here?
    left: float = field(default_factory=time.monotonic)  # since when nobody looks
    dropped: int = 0  # events that were too many
    ignored: int = 0  # events that mean nothing
    troubles: int = 0
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ending: bool = False
    _size: tuple[int, int] = SIZE
    _language: str = ""
    _inbox: deque[Event] = field(default_factory=deque)
    _pace: Pace = field(default_factory=lambda: Pace(MOST_AT_ONCE, A_SECOND))
    _passed: set[str] = field(default_factory=set)  # windows that a newer one has taken the seat from
    _taken: tuple[str, int] = ("", 0)  # the window that was here last, and which of its presses was taken last
    _troubled: float = 0.0
    _in_a_row: int = 0
    task: "asyncio.Task[None] | None" = None

    @property
    def lines(self) -> list[Line]:
        """All who look."""
        return [*([self.player] if self.player else []), *self.onlookers]

    def start(self) -> None:
        """Get ready."""
        self.task = asyncio.create_task(self._live())

    async def end(self, code: int = 0) -> None:
        """Close the seat: what waits is written, and it can be opened anew. `code`: lines are closed with it, too."""
        self.ending = True
        for line in self.lines if code else ():
            line.end(code)
        if self.task:
            self.wake.set()
            with suppress(asyncio.CancelledError):
                await self.task

    def enter(self, line: Line, hello: Hello) -> bool:
        """A window of its person, the newest. Returns whether it has the seat: one that was passed has to ask for it."""
        if line.window in self._passed and not hello.again:
            line.tell(note("elsewhere"))
            line.end(TAKEN)
            return False
        self._passed.discard(line.window)
        before, self.player = self.player, line
        if before is not None and before is not line:
            if before.window != line.window:
                self._passed.add(before.window)
                before.tell(note("elsewhere"))
            before.end(TAKEN)
        self.heard, self.entered = time.monotonic(), True
        self._inbox.clear()  # of another window
        self._size, self._language = hello.size, hello.language
        line.forget()
        if self._taken[0] == line.window:
            line.tell(note("taken", counts=self._taken[1]))
        self._taken = (line.window, self._taken[1] if self._taken[0] == line.window else 0)
        self.greet(self, line)
        if self.seat is None:
            line.tell(note("busy"))
        else:
            self.last = None
            self._inbox += [{"do": "resize", "w": hello.size[0], "h": hello.size[1]}, {"do": "leave"}]
        self.wake.set()
        return True

    def look_on(self, line: Line) -> None:
        """Somebody else looks."""
        if line not in self.onlookers:
            self.onlookers.append(line)
        self.show_again(line)
        if self.last is None:
            line.tell(note("busy"))

    def show_again(self, line: Line) -> None:
        """Something has not come through there: the whole picture once more."""
        line.forget()
        if self.last:
            line.show(replace(self.last, moving=[], sounds=[]))

    def leave(self, line: Line) -> None:
        """Somebody looks no more."""
        if self.player is line:
            self.player = None
        if line in self.onlookers:
            self.onlookers.remove(line)
        if not self.lines:
            self.left = time.monotonic()

    def hear(self, line: Line, event: Event) -> bool:
        """What a window says. False if it was too much, and dropped."""
        now = time.monotonic()
        if not self._pace.allows(now):
            self.dropped += 1
            return False
        if line is self.player:
            self.heard = now
        if event.get("do") == "still_here":
            line.tell(note("here"))
            return True
        if line is not self.player:
            return True
        if self._inbox and event.get("do") == "move" and self._inbox[-1].get("do") == "move":
            self._inbox.pop()
        if len(self._inbox) >= MOST_WAITING:
            self.dropped += 1
            return False
        self._inbox.append(event)
        self.wake.set()
        return True

    def tell(self, what: Note) -> None:
        """Tell its person something."""
        if self.player:
            self.player.tell(what)

    def do(self, deed: Callable[[Seat], Any]) -> Any:
        """Do something in the seat that its person has not asked for. What goes wrong there ends the seat alone."""
        if self.seat is None:
            return None
        try:
            done = deed(self.seat)
        except Exception as error:
            self._broken(error)
            return None
        self.wake.set()
        return done

    async def _live(self) -> None:
        try:
            if self.after:
                await asyncio.wait([self.after])
            while not self.ending:
                if self.seat is None:
                    await self._get_ready()
                    continue
                try:
                    self._go_on(self.seat)
                except Exception as error:
                    self._broken(error)
                    continue
                await self._wait()
        finally:
            self._shut()

    async def _get_ready(self) -> None:
        if self._in_a_row:
            pause = min(FIRST_PAUSE * 2 ** (self._in_a_row - 1), LONGEST_PAUSE)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._until_ended(), pause)
            if self.ending:
                return
        loop = asyncio.get_running_loop()

        def wake() -> None:
            with suppress(RuntimeError):  # the loop is gone
                loop.call_soon_threadsafe(self.wake.set)

        opening = loop.run_in_executor(self.beside, self.open, self.chair, self._size, self._language, wake)
        try:
            seat = await opening
        except Exception as error:
            self._broken(error)
            return
        self.seat = seat
        if self.player:
            seat.resize(self._size)
        for line in self.lines:
            line.forget()

    async def _until_ended(self) -> None:
        while not self.ending:
            self.wake.clear()
            await self.wake.wait()

    def _go_on(self, seat: Seat) -> None:
        """Take what has come, and show what has come of it."""
        taken = self._taken[1]
        while self._inbox:
            event = self._inbox.popleft()
            what = event.get("do")
            if what in ("resize", "leave", "draw") or self.allows(self):
                self.ignored += not seat.take(event)
            taken = counted(event, taken)
        if taken != self._taken[1]:
            self._taken = (self._taken[0], taken)
            self.tell(note("taken", counts=taken))
        picture = seat.look()
        if picture is None:
            return
        self.last = picture
        for line in self.lines:
            line.show(picture)
        self.shown(self)

    async def _wait(self) -> None:
        if self._inbox:
            await asyncio.sleep(0)  # others come in between
            return
        seat = self.seat
        pause = max(seat.due - time.monotonic(), 0.0) if seat and self.lines else None
        with suppress(TimeoutError):
            await asyncio.wait_for(self.wake.wait(), pause)
        self.wake.clear()

    def _broken(self, error: Exception) -> None:
        now = time.monotonic()
        self._in_a_row = 1 if now - self._troubled > HEALED else self._in_a_row + 1
        self._troubled = now
        self.troubles += 1
        LOG.error("seat %s (%s): %s", self.chair.id, self.chair.name, error, exc_info=error)
        self._shut()
        self._inbox.clear()
        for line in self.lines:
            line.tell(note("failed", text=f"{type(error).__name__}"))
        self.wake.set()

    def _shut(self) -> None:
        seat, self.seat, self.last = self.seat, None, None
        if seat is None:
            return
        for close in (seat.close, seat.app.services.let_go):  # what it holds has to be free, or it cannot be opened again
            try:
                close()
            except Exception as error:
                LOG.error("closing seat %s: %s", self.chair.id, error, exc_info=error)


def session_of(sitting: Sitting) -> Session | None:
    """The game on a seat's screen."""
    play = sitting.seat.play if sitting.seat else None
    return play.session if play else None
