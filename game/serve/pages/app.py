"""All pages of a room, behind their guard: where each is, and who may ask for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from game.serve import static
from game.serve.guard import Guard
from game.serve.pages import possible, things
from game.serve.pages.asking import Asking
from game.serve.pages.deeds import Doing
from game.serve.pages.hurts import Hurts
from game.serve.pages.joining import Joining
from game.serve.pages.leading import Leading
from game.serve.pages.playing import Playing
from game.serve.pages.shell import Cookies, language_of, sentence
from game.serve.seats.hall import Hall

OPEN_TO_ALL: Final = (
    "/join", "/r/", "/s/", "/t/", "/beamer/", "/can-i-play", "/echo", "/web/", "/font/", "/tones.css", "/drawn/", "/picture/",
    "/sound/",
)  # fmt: skip
"""Beginnings of paths for which no cookie is needed."""
LEADING: Final = ("/room", "/look/")
"""Beginnings of paths that are for who leads the room."""
MOST_BYTES: Final = 100_000
"""Of what a page sends."""


def app_for(hall: Hall, base: str, port: int, names: tuple[str, ...] | None, secure: bool) -> ASGIApp:
    """The pages of a room. `base`: what links begin with. `names`: what we call ourselves; None: whatever others call us.

    `secure`: we are spoken to by TLS.
    """
    cookies = Cookies(hall.book, hall.room.id, port)
    joining, playing = Joining(hall, cookies), Playing(hall, cookies)
    asking, hurts = Asking(hall, playing), Hurts()
    leading, doing = Leading(hall, cookies, hurts, base), Doing(hall, cookies, base)
    routes = [
        Route("/", joining.welcome),
        Route("/r/{code}", joining.welcome),
        Route("/join", joining.welcome, methods=["GET"]),
        Route("/join", joining.join, methods=["POST"]),
        Route("/s/{token}", joining.seat_link),
        Route("/t/{token}", joining.leading_link),
        Route("/can-i-play", partial(playing.page, "can.html")),
        WebSocketRoute("/echo", possible.echo),
        Route("/echo/poll", possible.echo_poll, methods=["POST"]),
        Route("/seat", partial(playing.page, "index.html")),
        WebSocketRoute("/seat/live", playing.live),
        Route("/look/{chair:int}", playing.look_page),
        WebSocketRoute("/look/{chair:int}/live", playing.look),
        Route("/beamer/{token}", playing.beamer_page),
        WebSocketRoute("/beamer/{token}/live", playing.beamer),
        *(
            Route(path, partial(asks, of), methods=["POST"])
            for of, place in (("seat", "/seat"), ("look", "/look/{chair:int}"), ("beamer", "/beamer/{token}"))
            for path, asks in ((f"{place}/poll", asking.poll), (f"{place}/send", asking.send))
        ),
        Route("/room", leading.room),
        Route("/room/seat/{chair:int}", leading.seat),
        Route("/room/door", leading.door),
        Route("/room/results.zip", leading.results),
        WebSocketRoute("/room/live", leading.live),
        Route("/room/do", doing.do, methods=["POST"]),
        Route("/drawn/{key}.svg", things.drawn),
        Route("/picture/{folder}/{name}.svg", things.picture),
        Route("/sound/{name}.wav", things.sound),
        Route("/tones.css", static.style),
        Route("/web/{name:path}", static.script),
        Route("/font/{name}", static.font),
    ]

    @asynccontextmanager
    async def up(app: Starlette) -> AsyncIterator[None]:
        hall.start()
        yield
        await hurts.stop()
        await hall.stop()

    def lets_in(scope: Scope) -> bool:
        path = scope["path"]
        if path == "/":
            return True
        return bool(cookies.leads(scope)) if path.startswith(LEADING) else cookies.seat(scope) is not None

    async def stranger(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if scope["path"].startswith(LEADING):
            await sentence("join.trainers_only", language_of(request, hall.language), 403)(scope, receive, send)
        else:
            await RedirectResponse("/", 303)(scope, receive, send)

    app = Starlette(routes=routes, lifespan=up)
    return Guard(
        app, port, lets_in, stranger, names, OPEN_TO_ALL, forms=True, secure=secure, most_bytes=MOST_BYTES
    )  # fmt: skip
