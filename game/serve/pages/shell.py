"""Around every page of a room: its language, its head, and who bears which cookie."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from game.html.page import escaped
from game.language.locale import LANGUAGES, LOCALES
from game.language.words import say
from game.serve.guard import cookie_in
from game.serve.rooms.book import Book

A_YEAR: Final = 365 * 86_400
"""Seconds that a cookie is kept: a class may go on next week."""
SEAT, TRAINER, HELPER = "seat cookie", "trainer cookie", "helper cookie"
"""Kinds of passes that cookies are."""


@dataclass(frozen=True)
class Cookies:
    """Who somebody is, by a cookie. Cookies are shared by all ports of a machine, so each has its own."""

    book: Book
    room: int
    port: int

    def seat(self, scope: Scope) -> int | None:
        """The chair of whoever asks; None if they have none in this room."""
        found = self.book.passed(SEAT, cookie_in(scope, self._name("seat")))
        return found[1] if found and found[0] == self.room else None

    def leads(self, scope: Scope) -> str:
        """Does whoever asks lead the room: as its "trainer", as a "helper", or ("") not at all?"""
        given = cookie_in(scope, self._name("room"))
        found = next((kind for kind in (TRAINER, HELPER) if self.book.passed(kind, given) == (self.room, None)), "")
        return found.removesuffix(" cookie")

    def give(self, answer: Response, scope: Scope, kind: str, chair: int | None = None) -> None:
        """Let whoever asks be known from now on."""
        made = self.book.allow(kind, self.room, chair)
        secure = scope.get("scheme") == "https"
        name = self._name("seat" if kind == SEAT else "room")
        answer.set_cookie(name, made, max_age=A_YEAR, httponly=True, samesite="lax", path="/", secure=secure)

    def _name(self, of: str) -> str:
        return f"finalkick-{of}-{self.port}"


def language_of(asked: HTTPConnection, otherwise: str) -> str:
    """The language that a browser wants, of ours: by `?lang=`, else by what it prefers."""
    wanted = asked.query_params.get("lang", "")
    if wanted in LANGUAGES:
        return wanted
    for part in asked.headers.get("accept-language", "").lower().split(",")[:10]:
        name = part.partition(";")[0].strip()
        found = next((one.code for one in LOCALES.values() if name.startswith((*one.systems, one.code))), None)
        if found:
            return found
    return otherwise


def page(title: str, body: str, language: str, status: int = 200, script: str = "", kind: str = "") -> HTMLResponse:
    """A whole page. `script`: the one that it runs, of `assets/web`; `kind`: a class for its styles."""
    runs = f'<script type="module" src="/web/{script}"></script>' if script else ""
    return HTMLResponse(
        f'<!doctype html>\n<html lang="{LOCALES[language].tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{escaped(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/tones.css">'
        f'<link rel="stylesheet" href="/web/base.css"><link rel="stylesheet" href="/web/room/room.css">{runs}</head>'
        f'<body class="{kind}">{body}</body></html>\n',
        status,
    )


def sentence(key: str, language: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page with one sentence."""
    title = say("game.title", language)
    return page(
        title, f'<main class="door"><p>{escaped(say(key, language, **values))}</p></main>', language, status, kind="plain"
    )
