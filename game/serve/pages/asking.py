"""A seat without a socket, where such are barred: a page asks again and again, and is told the same as over one."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from game.serve.pages.lines import only_looks
from game.serve.pages.playing import Playing
from game.serve.rooms.room import Chair
from game.serve.seats.hall import Hall
from game.serve.seats.line import Line
from game.serve.seats.sitting import Sitting
from game.serve.seats.talk import HELD, MOST_EVENTS, TAKEN, Event, Unreadable, hello_of, read, told

GONE: Final = 40.0
"""Seconds after its last question until a window that asks again and again counts as closed."""
Key = tuple[str, str]


@dataclass(eq=False)
class Window:
    """A window that asks again and again."""

    line: Line
    sitting: Sitting | None  # None: of a beamer, which shows now one seat, now another
    turn: int = 0  # of its newest question


@dataclass(frozen=True)
class Asking:
    """All windows that ask again and again."""

    hall: Hall
    places: Playing
    windows: dict[Key, Window] = field(default_factory=dict)

    async def poll(self, of: str, request: Request) -> Response:
        """What there is to be told; held back until there is something. `of`: "seat", "look" or "beamer"."""
        chair = None if of == "beamer" else self.places.chair_at(request)
        if chair is None and not (of == "beamer" and self.places.is_beamer(request)):
            return JSONResponse({}, 403)
        try:
            said = read((await request.body()).decode("utf-8", "replace"))
            events, window = _events(said), str(said.get("window", ""))
            key = (request.url.path, window if chair is None else f"{chair.id} {window}")
            hello = said.get("hello")
            if isinstance(hello, dict):
                found = self._begin(of, chair, {**hello, "window": window})
                self.windows[key] = found
            elif key in self.windows:
                found = self.windows[key]
            else:
                return JSONResponse({}, 410)
        except Unreadable:
            self.hall.malformed += 1
            return JSONResponse({}, 400)
        line = found.line
        if found.sitting and found.sitting.ending:
            self._drop(key, found)
            return JSONResponse({}, 410)
        if not hello and line.frame and said.get("got") != line.frame:
            (found.sitting or self.hall.beamers).show_again(line)
        self._hear(of, found, events)
        return await self._answered(key, found)

    async def send(self, of: str, request: Request) -> Response:
        """What is said by a window that asks again and again, while its question waits."""
        chair = self.places.chair_at(request)
        if chair is None:
            return JSONResponse({}, 403)
        try:
            said = read((await request.body()).decode("utf-8", "replace"))
            events = _events(said)
        except Unreadable:
            self.hall.malformed += 1
            return JSONResponse({}, 400)
        path = request.url.path.removesuffix("send") + "poll"
        found = self.windows.get((path, f"{chair.id} {said.get('window', '')}"))
        if found is None:
            return JSONResponse({}, 410)
        self._hear(of, found, events)
        return JSONResponse({}, 409 if found.line.over == TAKEN else 200)

    def _begin(self, of: str, chair: Chair | None, hello: Event) -> Window:
        began = hello_of(hello)
        line = Line(began.window, "poll")
        if chair is None:
            self.hall.beamers.join(line)
            return Window(line, None)
        if of == "look":
            return Window(line, self.hall.look_on(chair, line))
        sitting = self.hall.sitting(chair)
        sitting.enter(line, began)
        return Window(line, sitting)

    def _hear(self, of: str, found: Window, events: list[Event]) -> None:
        for event in events:
            if of == "seat" and found.sitting:
                found.sitting.hear(found.line, event)
            else:
                only_looks(found.line, event)

    async def _answered(self, key: Key, found: Window) -> Response:
        found.turn += 1
        turn, line = found.turn, found.line
        with suppress(TimeoutError):
            await asyncio.wait_for(line.fresh.wait(), HELD)
        if found.turn != turn:  # it has asked again meanwhile
            return JSONResponse({"frames": [], "notes": []})
        frames, notes = line.take()
        if line.over:
            self._drop(key, found)
        else:
            asyncio.get_running_loop().call_later(GONE, self._drop_if_gone, key, found, turn)
        status = 200 if not line.over else 409 if line.over == TAKEN else 410
        return Response(told({"frames": frames, "notes": notes}), status, media_type="application/json")

    def _drop_if_gone(self, key: Key, found: Window, turn: int) -> None:
        if found.turn == turn:
            self._drop(key, found)

    def _drop(self, key: Key, found: Window) -> None:
        if self.windows.get(key) is found:
            del self.windows[key]
        if found.sitting:
            found.sitting.leave(found.line)
        elif found.line in self.hall.beamers.lines:
            self.hall.beamers.leave(found.line)
        self.hall.changed()


def _events(said: Event) -> list[Event]:
    events = said.get("send", [])
    if not isinstance(events, list) or len(events) > MOST_EVENTS or not all(isinstance(one, dict) for one in events):
        raise Unreadable
    return events
