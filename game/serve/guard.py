"""The guard before every page: who asks, from where, how much; and the headers that tie a browser's hands.

A server on this machine can be asked by every page that is open in a browser here. So a request has to name us as we call
ourselves (or a name somebody else rules over could be turned to this address), has to bear a cookie of ours, and, if it
changes anything, has to come from a page of ours.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES: Final = 5_000_000
"""Of what a page sends: a scenario has 2 MB at most, and some signs take more when they are sent."""
ASKING: Final = ("GET", "HEAD")
REFUSED: Final = {403: "Forbidden", 405: "Method Not Allowed", 413: "Content Too Large", 421: "Misdirected Request"}
OURS: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self';"
    " media-src 'self'; connect-src 'self' {socket}; base-uri 'none'; form-action {forms}; frame-ancestors 'none'"
)
ANY_NAME: Final = re.compile(r"[a-z0-9.-]{1,253}(:[0-9]{1,5})?|\[[0-9a-f:.]{2,45}\](:[0-9]{1,5})?")
"""What somebody may call us who comes over a network: a name, or an address."""
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class TooMuch(Exception):
    """More was sent than is taken."""


@dataclass(frozen=True)
class Guard:
    """Lets those through who may come in. `open_to_all`: beginnings of paths for which no cookie is needed.

    `lets_in`: has whoever asks a cookie that is good for what is asked? `stranger`: what somebody without one is told. `names`:
    what we call ourselves; None: whatever others call us, over a network. `forms`: pages of ours send forms. `secure`: we are
    spoken to by TLS.
    """

    app: ASGIApp
    port: int
    lets_in: Callable[[Scope], bool]
    stranger: ASGIApp
    names: tuple[str, ...] | None = ("127.0.0.1", "localhost")
    open_to_all: tuple[str, ...] = ()
    forms: bool = False
    secure: bool = False
    most_bytes: int = MOST_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        if scope["type"] == "websocket":
            if refused is None:
                await self.app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 4403})
            return
        sender = self._with_headers(scope, send)
        if refused is not None:
            await refused(scope, receive, sender)
            return
        await self._within_bounds(scope, receive, sender)

    def _refused(self, scope: Scope) -> ASGIApp | None:
        """Why somebody is not let in; None if they are."""
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self._is_ours(hosts[0].lower()):
            return _plainly(421)
        socket, asking = scope["type"] == "websocket", scope.get("method") in ASKING
        if (socket or not asking or origins) and not self._is_our_page(origins, hosts[0].lower()):
            return _plainly(403)
        if not socket and scope["method"] not in (*ASKING, "POST"):
            return _plainly(405)
        if any(scope["path"].startswith(one) for one in self.open_to_all):
            return None
        if self.lets_in(scope):
            return None
        return _plainly(403) if socket or not asking else self.stranger

    def _is_ours(self, host: str) -> bool:
        if self.names is None:
            return ANY_NAME.fullmatch(host) is not None
        return host in self._hosts(self.names)

    def _is_our_page(self, origins: list[str], host: str) -> bool:
        """Does a request come from a page of this host? Whoever stands before us on a network may speak TLS in our place."""
        schemes = ["https"] if self.secure else ["http"] if self.names else ["http", "https"]
        return any(origins == [f"{scheme}://{host}"] for scheme in schemes)

    def _hosts(self, names: Iterable[str]) -> list[str]:
        return [f"{name}:{self.port}" for name in names]

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        """A sender that puts our headers on every answer; an answer's own policy stays."""
        host = Headers(scope=scope).get("host", "").lower()
        schemes = ("wss",) if self.secure else ("ws",) if self.names else ("ws", "wss")
        sockets = " ".join(f"{one}://{host}" for one in schemes) if self._is_ours(host) else ""
        policy = OURS.format(socket=sockets, forms="'self'" if self.forms else "'none'")
        # Without a referrer a form's own Origin would be null
        ours = {**HEADERS, "Referrer-Policy": "same-origin" if self.forms else "no-referrer"}

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in {**ours, "Content-Security-Policy": policy}.items():
                    headers.setdefault(name, value)
            await send(message)

        return sender

    async def _within_bounds(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:20]) > self.most_bytes:
            await _plainly(413)(scope, receive, send)
            return
        taken, begun = 0, False

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most_bytes:
                raise TooMuch
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counting, sending)
        except TooMuch:
            if begun:
                raise
            await _plainly(413)(scope, receive, send)


def _plainly(status: int) -> Response:
    return PlainTextResponse(f"{REFUSED[status]}\n", status)


def cookie_in(scope: Scope, name: str) -> str:
    """The value of a cookie; empty if there is none."""
    jar = SimpleCookie()
    for line in Headers(scope=scope).getlist("cookie"):
        try:
            jar.load(line[:8_000])
        except CookieError:
            continue
    return jar[name].value if name in jar else ""
