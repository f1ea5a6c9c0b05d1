"""How somebody comes in: by a link of one's own, or by the room's code and a name. A right code lets in at once, always."""

import asyncio
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from game.html.page import escaped
from game.language.words import say
from game.serve.pages.shell import HELPER, SEAT, TRAINER, Cookies, language_of, page, sentence
from game.serve.rooms.book import own_code
from game.serve.rooms.codes import LENGTH, normal_code
from game.serve.rooms.guesses import WAITING
from game.serve.rooms.names import LONGEST_NAME, tidy_name
from game.serve.rooms.room import CLOSED, Chair, NameTaken
from game.serve.seats.hall import Hall

MOST_CHAIRS: Final = 500
"""In a room: who has its code cannot fill the disk."""
MOST_FIELDS: Final = 8


@dataclass(frozen=True)
class Typed:
    """What stood in the form."""

    code: str = ""
    name: str = ""
    own: str = ""


@dataclass(frozen=True)
class Joining:
    """The door of a room."""

    hall: Hall
    cookies: Cookies

    async def welcome(self, request: Request) -> Response:
        """The form; the lasting link of a room has its code in it."""
        return self._form(request, Typed(code=request.path_params.get("code", "")))

    async def join(self, request: Request) -> Response:
        """Code and name. What is wrong is answered later each time; what is right never waits."""
        typed = _typed((await request.body()).decode("utf-8", "replace"))
        if normal_code(typed.code) != self.hall.room.code:
            return await self._wrong(request, typed, "room", "join.no_such_code")
        if not typed.name:
            return self._form(request, typed, "join.no_name")
        if self.hall.room.listed:
            return await self._listed(request, typed)
        if self.hall.room.state == CLOSED:
            return self._form(request, typed, "join.closed")
        if len(self.hall.book.chairs(self.hall.room.id)) >= MOST_CHAIRS:
            return self._form(request, typed, "join.full")
        there = self.hall.book.chair_of(self.hall.room.id, typed.name)
        if there and self.cookies.seat(request.scope) == there.id:
            return RedirectResponse("/seat", 303)
        try:
            chair = self.hall.book.sit(self.hall.room, typed.name)
        except NameTaken:
            return self._form(request, typed, "join.name_taken")
        self.hall.changed()
        return self._seated(request, chair)

    async def _listed(self, request: Request, typed: Typed) -> Response:
        """Somebody of a list shows a code of their own."""
        given = normal_code(typed.own)
        found = self.hall.book.passed("code", own_code(self.hall.room, typed.name, given)) if given else None
        if found and found[1] is not None:
            return self._seated(request, self.hall.book.chair(found[1]))
        there = self.hall.book.chair_of(self.hall.room.id, typed.name)
        if not given:
            return self._form(request, typed, "join.own_code_wanted" if there else "join.not_listed")
        return await self._wrong(request, typed, there.id if there else "list", "join.wrong_own_code")

    async def _wrong(self, request: Request, typed: Typed, at: object, key: str) -> Response:
        guesses = self.hall.guesses
        delay = guesses.wrong(at, time.monotonic())
        self.hall.changed()
        if guesses.waiting >= WAITING:
            return self._form(request, typed, key, 429)
        guesses.waiting += 1
        try:
            await asyncio.sleep(delay)
        finally:
            guesses.waiting -= 1
        return self._form(request, typed, key, 403)

    def _seated(self, request: Request, chair: Chair) -> Response:
        answer = RedirectResponse("/seat", 303)
        if self.cookies.seat(request.scope) != chair.id:
            self.cookies.give(answer, request.scope, SEAT, chair.id)
        return answer

    async def seat_link(self, request: Request) -> Response:
        """A link of one's own."""
        found = self.hall.book.passed("seat", request.path_params["token"])
        if found is None or found[0] != self.hall.room.id or found[1] is None:
            return await self._no_link(request)
        return self._seated(request, self.hall.book.chair(found[1]))

    async def leading_link(self, request: Request) -> Response:
        """A trainer's link, or a helper's."""
        given = request.path_params["token"]
        for kind, cookie in (("trainer", TRAINER), ("helper", HELPER)):
            if self.hall.book.passed(kind, given) == (self.hall.room.id, None):
                answer = RedirectResponse("/room", 303)
                if self.cookies.leads(request.scope) != kind:
                    self.cookies.give(answer, request.scope, cookie)
                return answer
        return await self._no_link(request)

    async def _no_link(self, request: Request) -> Response:
        self.hall.guesses.wrong("link", time.monotonic())
        self.hall.changed()
        return sentence("join.no_such_link", self._language(request), 403)

    def _language(self, request: Request) -> str:
        return self.hall.room.language or language_of(request, self.hall.language)

    def _form(self, request: Request, typed: Typed, told: str = "", status: int = 200) -> Response:
        language, room = self._language(request), self.hall.room
        known = normal_code(typed.code) == room.code

        def words(key: str, **values: object) -> str:
            return escaped(say(f"join.{key}", language, **values))

        def field(name: str, value: str, more: str) -> str:
            return f'<label>{words(name)}<input name="{name}" value="{escaped(value)}" {more}></label>'

        named = f'autocomplete="name" maxlength="{LONGEST_NAME}" required'
        code = f'autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="{LENGTH + 6}" required'
        own = field("own", "", 'autocomplete="off" spellcheck="false" maxlength="40"') if known and room.listed else ""
        mine = self.cookies.seat(request.scope)
        on = (
            f'<p><a class="primary" href="/seat">{words("go_on", name=self.hall.book.chair(mine).name)}</a></p>' if mine else ""
        )
        title = room.name if known else say("game.title", language)
        body = (
            f'<main class="door"><h1>{escaped(title)}</h1>{on}'
            + (f'<p class="notice bad" role="alert">{escaped(say(told, language))}</p>' if told else "")
            + '<form method="post" action="/join">'
            + field("code", typed.code, code + (" autofocus" if not known else ""))
            + field("name", typed.name, named + (" autofocus" if known else ""))
            + own
            + f'<button class="primary">{words("enter")}</button></form>'
            + f'<p class="hint"><a href="/can-i-play">{words("can_i_play")}</a></p></main>'
        )
        return page(title, body, language, status, kind="plain")


def _typed(body: str) -> Typed:
    try:
        fields = parse_qs(body, max_num_fields=MOST_FIELDS)
    except ValueError:
        return Typed()
    code, name, own = (fields.get(one, [""])[0][:400] for one in ("code", "name", "own"))
    return Typed(code, tidy_name(name), own)
