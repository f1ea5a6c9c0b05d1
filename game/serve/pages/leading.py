"""The trainer's pages over the web: served whole, and kept as they are now over a socket."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.serve.exam.results import packed
from game.serve.pages import monitor
from game.serve.pages.deeds import spoken_by_trainer
from game.serve.pages.hurts import Hurts
from game.serve.pages.lines import closed, said_on
from game.serve.pages.qr import qr_of
from game.serve.pages.shell import Cookies, page
from game.serve.seats.hall import Hall
from game.serve.seats.talk import Unreadable, told

EVERY: Final = 1.0
"""Seconds between two looks at what has changed."""
SCRIPT: Final = "room/room.js"


@dataclass(frozen=True)
class Leading:
    """The pages of who leads a room. `base`: what links begin with."""

    hall: Hall
    cookies: Cookies
    hurts: Hurts
    base: str

    async def room(self, request: Request) -> Response:
        """Who is where."""
        language = spoken_by_trainer(request, self.hall)
        role = self.cookies.leads(request.scope)
        body = monitor.body(self.hall, role, self.hurts.told(language), self.base, language)
        return page(self.hall.room.name, body, language, script=SCRIPT, kind="leading")

    async def seat(self, request: Request) -> Response:
        """One of them."""
        language = spoken_by_trainer(request, self.hall)
        row = next((one for one in self.hall.rows() if one.chair == request.path_params["chair"]), None)
        if row is None:
            return PlainTextResponse("", 404)
        body = monitor.seat_body(self.hall, row, self.cookies.leads(request.scope), language)
        return page(row.name, body, language, script=SCRIPT, kind="leading")

    async def door(self, request: Request) -> Response:
        """How to come in, large."""
        language = spoken_by_trainer(request, self.hall)
        link = f"{self.base}/r/{self.hall.room.code}"
        body = monitor.door_body(self.hall.room, link, qr_of(link), language)
        return page(self.hall.room.name, body, language, kind="leading")

    async def results(self, request: Request) -> Response:
        """The signed records of an exam, and a table of them. For the trainer alone."""
        if self.cookies.leads(request.scope) != monitor.TRAINER or not self.hall.results:
            return PlainTextResponse("", 404)
        language, hall = spoken_by_trainer(request, self.hall), self.hall
        made = await asyncio.to_thread(packed, hall.book.folder, hall.room, [*hall.results.values()], language)
        return Response(
            made, media_type="application/zip", headers={"Content-Disposition": 'attachment; filename="results.zip"'}
        )

    async def live(self, socket: WebSocket) -> None:
        """What has changed, once a second at most, for as long as the page is there."""
        language = spoken_by_trainer(socket, self.hall)
        role = self.cookies.leads(socket.scope)
        await socket.accept()
        fresh = asyncio.Event()
        self.hall.watchers.add(fresh.set)
        listening = asyncio.create_task(_until_gone(socket, fresh.set))
        known: dict[str, str] = {}
        try:
            while not listening.done():
                fresh.clear()
                self.hurts.look(self.hall)
                change = self._change(known, role, language)
                if change:
                    await socket.send_text(told(change))
                began = time.monotonic()
                with suppress(TimeoutError):
                    await asyncio.wait_for(fresh.wait(), 5 * EVERY)
                await asyncio.sleep(max(EVERY - (time.monotonic() - began), 0))
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self.hall.watchers.discard(fresh.set)
            listening.cancel()
            await closed(socket, 1000)

    def _change(self, known: dict[str, str], role: str, language: str) -> dict[str, Any]:
        """What a page that has been told of `known` has to be told, which is brought up to date."""
        parts, rows = monitor.parts_of(self.hall, role, self.hurts.told(language), language)
        new_parts = {name: html for name, html in parts.items() if known.get(name) != html}
        new_rows = {chair: html for chair, html in rows if known.get(f"seat-{chair}") != html}
        order = " ".join(str(chair) for chair, _ in rows)
        change: dict[str, Any] = {}
        if new_parts:
            change["parts"] = new_parts
        if new_rows or known.get("order") != order:
            change |= {"rows": new_rows, "order": [chair for chair, _ in rows]}
        known |= new_parts | {f"seat-{chair}": html for chair, html in new_rows.items()} | {"order": order}
        return change


async def _until_gone(socket: WebSocket, wake: Callable[[], None]) -> None:
    """Until a page says no more; what it says means nothing."""
    with suppress(WebSocketDisconnect, Unreadable):
        while True:
            await said_on(socket)
    wake()
