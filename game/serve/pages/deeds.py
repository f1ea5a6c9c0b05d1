"""What a trainer does on the page of a room. A helper may do all of it but close the room and give links away."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from game.html.page import escaped
from game.language.locale import LANGUAGES
from game.language.messages import tell
from game.language.words import say
from game.serve.pages.monitor import LONGEST_SAID, TRAINER
from game.serve.pages.qr import qr_of
from game.serve.pages.shell import Cookies, page
from game.serve.rooms.guests import read_guests
from game.serve.rooms.names import harmless
from game.serve.rooms.room import CLOSED, MOST_MINUTES, OPEN, STATES, Chair
from game.serve.rooms.seating import seat_guests
from game.serve.seats.hall import Hall
from sim_core import SimError
from sim_core.public.ledgers import seen

MOST_FIELDS: Final = 12
TRAINERS_ALONE: Final = ("helper", "beamer", "link", "links", "names")
"""Deeds that let somebody in."""


class Unfit(Exception):
    """What no form of ours asks for, or what a helper may not do."""


@dataclass(frozen=True)
class Told:
    """What came of a deed. `link`: one that was asked for; `sheet`: a table to be saved."""

    text: str
    link: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Asked:
    """A deed, and who asks for it."""

    hall: Hall
    base: str
    role: str
    language: str
    fields: Mapping[str, str]

    def say(self, key: str, **values: object) -> Told:
        """What is told of it."""
        return Told(say(key, self.language, **values))

    @property
    def chair(self) -> Chair | None:
        """The chair it is about; None: all."""
        given = self.fields.get("chair", "")
        return self.pick(given) if given else None

    def pick(self, given: str) -> Chair:
        try:
            found = self.hall.book.chair(int(given[:12]))
        except (ValueError, KeyError) as error:
            raise Unfit from error
        if found.room != self.hall.room.id:
            raise Unfit
        return found


@dataclass(frozen=True)
class Doing:
    """Where deeds are asked for. `base`: what links begin with."""

    hall: Hall
    cookies: Cookies
    base: str

    async def do(self, request: Request) -> Response:
        """One deed."""
        try:
            fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
            given = {name: values[0] for name, values in fields.items()}
            deed, role = given.get("deed", ""), self.cookies.leads(request.scope)
            if deed not in DEEDS or (deed in TRAINERS_ALONE and role != TRAINER):
                raise Unfit
            language = spoken_by_trainer(request, self.hall)
            done = DEEDS[deed](Asked(self.hall, self.base, role, language, given))
        except (Unfit, ValueError):
            return JSONResponse({"told": say("room.unfit", spoken_by_trainer(request, self.hall))}, 400)
        if done.sheet:
            named = {"Content-Disposition": 'attachment; filename="links.csv"'}
            return Response("\ufeff" + done.sheet, media_type="text/csv; charset=utf-8", headers=named)
        picture = qr_of(done.link) if done.link else ""
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"told": done.text, "link": done.link, "qr": picture})
        if done.link:
            body = (
                f'<main class="door"><p>{escaped(done.text)}</p><p><code>{escaped(done.link)}</code></p>'
                f'<div class="qr">{picture}</div><p><a href="/room">{escaped(say("room.back", language))}</a></p></main>'
            )
            return page(say("game.title", language), body, language)
        return RedirectResponse("/room", 303)


def spoken_by_trainer(request: HTTPConnection, hall: Hall) -> str:
    """The language of a trainer's page: as asked for, else as the room was opened in."""
    wanted = request.query_params.get("lang", "")
    return wanted if wanted in LANGUAGES else hall.language


def _state(asked: Asked) -> Told:
    wanted = asked.fields.get("value", "")
    if wanted not in STATES or (CLOSED in (wanted, asked.hall.room.state) and asked.role != TRAINER):
        raise Unfit
    asked.hall.change("state", wanted)
    return asked.say(f"room.now.{wanted}")


def _minutes(asked: Asked) -> Told:
    wanted = float(asked.fields.get("value", "").replace(",", ".") or 0)
    if not 0 <= wanted <= MOST_MINUTES:
        raise Unfit
    asked.hall.change("minutes", wanted)
    return asked.say("room.now.minutes", count=f"{wanted:g}") if wanted else asked.say("room.now.no_minutes")


def _own_first(asked: Asked) -> Told:
    on = asked.fields.get("value") == "on"
    asked.hall.change("own_first", on)
    return asked.say(f"room.own_first.{'on' if on else 'off'}")


def _advance(asked: Asked) -> Told:
    chair = asked.chair
    if asked.hall.room.state != OPEN:
        return asked.say("room.now.no_week_ends")
    count = asked.hall.advance(chair.id if chair else None)
    asked.hall.changed()
    if count:
        return asked.say("room.now.advanced", count=count)
    return asked.say("room.now.no_week" if chair else "room.now.nobody_behind")


def _say(asked: Asked) -> Told:
    text = " ".join(seen(asked.fields.get("text", "")).split())[:LONGEST_SAID]
    if not text:
        raise Unfit
    chair = asked.chair
    count = asked.hall.say_to(text, chair.id if chair else None)
    return asked.say("room.now.said", count=count) if count else asked.say("room.now.nobody_hears")


def _mirror(asked: Asked) -> Told:
    given = asked.fields.get("value", "")
    chair = asked.pick(given) if given else None
    asked.hall.change("mirrored", chair.id if chair else None)
    return asked.say("room.now.mirrored", name=chair.name) if chair else asked.say("room.now.mirror_off")


def _link(asked: Asked) -> Told:
    chair = asked.chair
    if chair is None:
        raise Unfit
    made = asked.hall.book.allow("seat", asked.hall.room.id, chair.id)
    return Told(say("room.now.link", asked.language, name=chair.name), f"{asked.base}/s/{made}")


def _links(asked: Asked) -> Told:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow([say("room.column.name", asked.language), say("room.column.link", asked.language)])
    for chair in asked.hall.book.chairs(asked.hall.room.id):
        made = asked.hall.book.allow("seat", asked.hall.room.id, chair.id)
        rows.writerow([harmless(chair.name), f"{asked.base}/s/{made}"])
    return Told("", sheet=out.getvalue())


def _helper(asked: Asked) -> Told:
    made = asked.hall.book.allow("helper", asked.hall.room.id)
    return Told(say("room.now.helper", asked.language), f"{asked.base}/t/{made}")


def _beamer(asked: Asked) -> Told:
    made = asked.hall.book.allow("beamer", asked.hall.room.id)
    return Told(say("room.now.beamer", asked.language), f"{asked.base}/beamer/{made}")


def _names(asked: Asked) -> Told:
    try:
        guests = read_guests(asked.fields.get("names", "").encode("utf-8", "replace"), say("room.names", asked.language))
    except SimError as error:
        return Told(tell(error.message, asked.language))
    count = seat_guests(asked.hall.book, asked.hall.room, guests)
    asked.hall.changed()
    return asked.say("room.now.names", count=count)


Deed = Callable[[Asked], Told]
DEEDS: Final[Mapping[str, Deed]] = {
    "state": _state, "minutes": _minutes, "own_first": _own_first, "advance": _advance, "say": _say, "mirror": _mirror,
    "link": _link, "links": _links, "helper": _helper, "beamer": _beamer, "names": _names,
}  # fmt: skip
