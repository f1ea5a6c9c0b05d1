"""A seat over the web: its page, and its socket; and those who only look on."""

from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.websockets import WebSocket

from game.html.page import escaped
from game.language.locale import LOCALES
from game.language.words import say
from game.serve.pages.lines import only_looks, talk
from game.serve.pages.shell import Cookies, language_of, sentence
from game.serve.rooms.room import Chair
from game.serve.seats.hall import Hall
from game.serve.seats.line import Line
from game.serve.seats.sitting import Sitting
from game.serve.seats.talk import REFUSED, Event, hello_of


@dataclass(frozen=True)
class Playing:
    """Seats over the web."""

    hall: Hall
    cookies: Cookies

    def chair_at(self, request: Request | WebSocket) -> Chair | None:
        """The chair that a path is about; None if there is none."""
        number = request.path_params.get("chair", self.cookies.seat(request.scope))
        with suppress(KeyError):
            found = self.hall.book.chair(int(number)) if number is not None else None
            return found if found and found.room == self.hall.room.id else None
        return None

    def is_beamer(self, request: Request | WebSocket) -> bool:
        """Does a path have a token of a link for all to see?"""
        return self.hall.book.passed("beamer", request.path_params["token"]) == (self.hall.room.id, None)

    async def page(self, file: str, request: Request) -> Response:
        """The page of a seat."""
        language = self.hall.room.language or language_of(request, self.hall.language)
        text = files("assets").joinpath("web", "seat", file).read_text("utf-8")
        values = {"TAG": LOCALES[language].tag, "LANGUAGE": language, "NOSCRIPT": say("seat.no_script", language)}
        for name, value in values.items():
            text = text.replace("{{" + name + "}}", escaped(value))
        return HTMLResponse(text)

    async def look_page(self, request: Request) -> Response:
        """The same page, to look on."""
        return await self.page("index.html", request) if self.chair_at(request) else PlainTextResponse("", 404)

    async def beamer_page(self, request: Request) -> Response:
        """The same page, for all."""
        if not self.is_beamer(request):
            return sentence("join.no_such_link", language_of(request, self.hall.language), 403)
        return await self.page("index.html", request)

    async def live(self, socket: WebSocket) -> None:
        """A person at their seat."""
        chair = self.chair_at(socket)
        if chair is None:
            await socket.close(REFUSED)
            return
        sitting: Sitting | None = None

        def enter(line: Line, said: Event) -> None:
            nonlocal sitting
            sitting = self.hall.sitting(chair)
            sitting.enter(line, hello_of(said))

        def hear(line: Line, event: Event) -> bool:
            return sitting is not None and sitting.hear(line, event)

        def leave(line: Line) -> None:
            if sitting:
                sitting.leave(line)

        await talk(self.hall, socket, enter, hear, leave)

    async def look(self, socket: WebSocket) -> None:
        """Somebody who looks on."""
        chair = self.chair_at(socket)
        if chair is None:
            await socket.close(REFUSED)
            return

        def enter(line: Line, said: Event) -> None:
            self.hall.look_on(chair, line)

        def leave(line: Line) -> None:
            if chair.id in self.hall.sittings:
                self.hall.sittings[chair.id].leave(line)

        await talk(self.hall, socket, enter, only_looks, leave)

    async def beamer(self, socket: WebSocket) -> None:
        """A screen for all."""
        if not self.is_beamer(socket):
            await socket.close(REFUSED)
            return

        def enter(line: Line, said: Event) -> None:
            self.hall.beamers.join(line)

        await talk(self.hall, socket, enter, only_looks, self.hall.beamers.leave)
