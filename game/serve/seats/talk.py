"""What a browser and a seat say to each other. Both sides are written after this.

PAGES

    /seat               the person's own seat; needs the cookie that `/s/TOKEN`, or `/join` with the room's code, has given
    /look/NUMBER        a seat as a trainer sees it: the same page, nothing is taken from it
    /beamer/TOKEN       the seat that the trainer shows to all; the same page, nothing is taken from it

Each serves `assets/web/seat/index.html`, with TAG, LANGUAGE and NOSCRIPT filled in. Addresses of all that follows are made from
the path of the page (`location.pathname`): P/live, P/poll, P/send.

WHAT STROKES NAME (see `game/window/widgets/strokes.py`); the answers may be kept for good

    ("i", x, y, w, h, "icons/NAME", colour)     /picture/icons/NAME.svg     colour "": in its own; else white is dyed
    ("s", x, y, w, h, KEY)                      /drawn/KEY.svg
    sounds: [[NAME, loud], …] of a frame        /sound/NAME.wav
    fonts, scripts, styles                      /font/NAME, /web/seat/NAME, /web/base.css, /tones.css

Styles are set by classes, attributes of SVG, or an element's `style` in a script: our policy bars style="…" in markup.

OVER A SOCKET: P/live, texts of JSON. The browser begins:

    {"do": "hello", "w": 1280, "h": 720, "language": "zh", "window": ID}     ID: this tab's own, 8 to 40 letters and digits;
                                                                            "again": 1 if the person has asked for the seat back
and goes on with what `Seat.take` knows (press, release, move, wheel, key, text, compose, resize, leave, draw), and

    {"do": "still_here"}     every 20 s; and at once when the page is looked at again: it is answered with {"note": "here"}

What somebody will want to know the fate of (a press, a key, a text) has "counts": 1, 2, … of this window.

The server says

    {"n": …}                 a frame, as `game/serve/wire.py` tells it; the first one after hello has "first": 1
    {"note": NAME, …}        something beside the picture:

    here       the answer to still_here
    taken      counts: up to which number what counts has been taken. It comes before the frame that shows what came of it;
               and after hello to a window that was here last, so that whoever pressed as the line broke knows how that ended
    open       choices are taken. One of these three comes after hello, and when it changes
    paused     nothing is taken: what is pressed now is dropped
    closed     nothing more is chosen; at a game that is over one may still look
    clock      left_s: seconds until this week ends by itself, counting down; null: it does not. `stands`: true while it waits
    message    text, from: the name of who says it; "" for the room itself
    elsewhere  a newer window has the seat. The socket is closed (4409); connect again only when the person asks (`again`)
    locked     there is nothing more to be chosen here: text says why
    busy       the seat is being got ready; a frame follows
    failed     text: something went wrong in this seat; it is being opened again, and a frame with "first" follows
    looking    name: whose seat this is; to pages that only look on. name "": nothing is shown at present
    shown      on: true while this seat is shown to all

Codes with which a socket is closed: 4403 who asks is not let in (for good: show the way to `/`; before the socket is open a
browser hears 1006 instead, and asks by P/poll); 4409 elsewhere; 4400 what was said could not be read; 1012 the server goes.
After any but the first two the page connects again by itself, after 0.5 s, then ever later.

BY ASKING AGAIN AND AGAIN, where sockets are barred: POST with JSON, `Content-Type: application/json`

    P/poll   {"window": ID, "hello": {…}, "send": [event, …], "got": n}      → {"frames": [frame, …], "notes": [note, …]}
    P/send   {"window": ID, "send": [event, …]}                              → {}

`hello` in the first one, and again after an answer 410, which says that the server does not know this window (any more). `got`
is the number `n` of the newest frame that has come through; if it is not the newest that was sent, a whole one follows. An
answer is held back for up to 25 s until there is something to be told. 409: a newer window has the seat. 403: not let in.

IS IT POSSIBLE HERE? `/can-i-play` serves `assets/web/seat/can.html` (filled as above). `WS /echo` says back what it is told,
and `POST /echo/poll` with {"say": TEXT, "wait": seconds to 5} answers {"say": TEXT} after so long. Both are open to everybody.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.language.locale import LANGUAGES

LARGEST: Final = 8_192
"""Bytes of what a page says over its socket at once."""
MOST_EVENTS: Final = 64
"""In one POST."""
WINDOW: Final = re.compile(r"[A-Za-z0-9]{8,40}")
REFUSED, TAKEN, UNREADABLE = 4403, 4409, 4400
"""Codes with which a socket is closed."""
MOST_COUNTED: Final = 2**53
"""A browser counts exactly so far."""
HELD: Final = 25.0
"""Seconds that an answer is held back at most."""
Event = Mapping[str, object]
Note = dict[str, Any]


class Unreadable(Exception):
    """What was said is nothing that a page of ours says."""


@dataclass(frozen=True)
class Hello:
    """How a window begins. `language` "" if it has none of ours; `again`: the person wants the seat back from another."""

    window: str
    size: tuple[int, int]
    language: str
    again: bool = False


def read(text: str) -> dict[str, object]:
    """One text of a page. Raises `Unreadable`."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(said, dict):
        raise Unreadable
    return said


def hello_of(said: Event) -> Hello:
    """The beginning of a page. Raises `Unreadable`."""
    window, w, h, language = (said.get(name) for name in ("window", "w", "h", "language"))
    if not isinstance(window, str) or not WINDOW.fullmatch(window) or not all(_is_size(one) for one in (w, h)):
        raise Unreadable
    size = int(float(str(w))), int(float(str(h)))
    return Hello(window, size, language if isinstance(language, str) and language in LANGUAGES else "", said.get("again") == 1)


def _is_size(value: object) -> bool:
    return type(value) in (int, float) and 0 < float(str(value)) < 100_000


def counted(event: Event, before: int) -> int:
    """The number of what counts that was taken last. `before`: what it was before this event."""
    found = event.get("counts")
    return max(found, before) if type(found) is int and found <= MOST_COUNTED else before


def note(kind: str, /, **more: object) -> Note:
    """Something beside the picture."""
    return {"note": kind, **more}


def told(what: Mapping[str, Any]) -> str:
    """A frame or a note as it is sent."""
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))
