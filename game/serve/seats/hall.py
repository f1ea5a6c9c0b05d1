"""A room while it is served: its seats, those who look at them, and what a trainer does to all."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Final

from game.language.words import say
from game.play.store_errors import StoreError
from game.serve.debriefs.queue import Queue
from game.serve.debriefs.queued import SeatJudges
from game.serve.exam.results import Result, outcome, signed_result
from game.serve.rooms.book import Book
from game.serve.rooms.guesses import Guesses
from game.serve.rooms.places import folder_of
from game.serve.rooms.room import CLOSED, OPEN, PAUSED, Chair, Room
from game.serve.seats.beamers import Beamers
from game.serve.seats.clocks import Clocks
from game.serve.seats.line import Line
from game.serve.seats.opening import barred_in, opened_seat
from game.serve.seats.rows import Row, row_kept, row_of
from game.serve.seats.sitting import Sitting, session_of
from game.serve.seats.talk import note
from game.window.seat import Seat
from sim_core import Scenario
from sim_core.public.scenarios import parse_scenario

ATTENDED: Final = 300.0
"""Seconds after which a seat that nobody looks at is closed."""
EVERY: Final = 1.0
"""Seconds between two looks at clocks and at seats that nobody looks at."""
NOTED_EVERY: Final = 5.0
"""Seconds between two notes of how much time is gone."""
AT_ONCE: Final = 2
"""Seats that are got ready at a time."""
OVER: Final = 1012
"""With which lines are closed when the server goes."""
LOG: Final = logging.getLogger("finalkick.serve")


@dataclass(eq=False)
class Hall:
    """A room that is served. All of it on one event loop."""

    book: Book
    room: Room
    language: str  # of the trainer's page, and of what is said to those whose language is not known
    sittings: dict[int, Sitting] = field(default_factory=dict)
    guesses: Guesses = field(default_factory=Guesses)
    malformed: int = 0  # texts that no page of ours says
    watchers: set[Callable[[], None]] = field(default_factory=set)  # called when something changes that a trainer sees
    kept: dict[int, Row] = field(default_factory=dict)  # of chairs whose seat is not in memory
    clocks: Clocks = field(default_factory=Clocks)
    debriefs: Queue | None = None  # who works out everybody's debriefs; None: each seat does
    results: dict[int, Result] = field(default_factory=dict)  # of an exam whose room has been closed, by chair
    _beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_ONCE, "seat"))
    _judges: dict[int, SeatJudges] = field(default_factory=dict)
    _signing: "asyncio.Task[None] | None" = None
    _ticking: "asyncio.Task[None] | None" = None
    _looking: "asyncio.Task[None] | None" = None

    @cached_property
    def beamers(self) -> Beamers:
        """The screens for all."""
        return Beamers(self.sittings, lambda chair, line: self.look_on(self.book.chair(chair), line), self.room.mirrored)

    @cached_property
    def scenario(self) -> Scenario:
        """What is played."""
        return parse_scenario(self.room.text.encode(), self.room.scenario)

    def start(self) -> None:
        """From now on clocks run; what is kept of everybody's games is looked up beside."""
        chairs = self.book.chairs(self.room.id)
        self.clocks.take_up(chairs)
        self._ticking = asyncio.create_task(self._tick())
        self._looking = asyncio.create_task(self._look_up(chairs))
        if self.room.exam and self.room.state == CLOSED:
            self._signing = asyncio.create_task(self._sign())

    async def _look_up(self, chairs: list[Chair]) -> None:
        loop = asyncio.get_running_loop()
        for chair in chairs:
            if chair.id not in self.sittings:
                folder = folder_of(self.book.folder, chair)
                row = await loop.run_in_executor(self._beside, row_kept, folder, chair, self.scenario)
                self.kept.setdefault(chair.id, row)
                self.changed()

    async def stop(self) -> None:
        """Close all seats: what waits is written."""
        for task in filter(None, (self._ticking, self._looking, self._signing)):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        with suppress(StoreError):
            self.clocks.note(self.book)
        self.beamers.end(OVER)
        await asyncio.gather(*(one.end(OVER) for one in self.sittings.values()))
        self._beside.shutdown(wait=True)

    def sitting(self, chair: Chair) -> Sitting:
        """The seat of a chair, in memory from now on."""
        found = self.sittings.get(chair.id)
        if found is None or found.ending:
            open_ = partial(opened_seat, self.book.folder, self.room, judges=self._judges_of(chair))
            before = found.task if found else None
            found = Sitting(chair, open_, self._beside, self._may_choose, self._shown, self._greet, before)
            self.sittings[chair.id] = found
            found.start()
            self.beamers.follow(found)
        return found

    def _judges_of(self, chair: Chair) -> SeatJudges | None:
        """Who works out the debriefs of a chair: the same for as long as the room is served."""
        if self.debriefs is None:
            return None
        return self._judges.setdefault(chair.id, SeatJudges(self.debriefs, str(chair.id)))

    def rows(self) -> list[Row]:
        """Where everybody is."""
        found = []
        for chair in self.book.chairs(self.room.id):
            one = self.sittings.get(chair.id)
            found.append(self._row(one) if one else self.kept.get(chair.id, Row(chair.id, chair.name)))
        return found

    def _row(self, sitting: Sitting) -> Row:
        chair, game = sitting.chair, session_of(sitting)
        before = self.kept.get(chair.id, Row(chair.id, chair.name, weeks=self.scenario.weeks))
        row = row_of(sitting, before, self.clocks.left(chair.id, game, self.room) if game else None)
        self.kept[chair.id] = replace(row, where="away", kind="", left=None)
        return row

    def change(self, name: str, value: object) -> None:
        """Change something of the room, and tell everybody whom it concerns."""
        before = self.room
        self.room = self.book.change(self.room.id, name, value)
        for one in self.sittings.values():
            if self.room.state != before.state:
                one.do(self._bar)
                one.tell(note(self.room.state))
            self._tell_clock(one)
        self.beamers.show(self.room.mirrored)
        if self.room.exam and self.room.state == CLOSED != before.state:
            self._signing = asyncio.create_task(self._sign())
        self.changed()

    async def _sign(self) -> None:
        """Sign what was played in an exam, and tell everybody how theirs came out."""
        loop, now = asyncio.get_running_loop(), datetime.now(UTC).isoformat(timespec="seconds")
        for chair in self.book.chairs(self.room.id):
            try:
                found = await loop.run_in_executor(self._beside, signed_result, self.book.folder, self.room, chair, now)
            except Exception as error:  # of one must not keep the others from theirs
                LOG.error("result of %s: %s", chair.name, error, exc_info=error)
                continue
            self.results[chair.id] = found
            sitting = self.sittings.get(chair.id)
            if sitting and (told := outcome(found, self.room, spoken(sitting, self.language))):
                sitting.tell(note("message", text=told, **{"from": ""}))
            self.changed()

    def changed(self) -> None:
        """Something has changed that a trainer sees."""
        for one in list(self.watchers):
            one()

    def _bar(self, seat: Seat) -> None:
        seat.app.barred = barred_in(self.room)

    def _may_choose(self, sitting: Sitting) -> bool:
        """May somebody choose anything now? In a closed room those may look on whose game is over."""
        if self.room.state == PAUSED:
            return False
        game = session_of(sitting)
        return self.room.state == OPEN or game is None or game.over

    def _greet(self, sitting: Sitting, line: Line) -> None:
        line.tell(note(self.room.state))
        self._tell_clock(sitting)
        if self.room.mirrored == sitting.chair.id:
            line.tell(note("shown", on=True))
        found = self.results.get(sitting.chair.id) if self.room.state == CLOSED else None
        if found and (told := outcome(found, self.room, spoken(sitting, self.language))):
            line.tell(note("message", text=told, **{"from": ""}))  # who was away when the room was closed hears it now
        self.changed()

    def _shown(self, sitting: Sitting) -> None:
        """A picture was made: if it was the end of a game, its player has seen it now."""
        game = session_of(sitting)
        if sitting.seat is None:
            return
        self._bar(sitting.seat)
        seen = game and game.over and game.saved_as and sitting.player and sitting.seat.where in ("result", "debrief")
        if seen and game and game.saved_as and sitting.chair.seen_end != game.saved_as:
            self.book.note_seen(sitting.chair.id, game.saved_as)
            sitting.chair = self.book.chair(sitting.chair.id)
        self.changed()

    # What a trainer does

    def say_to(self, text: str, chair: int | None = None) -> int:
        """A message to one, or to all who are there. Returns how many hear it."""
        those = [one for one in self.sittings.values() if one.player and chair in (None, one.chair.id)]
        for one in those:
            one.tell(note("message", text=text, **{"from": say("room.trainer", spoken(one, self.language))}))
        return len(those)

    def advance(self, chair: int | None = None) -> int:
        """End the week of one, or of all who are in the earliest week while others are further. Returns for how many.

        Nobody's in a room that is paused or closed.
        """
        if self.room.state != OPEN:
            return 0
        weeks = {one: game.week for one in self.sittings.values() if (game := session_of(one)) and not game.over}
        if chair is None:
            first = min(weeks.values(), default=0)
            further = any(week > first for week in weeks.values()) or any(
                (game := session_of(one)) is not None and game.over for one in self.sittings.values()
            )
            slow = [one for one, week in weeks.items() if week == first] if further else []
        else:
            slow = [one for one in weeks if one.chair.id == chair]
        return sum(self._end_week(one, "room.week_ended_by_trainer") for one in slow)

    def _end_week(self, sitting: Sitting, why: str) -> bool:
        game = session_of(sitting)
        week = game.week if game else 0
        if not sitting.do(Seat.end_week):
            return False
        sitting.tell(note("message", text=say(why, spoken(sitting, self.language), week=week), **{"from": ""}))
        return True

    def look_on(self, chair: Chair, line: Line) -> Sitting:
        """Somebody looks at a seat in which they may do nothing."""
        found = self.sitting(chair)
        found.look_on(line)
        line.tell(note("looking", name=chair.name))
        return found

    # What goes by itself

    async def _tick(self) -> None:
        last = noted = time.monotonic()
        while True:
            await asyncio.sleep(EVERY)
            now = time.monotonic()
            try:
                self._run_clocks(now - last)
                if now - noted >= NOTED_EVERY:
                    self.clocks.note(self.book)
                    noted = now
                await self._close_left(now)
            except Exception as error:  # a disk that is full for a moment must not stop the clocks for good
                LOG.error("clocks: %s", error, exc_info=error)
            last = now

    def _run_clocks(self, gone: float) -> None:
        if self.room.state != OPEN:  # also where minutes were changed so that time would be up
            return
        for one in list(self.sittings.values()):
            game = session_of(one)
            if game is None or game.over or one.seat is None or one.seat.where == "briefing":
                continue
            if self.clocks.run(one.chair.id, game, self.room, gone):
                self._tell_clock(one)
            if self.clocks.left(one.chair.id, game, self.room) == 0.0:
                self._end_week(one, "room.week_ended_by_clock")

    def _tell_clock(self, sitting: Sitting) -> None:
        game = session_of(sitting)
        left = self.clocks.left(sitting.chair.id, game, self.room) if game else None
        stands = {"stands": True} if self.room.state != OPEN else {}
        sitting.tell(note("clock", left_s=None if left is None else round(left), **stands))

    async def _close_left(self, now: float) -> None:
        for number, one in list(self.sittings.items()):
            if one.lines or now - one.left <= ATTENDED:
                continue
            self._row(one)
            await one.end()
            if self.sittings.get(number) is one:  # nobody has come meanwhile
                del self.sittings[number]
            self.changed()


def spoken(sitting: Sitting, otherwise: str) -> str:
    """The language of a seat."""
    return sitting.seat.ui.language if sitting.seat else otherwise
